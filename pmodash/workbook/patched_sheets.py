"""A sheet's values with some of its cells put over, as they would be read from the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pmodash.workbook.cells import Cells, CellValue, ColumnRows, Sheet
from pmodash.workbook.packed_sheets import trimmed


def with_cells(sheet: Sheet, cells: Mapping[tuple[int, int], CellValue]) -> Sheet:
    """The sheet with these cells (by row and column from 1) holding these values, None for blank."""
    if not cells:
        return sheet
    bounds = _bounds(sheet, cells)
    top, left, bottom, right = bounds
    by_column: dict[int, dict[int, CellValue]] = {column: {} for column in range(left, right + 1)}
    for (row, column), value in cells.items():
        if column in by_column and top <= row <= bottom:
            by_column[column][row] = value
    columns = [_column(sheet, number, new, top, bottom) for number, new in by_column.items()]
    kept, above, beside = trimmed(columns)
    return replace(sheet, rows=ColumnRows(tuple(kept)), first_row=top + above, first_column=left + beside)


def _bounds(sheet: Sheet, cells: Mapping[tuple[int, int], CellValue]) -> tuple[int, int, int, int]:
    """The first row and column and the last ones that hold a value, or held one."""
    filled = [place for place, value in cells.items() if value is not None]
    rows, columns = [row for row, _ in filled], [column for _, column in filled]
    if len(sheet.rows):
        rows += [sheet.first_row, sheet.last_row]
        columns += [sheet.first_column, sheet.first_column + sheet.width - 1]
    if not rows:
        return 1, 1, 0, 0
    return min(rows), min(columns), max(rows), max(columns)


def _column(sheet: Sheet, number: int, new: Mapping[int, CellValue], top: int, bottom: int) -> Cells:
    old = sheet.column(number)
    if not new and len(old) == bottom - top + 1:
        return old
    distinct = list(old.distinct)
    known = {(type(value), value): place for place, value in enumerate(distinct)}

    def place_of(value: CellValue) -> int:
        place = known.setdefault((type(value), value), len(distinct))
        if place == len(distinct):
            distinct.append(value)
        return place

    places: NDArray[np.int32] = np.full(bottom - top + 1, place_of(None), np.int32)
    begin = sheet.first_row - top
    places[begin : begin + len(old)] = old.places
    for row, value in new.items():
        places[row - top] = place_of(value)
    return _in_order(distinct, places)


def _in_order(distinct: list[CellValue], places: NDArray[np.int32]) -> Cells:
    """The cells with the values that occur alone, in the order in which they do, as a file is read."""
    count = len(places)
    first = np.full(len(distinct), count, np.int64)
    first[places[::-1]] = np.arange(count - 1, -1, -1)
    order = np.argsort(first, kind="stable")
    order = order[first[order] < count]
    renumbered = np.zeros(len(distinct), np.int32)
    renumbered[order] = np.arange(len(order), dtype=np.int32)
    return Cells([distinct[place] for place in order.tolist()], renumbered[places])
