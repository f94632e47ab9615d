"""A merge taken back: the contact merged away stands for itself again, and what the merge changed is undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit, Key, UnmergeContacts
from pmodash.journal.keys import KEYED_FIELDS
from pmodash.journal.merging import merged_status
from pmodash.journal.putting import put_field
from pmodash.journal.values import FLAG_FIELDS, FieldValue, in_words
from pmodash.network.people.merge_records import FieldChange, MergeRecord
from pmodash.network.register import Register
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.placement import HEADERS

Place = tuple[str, int]


def with_merged(register: Register, edits: Sequence[Edit]) -> tuple[Register, dict[int, int]]:
    """The register in which those are contacts again whose merge an edit takes back, and for whom each of them stands.

    Until that edit they are merged away as before: position → position of the one who remains.
    """
    places = frozenset(_places(register, (edit.contact for edit in edits if isinstance(edit, UnmergeContacts))))
    if not places or register.restoring is None:
        return register, {}
    whole = replace(register.restoring(places), layout=register.layout, findings=register.findings)
    contacts = whole.contacts
    position = {place: i for i, place in enumerate(zip(contacts["sheet"], contacts["row"], strict=True))}
    of_id = {contact_id: i for i, contact_id in enumerate(contacts["contact_id"].tolist())}
    return whole, {position[place]: of_id[register.merged[place]] for place in places}


def _places(register: Register, keys: Iterable[Key]) -> Iterable[Place]:
    """The rows merged away in the workbook that the keys may mean."""
    for key in keys:
        if key.row is None:
            yield from register.merged
        else:
            yield from (place for place in register.merged if place[1] == key.row and key.sheet in (None, place[0]))


def unmerge(draft: Draft, edit: UnmergeContacts) -> None:
    """Take a merge back. A value that was changed since stays, and a note says so."""
    drop = _find(draft, edit.contact)
    keep = draft.merged[drop]
    of_dropped, of_kept = _changes(draft, drop, keep)
    draft.unmerge(drop)
    for position, changes in ((drop, of_dropped), (keep, of_kept)):
        for change in reversed(changes):
            _restore(draft, position, change)


def _find(draft: Draft, key: Key) -> int:
    """The position of the contact merged away whom a key means."""
    found = [position for position in draft.merged if _is_meant(draft, position, key)]
    if len(found) == 1:
        return found[0]
    meant = key.name or key.contact_id or key.email or f"row {key.row}"
    why = "nobody merged into another" if not found else "several who were merged into others"
    raise RefusedEditError(f"{meant!r} is {why}", "give the sheet and row of one whose status is Merged into …")


def _is_meant(draft: Draft, position: int, key: Key) -> bool:
    sheet, row = draft.place(position)
    if key.row is not None:
        return key.row == row and key.sheet in (None, sheet)
    asked = [(name, wanted) for name in KEYED_FIELDS if (wanted := getattr(key, name)) is not None]
    return bool(asked) and all(plain(wanted) == plain(tidy(draft.value(position, name))) for name, wanted in asked)


def _changes(draft: Draft, drop: int, keep: int) -> tuple[Sequence[FieldChange], Sequence[FieldChange]]:
    """What the merge changed of the dropped contact and of the kept one, by this replay or the workbook's own log."""
    number = draft.merge_edits.get(drop)
    if number is not None:
        made = [change for change in draft.record if change.edit == number and change.position is not None]
        told = [(c.position == drop, FieldChange(c.field, _as_told(c.old), _as_told(c.new))) for c in made]
        return [change for mine, change in told if mine], [change for mine, change in told if not mine]
    record = _record(draft, drop)
    if record is None:
        draft.notes.append(f"What {draft.name(drop)} was before the merge is not in the log of changes any more.")
        return (FieldChange("status", None, tidy(draft.value(drop, "status"))),), ()
    if not _is_of(record, draft, keep):
        draft.notes.append(f"{draft.name(keep)} keeps what earlier merges gave; only {draft.name(drop)} is as before.")
        return record.of_dropped, ()
    return record.of_dropped, record.of_kept


def _record(draft: Draft, drop: int) -> MergeRecord | None:
    """The last merge of the contact of this name, of those with its status if there are any."""
    named = [record for record in draft.register.merge_records if record.dropped == draft.name(drop)]
    marked = [record for record in named if record.status == draft.value(drop, "status")]
    return next(reversed(marked or named), None)


def _is_of(record: MergeRecord, draft: Draft, keep: int) -> bool:
    """Whether a merge was into the contact who stands for the dropped one now, by its id or its name."""
    if record.status == merged_status(draft, keep):
        return True
    own = str(draft.value(keep, "contact_id")), draft.name(keep)
    return record.status.endswith(f" {own[1]}") or f" {own[0]} " in record.status


def _restore(draft: Draft, position: int, change: FieldChange) -> None:
    """Give a field the value that it had, unless it was changed after the merge."""
    now = _as_told(draft.value(position, change.field))
    if now == change.old:
        return
    if change.field != "status" and now != change.new:
        label = HEADERS.get(change.field, change.field).lower()
        shown = in_words(draft.value(position, change.field)) or "blank"
        draft.notes.append(f"The {label} of {draft.name(position)} was changed after the merge and stays: {shown}.")
        return
    put_field(draft, position, change.field, _as_value(change))


def _as_told(value: FieldValue) -> str | dt.date | None:
    """A value as the log of changes tells it."""
    if isinstance(value, bool):
        return in_words(value)
    return value if isinstance(value, dt.date) else tidy(value) or None


def _as_value(change: FieldChange) -> FieldValue:
    if change.field in FLAG_FIELDS:
        return change.old == in_words(True)
    if change.field in DATE_FIELDS and isinstance(change.old, str):
        return dt.date.fromisoformat(change.old)
    return change.old
