"""Fields for which a list has no column, and no room for one where another list stands beside it."""

from __future__ import annotations

from collections.abc import Iterable

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.field_places import place_of
from pmodash.journal.naming import table_for
from pmodash.journal.values import bars_contact
from pmodash.workbook.placement import HEADERS, has_room_beside
from pmodash.workbook.tables import Layout, Table


def refuse_without_room(draft: Draft, changes: Iterable[Change]) -> None:
    """RefusedEditError when one of the changes needs a column that its contact's list has no room for."""
    for change in changes:
        if change.position is None or change.field in ("name", "touchpoint") or change.new in (None, False):
            continue
        table = table_for(draft, change.position)
        if table is None or place_of(table, change.field).known:
            continue
        if change.field != "do_not_contact" or not bars_contact(draft.value(change.position, "status")):
            refuse_column(draft.register.layout, table, HEADERS[change.field])


def refuse_column(layout: Layout, table: Table, header: str) -> None:
    """RefusedEditError when a table has no room for a column of this header, or no row for headers at all."""
    if table.header_row is None:
        raise RefusedEditError(
            f"the list on the sheet {table.sheet!r} has no headers, so it can have no column {header!r}",
            "put a row of headers above it and upload the workbook again",
        )
    if not has_room_beside(layout, table):
        raise RefusedEditError(
            f"the list on the sheet {table.sheet!r} has no column {header!r} and no room for one, as another list "
            "stands beside it",
            "move one of them to a sheet of its own and upload the workbook again",
        )
