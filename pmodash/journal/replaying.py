"""What each kind of edit does to a register, one after the other, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.apart_edits import set_apart
from pmodash.journal.broadcasts import broadcast_counts_for
from pmodash.journal.draft import Change, Draft, Occasion
from pmodash.journal.edits import (
    AddContact,
    Edit,
    LogTouchpoints,
    MarkLeaver,
    SetField,
)
from pmodash.journal.field_places import place_of, ticked_word
from pmodash.journal.group_rule_edits import set_rules
from pmodash.journal.merging import mark_again, merge, refuse_mark
from pmodash.journal.naming import name_for_new
from pmodash.journal.putting import put_field
from pmodash.journal.room_beside import refuse_without_room
from pmodash.journal.rule_edits import refuse_short_maximum, set_policy, set_source
from pmodash.journal.story_edits import set_story
from pmodash.journal.telling_apart import refuse_mistaken
from pmodash.journal.unmerging import unmerge, with_merged
from pmodash.journal.values import as_kept, bars_contact, checked, checked_day, checked_text, in_words
from pmodash.network.levels import says_nothing
from pmodash.network.register import Register
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cell_text import tidy

STATES = ("done", "planned")


def replay(register: Register, edits: Sequence[Edit], home: tuple[str, ...] | None = None) -> Draft:
    """The edits made to the register one after the other. RefusedEditError names the first that cannot be, by number.

    `home` names the home organisation where the user did. It matters only for a broadcast, which counts as contact
    where the policy of the contact's group accepts it.
    """
    draft = Draft(*with_merged(register, edits), home)
    for draft.number, edit in enumerate(edits, 1):
        try:
            make(draft, edit)
        except RefusedEditError as refused:
            raise RefusedEditError(refused.what, refused.remedy, draft.number) from None
    refuse_short_maximum(draft)
    mark_again(draft)
    return draft


def make(draft: Draft, edit: Edit) -> None:
    """One edit made to the draft. RefusedEditError where it cannot be."""
    before = len(draft.record)
    _EFFECTS[type(edit).__name__](draft, edit)
    refuse_without_room(draft, draft.record[before:])
    refuse_mistaken(draft, draft.record[before:])


def _set(draft: Draft, edit: SetField) -> None:
    position = draft.index.find(edit.contact)
    value = checked(edit.field, edit.value)
    refuse_mark(edit.field, value)
    if edit.check_was:
        _compare(draft, position, edit)
    if edit.overwrite_formula != ((position, edit.field) in draft.overwrites):
        draft.overwrites ^= {(position, edit.field)}
        draft.ticked.add(draft.number)
    put_field(draft, position, edit.field, value)


def _compare(draft: Draft, position: int, edit: SetField) -> None:
    now, was = draft.value(position, edit.field), as_kept(edit.field, checked(edit.field, edit.was))
    if now != was:
        held = f"holds {in_words(now)!r}" if now is not None else "is blank"
        raise RefusedEditError(
            f"the {edit.field} of {draft.name(position)!r} {held}, not {in_words(was)!r}",
            "someone changed it: look at it again",
        )


def _log(draft: Draft, edit: LogTouchpoints) -> None:
    occasion = _occasion(draft, edit)
    positions = list(dict.fromkeys(draft.index.find(key) for key in edit.contacts))
    if not positions:
        raise RefusedEditError("the touchpoint reaches nobody", "name at least one contact")
    counts = _counts_for(draft, occasion, positions)
    what = f"{occasion.vehicle} on {in_words(occasion.date)}" + ("" if occasion.done else ", planned")
    for position in positions:
        draft.log(position, occasion)
        draft.record.append(Change(draft.number, position, draft.name(position), "touchpoint", None, what))
        if counts(position) and draft.keeps(position, "last_touchpoint"):
            last = draft.value(position, "last_touchpoint")
            if not isinstance(last, dt.date) or last < occasion.date:
                put_field(draft, position, "last_touchpoint", occasion.date)


def _occasion(draft: Draft, edit: LogTouchpoints) -> Occasion:
    """What the edit logs, checked, with the vehicle by the register's own name."""
    day = checked_day("date", edit.date)
    word = checked_text("vehicle", edit.vehicle) or ""
    if day is None or not word or says_nothing(word):
        raise RefusedEditError(f"a touchpoint lacks its {'vehicle' if day else 'date'}", "give both")
    if edit.state not in STATES:
        raise RefusedEditError(f"the state cannot be {edit.state!r}", "use done or planned")
    event, by, notes = (checked_text(name, getattr(edit, name)) for name in ("event", "by", "notes"))
    event, by = (None if text and says_nothing(text) else text for text in (event, by))
    vehicle = VehicleWords(draft.register.vehicles).name_of(word) or word
    return Occasion(day, vehicle, event, by, notes, edit.state == "done")


def _counts_for(draft: Draft, occasion: Occasion, positions: list[int]) -> Callable[[int], bool]:
    """Whether the touchpoint moves a last-contact date: it is done, and no broadcast that the group does not accept."""
    if not occasion.done:
        return lambda position: False
    vehicle = next((v for v in draft.register.vehicles if v.name == occasion.vehicle), None)
    if vehicle is None or not vehicle.broadcast:
        return lambda position: True
    return broadcast_counts_for(draft, positions).__contains__


def _add(draft: Draft, edit: AddContact) -> None:
    given = {name: checked(name, value) for name, value in edit.fields}
    told = {name: value for name, value in given.items() if value is not None and value is not False}
    refuse_mark("status", told.get("status"))
    values = name_for_new(draft, dict(told))
    if "contact_id" in values:
        draft.refuse_taken_id(None, tidy(values["contact_id"]))
    table = draft.next_site.table
    for name, value in values.items():
        place = place_of(table, name)
        if place.ticks:
            values[name] = ticked_word(place, name, tidy(value))
    draft.add(values)
    if bars_contact(values.get("status")):
        draft.put(draft.count - 1, "do_not_contact", True)


def _leave(draft: Draft, edit: MarkLeaver) -> None:
    position = draft.index.find(edit.contact)
    day = checked_day("on", edit.on)
    if day is None:
        raise RefusedEditError("the day of leaving is missing", "give a date such as 2026-11-20")
    barred = draft.value(position, "do_not_contact")
    put_field(draft, position, "status", f"Left {day.isoformat()}" + (", keep in touch" if edit.keep_in_touch else ""))
    draft.put(position, "do_not_contact", barred)  # it may have stood in the status that is gone


_EFFECTS: Mapping[str, Callable[[Draft, Any], None]] = {
    "SetField": _set,
    "LogTouchpoints": _log,
    "AddContact": _add,
    "MarkLeaver": _leave,
    "MergeContacts": merge,
    "UnmergeContacts": unmerge,
    "SetApart": set_apart,
    "SetPolicy": set_policy,
    "SetSource": set_source,
    "SetRules": set_rules,
    "SetStory": set_story,
}
