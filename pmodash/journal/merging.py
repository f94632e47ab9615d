"""Two rows that are one person, made one contact: every value of both is kept, and so is the row that goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Draft
from pmodash.journal.edits import MergeContacts
from pmodash.journal.putting import put_field
from pmodash.journal.values import FieldValue, as_kept, checked, checked_text, in_words
from pmodash.network.merged_contacts import is_merged, status_of_merged
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.placement import HEADERS

KEEP, DROP, BOTH = "keep", "drop", "both"
CHOSEN_FIELDS = tuple(name for name in CONTACT_FIELDS if name != "contact_id")

Fields = dict[str, FieldValue]
LOST = "Also: "

_OWN = ("contact_id", "name", "status")
_JOINED = ("notes", "tags")
_BETWEEN = re.compile(r"[;,\n]")
_TOLD_BY_NAME = ("first_name", "last_name")


@dataclass(frozen=True, slots=True)
class Choices:
    """Whose value fields take in a merge, "keep" or "drop", and the values that they take instead."""

    fields: Mapping[str, str]
    values: Mapping[str, Any]

    def result(self, name: str, mine: FieldValue, theirs: FieldValue) -> FieldValue:
        """What a field of the kept contact holds after the merge: as chosen, else as `joined` finds."""
        if name in self.values:
            return checked(name, self.values[name])
        if name in self.fields:
            return mine if self.fields[name] == KEEP else theirs
        return joined(name, mine, theirs)


def merge(draft: Draft, edit: MergeContacts) -> None:
    """`keep` takes what it lacks from `drop`, or what was chosen of it; the values that lose go into its notes."""
    keep, drop = draft.index.find(edit.keep), draft.index.find(edit.drop)
    if keep == drop:
        raise RefusedEditError(f"{draft.name(keep)!r} cannot be merged with itself", "name two different contacts")
    _refuse_unknown(edit)
    join(draft, keep, drop, Choices(dict(edit.fields), dict(edit.values)))
    draft.merge(keep, drop)


def join(draft: Draft, keep: int, drop: int, choices: Choices) -> None:
    """Put what a merge gives in the fields of the one who stays, and the mark in the status of the other."""
    mine, theirs = fields_of(draft, keep), fields_of(draft, drop)
    whole = draft.name(drop)
    for name in CONTACT_FIELDS:
        put_field(draft, keep, name, choices.result(name, draft.value(keep, name), theirs[name]))
    put_field(draft, keep, "notes", notes_with_lost(fields_of(draft, keep), mine, theirs, whole))
    put_field(draft, drop, "status", merged_status(draft, keep))


def fields_of(draft: Draft, position: int) -> Fields:
    """What the fields of a contact hold now."""
    return {name: draft.value(position, name) for name in CONTACT_FIELDS}


def merged_status(draft: Draft, keep: int) -> str:
    """The status of a contact merged away, by what the contact who remains is called now."""
    return status_of_merged(str(draft.value(keep, "contact_id")), draft.name(keep))


def is_renamed(draft: Draft, position: int) -> bool:
    """Whether a contact of the workbook goes by another name or id now."""
    return any(draft.value(position, name) != draft.first_value(position, name) for name in ("contact_id", "name"))


def mark_again(draft: Draft) -> None:
    """Where who remains was renamed, the statuses of those merged into them say so."""
    for drop, keep in draft.merged_into.items():
        marked_now = drop in draft.added or draft.value(drop, "status") != draft.first_value(drop, "status")
        if marked_now or is_renamed(draft, keep):
            draft.put(drop, "status", merged_status(draft, keep))


def merged_rows(draft: Draft) -> dict[tuple[str, int], int]:
    """The row of each contact merged away, now or before the first edit, and the position of who remains."""
    positions = {contact_id: i for i, contact_id in enumerate(draft.register.contacts["contact_id"].tolist())}
    before = {place: positions[contact_id] for place, contact_id in draft.register.merged.items()}
    before = {place: draft.merged.get(position, position) for place, position in before.items()}
    return before | {draft.place(drop): keep for drop, keep in draft.merged.items()}


def merged_places(draft: Draft) -> dict[tuple[str, int], tuple[str, int]]:
    """The row of each contact merged away, now or before the first edit, and that of the one whom its status names."""
    now = {draft.place(drop): draft.place(keep) for drop, keep in draft.merged_into.items()}
    return {**draft.register.merged_into, **now}


def _refuse_unknown(edit: MergeContacts) -> None:
    for name, choice in edit.fields:
        if name not in CHOSEN_FIELDS:
            raise RefusedEditError(f"the field {name!r} cannot be chosen", f"use some of {', '.join(CHOSEN_FIELDS)}")
        if choice not in (KEEP, DROP):
            raise RefusedEditError(f"{name} cannot be {choice!r}", 'use "keep", "drop" or {"value": …}')
    for name, value in edit.values:
        refuse_mark(name, value)


def refuse_mark(field: str, value: FieldValue) -> None:
    """A status that says of a contact what a merge says, without what a merge does, is refused."""
    if field == "status" and is_merged(tidy(value)):
        raise RefusedEditError(
            f"the status {tidy(value)!r} says that the contact was merged into another",
            "merge the two, or say it in other words",
        )


def joined(name: str, mine: Any, theirs: Any) -> FieldValue:
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
    if name in _JOINED and not _parts(theirs) <= _parts(mine):
        return checked_text(name, f"{mine}; {theirs}")
    return mine  # type: ignore[no-any-return]


def usual_choice(name: str, mine: FieldValue, theirs: FieldValue) -> str:
    """Whose value a field takes where nothing is chosen: "keep", "drop", or "both" joined."""
    both = joined(name, mine, theirs)
    return KEEP if both == mine else DROP if both == theirs else BOTH


def notes_with_lost(now: Fields, mine: Fields, theirs: Fields, whole: str) -> FieldValue:
    """The notes after a merge, with the values that neither their field nor the notes hold any more."""
    lost = [told for name in CONTACT_FIELDS for told in _lost(name, (mine[name], theirs[name]), now[name])]
    if not lost:
        return now["notes"]
    said = f"{LOST}{'; '.join(lost)} (merged from {whole})"
    return checked_text("notes", f"{now['notes']}; {said}" if now["notes"] else said)


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
    return _parts(value) <= _parts(now) if name in _JOINED else plain(value) == plain(now)


def _parts(text: str) -> set[str]:
    """The notes or tags that a text holds."""
    return {plain(part) for part in _BETWEEN.split(text)}
