"""The edits that an import comes to, in the order in which they are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pmodash.findings import RefusedEditError
from pmodash.importing.choices import KEEP_IN_TOUCH, STAYS, THEY_CAME, Choices, Event
from pmodash.importing.differences import FILLS, Value, differences
from pmodash.importing.makeable import Ground, makeable
from pmodash.importing.matching import SAME
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVED, MOVING_FIELDS, Proposal
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, SetField
from pmodash.journal.field_places import place_of
from pmodash.journal.room_beside import refuse_column
from pmodash.journal.values import as_kept, checked, in_words
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.placement import HEADERS, contact_sites, table_of
from pmodash.workbook.tables import Table


@dataclass(frozen=True, slots=True)
class Import:
    """The edits of an import, and in words what of it cannot be done in this workbook."""

    edits: tuple[Edit, ...]
    not_done: tuple[str, ...] = ()


def import_edits(preview: Preview, choices: Choices, ground: Ground) -> Import:
    """All that was chosen, as edits on the workbook as it stands.

    What a contact's field does not take, what their list has no room for and what the workbook refuses is left out
    and told of.
    """
    room = _Room(preview)
    new = sorted({*choices.new, *(row for row, place in choices.decided.items() if place is None)})
    added: list[Edit] = [AddContact(tuple(room.possible(None, _fields(preview, choices, row)).items())) for row in new]
    rest = [*_changed(preview, choices, room), *_proposed(preview, choices, room)]
    refused: tuple[str, ...] = ()
    if choices.event:
        settled = makeable(ground, added)
        keys = settled.keys_of_new()[-len(settled.edits) :] if settled.edits else []
        known = dict(zip((new[number] for number in settled.edits), keys, strict=True))
        added, refused = list(settled.edits.values()), settled.refused
        rest += _logged(preview, choices, choices.event, known)
    done = makeable(ground, (*added, *rest))
    return Import(tuple(done.edits.values()), (*dict.fromkeys(room.not_done), *refused, *done.refused))


class _Room:
    """Which fields the workbook's lists have a column for, or room for one; what was left out is noted."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._known: dict[tuple[int | None, str], bool] = {}
        self.not_done: list[str] = []

    def possible(self, place: int | None, fields: dict[str, Value]) -> dict[str, Value]:
        """Those of a contact's fields that can be written; `place` is None for a new contact."""
        table = self._table(place)
        return {
            field: value
            for field, value in fields.items()
            if self._has_room(table, field) and self._is_taken(field, value)
        }

    def _table(self, place: int | None) -> Table | None:
        layout = self._preview.register.layout
        if place is None:
            return contact_sites(layout).of(0).table
        return table_of(layout, *self._preview.places[place])

    def _has_room(self, table: Table | None, field: str) -> bool:
        if table is None or field in ("name", "first_name", "last_name"):
            return True
        known = (id(table), field)
        if known not in self._known:
            try:
                if not place_of(table, field).known:
                    refuse_column(self._preview.register.layout, table, HEADERS[field])
            except RefusedEditError as refusal:
                self.not_done.append(f"{HEADERS[field]} is left out: {refusal.why}")
                self._known[known] = False
            self._known.setdefault(known, True)
        return self._known[known]

    def _is_taken(self, field: str, value: Value) -> bool:
        try:
            checked(field, value)
        except RefusedEditError as refusal:
            self.not_done.append(f"A value is left out: {refusal.why}")
            return False
        return True


def _fields(preview: Preview, choices: Choices, row: int) -> dict[str, Value]:
    """What a new contact is added with: all that the file says, the source, and the day they were first met."""
    people, told = preview.other.people, preview.told(row)
    for part in ("first_name", "last_name"):
        if isinstance(people[part].iat[row], str):
            told[part] = str(people[part].iat[row])
    others = [one for one in str(people["addresses"].iat[row]).split() if one != str(told.get("email", "")).casefold()]
    if others:
        notes = f"Other e-mail: {', '.join(dict.fromkeys(others))}"
        told["notes"] = f"{told['notes']}\n{notes}" if told.get("notes") else notes
    if choices.source:
        told.setdefault("source", choices.source)
    if choices.first_met:
        told.setdefault("first_met", choices.first_met)
    return {name: told[name] for name in CONTACT_FIELDS if name in told}


