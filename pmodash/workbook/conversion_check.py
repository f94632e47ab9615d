"""A new workbook read beside the one of another format that it was made of: each value must be there."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable

import numpy as np

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import CellValue, Sheet, address
from pmodash.workbook.safe_text import cell_text

_REMEDY = "open it in Excel or LibreOffice, save it as .xlsx and upload that"
_A_MOMENT = dt.timedelta(seconds=1)


def refuse_other_values(sheets: Iterable[tuple[Sheet, Sheet]]) -> None:
    """RefusedWriteError names the first cell that does not hold in the new sheet what it holds in the old one."""
    for old, new in sheets:
        if (old.first_row, len(old.rows), old.width) != (new.first_row, len(new.rows), new.width):
            raise RefusedWriteError(f"the sheet {old.name} cannot be made anew with all its values", _REMEDY)
        for number in range(old.first_column, old.first_column + old.width):
            _refuse_other_column(old, new, number)


def _refuse_other_column(old: Sheet, new: Sheet, number: int) -> None:
    one, other = old.column(number), new.column(number)
    pairs = one.places.astype(np.int64) * len(other.distinct) + other.places
    for pair, row in zip(*(each.tolist() for each in np.unique(pairs, return_index=True)), strict=True):
        value, now = one.distinct[pair // len(other.distinct)], other.distinct[pair % len(other.distinct)]
        if not alike(value, now):
            where = f"{old.name}!{address(old.first_row + row, number)}"
            raise RefusedWriteError(f"{where} would not come out as it is", _REMEDY)


def alike(value: CellValue, now: CellValue) -> bool:
    """Whether a value is what a workbook makes of it: to the second where it tells a time, days that Excel has not as
    texts, texts with its own line ends and as long as a cell can hold.
    """
    if isinstance(value, str) and isinstance(now, str):
        return value == now or _as_kept(value) in (now, _as_kept(now))
    if isinstance(value, dt.date | dt.time) and isinstance(now, str):
        return value.isoformat() == now
    if isinstance(value, dt.date | dt.time | dt.timedelta):
        return isinstance(now, dt.date | dt.time | dt.timedelta) and abs(_since(value) - _since(now)) < _A_MOMENT
    if isinstance(value, int | float) and isinstance(now, int | float):
        return float(value) == now and math.isfinite(value) and isinstance(value, bool) == isinstance(now, bool)
    return value == now


def _as_kept(text: str) -> str:
    return cell_text(text).replace("\r\n", "\n").replace("\r", "\n")


def _since(value: dt.date | dt.time | dt.timedelta) -> dt.timedelta:
    """The time since the beginning of the calendar, or of the day for a time alone."""
    if isinstance(value, dt.timedelta):
        return value
    days = dt.timedelta(value.toordinal() if isinstance(value, dt.date) else 0)
    if not isinstance(value, dt.datetime | dt.time):
        return days
    return days + dt.timedelta(0, value.hour * 3600 + value.minute * 60 + value.second, value.microsecond)
