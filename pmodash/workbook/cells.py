"""The cells of a workbook as values, each with its sheet and address, whatever the file format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from pmodash.findings import Finding

CellValue = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 1 and both ends are included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's values: `rows[i][j]` is the cell at row `first_row + i`, column `first_column + j` (from 1).

    All rows have the same length; a blank cell is None. `merged` are the sheet's merged areas where the
    format tells them. `kind` is "worksheet", "chart", "macro" or "dialog"; only worksheets have rows.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    kind: str = "worksheet"
    merged: tuple[Area, ...] = ()

    @property
    def last_row(self) -> int:
        """The number of the last row with a value, or `first_row - 1` when there is none."""
        return self.first_row + len(self.rows) - 1

    @property
    def width(self) -> int:
        """How many columns the values span."""
        return len(self.rows[0]) if self.rows else 0

    def value(self, row: int, column: int) -> CellValue:
        """The cell at row and column (both from 1), None outside the values."""
        i, j = row - self.first_row, column - self.first_column
        if 0 <= i < len(self.rows) and 0 <= j < self.width:
            return self.rows[i][j]
        return None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets in order. `format` is xlsx, xlsm, xls, xlsb, ods or csv; `name` is the file's name.

    `delimiter` and `encoding` tell how a CSV was read, blank for other formats.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    delimiter: str = ""
    encoding: str = ""
    sheet_names: tuple[str, ...] = field(default=())

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)


def column_letter(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The number, from 1, of a column named by letters: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """The address of a cell: row 3, column 2 is B3."""
    return f"{column_letter(column)}{row}"
