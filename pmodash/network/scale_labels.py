"""What a workbook itself says that the steps of a scale mean: "1 = High", "from 1 (low) to 5 (high)", "3 - Medium"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from pmodash.network.levels import GRADE_FIELDS, SUPPORT_OF_GRADE, engagement_of, grade_of, word_list
from pmodash.network.scales import FALLING, RISING, stated_direction
from pmodash.vocabulary import LEVELS
from pmodash.workbook.cell_text import plain

Labels = dict[str, str]

_STEP = r"(?<![\w.,])([+\-−]?\d{1,3}|[a-eа-д](?=\s*[=:(\-–—]))\s*%?(?!\w)"
_FORWARD = re.compile(rf"{_STEP}\s*[=:().\-–—→]*\s*([^\d=:;,|()\n/]+)")
_BACKWARD = re.compile(r"([^\d=:;,|()\n/]+?)\s*[=:(→]\s*([+\-−]?\d{1,3}|[a-eа-д])\s*%?(?![\w.,]|\s*[-–])")
_FROM_TO = re.compile(r"(?<![\w.,])([+\-−]?\d{1,3})\s*%?\s*(?:-|–|—|to|bis|a|tot|do|до|~)\s*\+?(\d{1,3})(?!\w)")
_BETWEEN = re.compile(r"\s*(?:-|–|—|→|>|/)\s*|\s+(?:to|bis|a|tot|do|до)\s+")
_START = re.compile(r"(?<!\w)(?:[+\-−]?\d|[a-eа-д]\s*[=:(\-–—])")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS, _LONGEST_LINE = 3, 300


def level_meant(field: str, words: str) -> str | None:
    """The level that words say in a field; a grade of engagement is one of support."""
    if field in GRADE_FIELDS:
        return grade_of(words)
    return engagement_of(words) or SUPPORT_OF_GRADE.get(grade_of(words) or "")


def labels_of(lines: Iterable[str], field: str) -> Labels:
    """What the steps of the field's scale mean by these texts.

    Where they contradict each other those that name the field speak; nothing where these do too.
    """
    told = _plain_lines(lines)
    found = _agreed(told, field)
    return (_agreed([line for line in told if _names(line, field)], field) or {}) if found is None else found


def _agreed(lines: Sequence[str], field: str) -> Labels | None:
    found: Labels = {}
    for line in lines:
        for step, level in _labels_in(line, field).items():
            if found.setdefault(step, level) != level:
                return None
    return found


def _labels_in(words: str, field: str) -> Labels:
    """What one line says that steps of the field's scale mean; nothing where it speaks of something else."""
    if not _speaks_of(words, field):
        return {}
    return _ends(words, field) or _forward(words, field) or _backward(words, field)


def _plain_lines(texts: Iterable[str]) -> list[str]:
    lines = (plain(line) for text in texts for line in text.splitlines())
    return [line for line in lines if len(line) <= _LONGEST_LINE]


def direction_in(lines: Iterable[str], field: str) -> str | None:
    """Which way the field's scale runs where a text says that 1 is the high or the low end."""
    told = (line for line in _plain_lines(lines) if _speaks_of(line, field) and not _labels_in(line, field))
    return next(filter(None, map(stated_direction, told)), None)


def direction_of(labels: Mapping[str, str], field: str, steps: Iterable[float]) -> str | None:
    """Which way the scale runs by what its steps mean; None where that cannot be told, or others are meant.

    A scale of other steps than these is not meant. The one step that is known tells when it is an end.
    """
    known = {number_of(step): _strength(field, level) for step, level in labels.items()}
    used = list(steps)
    if not known or not used:
        return None
    first, last = min(known), max(known)
    if known[first] != known[last]:
        inside = first <= min(used) and max(used) <= last
        return (RISING if known[first] < known[last] else FALLING) if inside else None
    if len(known) > 1 or known[first] == 0:
        return None
    low, high = first <= min(used), first >= max(used)
    return None if low == high else RISING if (known[first] < 0) == low else FALLING


def number_of(step: str) -> float:
    """A step as a number: letters count from 1."""
    if step.isalpha():
        return float(ord(step) - ord("a" if step.isascii() else "а") + 1)
    return float(step.replace("−", "-"))


def _strength(field: str, level: str) -> int:
    order = ("Low", "Medium", "High") if field in GRADE_FIELDS else LEVELS
    place = order.index(level)
    middle = order.index("Medium" if field in GRADE_FIELDS else "Neutral")
    return place - middle


def _speaks_of(words: str, field: str) -> bool:
    """Whether what stands before the first step is nothing, the field's own name or a word such as "scale"."""
    before = _before(words)
    said = {word for word in _WORD.findall(before) if word not in word_list("scales", "between")}
    known = _holds(before, word_list("scales", "before")) or _names(words, field)
    return not said or known or level_meant(field, before) is not None


def _names(words: str, field: str) -> bool:
    """Whether the field's name stands before the first step."""
    return _holds(_before(words), word_list("level_headings", field if field in GRADE_FIELDS else "engagement_current"))


def _before(words: str) -> str:
    start = _START.search(words)
    return words[: start.start()] if start else words


def _holds(text: str, known: Iterable[str]) -> bool:
    said = set(_WORD.findall(text))
    return any(word in said or (not word.isascii() and word in text) for word in known)


def _ends(words: str, field: str) -> Labels:
    """A range with what its ends mean beside it: "1-5, low to high"."""
    found = _FROM_TO.search(words)
    if not found or len(re.findall(r"\d+", words)) > 2:
        return {}
    rest = f"{words[: found.start()]} ; {words[found.end() :]}"
    for piece in re.split(r"[;,:()|]", rest):
        parts = [level_meant(field, _bare(part)) for part in _BETWEEN.split(piece.strip())]
        if len(parts) == 2 and parts[0] and parts[1] and parts[0] != parts[1]:
            return {found[1]: parts[0], found[2]: parts[1]}
    return {}


def _forward(words: str, field: str) -> Labels:
    pairs = ((step, _leading(field, said)) for step, said in _FORWARD.findall(words))
    return {step: level for step, level in pairs if level}


def _backward(words: str, field: str) -> Labels:
    pairs = ((step, level_meant(field, _bare(said))) for said, step in _BACKWARD.findall(words))
    return {step: level for step, level in pairs if level}


def _leading(field: str, said: str) -> str | None:
    """The level that a text begins with."""
    words = _bare(said).split()
    starts = (" ".join(words[:count]) for count in (len(words), *range(min(_MOST_WORDS, len(words)), 0, -1)))
    return next(filter(None, (level_meant(field, start) for start in starts if start)), None)


def _bare(said: str) -> str:
    words = said.strip(" .-–—→>").split()
    while words and words[0] in word_list("scales", "between"):
        words = words[1:]
    return " ".join(words)
