"""One sheet seen as a grid: which cells hold something, what a row says, and what merged areas cover."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Area, Cells, CellValue, Sheet

WIDEST = 600
MOST_SAMPLED = 120


class Grid:
    """A sheet's filled cells and merged areas; rows and columns are the sheet's own numbers, from 1."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.first_row, self.last_row = sheet.first_row, sheet.last_row
        self.first_column = sheet.first_column
        self.last_column = sheet.first_column + min(sheet.width, WIDEST) - 1
        self._columns: dict[int, Cells] = {}

    @cached_property
    def filled(self) -> NDArray[np.bool_]:
        """For each row and column of the sheet's values, whether the cell holds more than blanks."""
        width = self.last_column - self.first_column + 1
        found = np.zeros((len(self.sheet.rows), max(width, 0)), dtype=bool)
        for j in range(width):
            cells = self.cells(self.first_column + j)
            kept = np.array([not is_blank(value) for value in cells.distinct], dtype=bool)
            found[:, j] = kept[cells.places]
        return found

    @cached_property
    def rows_with_text(self) -> NDArray[np.int64]:
        """The numbers of the rows in which any cell is filled."""
        return np.flatnonzero(self.filled.any(axis=1)) + self.first_row

    def of_rows(self, first: int, last: int, columns: Sequence[int]) -> NDArray[np.bool_]:
        """The filled cells of some rows and columns."""
        chosen = [column - self.first_column for column in columns]
        return self.filled[max(first - self.first_row, 0) : last - self.first_row + 1][:, chosen]

    def is_filled(self, row: int, column: int) -> bool:
        """Whether one cell holds something."""
        return bool(self.text(row, column))

    def row(self, number: int) -> list[tuple[int, CellValue]]:
        """The filled cells of a row, each with its column."""
        i = number - self.first_row
        if not 0 <= i < len(self.filled):
            return []
        cells = self.sheet.row(number)
        return [(int(j) + self.first_column, cells[int(j)]) for j in np.flatnonzero(self.filled[i])]

    def sample(self, column: int, first: int, last: int) -> list[CellValue]:
        """At most MOST_SAMPLED of the filled cells of a column, the first ones and some spread over the rest."""
        places = np.flatnonzero(self.of_rows(first, last, [column])[:, 0]) + max(first - self.first_row, 0)
        if len(places) > MOST_SAMPLED:
            spread = np.linspace(0, len(places) - 1, MOST_SAMPLED // 2).astype(int)
            places = np.unique(np.concatenate([places[: MOST_SAMPLED // 2], places[spread]]))
        cells = self.cells(column)
        return [cells[int(place)] for place in places]

    def text(self, row: int, column: int) -> str:
        """One cell as text, blank when there is none."""
        i = row - self.first_row
        return tidy(self.cells(column)[i]) if 0 <= i < len(self.sheet.rows) else ""

    def cells(self, column: int) -> Cells:
        """A column's cells over all rows of the sheet, kept once asked for."""
        if column not in self._columns:
            self._columns[column] = self.sheet.column(column)
        return self._columns[column]

    def area_from(self, row: int, column: int) -> Area | None:
        """The merged area that starts at a cell."""
        return self._areas.get((row, column))

    def across(self, row: int, column: int) -> int:
        """The last column that the cell at a place spreads over."""
        area = self.area_from(row, column)
        return min(area.last_column, self.last_column) if area else column

    def down(self, row: int, column: int) -> int:
        """The last row that the cell at a place spreads over."""
        area = self.area_from(row, column)
        return area.last_row if area else row

    def merged_down(self, column: int) -> dict[int, int]:
        """For each row that a merged cell of a column covers below its first: that first row."""
        found = {}
        for area in self.sheet.merged:
            if area.first_column == column and area.last_row > area.first_row:
                for row in range(area.first_row + 1, min(area.last_row, self.last_row) + 1):
                    found[row] = area.first_row
        return found

    @cached_property
    def _areas(self) -> dict[tuple[int, int], Area]:
        return {(area.first_row, area.first_column): area for area in self.sheet.merged}


def is_blank(value: CellValue) -> bool:
    """Whether a cell holds nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())
