"""The rows of one table while they are told apart: their texts, which of them name somebody, and how full they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pmodash.workbook.grid import Grid
from pmodash.workbook.marker_columns import is_row_pair
from pmodash.workbook.tables import Column

_NAMES = ("name", "first_name", "last_name")
_IDENTITY = {
    "contacts": _NAMES,
    "touchpoints": ("date", "contact"),
    "vehicles": ("vehicle", "purpose", "audience"),
    "team": ("name",),
    "events": ("event", "date"),
    "links": ("from", "to"),
    "policy": ("group",),
    "groups": ("group", "source"),
}
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?%?|TRUE|FALSE")
_NOUGHTS = ("0", "FALSE")
_ID = re.compile(r"\S*\d\S*")
_STAND_INS = ("role", "job_title", "organisation", "group", "department")
TOTAL = "a total"
NUMBERED = "numbered but otherwise empty"


class ListedRows:
    """The rows of one table while they are told apart."""

    def __init__(self, grid: Grid, columns: Sequence[Column], role: str, first: int, last: int) -> None:
        self.grid, self.columns, self.role = grid, columns, role
        self.first, self.last = first, last
        self.named_by = _identity(columns, role)
        self.people = [column.number for column in columns if column.field in (*_NAMES, "contact")]
        self.headers = {column.number: column.header.strip().casefold() or "\0" for column in columns}
        self.merged = [merged for column in self.named_by if (merged := grid.merged_down(column))]
        numbers = [column.number for column in columns]
        cells = grid.of_rows(first, last, numbers)
        self.filled: NDArray[np.int64] = cells.sum(axis=1)
        self.named: NDArray[np.bool_] = np.asarray(grid.of_rows(first, last, self.named_by).any(axis=1))
        counts = self.filled[self.named]
        self.typical = float(np.percentile(counts, 70)) if len(counts) else 0.0
        full = np.flatnonzero(self.filled >= max(2, 0.5 * self.typical))
        self.last_full = first + int(full[-1]) if len(full) else first - 1
        self.ids = {column.number for column in columns if column.field == "contact_id"}
        self.unread = {column.number for column in columns if column.field is None}
        self.pairs = [column for column in columns if is_row_pair(column)]

    def texts(self, row: int) -> dict[int, str]:
        """Column → text of the filled cells of a row."""
        return {c.number: text for c in self.columns if (text := self.grid.text(row, c.number))}

    def after_gap(self, row: int) -> bool:
        """Whether the row above is blank."""
        return row > self.first and not self.filled[row - 1 - self.first]

    def ends(self, row: int) -> bool:
        """Whether no row below is half as full as records are."""
        return row >= self.last_full

    def numbers_alone(self, row: int, texts: dict[int, str]) -> str:
        """Why a row that holds numbers alone is no record; blank for any other row.

        An id awaits its record, and so does the nought of a formula. Other numbers are results too: rows of them that
        follow each other await records, a single one is a total.
        """
        others = {c for c, text in texts.items() if c not in self.ids and text not in _NOUGHTS}
        numbers = all((_ID if column in self.ids else _NUMBER).fullmatch(text) for column, text in texts.items())
        if self.role not in ("contacts", "touchpoints") or others - self.unread or not numbers:
            return ""
        alike = any(self.texts(other).keys() == texts.keys() for other in (row - 1, row + 1))
        return NUMBERED if alike or not others else TOTAL


def _identity(columns: Sequence[Column], role: str) -> list[int]:
    wanted = _IDENTITY.get(role, ())
    found = [column.number for column in columns if column.field in wanted]
    if not found and role == "contacts":
        stand_ins = [c for name in _STAND_INS for c in columns if c.field == name]
        found = [column.number for column in stand_ins[:2]]
    return found or [column.number for column in columns[:1]]
