"""Headers on two or three rows: the bands above a header row, the sub-headers below it, and the text of each column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.workbook.column_matching import headerness, match
from pmodash.workbook.column_words import helper_words, look_words
from pmodash.workbook.grid import Grid
from pmodash.workbook.header_rows import HeaderRow
from pmodash.workbook.header_text import key
from pmodash.workbook.marker_columns import are_level_letters
from pmodash.workbook.value_look import kinds

MOST_BANDS = 2
_NOT_A_LABEL = frozenset(("email", "url", "date", "phone", "number", "cadence", "yes_no", "prose"))


@dataclass(frozen=True, slots=True)
class Headed:
    """A table's header rows, last of them `rows[-1]`, with each column's header text and the band above it."""

    rows: tuple[int, ...]
    headers: dict[int, str]
    bands: dict[int, str]

    @property
    def row(self) -> int:
        """The last header row."""
        return self.rows[-1]


def headed(grid: Grid, header: HeaderRow) -> Headed:
    """The header row together with the rows above and below that belong to it."""
    texts = dict(header.cells)
    below = _sub_headers(grid, header.row, texts)
    rows = [header.row]
    bands: dict[int, str] = {}
    if below:
        bands, texts = _joined(grid, header.row, texts, below)
        rows.append(header.row + 1)
    top = header.row
    for _ in range(MOST_BANDS):
        band = _band_above(grid, top, texts)
        if not band:
            break
        top -= 1
        rows.insert(0, top)
        for column, text in band.items():
            if column in texts:
                bands.setdefault(column, text)
            elif _heads_a_blank(grid, top, column, header.row):
                texts[column] = text
    return Headed(tuple(rows), dict(sorted(texts.items())), bands)


def _heads_a_blank(grid: Grid, row: int, column: int, header_row: int) -> bool:
    """Whether a text of a band row is itself the header of a column that has none lower down."""
    return grid.down(row, column) >= header_row or (
        grid.is_filled(row, column) and headerness(grid.text(row, column)) >= 0.5
    )


def _band_above(grid: Grid, row: int, texts: dict[int, str]) -> dict[int, str]:
    """Column → the band text above it, empty when the row above is no band of this header."""
    cells = grid.row(row - 1)
    if not cells or not all(isinstance(value, str) and _is_label(value) for _, value in cells):
        return {}
    first, last = min(texts), max(texts)
    if not all(first <= column <= last + 1 or _reaches_down(grid, row, column) for column, _ in cells):
        return {}
    inside = [(column, str(value)) for column, value in cells]
    last = max(last, inside[-1][0])
    if len(inside) == 1 and not _is_partial(grid, row - 1, inside[0][0], first, last):
        return {}
    spread: dict[int, str] = {}
    for place, (column, text) in enumerate(inside):
        until = inside[place + 1][0] - 1 if place + 1 < len(inside) else last
        if any(grid.area_from(row - 1, c) for c, _ in inside):
            until = min(until, grid.across(row - 1, column))
        for covered in range(column, until + 1):
            spread[covered] = " ".join(text.split())
    return spread


def _reaches_down(grid: Grid, row: int, column: int) -> bool:
    """Whether a text beside a header row's own columns is one more header, merged down or above a blank."""
    if grid.down(row - 1, column) >= row:
        return True
    return not grid.text(row, column) and headerness(grid.text(row - 1, column)) >= 0.8


def _is_partial(grid: Grid, row: int, column: int, first: int, last: int) -> bool:
    """Whether a lone text above spans some but not all of the columns, as a band does and a title does not."""
    across = grid.across(row, column)
    return across > column and (column > first or across < last) and column > first


def _is_label(text: str) -> bool:
    words = key(text)
    if len(text) > 60 or ":" in text or "：" in text or not words:
        return False
    return not (kinds(text) & _NOT_A_LABEL) and words not in helper_words("info") - {"project", "status", "department"}


def _sub_headers(grid: Grid, row: int, texts: dict[int, str]) -> dict[int, str]:
    """Column → the sub-header in the next row, empty when that row is data."""
    cells = grid.row(row + 1)
    first, last = min(texts), max(grid.across(row, column) for column in texts)
    if len(cells) < 2 or not all(
        isinstance(value, str) and (len(value) == 1 or _is_label(value)) for _, value in cells
    ):
        return {}
    if not all(first < column <= last and _under_a_band(grid, row, column, texts) for column, _ in cells):
        return {}
    named = [str(value) for _, value in cells]
    known = sum(1 for text in named if headerness(text) >= 0.5 or match(text, "contacts").level or _is_grade(text))
    known = len(named) if are_level_letters(named) else known
    if any(grid.text(row + 1, column) for column in texts if grid.across(row, column) == column and column == first):
        return {}
    return {column: str(value) for column, value in cells} if known >= 0.5 * len(named) else {}


def _is_grade(text: str) -> bool:
    return key(text) in look_words("grade")


def _under_a_band(grid: Grid, row: int, column: int, texts: dict[int, str]) -> bool:
    """Whether a header spreads over a column: it is blank there, merged across, or said over again beside it."""
    if column not in texts or grid.across(row, column) > column:
        return True
    return key(texts[column]) in (key(texts.get(beside, "")) for beside in (column - 1, column + 1))


def _joined(
    grid: Grid, row: int, texts: dict[int, str], below: dict[int, str]
) -> tuple[dict[int, str], dict[int, str]]:
    """The header row turned band where sub-headers stand below it."""
    bands: dict[int, str] = {}
    columns: Sequence[int] = sorted(texts)
    for column in below:
        left = max((c for c in columns if c <= column), default=None)
        if left is not None and (grid.across(row, left) >= column or not grid.area_from(row, left)):
            bands[column] = " ".join(texts[left].split())
    kept = {
        column: text for column, text in texts.items() if column not in below and column not in _covered(bands, texts)
    }
    return bands, {**kept, **below}


def _covered(bands: dict[int, str], texts: dict[int, str]) -> set[int]:
    """Columns whose header only names the band over others."""
    named = set(bands.values())
    return {column for column, text in texts.items() if " ".join(text.split()) in named and column in bands}
