"""One user's inputs as one value: the file, what they corrected and chose, and their edits. All else is derived."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from pmodash.journal.bursts import goes_on
from pmodash.journal.edits import Edit
from pmodash.journal.journal import Journal
from pmodash.selection import Selection
from pmodash.ui.plain import counted, listed
from pmodash.workbook.tables import Corrections, SheetCorrection


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The workbook that is open: its name, its bytes as they came, and whether it is the made-up sample."""

    name: str
    data: bytes = field(repr=False)
    digest: str
    sample: bool = False

    @classmethod
    def of(cls, name: str, data: bytes, sample: bool = False) -> OpenFile:
        """A file with the digest that names everything derived from it."""
        return cls(name, data, blake2b(data, digest_size=16).hexdigest(), sample)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What one session holds. `as_of` is the day that status is told for, `window` the days that
    vehicles are looked at over (None: as the policy says); `revision` grows with every change of
    the journal and so names its state; `saved` are the edits that the last downloaded workbook holds, and
    `kept` the corrections and the home organisation that it keeps.
    """

    as_of: dt.date
    file: OpenFile | None = None
    corrections: Corrections = field(default_factory=Corrections)
    home: tuple[str, ...] | None = None
    window: int | None = None
    selection: Selection = field(default_factory=Selection)
    journal: Journal = field(default_factory=Journal)
    revision: int = 0
    saved: tuple[Edit, ...] = ()
    kept: tuple[Corrections, tuple[str, ...] | None] = (Corrections(), None)

    def opened(self, file: OpenFile) -> Workspace:
        """Another workbook: corrections, filters and edits of the last one are gone, the as-of date stays."""
        return Workspace(as_of=self.as_of, file=file, window=self.window, revision=self.revision + 1)

    def closed(self) -> Workspace:
        """No workbook."""
        return Workspace(as_of=self.as_of, window=self.window, revision=self.revision + 1)

    def corrected(self, correction: SheetCorrection) -> Workspace:
        """What the user says of one sheet, in place of what they said before."""
        return replace(self, corrections=self.corrections.with_sheet(correction))

    def corrected_as(self, corrections: Corrections) -> Workspace:
        """What the user says of every sheet, in place of all they said before."""
        return replace(self, corrections=corrections)

    def at_home(self, home: tuple[str, ...] | None) -> Workspace:
        """The home organisation as the user names it; an empty tuple has it inferred, whatever the workbook keeps."""
        return replace(self, home=home)

    def edited(self, edit: Edit, at: dt.datetime) -> Workspace:
        """One more edit in the journal, or the last one gone on with where no download holds that yet."""
        goes = goes_on(self.journal, edit, at) and self.journal.edits[-1] not in self.saved
        return self.with_journal((self.journal.undo() if goes else self.journal).add(edit, at))

    def edited_together(self, edits: Sequence[Edit], at: dt.datetime, together: str) -> Workspace:
        """More edits in the journal that are undone as one, and in words what made them."""
        return self.with_journal(self.journal.add_together(edits, at, together))

    def undone(self) -> Workspace:
        """The last step taken back."""
        return self.with_journal(self.journal.undo())

    def redone(self) -> Workspace:
        """The last step that was taken back, made again."""
        return self.with_journal(self.journal.redo())

    def downloaded(self, not_done: Collection[int] = (), keeps_corrections: bool = True) -> Workspace:
        """The edits so far, but for those of these numbers, are in a file that the user holds.

        The corrections are too, but for a text table.
        """
        saved = tuple(edit for number, edit in enumerate(self.journal.edits, 1) if number not in not_done)
        kept = (self.corrections, self.home) if keeps_corrections else self.kept
        return replace(self, saved=saved, kept=kept)

    def touched(self) -> Workspace:
        """The same inputs under a new revision, so that editors forget a change that came to nothing."""
        return replace(self, revision=self.revision + 1)

    def with_journal(self, journal: Journal) -> Workspace:
        """The same workbook with another journal."""
        return replace(self, journal=journal, revision=self.revision + 1)

    @property
    def unsaved(self) -> int:
        """How many edits the last download does not hold, or holds though they were taken back."""
        edits, saved = Counter(self.journal.edits), Counter(self.saved)
        return (edits - saved).total() + (saved - edits).total()

    @property
    def unsaved_corrections(self) -> int:
        """How many corrections, of the home organisation too, were made or taken back since the last download."""
        before, now = self.kept[0].said, self.corrections.said
        return len({key for key, _ in before.items() ^ now.items()}) + (self.home != self.kept[1])

    @property
    def unsaved_resets(self) -> int:
        """Of how many sheets what the workbook keeps was taken back since the last download, or kept again."""
        return len({key for key in self.kept[0].said.keys() ^ self.corrections.said.keys() if key[1] == "anew"})

    @property
    def unsaved_answers(self) -> int:
        """How many corrections are unsaved, not counting sheets that were only put back."""
        return self.unsaved_corrections - self.unsaved_resets

    @property
    def unsaved_in_words(self) -> str:
        """What was made since the last download, such as "2 unsaved edits"; blank for nothing."""
        told = [
            (self.unsaved, "unsaved edit", "unsaved edits"),
            (self.unsaved_answers, "unsaved correction", "unsaved corrections"),
            (self.unsaved_resets, "unsaved reset of a sheet", "unsaved resets of sheets"),
        ]
        return listed([counted(number, one, many) for number, one, many in told if number])

    @property
    def understood_as(self) -> tuple[str, str]:
        """The key of how the file was understood: its digest and the corrections as text."""
        digest = self.file.digest if self.file else ""
        return digest, json.dumps(self.corrections.as_json(), sort_keys=True)
