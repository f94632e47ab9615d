"""Edits as EDITS.json holds them, read strictly: what is not understood is refused by its number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import (
    AddContact,
    Edit,
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
from pmodash.journal.entry_parts import check_names, day_of, flag_of, key_as_json, key_of, text_of
from pmodash.journal.story_json import story_as_json, story_of
from pmodash.journal.values import FieldValue, checked
from pmodash.network.group_rules import GroupRule

_RULE_PARTS = ("looks_at", "text", "group")
_A_RULE = '{"looks_at": "title", "text": …, "group": …}'


def edits_from_json(answer: object) -> tuple[Edit, ...]:
    """The edits of a parsed EDITS.json, in order. RefusedEditError names the first that will not do, by its number."""
    if not isinstance(answer, list):
        raise RefusedEditError("the edits are no list", 'write [{"edit": "set", …}, …]')
    return tuple(_numbered(number, entry) for number, entry in enumerate(answer, 1))


def edits_as_json(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    """The edits in the form that `edits_from_json` reads."""
    return [_WRITERS[type(edit).__name__](edit) for edit in edits]


def _numbered(number: int, entry: object) -> Edit:
    try:
        if not isinstance(entry, dict):
            raise RefusedEditError("it is no object", 'write {"edit": "set", …}')
        kind = entry.get("edit")
        if not isinstance(kind, str) or kind not in _READERS:
            raise RefusedEditError(f"there is no edit {kind!r}", f"use one of {', '.join(_READERS)}")
        reader, needed, allowed = _READERS[kind]
        check_names(entry, needed, allowed)
        return reader(entry)
    except RefusedEditError as refused:
        raise RefusedEditError(refused.what, refused.remedy, number) from None


def _set(entry: Mapping[str, Any]) -> SetField:
    field = text_of(entry, "field")
    value, was = checked(field, entry["value"]), entry.get("was")
    overwrite = flag_of(entry, "overwrite_formula")
    return SetField(key_of(entry["contact"]), field, value, checked(field, was), "was" in entry, overwrite)


def _log(entry: Mapping[str, Any]) -> LogTouchpoints:
    if not isinstance(entry["contacts"], list):
        raise RefusedEditError("contacts is no list", "give the list of keys of those reached")
    return LogTouchpoints(
        date=day_of(entry, "date"),
        vehicle=text_of(entry, "vehicle"),
        contacts=tuple(key_of(key) for key in entry["contacts"]),
        **{name: text_of(entry, name, "done" if name == "state" else "") for name in ("by", "event", "notes", "state")},
    )


def _add(entry: Mapping[str, Any]) -> AddContact:
    fields = entry["fields"]
    if not isinstance(fields, dict):
        raise RefusedEditError("fields is no object", 'write {"name": …}')
    return AddContact(tuple((name, checked(name, value)) for name, value in fields.items()))


def _leave(entry: Mapping[str, Any]) -> MarkLeaver:
    return MarkLeaver(key_of(entry["contact"]), day_of(entry, "on"), flag_of(entry, "keep_in_touch"))


def _merge(entry: Mapping[str, Any]) -> MergeContacts:
    fields = entry.get("fields", {})
    if not isinstance(fields, dict):
        raise RefusedEditError("fields is no object", 'write {"phone": "drop"}')
    values = {name: answer["value"] for name, answer in fields.items() if _is_value(answer)}
    chosen = {name: text_of(fields, name) for name in fields if name not in values}
    taken = tuple((name, checked(name, value)) for name, value in values.items())
    return MergeContacts(key_of(entry["keep"]), key_of(entry["drop"]), tuple(chosen.items()), taken)


def _is_value(answer: object) -> bool:
    return isinstance(answer, dict) and answer.keys() == {"value"}


def _unmerge(entry: Mapping[str, Any]) -> UnmergeContacts:
    return UnmergeContacts(key_of(entry["contact"]))


def _apart(entry: Mapping[str, Any]) -> SetApart:
    if not isinstance(entry["contacts"], list) or len(entry["contacts"]) != 2:
        raise RefusedEditError("contacts is no list of two", "give the keys of the two contacts")
    one, other = map(key_of, entry["contacts"])
    return SetApart((one, other), flag_of(entry, "may_be_one"))


def _policy(entry: Mapping[str, Any]) -> SetPolicy:
    value = entry["value"]
    if not isinstance(value, bool | int | float):
        raise RefusedEditError(f"the policy's value cannot be {value!r}", "give a number, or true or false")
    return SetPolicy(text_of(entry, "group"), text_of(entry, "field"), value)


def _source(entry: Mapping[str, Any]) -> SetSource:
    return SetSource(text_of(entry, "source"), "" if entry["group"] is None else text_of(entry, "group"))


def _rules(entry: Mapping[str, Any]) -> SetRules:
    if not isinstance(entry["rules"], list):
        raise RefusedEditError("rules is no list", f"give all rules in their order, each as {_A_RULE}")
    return SetRules(tuple(_rule(one) for one in entry["rules"]))


def _rule(answer: object) -> GroupRule:
    if not isinstance(answer, dict) or set(answer) != set(_RULE_PARTS):
        raise RefusedEditError(f"a rule cannot be {answer!r}", f"write {_A_RULE}")
    return GroupRule(*(text_of(answer, name) for name in _RULE_PARTS))


_Reader = tuple[Callable[[Mapping[str, Any]], Edit], tuple[str, ...], tuple[str, ...]]
_READERS: dict[str, _Reader] = {
    "set": (_set, ("contact", "field", "value"), ("was", "overwrite_formula")),
    "log": (_log, ("date", "vehicle", "contacts"), ("by", "event", "notes", "state")),
    "add": (_add, ("fields",), ()),
    "leave": (_leave, ("contact", "on"), ("keep_in_touch",)),
    "merge": (_merge, ("keep", "drop"), ("fields",)),
    "unmerge": (_unmerge, ("contact",), ()),
    "apart": (_apart, ("contacts",), ("may_be_one",)),
    "set_policy": (_policy, ("group", "field", "value"), ()),
    "set_source": (_source, ("source", "group"), ()),
    "set_rules": (_rules, ("rules",), ()),
    "set_story": (lambda entry: SetStory(story_of(entry["story"])), ("story",), ()),
}


def _plain(value: FieldValue) -> FieldValue:
    return value.isoformat() if isinstance(value, dt.date) else value


def _set_as_json(edit: SetField) -> dict[str, Any]:
    more: dict[str, Any] = {"was": _plain(edit.was)} if edit.check_was else {}
    if edit.overwrite_formula:
        more["overwrite_formula"] = True
    contact = key_as_json(edit.contact)
    return {"edit": "set", "contact": contact, "field": edit.field, "value": _plain(edit.value)} | more


def _log_as_json(edit: LogTouchpoints) -> dict[str, Any]:
    texts = {name: getattr(edit, name) for name in ("by", "event", "notes", "state") if getattr(edit, name)}
    contacts = [key_as_json(key) for key in edit.contacts]
    return {"edit": "log", "date": edit.date.isoformat(), "vehicle": edit.vehicle, "contacts": contacts} | texts


def _leave_as_json(edit: MarkLeaver) -> dict[str, Any]:
    keep = {"keep_in_touch": True} if edit.keep_in_touch else {}
    return {"edit": "leave", "contact": key_as_json(edit.contact), "on": edit.on.isoformat()} | keep


def _merge_as_json(edit: MergeContacts) -> dict[str, Any]:
    fields: dict[str, Any] = {**dict(edit.fields), **{name: {"value": _plain(value)} for name, value in edit.values}}
    merged = {"edit": "merge", "keep": key_as_json(edit.keep), "drop": key_as_json(edit.drop)}
    return merged | ({"fields": fields} if fields else {})


def _apart_as_json(edit: SetApart) -> dict[str, Any]:
    apart = {"edit": "apart", "contacts": [key_as_json(key) for key in edit.contacts]}
    return apart | ({"may_be_one": True} if edit.may_be_one else {})


_WRITERS: Mapping[str, Callable[[Any], dict[str, Any]]] = {
    "SetField": _set_as_json,
    "LogTouchpoints": _log_as_json,
    "AddContact": lambda edit: {"edit": "add", "fields": {name: _plain(value) for name, value in edit.fields}},
    "MarkLeaver": _leave_as_json,
    "MergeContacts": _merge_as_json,
    "UnmergeContacts": lambda edit: {"edit": "unmerge", "contact": key_as_json(edit.contact)},
    "SetApart": _apart_as_json,
    "SetPolicy": lambda e: {"edit": "set_policy", "group": e.group, "field": e.field, "value": e.value},
    "SetSource": lambda e: {"edit": "set_source", "source": e.source, "group": e.group},
    "SetRules": lambda e: {"edit": "set_rules", "rules": [asdict(rule) for rule in e.rules]},
    "SetStory": lambda e: {"edit": "set_story", "story": story_as_json(e.choices)},
}
