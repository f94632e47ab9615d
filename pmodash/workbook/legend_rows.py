"""Whether a row under a list explains the steps of a scale, such as "5 | High", instead of naming somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pmodash.languages import spoken
from pmodash.workbook.cell_text import plain
from pmodash.workbook.column_words import level_words

A_LEGEND = "the legend of a scale"
_MOST_CELLS = 3
_NUMBER = re.compile(r"\d{1,3}%?(?: ?[-–] ?\d{1,3}%?)?")
_LETTERS = frozenset("hmlcdx")
_MEANS = re.compile(r"\s*(?:[=:]|\s[-–]\s)")
_EQUALS = re.compile(r"[^\s=<>!:]\s*=\s*[^\s=]")
_PIECES = re.compile(r"\s*[,;|\n/]\s*|\s{2,}")
_WORD = re.compile(r"[^\W_]+")


def is_legend(texts: Sequence[str], names: Sequence[str], goes_on: bool) -> bool:
    """Whether a row's cells, of which `names` stand where a name should, are those of a legend.

    Either its few cells begin with a step, a number or a level such as "High", and nothing in them names anybody; or
    the steps stand side by side behind a word such as "Scale", or behind any word where the legend `goes_on`.
    """
    first, *others = texts
    across = goes_on or plain(first).rstrip(":") in _scale_words()
    if across and len(others) > 1 and all(map(_is_step, others)):
        return True
    named = any(not _is_step(name) for name in names) or any("@" in text for text in texts)
    return len(texts) <= _MOST_CELLS and _is_step(first) and not named


def explains_steps(text: str) -> bool:
    """Whether a text alone on its row says what steps mean: "H = High, M = Medium", "1: low; 5: high"."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    meant = [piece for piece in pieces if _MEANS.search(piece) and _is_step(piece)]
    return bool(_EQUALS.search(text)) or (len(meant) > 1 and 2 * len(meant) > len(pieces))


def _is_step(text: str) -> bool:
    words = plain(_MEANS.split(text, maxsplit=1)[0])
    if text.rstrip().endswith(":"):
        return False
    if _NUMBER.fullmatch(words) or words in _LETTERS:
        return True
    left = [word for word in _WORD.findall(words) if word not in _fields_of_scales()]
    return bool(left) and (" ".join(left) in _steps() or all(word in _steps() for word in left))


@cache
def _steps() -> frozenset[str]:
    grades = spoken("grades")
    return level_words().union(plain(word) for grade in grades for word in grades[grade])


@cache
def _fields_of_scales() -> frozenset[str]:
    headings = spoken("level_headings")
    return frozenset(plain(word) for field in headings for word in headings[field])


@cache
def _scale_words() -> frozenset[str]:
    return frozenset(plain(word) for word in spoken("scales")["before"])
