"""The journal: every edit made to a workbook, in order, undone and redone step by step, nothing ever lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.journal.edits import Edit


@dataclass(frozen=True, slots=True)
class Made:
    """An edit and when it was made. Edits that were made together, as one import, have the same `step` and are undone
    and redone together; `step` counts from 1 in a journal, and `together` says in words what made them, blank for an
    edit that stands alone.
    """

    edit: Edit
    at: dt.datetime
    step: int
    together: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit of the journal, when it was made, with what it was made together, and whether it is taken back."""

    edit: Edit
    at: dt.datetime
    together: str = ""
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Journal:
    """Edits in the order they were made. Those from `active` on are undone and can be redone, until a new one is made.

    A journal never changes: adding, undoing and redoing give another one. It is replayed over the workbook's own
    bytes, so undoing every edit gives back the workbook exactly as it came.
    """

    made: tuple[Made, ...] = ()
    count: int = 0

    def add(self, edit: Edit, at: dt.datetime) -> Journal:
        """One more edit; what was undone before it can no longer be redone."""
        return self.add_together((edit,), at, "")

    def add_together(self, edits: Sequence[Edit], at: dt.datetime, together: str) -> Journal:
        """More edits that are undone and redone as one step, and what made them."""
        before = self.made[: self.count]
        step = before[-1].step + 1 if before else 1
        made = (*before, *(Made(edit, at, step, together) for edit in edits))
        return Journal(made, len(made))

    def undo(self) -> Journal:
        """The last step in force taken back; the same journal when there is none."""
        return Journal(self.made, self._edge(-1)) if self.count else self

    def redo(self) -> Journal:
        """The step last taken back put in force again; the same journal when there is none."""
        return Journal(self.made, self._edge(1)) if self.can_redo else self

    def up_to(self, count: int) -> Journal:
        """Only the steps that lie wholly within the first `count` edits in force; the others are taken back."""
        journal = self
        while journal.count > max(count, 0):
            journal = journal.undo()
        return journal

    def _edge(self, way: int) -> int:
        """How many edits are in force after one step back or on."""
        step = self.made[self.count - (1 if way < 0 else 0)].step
        steps = [made.step for made in self.made]
        return steps.index(step) if way < 0 else len(steps) - steps[::-1].index(step)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every edit with its time, those taken back marked and last."""
        return tuple(
            Entry(made.edit, made.at, made.together, number >= self.count) for number, made in enumerate(self.made)
        )

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits in force, in order."""
        return tuple(made.edit for made in self.made[: self.count])

    @property
    def active(self) -> tuple[Entry, ...]:
        """The entries in force, in order."""
        return self.entries[: self.count]

    @property
    def undone(self) -> tuple[Edit, ...]:
        """The edits taken back, the next to be redone first."""
        return tuple(made.edit for made in self.made[self.count :])

    @property
    def last_step(self) -> tuple[Made, ...]:
        """The edits that undoing takes back."""
        return self.made[self.undo().count : self.count]

    @property
    def next_step(self) -> tuple[Made, ...]:
        """The edits that redoing puts in force again."""
        return self.made[self.count : self.redo().count]

    @property
    def times(self) -> tuple[dt.datetime, ...]:
        """When each edit in force was made."""
        return tuple(made.at for made in self.made[: self.count])

    @property
    def can_undo(self) -> bool:
        """Whether an edit is in force."""
        return self.count > 0

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back and can be put in force again."""
        return self.count < len(self.made)
