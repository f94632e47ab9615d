"""Where the group of a source goes in a workbook: its own table of sources and groups, where it has one."""

from __future__ import annotations

from collections.abc import Iterable

from pmodash.journal.draft import Draft
from pmodash.network.register import Register
from pmodash.network.source_groups import THE_HUB
from pmodash.workbook.cells import address
from pmodash.workbook.patches import AppendRow, Cell, Patch, SetCell
from pmodash.workbook.placement import header_of, site_below, table_of
from pmodash.workbook.tables import Column, Table

_WHY = "the group of a source was edited"
Rows = list[tuple[Table, int]]


def source_rows(draft: Draft) -> dict[str, Rows]:
    """For each edited source the rows of the workbook's own tables where it stands.

    A source that stands in none gets one below the others; where there is no such table, or none that can grow, it
    has none and the settings keep it (see `audit.settings`).
    """
    layout, below = draft.register.layout, _below(draft.register)
    found: dict[str, Rows] = {}
    new = 0
    for source in draft.sources:
        places = draft.register.source_rows.get(source, ())
        tables = ((table_of(layout, sheet, row, "groups"), row) for sheet, row in places)
        found[source] = [(table, row) for table, row in tables if table is not None]
        if not found[source] and below is not None:
            found[source] = [(below[0], below[1] + new)]
            new += 1
    return found


def _below(register: Register) -> tuple[Table, int] | None:
    """The workbook's own table of sources and groups and the row under it, where it has no gap and can grow."""
    standing = {place for places in register.source_rows.values() for place in places}
    for table in register.layout.of_role("groups"):
        whole = all((table.sheet, row) in standing for row in range(table.first_row, table.last_row + 1))
        site = site_below(register.layout, table) if whole else None
        if site and table.of_field("source") and table.of_field("group"):
            return table, site.row
    return None


def source_patches(draft: Draft) -> Iterable[Patch]:
    """The new groups of the edited sources, in their rows."""
    for source, rows in source_rows(draft).items():
        group = draft.sources[source] or THE_HUB
        for table, row in rows:
            cell = Cell(_column(table, "group").number, group)
            if row <= table.last_row:
                yield SetCell(table.sheet, row, cell.column, group, _WHY, table.header_row or 0)
            else:
                yield _new_row(table, row, (Cell(_column(table, "source").number, source), cell))


def source_cell(draft: Draft, source: str) -> str:
    """The cell of an edited source's group, "" where the settings keep it."""
    return ", ".join(f"{sheet}!{address(row, column)}" for sheet, row, column in source_places(draft, source))


def source_places(draft: Draft, source: str) -> tuple[tuple[str, int, int], ...]:
    """Sheet, row and column of each cell of an edited source's group; none where the settings keep it."""
    rows = source_rows(draft).get(source, [])
    return tuple((table.sheet, row, _column(table, "group").number) for table, row in rows)


def _new_row(table: Table, row: int, cells: tuple[Cell, ...]) -> AppendRow:
    numbers = [column.number for column in table.columns]
    return AppendRow(table.sheet, row, header_of(table), min(numbers), max(numbers), cells, _WHY)


def _column(table: Table, field: str) -> Column:
    """The column that is read for a field: the first from the left."""
    return min(table.of_field(field), key=lambda column: column.number)
