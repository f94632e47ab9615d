"""Two people's copies of one workbook made one: what theirs changed since the base, as edits of yours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pmodash.comparison.conflicts import MINE, Conflict, numbered
from pmodash.comparison.copies import Copies
from pmodash.comparison.merged_fields import contact_steps, new_steps
from pmodash.comparison.merged_log import keys_of_theirs, logged, new_touchpoints, that_no_log_says, with_touchpoints
from pmodash.comparison.merged_settings import apart_steps, policy_steps, rule_steps
from pmodash.comparison.merged_story import story_steps
from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Edit, LogTouchpoints
from pmodash.journal.replaying import replay
from pmodash.journal.sifting import refused_alone
from pmodash.network.register import Register


@dataclass(frozen=True, eq=False)
class Merging:
    """What their copy brings into yours: the edits that need no choice, the conflicts, and what stays otherwise.

    `touchpoints_kept` counts those of the base that their copy no longer has: they stay in yours. `carried_out` are
    plans of yours that were carried out there: they are logged as done, beside the rows of the plans.
    """

    mine: Register
    steps: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    logs: tuple[LogTouchpoints, ...]
    touchpoints_kept: int = 0
    carried_out: int = 0

    def edits(self, choices: Mapping[int, str]) -> tuple[Edit, ...]:
        """All edits, with what was chosen for each conflict by its number; one not chosen stays as in yours."""
        chosen = (conflict.edits[choices.get(conflict.number, MINE)] for conflict in self.conflicts)
        return (*self.steps, *self.logs, *(edit for edits in chosen for edit in edits))


@dataclass(frozen=True, slots=True)
class NotDone:
    """An edit that your copy cannot take, and why."""

    edit: Edit
    why: str


def merge_copies(base: Register, mine: Register, theirs: Register, as_of: dt.date | None = None) -> Merging:
    """What their copy changed, added and logged since the base, as edits of yours.

    Nothing that you did is undone: a field that both changed to different values, somebody who left in one copy and was
    changed in the other, and somebody whom their copy lists no more are for you to choose. The same touchpoint logged
    in both is there once. Somebody whom both added is one contact.
    """
    copies = Copies(base, mine, theirs)
    new = new_touchpoints(copies)
    touched = frozenset(theirs.touchpoints["contact"].to_numpy()[new.rows].tolist())
    keys = keys_of_theirs(copies)
    logs = tuple(logged(theirs, new.rows, keys))
    settings = [*policy_steps(copies), *rule_steps(copies), *apart_steps(copies, keys), *story_steps(copies)]
    found = [*contact_steps(copies, as_of, touched), *new_steps(copies), *settings]
    edits = that_no_log_says((step for step in found if not isinstance(step, Conflict)), logs, theirs)
    conflicts = [with_touchpoints(copies, step, new.rows) for step in found if isinstance(step, Conflict)]
    return Merging(mine, tuple(edits), numbered(conflicts), logs, new.lost, new.carried_out)


def that_can_be_made(mine: Register, edits: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[NotDone, ...]]:
    """The edits that your copy takes, and those that it does not with the reason, as for a column that is not there."""
    wanted = list(edits)
    alone = refused_alone(mine, wanted)
    refused = [NotDone(wanted[number], refusal.why) for number, refusal in alone.items()]
    kept = [edit for number, edit in enumerate(wanted) if number not in alone]
    while True:
        try:
            replay(mine, kept)
        except RefusedEditError as refusal:
            refused.append(NotDone(kept.pop(refusal.number - 1), refusal.why))
        else:
            return tuple(kept), tuple(refused)
