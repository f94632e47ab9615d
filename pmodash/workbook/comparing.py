"""A written workbook read again beside the one it came from: only what was meant to change may differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from pmodash.findings import Refusal, RefusedWriteError
from pmodash.workbook.cells import Book, Sheet, address
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Ledger

_REMEDY = "open it in Excel, save it under another name and upload that; your workbook stays as it is"


def read_again(old: Book, after: bytes, name: str, ledger: Ledger) -> Book:
    """The cells of what was written. RefusedWriteError names the first that changed though no edit asked for it."""
    try:
        new = read(after, name)
    except Refusal as refusal:
        raise RefusedWriteError(
            f"the workbook that was written cannot be read again ({refusal.what})", _REMEDY
        ) from None
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
    return new


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
        if one.kind != "worksheet" or other.kind != "worksheet":
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
