"""What the words of a row say of it: a total, a note, an example, a heading of a section, the header again."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache

from pmodash.workbook.cell_text import ERROR_TEXTS, plain
from pmodash.workbook.cells import CellValue
from pmodash.workbook.column_words import look_words

LONG_NOTE = 80
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERING = re.compile(r"^\s*(?:\d+|[IVX]+|[A-Z])[.)]\s+")


def is_odd(text: str, header: str, with_starts: bool) -> bool:
    """Whether a name is no name at first sight: too long, the header again, a total, a note, an example.

    Totals and notes stand at a table's edges, which are looked at in any case, so of a large table only a
    repeated header is sought in the middle.
    """
    if is_no_value(text) or len(text) > LONG_NOTE or text[-1:] in (":", "：") or text.strip().casefold() == header:
        return True
    return with_starts and bool(_odd_start().match(text))


def is_no_value(value: CellValue) -> bool:
    """Whether a cell holds an error, such as #N/A, where its value should stand."""
    if isinstance(value, str):
        return value[:1] == "#" and value.strip() in ERROR_TEXTS
    return isinstance(value, float) and not math.isfinite(value)


@cache
def _odd_start() -> re.Pattern[str]:
    words = (*look_words("example"), *look_words("total"), *look_words("footnote"), "©", "*")
    return re.compile(r"\s*(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")", re.IGNORECASE)


def is_total(start: str) -> bool:
    """Whether a row that starts so adds up the others."""
    return start.split(":")[0].split("(")[0].strip() in look_words("total")


def is_footnote(start: str) -> bool:
    """Whether a row that starts so is a legend, a source or a sign-off."""
    words = look_words("footnote")
    return start in words or any(start.startswith((word + ":", word + " :")) for word in words) or start[:1] in "©*"


def are_examples(texts: Iterable[str], names: Iterable[str], first: bool) -> bool:
    """Whether half of a row's cells are examples; of the first row below the header, or words of guidance.

    `names` are those of its cells that name a person: where they name one, the row is that person's, whatever the
    others say.
    """
    words = tuple(look_words("example")) + (tuple(look_words("guidance")) if first else ())
    named = [_stands_for_a_name(text, words, first) for text in names]
    if named and not any(named):
        return False
    starts = [_is_guidance(text, words, first) for text in texts]
    return sum(starts) >= max(2 if first and len(starts) > 1 else 1, 0.5 * len(starts))


def _stands_for_a_name(text: str, words: tuple[str, ...], first: bool) -> bool:
    """Whether a text shows where a name is to go: "Enter name", "Stakeholder 1"."""
    return _is_guidance(text, words, first) or bool(look_words("stand_in") & set(_WORDS.findall(plain(text))))


def is_marked_example(text: str) -> bool:
    """Whether a name or number says "Example:" of its whole row; longer guidance is told by the row's other cells."""
    return plain(text[:24]).startswith(tuple(word for word in look_words("example") if word.endswith(":")))


def _is_guidance(text: str, words: tuple[str, ...], first: bool) -> bool:
    start = plain(text[:24])
    return f"{start} ".startswith(words) or (first and text.endswith("?"))


def is_section(text: str) -> bool:
    """ "A. Internal stakeholders": a kind of people, not one of them."""
    words = plain(_NUMBERING.sub("", text))
    return words in look_words("section") or words.endswith((" stakeholders", " contacts"))
