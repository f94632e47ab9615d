"""In which columns a table keeps a contact's field, and so how a new value gets there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Edit, Key, MarkLeaver, SetField
from pmodash.network.contact_fields import GATHERED_FIELDS
from pmodash.network.contact_names import STAND_INS
from pmodash.network.levels import LEVEL_FIELDS, level_of
from pmodash.vocabulary import GRADES, LEVELS
from pmodash.workbook.placement import table_of
from pmodash.workbook.tables import Column, Layout, Table

CURRENT_MARK, DESIRED_MARK = "C", "D"


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field stands: in `cells` of which the first speaks, in texts `joined` over columns, or in `ticks`.

    All are empty for a field without a column. `own` and `other` are the letters of two questions that share their
    tick columns.
    """

    cells: tuple[Column, ...] = ()
    joined: tuple[Column, ...] = ()
    ticks: tuple[Column, ...] = ()
    own: str = ""
    other: str = ""

    @property
    def known(self) -> bool:
        """Whether the table has a column for the field."""
        return bool(self.cells or self.joined or self.ticks)


def place_of(table: Table | None, field: str) -> FieldPlace:
    """How a table keeps a field. RefusedEditError when it keeps it in a way that only a person can change."""
    columns = table.of_field(field) if table is not None else ()
    ticks = tuple(column for column in columns if _is_tick_column(column))
    if ticks:
        letters = (CURRENT_MARK, DESIRED_MARK) if field == "engagement_current" else ("", "")
        return FieldPlace(ticks=ticks, own=letters[0], other=letters[1])
    if field == "engagement_desired" and not columns and table is not None:
        shared = tuple(column for column in table.of_field("engagement_current") if _is_tick_column(column))
        if shared:
            return FieldPlace(ticks=shared, own=DESIRED_MARK, other=CURRENT_MARK)
    if len(columns) > 1 and any(column.meaning for column in columns):
        letters_of_columns = ", ".join(column.column for column in columns)
        raise RefusedEditError(
            f"{field} is ticked in the columns {letters_of_columns} of {columns[0].header!r} and others",
            "change the marks in the workbook and upload it again",
        )
    if field in GATHERED_FIELDS and len(columns) > 1:
        return FieldPlace(joined=tuple(sorted(columns, key=lambda column: column.number)))
    return FieldPlace(cells=columns[:1] if field == "contact_id" else columns)


def _is_tick_column(column: Column) -> bool:
    """Whether the column is one level of a scale, ticked for those who are at it."""
    return column.meaning in LEVELS or column.meaning in GRADES


def ticked_word(place: FieldPlace, field: str, value: str) -> str:
    """The heading of the tick column for a level; RefusedEditError when no column stands for it."""
    level = level_of(field, value) if field in LEVEL_FIELDS else value
    for column in place.ticks:
        if column.meaning == level:
            return " ".join(column.header.split()) or column.meaning
    meanings = ", ".join(column.meaning for column in place.ticks)
    raise RefusedEditError(f"{field} cannot be {value!r} here", f"the workbook has a column for each of {meanings}")


def naming_columns(table: Table | None) -> tuple[str, ...]:
    """The fields that name the contacts of a table: name, first and last name, or the one that stands in for them."""
    if table is None or table.of_field("name"):
        return ("name",)
    parts = tuple(part for part in ("first_name", "last_name") if table.of_field(part))
    return parts or tuple(field for field in (*STAND_INS, "email") if table.of_field(field))


def name_parts(name: str, fields: Sequence[str]) -> dict[str, str | None]:
    """A name over the columns for first and last name; the last word is the last name."""
    words = name.split()
    if tuple(fields) == ("first_name", "last_name") and len(words) > 1:
        return {"first_name": " ".join(words[:-1]), "last_name": words[-1]}
    first, *others = fields
    return {first: name} | dict.fromkeys(others)


def refuse_locked(layout: Layout, edits: Sequence[Edit], before: int = 0) -> None:
    """RefusedEditError for a field whose column a protected sheet locks; the edits are numbered after those before."""
    for number, edit in enumerate(edits, before + 1):
        if isinstance(edit, SetField | MarkLeaver):
            _refuse_locked_column(layout, edit.contact, edit.field if isinstance(edit, SetField) else "status", number)


def _refuse_locked_column(layout: Layout, contact: Key, field: str, number: int) -> None:
    table = table_of(layout, contact.sheet or "", contact.row or 0)
    if table is None or any(vacant.row == contact.row for vacant in table.vacant):
        return
    locked = [column.header for column in table.of_field(field) if column.column in table.locked]
    if locked:
        raise RefusedEditError(
            f"the sheet {table.sheet!r} is protected, and its column {locked[0]!r} is locked",
            "unprotect the sheet in Excel, then upload it again",
            number,
        )
