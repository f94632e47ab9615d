"""The tables of the printed report: cells as words, and how wide each column may be."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from pmodash.figures.labels import percent, plain_text, shortened
from pmodash.figures.palette import GROUP_COLOURS, STATUS_COLOURS
from pmodash.story.story import Cell, Table

MOST_ROWS = 200
NARROWEST, LEAST_WIDE, BESIDE, LINE = 6, 16, 2, 128
DOT = 4
DOTTED = {"group": GROUP_COLOURS, "status": STATUS_COLOURS}
FIGURES = ("number", "share", "date")
LONGEST_HEADING = 40
RIGHT = ("number", "share")


def printed_table(table: Table, most: int) -> dict[str, Any]:
    """The first rows of a table, with how many more there are."""
    shown = table.first(most)
    rows = [[_words(value, kind) for value, kind in zip(row, table.kinds, strict=True)] for row in shown.rows]
    headings = [shortened(heading, LONGEST_HEADING) for heading in table.headings]
    return {
        "title": plain_text(table.title),
        "headings": headings,
        "right": [kind in RIGHT for kind in table.kinds],
        "widths": _widths(headings, table.kinds, rows),
        "rows": rows,
        "dots": _dots(table, rows),
        "all": f"{len(table.rows):,}",
        "shown": f"{len(rows):,}",
        "more": f"{len(table.rows) - len(rows):,}" if len(table.rows) > len(rows) else "",
    }


def _words(value: Cell, kind: str) -> str:
    """A cell in words; a dash for a blank one."""
    if value is None or value != value:
        return "–"
    if isinstance(value, dt.date):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return percent(float(value)) if kind == "share" else f"{value:,.10g}"
    return plain_text(value) or "–"


def _dots(table: Table, rows: list[list[str]]) -> list[list[str]]:
    """The colour before a group or a status, blank where there is none."""
    colours = [DOTTED.get(kind, {}) for kind in table.kinds]
    return [[scale.get(text, "") for text, scale in zip(row, colours, strict=True)] for row in rows]


def _widths(headings: list[str], kinds: tuple[str, ...], rows: list[list[str]]) -> list[int]:
    """The room each column is given beside the others, in letters: the widest no more than the line lets them."""
    columns = zip(headings, kinds, strict=True)
    wanted = [_width(heading, [row[n] for row in rows], kind) for n, (heading, kind) in enumerate(columns)]
    beside = [BESIDE + (DOT if kind in DOTTED else 0) for kind in kinds]
    caps = (
        cap for cap in range(LINE, LEAST_WIDE, -1) if sum(min(width, cap) for width in wanted) + sum(beside) <= LINE
    )
    cap = next(caps, LEAST_WIDE)
    return [min(width, cap) + room for width, room in zip(wanted, beside, strict=True)]


def _width(heading: str, texts: list[str], kind: str) -> int:
    """How many letters a column would take: most of its texts in a line, and its longest words."""
    lengths = sorted(len(text) for text in texts) or [0]
    usual = lengths[int(0.98 * (len(lengths) - 1))]
    word = max((len(part) for text in (heading, *texts[:50]) for part in text.split()), default=0)
    wide = 1.2 if kind in FIGURES else 1
    return max(NARROWEST, math.ceil(wide * max(usual, word)), len(heading) // 2 + 1)
