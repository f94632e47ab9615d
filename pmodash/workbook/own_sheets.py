"""Rows for the sheets of the product's own: made when first needed, added to when the workbook comes back."""

from __future__ import annotations

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import address
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.own_columns import about, new_column
from pmodash.workbook.own_names import HEADER_ROW, header_row_of
from pmodash.workbook.package.ranges import down, right
from pmodash.workbook.patches import AppendToSheet, PatchValue


def append_to_sheet(book: OpenBook, patch: AppendToSheet) -> None:
    """Put the rows below the last of the sheet, under the headers that they belong to.

    A sheet of that name without the headers is somebody else's: the rows go to a new one.
    """
    sheet, header_row = _opened(book, patch)
    columns = _columns(book, sheet, header_row, patch)
    last = max(sheet.last_row, header_row)
    standing = _standing(sheet, columns[: patch.keyed], header_row, last) if patch.keyed else {}
    free = iter(patch.over)
    for values in patch.rows:
        row = next(free, 0) or standing.get(tuple(tidy(value) for value in values[: patch.keyed]), 0)
        new = not row
        if new:
            row = last = last + 1
            ends = f"{address(row, min(columns))}:{address(row, max(columns))}"
            book.ledger.rows_added.append(f"{sheet.name}!{ends}")
        _fill(sheet, row, columns, values, patch.why, new=new)
    for row in free:
        _fill(sheet, row, columns, (None,) * len(columns), patch.why, new=False)
    _grow(book, sheet, header_row, last)


def _opened(book: OpenBook, patch: AppendToSheet) -> tuple[OpenSheet, int]:
    """The sheet that takes the rows, and the row of its headers."""
    if book.has(patch.sheet):
        sheet = book.sheet(patch.sheet)
        header_row = header_row_of(sheet.row, patch.headers)
        if header_row:
            return sheet, header_row
    columns = tuple(new_column(header) for header in patch.headers)
    return book.add_sheet(patch.sheet, columns, about(patch.sheet)), HEADER_ROW


def _grow(book: OpenBook, sheet: OpenSheet, header_row: int, last: int) -> None:
    """Let the sheet's Excel table take in all rows below its header; one with totals under them stays as it is."""
    for table in sheet.part.tables:
        if table.area.first_row == header_row and not table.has_totals and last > table.area.last_row:
            book.grow(sheet, down(table.area, last - table.area.last_row))


def _fill(sheet: OpenSheet, row: int, columns: list[int], values: tuple[PatchValue, ...], why: str, new: bool) -> None:
    for column, value in zip(columns, values, strict=True):
        if value is not None or (not new and sheet.value(row, column) is not None):
            sheet.put_plain(row, column, value, why, new=new)


def _standing(sheet: OpenSheet, columns: list[int], header_row: int, last: int) -> dict[tuple[str, ...], int]:
    """The last row of each key that stands in the sheet."""
    rows = range(header_row + 1, last + 1)
    return {tuple(tidy(sheet.value(row, column)) for column in columns): row for row in rows}


def _columns(book: OpenBook, sheet: OpenSheet, header_row: int, patch: AppendToSheet) -> list[int]:
    """The columns of the patch's headers; a header that the sheet lacks is put right of the last."""
    places = range(sheet.last_column, 0, -1)
    headers = ((tidy(sheet.value(header_row, column)).casefold(), column) for column in places)
    known = {header: column for header, column in headers if header}
    found = []
    for header in patch.headers:
        name = header.casefold()
        if name not in known:
            beside = max(known.values())
            known[name] = column = beside + 1
            sheet.set_style(header_row, column, sheet.style(header_row, beside))
            sheet.put_plain(header_row, column, header, patch.why, new=True)
            book.grow(sheet, right(header_row, column), header)
        found.append(known[name])
    return found
