"""What the values of a column look like: e-mail addresses, days, grades, names of people and so on."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from pmodash.vocabulary import vehicles
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import CellValue
from pmodash.workbook.column_words import level_words, look_words

LONGEST_LOOKED_AT = 300

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LINKEDIN = re.compile(r"linkedin\.com/", re.IGNORECASE)
_PHONE = re.compile(r"(?:tel\.?:?\s*)?[+(]?[\d(][\d\s().\-/+x#‑–]{5,24}(?:ext\.?\s*\d+)?", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}日?(?:[T\s].*)?"
    r"|\d{1,2}[\s\-./]+(?:de\s+)?[^\W\d_]{3,10}\.?(?:\s+de)?[\s\-./,]+\d{2,4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)?\d\d")
_STEP = re.compile(
    r"\d{1,3}(?:[.,]\d+)?\s*%|\d{1,2}(?:[.,]\d)?|\d{1,2}\s*(?:/|out of)\s*(?:3|4|5|10|100)|[^\W\d_][+\-]?|[+\-−]{1,3}"
)
_IDENTIFIER = re.compile(r"[A-Za-z]{0,12}[\s\-_./#]?\d[\w\-./]*")
_NAME = re.compile(r"(?:(?:dr|mr|mrs|ms|prof)\.?\s+)?[^\W\d_][\w'’.\-]*(?:,?\s+[^\W\d_][\w'’.\-]*){1,3}", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:ltd|inc|gmbh|llc|plc|group|team|department|ministry|council|university|company|corp|agency|office|board|committee"
    r"|manager|director|officer|engineer|analyst|users?|customers?|suppliers?|sponsors?|services?|association|authority|bank"
    r"|head|lead|staff|school|college|institute|government|staff|developer|consultant|administrator|specialist|clients?)\b",
    re.IGNORECASE,
)
_REPEATED = re.compile(
    r"\b(?:every|each|per|times? a|once|twice|\d+\s*x|a week|a month|a year|weekly|monthly|daily|quarterly)\b|每"
)


@dataclass(frozen=True, slots=True)
class Look:
    """The share (0–1) of a column's sampled values that look each way; `n` of them, blanks not counted."""

    n: int = 0
    shares: dict[str, float] = field(default_factory=dict)
    distinct: float = 0.0
    length: float = 0.0
    words: tuple[str, ...] = ()

    def share(self, *kinds: str) -> float:
        """The largest share among some kinds; 0 when nothing was looked at."""
        return max((self.shares.get(kind, 0.0) for kind in kinds), default=0.0)


def look(values: Iterable[CellValue]) -> Look:
    """What sampled values look like."""
    kept = [value for value in values if tidy(value)]
    if not kept:
        return Look()
    texts = [plain(tidy(value)[:LONGEST_LOOKED_AT]) for value in kept]
    counts: dict[str, int] = {}
    for value in kept:
        for kind in kinds(value):
            counts[kind] = counts.get(kind, 0) + 1
    shares = {kind: count / len(kept) for kind, count in counts.items()}
    length = sum(map(len, texts)) / len(texts)
    return Look(len(kept), shares, len(set(texts)) / len(texts), length, tuple(dict.fromkeys(texts)))


def addressed_names(look: Look) -> float:
    """The share of texts that name a person before an e-mail address: "Ann Lee, ann@acme.com, 020 7946 0018"."""
    before = [text[: found.start()].strip(" ,;:|(<[-–\n") for text in look.words if (found := _EMAIL.search(text))]
    return sum(1 for text in before if _NAME.fullmatch(text)) / max(len(look.words), 1)


def kinds(value: CellValue) -> frozenset[str]:
    """The ways that one value looks."""
    if isinstance(value, bool):
        return frozenset({"yes_no", "mark"} if value else {"yes_no"})
    if isinstance(value, dt.date):
        return frozenset({"date"})
    if isinstance(value, int | float):
        return _number_kinds(float(value))
    return _text_kinds(tidy(value)[:LONGEST_LOOKED_AT]) if isinstance(value, str) else frozenset()


def _number_kinds(value: float) -> frozenset[str]:
    found = {"number"}
    if not math.isfinite(value):
        return frozenset()
    if value == int(value) and 0 <= value <= 10:
        found |= {"small", "grade"}
    if value in (0, 1):
        found |= {"yes_no"} | ({"mark"} if value else set())
    if 0 <= value <= 1 or (value == int(value) and -5 <= value <= 100):
        found.add("step")
    if value == int(value) and value >= 100_000_000:
        found |= {"phone", "bare_digits"}
    return frozenset(found)


_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", _EMAIL.search),
    ("url", _URL.match),
    ("linkedin", _LINKEDIN.search),
    ("date", _DATE.fullmatch),
)
_LISTS = ("grade", "cadence", "inside", "yes_no", "mark", "honorific", "raci", "pair")


@lru_cache(maxsize=65536)
def _text_kinds(text: str) -> frozenset[str]:
    found = {kind for kind, test in _TESTS if test(text)}
    folded = plain(text)
    bare = folded.strip(" .()[]*:")
    found |= {kind for kind in _LISTS if folded in look_words(kind) or bare in look_words(kind)}
    pieces = re.split(r"\s*[/(,;–:=-]\s*", bare, maxsplit=2)
    first = pieces[0]
    if bare in level_words() or first in level_words() or (first.isdigit() and set(pieces) & level_words()):
        found.add("level")
    if first in look_words("grade") or (first.isdigit() and set(pieces) & look_words("grade")):
        found.add("grade")
    if "cadence" not in found and len(text) <= 60 and (_REPEATED.search(folded) or first in look_words("cadence")):
        found.add("cadence")
    if _STEP.fullmatch(folded):
        found.add("step")
    if bare in _vehicle_words() or first in _vehicle_words():
        found.add("vehicle")
    if not found & {"date", "email", "url"} and _is_phone(text):
        found |= {"phone"} if not text.isdigit() or text[0] == "0" else {"phone", "bare_digits"}
    if _IDENTIFIER.fullmatch(text):
        found.add("identifier")
    if len(text) <= 40 and _NAME.fullmatch(text) and not _BODY.search(text) and text[:1].isupper() and not found:
        found.add("person")
    if len(text) > 60:
        found.add("prose")
    return frozenset(found | ({"small", "grade"} if bare.isdigit() and len(bare) == 1 else set()))


def _is_phone(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    return (
        bool(_PHONE.fullmatch(text))
        and not _YEARS.fullmatch(text)
        and digits >= (9 if text.isdigit() and text[0] != "0" else 7)
    )


@lru_cache(maxsize=1)
def _vehicle_words() -> frozenset[str]:
    return frozenset(plain(word) for vehicle in vehicles() for word in (vehicle.name, *vehicle.also))
