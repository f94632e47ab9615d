"""A written workbook read again beside the one it came from: what was meant to change did, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from pmodash.findings import RefusedWriteError, UnusableFileError
from pmodash.workbook.cells import Book, CellValue, Sheet, address
from pmodash.workbook.changed_rows import NotComparableError
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Ledger
from pmodash.workbook.rereading_changes import with_changes

_REMEDY = "open it in Excel, save it under another name and upload that; your workbook stays as it is"


class NotMeantError(RefusedWriteError):
    """A cell that was written does not hold what was meant for it."""


def read_again(old: Book, before: bytes, after: bytes, name: str, ledger: Ledger) -> Book:
    """The cells of what was written, every row read again whose bytes are not those of the file `before`.

    RefusedWriteError names the first cell that changed though no edit asked for it, or that does not hold what an edit
    put there.
    """
    try:
        new = with_changes(old, before, after, name, ledger)
        _compare(old, new, ledger)
        return new
    except (NotComparableError, NotMeantError, UnusableFileError):
        return read_all_again(old, after, name, ledger)  # what the quick way cannot tell for sure


def read_all_again(old: Book, after: bytes, name: str, ledger: Ledger) -> Book:
    """The cells of what was written, all of it read again. Refuses as `read_again`."""
    try:
        new = read(after, name)
    except UnusableFileError as refusal:
        raise RefusedWriteError(
            f"the workbook that was written cannot be read again ({refusal.what})", _REMEDY
        ) from None
    _compare(old, new, ledger)
    return new


def _compare(old: Book, new: Book, ledger: Ledger) -> None:
    added = set(ledger.sheets_added)
    kept = [sheet for sheet in new.sheets if sheet.name not in added]
    lost = [sheet.name for sheet in old.sheets if sheet.name not in {one.name for one in kept}]
    if lost:
        what = f"writing to the workbook would lose the sheets {', '.join(lost)}"
        raise RefusedWriteError(what, "they are of a kind, such as macro sheets, that only Excel can keep")
    if [sheet.name for sheet in kept] != [sheet.name for sheet in old.sheets]:
        raise RefusedWriteError("the workbook that was written has other sheets than before", _REMEDY)
    for sheet, row, column in _differences(old, kept, ledger.pushed):
        if (sheet, row, column) not in ledger.touched:
            where = f"{sheet}!{address(row, column)}"
            raise RefusedWriteError(f"{where} would have changed, which no edit asked for", _REMEDY)
    _refuse_other_than_meant(new, ledger)


def _refuse_other_than_meant(new: Book, ledger: Ledger) -> None:
    sheets = {sheet.name: sheet for sheet in new.sheets}
    for (sheet, row, column), meant in ledger.touched.items():
        if (sheet, row, column) not in ledger.formulas and not _holds(sheets[sheet].value(row, column), meant):
            where = f"{sheet}!{address(row, column)}"
            raise NotMeantError(f"{where} would not have held what was to be written there", _REMEDY)


def _holds(found: CellValue, meant: PatchValue) -> bool:
    """Whether a cell holds a value, as far as a workbook can: a time of day is a number in another look."""
    if isinstance(meant, str):
        return _lines(found or "") == _lines(meant)
    if isinstance(meant, dt.date):
        return found == meant.isoformat() or (isinstance(found, dt.date) and _near(found, meant))
    if meant is None or isinstance(meant, bool):
        return found is meant
    return found == meant or isinstance(found, dt.date | dt.time | dt.timedelta)


def _near(found: dt.date, meant: dt.date) -> bool:
    """Whether a day or moment is another within the second, as finely as a number of days tells it."""
    return abs(_moment(found) - _moment(meant)) < dt.timedelta(seconds=1)


def _moment(day: dt.date) -> dt.datetime:
    return day.replace(tzinfo=None) if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def _lines(text: object) -> str:
    return str(text).replace("\r\n", "\n").replace("\r", "\n")


def _pushed(sheet: Sheet, place: tuple[int, int]) -> Sheet:
    """The sheet with so many blank rows put in from a row on."""
    first, rows = place
    if sheet.first_row >= first:
        return replace(sheet, first_row=sheet.first_row + rows)
    at = first - sheet.first_row
    blank = [(None,) * sheet.width] * rows
    return replace(sheet, rows=[*sheet.rows[:at], *blank, *sheet.rows[at:]]) if at < len(sheet.rows) else sheet


def _differences(old: Book, new: list[Sheet], pushed: Mapping[str, tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    for one, other in zip(old.sheets, new, strict=True):
        if one is other or one.kind != "worksheet" or other.kind != "worksheet":
            continue
        if not len(one.rows) and not len(other.rows):
            continue
        if one.name in pushed:
            one = _pushed(one, pushed[one.name])
        for column in range(1, max(_last_column(one), _last_column(other)) + 1):
            for row in _differing_rows(one, other, column):
                yield one.name, row, column


def _last_column(sheet: Sheet) -> int:
    return sheet.first_column + sheet.width - 1


def _differing_rows(one: Sheet, other: Sheet, column: int) -> list[int]:
    first = min(one.first_row, other.first_row)
    last = max(one.last_row, other.last_row)
    mine, theirs = _values(one, column, first, last), _values(other, column, first, last)
    places = np.flatnonzero(mine != theirs).tolist()
    return [first + place for place in places]


def _values(sheet: Sheet, column: int, first: int, last: int) -> np.ndarray[Any, Any]:
    """The column's cells from the first to the last row, blank where the sheet ends."""
    found = np.full(last - first + 1, None, dtype=object)
    cells = sheet.column(column)
    distinct = np.empty(len(cells.distinct), dtype=object)
    distinct[:] = cells.distinct
    start = sheet.first_row - first
    found[start : start + len(cells)] = distinct[cells.places]
    return found
