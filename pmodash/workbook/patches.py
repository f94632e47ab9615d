"""What is to change in a workbook's cells, said apart from how its file is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PatchValue = str | float | bool | dt.date | dt.datetime | None

# The sheet, the row, and the column's number, or the header of a column to be made; row 0 stands for all of a sheet.
Place = tuple[str, int, int | str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for a column of a new row, and the field that it holds there."""

    column: int
    value: PatchValue
    field: str = ""


@dataclass(frozen=True, slots=True)
class SetCell:
    """Put a value in a cell.

    Where it holds a formula, `overwrite_formula` puts the value in its place and `keep_formula` leaves it as it is;
    without either the whole is refused. `keep_locked` leaves a cell alone that a protected sheet locks.
    """

    sheet: str
    row: int
    column: int
    value: PatchValue
    why: str
    header_row: int = 1
    keep_formula: bool = False
    overwrite_formula: bool = False
    keep_locked: bool = False


@dataclass(frozen=True, slots=True)
class SetJoined:
    """Put a text in several columns that are read as one, joined by `separator`: as much of it as stands stays."""

    sheet: str
    row: int
    columns: tuple[int, ...]
    value: str | None
    why: str
    separator: str = ", "


@dataclass(frozen=True, slots=True)
class SwapName:
    """In a cell that names contacts, one name for another: the whole cell, or the part of it that is one of `old`.

    `fill` puts the new name in a blank cell too. `follows` are the places that the contact's own new name, id or
    address goes to: where all of these are left as they were, so is this cell. What is one of `kept` names the contact
    as before, by an id or an address, and stays.
    """

    sheet: str
    row: int
    column: int
    old: tuple[str, ...]
    new: str | None
    why: str
    alone: bool = True
    fill: bool = False
    follows: frozenset[Place] = frozenset()
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetMark:
    """Tick one of several columns. `columns` pairs a column with its answer; `answer` None ticks none of them.

    `own` and `other` are the letters (C and D) of this question and of the other one where both share the columns;
    without letters in the columns from `header_row` down a plain mark is used for `own` alone.
    """

    sheet: str
    row: int
    columns: tuple[tuple[int, str], ...]
    answer: str | None
    why: str
    header_row: int = 1
    own: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class MakeRoom:
    """Put `rows` rows into a sheet below a table, from `row` on: what stands there moves down.

    Its totals, which stand there, count on from `last_record` to `last_new`. It comes before all other patches of the
    sheet, which speak of the rows as they are then.
    """

    sheet: str
    row: int
    rows: int
    header_row: int
    first_column: int
    last_column: int
    last_record: int
    last_new: int
    why: str


@dataclass(frozen=True, slots=True)
class AppendRow:
    """A new row below a table, styled like the row above it."""

    sheet: str
    row: int
    header_row: int
    first_column: int
    last_column: int
    cells: tuple[Cell, ...]
    why: str


@dataclass(frozen=True, slots=True)
class PutColumn:
    """Values under a header: in the column that has it already, else in a new one right of the table's last."""

    sheet: str
    header_row: int
    after_column: int
    first_row: int
    last_row: int
    header: str
    cells: tuple[tuple[int, PatchValue], ...]
    why: str
    reuse: bool = False


@dataclass(frozen=True, slots=True)
class CellUnder:
    """The cell of a row under a header, whose column is known once the patches before are made."""

    sheet: str
    row: int
    header_row: int
    header: str


@dataclass(frozen=True, slots=True)
class AppendToSheet:
    """Rows for a sheet of the product's own, made with these headers when the workbook does not have it yet.

    A row whose first `keyed` values stand there already takes the place of the one that has them. The first rows take
    the place of the sheet's rows `over`, in their order; those of them left over are emptied.
    What is `optional` is left out, with a note, where the workbook lets no sheet be added. `places` has a cell for each
    row whose last value is to say where that cell is; a row keeps what it says there where the cell is not found.
    `tells_of` are the places that each row tells of as written: where one of them was left as it was, the row is left
    out.
    """

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[PatchValue, ...], ...]
    why: str
    keyed: int = 0
    over: tuple[int, ...] = ()
    optional: bool = False
    places: tuple[CellUnder | None, ...] = ()
    tells_of: tuple[frozenset[Place], ...] = ()


Patch = MakeRoom | SetCell | SetJoined | SwapName | SetMark | AppendRow | PutColumn | AppendToSheet
