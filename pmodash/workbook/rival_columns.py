"""Several columns that are read as the same field of a contact: the surest is used, the others are left and offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.workbook.column_fields import Heading
from pmodash.workbook.column_words import field_class
from pmodash.workbook.header_text import key
from pmodash.workbook.tables import Column

OFFERED = 0.45
_PIECES = ("first_name", "last_name")
_SURE_PIECE, _CLEAR = 0.9, 0.8


def with_surest_alone(columns: Sequence[Column], headings: Sequence[Heading]) -> tuple[Column, ...]:
    """The columns of contacts, of which no two fill each other's blanks with what may be something else.

    Some fields are gathered from several columns (`classes.gathered`). Of the others the surest column that is not
    empty holds the field, with those headed by the same words. What the user set stays as it is.
    """
    filled = {heading.number for heading in headings if heading.look.n}
    fields = {column.field for column in columns if column.field} - field_class("gathered")
    pieces = [c for c in columns if c.field in _PIECES and c.confidence >= _SURE_PIECE]
    used = {field: _surest([c for c in columns if c.field == field and not c.meaning], filled) for field in fields}
    if {piece.field for piece in pieces} == set(_PIECES):
        used["name"] = next((c for c in columns if c.field == "name" and c.certainty >= _CLEAR), pieces[0])
    return tuple(_beside(column, used[column.field]) if column.field in used else column for column in columns)


def _surest(rivals: Sequence[Column], filled: set[int]) -> Column | None:
    return max(rivals, key=lambda c: (c.settled, c.number in filled, c.confidence, -c.number), default=None)


def _beside(column: Column, used: Column | None) -> Column:
    """A column beside the one that is used for its field."""
    if used is None or column.meaning or column.settled or key(column.header) == key(used.header):
        return column
    told = (column.field or "").replace("_", " ")
    why = f"column {used.column}, '{' '.join(used.header.split())[:40]}', is surer to hold the {told}; {column.why}"
    return replace(column, field=None, confidence=min(OFFERED, column.confidence), offered=column.field, why=why)
