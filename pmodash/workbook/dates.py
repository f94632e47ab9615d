"""Days out of cells, whatever way they are written: settled once here, so that all else works on true days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.languages import meanings, spoken
from pmodash.workbook.cell_text import BLANKS, plain
from pmodash.workbook.cells import Cells, CellValue

Trouble = Literal["", "unreadable", "order", "range", "month", "assumed"]
Days = npt.NDArray[np.datetime64]

EARLIEST_YEAR, LATEST_YEAR = 1980, 2100
TWO_DIGIT_PIVOT = 80
LEAST_SERIAL, SERIAL_LIMIT = 20_000, 80_000
EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
LAST_ZERO_DATE = dt.date(1900, 1, 1)

_GAP = r"\s*[./\-–年\s]\s*"
_NUMERIC = re.compile(rf"(\d{{1,4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,4}})\.?")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./\-](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./\-](\d{1,2})")
_DIGITS = re.compile(r"\d{5,8}(?:\.\d+)?")
_TIME = re.compile(r"(?:(?<=\d)t|[\s,]+(?:at |um |a las )?)\d{1,2}[:h]\d{2}.*$")
_REMARK = re.compile(r"\s*\([^()\d]*\)$")
_LINK = r"(?:\s*(?:de|del|of)\s+|[\s./\-,]*)"
_WORD = r"([^\W\d_]+)\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th|er|ste|de|e|º|ª|o|a)?\.?"
_YEAR = r"['’]?(\d{4}|\d{2})(?:\s*(?:r|г|года|roku)\.?)?"
_DAY_WORD_YEAR = re.compile(rf"{_DAY}{_LINK}{_WORD}{_LINK}{_YEAR}")
_WORD_DAY_YEAR = re.compile(rf"{_WORD}[\s.\-/]*{_DAY}(?:\s*,\s*|[\s.\-/]+){_YEAR}")
_YEAR_WORD_DAY = re.compile(rf"(\d{{4}})[\s.\-/,]*{_WORD}[\s.\-/,]*{_DAY}")
_WORD_YEAR = re.compile(rf"{_WORD}(?:{_LINK}(\d{{4}})|\s*[\-/'’]\s*(\d{{2}}))")
_YEAR_WORD = re.compile(rf"(\d{{4}})[\s.\-/,]*{_WORD}")
_FIRST_WORD = re.compile(r"([^\W\d_]+(?:-feira)?)\.?,?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class DateRead:
    """The day that one cell tells, if any, and what is amiss with it.

    `trouble` is "unreadable" (no day in it), "order" (day and month contradict the column's order), "range"
    (outside 1980–2100), "month" (only the month is told: its first day) or "assumed" (day first, for want of
    a known order); in the first three `day` is None. A blank cell has neither day nor trouble.
    """

    day: dt.date | None
    trouble: Trouble = ""


@dataclass(frozen=True, slots=True)
class DatesRead:
    """A column's days (datetime64[us], NaT = none) and the positions in the column of each kind of trouble."""

    days: Days
    troubles: dict[Trouble, npt.NDArray[np.intp]]


_BLANK = DateRead(None)
_UNREADABLE = DateRead(None, "unreadable")


def read_dates(cells: Cells, order: str | None) -> DatesRead:
    """The days of a column whose texts are written in `order` (dmy, mdy, ymd; excel or None: not known)."""
    if pd.api.types.infer_dtype(cells.distinct, skipna=True) in ("datetime", "date"):
        quick = _true_days(cells.distinct)
        if quick is not None:
            return DatesRead(quick[cells.places], {})
    codes, distinct = pd.factorize(_without_times(cells.distinct))
    places = codes[cells.places]
    reads = [read_date(value, order) for value in distinct]
    days = np.array([read.day for read in reads] + [None], dtype="datetime64[us]")
    kinds = np.array([read.trouble for read in reads] + [""], dtype=object)
    troubles: dict[Trouble, npt.NDArray[np.intp]] = {}
    for kind in dict.fromkeys(read.trouble for read in reads if read.trouble):
        troubles[kind] = np.flatnonzero((kinds == kind)[places])
    return DatesRead(days[places], troubles)


def _true_days(values: Sequence[CellValue]) -> Days | None:
    """The days of values that are all true dates; None when one of them is outside the sensible range."""
    days: Days = pd.Series(list(values), dtype="datetime64[us]").to_numpy().astype("datetime64[D]")
    known = days[~np.isnat(days)]
    first, last = np.datetime64(f"{EARLIEST_YEAR}-01-01"), np.datetime64(f"{LATEST_YEAR}-12-31")
    if len(known) and (known.min() < first or known.max() > last):
        return None
    return days.astype("datetime64[us]")


def _without_times(values: Sequence[CellValue]) -> npt.NDArray[np.object_]:
    """The values, with a time of day cut off texts such as "2026-03-12T14:33": far fewer distinct ones are left."""
    cut = np.empty(len(values), dtype=object)
    cut[:] = [value[:10] if isinstance(value, str) and _is_timed(value) else value for value in values]
    return cut


def _is_timed(text: str) -> bool:
    dated = len(text) > 12 and (text[4] == "-" or text[2] in "./-")
    return dated and text[10] in "T " and text[11].isdigit() and ":" in text[12:14]


def read_date(value: CellValue, order: str | None = None) -> DateRead:
    """The day of one cell: a true date, a serial number, or a text in any of the shapes that people write.

    Years of two digits are 1980–2079. A time of day, a weekday's name, a zone or a remark in brackets beside the
    date is passed over; two dates in a cell are none.
    """
    if isinstance(value, str):
        return _text_date(plain(value), order)
    if value is None or value == dt.time() or (isinstance(value, int | float) and value == 0):
        return _UNREADABLE if value is False else _BLANK
    if isinstance(value, bool):
        return _UNREADABLE
    if isinstance(value, int | float):
        return _number_date(value)
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return _BLANK if EXCEL_DAY_ZERO <= day <= LAST_ZERO_DATE else _in_range(day)
    return _UNREADABLE


def _in_range(day: dt.date, trouble: Trouble = "") -> DateRead:
    return DateRead(day, trouble) if EARLIEST_YEAR <= day.year <= LATEST_YEAR else DateRead(None, "range")


def _number_date(value: float) -> DateRead:
    if LEAST_SERIAL <= value < SERIAL_LIMIT:
        return _in_range(EXCEL_DAY_ZERO + dt.timedelta(days=int(value)))
    if value == int(value) and EARLIEST_YEAR <= value // 10_000 <= LATEST_YEAR:
        whole = int(value)
        return _day(whole // 10_000, whole // 100 % 100, whole % 100)
    return _UNREADABLE


def _day(year: int, month: int, day: int, trouble: Trouble = "") -> DateRead:
    try:
        return _in_range(dt.date(year, month, day), trouble)
    except ValueError:
        return _UNREADABLE


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= TWO_DIGIT_PIVOT else 2000)


def _text_date(text: str, order: str | None) -> DateRead:
    if text in _words()[2]:
        return _BLANK
    text = _TIME.sub("", _REMARK.sub("", text)).strip(BLANKS + ",")
    if _DIGITS.fullmatch(text):
        return _number_date(float(text))
    for read in (_numeric_date, _month_number_date):
        found = read(text, order)
        if found is not None:
            return found
    found = _worded_date(text)
    if found is None:
        rest = _without_weekday(text)
        return _text_date(rest, order) if rest != text else _UNREADABLE
    return found


def _numeric_date(text: str, order: str | None) -> DateRead | None:
    parts = _NUMERIC.fullmatch(text)
    if not parts:
        return None
    first, second, third = parts.groups()
    if len(first) == 4:
        return _day(int(first), int(second), int(third)) if len(third) <= 2 else _UNREADABLE
    if order == "ymd" and len(first) == 2 and len(third) <= 2:
        return _day(_year(first), int(second), int(third))
    if len(first) > 2 or len(third) not in (2, 4):
        return _UNREADABLE
    return _ordered(int(first), int(second), _year(third), order)


def _ordered(first: int, second: int, year: int, order: str | None) -> DateRead:
    """The day of two numbers and a year; an order that they contradict is said, not bent."""
    if order in ("dmy", "mdy"):
        day, month = (first, second) if order == "dmy" else (second, first)
        return DateRead(None, "order") if month > 12 >= day else _day(year, month, day)
    if second > 12 >= first:
        return _day(year, first, second)
    return _day(year, second, first, "" if first > 12 or first == second else "assumed")


def _month_number_date(text: str, order: str | None) -> DateRead | None:
    if cjk := _CJK.fullmatch(text):
        year, month, day = cjk.groups()
        return _day(int(year), int(month), int(day or 1), "" if day else "month")
    if parts := _MONTH_YEAR.fullmatch(text):
        return _day(int(parts[2]), int(parts[1]), 1, "month")
    if parts := _YEAR_MONTH.fullmatch(text):
        return _day(int(parts[1]), int(parts[2]), 1, "month")
    return None


def _worded_date(text: str) -> DateRead | None:
    months = _words()[0]
    for pattern, (year, month, day) in (
        (_DAY_WORD_YEAR, (3, 2, 1)),
        (_WORD_DAY_YEAR, (3, 1, 2)),
        (_YEAR_WORD_DAY, (1, 2, 3)),
    ):
        parts = pattern.fullmatch(text)
        if parts and parts[month] in months:
            return _day(_year(parts[year]), months[parts[month]], int(parts[day]))
    if (parts := _WORD_YEAR.fullmatch(text)) and parts[1] in months:
        return _day(_year(parts[2] or parts[3]), months[parts[1]], 1, "month")
    if (parts := _YEAR_WORD.fullmatch(text)) and parts[2] in months:
        return _day(int(parts[1]), months[parts[2]], 1, "month")
    return None


def _without_weekday(text: str) -> str:
    word = _FIRST_WORD.match(text)
    return text[word.end() :] if word and word[1] in _words()[1] else text


@cache
def _words() -> tuple[dict[str, int], frozenset[str], frozenset[str]]:
    """Month words with their numbers, weekday words, and words that say that there is no date."""
    meant: dict[str, set[int]] = {}
    for name, number in meanings("months", comparable=plain).items():
        for end in range(min(3, len(name)), len(name) + 1):
            meant.setdefault(name[:end], set()).add(int(number))
    months = {word: numbers.pop() for word, numbers in meant.items() if len(numbers) == 1}
    weekdays = {word[:end] for word in map(plain, spoken("weekdays")["words"]) for end in range(2, len(word) + 1)}
    short = set(map(plain, spoken("weekdays")["short"]))
    return (
        months,
        frozenset({word for word in weekdays if len(word) > 2} | short),
        frozenset(map(plain, spoken("blank")["date"])),
    )
