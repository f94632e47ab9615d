"""The texts of a workbook in which a table's scales may be explained: around the table, and on sheets without one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmodash.network.scales import number_in
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.kept_sheets import kept_sheets
from pmodash.workbook.tables import Layout, Table

ROWS_ABOVE, ROWS_LEFT_OUT, ROWS_BELOW, ROWS_BESIDE = 8, 8, 40, 60
MOST_ROWS, MOST_FACTS = 200, 3


def legend_of(book: Book, layout: Layout, table: Table) -> tuple[str, ...]:
    """The texts in which the scales of a table may be explained, nearest first."""
    sheet = book.sheet(table.sheet)
    mine = [other for other in layout.tables if other.sheet == table.sheet and other.columns]
    near = (line for cells in _cells_near(sheet, table, mine) for line in _lines(cells))
    apart = (
        line for other in _sheets_without_a_list(book, layout) for row in other.rows[:MOST_ROWS] for line in _lines(row)
    )
    return tuple(dict.fromkeys((*near, *apart)))


def _cells_near(sheet: Sheet, table: Table, tables: Sequence[Table]) -> Iterator[Sequence[CellValue]]:
    header = table.header_row or table.first_row
    below = range(table.last_row + 1, min(table.last_row + ROWS_BELOW, sheet.last_row) + 1)
    for number in (*range(header - ROWS_ABOVE, header), *list(table.left_out)[:ROWS_LEFT_OUT], *below):
        if not any(other is not table and _holds(other, number) for other in tables):
            yield sheet.row(number)
    beside = max((column.number for other in tables for column in other.columns), default=0)
    for number in range(header, min(header + ROWS_BESIDE, sheet.last_row) + 1):
        yield sheet.row(number)[max(beside + 1 - sheet.first_column, 0) :]


def _holds(table: Table, row: int) -> bool:
    return (table.header_row or table.first_row) <= row <= table.last_row


def _sheets_without_a_list(book: Book, layout: Layout) -> list[Sheet]:
    taken = {table.sheet for table in layout.tables if table.role != "other"} | set(kept_sheets(book).values())
    return [sheet for sheet in book.sheets if sheet.kind == "worksheet" and sheet.name not in taken]


def _lines(cells: Sequence[CellValue]) -> Iterator[str]:
    """The texts of a row; one of a step and what it means, in cells of their own, is one text."""
    told = [text for text in map(tidy, cells) if text]
    if 2 <= len(told) <= MOST_FACTS and (len(told[0]) == 1 or number_in(told[0]) is not None):
        yield f"{told[0]} = {told[1]}"
    yield from (text for text in told if len(text) > 2)
