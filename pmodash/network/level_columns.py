"""A column of levels read as a whole: its words, letters and numbers, with what they were assumed to mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pmodash.network.levels import ENGAGEMENT_FIELDS, GRADE_FIELDS, grade_of, letters_of, level_of, word_list, words_of
from pmodash.network.scales import Scale, number_in, out_of, scale_of
from pmodash.workbook.cell_text import plain, spread

LONG_TEXT = 24

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SUPPORT_OF_GRADE = {"High": "Supportive", "Medium": "Neutral", "Low": "Resistant"}


@dataclass(frozen=True, slots=True)
class LevelsRead:
    """A column's levels (index as the texts'; missing = none told), its words without one, and the scale assumed.

    `assumed` is the range of a column of numbers whose direction nothing states, such as "1 to 5", else "".
    """

    levels: pd.Series[str]
    unknown: tuple[str, ...]
    assumed: str


def read_levels(texts: pd.Series[str], field: str, heading: str = "", about: str = "") -> LevelsRead:
    """The levels of a column of one of the four level fields; `about` is any legend that stands near it."""
    codes, distinct = pd.factorize(texts)
    words = [str(word) for word in distinct]
    scale = _scale(words, heading, about)
    letters = _letters(words, field)
    graded = field in ENGAGEMENT_FIELDS and _tells_support(heading)
    meant = [_meaning(word, field, scale, letters, graded) for word in words]
    levels = spread(meant, codes).set_axis(texts.index)
    unknown = tuple(sorted(word for word, level in zip(words, meant, strict=True) if level is None))
    return LevelsRead(levels, unknown, str(scale) if scale and not scale.stated else "")


def _scale(words: Iterable[str], heading: str, about: str) -> Scale | None:
    numbers = [number for number in map(number_in, words) if number is not None]
    return scale_of(numbers, heading, about) if numbers else None


def _letters(words: Iterable[str], field: str) -> dict[str, str]:
    single = {plain(word) for word in words if len(word) == 1 and word.isalpha()}
    return letters_of(field, single) if single else {}


def _tells_support(heading: str) -> bool:
    words = plain(heading)
    return any(word in words for word in word_list("engagement", "graded_headings"))


def _meaning(word: str, field: str, scale: Scale | None, letters: dict[str, str], graded: bool) -> str | None:
    if len(word) > LONG_TEXT and not _may_begin_a_level(word):
        return None
    number = number_in(word)
    if scale and number is not None:
        return scale.grade(number) if field in GRADE_FIELDS else scale.engagement(number)
    if part := out_of(word):
        own = Scale(0.0 if part[0] < 1 or part[1] > 5 else 1.0, part[1])
        return own.grade(part[0]) if field in GRADE_FIELDS else own.engagement(part[0])
    found = letters.get(plain(word)) or level_of(field, word)
    return found or (_SUPPORT_OF_GRADE.get(grade_of(word) or "") if graded else None)


def _may_begin_a_level(text: str) -> bool:
    """Whether a long text starts with a word that some level starts with, so that it is worth a closer look."""
    start = plain(text[:40])
    word = _FIRST_WORD.match(start)
    return word[0] in _first_words() if word else start[:1].isdigit()


@cache
def _first_words() -> frozenset[str]:
    known = [*words_of("grades"), *words_of("engagement"), *word_list("grades", "passed_over")]
    return frozenset(word[0] for word in map(_FIRST_WORD.match, known) if word) | frozenset("hml")
