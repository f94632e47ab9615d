"""The words for how often as patterns that find the intervals a cell names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from pmodash.languages import meanings, spoken
from pmodash.network.phrases import folded
from pmodash.vocabulary import read_data

_WORKING_DAYS_OF_A_WEEK = 5
_MOST_WORDS_WITH_A_SLIP = 3
_LIKENESS_OF_A_SLIP = 0.9
_CJK = "\u3400-\u9fff"
_WORD = re.compile(rf"[{_CJK}]|[^\W\d_{_CJK}]+|\d+")
_PLAIN_NUMBER = re.compile(r"\d+([.,]\d{1,2})?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ANY_DIGITS = "0"


@dataclass(frozen=True, slots=True)
class Interval:
    """One interval that a cell names: its words, the days between, and how else the words could be read."""

    words: str
    days: float
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Shape:
    """A way of naming an interval, tried only on texts that hold a word of every set in `needs`."""

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


class CadenceWords:
    """Reads intervals out of cells, trying the most telling ways of naming one first."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.longest = float(data["longest"])
        self._divided_year = float(data["divided_year"])
        words = spoken("cadence")["words"]
        self._slips: tuple[str, ...] = words["slips"]
        days = {unit["name"]: float(unit["days"]) for unit in data["units"]}
        self._units, self._adverbs = _said("unit"), _said("adverb")
        self._unit_days = {word: days[unit] for word, unit in (self._units | self._adverbs).items()}
        self._numbers, self._times = _numbered("numbers"), _numbered("times")
        self._weekdays = _numbered("weekdays")
        fixed = {one["name"]: (one["days"], one.get("note", "")) for one in data["fixed"]}
        self._fixed = {word: fixed[name] for word, name in _said("fixed").items()}
        self._fixed |= {folded(word): (data["sprint"], "is taken as two weeks") for word in words["sprint"]}
        self._shapes = self._compiled(self._pieces(words))
        self._ad_hoc = re.compile(_whole(_any(words["ad_hoc"])))

    def intervals(self, text: str) -> list[Interval]:
        """Every interval that a folded text names; a typing slip in a short text is forgiven."""
        if _PLAIN_NUMBER.fullmatch(text):
            return [Interval(text, float(text.replace(",", ".")))]
        return list(self._found(text)) or list(self._found(self._without_slips(text)))

    def asks_for_no_interval(self, text: str) -> bool:
        """Whether a folded text says that contact is made when there is need."""
        return self._ad_hoc.search(text) is not None

    def _found(self, text: str) -> Iterator[Interval]:
        held = {_ANY_DIGITS if word.isdigit() else word for word in _WORD.findall(text)}
        for name, shape in self._shapes.items():
            dated = name == "weekday_list" and _YEAR.search(text)
            if dated or any(held.isdisjoint(need) for need in shape.needs):
                continue
            for match in shape.pattern.finditer(text):
                days, doubt = getattr(self, f"_{name}")(match)
                yield Interval(match.group(0).strip(), days, doubt)
            text = shape.pattern.sub(" ; ", text)

    def _without_slips(self, text: str) -> str:
        words = text.split()
        if len(words) > _MOST_WORDS_WITH_A_SLIP:
            return ""
        return " ".join(x for word in words for x in get_close_matches(word, self._slips, 1, _LIKENESS_OF_A_SLIP))

    def _compiled(self, p: Mapping[str, str]) -> dict[str, _Shape]:
        spans, days = _first_words(self._unit_days), _first_words(self._weekdays)
        counts = _first_words([*self._numbers, *self._times]) | {_ANY_DIGITS}
        shapes: dict[str, tuple[str, tuple[frozenset[str], ...]]] = {
            "fixed_words": (rf"(?P<x>{_any(self._fixed)})", (_first_words(self._fixed),)),
            "unit_times": ("(?:[每一] ?)?(?P<u>{adverb}|{unit}) ?{times}", (spans, counts)),
            "times_per": ("{times} ?{per}? ?{every}? ?(?:{number})?[ -]*(?P<u>{adverb}|{unit})", (spans, counts)),
            "ordinal": ("(?:{every} )?{firsts} ?(?:{day}|{mid})? ?(?:{of} ?)+(?P<u>{long})", (spans,)),
            "other_weekday": ("(?:{every} {two}|alternate|other) {day}", (days,)),
            "ordinal_weekday": ("(?:{every} )?{firsts} ?{day}", (days,)),
            "every_unit": ("{every} ?(?:{number} ?)?-?{working}(?P<u>{unit})", (spans,)),
            "number_adverb": ("{number}[ -]*(?P<u>{adverb})", (spans, counts)),
            "weekday_list": ("(?:{every} )?(?P<days>{day}(?: ?{and}? ?{day})*)", (days,)),
            "adverb": ("(?P<u>{adverb})", (spans,)),
            "number_unit": ("^{number} ?-?{working}(?P<u>{unit})[ .;]*$", (spans, counts)),
            "bare_unit": ("^{working}(?P<u>{long})$", (spans,)),
        }
        filled = {name: (re.sub(r"\{(\w+)\}", lambda m: p[m.group(1)], text), n) for name, (text, n) in shapes.items()}
        return {name: _Shape(re.compile(_whole(text)), needs) for name, (text, needs) in filled.items()}

    def _pieces(self, words: Mapping[str, Iterable[str]]) -> dict[str, str]:
        """The patterns that the shapes are put together from, by name."""
        numbers = self._numbers
        counted = rf"(?P<tn>\d+|{_any(numbers)}) ?-?(?:{_any(words['times'])}|(?={_any(words['rate'])}))"
        ordinal = rf"(?:{_any(words['first'])}|\d+(?:st|nd|rd|th|er|\.|º|ª))"
        return {
            "unit": _any(self._units),
            "long": _any(word for word in self._units if len(word) > 1),
            "adverb": _any(self._adverbs),
            "number": rf"(?P<n>\d+|{_any(numbers)})(?: ?(?:-|–|to|or|/) ?\d+)?(?:st|nd|rd|th)?",
            "times": rf"(?:(?P<t>{_any(self._times)})|{counted})",
            "every": _any(words["every"]),
            "per": _any(words["per"]),
            "day": _any(self._weekdays),
            "mid": _any(words["mid"]),
            "of": _any(words["of"]),
            "and": _any(words["and"]),
            "two": _any(word for word, number in numbers.items() if number == 2),
            "working": rf"(?P<w>{_any(words['working'])} )?",
            "firsts": rf"(?P<f>{ordinal}(?: ?(?:,|and|&|\+|/) ?{ordinal})*)",
        }

    def _fixed_words(self, match: re.Match[str]) -> tuple[float, str]:
        return self._fixed[match.group("x")]

    def _unit_times(self, match: re.Match[str]) -> tuple[float, str]:
        said = match.group("t")
        times = float(self._times[said]) if said else self._counted(match.group("tn"))
        unit = self._unit_days[match.group("u")]
        shared_out = self._divided_year if unit > self._divided_year and times > 1 else unit
        return shared_out / max(times, 1.0), ""

    def _times_per(self, match: re.Match[str]) -> tuple[float, str]:
        return self._unit_times(match)[0] * self._number(match), ""

    def _ordinal(self, match: re.Match[str]) -> tuple[float, str]:
        return self._unit_days[match.group("u")] / _how_many(match.group("f")), ""

    def _other_weekday(self, match: re.Match[str]) -> tuple[float, str]:
        return 2 * self._unit_days["week"], ""

    def _ordinal_weekday(self, match: re.Match[str]) -> tuple[float, str]:
        return self._unit_days["month"] / _how_many(match.group("f")), "is taken as once a month"

    def _every_unit(self, match: re.Match[str]) -> tuple[float, str]:
        days = self._number(match) * self._unit_days[match.group("u")]
        only_working_days = bool(match.group("w")) and match.group("n") is not None
        return (days * self._unit_days["week"] / _WORKING_DAYS_OF_A_WEEK if only_working_days else days), ""

    def _number_unit(self, match: re.Match[str]) -> tuple[float, str]:
        return self._every_unit(match)

    def _number_adverb(self, match: re.Match[str]) -> tuple[float, str]:
        return self._number(match) * self._unit_days[match.group("u")], ""

    def _weekday_list(self, match: re.Match[str]) -> tuple[float, str]:
        named = re.findall(_any(self._weekdays), match.group("days"))
        return self._unit_days["week"] / len({self._weekdays[day] for day in named}), ""

    def _adverb(self, match: re.Match[str]) -> tuple[float, str]:
        return self._unit_days[match.group("u")], ""

    def _bare_unit(self, match: re.Match[str]) -> tuple[float, str]:
        return self._adverb(match)

    def _number(self, match: re.Match[str]) -> float:
        said = match.group("n")
        return 1.0 if said is None else self._counted(said)

    def _counted(self, said: str) -> float:
        return float(said) if said.isdigit() else float(self._numbers[said])


