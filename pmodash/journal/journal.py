"""The journal: every edit made to a workbook, in order, undone and redone one by one, nothing ever lost."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pmodash.journal.edits import Edit


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit of the journal, when it was made, and whether it is taken back at present."""

    edit: Edit
    at: dt.datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Journal:
    """Edits in the order they were made. Those from `active` on are undone and can be redone, until a new one is made.

    A journal never changes: adding, undoing and redoing give another one. It is replayed over the workbook's own
    bytes, so undoing every edit gives back the workbook exactly as it came.
    """

    made: tuple[tuple[Edit, dt.datetime], ...] = ()
    count: int = 0

    def add(self, edit: Edit, at: dt.datetime) -> Journal:
        """One more edit; what was undone before it can no longer be redone."""
        return Journal((*self.made[: self.count], (edit, at)), self.count + 1)

    def undo(self) -> Journal:
        """The last edit in force taken back; the same journal when there is none."""
        return Journal(self.made, max(self.count - 1, 0))

    def redo(self) -> Journal:
        """The edit last taken back put in force again; the same journal when there is none."""
        return Journal(self.made, min(self.count + 1, len(self.made)))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every edit with its time, those taken back marked and last."""
        return tuple(Entry(edit, at, number >= self.count) for number, (edit, at) in enumerate(self.made))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits in force, in order."""
        return tuple(edit for edit, _ in self.made[: self.count])

    @property
    def active(self) -> tuple[Entry, ...]:
        """The entries in force, in order."""
        return self.entries[: self.count]

    @property
    def undone(self) -> tuple[Edit, ...]:
        """The edits taken back, the next to be redone first."""
        return tuple(edit for edit, _ in self.made[self.count :])

    @property
    def times(self) -> tuple[dt.datetime, ...]:
        """When each edit in force was made."""
        return tuple(at for _, at in self.made[: self.count])

    @property
    def can_undo(self) -> bool:
        """Whether an edit is in force."""
        return self.count > 0

    @property
    def can_redo(self) -> bool:
        """Whether an edit was taken back and can be put in force again."""
        return self.count < len(self.made)
