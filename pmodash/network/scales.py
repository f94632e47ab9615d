"""Numbers that stand for levels: the scale of a column, settled once from what is said of it and from its values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pmodash.workbook.cell_text import plain

_NUMBER = re.compile(r"([+\-−]?\d+(?:[.,]\d+)?)\s*(%?)")
_OUT_OF = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:/|out of|of|von|sur|de|su|van|из)\s*(\d+)")
_RANGE = re.compile(r"(-?\d+)\s*(?:-|–|—|to|bis|a|\.\.|:)\s*\+?(\d+)")
RISING, FALLING = "rising", "falling"
_STEPS = (3.0, 5.0, 10.0, 100.0)
_ONE_IS_HIGH = re.compile(
    r"\b1\s*(?:=|:|-|–|\(|is|being|as)?\s*(?:the |very |sehr |tres |muy |muito |molto |zeer )?"
    r"(?:high|most|strong|top|hoch|elev|haut|alt[oa]|hoog|wysok|высок|高)"
)
_ONE_IS_LOW = re.compile(
    r"\b[01]\s*(?:=|:|-|–|\(|is|being|as)?\s*(?:the |very |sehr |tres |muy |muito |molto |zeer )?"
    r"(?:low|least|weak|min|niedrig|gering|faible|bas|baj[oa]|baix[oa]|laag|nisk|низк|低)"
)


@dataclass(frozen=True, slots=True)
class Scale:
    """The range that a column's numbers are read on; `falling` when the lowest is the strongest, not the weakest.

    `stated` tells whether the workbook or its user says which end is the strongest; else it was assumed.
    """

    low: float
    high: float
    falling: bool = False
    stated: bool = False

    @property
    def direction(self) -> str:
        """Rising, or falling where the lowest number is the strongest."""
        return FALLING if self.falling else RISING

    def place(self, number: float) -> float:
        """Where the number lies on the scale, from 0 (weakest) to 1 (strongest)."""
        place = (number - self.low) / (self.high - self.low)
        return min(max(1 - place if self.falling else place, 0.0), 1.0)

    def grade(self, number: float) -> str:
        """High from 65 % of the scale up, Low to 35 %, else Medium: of 1–5, 4 and 5 are High and 1 and 2 Low."""
        place = self.place(number)
        return "High" if place >= 0.65 else "Low" if place <= 0.35 else "Medium"

    def engagement(self, number: float) -> str:
        """The engagement level of a number.

        Five steps are the five levels in their order, Unaware first. A scale through 0 has Resistant below
        it, Neutral at it, Supportive above and Leading at its top from 2 up. Others go by thirds, with the
        top tenth of a long scale Leading.
        """
        if self.low < 0:
            sign = -number if self.falling else number
            leading = sign >= self.high >= 2
            return "Leading" if leading else "Supportive" if sign > 0 else "Neutral" if sign == 0 else "Resistant"
        if self.high - self.low == 4:
            return ("Unaware", "Resistant", "Neutral", "Supportive", "Leading")[round(self.place(number) * 4)]
        place = self.place(number)
        if self.high >= 10 and place >= 0.9:
            return "Leading"
        return "Supportive" if place >= 0.65 else "Resistant" if place <= 0.35 else "Neutral"

    def __str__(self) -> str:
        return f"{self.low:g} to {self.high:g}"


def number_in(text: str) -> float | None:
    """The number that a cell's text is, with or without a percent sign; None for any other text."""
    parts = _NUMBER.fullmatch(plain(text))
    return float(parts[1].replace(",", ".").replace("−", "-")) if parts else None


def out_of(text: str) -> tuple[float, float] | None:
    """The number and the top of its scale in a text such as "4/5" or "7 out of 10"."""
    parts = _OUT_OF.fullmatch(plain(text))
    if not parts:
        return None
    number, top = float(parts[1].replace(",", ".")), float(parts[2])
    return (number, top) if top > 1 and number <= top else None


def scale_of(numbers: Iterable[float], heading: str = "", percent: bool = False, direction: str | None = None) -> Scale:
    """The scale of a column, from a range in its heading ("1-5") or else from the range of its numbers.

    The highest number is taken as the strongest unless the `direction` that is stated says otherwise. It needs no
    stating for percentages, shares of 1 and numbers on both sides of 0.
    """
    values = list(numbers)
    least, most = min(values, default=0.0), max(values, default=0.0)
    share = percent or _is_share(values)
    low, high = _stated_range(plain(heading), least, most) or _observed_range(values, least, most, percent)
    return Scale(low, high, direction == FALLING, direction is not None or least < 0 or share)


def stated_direction(words: str) -> str | None:
    """Which way a scale runs, where words in plain text say that 1 is high or that it is low."""
    return FALLING if _ONE_IS_HIGH.search(words) else RISING if _ONE_IS_LOW.search(words) else None


def says_percent(words: Iterable[str]) -> bool:
    """Whether texts are percentages, or speak of them."""
    return any("%" in word or "percent" in word or "prozent" in word for word in words)


def _stated_range(heading: str, least: float, most: float) -> tuple[float, float] | None:
    for parts in _RANGE.finditer(heading):
        low, high = sorted((float(parts[1]), float(parts[2])))
        if low < high and low <= least and most <= high:
            return (0.0 if low == 1 and high >= 10 else low), high
    return None


def _is_share(values: list[float]) -> bool:
    inside = all(0 <= value <= 1 for value in values)
    return inside and any(value != int(value) for value in values)


def _observed_range(values: list[float], least: float, most: float, percent: bool) -> tuple[float, float]:
    if least < 0:
        reach = max(abs(least), abs(most))
        return -reach, reach
    if _is_share(values) or (least == 0 and most <= 1):
        return 0.0, 1.0
    if percent and most > 1:
        return 0.0, max(most, 100.0)
    if least == 0 and most == 4:
        return 0.0, 4.0
    top = next((step for step in _STEPS if most <= step), most)
    return (1.0 if top <= 5 and least >= 1 else 0.0), top
