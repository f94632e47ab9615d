"""Contacts without a row of headers: told by their values alone, or under one word such as "Stakeholders"."""

from __future__ import annotations

from pmodash.workbook.column_matching import match
from pmodash.workbook.grid import Grid
from pmodash.workbook.header_bands import Headed
from pmodash.workbook.value_look import kinds, look

LEAST_ROWS = 2
LEAST_NAMES = 3
LONGEST_NAME = 60


def headed_by_one_word(grid: Grid) -> Headed | None:
    """A list of names or e-mail addresses alone: one column, headed by a word for it, without gaps or long texts."""
    rows = grid.rows_with_text
    if len(rows) <= LEAST_ROWS or int(rows[-1] - rows[0]) != len(rows) - 1:
        return None
    columns = {column for row in rows[:50] for column, _ in grid.row(int(row))}
    if len(columns) != 1:
        return None
    column = columns.pop()
    texts = [grid.text(int(row), column) for row in rows]
    guess = match(texts[0], "contacts")
    names = guess.field == "name" and len(rows) > LEAST_NAMES
    addresses = guess.field == "email" and look(texts[1:]).share("email") >= 0.8
    if not (names or addresses) or guess.confidence < 0.8 or max(map(len, texts)) > LONGEST_NAME:
        return None
    return Headed((int(rows[0]),), {column: texts[0]}, {})


def headed_by_values(grid: Grid) -> Headed | None:
    """A table that starts in the first row, when its first row is data and a column holds e-mail addresses."""
    rows = grid.rows_with_text
    if len(rows) < LEAST_ROWS:
        return None
    first = int(rows[0])
    columns = [column for column, _ in grid.row(first)]
    if len(columns) < 2 or not any("email" in kinds(value) for _, value in grid.row(first)):
        return None
    looks = {column: look(grid.sample(column, first, grid.last_row)) for column in columns}
    if not any(each.share("email") >= 0.8 and each.n >= LEAST_ROWS for each in looks.values()):
        return None
    return Headed((first - 1,), dict.fromkeys(columns, ""), {})