def _said(table: str) -> dict[str, str]:
    return meanings("cadence", table, comparable=folded)


def _numbered(table: str) -> dict[str, int]:
    return {word: int(number) for word, number in _said(table).items()}


def _first_words(texts: Iterable[str]) -> frozenset[str]:
    first = ([*_WORD.findall(text), text][0] for text in texts)
    return frozenset(_ANY_DIGITS if word.isdigit() else word for word in first)


def _how_many(ordinals: str) -> int:
    return len(re.split(r",|\band\b|&|\+|/", ordinals))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits, and none as a part of a longer word."""
    by_bounds: dict[tuple[str, str], set[str]] = {}
    for word in map(folded, words):
        by_bounds.setdefault(_bounds(word), set()).add(word)
    return "(?:" + "|".join(f"{before}{_tree(found)}{after}" for (before, after), found in by_bounds.items()) + ")"


def _tree(words: set[str]) -> str:
    """The words as one pattern in which shared beginnings stand once, so that a miss is seen at the first letter."""
    if words == {""}:
        return ""
    by_letter: dict[str, set[str]] = {}
    for word in words - {""}:
        by_letter.setdefault(word[0], set()).add(word[1:])
    branches = "|".join(re.escape(letter) + _tree(rest) for letter, rest in sorted(by_letter.items()))
    return f"(?:{branches})" + ("?" if "" in words else "")


def _bounds(word: str) -> tuple[str, str]:
    before = r"(?<![^\W\d_])" if word[0].isalpha() and not _is_cjk(word[0]) else ""
    after = r"(?![^\W_])" if word[-1].isalnum() and not _is_cjk(word[-1]) else ""
    return before, after


def _is_cjk(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"


def _whole(pattern: str) -> str:
    return rf"(?<![^\W{_CJK}])(?:{pattern})(?![^\W{_CJK}])"


@cache
def cadence_words() -> CadenceWords:
    """The product's own words for how often."""
    return CadenceWords(read_data("cadence.toml"))
