"""Which rows of a sheet are headers: rows of short texts of which enough are words of the trade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pmodash.workbook.column_matching import headerness, match
from pmodash.workbook.column_words import exact_words, helper_words
from pmodash.workbook.grid import Grid
from pmodash.workbook.header_text import key
from pmodash.workbook.value_look import kinds

ROWS_AT_THE_TOP = 60
SMALL_SHEET = 3000
BEYOND_DOUBT = 0.67
LONGEST_LINE = 90
LEAST_SCORE = 1.1
SURE = 0.8
_HEADER_LIKE = frozenset(("person", "vehicle", "raci", "identifier", "prose", "pair", "mark", "level", "honorific"))
_FORM_LABEL = re.compile(r"[:：]\s*$")


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row that may head a table: how well it does (`score`), its cells and how many of them are known words."""

    row: int
    score: float
    cells: tuple[tuple[int, str], ...]
    known: int

    @property
    def share(self) -> float:
        """The share of its cells that are known words."""
        return self.known / len(self.cells)

    def keys(self) -> dict[int, str]:
        """Column → the header's comparable words."""
        return {column: key(text) for column, text in self.cells}


def header_rows(grid: Grid) -> list[HeaderRow]:
    """The rows that head the tables of a sheet, from the top; repeated headers of one table are given once."""
    candidates = _candidates(grid)
    chosen: list[HeaderRow] = []
    skip_to = 0
    for place, candidate in enumerate(candidates):
        if candidate.row < skip_to:
            continue
        best = _best_of_neighbours(candidates[place : place + 3])
        if chosen and (same_header(chosen[-1], best) or not _stands_alone(grid, chosen[-1], best)):
            continue
        chosen.append(best)
        skip_to = best.row + 1
    return [row for row in _without_forms(grid, chosen) if not _runs_down(grid, row)]


def _candidates(grid: Grid) -> list[HeaderRow]:
    """Every row that may be a header: at the top down to the first sure one, below it where a table may start."""
    rows = grid.rows_with_text
    found: list[HeaderRow] = []
    for row in map(int, rows[:ROWS_AT_THE_TOP]):
        if any(header.share > BEYOND_DOUBT and header.known >= 3 and row > header.row + 2 for header in found):
            break
        if header := header_row(grid, row):
            found.append(header)
    last = found[-1].row if found else 0
    below = [header_row(grid, row) for row in _rows_to_try(grid) if row > last]
    return [*found, *(header for header in below if header)]


def header_row(grid: Grid, row: int) -> HeaderRow | None:
    """The row as a header, None when it is none."""
    cells = grid.row(row)
    texts = tuple((column, str(value)) for column, value in cells if isinstance(value, str))
    if len(texts) < 2 or len(texts) < 0.7 * len(cells):
        return None
    strengths = _strengths([text for _, text in texts])
    score, known = sum(strengths) - 0.6 * (len(cells) - len(texts)), sum(1 for s in strengths if s >= 0.45)
    share = known / len(texts)
    sure = sum(1 for strength in strengths if strength >= 0.75)
    enough = share >= 0.34 or (known >= 4 and share >= 0.2) or (sure >= 2 and share >= 0.25)
    if known < 2 or score < LEAST_SCORE or not enough:
        return None
    return HeaderRow(row, score, texts, known)


def _strengths(texts: Sequence[str]) -> list[float]:
    """How far each text of a row speaks for a header (up to 1) or against it (below 0)."""
    levels = sum(1 for text in texts if len(text) <= LONGEST_LINE and match(text, "contacts").level)
    return [_strength(text, levels >= 3) for text in texts]


def _strength(text: str, among_levels: bool) -> float:
    short = text.strip()
    if len(short.split("\n")[0]) > LONGEST_LINE or len(short) > 4 * LONGEST_LINE:
        return -0.4
    words = key(short)
    if match(short, "contacts").level:
        return 0.8 if among_levels else headerness(short) * 0.4 - 0.2
    if kinds(short) - _HEADER_LIKE:
        return -0.6
    known = headerness(short) if len(words) > 1 or words == "#" else 0.0
    if _FORM_LABEL.search(short):
        return min(known, 0.3)
    if words in helper_words("info") and known < 0.65:
        return -0.3
    return known