def _changed(preview: Preview, choices: Choices, room: _Room) -> Iterator[Edit]:
    """The fields to be taken over, of those who are the same and of those decided to be."""
    accepted = {one.row for one in preview.proposals if one.place in choices.accepted}
    wanted = [one for one in preview.differences if (one.row, one.field) in choices.taken]
    decided = {row: place for row, place in choices.decided.items() if place is not None}
    asked = differences(preview.register.contacts, preview.other, decided)
    wanted += [one for one in asked if one.kind == FILLS or (one.row, one.field) in choices.taken]
    for one in wanted:
        if not (one.row in accepted and one.field in MOVING_FIELDS):
            yield from _set(preview, one.place, {one.field: one.theirs}, room)


def _set(preview: Preview, place: int, fields: dict[str, Value], room: _Room) -> Iterator[Edit]:
    for field, value in room.possible(place, fields).items():
        was = _now(preview, place, field)
        if as_kept(field, value) != was:
            yield SetField(preview.keys[place], field, value, was, check_was=True)


def _now(preview: Preview, place: int, field: str) -> Value:
    value = preview.register.contacts[field].iat[place]
    if field == "do_not_contact":
        return bool(value)
    if isinstance(value, str):
        return value
    return value.date() if isinstance(value, dt.datetime) and value == value else None


def _proposed(preview: Preview, choices: Choices, room: _Room) -> Iterator[Edit]:
    """What becomes of those who moved or left. Their history stays; a mover's old place is kept in the notes."""
    for one in preview.proposals:
        how = choices.accepted.get(one.place)
        if how is None or choices.as_of is None:
            continue
        if one.what == MOVED and one.row is not None:
            yield from _set(preview, one.place, _new_place(preview, choices, one), room)
        if how != STAYS and room.possible(one.place, {"status": how}):
            barred = bool(preview.register.contacts["do_not_contact"].iat[one.place])
            yield MarkLeaver(preview.keys[one.place], choices.as_of, how == KEEP_IN_TOUCH and not barred)


def _new_place(preview: Preview, choices: Choices, one: Proposal) -> dict[str, Value]:
    """The fields of where a mover is now, and the notes with where they were."""
    assert one.row is not None
    told = preview.told(one.row)
    fields = {name: told[name] for name in MOVING_FIELDS if name in told}
    before = [_now(preview, one.place, name) for name in ("job_title", "organisation", "email")]
    old = ", ".join(in_words(value) for value in before if value)
    notes = _now(preview, one.place, "notes")
    line = f"Until {in_words(choices.as_of)}: {old}" if old else ""
    return fields | ({"notes": f"{notes}\n{line}" if notes else line} if line else {})


def _logged(preview: Preview, choices: Choices, event: Event, keys: dict[int, Key]) -> Iterator[Edit]:
    """The occasion for those who came and whom the import knows, then its follow-ups, each by the contact's owner."""
    same = {row: one.places[0] for row, one in enumerate(preview.matches) if one.grade == SAME}
    same |= {row: place for row, place in choices.decided.items() if place is not None}
    came = preview.other.people["came"].tolist()
    reached = {row: keys[row] for row in keys if came[row]}
    reached |= {row: preview.keys[place] for row, place in same.items() if came[row]}
    if not reached:
        return
    yield LogTouchpoints(event.day, event.vehicle, tuple(dict.fromkeys(reached.values())), event.by, event.title)
    barred = preview.register.contacts["do_not_contact"]
    told_barred = preview.other.people["do_not_contact"]
    open_to = [r for r in reached if not told_barred.iat[r] and not (r in same and barred.iat[same[r]])]
    owners = {row: str(_now(preview, same[row], "owner") or event.by) if row in same else event.by for row in open_to}
    for follow_up in event.follow_ups:
        rows = [row for row in open_to if follow_up.who == THEY_CAME or row in keys]
        day = follow_up.day(event.day, choices.as_of)
        for owner in dict.fromkeys(owners[row] for row in rows):
            meant = tuple(dict.fromkeys(reached[row] for row in rows if owners[row] == owner))
            yield LogTouchpoints(day, follow_up.vehicle, meant, owner, event.title, follow_up.name, "planned")
