"""What is to change in a workbook's cells, said apart from how its file is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

PatchValue = str | float | bool | dt.date | dt.datetime | None


@dataclass(frozen=True, slots=True)
class ContactRef:
    """A contact as a log may name one: by id, e-mail or name; None for what would not be unique."""

    contact_id: str | None = None
    email: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value for a column of a new row. `field` is the field it holds, in case the row must go elsewhere."""

    column: int
    value: PatchValue | ContactRef
    field: str = ""


@dataclass(frozen=True, slots=True)
class SetCell:
    """Put a value in a cell. `keep_formula` leaves a formula as it is instead of refusing the whole."""

    sheet: str
    row: int
    column: int
    value: PatchValue | ContactRef
    why: str
    header_row: int = 1
    keep_formula: bool = False
    examples: tuple[tuple[int, ContactRef], ...] = ()


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
class SetMark:
    """Tick one of several columns. `columns` pairs a column with its answer; `answer` None ticks none of them.

    `sides` holds the letters (C, D) that stand for this question and the other one where both share the columns.
    """

    sheet: str
    row: int
    columns: tuple[tuple[int, str], ...]
    answer: str | None
    why: str
    own: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class AppendRow:
    """A new row below a table, styled like the row above it.

    `examples` are rows of the table and the contact each names, from which the kind of key is learnt.
    """

    sheet: str
    row: int
    header_row: int
    first_column: int
    last_column: int
    cells: tuple[Cell, ...]
    why: str
    overflow: str = ""
    examples: tuple[tuple[int, ContactRef], ...] = ()


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
class AppendToSheet:
    """Rows for a sheet of the product's own, made with these headers when the workbook does not have it yet."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[tuple[PatchValue | ContactRef, ...], ...]
    why: str
    widths: tuple[float, ...] = ()


Patch = SetCell | SetJoined | SetMark | AppendRow | PutColumn | AppendToSheet
