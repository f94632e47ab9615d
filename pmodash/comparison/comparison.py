"""What changed between two workbooks, question by question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pmodash.comparison.field_changes import fields_changed, fields_lost
from pmodash.comparison.matching import Matches, match
from pmodash.comparison.people_changes import became_overdue, joined, left, level_moved, moved_group, recovered
from pmodash.comparison.policy_changes import policy_changed
from pmodash.comparison.touchpoint_changes import touchpoint_pairs, touchpoints_changed, touchpoints_only
from pmodash.comparison.versions import Version, network_at
from pmodash.findings import Finding
from pmodash.knowledge import Network
from pmodash.network.register import Register

QUESTIONS = {
    "joined": "Joined",
    "left": "Left",
    "moved_group": "Moved group",
    "level_moved": "Level moved",
    "became_overdue": "Became overdue",
    "recovered": "Recovered",
    "fields_changed": "Fields changed",
    "touchpoints_added": "Touchpoints added",
    "touchpoints_removed": "Touchpoints removed",
    "touchpoints_changed": "Plans carried out",
    "policy_changed": "Policy changed",
}


@dataclass(frozen=True, eq=False)
class Comparison:
    """The two workbooks, who is who in them, and a frame for each of QUESTIONS."""

    earlier: Version
    later: Version
    matches: Matches
    answers: Mapping[str, pd.DataFrame]

    @property
    def nothing_changed(self) -> bool:
        """Whether the two say the same of everything that is compared."""
        return all(frame.empty for frame in self.answers.values())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be compared."""
        earlier, later = self.earlier.register, self.later.register
        lost = fields_lost(earlier, later, self.matches)
        return (*lost, *_log_lost(earlier, later))


def compare(earlier: Version, later: Version) -> Comparison:
    """Every question answered. The sheets that the product keeps for itself are in no register, and so no change."""
    first, second = earlier.register, later.register
    matches = match(first, second)
    pairs = touchpoint_pairs(first, second, matches)
    answers = {
        "joined": joined(earlier, later, matches),
        "left": left(earlier, later, matches),
        "moved_group": moved_group(earlier, later, matches),
        "level_moved": level_moved(earlier, later, matches),
        "became_overdue": became_overdue(earlier, later, matches),
        "recovered": recovered(earlier, later, matches),
        "fields_changed": fields_changed(first, second, matches),
        "touchpoints_added": touchpoints_only(first, second, pairs, added=True),
        "touchpoints_removed": touchpoints_only(first, second, pairs, added=False),
        "touchpoints_changed": touchpoints_changed(first, second, pairs),
        "policy_changed": policy_changed(first, second),
    }
    return Comparison(earlier, later, matches, answers)


def compare_registers(
    earlier: Register, later: Register, as_of: dt.date, earlier_as_of: dt.date | None = None, home: tuple[str, ...] = ()
) -> Comparison:
    """Two workbooks as they were read. Both are judged on the as-of date, so that a difference of status is one of
    what the workbooks say; with `earlier_as_of` the earlier one is judged as it stood on that day, and the time that
    went by counts too. Both have the later one's home organisation, or `home`.
    """
    network = Network.of(later, home or None)
    return compare(
        Version.on(network_at(earlier, network.home), earlier_as_of or as_of),
        Version.on(network, as_of),
    )


def _log_lost(earlier: Register, later: Register) -> tuple[Finding, ...]:
    count = len(earlier.touchpoints)
    if later.has_touchpoint_sheet or not count:
        return ()
    return (
        Finding(
            "note",
            "log-not-in-later",
            found="the later workbook keeps no log of touchpoints",
            expected=f"the earlier one holds {count:,}",
            remedy="They are not counted as removed. If its log was not recognised, correct that on the Upload page",
        ),
    )
