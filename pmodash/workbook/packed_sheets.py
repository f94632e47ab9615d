"""What the parsing process sends, unpacked to sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from pmodash.workbook.cells import Area, Cells, CellValue, ColumnRows, ColumnWidth, Sheet, SheetLook

_UNPACK: dict[str, Callable[..., CellValue]] = {
    "date": dt.date.fromordinal,
    "moment": lambda day, seconds, micros: (
        dt.datetime.fromordinal(day) + dt.timedelta(seconds=seconds, microseconds=micros)
    ),
    "time": dt.time,
    "duration": dt.timedelta,
}


def unpacked(answer: dict[str, Any]) -> Sheet:
    """One sheet of the answer, without blank rows and columns at its edges."""
    columns = [_cells(*column) for column in answer["columns"]]
    columns, above, left = trimmed(columns)
    return Sheet(
        name=answer["name"],
        rows=ColumnRows(tuple(columns)),
        first_row=answer["first_row"] + above,
        first_column=answer["first_column"] + left,
        hidden=answer["hidden"],
        kind=answer["kind"],
        merged=tuple(Area(*area) for area in answer["merged"]),
        look=_look(answer),
        blank_formulas={column: tuple(rows) for column, rows in answer["blank_formulas"].items()},
        hidden_rows=frozenset(answer["hidden_rows"]),
    )


def _look(answer: dict[str, Any]) -> SheetLook:
    widths = tuple(ColumnWidth(*width) for width in answer["widths"])
    return SheetLook(widths, tuple(answer["frozen"]), answer["very_hidden"])


def _cells(distinct: list[Any], has_dates: bool, places: bytes) -> Cells:
    values = [_value(each) for each in distinct] if has_dates else distinct
    return Cells(values, np.frombuffer(places, np.int32))


def _value(packed: Any) -> CellValue:
    if isinstance(packed, tuple):
        return _UNPACK[packed[0]](*packed[1:])
    value: CellValue = packed
    return value


def trimmed(columns: list[Cells]) -> tuple[list[Cells], int, int]:
    """The columns without blank edges, and how many rows above and columns to the left were taken off."""
    filled = [j for j, column in enumerate(columns) if _is_filled(column)]
    if not filled:
        return [], 0, 0
    kept = columns[filled[0] : filled[-1] + 1]
    first, last = _filled_rows(kept)
    height = len(kept[0])
    if (first, last) != (0, height - 1):
        kept = [Cells(column.distinct, column.places[first : last + 1]) for column in kept]
    return kept, first, filled[0]


def _is_filled(column: Cells) -> bool:
    """Whether a cell holds a value; one that was put over is among the distinct ones and in no cell."""
    if not len(column) or all(value is None for value in column.distinct[:2]):
        return False
    return column[0] is not None or bool((column.places != _blank(column)).any())


def _blank(column: Cells) -> int:
    """The place of the blank among a column's distinct values, -1 when it has none."""
    return next((place for place, value in enumerate(column.distinct) if value is None), -1)


def _filled_rows(columns: Sequence[Cells]) -> tuple[int, int]:
    """The first and the last row, from 0, in which any of the columns holds a value."""
    height = len(columns[0])
    if _row_is_filled(columns, 0) and _row_is_filled(columns, height - 1):
        return 0, height - 1
    filled = np.zeros(height, bool)
    for column in columns:
        filled |= column.places != _blank(column)
    rows = np.flatnonzero(filled)
    return int(rows[0]), int(rows[-1])


def _row_is_filled(columns: Sequence[Cells], i: int) -> bool:
    return any(column[i] is not None for column in columns)
