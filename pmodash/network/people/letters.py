"""Letters of other scripts in Latin ones, and the sound of a word whatever its spelling."""

from __future__ import annotations

import re
from functools import cache

from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import plain

_SAME_SOUND = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("szcz", "s"), ("sz", "s"), ("sh", "s"), ("cz", "c"),
    ("ch", "c"), ("zh", "z"), ("rz", "z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("tz", "z"), ("ts", "z"),
    ("dj", "dz"), ("ou", "u"), ("ue", "u"), ("oe", "o"), ("ae", "a"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"),
    ("y", "i"), ("j", "i"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")


@cache
def _cyrillic() -> dict[int, str]:
    return str.maketrans(read_data("people.toml")["cyrillic"])


def latin(text: str) -> str:
    """A text in small letters, without accents, Cyrillic in Latin letters."""
    whole = plain(text)
    return whole if whole.isascii() else whole.translate(_cyrillic())


@cache
def _spellings() -> re.Pattern[str]:
    return re.compile("|".join(spelling for spelling, _ in _SAME_SOUND))


@cache
def _sounds() -> dict[str, str]:
    return dict(_SAME_SOUND)


def without_umlauts(word: str) -> str:
    """A word of `latin` letters, whichever way its umlauts were typed: Mueller is Muller, and Müller was already."""
    return re.sub(r"(?<=[aou])e", "", word)


def sound(word: str) -> str:
    """A word of `latin` letters as it sounds: Müller and Mueller, Sergey and Sergei, Sara and Sarah agree."""
    heard = _spellings().sub(lambda match: _sounds()[match.group()], word)
    heard = _TWICE.sub(r"\1", heard)
    return heard[:-1] if len(heard) > 3 and heard.endswith("h") else heard
