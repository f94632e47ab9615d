"""Which program a list of people comes from, told by its headings, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pmodash.languages import spoken
from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import Book, CellValue, column_letter
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import NO_CORRECTIONS

ROWS_LOOKED_AT = 40
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ExportKind:
    """A kind of export: its words, its columns, where its new people come from, and whether it is of an occasion."""

    kind: str
    label: str
    telling: tuple[frozenset[str], ...] = ()
    fields: Mapping[str, str] | None = None
    source: str = ""
    occasion: bool = False


WORKBOOK = ExportKind("workbook", "Another workbook or list")
CARDS = ExportKind("vcard", "Address cards")


@dataclass(frozen=True, slots=True)
class Export:
    """A book cut down to its list of people, with what its columns hold, and the rows that stood above the list."""

    kind: ExportKind
    book: Book
    corrections: Corrections = NO_CORRECTIONS
    above: tuple[tuple[CellValue, ...], ...] = ()


@cache
def exports_data() -> Mapping[str, Any]:
    """What data/exports.toml says, read once."""
    return read_data("exports.toml")


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of words of data/exports.toml, as headings and values are compared."""
    return frozenset(heading(word) for word in exports_data()[section][name])


@cache
def export_kinds() -> tuple[ExportKind, ...]:
    """The kinds of data/exports.toml, in order."""
    return tuple(_kind(entry) for entry in exports_data()["exports"])


def _kind(entry: Mapping[str, Any]) -> ExportKind:
    telling = tuple(frozenset(map(heading, headings)) for headings in entry["telling"])
    fields = {heading(name): field for name, field in entry.get("fields", {}).items()}
    return ExportKind(
        entry["kind"], entry["label"], telling, fields, entry.get("source", ""), entry.get("occasion", False)
    )


def heading(value: CellValue) -> str:
    """A heading as it is compared: without case, accents and punctuation."""
    return _NOT_A_WORD.sub(" ", plain(tidy(value))).strip()


def with_addresses(book: Book) -> Corrections:
    """What would have each sheet with a heading of e-mail addresses read as a list of people, whatever its title.

    A list of bounced addresses is one too, where it heads them so.
    """
    said = []
    for sheet in book.sheets:
        for place, row in enumerate(sheet.rows[:ROWS_LOOKED_AT]):
            there = list(map(heading, row))
            heads = [number for number, name in enumerate(there) if name in words("bounced", "headings")]
            of_addresses = [
                n for n in heads if any("@" in tidy(below[n]) for below in sheet.rows[place + 1 : place + 6])
            ]
            if of_addresses or _headings_of("email") & {*there}:
                fields: dict[str, str | None] = {column_letter(sheet.first_column + n): "email" for n in of_addresses}
                said.append(SheetCorrection(sheet.name, "contacts", sheet.first_row + place, fields))
                break
    return Corrections(tuple(said))


def names_people(there: frozenset[str]) -> bool:
    """Whether one of the headings is that of a name or an address, in any of the kinds."""
    naming = _headings_of("name") | _headings_of("first_name") | _headings_of("email")
    return any("name" in one or "mail" in one or one in naming for one in there)


@cache
def _headings_of(field: str) -> frozenset[str]:
    """The headings that say a field of contacts and hardly any other."""
    told = spoken("headers")["contacts"][field]
    return frozenset(heading(word) for grade in ("sure", "clear") for word in told.get(grade, ()))
