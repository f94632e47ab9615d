"""Every change of contacts that is known, those of the workbook's own log first: who changed, from what to what."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pmodash.journal.draft import Change, Draft
from pmodash.journal.merging import Fields, joined, notes_with_lost
from pmodash.journal.values import FLAG_FIELDS, FieldValue, in_words
from pmodash.network.merged_contacts import is_merged
from pmodash.network.people.logged_changes import LoggedChange, Told
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS
from pmodash.workbook.cell_text import plain, tidy


@dataclass(frozen=True, slots=True)
class PastChange:
    """What an edit changed of a contact: `edit` numbers those of all downloads and of this session in their order."""

    edit: int
    position: int
    field: str
    old: FieldValue
    new: FieldValue

    @property
    def merges(self) -> bool:
        """Whether the contact was merged away."""
        return self.field == "status" and _is_mark(self.new) and not _is_mark(self.old)

    @property
    def unmerges(self) -> bool:
        """Whether a merge of the contact was taken back."""
        return self.field == "status" and _is_mark(self.old) and not _is_mark(self.new)


def change_history(draft: Draft) -> list[PastChange]:
    """The changes of contacts that the workbook's log tells of, then those of the edits made so far."""
    logged = draft.register.changes_before
    before = _Whose(draft).resolved(logged) if logged else []
    first = logged[-1].edit if logged else 0
    made = [c for c in draft.record if c.position is not None and c.field in CONTACT_FIELDS]
    return [*before, *(_made(change, first) for change in made)]


def _made(change: Change, first: int) -> PastChange:
    assert change.position is not None
    return PastChange(first + change.edit, change.position, change.field, change.old, change.new)


def is_same(field: str, one: FieldValue, other: FieldValue) -> bool:
    """Whether a field holds what it held: of two marks of a merge either will do, as names in them may change."""
    if field == "status" and _is_mark(one) and _is_mark(other):
        return True
    if field in FLAG_FIELDS:
        return bool(one) == bool(other)
    return one == other or (isinstance(one, str) and isinstance(other, str) and one.split() == other.split())


def _is_mark(status: FieldValue) -> bool:
    return isinstance(status, str) and is_merged(status)


class _Whose:
    """Finds the contacts of the lines of a log, whose rows may have been sorted since, from its end backwards.

    Of those who had the name then it is the one who held the values that the lines tell, else the one in the row.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._held: dict[tuple[int, str], FieldValue] = {}
        self._named: dict[str, set[int]] = defaultdict(set)
        contacts = draft.register.contacts
        for position, name in enumerate(contacts["name"].tolist()):
            self._named[plain(name)].add(position)
        places = zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True)
        self._here = {place: position for position, place in enumerate(places)}

    def resolved(self, lines: Sequence[LoggedChange]) -> list[PastChange]:
        """The changes in their order; lines of contacts who are not there any more are left out."""
        edits = [list(edit) for _, edit in groupby(lines, key=lambda line: line.edit)]
        found = [change for edit in reversed(edits) for change in reversed(list(self._of_edit(edit)))]
        return found[::-1]

    def _of_edit(self, edit: Sequence[LoggedChange]) -> Iterator[PastChange]:
        rows: dict[tuple[str, int], list[LoggedChange]] = defaultdict(list)
        for line in edit:
            rows[line.sheet, line.row].append(line)
        other: tuple[Fields, Fields] | None = None
        whose: dict[tuple[str, int], int] = {}
        for place, mine in sorted(rows.items(), key=lambda row: any(line.merges for line in row[1])):
            position = self._position(mine, place, other, set(whose.values()))
            if position is None:
                continue
            whose[place], after = position, self._fields(position)
            for line in reversed(mine):
                self._set(position, line.field, as_value(line.field, line.old))
            other = (self._fields(position), after)
        for line in edit:
            if (line.sheet, line.row) in whose:
                old, new = (as_value(line.field, told) for told in (line.old, line.new))
                yield PastChange(line.edit, whose[line.sheet, line.row], line.field, old, new)

    def _position(
        self,
        lines: Sequence[LoggedChange],
        place: tuple[str, int],
        kept: tuple[Fields, Fields] | None,
        taken: set[int],
    ) -> int | None:
        """The contact whom an edit's lines of one row tell of; of a merge `kept` has who stayed before and after."""
        last = lines[-1]
        name = tidy(last.new) if last.field == "name" else last.contact
        candidates = (self._named[plain(name)] or {self._here.get(place, -1)}) - taken - {-1}
        marks = [line for line in lines if line.merges]

        def likely(position: int) -> tuple[int, int, bool]:
            gives = self._gives(position, marks[0], kept) if marks and kept else 0
            return self._agreeing(position, lines), gives, self._here.get(place) == position

        return max(sorted(candidates), key=likely, default=None)

    def _agreeing(self, position: int, lines: Sequence[LoggedChange]) -> int:
        """How many of the fields hold what the lines say that they held in the end."""
        told = {line.field: line.new for line in lines}
        return sum(is_same(field, self._value(position, field), as_value(field, new)) for field, new in told.items())

    def _gives(self, position: int, mark: LoggedChange, kept: tuple[Fields, Fields]) -> int:
        """How many fields of who stayed are as a merge with this contact makes them."""
        mine, after = kept
        theirs = self._fields(position) | {"status": as_value("status", mark.old)}
        made = {name: joined(name, mine[name], theirs[name]) for name in CONTACT_FIELDS}
        made["notes"] = notes_with_lost(made, mine, theirs, mark.contact)
        return sum(is_same(name, made[name], after[name]) for name in CONTACT_FIELDS)

    def _fields(self, position: int) -> Fields:
        return {name: self._value(position, name) for name in CONTACT_FIELDS}

    def _value(self, position: int, field: str) -> FieldValue:
        key = (position, field)
        return self._held[key] if key in self._held else self._draft.first_value(position, field)

    def _set(self, position: int, field: str, value: FieldValue) -> None:
        if field == "name":
            self._named[plain(tidy(self._value(position, field)))].discard(position)
            self._named[plain(tidy(value))].add(position)
        self._held[position, field] = value


def as_value(field: str, told: Told) -> FieldValue:
    """A value as the register keeps it, from how the log of changes tells it."""
    if field in FLAG_FIELDS:
        return told == in_words(True)
    if field in DATE_FIELDS and isinstance(told, str):
        return dt.date.fromisoformat(told)
    return told
