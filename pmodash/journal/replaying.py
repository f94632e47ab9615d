"""What each kind of edit does to a register, one after the other, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.broadcasts import broadcast_counts_for
from pmodash.journal.draft import Change, Draft, Touch
from pmodash.journal.edits import AddContact, Edit, LogTouchpoints, MarkLeaver, MergeContacts, SetField, SetPolicy
from pmodash.journal.values import FieldValue, as_kept, checked, checked_day, in_words
from pmodash.network.register import Register
from pmodash.planning.policy import policy_of
from pmodash.vocabulary import ALL, CONTACT_FIELDS
from pmodash.workbook.cell_text import plain, tidy

STATES = ("done", "planned")
MERGED_INTO = "Merged into"
_NEVER_FILLED = ("contact_id", "name", "status", "last_touchpoint", "first_met", "do_not_contact")
_JOINED = ("notes", "tags")


def replay(register: Register, edits: Sequence[Edit], home: tuple[str, ...] = ()) -> Draft:
    """The edits made to the register one after the other. RefusedEditError names the first that cannot be, by number.

    `home` names the home organisation where the user did. It matters only for a broadcast, which counts as contact
    where the policy of the contact's group accepts it.
    """
    draft = Draft(register, home)
    for draft.number, edit in enumerate(edits, 1):
        try:
            _EFFECTS[type(edit).__name__](draft, edit)
        except RefusedEditError as refused:
            raise RefusedEditError(f"edit {draft.number}: {refused.what}", refused.remedy) from None
    return draft


def _set(draft: Draft, edit: SetField) -> None:
    position = draft.index.find(edit.contact)
    value = checked(edit.field, edit.value)
    if edit.check_was:
        _compare(draft, position, edit)
    if edit.field == "name" and not value:
        raise RefusedEditError(
            f"{draft.name(position)!r} cannot go without a name", "give a name, or mark them as left"
        )
    if edit.field == "contact_id":
        _set_id(draft, position, value)
    else:
        draft.put(position, edit.field, value)


def _compare(draft: Draft, position: int, edit: SetField) -> None:
    now, was = draft.value(position, edit.field), as_kept(edit.field, checked(edit.field, edit.was))
    if now != was:
        held = f"holds {in_words(now)!r}" if now is not None else "is blank"
        raise RefusedEditError(
            f"the {edit.field} of {draft.name(position)!r} {held}, not {in_words(was)!r}",
            "someone changed it: look at it again",
        )


def _set_id(draft: Draft, position: int, value: FieldValue) -> None:
    if value is None:
        raise RefusedEditError(f"{draft.name(position)!r} cannot go without an id", "give another id")
    draft.refuse_taken_id(position, tidy(value))
    draft.put(position, "contact_id", value)


def _log(draft: Draft, edit: LogTouchpoints) -> None:
    like = _touch(draft, edit)
    positions = list(dict.fromkeys(draft.index.find(key) for key in edit.contacts))
    if not positions:
        raise RefusedEditError("the touchpoint reaches nobody", "name at least one contact")
    counts = _counts_for(draft, like, positions)
    what = f"{like.vehicle} on {like.date.isoformat()}" + ("" if like.done else ", planned")
    for position in positions:
        draft.log(position, like)
        draft.record.append(Change(draft.number, position, draft.name(position), "touchpoint", None, what))
        if counts(position) and draft.keeps(position, "last_touchpoint"):
            last = draft.value(position, "last_touchpoint")
            if not isinstance(last, dt.date) or last < like.date:
                draft.put(position, "last_touchpoint", like.date)


def _touch(draft: Draft, edit: LogTouchpoints) -> Touch:
    """The edit's touchpoint, checked, with the vehicle by the register's own name; contact and row come later."""
    day = checked_day("date", edit.date)
    word = tidy(edit.vehicle)
    if day is None or not word:
        raise RefusedEditError(f"a touchpoint lacks its {'vehicle' if day else 'date'}", "give both")
    if edit.state not in STATES:
        raise RefusedEditError(f"the state cannot be {edit.state!r}", "use done or planned")
    event, by, notes = (tidy(text) or None for text in (edit.event, edit.by, edit.notes))
    return Touch(-1, day, vehicle_name(draft.register, word), event, by, notes, edit.state == "done", "", 0)


def vehicle_name(register: Register, word: str) -> str:
    """The vehicle register's own name for a word, or the word itself where it is not known there."""
    wanted = plain(word)
    for vehicle in register.vehicles:
        if plain(vehicle.name) == wanted:
            return vehicle.name
    return next((v.name for v in register.vehicles if wanted in map(plain, v.also)), word)


