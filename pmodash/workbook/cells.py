"""The cells of a workbook as values, each with its sheet and address, whatever the file format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

import numpy as np
from numpy.typing import NDArray

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
class ColumnWidth:
    """The width of the columns from `first` to `last`, in characters; a hidden column keeps its width."""

    first: int
    last: int
    width: float
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetLook:
    """What a sheet is shown with where it is known, so that one made anew looks like it.

    `frozen` tells how many rows and columns stay in view; a `very_hidden` sheet is one that Excel offers to nobody.
    """

    widths: tuple[ColumnWidth, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    very_hidden: bool = False


NO_LOOK = SheetLook()


class Cells(Sequence[CellValue]):
    """One column's cells, kept as its `distinct` values and, for each row, the place of its value among them.

    Work that depends on the value alone (mapping a word, reading a date) is done once on `distinct` and spread
    with `places` (int32): `np.asarray(mapped)[cells.places]`. No value occurs twice in `distinct`, but for 1
    and True. Indexing, slicing and iterating give the plain values, row by row.
    """

    __slots__ = ("distinct", "places")

    def __init__(self, distinct: Sequence[CellValue], places: NDArray[np.int32]) -> None:
        self.distinct = distinct
        self.places = places

    @classmethod
    def of(cls, values: Iterable[CellValue]) -> Cells:
        """The cells of plain values, one a row."""
        index: dict[tuple[type, CellValue], int] = {}
        places = [index.setdefault((type(value), value), len(index)) for value in values]
        return cls([value for _, value in index], np.array(places, np.int32))

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, key: int) -> CellValue: ...
    @overload
    def __getitem__(self, key: slice) -> list[CellValue]: ...
    def __getitem__(self, key: int | slice) -> CellValue | list[CellValue]:
        if isinstance(key, slice):
            return [self.distinct[place] for place in self.places[key].tolist()]
        return self.distinct[int(self.places[key])]

    def __iter__(self) -> Iterator[CellValue]:
        return map(self.distinct.__getitem__, self.places.tolist())


class ColumnRows(Sequence[Sequence[CellValue]]):
    """The rows of a sheet that is kept by column: `rows[i][j]`, `rows[:200]` and iteration give row tuples."""

    __slots__ = ("columns", "height")

    def __init__(self, columns: tuple[Cells, ...]) -> None:
        self.columns = columns
        self.height = len(columns[0]) if columns else 0

    def __len__(self) -> int:
        return self.height

    @overload
    def __getitem__(self, key: int) -> tuple[CellValue, ...]: ...
    @overload
    def __getitem__(self, key: slice) -> list[tuple[CellValue, ...]]: ...
    def __getitem__(self, key: int | slice) -> tuple[CellValue, ...] | list[tuple[CellValue, ...]]:
        if isinstance(key, slice):
            return list(zip(*(column[key] for column in self.columns), strict=True))
        return tuple(column[key] for column in self.columns)

    def __iter__(self) -> Iterator[tuple[CellValue, ...]]:
        return zip(*self.columns, strict=True)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's values: `rows[i][j]` is the cell at row `first_row + i`, column `first_column + j` (from 1).

    All rows have the same length; a blank cell is None. Rows and columns at the edge hold a value each.
    `column(n)` is the quick way to a whole column. A text is as the file has it, a number without decimals is
    an int, a date without a time a `date`; an error value is its text, such as "#N/A". `merged` are the
    sheet's merged areas where the format tells them. `kind` is "worksheet", "chart", "macro" or "dialog";
    only worksheets have rows. `look` is known of the formats that are not edited in place. `blank_formulas` tells, by
    column, the rows in which a formula holds no result, and `hidden_rows` those that are hidden, where that is known.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 1
    first_column: int = 1
    hidden: bool = False
    kind: str = "worksheet"
    merged: tuple[Area, ...] = ()
    look: SheetLook = NO_LOOK
    blank_formulas: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()

    @property
    def last_row(self) -> int:
        """The number of the last row with a value, or `first_row - 1` when there is none."""
        return self.first_row + len(self.rows) - 1

    @property
    def width(self) -> int:
        """How many columns the values span."""
        if self._columns is not None:
            return len(self._columns)
        return len(self.rows[0]) if len(self.rows) else 0

    @property
    def _columns(self) -> tuple[Cells, ...] | None:
        """The columns as they are kept, where they are kept so: one cell of them is quicker to get than its row."""
        return getattr(self.rows, "columns", None)

    def row(self, number: int) -> Sequence[CellValue]:
        """The cells of a row (from 1) over the columns that hold values; blanks where the row is outside."""
        i = number - self.first_row
        return self.rows[i] if 0 <= i < len(self.rows) else (None,) * self.width

    def column(self, number: int) -> Cells:
        """The cells of a column (from 1) from `first_row` to `last_row`; blanks where it is outside."""
        j = number - self.first_column
        if not 0 <= j < self.width:
            return Cells([None], np.zeros(len(self.rows), np.int32))
        return Cells.of(row[j] for row in self.rows) if self._columns is None else self._columns[j]

    def value(self, row: int, column: int) -> CellValue:
        """The cell at row and column (both from 1), None outside the values."""
        i, j = row - self.first_row, column - self.first_column
        if 0 <= i < len(self.rows) and 0 <= j < self.width:
            return self.rows[i][j] if self._columns is None else self._columns[j][i]
        return None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook's sheets in order. `format` is xlsx, xlsm, xls, xlsb, ods, csv or vcf; `name` is the file's name.

    `delimiter` and `encoding` tell how a CSV was read, blank for other formats. `besides` counts what a workbook that
    is not edited in place holds beside its values, by the kinds of `data/not_carried.toml`; None where it is not known.
    """

    name: str
    format: str
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...] = ()
    delimiter: str = ""
    encoding: str = ""
    sheet_names: tuple[str, ...] = field(default=())
    besides: Mapping[str, int] | None = None

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
