"""The parts of an entry in EDITS.json, read strictly: its names, its texts, its days and whom it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Key

_KEY_PARTS = ("row", "sheet", "contact_id", "email", "name")


def check_names(entry: Mapping[str, Any], needed: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    """RefusedEditError when an entry lacks a name that it needs, or has one that means nothing."""
    missing = [name for name in needed if name not in entry]
    if missing:
        raise RefusedEditError(f"it lacks {', '.join(missing)}", f"give {', '.join(needed)}")
    unknown = [str(name) for name in entry if name not in (*needed, *allowed, "edit")]
    if unknown:
        raise RefusedEditError(f"it has no place for {', '.join(unknown)}", f"use {', '.join((*needed, *allowed))}")


def key_of(answer: object) -> Key:
    """The contact that a key of an entry means."""
    if not isinstance(answer, dict) or not answer:
        raise RefusedEditError("a contact's key is no object", 'write {"row": 12, "sheet": "Register"} or {"name": …}')
    unknown = [str(name) for name in answer if name not in _KEY_PARTS]
    given = [name for name in ("row", "contact_id", "email", "name") if answer.get(name) not in (None, "")]
    if unknown or len(given) != 1 or ("sheet" in answer and given != ["row"]):
        raise RefusedEditError(
            f"a contact's key cannot have {', '.join(map(str, answer))}",
            "give a row (with its sheet), a contact_id, an email or a name",
        )
    row = answer.get("row")
    if given == ["row"] and (isinstance(row, bool) or not isinstance(row, int) or row < 1):
        raise RefusedEditError(f"a row cannot be {row!r}", "give its number in the sheet, from 1")
    texts = {name: text_of(answer, name) for name in ("sheet", given[0]) if name in answer and name != "row"}
    return Key(row=row, **texts)


def text_of(entry: Mapping[str, Any], name: str, otherwise: str = "") -> str:
    """The text that an entry has under a name; a number is taken as text."""
    value = entry.get(name, otherwise)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise RefusedEditError(f"{name} cannot be {value!r}", "give a text")
    return value


def flag_of(entry: Mapping[str, Any], name: str) -> bool:
    """The yes or no that an entry has under a name; no where it has none."""
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise RefusedEditError(f"{name} cannot be {value!r}", "give true or false")
    return value


def day_of(entry: Mapping[str, Any], name: str) -> dt.date:
    """The day that an entry has under a name."""
    try:
        return dt.date.fromisoformat(entry[name])
    except (TypeError, ValueError):
        raise RefusedEditError(f"{name} cannot be {entry[name]!r}", "give a date such as 2026-11-20") from None


def key_as_json(key: Key) -> dict[str, Any]:
    """The key in the form that `key_of` reads."""
    return {name: getattr(key, name) for name in _KEY_PARTS if getattr(key, name) is not None}