def _counts_for(draft: Draft, touch: Touch, positions: list[int]) -> Callable[[int], bool]:
    """Whether the touchpoint moves a last-contact date: it is done, and no broadcast that the group does not accept."""
    if not touch.done:
        return lambda position: False
    vehicle = next((v for v in draft.register.vehicles if v.name == touch.vehicle), None)
    if vehicle is None or not vehicle.broadcast:
        return lambda position: True
    return broadcast_counts_for(draft, positions).__contains__


def _add(draft: Draft, edit: AddContact) -> None:
    given = {name: checked(name, value) for name, value in edit.fields}
    values = {name: value for name, value in given.items() if value is not None and value is not False}
    if "name" not in values:
        both = [tidy(values[part]) for part in ("first_name", "last_name") if part in values]
        if not both:
            raise RefusedEditError("the new contact has no name", "give a name")
        values["name"] = " ".join(both)
    if "contact_id" in values:
        draft.refuse_taken_id(None, tidy(values["contact_id"]))
    draft.add(values)


def _leave(draft: Draft, edit: MarkLeaver) -> None:
    position = draft.index.find(edit.contact)
    day = checked_day("on", edit.on)
    if day is None:
        raise RefusedEditError("the day of leaving is missing", "give a date such as 2026-11-20")
    draft.put(position, "status", f"Left {day.isoformat()}" + (", keep in touch" if edit.keep_in_touch else ""))


def _merge(draft: Draft, edit: MergeContacts) -> None:
    keep, drop = draft.index.find(edit.keep), draft.index.find(edit.drop)
    if keep == drop:
        raise RefusedEditError(f"{draft.name(keep)!r} cannot be merged with itself", "name two different contacts")
    for name in CONTACT_FIELDS:
        joined = _joined(name, draft.value(keep, name), draft.value(drop, name))
        draft.put(keep, name, joined)
    draft.put(drop, "status", f"{MERGED_INTO} {draft.value(keep, 'contact_id')} {draft.name(keep)}")
    draft.merge(keep, drop)


def _joined(name: str, mine: Any, theirs: Any) -> FieldValue:
    """What the kept contact's field holds after a merge: its own value, else the other's; notes and tags of both."""
    if theirs is None or (name in _NEVER_FILLED[:3]):
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
        return f"{mine}; {theirs}"
    return mine  # type: ignore[no-any-return]


def _policy(draft: Draft, edit: SetPolicy) -> None:
    policy = policy_of(draft.register)
    for (group, name), value in draft.policy.items():
        policy = policy.with_value(group, name, value)
    changed = policy.with_value(edit.group, edit.field, edit.value)
    old, new = (getattr(p if edit.group == ALL else p.of(edit.group), edit.field) for p in (policy, changed))
    if old == new:
        return
    draft.policy[edit.group, edit.field] = new
    draft.record.append(Change(draft.number, None, edit.group, edit.field, old, new))


_EFFECTS: Mapping[str, Callable[[Draft, Any], None]] = {
    "SetField": _set,
    "LogTouchpoints": _log,
    "AddContact": _add,
    "MarkLeaver": _leave,
    "MergeContacts": _merge,
    "SetPolicy": _policy,
}
