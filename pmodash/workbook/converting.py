"""A workbook of another format as a new .xlsx: every sheet's values where they stood, as texts, numbers and dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.safe_text import sheet_title

_LOST = {
    "xls": "formulas, colours, column widths, charts, pictures, comments and macros",
    "xlsb": "formulas, colours, column widths, charts, pictures, comments and macros",
    "ods": "formulas, colours, column widths, charts, pictures and comments",
}


def converted(book: Book) -> bytes:
    """The values of every sheet as an .xlsx, at the same rows and columns and under the same names."""
    names: list[str] = []
    for sheet in book.sheets:
        names.append(sheet_title(sheet.name, tuple(names)))
    return plain_xlsx([PlainSheet(name, _rows(sheet)) for name, sheet in zip(names, book.sheets, strict=True)])


def conversion_notes(book: Book) -> tuple[str, ...]:
    """What a person should know about the new workbook that stands in for one of another format."""
    if book.format == "csv":
        return ("The text file came out as an Excel workbook; its values are texts, as they were.",)
    lost = _LOST.get(book.format, "formulas and formatting")
    notes = [f"The .{book.format} workbook came out as a new .xlsx with its values; {lost} are not in it."]
    renamed = [sheet.name for sheet in book.sheets if sheet_title(sheet.name) != sheet.name]
    if renamed:
        notes.append(f"Excel does not take these sheet names, which were changed: {', '.join(renamed)}.")
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
