"""What a word in an influence, interest or engagement cell says: High, Medium or Low, or one of the five levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pandas as pd

from pmodash.languages import meanings, spoken
from pmodash.vocabulary import GRADES, LEVELS, read_data
from pmodash.workbook.cell_text import plain

GRADE_FIELDS = ("influence", "interest")
ENGAGEMENT_FIELDS = ("engagement_current", "engagement_desired")
LEVEL_FIELDS = {
    "influence": "influence_level",
    "interest": "interest_level",
    "engagement_current": "current_level",
    "engagement_desired": "desired_level",
}
SUPPORT_OF_GRADE = {"High": "Supportive", "Medium": "Neutral", "Low": "Resistant"}
LookUp = Callable[[str], str | None]

_BRACKETED = re.compile(r"[(\[（【][^()\[\]（）【】]*[)\]）】]")
_PIECES = re.compile(r"\s*[:;,.!()\[\]（）【】，；：。|=\n]\s*|\s+[-–—]+\s+")
_RANGE = re.compile(r"\s*(?:[-–—/&]|->|→)\s*")


def level_of(field: str, text: str) -> str | None:
    """The level that a text says in one of the four level fields; None when it says none or is a bare number."""
    return grade_of(text) if field in GRADE_FIELDS else engagement_of(text)


def level_beside(contacts: pd.DataFrame, field: str, text: str) -> str | None:
    """The level of a text newly put in a contact's field: as other contacts with that text have it, else its words'.

    So a number follows the scale that was settled for the whole column.
    """
    same = contacts.loc[contacts[field] == text, LEVEL_FIELDS[field]].dropna()
    return str(same.iloc[0]) if len(same) else level_of(field, text)


def grade_of(text: str) -> str | None:
    """High, Medium or Low for a word, sign or letter; of a range such as "Medium-High" the higher one.

    The higher, because looking after somebody too well costs less than neglecting them. A remark in brackets
    or after a colon, comma or dash is passed over: "High (budget owner)".
    """
    return _first_of(text, _grade)


def engagement_of(text: str) -> str | None:
    """One of the five engagement levels for a word or sign; of a range such as "Neutral/Supportive" the lower one."""
    found = _first_of(text, _engagement)
    if found:
        return found
    words = plain(text).split()
    for length in range(min(4, len(words) - 1), 0, -1):
        start = " ".join(words[:length])
        if start in word_list("engagement", "starts"):
            return words_of("engagement").get(start) or words_of("engagement").get(start.rsplit(" ", 1)[0])
    return None


def _first_of(text: str, look_up: LookUp) -> str | None:
    """The first of the whole text, the text without brackets, and its pieces that has a meaning."""
    whole = plain(text)
    without = _BRACKETED.sub(" ", whole).strip()
    pieces = _PIECES.split(whole)
    lead = next((piece for piece in pieces if piece and not piece[0].isdigit()), "")
    return next(filter(None, map(look_up, dict.fromkeys((whole, without, lead)))), None)


def _grade(text: str) -> str | None:
    return words_of("grades").get(text) or _plain_grade(text) or _of_range(text, _plain_grade, GRADES)


def _plain_grade(text: str) -> str | None:
    kept = " ".join(word for word in text.split() if word not in word_list("grades", "passed_over"))
    return words_of("grades").get(kept) or {"h": "High", "m": "Medium", "l": "Low"}.get(kept)


def _engagement(text: str) -> str | None:
    return words_of("engagement").get(text) or _of_range(text, words_of("engagement").get, LEVELS)


def _of_range(text: str, look_up: LookUp, order: tuple[str, ...]) -> str | None:
    """Of two levels joined by a dash, stroke or word, the one that stands first in `order`."""
    parts = _RANGE.split(text)
    words = text.split()
    if len(parts) == 1 and len(words) == 3 and words[1] in word_list("grades", "between"):
        parts = [words[0], words[2]]
    found = [level for level in map(look_up, parts) if level]
    return min(found, key=order.index) if len(found) == len(parts) == 2 else None


def says_nothing(text: str) -> bool:
    """Whether a text is a placeholder such as "n/a", "TBC" or "-"."""
    return plain(text) in word_list("blank", "words")


@cache
def placeholders() -> frozenset[str]:
    """The placeholders such as "n/a", "tbc" or "-", in lower case."""
    return frozenset(word.lower() for word in spoken("blank")["words"])


@cache
def word_list(table: str, name: str) -> frozenset[str]:
    """One of the languages' lists of words, as plain words."""
    return frozenset(map(plain, spoken(table)[name]))


@cache
def words_of(table: str) -> dict[str, str]:
    """The plain words of the languages' "grades" or "engagement", each with the level it says."""
    return meanings(table, comparable=plain, only=GRADES if table == "grades" else LEVELS)


@cache
def _data() -> dict[str, Any]:
    return read_data("levels.toml")


def letters_of(field: str, letters: Iterable[str]) -> dict[str, str]:
    """What single letters of one column mean: the first set that holds them all; empty when none does."""
    found = set(letters)
    if field in ENGAGEMENT_FIELDS:
        meant: dict[str, str] = _data()["engagement"]["letters"]
        if found <= set(meant):
            return meant
        graded = _graded_letters(found) if in_order(found) and found & set("aа") else {}
        return {letter: SUPPORT_OF_GRADE[grade] for letter, grade in graded.items()}
    return _graded_letters(found)


def in_order(letters: Iterable[str]) -> bool:
    """Whether single letters are the first of an alphabet, so that either end may be the strongest."""
    found = set(letters)
    return bool(found) and any(found <= set(start) for start in ("abcde", "абвгд"))


def _graded_letters(found: set[str]) -> dict[str, str]:
    for entry in _data()["letters"]:
        meant = {plain(letter): grade for letter, grade in entry["letters"].items()}
        if found <= set(meant) and plain(entry.get("needs", "")) in found | {""}:
            return meant
    return {}
