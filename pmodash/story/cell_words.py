"""The cells of the story's tables in words: the same on the screen, the slides, the report and the PDF."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from pmodash.measures.sentences import percent
from pmodash.story.story import Cell

FIGURES = ("number", "share")
HUNDREDTHS = Decimal("0.01")


def cell_words(cell: Cell, kind: str) -> str:
    """A cell of a column of that kind as it is read, blank for nothing known."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, dt.date):
        return f"{cell.day} {cell:%b %Y}"
    if kind not in FIGURES or isinstance(cell, str):
        return str(cell)
    return percent(cell) if kind == "share" else _number(cell)


def _number(value: float) -> str:
    """A figure with thousands parted and at most two digits after the point, rounded half up, none that say nothing."""
    whole, _, digits = f"{Decimal(str(value)).quantize(HUNDREDTHS, ROUND_HALF_UP):,}".partition(".")
    rest = digits.rstrip("0")
    return f"{whole}.{rest}" if rest else whole
