"""A column of levels read as a whole: its words, letters and numbers, with what they were assumed to mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import pandas as pd

from pmodash.network.levels import (
    ENGAGEMENT_FIELDS,
    GRADE_FIELDS,
    SUPPORT_OF_GRADE,
    grade_of,
    in_order,
    letters_of,
    level_of,
    word_list,
    words_of,
)
from pmodash.network.scale_labels import Labels, direction_in, direction_of, labels_of, number_of
from pmodash.network.scales import FALLING, RISING, Scale, number_in, out_of, says_percent, scale_of
from pmodash.workbook.cell_text import plain, spread

LONG_TEXT = 24

_SIGNS = frozenset("+-")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OTHER_END = {"High": "Low", "Low": "High", "Supportive": "Resistant", "Resistant": "Supportive"}


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a column beside its cells: its heading, the texts that may explain its scale, what its steps
    mean by a column of words beside it, and which way its scale runs where the user said so."""

    heading: str = ""
    legend: Sequence[str] = ()
    beside: Mapping[str, str] = field(default_factory=dict)
    said: str | None = None


@dataclass(frozen=True, slots=True)
class LevelsRead:
    """A column's levels (index as the texts'; missing = none told), its words without one, and its scale.

    `direction` is rising or falling for numbers and letters, else "". `assumed` names those whose direction nothing
    states, such as "numbers from 1 to 5", else "".
    """

    levels: pd.Series[str]
    unknown: tuple[str, ...]
    direction: str = ""
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class _Steps:
    """What the numbers and letters of a column stand for."""

    scale: Scale | None = None
    letters: Labels = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)
    direction: str = ""
    assumed: str = ""


def read_levels(texts: pd.Series[str], field: str, told: Told | None = None) -> LevelsRead:
    """The levels of a column of one of the four level fields."""
    codes, distinct = pd.factorize(texts)
    words, told = [str(word) for word in distinct], told or Told()
    steps = _steps(words, field, told)
    graded = field in ENGAGEMENT_FIELDS and _tells_support(told.heading)
    meant = [_meaning(word, field, steps, graded) for word in words]
    levels = spread(meant, codes).set_axis(texts.index)
    unknown = tuple(sorted(word for word, level in zip(words, meant, strict=True) if level is None))
    return LevelsRead(levels, unknown, steps.direction, steps.assumed)


def both_ways(words: Sequence[str], field: str, heading: str) -> dict[str, list[str]]:
    """What the words of a column mean with its scale rising and with it falling; "" for no level."""
    texts = pd.Series(list(words), dtype="str")
    ways = {said: read_levels(texts, field, Told(heading, said=said)) for said in (RISING, FALLING)}
    return {said: read.levels.fillna("").tolist() for said, read in ways.items()}


def _steps(words: Sequence[str], field: str, told: Told) -> _Steps:
    numbers = [number for number in map(number_in, words) if number is not None]
    if field in ENGAGEMENT_FIELDS and not any(numbers) and _SIGNS & {plain(word) for word in words}:
        numbers = []
    single = {plain(word) for word in words if len(word) == 1 and word.isalpha()}
    letters = letters_of(field, single) if single else {}
    ordered = bool(letters) and in_order(single)
    if not numbers and not ordered:
        return _Steps(letters=letters)
    used = numbers or [number_of(letter) for letter in single]
    direction, labels = _direction(words, field, used, told)
    if not numbers:
        return _of_letters(letters, single, direction, labels)
    ends = [number_of(step) for step in labels if not step.isalpha()]
    percent = says_percent([*words, plain(told.heading)])
    scale = scale_of([*numbers, *ends], told.heading, percent, direction)
    assumed = "" if scale.stated else f"numbers from {scale}"
    return _Steps(scale, letters, labels, scale.direction, assumed)


def _of_letters(letters: Labels, single: Iterable[str], direction: str | None, labels: Labels) -> _Steps:
    """The first letter is the strongest unless the other way is stated."""
    meant = {letter: _OTHER_END.get(level, level) for letter, level in letters.items()}
    first, last = min(single).upper(), max(single).upper()
    assumed = "" if direction else f"letters from {first} to {last}" if first != last else f"the letter {first}"
    return _Steps(None, meant if direction == RISING else letters, labels, direction or FALLING, assumed)


def _direction(words: Sequence[str], field: str, used: Sequence[float], told: Told) -> tuple[str | None, Labels]:
    """Which way the scale runs, as the user says or else as something in the workbook does, and what its steps mean."""
    own = [word for word in words if number_in(word) is None and len(word) > 1]
    for labels in (labels_of(own, field), labels_of([told.heading], field), labels_of(told.legend, field), told.beside):
        found = direction_of(labels, field, used)
        if found and told.said in (None, found):
            return found, dict(labels)
    return told.said or direction_in([told.heading], field) or direction_in(told.legend, field), {}


def _tells_support(heading: str) -> bool:
    words = plain(heading)
    return any(word in words for word in word_list("engagement", "graded_headings"))


def _meaning(word: str, field: str, steps: _Steps, graded: bool) -> str | None:
    if len(word) > LONG_TEXT and not _may_begin_a_level(word):
        return None
    number = number_in(word)
    label = steps.labels.get(plain(word) if number is None else f"{number:g}")
    if label:
        return label
    if steps.scale and number is not None:
        return steps.scale.grade(number) if field in GRADE_FIELDS else steps.scale.engagement(number)
    if part := out_of(word):
        own = Scale(0.0 if part[0] < 1 or part[1] > 5 else 1.0, part[1])
        return own.grade(part[0]) if field in GRADE_FIELDS else own.engagement(part[0])
    found = steps.letters.get(plain(word)) or level_of(field, word)
    return found or (SUPPORT_OF_GRADE.get(grade_of(word) or "") if graded else None)


def _may_begin_a_level(text: str) -> bool:
    """Whether a long text starts with a word that some level starts with, so that it is worth a closer look."""
    start = plain(text[:40])
    word = _FIRST_WORD.match(start)
    return word[0] in _first_words() if word else start[:1].isdigit()


@cache
def _first_words() -> frozenset[str]:
    known = [*words_of("grades"), *words_of("engagement"), *word_list("grades", "passed_over")]
    return frozenset(word[0] for word in map(_FIRST_WORD.match, known) if word) | frozenset("hml")
