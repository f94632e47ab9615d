"""How often a contact's own row says that they are to be reached, in days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from pmodash.network.phrases import folded
from pmodash.vocabulary import read_data

DAYS, AD_HOC, UNKNOWN, BLANK = "days", "ad hoc", "unknown", "blank"
_LONGEST_TEXT = 200
_WORKING_DAYS_OF_A_WEEK = 5
_EACH_MONTH = 30


@dataclass(frozen=True, slots=True)
class _Interval:
    """One way of being reached that a text names: the words, the days between, and a doubt about the reading."""

    words: str
    days: float
    doubt: str = ""


def cadence_days(text: pd.Series[Any]) -> pd.DataFrame:
    """How many days each contact's own cadence cell asks for between touchpoints.

    `text` holds the cells ("monthly", "every 2 weeks", "30", "3rd Monday of every month", in nine languages).
    The frame has its index and the columns `days` (Int64, missing when the cell is blank, asks for no fixed
    interval or is not understood), `why` (one sentence, missing for a blank cell) and `kind` ("days",
    "ad hoc", "unknown" or "blank"). A plain number is days; of several intervals in one cell the shortest
    counts; a week is 7 days, a month 30, a quarter 90, a half-year 180, a year 365. The words, with examples,
    are in data/cadence.toml; the day counts are the product's own.
    """
    codes, texts = pd.factorize(text)
    read = [_read(str(cell)) for cell in texts]
    days = pd.array([days for days, _, _ in read] + [None], dtype="Int64")
    why = pd.array([why for _, why, _ in read] + [None], dtype="str")
    kind = pd.array([kind for _, _, kind in read] + [BLANK], dtype="str")
    columns = {"days": days.take(codes), "why": why.take(codes), "kind": kind.take(codes)}
    return pd.DataFrame(columns, index=text.index)


def not_understood(cadences: pd.DataFrame) -> pd.Series[bool]:
    """Which cells of a `cadence_days` frame ask for something that could not be read."""
    return cadences["kind"] == UNKNOWN


def _read(cell: str) -> tuple[int | None, str | None, str]:
    words = _words()
    plain = folded(cell[:_LONGEST_TEXT])
    if not plain:
        return None, None, BLANK
    found = list(words.intervals(plain))
    usable = [interval for interval in found if 0 < interval.days <= words.longest]
    if usable:
        shortest = min(usable, key=lambda interval: interval.days)
        days = max(1, math.floor(shortest.days + 0.5))
        return days, _sentence(shortest, days, len({interval.days for interval in usable}) > 1), DAYS
    if not found and words.asks_for_no_interval(plain):
        return None, "The row asks for no fixed interval, so the group's policy holds.", AD_HOC
    return None, "The words are not understood as an interval, so the group's policy holds.", UNKNOWN


def _sentence(interval: _Interval, days: int, several: bool) -> str:
    every = "every day" if days == 1 else f"every {days} days"
    doubt = f", which {interval.doubt}," if interval.doubt else ""
    shortest = "; the shortest interval named counts" if several else ""
    return f"The row says '{interval.words}'{doubt} read as {every}{shortest}."


class _Words:
    """The words of data/cadence.toml as patterns, tried from the most telling to the least."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        units = data["units"]
        self.longest = float(data["longest"])
        self._divided_year = float(data["divided_year"])
        self._unit_days = {folded(word): unit["days"] for unit in units for word in (*unit["unit"], *unit["adverb"])}
        self._numbers = {folded(word): int(number) for number, said in data["numbers"].items() for word in said}
        self._times = {folded(word): int(number) for number, said in data["times"].items() for word in said}
        self._weekdays = {folded(word): int(day) for day, said in data["weekdays"].items() for word in said}
        self._fixed = {folded(w): (entry["days"], entry.get("note", "")) for entry in data["fixed"] for w in entry["words"]}
        self._fixed |= {folded(word): (data["sprint"], "is taken as two weeks") for word in data["words"]["sprint"]}
        self._ad_hoc = _pattern(data["ad_hoc"]["words"])
        self._patterns = self._compiled(data["words"], units)

    def intervals(self, text: str) -> Iterator[_Interval]:
        """Every interval that a folded text names; words once used are not read again."""
        if re.fullmatch(r"\d+([.,]0+)?", text):
            yield _Interval(text, float(text.replace(",", ".")))
            return
        for name, pattern in self._patterns.items():
            for match in pattern.finditer(text):
                yield getattr(self, f"_{name}")(match)
            text = pattern.sub(" ; ", text)

    def asks_for_no_interval(self, text: str) -> bool:
        """Whether a folded text says that contact is made when there is need."""
        return self._ad_hoc.search(text) is not None

    def _compiled(self, words: Mapping[str, Sequence[str]], units: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        unit, adverb = _any(w for u in units for w in u["unit"]), _any(w for u in units for w in u["adverb"])
        long_unit = _any(w for u in units for w in u["unit"] if len(w) > 1)
        number = rf"(?P<n>\d+|{_any(self._numbers)})(?:\s*(?:-|–|to|or|/)\s*\d+)?(?:st|nd|rd|th)?"
        times = rf"(?:(?P<t>{_any(self._times)})|(?P<tn>\d+)\s*-?\s*{_any(words['times'])})"
        every, per, day = _any(words["every"]), _any(words["per"]), _any(self._weekdays)
        first, of, working = _any(words["first"]), _any(words["of"]), rf"(?P<w>{_any(words['working'])}\s+)?"
        firsts = rf"(?P<f>(?:{first}|\d+(?:st|nd|rd|th))(?:\s*(?:,|and|&|\+|/)\s*(?:{first}|\d+(?:st|nd|rd|th)))*)"
        shapes = {
            "times_per": rf"{times}\s*{per}?\s*{every}?\s*(?:{number})?[\s-]*(?P<u>{adverb}|{unit})",
            "fixed_words": rf"(?P<x>{_any(self._fixed)})",
            "ordinal": rf"(?:{every}\s+)?{firsts}\s+(?P<d>{day}|{_any(words['mid'])})?\s*(?:{of}\s*)+(?P<u>{long_unit})",
            "ordinal_weekday": rf"(?:(?P<e>{every})\s+)?{firsts}\s+{day}",
            "several_units": rf"(?:{every}\s*)(?:{number}\s*)[\s-]*{working}(?P<u>{unit})",
            "one_unit": rf"(?:{every}\s*){working}(?P<u>{long_unit})",
            "number_adverb": rf"{number}[\s-]*(?P<u>{adverb})",
            "weekday_list": rf"(?:{every}\s+)?(?P<days>{day}(?:\s*(?:,|and|&|\+|/|et|und|y|e|en|i|и|;)?\s*{day})*)",
            "adverb": rf"(?P<u>{adverb})",
            "number_unit": rf"^{number}\s*-?\s*{working}(?P<u>{unit})\s*[.;]?$",
            "bare_unit": rf"^(?P<u>{long_unit})$",
        }
        bounded = {name: re.compile(rf"(?<![^\W{_CJK}]){shape}(?![^\W{_CJK}])") for name, shape in shapes.items()}
        return bounded

    def _number(self, match: re.Match[str]) -> float:
        said = match.group("n")
        return 1.0 if said is None else float(said) if said.isdigit() else float(self._numbers[said])

    def _times_per(self, match: re.Match[str]) -> _Interval:
        said = match.group("t")
        times = float(self._times[said]) if said else float(match.group("tn"))
        unit = float(self._unit_days[match.group("u")])
        if unit >= self._divided_year and times > 1:
            unit = self._divided_year
        return _Interval(match.group(0).strip(), unit * self._number(match) / max(times, 1.0))

    def _fixed_words(self, match: re.Match[str]) -> _Interval:
        days, note = self._fixed[match.group("x")]
        return _Interval(match.group(0), days, note)

    def _ordinal(self, match: re.Match[str]) -> _Interval:
        return _Interval(match.group(0), self._unit_days[match.group("u")] / _how_many(match.group("f")))

    def _ordinal_weekday(self, match: re.Match[str]) -> _Interval:
        if match.group("e") and self._numbers.get(match.group("f")) == 2:
            return _Interval(match.group(0), 14)
        return _Interval(match.group(0), _EACH_MONTH / _how_many(match.group("f")), "is taken as once a month")

    def _several_units(self, match: re.Match[str]) -> _Interval:
        return self._one_unit(match, self._number(match))

    def _one_unit(self, match: re.Match[str], number: float = 1.0) -> _Interval:
        days = number * self._unit_days[match.group("u")]
        working = bool(match.group("w")) and number > 1
        return _Interval(match.group(0), days * 7 / _WORKING_DAYS_OF_A_WEEK if working else days)

    def _number_adverb(self, match: re.Match[str]) -> _Interval:
        return _Interval(match.group(0), self._number(match) * self._unit_days[match.group("u")])

    def _weekday_list(self, match: re.Match[str]) -> _Interval:
        named = re.findall(_any(self._weekdays), match.group("days"))
        return _Interval(match.group(0), 7 / len({self._weekdays[day] for day in named}))

    def _adverb(self, match: re.Match[str]) -> _Interval:
        return _Interval(match.group(0), self._unit_days[match.group("u")])

    def _number_unit(self, match: re.Match[str]) -> _Interval:
        return self._one_unit(match, self._number(match))

    def _bare_unit(self, match: re.Match[str]) -> _Interval:
        return self._adverb(match)


_CJK = "\u3400-\u9fff"


def _how_many(ordinals: str) -> int:
    return len(re.split(r",|\band\b|&|\+|/", ordinals))


def _any(words: Iterable[str]) -> str:
    longest_first = sorted({folded(word) for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_bounded(word) for word in longest_first) + ")"


def _bounded(word: str) -> str:
    """The word as a pattern that does not match inside a longer word; scripts without spaces know no such bounds."""
    before = r"(?<![^\W\d_])" if word[0].isalpha() and not _is_cjk(word[0]) else ""
    after = r"(?![^\W_])" if word[-1].isalnum() and not _is_cjk(word[-1]) else ""
    return f"{before}{re.escape(word)}{after}"


def _is_cjk(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W{_CJK}]){_any(words)}(?![^\W{_CJK}])")


@cache
def _words() -> _Words:
    return _Words(read_data("cadence.toml"))
