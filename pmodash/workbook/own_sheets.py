"""Rows for the sheets of the product's own: made when first needed, added to when the workbook comes back."""

from __future__ import annotations

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Area, address
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.package.ranges import down, right
from pmodash.workbook.patches import AppendToSheet, PatchValue


def append_to_sheet(book: OpenBook, patch: AppendToSheet) -> None:
    """Put the rows below the last of the sheet, under the headers that they belong to."""
    known = book.has(patch.sheet)
    sheet = book.sheet(patch.sheet) if known else book.add_sheet(patch.sheet, patch.headers, patch.widths)
    columns = _columns(book, sheet, patch)
    last = max(sheet.last_row, 1)
    standing = _standing(sheet, columns[: patch.keyed], last) if known and patch.keyed else {}
    begin = last
    for values in patch.rows:
        row = standing.get(tuple(tidy(value) for value in values[: patch.keyed]), 0)
        new = not row
        if new:
            row = last = last + 1
            ends = f"{address(row, min(columns))}:{address(row, max(columns))}"
            book.ledger.rows_added.append(f"{sheet.name}!{ends}")
        _fill(sheet, row, columns, values, patch.why, new=new)
    _grow(book, sheet, begin, last)


def _grow(book: OpenBook, sheet: OpenSheet, begin: int, last: int) -> None:
    """Let the sheet's Excel table take in its new rows; one without rows yet has a blank one already."""
    for table in sheet.part.tables:
        end = table.area.last_row
        if table.area.first_row == 1 and end in (begin, 2) and last > end:
            area = Area(1, table.area.first_column, end, table.area.last_column)
            book.grow(sheet, down(area, last - end))


def _fill(sheet: OpenSheet, row: int, columns: list[int], values: tuple[PatchValue, ...], why: str, new: bool) -> None:
    for column, value in zip(columns, values, strict=True):
        if value is not None:
            sheet.put_plain(row, column, value, why, new=new)


def _standing(sheet: OpenSheet, columns: list[int], last: int) -> dict[tuple[str, ...], int]:
    """The last row of each key that stands in the sheet."""
    return {tuple(tidy(sheet.value(row, column)) for column in columns): row for row in range(2, last + 1)}


def _columns(book: OpenBook, sheet: OpenSheet, patch: AppendToSheet) -> list[int]:
    """The columns of the headers in the sheet's first row; a header that it lacks is put right of the last."""
    headers = ((tidy(sheet.value(1, column)), column) for column in range(1, sheet.last_column + 1))
    known = {header: column for header, column in headers if header}
    found = []
    for header in patch.headers:
        if header not in known:
            beside = max(known.values(), default=0)
            known[header] = column = beside + 1
            sheet.set_style(1, column, sheet.style(1, beside) if beside else "")
            sheet.put_plain(1, column, header, patch.why, new=True)
            book.grow(sheet, right(1, column), header)
        found.append(known[header])
    return found
