"""Which program a list of people comes from, told by its headings, and what its columns hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pmodash.languages import spoken
from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import Book, CellValue, Sheet, column_letter
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
    fields = {heading(name): field for name, field in entry["fields"].items()}
    return ExportKind(
        entry["kind"], entry["label"], telling, fields, entry.get("source", ""), entry.get("occasion", False)
    )


def heading(value: CellValue) -> str:
    """A heading as it is compared: without case, accents and punctuation."""
    return _NOT_A_WORD.sub(" ", plain(tidy(value))).strip()


def export_of(book: Book) -> Export:
    """What kind of export a book is, cut down to its list of people; a book of no known kind comes whole."""
    if book.format == "vcf":
        return Export(CARDS, book)
    for sheet in book.sheets if len(book.sheets) == 1 else ():
        for place, row in enumerate(sheet.rows[:ROWS_LOOKED_AT]):
            there = frozenset(map(heading, row))
            for kind in export_kinds():
                if any(told <= there for told in kind.telling) and _names_people(there):
                    return _cut(book, sheet, place, kind)
    return Export(WORKBOOK, book)


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


def _names_people(there: frozenset[str]) -> bool:
    """Whether one of the headings is that of a name or an address, in any of the kinds."""
    naming = _headings_of("name") | _headings_of("first_name") | _headings_of("email")
    return any("name" in one or "mail" in one or one in naming for one in there)


@cache
def _headings_of(field: str) -> frozenset[str]:
    """The headings that say a field of contacts and hardly any other."""
    told = spoken("headers")["contacts"][field]
    return frozenset(heading(word) for grade in ("sure", "clear") for word in told.get(grade, ()))


def _cut(book: Book, sheet: Sheet, place: int, kind: ExportKind) -> Export:
    """The list that begins at a header, up to the first empty row; what its known columns hold is said."""
    blank = (i for i in range(place + 1, len(sheet.rows)) if not any(map(tidy, sheet.rows[i])))
    end = next(blank, len(sheet.rows))
    above = tuple(tuple(row) for row in sheet.rows[:place])
    list_alone = replace(sheet, rows=sheet.rows[place:end], first_row=sheet.first_row + place)
    fields = _fields(sheet.rows[place], sheet.first_column, kind)
    said = SheetCorrection(sheet.name, "contacts", list_alone.first_row, fields)
    return Export(kind, replace(book, sheets=(list_alone,)), Corrections((said,)), above)


def _fields(headers: Sequence[CellValue], first_column: int, kind: ExportKind) -> dict[str, str | None]:
    known = kind.fields or {}
    return {
        column_letter(first_column + place): known[name] or None
        for place, name in enumerate(map(heading, headers))
        if name in known
    }
