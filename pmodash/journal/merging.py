"""Two rows that are one person, made one contact: every value of both is kept, and so is the row that goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.edits import MergeContacts
from pmodash.journal.putting import put_field
from pmodash.journal.values import FieldValue, as_kept, checked, checked_text, in_words
from pmodash.network.merged_contacts import status_of_merged
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.cell_text import plain
from pmodash.workbook.placement import HEADERS

KEEP, DROP, BOTH = "keep", "drop", "both"
CHOSEN_FIELDS = tuple(name for name in CONTACT_FIELDS if name != "contact_id")

_OWN = ("contact_id", "name", "status")
_JOINED = ("notes", "tags")
_TOLD_BY_NAME = ("first_name", "last_name")


def merge(draft: Draft, edit: MergeContacts) -> None:
    """`keep` takes what it lacks from `drop`, or what was chosen of it; the values that lose go into its notes."""
    keep, drop = draft.index.find(edit.keep), draft.index.find(edit.drop)
    if keep == drop:
        raise RefusedEditError(f"{draft.name(keep)!r} cannot be merged with itself", "name two different contacts")
    _refuse_unknown(edit)
    before = {name: (draft.value(keep, name), draft.value(drop, name)) for name in CONTACT_FIELDS}
    whole = draft.name(drop)
    for name in CONTACT_FIELDS:
        put_field(draft, keep, name, _merged(edit, name, draft.value(keep, name), before[name][1]))
    _note_the_lost(draft, keep, whole, before)
    put_field(draft, drop, "status", merged_status(draft, keep))
    draft.merge(keep, drop)


def merged_status(draft: Draft, keep: int) -> str:
    """The status of a contact merged away, by what the contact who remains is called now."""
    return status_of_merged(str(draft.value(keep, "contact_id")), draft.name(keep))


def merged_rows(draft: Draft) -> dict[tuple[str, int], int]:
    """The row of each contact merged away, now or before the first edit, and the position of who remains."""
    return merged_before(draft) | {draft.place(drop): keep for drop, keep in draft.merged.items()}


def merged_before(draft: Draft) -> dict[tuple[str, int], int]:
    """The rows that the workbook holds of contacts merged away, and the position of who remains."""
    if not draft.register.merged:
        return {}
    positions = {contact_id: i for i, contact_id in enumerate(draft.register.contacts["contact_id"].tolist())}
    kept = {place: positions[contact_id] for place, contact_id in draft.register.merged.items()}
    return {place: draft.merged.get(position, position) for place, position in kept.items()}


def _refuse_unknown(edit: MergeContacts) -> None:
    for name, choice in edit.fields:
        if name not in CHOSEN_FIELDS:
            raise RefusedEditError(f"the field {name!r} cannot be chosen", f"use some of {', '.join(CHOSEN_FIELDS)}")
        if choice not in (KEEP, DROP):
            raise RefusedEditError(f"{name} cannot be {choice!r}", 'use "keep", "drop" or {"value": …}')


def _merged(edit: MergeContacts, name: str, mine: FieldValue, theirs: FieldValue) -> FieldValue:
    """What a field of the kept contact holds after the merge: as chosen, else as `_joined` finds."""
    values, choices = dict(edit.values), dict(edit.fields)
    if name in values:
        return checked(name, values[name])
    if name in choices:
        return mine if choices[name] == KEEP else theirs
    return _joined(name, mine, theirs)


def _joined(name: str, mine: Any, theirs: Any) -> FieldValue:
    """The kept contact's own value, else the other's; the latest contact, the earliest meeting, notes of both."""
    if theirs is None or name in _OWN:
        return mine  # type: ignore[no-any-return]
    if mine is None:
        return theirs  # type: ignore[no-any-return]
    if name == "last_touchpoint":
        return max(mine, theirs)  # type: ignore[no-any-return]
    if name == "first_met":
        return min(mine, theirs)  # type: ignore[no-any-return]
    if name == "do_not_contact":
        return bool(mine or theirs)
    if name in _JOINED and theirs not in mine:
        return checked_text(name, f"{mine}; {theirs}")
    return mine  # type: ignore[no-any-return]


def usual_choice(name: str, mine: FieldValue, theirs: FieldValue) -> str:
    """Whose value a field takes where nothing is chosen: "keep", "drop", or "both" joined."""
    joined = _joined(name, mine, theirs)
    return KEEP if joined == mine else DROP if joined == theirs else BOTH


def _note_the_lost(draft: Draft, keep: int, whole: str, before: dict[str, tuple[FieldValue, FieldValue]]) -> None:
    """Write the values that neither the field nor the notes hold any more into the kept contact's notes."""
    lost = [told for name, both in before.items() for told in _lost(name, both, draft.value(keep, name))]
    if not lost:
        return
    said = f"Also: {'; '.join(lost)} (merged from {whole})"
    notes = draft.value(keep, "notes")
    put_field(draft, keep, "notes", checked_text("notes", f"{notes}; {said}" if notes else said))


def _lost(name: str, both: tuple[FieldValue, FieldValue], now: FieldValue) -> Iterator[str]:
    if name in ("contact_id", *_TOLD_BY_NAME):
        return
    own_name = name == "name" and now == both[0]
    for value in dict.fromkeys(both[:1] if own_name else both):
        shown = in_words(as_kept(name, value))
        if shown and value is not False and not _holds(name, in_words(now), shown):
            label = HEADERS.get(name, name).lower()
            yield f"{label} {shown}"


def _holds(name: str, now: str, value: str) -> bool:
    """Whether a field's text has a value in it: joined notes and tags have several."""
    return plain(value) in plain(now) if name in _JOINED else plain(value) == plain(now)
