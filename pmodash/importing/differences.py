"""What another file says otherwise of a contact than the workbook, field by field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pmodash.importing.contact_keys import ADDRESS, page_of
from pmodash.importing.other_file import OtherFile
from pmodash.network.contact_names import sorted_key
from pmodash.network.home import organisation_key
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS
from pmodash.workbook.cell_text import plain

FILLS, DIFFERS, EMPTIES = "fills", "differs", "empties"
Value = str | dt.date | bool | None
NEVER_COMPARED = ("contact_id", "first_name", "last_name", "status")
NEVER_EMPTIED = ("name", "do_not_contact")
_NOT_A_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one contact: what the workbook has, what the other file says, and how they differ.

    `kind` is FILLS (the workbook has a blank), DIFFERS or EMPTIES (the other file has a blank).
    """

    row: int
    place: int
    field: str
    ours: Value
    theirs: Value
    kind: str


def differences(
    contacts: pd.DataFrame, other: OtherFile, same: Mapping[int, int], blanks_too: bool = False
) -> tuple[Difference, ...]:
    """All differences of the people who are the same: position in the other file → position of the contact.

    A blank of the other file is one only where that is asked for (`blanks_too`) and it has a column of that field.
    A do-not-contact of either is never taken for a blank.
    """
    rows, places = list(same), list(same.values())
    if not rows:
        return ()
    ours, theirs = contacts.iloc[places], other.people.iloc[rows]
    found: list[Difference] = []
    for field in (name for name in CONTACT_FIELDS if name not in NEVER_COMPARED):
        pairs = zip(rows, places, _values(ours, field), _values(theirs, field), strict=True)
        may_empty = blanks_too and field in other.columns and field not in NEVER_EMPTIED
        found += _of_field(field, pairs, may_empty)
    order = {row: number for number, row in enumerate(rows)}
    return tuple(sorted(found, key=lambda one: (order[one.row], CONTACT_FIELDS.index(one.field))))


def columns_of_values(people: pd.DataFrame, fields: Sequence[str]) -> dict[str, list[Value]]:
    """What a file says of all its people, by field; None for blank."""
    return {field: _values(people, field) for field in fields}


def _values(frame: pd.DataFrame, field: str) -> list[Value]:
    column = frame[field]
    if field in DATE_FIELDS:
        days: list[Value] = column.to_numpy().astype("datetime64[D]").tolist()
        return days
    if field == "do_not_contact":
        return [True if flag else None for flag in column.tolist()]
    return [text if isinstance(text, str) else None for text in column.tolist()]


def _of_field(field: str, pairs: object, may_empty: bool) -> list[Difference]:
    found = []
    means = _MEANS.get(field, plain)
    for row, place, ours, theirs in pairs:  # type: ignore[attr-defined]
        if theirs is None:
            if may_empty and ours is not None:
                found.append(Difference(row, place, field, ours, None, EMPTIES))
        elif ours is None:
            found.append(Difference(row, place, field, None, theirs, FILLS))
        elif ours != theirs and not (
            isinstance(ours, str) and isinstance(theirs, str) and _says_it(means, ours, theirs)
        ):
            found.append(Difference(row, place, field, ours, theirs, DIFFERS))
    return found


def _says_it(means: Callable[[str], object], ours: str, theirs: str) -> bool:
    """Whether the workbook's text says all that the other one does."""
    mine, its = means(ours), means(theirs)
    return its <= mine if isinstance(mine, frozenset) and isinstance(its, frozenset) else mine == its


def _parts(text: str) -> frozenset[str]:
    return frozenset(part for part in map(plain, re.split(r"[,;]", text)) if part)


def _phones(text: str) -> frozenset[str]:
    """The last nine digits of each number, so that country codes and blanks do not matter."""
    return frozenset(digits[-9:] for part in re.split(r"[,;/]", text) if (digits := _NOT_A_DIGIT.sub("", part)))


def _addresses(text: str) -> frozenset[str]:
    return frozenset(ADDRESS.findall(text.casefold()))


_MEANS: Mapping[str, Callable[[str], object]] = {
    "name": sorted_key,
    "organisation": organisation_key,
    "phone": _phones,
    "email": _addresses,
    "tags": _parts,
    "linkedin": lambda text: page_of(text) or plain(text),
}
