"""Where a table has room for more records: rows that await one, and whether the sheet is clear below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pmodash.workbook.body_rows import ERRORS, NAMELESS, REPEATED
from pmodash.workbook.grid import Grid
from pmodash.workbook.listed_rows import NUMBERED
from pmodash.workbook.tables import Table, VacantRow

MOST_ROWS = 2_000
_PREPARED = (NUMBERED, ERRORS)
_ROWS_OF_A_TABLE = (NAMELESS, REPEATED)


def with_room(grid: Grid, table: Table, last: int) -> Table:
    """The table with the rows below its last record that await one; `last` is the last row that may be the table's.

    Prepared rows, which hold a number or the results of formulas alone, come first. Blank rows below them count
    where something stands further down, all but the one that keeps it apart, and where merged cells lie.
    """
    end = _last_record(grid, table)
    awaiting = [row for row in range(end + 1, table.last_row + 1) if table.left_out.get(row) in _PREPARED]
    stop = _what_stands_below(grid, table, last, end, set(awaiting))
    awaiting = [row for row in awaiting if stop is None or row < stop]
    bottom = max([end, *awaiting])
    merged = _merged_rows(grid, table, end)
    onward = stop - 1 if stop is not None else max([bottom - 1, *merged]) + 2
    rows = [*awaiting, *range(bottom + 1, onward)]
    numbers = _free_numbers(grid, table, rows, end)
    vacant = tuple(
        VacantRow(row, numbers[row], row in merged or row in awaiting)
        for row in rows
        if row in numbers and not merged.get(row)
    )
    foot = max([bottom, *(one.row for one in vacant)]) + 1 if stop is not None else 0
    return replace(table, vacant=vacant, clear_below=stop is None, foot=foot)


def _last_record(grid: Grid, table: Table) -> int:
    """The last row that a record, or a row that belongs to the table for another reason, stands in."""
    for row in range(table.last_row, table.first_row - 1, -1):
        if row in table.left_out and table.left_out[row] not in _ROWS_OF_A_TABLE:
            continue
        if any(grid.is_filled(row, column.number) for column in table.columns):
            return row
    return table.first_row - 1


def _what_stands_below(grid: Grid, table: Table, last: int, end: int, awaiting: set[int]) -> int | None:
    """The first row below the last record that holds something else, or None where the sheet is clear."""
    numbers = [column.number for column in table.columns]
    across = range(max(min(numbers), grid.first_column), min(max(numbers), grid.last_column) + 1)
    here = np.flatnonzero(grid.of_rows(end + 1, grid.last_row, across).any(axis=1)) if end < grid.last_row else ()
    found = [row for place in here if (row := int(place) + max(end + 1, grid.first_row)) not in awaiting]
    if last < grid.last_row:
        found += [int(row) for row in grid.rows_with_text[grid.rows_with_text > max(last, end)][:1]]
    return min(found, default=None)


def _merged_rows(grid: Grid, table: Table, end: int) -> dict[int, bool]:
    """The rows after `end` that merged cells cover; True for those in which a field has no cell of its own."""
    numbers = [column.number for column in table.columns if column.field]
    rows: dict[int, bool] = {}
    for area in grid.sheet.merged:
        inside = [number for number in numbers if area.first_column <= number <= area.last_column]
        for row in range(max(area.first_row, end + 1), min(area.last_row, end + MOST_ROWS) + 1) if inside else ():
            hidden = row > area.first_row or inside[0] > area.first_column or len(inside) > 1
            rows[row] = rows.get(row, False) or hidden
    return rows


def _free_numbers(grid: Grid, table: Table, rows: Sequence[int], end: int) -> dict[int, str]:
    """The id that stands in each of the rows already, "" for none; without the rows whose id a record has."""
    ids = table.of_field("contact_id")[:1]
    if not ids or not rows:
        return dict.fromkeys(rows, "")
    column = ids[0].number
    taken = {grid.text(row, column) for row in range(table.first_row, end + 1)} - {""}
    return {row: text for row in rows if (text := grid.text(row, column)) not in taken}
