"""A sheet's values gathered by column while it is parsed, and packed for the way to the parent process.

Each column keeps its distinct values and, for every row, the place of its value among them: a register repeats
its words, so a hundred thousand rows travel as a few megabytes and the parent has next to nothing left to build.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice, zip_longest
from typing import Any

_ROWS_A_CHUNK = 512  # few enough that a chunk's values are still in the processor's cache when they are counted
MOST_COLUMNS = 16_384


class TooWideError(Exception):
    """A sheet with more columns than any spreadsheet program has."""


class _Truth:
    """Stands for True or False while values are told apart, since True equals 1."""

    def __init__(self, value: bool) -> None:
        self.value = value


_TRUTHS = {True: _Truth(True), False: _Truth(False)}


class _Column:
    """`mixed` tells that 0, 1, True or False has been met, so that each value's type must be looked at."""

    __slots__ = ("index", "mixed", "places")

    def __init__(self, blanks: int) -> None:
        self.index: defaultdict[Any, int] = defaultdict(count().__next__)
        self.places = array("i", [self.index[""]]) * blanks if blanks else array("i")
        self.mixed = False

    def extend(self, values: Sequence[Any]) -> None:
        if self.mixed:
            values = _without_truths(values)
        known = len(self.index)
        places = list(map(self.index.__getitem__, values))
        if not self.mixed and (0 in self.index or 1 in self.index):
            self._forget(known)
            self.mixed = True
            self.extend(values)
        else:
            self.places.fromlist(places)

    def put(self, i: int, value: Any) -> None:
        missing = i + 1 - len(self.places)
        if missing > 0:
            self.places.extend([self.index[""]] * missing)
        self.mixed = True
        self.places[i] = self.index[_TRUTHS[value] if type(value) is bool else value]

    def _forget(self, known: int) -> None:
        while len(self.index) > known:
            self.index.popitem()
        self.index.default_factory = count(known).__next__


def _without_truths(values: Sequence[Any]) -> Sequence[Any]:
    if bool not in set(map(type, values)):
        return values
    return [_TRUTHS[value] if type(value) is bool else value for value in values]


class ColumnStore:
    """The values of one sheet, by column; a blank is the empty text."""

    def __init__(self) -> None:
        self.columns: list[_Column] = []
        self.height = 0

    def extend(self, rows: Iterable[Sequence[Any]]) -> None:
        """Add rows below what is there; rows may differ in length."""
        iterator: Iterator[Sequence[Any]] = iter(rows)
        while chunk := list(islice(iterator, _ROWS_A_CHUNK)):
            for j, values in enumerate(zip_longest(*chunk, fillvalue="")):
                self._column(j).extend(values)
            self.height += len(chunk)
            self._level()

    def put(self, i: int, j: int, value: Any) -> None:
        """Set one cell, counted from 0; what lies between is blank."""
        self._column(j).put(i, value)
        self.height = max(self.height, i + 1)

    def widen(self, start: tuple[int, int], wanted: tuple[int, int]) -> tuple[int, int]:
        """Make room above and to the left, so that the first cell is `wanted` or before; gives the new start."""
        if not self.columns:
            return wanted
        above, left = max(0, start[0] - wanted[0]), max(0, start[1] - wanted[1])
        for column in self.columns:
            column.places[:0] = array("i", [column.index[""]]) * above if above else array("i")
        self.height += above
        self.columns[:0] = [_Column(self.height) for _ in range(left)]
        return start[0] - above, start[1] - left

    def packed(self) -> list[tuple[list[Any], bool, bytes]]:
        """Each column as its distinct values, whether some are dates packed as tuples, and its places."""
        self._level()
        return [(*_pack(column.index), column.places.tobytes()) for column in self.columns]

    def _column(self, j: int) -> _Column:
        if j >= MOST_COLUMNS:
            raise TooWideError
        while j >= len(self.columns):
            self.columns.append(_Column(self.height))
        return self.columns[j]

    def _level(self) -> None:
        for column in self.columns:
            missing = self.height - len(column.places)
            if missing:
                column.places.extend(array("i", [column.index[""]]) * missing)


def _pack(index: Iterable[Any]) -> tuple[list[Any], bool]:
    distinct = list(index)
    kinds = set(map(type, distinct))
    if kinds <= {str}:
        return [value or None for value in distinct], False
    return [_packed_value(value) for value in distinct], not kinds <= {str, int, float, _Truth}


def _packed_value(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return value or None
    if kind is float:
        return int(value) if value.is_integer() else value
    if kind is _Truth:
        return value.value
    return _packed_date(value)


def _packed_date(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return ("moment", value.toordinal(), seconds, value.microsecond)
    if isinstance(value, dt.date):
        return ("date", value.toordinal())
    if isinstance(value, dt.time):
        return ("time", value.hour, value.minute, value.second, value.microsecond)
    if isinstance(value, dt.timedelta):
        return ("duration", value.days, value.seconds, value.microseconds)
    return value
