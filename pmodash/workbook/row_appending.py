"""New rows below a table: styled like the row above, with its formulas carried on, and all that covered it grown.

What stands below, such as a total, moves down where all that refers to it can follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Area, address
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.package.pushing import push_down
from pmodash.workbook.package.ranges import down
from pmodash.workbook.package.references import Push
from pmodash.workbook.patches import AppendRow, MakeRoom


def append_rows(book: OpenBook, patches: Sequence[AppendRow]) -> None:
    """The rows of one table, the first of them foremost. RefusedWriteError when the place of one is not empty."""
    first = patches[0]
    sheet = book.sheet(first.sheet)
    above = first.row - 1 if first.row - 1 > first.header_row else 0
    area = Area(first.header_row, first.first_column, first.row - 1, first.last_column)
    reach = max(patch.row for patch in patches) - area.last_row
    _refuse_tables(sheet, area, reach)
    for patch in patches:
        _refuse_occupied(sheet, patch)
    book.grow(sheet, down(area, reach))
    for patch in patches:
        _fill_row(book, sheet, patch, above)
        ends = f"{address(patch.row, patch.first_column)}:{address(patch.row, patch.last_column)}"
        book.ledger.rows_added.append(f"{patch.sheet}!{ends}")


def make_room(book: OpenBook, patch: MakeRoom) -> None:
    """Move what stands below a table down. RefusedWriteError says why where that would not stay right."""
    area = Area(patch.header_row, patch.first_column, patch.last_record, patch.last_column)
    book.names_grew |= push_down(
        book.archive, book.book, Push(patch.sheet, patch.row, patch.rows, area, patch.last_new)
    )
    book.ledger.pushed[patch.sheet] = (patch.row, patch.rows)
    if not patch.rows:
        return
    rows = "1 row" if patch.rows == 1 else f"{patch.rows:,} rows"
    book.ledger.notes.append(f"What stands below the table on the sheet {patch.sheet} moved down by {rows}.")


def _fill_row(book: OpenBook, sheet: OpenSheet, patch: AppendRow, above: int) -> None:
    given = {cell.column: cell for cell in patch.cells}
    if above:
        sheet.part.same_height(patch.row, above)
        for column in range(patch.first_column, patch.last_column + 1):
            if sheet.is_formula(patch.row, column):
                continue
            if column in given or not sheet.carry_formula(patch.row, column, above):
                sheet.set_style(patch.row, column, sheet.style(above, column))
    for column, cell in given.items():
        if sheet.is_formula(patch.row, column):
            told = f"{sheet.name}!{address(patch.row, column)} works itself out with a formula and was left as it is."
            book.ledger.leave([(sheet.name, patch.row, column)], patch.why, told)
        elif cell.value is not None:
            sheet.put(patch.row, column, cell.value, patch.why, patch.header_row, new=True)


def _refuse_tables(sheet: OpenSheet, area: Area, rows: int) -> None:
    """Excel tables that end where the rows would go and cannot simply grow."""
    for table in sheet.part.tables_ending_in(area, rows):
        if table.has_totals:
            raise RefusedWriteError(f"the totals of the table {table.name} stand below it", "take them away in Excel")
        if table.from_query:
            raise RefusedWriteError(f"the table {table.name} is filled by a query", "add rows where it gets them")


def _refuse_occupied(sheet: OpenSheet, patch: AppendRow) -> None:
    """A row may hold formulas already, which were put there for the records to come; anything else is in the way."""
    for column in range(patch.first_column, patch.last_column + 1):
        occupied = tidy(sheet.value(patch.row, column)) and not sheet.is_formula(patch.row, column)
        if occupied or sheet.part.blocked_by(patch.row, column):
            where = f"{patch.sheet}!{address(patch.row, column)}"
            raise RefusedWriteError(
                f"{where}, where a row was to go, is not empty", "make room below the table in Excel"
            )
