"""The contact policy: how often each group is to be reached, what qualifies, and the limits that raise a flag."""

from __future__ import annotations

import math
import numbers
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from pmodash.findings import Finding, RefusedEditError
from pmodash.network.register import Register
from pmodash.vocabulary import ALL, NO_GROUP, group_names, read_data

FALLBACK_GROUP = "Wider Business"
LONGEST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class GroupPolicy:
    """One group's cadence, in days between qualifying touchpoints, and the largest share one vehicle may have.

    `broadcast_qualifies` tells whether a newsletter, a town hall and the like count as a touchpoint for it. A
    maximum below the ideal is read as the ideal.
    """

    group: str
    ideal: int
    maximum: int
    broadcast_qualifies: bool
    largest_share: float

    @property
    def maximum_too_short(self) -> tuple[str, str]:
        """What is wrong with a maximum below the ideal, and what to do about it."""
        gap = f"the maximum gap of {self.group} would be {self.maximum} days"
        return f"{gap}, less than its ideal gap of {self.ideal}", "raise the maximum first, or give a shorter ideal"


@dataclass(frozen=True, slots=True)
class Policy:
    """The policy in force: one line a group, the modifiers of its cadence, and the limits of the measures.

    `critic_factor` shortens ideal and maximum for a critic or anyone below their desired level,
    `manage_closely_factor` for high influence with high interest; both apply together. `own_cadence_stretch` makes
    the maximum of a contact with a cadence of their own. Defaults: data/policy.toml.
    """

    groups: tuple[GroupPolicy, ...]
    critic_factor: float
    manage_closely_factor: float
    own_cadence_stretch: float
    fatigue_touchpoints: int
    strategic_effort_share: float
    least_touchpoints_for_share: int
    window_days: int

    @staticmethod
    def default() -> Policy:
        """The product's own policy, before a workbook changes it."""
        return _default()

    def of(self, group: str | None) -> GroupPolicy:
        """The line of a group; a contact with no group follows the Wider Business policy."""
        wanted = FALLBACK_GROUP if group in (None, "", NO_GROUP) else group
        for line in self.groups:
            if line.group == wanted:
                return line
        raise KeyError(group)

    def with_value(self, group: str, field: str, value: object) -> Policy:
        """This policy with one number changed; `group` is "All" for a modifier or limit.

        RefusedEditError says what the field takes when the group, the field or the value will not do.
        """
        fields = LIMIT_FIELDS if group == ALL else GROUP_FIELDS
        if group != ALL and group not in group_names():
            raise RefusedEditError(f"there is no group {group!r}", f"use one of {', '.join(group_names())} or {ALL}")
        if field not in fields:
            raise RefusedEditError(f"the policy of {group} has no field {field!r}", f"use one of {', '.join(fields)}")
        checked = fields[field].checked(field, value)
        if group == ALL:
            return replace(self, **{field: checked})  # type: ignore[arg-type]
        lines = (replace(line, **{field: checked}) if line.group == group else line for line in self.groups)  # type: ignore[arg-type]
        return replace(self, groups=tuple(lines))


@dataclass(frozen=True, slots=True)
class PolicyField:
    """What a field of the policy is called, and the values it takes: whole days or a number between two bounds, or yes
    and no.
    """

    label: str
    kind: str
    least: float = 0
    most: float = 0
    takes: str = ""

    def checked(self, field: str, value: object) -> float | int | bool:
        """The value in the field's own type, RefusedEditError when it is not one that the field takes."""
        if self.kind == "yes or no" and value in (True, False):
            return bool(value)
        number = _number(value)
        if self.kind != "yes or no" and number is not None and self.least <= number <= self.most:
            if self.kind == "number":
                return number
            if number == int(number):
                return int(number)
        raise RefusedEditError(f"{field} cannot be {value!r}", f"give {self.takes}")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, numbers.Real) or not math.isfinite(value):
        return None
    return float(value)


def _days(label: str) -> PolicyField:
    return PolicyField(label, "whole", 1, LONGEST_DAYS, f"whole days from 1 to {LONGEST_DAYS}")


def _share(label: str) -> PolicyField:
    return PolicyField(label, "number", 0.01, 1, "a share from 0.01 to 1, such as 0.4 for 40 %")


def _factor(label: str) -> PolicyField:
    return PolicyField(label, "number", 0.05, 1, "a factor from 0.05 to 1, such as 0.5 for half the time")


def _count(label: str) -> PolicyField:
    return PolicyField(label, "whole", 1, 1000, "a whole number from 1 to 1000")


GROUP_FIELDS: Mapping[str, PolicyField] = {
    "ideal": _days("Ideal gap"),
    "maximum": _days("Maximum gap"),
    "broadcast_qualifies": PolicyField("Broadcasts count", "yes or no", takes="yes (true) or no (false)"),
    "largest_share": _share("Largest share of one vehicle"),
}
LIMIT_FIELDS: Mapping[str, PolicyField] = {
    "critic_factor": _factor("Critics and those below their desired level"),
    "manage_closely_factor": _factor("High influence and high interest"),
    "own_cadence_stretch": PolicyField(
        "Own cadence: maximum as a multiple", "number", 1, 10, "a number from 1 to 10, such as 1.5"
    ),
    "fatigue_touchpoints": _count("Most touchpoints in 30 days"),
    "strategic_effort_share": _share("Least share of effort for strategic ties"),
    "least_touchpoints_for_share": _count("Fewest touchpoints for a share"),
    "window_days": _days("Window for vehicles, days"),
}


@cache
def _default() -> Policy:
    data = read_data("policy.toml")
    lines = tuple(GroupPolicy(**entry) for entry in data["groups"])
    if tuple(line.group for line in lines) != group_names():
        raise ValueError("data/policy.toml: the groups must be those of data/network.toml, in their order")
    return Policy(groups=lines, **data["modifiers"], **data["limits"])


def policy_of(register: Register) -> Policy:
    """The policy in force for a workbook: the defaults with what the workbook itself says laid over them.

    What will not do is passed over; `policy_findings` names it.
    """
    return _overlaid(register.policy)[0]


def policy_findings(register: Register) -> tuple[Finding, ...]:
    """The values of the workbook's own policy that were passed over, and the maxima below their ideal."""
    policy, refused = _overlaid(register.policy)
    short = tuple(
        Finding(
            severity="fix",
            kind="policy-maximum-below-ideal",
            found=f"{line.group}: maximum {line.maximum}, ideal {line.ideal}",
            expected="a maximum of at least the ideal",
            remedy=f"Set the maximum of {line.group} on the Policy page; until then its ideal is used for both.",
        )
        for line in policy.groups
        if line.maximum < line.ideal
    )
    return (*refused, *short)


def _overlaid(said: Mapping[str, Mapping[str, float | bool]]) -> tuple[Policy, tuple[Finding, ...]]:
    policy, refused = Policy.default(), []
    for group, values in said.items():
        for field, value in values.items():
            try:
                policy = policy.with_value(group, field, value)
            except RefusedEditError as error:
                remedy = f"{error.remedy[:1].upper()}{error.remedy[1:]}; until then the default is used."
                refused.append(
                    Finding("fix", "policy-value-unusable", found=f"{group}, {field}: {value}", remedy=remedy)
                )
    return policy, tuple(refused)
