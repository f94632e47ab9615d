"""New rows below a table: styled like the row above, with its formulas carried on, and all that covered it grown."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.formula.translate import Translator

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Area, address
from pmodash.workbook.growing import grow_down, same_row_height
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.patches import AppendRow
from pmodash.workbook.sheet_cells import OpenSheet


def append_rows(book: OpenBook, patches: Sequence[AppendRow]) -> None:
    """The rows of one table, one below the other. RefusedWriteError when the place of one is not empty."""
    first = patches[0]
    sheet = book.sheet(first.sheet)
    for patch in patches:
        _refuse_occupied(sheet, patch)
    above = first.row - 1 if first.row - 1 > first.header_row else 0
    area = Area(first.header_row, first.first_column, first.row - 1, first.last_column)
    grow_down(book.book, sheet.sheet, area, len(patches))
    for patch in patches:
        _fill_row(book, sheet, patch, above)
        ends = f"{address(patch.row, patch.first_column)}:{address(patch.row, patch.last_column)}"
        book.ledger.rows_added.append(f"{patch.sheet}!{ends}")


def _fill_row(book: OpenBook, sheet: OpenSheet, patch: AppendRow, above: int) -> None:
    given = {cell.column: cell for cell in patch.cells}
    if above:
        same_row_height(sheet.sheet, patch.row, above)
        for column in range(patch.first_column, patch.last_column + 1):
            sheet.copy_style(patch.row, column, above, column)
            if column not in given:
                _carry_formula(book, sheet, patch.row, column, above)
    for column, cell in given.items():
        if cell.field == "last_touchpoint" and sheet.is_formula(patch.row, column):
            book.ledger.leave_formula(sheet.name, patch.row, column)
        elif cell.value is not None:
            sheet.put(patch.row, column, cell.value, patch.why, patch.header_row, new=True)


def _carry_formula(book: OpenBook, sheet: OpenSheet, row: int, column: int, above: int) -> None:
    formula = sheet.sheet.cell(above, column).value
    blank = sheet.sheet.cell(row, column).value is None
    if blank and isinstance(formula, str) and sheet.is_formula(above, column):
        moved = Translator(formula, address(above, column)).translate_formula(address(row, column))
        sheet.sheet.cell(row, column).value = moved
        book.ledger.touched.add((sheet.name, row, column))


def _refuse_occupied(sheet: OpenSheet, patch: AppendRow) -> None:
    """A row may hold formulas already, which were put there for the records to come; anything else is in the way."""
    for column in range(patch.first_column, patch.last_column + 1):
        if tidy(sheet.value(patch.row, column)) and not sheet.is_formula(patch.row, column):
            where = f"{patch.sheet}!{address(patch.row, column)}"
            raise RefusedWriteError(
                f"{where}, where a row was to go, is not empty", "make room below the table in Excel"
            )
