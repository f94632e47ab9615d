"""The lists of people within another program's export: where each begins and ends, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmodash.importing.export_kinds import (
    CARDS,
    ROWS_LOOKED_AT,
    WORKBOOK,
    Export,
    ExportKind,
    export_kinds,
    heading,
    names_people,
)
from pmodash.importing.form_questions import fields_of_questions, is_question
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet, column_letter
from pmodash.workbook.tables import Corrections, SheetCorrection

MOST_LISTS = 12


def export_of(book: Book) -> Export:
    """What kind of export a book is, cut down to its lists of people; a book of no known kind comes whole."""
    if book.format == "vcf":
        return Export(CARDS, book)
    for sheet in book.sheets if len(book.sheets) == 1 else ():
        for place in range(min(ROWS_LOOKED_AT, len(sheet.rows))):
            kind = _kind_of(sheet.rows[place])
            if kind:
                return _cut(book, sheet, [place, *(_further(sheet, place) if kind.occasion else ())], kind)
    return Export(WORKBOOK, book)


def _kind_of(row: Sequence[CellValue]) -> ExportKind | None:
    there = frozenset(map(heading, row))
    told = (kind for kind in export_kinds() if any(telling <= there for telling in kind.telling))
    kind = next(told, None)
    if kind and kind.kind == "form" and not any(map(is_question, row)):
        return None
    return kind if kind and names_people(there) else None


def _further(sheet: Sheet, first: int) -> Iterator[int]:
    """Where further lists of who came begin: below a row with one caption alone, as the panelists' of a webinar."""
    captions = (i for i in range(first + 1, len(sheet.rows) - 1) if _filled(sheet.rows[i]) == 1)
    found = 0
    for caption in captions:
        kind = _kind_of(sheet.rows[caption + 1])
        if kind and kind.occasion and found < MOST_LISTS:
            found += 1
            yield caption + 1


def _filled(row: Sequence[CellValue]) -> int:
    return sum(1 for value in row if tidy(value))


def _cut(book: Book, sheet: Sheet, places: list[int], kind: ExportKind) -> Export:
    """The lists that begin at the headers, each up to the first empty row; what their known columns hold is said."""
    lists: dict[str, Sheet] = {}
    for place in places:
        captioned = tidy(next((value for value in sheet.rows[place - 1] if tidy(value)), "")) if lists else ""
        name = f"{sheet.name} ({captioned or place})" if lists else sheet.name
        lists[name] = _list_at(sheet, place, name if name not in lists else f"{name} {place}")
    above = tuple(tuple(row) for row in sheet.rows[: places[0]])
    said = tuple(SheetCorrection(one.name, "contacts", one.first_row, _fields(one, kind)) for one in lists.values())
    return Export(kind, replace(book, sheets=tuple(lists.values())), Corrections(said), above)


def _list_at(sheet: Sheet, place: int, name: str) -> Sheet:
    blank = (i for i in range(place + 1, len(sheet.rows)) if not _filled(sheet.rows[i]))
    end = next(blank, len(sheet.rows))
    return replace(sheet, name=name, rows=sheet.rows[place:end], first_row=sheet.first_row + place)


def _fields(one: Sheet, kind: ExportKind) -> dict[str, str | None]:
    if kind.kind == "form":
        found = fields_of_questions(one.rows)
    else:
        known = kind.fields or {}
        names = enumerate(map(heading, one.rows[0]))
        found = {place: known[name] or None for place, name in names if name in known}
    return {column_letter(one.first_column + place): field for place, field in found.items()}
