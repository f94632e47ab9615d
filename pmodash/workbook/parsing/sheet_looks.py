"""What a workbook that cannot be edited in place holds beside its values: widths, merged areas and what gets lost.

Best effort: where nothing can be told of a file, or not in time, its values alone are known and nothing is refused.
"""

from __future__ import annotations

import importlib
import threading
import time
from collections import Counter
from contextlib import suppress
from typing import Any, NamedTuple

_READERS = {"ods": "ods_looks", "xls": "xls_looks", "xlsb": "xlsb_looks"}
_SHARE_OF_TIME = 0.6
MOST_WIDTHS, MOST_MERGED, MOST_CELLS = 2_000, 50_000, 200_000
LAST_COLUMN = 16_384


class NoTimeError(Exception):
    """The file is too large to be looked through in the time that reading may take."""


class Clock:
    """Stops a look through a file that takes too long."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds * _SHARE_OF_TIME

    def check(self) -> None:
        """NoTimeError when the time is over."""
        if time.monotonic() > self._until:
            raise NoTimeError


class SheetLook:
    """One sheet: `widths` as (first column, last column, width in characters, hidden), `frozen` rows and columns.

    Merged areas are (first row, first column, last row, last column), `cells` the errors and long durations, which the
    quick reader does not give, as (row, column, value), all from 1.
    """

    def __init__(self) -> None:
        self.widths: list[tuple[int, int, float, bool]] = []
        self.merged: list[tuple[int, int, int, int]] = []
        self.cells: list[tuple[int, int, Any]] = []
        self.frozen = (0, 0)

    def widen(self, first: int, last: int, width: float, hidden: bool) -> None:
        """Note the width of some columns that follow those noted before."""
        before = self.widths[-1] if self.widths else (0, 0, 0.0, False)
        last = min(last, LAST_COLUMN)
        if before[1] < first <= last and 0 <= width <= 255 and len(self.widths) < MOST_WIDTHS:
            self.widths.append((first, last, round(width, 2), hidden))

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Note a merged area."""
        area = (first_row, first_column, last_row, last_column)
        if area[:2] < area[2:] and len(self.merged) < MOST_MERGED:
            self.merged.append(area)

    def put(self, row: int, column: int, value: Any) -> None:
        """Note what a cell holds."""
        if len(self.cells) < MOST_CELLS:
            self.cells.append((row, column, value))


class Looks(NamedTuple):
    """The sheets in their order, and how many there are of each kind of thing in `data/not_carried.toml`."""

    sheets: list[SheetLook]
    besides: Counter[str]


class LookScan:
    """A look through a file that runs beside the reading of its values; `found` waits for its end."""

    def __init__(self, kind: str, data: bytes, seconds: float) -> None:
        self._kind, self._data, self._clock = kind, data, Clock(seconds)
        self._looks: Looks | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        if kind in _READERS:
            self._thread.start()

    def found(self, sheets: int) -> Looks | None:
        """What can be told of a file with so many sheets; None when nothing can."""
        if self._kind not in _READERS:
            return None
        self._thread.join()
        return self._looks if self._looks and len(self._looks.sheets) == sheets else None

    def _run(self) -> None:
        reader: Any = importlib.import_module(f"pmodash.workbook.parsing.{_READERS[self._kind]}")
        with suppress(Exception):  # whatever is wrong with such a file, its values are read all the same
            self._looks = reader.read_looks(self._data, self._clock)
