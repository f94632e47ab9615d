"""Rows for the sheets of the product's own: made when first needed, added to when the workbook comes back."""

from __future__ import annotations

from openpyxl.styles import Alignment, Font, PatternFill

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import address
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.patches import AppendToSheet, PatchValue
from pmodash.workbook.sheet_cells import OpenSheet, plain_value

_HEADER_FONT = Font(bold=True, color="FFFFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="FF1F3864")


def append_to_sheet(book: OpenBook, patch: AppendToSheet) -> None:
    """Put the rows below the last of the sheet, under the headers that they belong to."""
    known = book.has(patch.sheet)
    sheet = book.sheet(patch.sheet) if known else book.add_sheet(patch.sheet, patch.headers, patch.widths)
    columns = _columns(sheet, patch)
    last = _last_row(sheet)
    standing = _standing(sheet, columns[: patch.keyed], last) if known and patch.keyed else {}
    for values in patch.rows:
        row = standing.get(tuple(tidy(value) for value in values[: patch.keyed]), 0)
        new = not row
        if new:
            row = last = last + 1
            ends = f"{address(row, min(columns))}:{address(row, max(columns))}"
            book.ledger.rows_added.append(f"{sheet.name}!{ends}")
        _fill(sheet, row, columns, values, patch.why, new=new)


def _fill(sheet: OpenSheet, row: int, columns: list[int], values: tuple[PatchValue, ...], why: str, new: bool) -> None:
    for column, value in zip(columns, values, strict=True):
        if value is not None:
            sheet.put_plain(row, column, value, why, new)


def _standing(sheet: OpenSheet, columns: list[int], last: int) -> dict[tuple[str, ...], int]:
    """The last row of each key that stands in the sheet."""
    return {tuple(tidy(sheet.value(row, column)) for column in columns): row for row in range(2, last + 1)}


def _last_row(sheet: OpenSheet) -> int:
    last = int(sheet.sheet.max_row)
    while last > 1 and all(cell.value is None for cell in sheet.sheet[last]):
        last -= 1
    return last


def _columns(sheet: OpenSheet, patch: AppendToSheet) -> list[int]:
    """The columns of the headers in the sheet's first row; a header that it lacks is put right of the last."""
    known = {tidy(plain_value(cell)): int(cell.column) for cell in sheet.sheet[1] if cell.value is not None}
    found = []
    for header in patch.headers:
        if header not in known:
            known[header] = column = max(known.values(), default=0) + 1
            sheet.put_plain(1, column, header, patch.why, new=True)
            cell = sheet.sheet.cell(1, column)
            cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, Alignment(vertical="top")
        found.append(known[header])
    return found