def _rows_to_try(grid: Grid) -> list[int]:
    """The rows below a blank one; and in a small sheet those of which most cells are headers word for word."""
    rows = grid.rows_with_text
    after_gap = rows[1:][np.diff(rows) > 1]
    found = {int(row) + step for row in after_gap[:200] for step in range(3)}
    if len(rows) <= SMALL_SHEET:
        known = exact_words()
        for row in map(int, rows):
            texts = [value for _, value in grid.row(row) if isinstance(value, str)]
            if sum(1 for text in texts if text.strip().casefold() in known) >= max(3, 0.6 * len(texts)):
                found.add(row)
    return sorted(found)


def _best_of_neighbours(candidates: Sequence[HeaderRow]) -> HeaderRow:
    """Of header-like rows directly below each other, the best: bands stand above, data below."""
    near = [c for place, c in enumerate(candidates) if c.row - candidates[0].row == place]
    return max(near, key=lambda c: (c.score, -c.row))


def same_header(one: HeaderRow, other: HeaderRow) -> bool:
    """Whether one row says the header of the other over again, in the same columns, and none of another field."""
    first, second = one.keys(), other.keys()
    if any(_differ(first[column], words) for column, words in second.items() if column in first):
        return False
    return sum(1 for column, words in second.items() if first.get(column) == words) >= 0.6 * max(len(second), 2)


def _differ(one: str, other: str) -> bool:
    """Whether two headers surely say different fields of a contact."""
    fields = [guess.field for words in (one, other) if (guess := match(words, "contacts")).confidence >= SURE]
    return one != other and len(set(fields)) == 2


def _stands_alone(grid: Grid, above: HeaderRow, below: HeaderRow) -> bool:
    """Whether a later header starts a table of its own: after a gap or a title, or beyond all doubt."""
    row = below.row - 1
    while row > above.row and len(grid.row(row)) == 1:
        row -= 1
    gap = row > above.row and not grid.row(row)
    titled = row < below.row - 1 and row > above.row
    if gap and titled:
        return below.share >= 0.5 and below.score >= 0.4 * len(below.cells)
    if gap or titled:
        return below.share >= 0.6 and below.score >= 0.5 * len(below.cells)
    return below.share >= 0.8 and below.known >= 4 and below.score >= 0.75 * len(below.cells)


def _runs_down(grid: Grid, row: HeaderRow) -> bool:
    """Whether the headers stand below each other in the first column, with a contact in each further column.

    Sources of contacts are called as some headers are (Stakeholders, Team Members), so a table of them does not.
    """
    if {match(text, "groups").field for _, text in row.cells} >= {"source", "group"}:
        return False
    column = row.cells[0][0]
    texts = [grid.text(number, column) for number in range(max(row.row - 8, grid.first_row), row.row + 9)]
    kept = [text for text in texts if text]
    heads = sum(1 for text in kept if key(text) in exact_words() and headerness(text) >= 0.8)
    return heads > max(2, row.known) and heads >= 0.6 * len(kept)


def _without_forms(grid: Grid, rows: list[HeaderRow]) -> list[HeaderRow]:
    """The rows without blocks of labels and values (project, date, author) above the real header."""
    kept = []
    for place, row in enumerate(rows):
        later = rows[place + 1 :]
        better = later[0] if later else None
        if better and better.score > row.score and better.row - row.row <= 12 and _is_form(grid, row, better.row):
            continue
        kept.append(row)
    return kept


def _is_form(grid: Grid, row: HeaderRow, before: int) -> bool:
    columns = [column for column, _ in row.cells]
    bodies = grid.of_rows(row.row + 1, before - 1, columns).sum(axis=1)
    return row.share <= 0.67 and (len(bodies) == 0 or not (bodies >= max(2, len(columns) - 1)).any())
