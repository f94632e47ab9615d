"""New rows below a table: styled like the row above, with its formulas carried on, and all that covered it grown."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formula.translate import Translator

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area, address
from pmodash.workbook.growing import grow_down, same_row_height
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.own_sheets import append_to_sheet
from pmodash.workbook.patches import AppendRow, AppendToSheet
from pmodash.workbook.placement import HEADERS, SHOWN_ON_OWN_SHEET
from pmodash.workbook.sheet_cells import OpenSheet


def append_rows(book: OpenBook, patches: Sequence[AppendRow]) -> None:
    """The rows of one table, one below the other; elsewhere when their place turns out not to be empty."""
    first = patches[0]
    sheet = book.sheet(first.sheet)
    if any(_occupied(sheet, patch) for patch in patches):
        _overflow(book, patches)
        return
    above = first.row - 1 if first.row - 1 > first.header_row else 0
    area = Area(first.header_row, first.first_column, first.row - 1, first.last_column)
    grow_down(book.book, sheet.sheet, area, len(patches))
    for patch in patches:
        _fill_row(book, sheet, patch, above)
        ends = f"{address(patch.row, patch.first_column)}:{address(patch.row, patch.last_column)}"
        book.ledger.rows_added.append(f"{patch.sheet}!{ends}")


def _fill_row(book: OpenBook, sheet: OpenSheet, patch: AppendRow, above: int) -> None:
    given = {cell.column: cell.value for cell in patch.cells}
    if above:
        same_row_height(sheet.sheet, patch.row, above)
        for column in range(patch.first_column, patch.last_column + 1):
            sheet.copy_style(patch.row, column, above, column)
            if column not in given:
                _carry_formula(book, sheet, patch.row, column, above)
    for column, value in given.items():
        if value is not None:
            sheet.put(patch.row, column, value, patch.why, patch.header_row, new=True)


def _carry_formula(book: OpenBook, sheet: OpenSheet, row: int, column: int, above: int) -> None:
    formula = sheet.sheet.cell(above, column).value
    if isinstance(formula, str) and sheet.is_formula(above, column):
        moved = Translator(formula, address(above, column)).translate_formula(address(row, column))
        sheet.sheet.cell(row, column).value = moved
        book.ledger.touched.add((sheet.name, row, column))


def _occupied(sheet: OpenSheet, patch: AppendRow) -> bool:
    columns = range(patch.first_column, patch.last_column + 1)
    return any(sheet.sheet.cell(patch.row, column).value is not None for column in columns)


def _overflow(book: OpenBook, patches: Sequence[AppendRow]) -> None:
    """Rows that find their place taken go to the sheet of the product's own that is kept for them."""
    first = patches[0]
    if not first.overflow:
        where = f"{first.sheet}!{address(first.row, first.first_column)}"
        raise RefusedWriteError(f"{where}, where a row was to go, is not empty", "make room below the table in Excel")
    told = [cell.field for patch in patches for cell in patch.cells if cell.field]
    fields = list(dict.fromkeys([*SHOWN_ON_OWN_SHEET, *told]))
    rows = []
    for patch in patches:
        values = {cell.field: cell.value for cell in patch.cells}
        rows.append(tuple(values.get(field) for field in fields))
    headers = tuple(HEADERS.get(field, field.capitalize()) for field in fields)
    append_to_sheet(book, AppendToSheet(first.overflow, headers, tuple(rows), first.why))
    book.ledger.notes.append(
        f"Something stands below the table on the sheet {first.sheet}, so new rows went to the sheet {first.overflow}."
    )
