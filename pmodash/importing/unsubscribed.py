"""People of a mailing service's list who asked to be left alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from pmodash.importing.export_kinds import heading, words
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet

_ROWS_OF_HEADINGS = 5
_LONGEST = 20


def unsubscribed_rows(book: Book) -> frozenset[tuple[str, int]]:
    """The rows, by sheet and row, with an entry in a column such as "Unsubscribed at", or a cell that says it."""
    told = ((sheet.name, row) for sheet in book.sheets for row in rows_filled_below(sheet, _filled()))
    return frozenset((*told, *((sheet.name, row) for sheet in book.sheets for row in _rows_saying_it(sheet))))


def _filled() -> frozenset[str]:
    return words("unsubscribed", "filled")


def _says_it(value: CellValue) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and heading(value) in words("unsubscribed", "says")


def _rows_saying_it(sheet: Sheet) -> Iterator[int]:
    for number in range(sheet.first_column, sheet.first_column + sheet.width):
        cells = sheet.column(number)
        says = np.array([_says_it(value) for value in cells.distinct], dtype=bool)
        if says.any():
            yield from (np.flatnonzero(says[cells.places]) + sheet.first_row).tolist()


def rows_filled_below(sheet: Sheet, headings: frozenset[str]) -> dict[int, str]:
    """The rows with an entry below any of the headings, and what it says."""
    found: dict[int, str] = {}
    for top, row in enumerate(sheet.rows[:_ROWS_OF_HEADINGS]):
        for place in (place for place, name in enumerate(map(heading, row)) if name in headings):
            below = enumerate(sheet.rows[top + 1 :], sheet.first_row + top + 1)
            found |= {number: f"{tidy(row[place])}: {text}" for number, cells in below if (text := tidy(cells[place]))}
    return found
