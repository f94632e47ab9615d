"""How wide a column must be for what stands in it to be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmodash.workbook.cells import CellValue

_OF_A_DAY, _OF_A_MOMENT = 10, 16
_ROOM, _ROOM_FOR_BUTTON = 2, 4


def fitting_width(header: str, values: Iterable[CellValue], least: int, most: int) -> int:
    """The width, in characters, that a header with its filter button and all values fit in, within bounds."""
    longest = max((_length(value) for value in values), default=0)
    return min(max(longest + _ROOM, _length(header) + _ROOM_FOR_BUTTON, least), most)


def _length(value: CellValue) -> int:
    if value is None:
        return 0
    if isinstance(value, dt.datetime):
        return _OF_A_MOMENT if value.time() != dt.time() else _OF_A_DAY
    if isinstance(value, dt.date):
        return _OF_A_DAY
    return max(map(len, str(value).splitlines()), default=0)
