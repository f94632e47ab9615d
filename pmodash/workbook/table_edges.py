"""Where a table ends: to the side, where another begins after a gap, and below, before the next header."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pmodash.workbook.column_matching import match
from pmodash.workbook.grid import Grid
from pmodash.workbook.header_bands import Headed

ROWS_COMPARED = 400
SURE = 0.75
_NAMES = ("name", "first_name", "last_name")
_IDENTITY = (*_NAMES, "email")


def last_row_of(grid: Grid, headed: Headed, next_header: int | None) -> int:
    """The last row with text that may belong to a table, before the next header and the titles above that."""
    if next_header is None:
        return grid.last_row
    row = next_header - 1
    while row > headed.row and len(grid.row(row)) <= 1:
        row -= 1
    return row


def split_sideways(grid: Grid, headed: Headed, last_row: int) -> list[Headed]:
    """The tables that share a header row, left to right; most sheets have one."""
    segments: list[list[int]] = [[]]
    columns = sorted(headed.headers)
    for column in columns:
        if segments[-1] and _is_gap(grid, headed, segments[-1][-1], column, last_row):
            segments.append([])
        segments[-1].append(column)
    tables: list[list[int]] = [segments[0]]
    for segment in segments[1:]:
        if _stands_apart(grid, headed, tables[-1], segment, last_row):
            tables.append(segment)
        else:
            tables[-1] = tables[-1] + segment
    return [_part(headed, table) for table in tables]


def _part(headed: Headed, columns: list[int]) -> Headed:
    return Headed(
        headed.rows,
        {column: headed.headers[column] for column in columns},
        {column: headed.bands[column] for column in columns if column in headed.bands},
    )


def _is_gap(grid: Grid, headed: Headed, left: int, right: int, last_row: int) -> bool:
    """Whether only blank columns lie between two headers."""
    after = max(grid.across(row, left) for row in headed.rows) + 1
    if after >= right:
        return False
    until = min(last_row, headed.row + ROWS_COMPARED)
    return not grid.of_rows(headed.rows[0], until, range(after, right)).any()


def _stands_apart(grid: Grid, headed: Headed, left: list[int], right: list[int], last_row: int) -> bool:
    """Whether what follows a gap is a table of its own rather than more columns of the same."""
    left_names, right_names = _says(headed, left, _IDENTITY), _says(headed, right, _IDENTITY)
    until = min(last_row, headed.row + ROWS_COMPARED)
    here = np.asarray(grid.of_rows(headed.row + 1, until, left).any(axis=1))
    there = np.asarray(grid.of_rows(headed.row + 1, until, right).any(axis=1))
    if left_names and (_says(headed, right, _NAMES) or _is_log(headed, right)):
        return True
    if right_names:
        return _differ(here, there)
    return bool(there.any()) and len(right) <= 4 and there.sum() < 0.5 * here.sum()


def _says(headed: Headed, columns: list[int], fields: tuple[str, ...]) -> bool:
    """Whether a header among some columns surely says one of the fields."""
    guesses = (match(headed.headers[column], "contacts") for column in columns)
    return any(guess.field in fields and guess.confidence >= SURE for guess in guesses)


def _is_log(headed: Headed, columns: list[int]) -> bool:
    """Whether some columns say when and with whom, as a log does."""
    fields = {match(headed.headers[column], "touchpoints").field for column in columns}
    return {"date", "contact"} <= fields


def _differ(here: NDArray[np.bool_], there: NDArray[np.bool_]) -> bool:
    union = int((here | there).sum())
    return union > 0 and int((here & there).sum()) < 0.5 * union
