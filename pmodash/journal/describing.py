"""Edits in plain words, for the list in which they are seen, undone and redone."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change
from pmodash.journal.edits import (
    AddContact,
    Edit,
    Key,
    LogTouchpoints,
    MarkLeaver,
    MergeContacts,
    SetApart,
    SetField,
    SetPolicy,
    SetRules,
    SetSource,
    SetStory,
    UnmergeContacts,
)
from pmodash.journal.keys import ContactIndex
from pmodash.journal.replaying import replay
from pmodash.journal.story_edits import WHOSE_STORY
from pmodash.journal.values import in_words
from pmodash.network.register import Register
from pmodash.planning.policy import GROUP_FIELDS, LIMIT_FIELDS
from pmodash.vocabulary import ALL
from pmodash.workbook.placement import HEADERS

_SHOWN_NAMES = 3


def describe(edit: Edit, register: Register) -> tuple[str, str, str]:
    """What an edit does to the register as it stands before it: in words, with the old and the new value as text."""
    what = _what(edit, register)
    try:
        changes = replay(register, (edit,)).record
    except RefusedEditError:
        return what, "", _wanted(edit)
    return what, *_old_and_new(edit, changes)


def describe_all(edits: Sequence[Edit], register: Register) -> list[tuple[str, str, str]]:
    """Each edit as `describe` tells it, over the register with all edits before it; one replay for all."""
    record = replay(register, edits).record
    by_edit: dict[int, list[Change]] = {}
    for change in record:
        by_edit.setdefault(change.edit, []).append(change)
    return [
        (_what(edit, register, by_edit.get(number, ())), *_old_and_new(edit, by_edit.get(number, ())))
        for number, edit in enumerate(edits, 1)
    ]


def _old_and_new(edit: Edit, changes: Sequence[Change]) -> tuple[str, str]:
    old, new = _values(changes)
    if isinstance(edit, LogTouchpoints):
        return old, next((in_words(change.new) for change in changes if change.field == "touchpoint"), new)
    if isinstance(edit, SetRules):
        told = [[in_words(getattr(change, side)) for change in changes] for side in ("old", "new")]
        return "; ".join(filter(None, told[0])), "; ".join(filter(None, told[1]))
    if isinstance(edit, MarkLeaver):
        return old, new.replace(edit.on.isoformat(), in_words(edit.on))
    return old, new


def _values(changes: Sequence[Change]) -> tuple[str, str]:
    main = [change for change in changes if change.field != "touchpoint"] or list(changes)
    if not main:
        return "", ""
    if len(main) == 1 or all(change.new == main[0].new and change.field == main[0].field for change in main):
        olds = dict.fromkeys(in_words(change.old) or "blank" for change in main)
        old = next(iter(olds)) if len(olds) == 1 else f"{len(olds)} different values"
        return "" if old == "blank" else old, in_words(main[0].new)
    told = [(label(change.field), in_words(change.old), in_words(change.new)) for change in main]
    return "; ".join(f"{name}: {old}" for name, old, _ in told if old), "; ".join(f"{n}: {new}" for n, _, new in told)


def _wanted(edit: Edit) -> str:
    if isinstance(edit, SetSource):
        return edit.group
    return in_words(edit.value) if isinstance(edit, SetField | SetPolicy) else ""


def _what(edit: Edit, register: Register, changes: Sequence[Change] = ()) -> str:
    names = list(dict.fromkeys(change.contact for change in changes))
    if isinstance(edit, SetField):
        formula = ", in place of its formula" if edit.overwrite_formula else ""
        return f"{label(edit.field)} of {names[0] if names else _named(edit.contact, register)}{formula}"
    if isinstance(edit, LogTouchpoints):
        return _log_words(edit, register)
    if isinstance(edit, AddContact):
        name = in_words(dict(edit.fields).get("name")) or "".join(names[:1])
        return f"New contact: {name}" if name else "New contact"
    if isinstance(edit, MarkLeaver):
        kept = ", kept in touch with" if edit.keep_in_touch else ""
        return f"{_named(edit.contact, register)} left on {in_words(edit.on)}{kept}"
    if isinstance(edit, MergeContacts):
        return f"{_named(edit.drop, register)} merged into {_named(edit.keep, register)}"
    if isinstance(edit, UnmergeContacts):
        return f"{_merged_name(edit.contact, changes)} is a contact again, no longer merged"
    if isinstance(edit, SetApart):
        who = " and ".join(_named(key, register) for key in edit.contacts)
        return f"{who} may be the same person" if edit.may_be_one else f"{who} are not the same person"
    return _of_all_in_words(edit, changes)


def _of_all_in_words(edit: SetSource | SetRules | SetStory | SetPolicy, changes: Sequence[Change]) -> str:
    """What an edit changes that is no one contact's."""
    if isinstance(edit, SetSource):
        return f"Group of the source {changes[0].contact if changes else edit.source}"
    if isinstance(edit, SetRules):
        return "Your rules for groups" if len(changes) != 1 else "Rule for groups"
    if isinstance(edit, SetStory):
        return label(changes[0].field) if len(changes) == 1 else WHOSE_STORY
    return _policy_words(edit)


def _policy_words(edit: SetPolicy) -> str:
    """The policy's field by its name on the Policy page, with the group where it is one group's."""
    field = (LIMIT_FIELDS if edit.group == ALL else GROUP_FIELDS).get(edit.field)
    name = field.label if field else edit.field
    return f"Policy: {name}" if edit.group == ALL else f"Policy of {edit.group}: {name}"


def _merged_name(key: Key, changes: Sequence[Change]) -> str:
    """The name of the contact who was merged away, by whose status the change tells."""
    told = next((change.contact for change in changes if change.field == "status"), "")
    return told or key.name or key.contact_id or key.email or f"Row {key.row}"


def _log_words(edit: LogTouchpoints, register: Register) -> str:
    verb = "logged" if edit.state == "done" else "planned"
    event = f" ({edit.event})" if edit.event else ""
    count = len(edit.contacts)
    who = ", ".join(_named(key, register) for key in edit.contacts) if count <= _SHOWN_NAMES else f"{count} contacts"
    return f"{edit.vehicle}{event} on {in_words(edit.date)} {verb} for {who}"


def _named(key: Key, register: Register) -> str:
    """The name of the contact that a key means in the register, else the key's own words."""
    try:
        position = ContactIndex(register.contacts, {}).find(key)
    except RefusedEditError:
        return key.name or key.contact_id or key.email or f"row {key.row}"
    return str(register.contacts["name"].iat[position])


def label(field: str) -> str:
    """A field's name as a person reads it."""
    return HEADERS.get(field, field.replace("_", " ").capitalize())
