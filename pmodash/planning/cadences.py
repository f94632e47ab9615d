"""The ideal and the maximum of each contact: the group's policy, its modifiers, or a cadence of the contact's own."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.planning.cadence import cadence_days
from pmodash.planning.codes import Flags, codes_in
from pmodash.planning.policy import FALLBACK_GROUP, Policy
from pmodash.planning.rounding import whole_days
from pmodash.vocabulary import CRITIC_LEVEL, LEVELS

# LEVELS in order: an unaware contact has not reached Neutral or more; nobody is below a desired "Unaware".
CURRENT_RANK = np.array([1, 1, 2, 3, 4, 9])
DESIRED_RANK = np.array([0, 1, 2, 3, 4, 0])


def cadences(contacts: pd.DataFrame, group: pd.Series, policy: Policy) -> pd.DataFrame:
    """How often each contact is to be reached, and why. Index: that of contacts.

    Columns: `ideal_days`, `maximum_days` (int64), `cadence_why` (words), `own_cadence`, `manage_closely`,
    `below_desired`, `critic` (bool). A contact with no group follows the Wider Business policy. A maximum below its
    ideal is read as the ideal. Domain: default policy and modifiers.
    """
    read = cadence_days(contacts["cadence"])
    own = read["days"].to_numpy(dtype=float, na_value=np.nan)
    traits = _traits(contacts)
    pressed = traits["critic"] | traits["below_desired"]
    ideal, maximum, why = _by_policy(group, pressed, traits["manage_closely"], policy)
    has_own = ~np.isnan(own)
    days = np.nan_to_num(own, nan=1.0)
    return pd.DataFrame(
        {
            "ideal_days": np.where(has_own, whole_days(days), ideal),
            "maximum_days": np.where(has_own, whole_days(days * policy.own_cadence_stretch), maximum),
            "cadence_why": read["why"].where(has_own, pd.Series(why, contacts.index, dtype="str")),
            "own_cadence": has_own,
            **traits,
        },
        index=contacts.index,
    )


def _traits(contacts: pd.DataFrame) -> dict[str, Flags]:
    closely = (contacts["influence_level"] == "High") & (contacts["interest_level"] == "High")
    return {
        "critic": (contacts["current_level"] == CRITIC_LEVEL).to_numpy(dtype=bool),
        "below_desired": below_desired(contacts["current_level"], contacts["desired_level"]),
        "manage_closely": closely.to_numpy(dtype=bool),
    }


def below_desired(current: pd.Series, desired: pd.Series) -> Flags:
    """Whether each contact stands below their desired level; False where one of the two is not known.

    Levels are ordered from Resistant up. Somebody unaware is below a desired level of Neutral or more.
    """
    now, wanted = (codes_in(level, LEVELS) for level in (current, desired))
    return np.asarray(CURRENT_RANK[now] < DESIRED_RANK[wanted], dtype=bool)


def _by_policy(
    group: pd.Series, pressed: np.ndarray, closely: np.ndarray, policy: Policy
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The ideal, the maximum and the reason that policy gives: one of at most four cases a group, worked out once."""
    codes, names = pd.factorize(group)
    groups = [*map(str, names), None]
    cases = [(name, bool(case & 2), bool(case & 1)) for name in groups for case in range(4)]
    place = np.where(codes < 0, len(names), codes) * 4 + pressed * 2 + closely
    lines = [policy.of(name) for name, _, _ in cases]
    factor = np.array([_factor(policy, critic, close) for _, critic, close in cases])
    ideal = whole_days(np.array([line.ideal for line in lines]) * factor)
    maximum = whole_days(np.array([line.maximum for line in lines]) * factor)
    why = np.array([_why(policy, *case) for case in cases], dtype=object)
    return ideal[place], np.maximum(ideal, maximum)[place], why[place]


def _factor(policy: Policy, pressed: bool, closely: bool) -> float:
    return (policy.critic_factor if pressed else 1) * (policy.manage_closely_factor if closely else 1)


def _why(policy: Policy, group: str | None, pressed: bool, closely: bool) -> str:
    line = policy.of(group)
    base = f"{group} policy" if group else f"no group, so the {FALLBACK_GROUP} policy"
    parts = [f"{base} {line.ideal}/{line.maximum}"]
    if pressed:
        parts.append(f"× {policy.critic_factor:g} as a critic or below their desired level")
    if closely:
        parts.append(f"× {policy.manage_closely_factor:g} for high influence and high interest")
    return ", ".join(parts)
