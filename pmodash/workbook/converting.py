"""A workbook of another format as a new .xlsx: every sheet's values where they stood, as texts, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.patches import AppendRow, AppendToSheet, Patch, PatchValue, PutColumn, SetCell
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.safe_text import sheet_title

_LOST = {
    "xls": "formulas, colours, column widths, charts, pictures, comments and macros",
    "xlsb": "formulas, colours, column widths, charts, pictures, comments and macros",
    "ods": "formulas, colours, column widths, charts, pictures and comments",
}


def converted(book: Book) -> bytes:
    """The values of every sheet as an .xlsx, at the same rows and columns and under `new_names`."""
    names = new_names(book)
    return plain_xlsx([PlainSheet(names[sheet.name], _rows(sheet)) for sheet in book.sheets])


def new_names(book: Book) -> dict[str, str]:
    """What each sheet is called in the new workbook: its own name where Excel takes it."""
    names: dict[str, str] = {}
    for sheet in book.sheets:
        names[sheet.name] = sheet_title(sheet.name, tuple(names.values()))
    return names


def under_new_names(patch: Patch, names: Mapping[str, str]) -> Patch:
    """A patch for the new workbook: its sheet, and the rows of sheets that its texts name, under the new names."""
    if all(old == new for old, new in names.items()):
        return patch

    places = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?=!\d)" for name in names))

    def moved(value: PatchValue) -> PatchValue:
        return places.sub(lambda found: names[found[0]], value) if isinstance(value, str) else value

    if isinstance(patch, SetCell):
        patch = replace(patch, value=moved(patch.value))
    elif isinstance(patch, AppendRow):
        patch = replace(patch, cells=tuple(replace(cell, value=moved(cell.value)) for cell in patch.cells))
    elif isinstance(patch, PutColumn):
        patch = replace(patch, cells=tuple((row, moved(value)) for row, value in patch.cells))
    elif isinstance(patch, AppendToSheet):
        patch = replace(patch, rows=tuple(tuple(map(moved, row)) for row in patch.rows))
    return replace(patch, sheet=names.get(patch.sheet, patch.sheet))


def conversion_notes(book: Book) -> tuple[str, ...]:
    """What a person should know about the new workbook that stands in for one of another format."""
    lost = _LOST.get(book.format, "formulas and formatting")
    notes = [f"The .{book.format} workbook came out as a new .xlsx with its values; {lost} are not in it."]
    if book.format == "csv":
        notes = ["The text file came out as an Excel workbook; its values are texts, as they were."]
    renamed = [f"{old} to {new}" for old, new in new_names(book).items() if old != new]
    if renamed:
        notes.append(f"Sheet names that Excel does not take were changed: {', '.join(renamed)}.")
    hidden = [sheet.name for sheet in book.sheets if sheet.hidden]
    if hidden:
        notes.append(f"Hidden sheets are visible in the new workbook: {', '.join(hidden)}.")
    return tuple(notes)


def _rows(sheet: Sheet) -> Iterator[Sequence[CellValue]]:
    before: tuple[CellValue, ...] = (None,) * (sheet.first_column - 1)
    for _ in range(sheet.first_row - 1 if len(sheet.rows) else 0):
        yield ()
    for row in sheet.rows:
        yield (*before, *row)
