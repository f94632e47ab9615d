"""Addresses that messages came back from, as a mail program or a mailing service lists them."""

from __future__ import annotations

import re
from functools import cache

from pmodash.importing.export_kinds import heading, words
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Sheet

IN_SUCH_A_LIST = "in a list of bounced addresses"


@cache
def _says_bounced() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words('bounced', 'words'))))})\b")


def bounced_rows(book: Book) -> dict[tuple[str, int], str]:
    """The rows of a list of people by sheet and row, of those that a message did not reach, and what says so.

    Either a cell of the row says it, or the whole list is headed so.
    """
    found: dict[tuple[str, int], str] = {}
    for sheet in book.sheets:
        told = _told_by_cells(sheet)
        if not told and _is_headed_so(sheet):
            told = dict.fromkeys(range(sheet.first_row, sheet.last_row + 1), IN_SUCH_A_LIST)
        found |= {(sheet.name, number): why for number, why in told.items()}
    return found


def _is_headed_so(sheet: Sheet) -> bool:
    heads = [heading(value) for row in sheet.rows[:3] for value in row]
    return bool(words("bounced", "headings") & {*heads, heading(sheet.name)})


def _told_by_cells(sheet: Sheet) -> dict[int, str]:
    """By row; a word such as "bounced" counts in a short cell, not within somebody's long notes."""
    told: dict[int, str] = {}
    for number in range(sheet.first_column, sheet.first_column + sheet.width):
        cells = sheet.column(number)
        means = [isinstance(value, str) and len(value) <= 300 and _means_bounced(value) for value in cells.distinct]
        if not any(means):
            continue
        for row, place in enumerate(cells.places.tolist(), sheet.first_row):
            if means[place]:
                told.setdefault(row, f"the message came back: {tidy(cells.distinct[place])[:80]}")
    return told


def _means_bounced(text: str) -> bool:
    said = heading(text)
    return bool(_says_bounced().search(said)) and not any(word in said for word in words("bounced", "unless"))
