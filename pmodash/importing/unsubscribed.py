"""People of a mailing service's list who asked to be left alone."""

from __future__ import annotations

from pmodash.importing.export_kinds import heading, words
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Sheet

_ROWS_OF_HEADINGS = 5


def unsubscribed_rows(book: Book) -> frozenset[tuple[str, int]]:
    """The rows, by sheet and row, with an entry in a column such as "Unsubscribed at"."""
    return frozenset(
        (sheet.name, row) for sheet in book.sheets for row in rows_filled_below(sheet, words("unsubscribed", "filled"))
    )


def rows_filled_below(sheet: Sheet, headings: frozenset[str]) -> dict[int, str]:
    """The rows with an entry below any of the headings, and what it says."""
    found: dict[int, str] = {}
    for top, row in enumerate(sheet.rows[:_ROWS_OF_HEADINGS]):
        for place in (place for place, name in enumerate(map(heading, row)) if name in headings):
            below = enumerate(sheet.rows[top + 1 :], sheet.first_row + top + 1)
            found |= {number: f"{tidy(row[place])}: {text}" for number, cells in below if (text := tidy(cells[place]))}
    return found
