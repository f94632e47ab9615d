"""The other file of an import: whatever it is, the people in it, and the occasion that they came to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pmodash.findings import Finding, UnusableFileError
from pmodash.importing.bounces import IN_SUCH_A_LIST, bounced_domains, bounced_rows
from pmodash.importing.export_kinds import Export, ExportKind, with_addresses
from pmodash.importing.export_lists import export_of
from pmodash.importing.occasions import Occasion, absent_rows, occasion_of
from pmodash.importing.people_frame import addresses_of, nameless_rows, repeated, tidied
from pmodash.importing.unsubscribed import unsubscribed_rows
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

_KNOWN_OF_EXPORTS = ("several-registers", "contacts-joined")
LARGEST_MB = 200
MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class OtherFile:
    """What another file says of people.

    `people` has the columns of a register's contacts, and: `addresses` (all e-mail addresses, in small letters),
    `named` (False: the name was made of the address), `came` (False: the list says that they did not) and `bounced`
    (what says that messages to them come back; blank = nothing). `columns` are the fields of the columns that it has.
    `own_ids` says whether its ids are its own, not row numbers. `left_out` maps rows that are no further person to the
    reason. `bounced_domains` are the domains that it lists of which every message came back.
    """

    name: str
    kind: ExportKind
    people: pd.DataFrame
    columns: frozenset[str]
    own_ids: bool
    occasion: Occasion
    left_out: Mapping[tuple[str, int], str]
    findings: tuple[Finding, ...]
    bounced_domains: frozenset[str] = frozenset()


def read_other(data: bytes, name: str, password: str = "") -> OtherFile:
    """The people of another file. UnusableFileError, in one sentence, for a file without any or far too large."""
    if len(data) > LARGEST_MB << 20:
        raise UnusableFileError(f"The file is larger than {LARGEST_MB} MB", "export the people's contact details alone")
    return other_of(read(data, name, password))


def other_of(book: Book) -> OtherFile:
    """The people of another file whose cells were read."""
    export = export_of(book)
    register = build(export.book, understand(export.book, export.corrections))
    by_addresses = with_addresses(export.book)
    if register.contacts.empty and by_addresses.sheets:
        register = build(export.book, understand(export.book, by_addresses))
    domains = bounced_domains(book, register.contacts.empty)
    if register.contacts.empty and not domains:
        raise UnusableFileError(
            "No list of people was found in the file",
            "give a table with a heading such as Name or E-mail above each column, or address cards (.vcf)",
        )
    if len(register.contacts) > MOST_PEOPLE:
        raise UnusableFileError(f"The file lists more than {MOST_PEOPLE:,} people", "import it in parts")
    told = _told(book, export, register)
    findings = tuple(one for one in told.findings if one.kind != "no-register")
    return replace(told, bounced_domains=domains, findings=findings)


def _told(book: Book, export: Export, register: Register) -> OtherFile:
    contacts = register.contacts
    people = tidied(contacts, export.kind.kind).assign(addresses=addresses_of(export.book, register.layout, contacts))
    places = list(zip(people["sheet"], people["row"], strict=True))
    absent = absent_rows(export) if export.kind.occasion else {}
    bounced, unsubscribed = bounced_rows(export.book), unsubscribed_rows(export.book)
    people = people.assign(
        came=pd.Series([place not in absent for place in places], people.index, dtype=bool),
        bounced=pd.Series([bounced.get(place) for place in places], people.index, dtype="str"),
        do_not_contact=people["do_not_contact"] | np.array([place in unsubscribed for place in places], dtype=bool),
    )
    left_out = _left_out(register)
    nameless = nameless_rows(people) if export.corrections.sheets else []
    left_out |= dict.fromkeys((places[one] for one in nameless), "neither a name nor an e-mail address")
    again = repeated(people)
    left_out |= {places[one]: f"the same person as row {places[first][1]}" for one, first in again.items()}
    kept = people.drop(index=[*{*again, *nameless}]).reset_index(drop=True)
    columns = {c.field for t in register.layout.of_role("contacts") for c in t.columns if c.field}
    ids = (
        export.kind.kind == "workbook"
        and not (kept["contact_id"] == kept["sheet"] + "!" + kept["row"].astype(str)).all()
    )
    found = occasion_of(export) if export.kind.occasion else Occasion()
    told = (one for one in register.findings if one.kind not in _KNOWN_OF_EXPORTS or not export.corrections.sheets)
    findings = (*told, *_doubtful_day(found))
    return OtherFile(book.name, export.kind, kept, frozenset(columns), ids, found, left_out, findings)


def _left_out(register: Register) -> dict[tuple[str, int], str]:
    rows = register.left_out
    return {(sheet, row): why for sheet, row, why in zip(*(rows[name].tolist() for name in rows.columns), strict=True)}


def _doubtful_day(occasion: Occasion) -> tuple[Finding, ...]:
    if not occasion.assumed or occasion.day is None:
        return ()
    return (
        Finding(
            "note",
            "occasion-day-assumed",
            found=f"the day of the occasion, read as {occasion.day.isoformat()}",
            expected="a day that can be read one way only",
            remedy="check it; day and month could be the other way round",
        ),
    )


def as_bounced(other: OtherFile) -> OtherFile:
    """The file as a list of addresses that messages came back from, whatever its columns say."""
    return replace(other, people=other.people.assign(bounced=other.people["bounced"].fillna(IN_SUCH_A_LIST)))
