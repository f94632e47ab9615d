"""Cells that say two things at once, such as "For/High" under "Position/Interest", taken apart field by field."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from pmodash.network.levels import ENGAGEMENT_FIELDS, GRADE_FIELDS, level_of, word_list
from pmodash.network.scales import number_in
from pmodash.workbook.cell_text import plain, spread

_HEADING_PARTS = re.compile(r"\s*[/&+|,\n]\s*|\s+(?:and|und|et|e|y|en|i|и|vs\.?)\s+")
_PARTS = re.compile(r"\s*[/|;,\n]\s*|\s+[-–—]\s+")
_BRACKETED = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|->|=>|>>)\s*")

LONGEST_CELL = 80


def facts_asked(heading: str, own: str) -> tuple[str, ...]:
    """The level fields that a heading asks for, in its order; just `own` when it names no second one."""
    parts = [_field_of(part) for part in _HEADING_PARTS.split(plain(heading))]
    asked = tuple(dict.fromkeys(field for field in parts if field))
    return asked if len(asked) == 2 and own in asked else (own,)


def _field_of(part: str) -> str | None:
    words = set(part.replace("(", " ").replace(")", " ").split())
    for field in ("influence", "interest", "engagement_current"):
        if words & word_list("level_headings", field) or part in word_list("level_headings", field):
            return field
    return None


def apart(texts: pd.Series[str], own: str, heading: str) -> dict[str, pd.Series[str]]:
    """The texts of each level field that the column speaks of; `own` is always among them."""
    asked = facts_asked(heading, own)
    codes, distinct = pd.factorize(texts)
    words = [str(word) for word in distinct]
    split = [_facts_in(word, own, asked) for word in words]
    fields = dict.fromkeys([own, *(field for parts in split for field in parts)])
    return {field: spread([parts.get(field) for parts in split], codes).set_axis(texts.index) for field in fields}


def _facts_in(word: str, own: str, asked: Sequence[str]) -> dict[str, str]:
    if len(word) > LONGEST_CELL:
        return {own: word}
    stages = _ARROW.split(word)
    if own == "engagement_current" and len(stages) == 2 and all(level_of(own, stage) for stage in stages):
        return {own: stages[0], "engagement_desired": stages[1]}
    parts = [part for part in _PARTS.split(_BRACKETED.sub(" ", word).strip()) if part]
    if len(asked) == 2:
        return _by_heading(word, own, parts, asked)
    return _by_cell(word, own, parts)


def _by_heading(word: str, own: str, parts: Sequence[str], asked: Sequence[str]) -> dict[str, str]:
    first, second = asked
    if len(parts) != 2:
        other = second if own == first else first
        return {other: word} if _fits(other, word) and not _fits(own, word) else {own: word}
    one, two = parts
    straight = _fits(first, one) + _fits(second, two)
    crossed = _fits(first, two) + _fits(second, one)
    return {first: one, second: two} if straight >= crossed else {first: two, second: one}


def _by_cell(word: str, own: str, parts: Sequence[str]) -> dict[str, str]:
    """A grade and a stance in a cell whose heading asks for one of them; a stance beside a grade is kept too."""
    if len(parts) != 2 or level_of(own, word):
        return {own: word}
    others = GRADE_FIELDS if own in ENGAGEMENT_FIELDS else ("engagement_current",)
    for mine, theirs in (parts, parts[::-1]):
        if _fits(own, mine) and _fits(others[0], theirs) and not _fits(own, theirs):
            return {own: mine} if own in ENGAGEMENT_FIELDS else {own: mine, others[0]: theirs}
    return {own: word}


def _fits(field: str, text: str) -> bool:
    return level_of(field, text) is not None or number_in(text) is not None
