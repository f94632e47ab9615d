"""The tables of the printed report: cells as words, and how wide each column may be."""

from __future__ import annotations

import math
from typing import Any
from unicodedata import east_asian_width

from pmodash.figures.labels import plain_text, shortened
from pmodash.figures.palette import GROUP_COLOURS, STATUS_COLOURS
from pmodash.story.cell_words import FIGURES, cell_words
from pmodash.story.story import Cell, Table

MOST_ROWS = 200
LINE, LEAST_WIDE, NARROWEST = 118, 14, 5
BESIDE, DOT, BOLD, SURELY = 2, 2, 1.1, 1.2
THIN, WIDE = frozenset(" .,:;'’|!()[]/-fijltI"), frozenset("mwMW@%")
DOTTED = {"group": GROUP_COLOURS, "status": STATUS_COLOURS}
LONGEST_HEADING = 40


def printed_table(table: Table, most: int) -> dict[str, Any]:
    """The first rows of a table, with how many more there are."""
    shown = table.first(most)
    rows = [[_words(value, kind) for value, kind in zip(row, table.kinds, strict=True)] for row in shown.rows]
    headings = [shortened(heading, LONGEST_HEADING) for heading in table.headings]
    widths = _widths(headings, table.kinds, rows)
    return {
        "title": plain_text(table.title),
        "headings": headings,
        "right": [kind in FIGURES for kind in table.kinds],
        "widths": widths,
        "broken": _broken(widths, table.kinds, rows),
        "rows": rows,
        "dots": _dots(table, rows),
        "all": f"{len(table.rows):,}",
        "shown": f"{len(rows):,}",
        "more": f"{len(table.rows) - len(rows):,}" if len(table.rows) > len(rows) else "",
    }


def _words(value: Cell, kind: str) -> str:
    """A cell in words; a dash for a blank one."""
    return plain_text(cell_words(value, kind)) or "–"


def _dots(table: Table, rows: list[list[str]]) -> list[list[str]]:
    """The colour before a group or a status, blank where there is none."""
    colours = [DOTTED.get(kind, {}) for kind in table.kinds]
    return [[scale.get(text, "") for text, scale in zip(row, colours, strict=True)] for row in rows]


def _widths(headings: list[str], kinds: tuple[str, ...], rows: list[list[str]]) -> list[int]:
    """The room each column is given beside the others, in figures: the widest no more than the line lets them."""
    wanted = [_width(heading, [row[n] for row in rows]) for n, heading in enumerate(headings)]
    beside = [BESIDE + (DOT if kind in DOTTED else 0) for kind in kinds]
    caps = (
        cap for cap in range(LINE, LEAST_WIDE, -1) if sum(min(width, cap) for width in wanted) + sum(beside) <= LINE
    )
    cap = next(caps, LEAST_WIDE)
    return [min(width, cap) + room for width, room in zip(wanted, beside, strict=True)]


def _broken(widths: list[int], kinds: tuple[str, ...], rows: list[list[str]]) -> list[bool]:
    """The columns with a word that may be wider than they are: only there is every cell measured as it is set."""
    held = min(1.0, LINE / sum(widths))
    rooms = [held * width - BESIDE - (DOT if kind in DOTTED else 0) for width, kind in zip(widths, kinds, strict=True)]
    words = [{word for row in rows for word in row[place].split()} for place in range(len(widths))]
    return [any(SURELY * _length(word) > room for word in each) for each, room in zip(words, rooms, strict=True)]


def _width(heading: str, texts: list[str]) -> int:
    """How much room a column would take: for most of its texts in a line, and for its longest words."""
    lengths = sorted(_length(text) for text in texts) or [0]
    usual = lengths[int(0.98 * (len(lengths) - 1))]
    word = max((_length(part) for text in texts[:50] for part in text.split()), default=0)
    word = max(word, *(BOLD * _length(part) for part in heading.split()), 0)
    return math.ceil(max(NARROWEST, usual, word, _length(heading) / 2 + 1))


def _length(text: str) -> float:
    """About how long a text is beside a figure, by the letters of a usual sans-serif font."""
    return sum(_room(letter) for letter in text)


def _room(letter: str) -> float:
    if letter.isdigit():
        return 1
    if letter in THIN:
        return 0.5
    if letter in WIDE:
        return 1.5
    if east_asian_width(letter) in "WF":
        return 1.8
    return 1.25 if letter.isupper() else 0.95
