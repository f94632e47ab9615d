"""The columns of a sheet's tables as the user set them; a field that was read so already changes nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pmodash.workbook.tables import Column

Columns = tuple[Column, ...]
Given = Mapping[str, str | None]


def corrected_columns(read: Sequence[Columns], given: Given, why: Callable[[str], str]) -> list[Columns]:
    """The columns of every table of a sheet with the fields `given` by letter, for the reason that `why` tells.

    Of tables that share a letter, a field that one of them was read with leaves the others as they are. A letter that
    no table has is added to each.
    """
    agreed = {c.column for columns in read for c in columns if c.column in given and given[c.column] == c.field}
    seen = {c.column for columns in read for c in columns}
    added = tuple(
        Column(letter, "", field, 1.0, why(letter), settled=True)
        for letter, field in given.items()
        if letter not in seen and field
    )
    return [_corrected(columns, given, agreed, why, added) for columns in read]


def _corrected(columns: Columns, given: Given, agreed: set[str], why: Callable[[str], str], added: Columns) -> Columns:
    kept = [
        _set(c, given[c.column], why(c.column))
        if c.column in given and (given[c.column] == c.field or c.column not in agreed)
        else c
        for c in columns
    ]
    return tuple(sorted((*kept, *added), key=lambda column: column.number))


def _set(column: Column, field: str | None, why: str) -> Column:
    if field == column.field:
        return replace(column, why=why, offered=None, settled=True)
    return replace(column, field=field, confidence=1.0, why=why, meaning="", offered=None, settled=True)
