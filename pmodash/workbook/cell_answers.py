"""What goes into cells that tell a thing together: a text joined over columns, ticks in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LETTERS = re.compile(r"(?i)[cd](\s*[,;&+|/\s-]\s*[cd])?|cd|dc")


def spread_over(texts: Sequence[str], value: str | None, separator: str) -> list[str]:
    """A joined text back over its columns: those that it begins with stay, the next takes the rest."""
    rest = value or ""
    filled = [place for place, text in enumerate(texts) if text]
    for count in range(len(filled), 0, -1):
        start = separator.join(texts[place] for place in filled[:count])
        if rest == start or rest.startswith(start + separator):
            return _after_start(texts, filled[:count], rest[len(start) + len(separator) :], separator)
    new = [""] * len(texts)
    new[filled[0] if filled else 0] = rest
    return new


def _after_start(texts: Sequence[str], kept: Sequence[int], rest: str, separator: str) -> list[str]:
    new = [text if place in kept else "" for place, text in enumerate(texts)]
    if rest and kept[-1] + 1 < len(texts):
        new[kept[-1] + 1] = rest
    elif rest:
        new[kept[-1]] += separator + rest
    return new


def in_letters(text: str) -> bool:
    """Whether a tick is the letter C or D, for the current or the desired level, or both."""
    return _LETTERS.fullmatch(text) is not None


def ticked(old: str, chosen: bool, own: str, other: str, mark: str = "X") -> str:
    """What a tick column's cell holds after the answer: a mark, or C and D where two questions share the columns.

    A plain mark in a table of letters stands for C.
    """
    if not own:
        return (old or mark) if chosen else ""
    held = set(old.upper()) & {"C", "D"} if in_letters(old) else {"C"} if old else set()
    kept = (held - {own}) | ({own} if chosen else set())
    if kept == held:
        return old
    return ", ".join(sorted(kept & {own, other}))
