"""The people of another file as a register would have them: addresses and labels taken apart, repeated rows told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

from pmodash.importing.export_kinds import exports_data, heading, words
from pmodash.importing.occasions import without_remarks
from pmodash.network.contact_names import mailbox_name, sorted_key
from pmodash.network.home import organisation_key
from pmodash.workbook.cells import Book
from pmodash.workbook.tables import Layout

_ADDRESS = re.compile(r"[\w.+'\-]+@[\w\-]+(?:\.[\w\-]+)+")
_ADDRESS_BESIDE = re.compile(r"\s*[(<][^()<>]*@[^()<>]*[)>]\s*$")
_PARTED = re.compile(r"\s*[;,]\s*")


def tidied(contacts: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The contacts with one e-mail address each, plain tags and pages of LinkedIn alone.

    `named` is False where a name was made up from the address.
    """
    names = without_remarks(contacts["name"]) if kind == "attendees" else contacts["name"]
    changed = {
        "name": names.fillna(contacts["name"]),
        "email": _each(contacts["email"], lambda text: _parts(text)[0]),
        "phone": _each(contacts["phone"], lambda text: ", ".join(_parts(text))),
        "organisation": _each(contacts["organisation"], lambda text: _parts(text)[0]),
        "tags": _each(contacts["tags"], _plain_tags),
        "owner": _each(contacts["owner"], lambda text: _ADDRESS_BESIDE.sub("", text)),
        "status": _each(
            contacts["status"], lambda text: "" if heading(text) in words("unsubscribed", "statuses") else text
        ),
        "linkedin": _each(contacts["linkedin"], lambda text: text if "linkedin" in text.casefold() else ""),
    }
    told = contacts.assign(**changed)
    made_up = told["name"] == mailbox_name(told["email"].fillna(""))
    return told.assign(named=~(made_up & contacts["first_name"].isna()))


def addresses_of(book: Book, layout: Layout, contacts: pd.DataFrame) -> pd.Series:
    """All e-mail addresses in the row of each contact, in small letters with a blank between."""
    found: dict[tuple[str, int], str] = {}
    for table in layout.of_role("contacts"):
        sheet = book.sheet(table.sheet)
        for column in table.of_field("email"):
            for row, value in enumerate(sheet.column(column.number), sheet.first_row):
                addresses = " ".join(_ADDRESS.findall(value)) if isinstance(value, str) else ""
                if addresses:
                    place = (table.sheet, row)
                    found[place] = f"{found.get(place, '')} {addresses}".strip().casefold()
    own = contacts["email"].fillna("").str.casefold()
    places = zip(contacts["sheet"], contacts["row"], own, strict=True)
    return pd.Series([found.get((sheet, row), email) for sheet, row, email in places], contacts.index, dtype="str")


def _each(texts: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """The texts changed one by one; what comes out blank is missing."""
    changed = [change(text).strip() or None if isinstance(text, str) else None for text in texts]
    return pd.Series(changed, texts.index, dtype="str")


def _parts(text: str) -> list[str]:
    """What a value of several parts, as Google exports it, is made of."""
    separator = exports_data()["addresses"]["separator"]
    return [part.strip() for part in text.split(separator)] if separator in text else [text]


def _plain_tags(text: str) -> str:
    tags = (tag.strip(" *\"'") for part in _parts(text) for tag in _PARTED.split(part))
    return ", ".join(dict.fromkeys(tag for tag in tags if tag and heading(tag) not in words("addresses", "labels")))


def nameless_rows(people: pd.DataFrame) -> list[int]:
    """The positions of those who are called by their organisation alone, as an answer that gave no name."""
    same = (people["name"] == people["organisation"]) & people["email"].isna() & people["first_name"].isna()
    return people.index[same.fillna(False)].tolist()


def repeated(people: pd.DataFrame) -> dict[int, int]:
    """Rows that are the same person as an earlier one of the same file: position → position of the earlier."""
    seen: dict[tuple[str, ...], int] = {}
    again: dict[int, int] = {}
    told = zip(people["addresses"], people["name"], people["organisation"], people["linkedin"], strict=True)
    for place, (addresses, name, organisation, page) in enumerate(told):
        beside = addresses or (organisation_key(organisation) if isinstance(organisation, str) else "")
        key = (sorted_key(name), beside, page if isinstance(page, str) and not addresses else "")
        if key in seen:
            again[place] = seen[key]
        seen.setdefault(key, place)
    return again
