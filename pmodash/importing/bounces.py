"""Addresses that messages came back from, as a mail program or a mailing service lists them."""

from __future__ import annotations

import re
from functools import cache

from pmodash.importing.export_kinds import heading, words
from pmodash.importing.unsubscribed import rows_filled_below
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Cells, Sheet

_ROWS_OF_HEADINGS = 5
_DOMAIN = re.compile(r"(?:\*?@|\*\.)?([\w\-]+(?:\.[\w\-]+)*\.[^\W\d_]{2,})")
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
        told = _told_by_cells(sheet) | rows_filled_below(sheet, words("bounced", "filled"))
        heads = _heads(sheet)
        for row, _ in heads:
            told.pop(row, None)
        if not told and (heads or heading(sheet.name) in words("bounced", "headings")):
            answers = [sheet.column(column) for _, column in heads if _is_answered(sheet.column(column))]
            told = _ticked(sheet, answers[0]) if answers else dict.fromkeys(_rows(sheet), IN_SUCH_A_LIST)
        found |= {(sheet.name, number): why for number, why in told.items()}
    return found


def bounced_domains(book: Book, alone: bool) -> frozenset[str]:
    """The domains of which every message came back; a file of domains `alone`, without people, has no other sense."""
    told = words("bounced", "headings") | (words("bounced", "domains") if alone else frozenset())
    found: set[str] = set()
    for sheet in book.sheets:
        for top, row in enumerate(sheet.rows[:_ROWS_OF_HEADINGS]):
            for place in (place for place, value in enumerate(row) if heading(value) in told):
                listed = (_DOMAIN.fullmatch(tidy(cells[place])) for cells in sheet.rows[top + 1 :])
                found |= {one[1].casefold() for one in listed if one}
    return frozenset(found)


def _rows(sheet: Sheet) -> range:
    return range(sheet.first_row, sheet.last_row + 1)


def _heads(sheet: Sheet) -> list[tuple[int, int]]:
    """The row and column of each heading near the top that speaks of bounced messages. Addresses are no headings."""
    return [
        (sheet.first_row + i, sheet.first_column + j)
        for i, row in enumerate(sheet.rows[:_ROWS_OF_HEADINGS])
        if not any("@" in tidy(value) for value in row)
        for j, value in enumerate(row)
        if heading(value) in words("bounced", "headings")
    ]


def _is_answered(cells: Cells) -> bool:
    """Whether a column below such a heading says yes or no, and does not list the addresses themselves."""
    said = {heading(value) for value in cells.distinct}
    return bool(said & (words("bounced", "yes") | words("bounced", "no")))


def _ticked(sheet: Sheet, cells: Cells) -> dict[int, str]:
    return {
        row: "marked as bounced"
        for row, value in zip(_rows(sheet), cells, strict=True)
        if heading(value) in words("bounced", "yes")
    }


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
    says = bool(_says_bounced().search(said)) or said in words("bounced", "cleaned")
    return says and not any(word in said for word in words("bounced", "unless"))
