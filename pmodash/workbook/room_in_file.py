"""Where a table has room for more records, by the workbook's file: what its cells alone do not tell.

A sheet may be protected, an Excel table be filled by a query or have totals, merged cells lie below. What stands below
a table is pushed down by its new rows where all that refers to it can follow.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.file_kinds import IN_PLACE, kind_of
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.cell_markup import kind_of_cell
from pmodash.workbook.package.new_sheet import styles_of
from pmodash.workbook.package.pushing import push_down
from pmodash.workbook.package.ranges import LAST_ROW
from pmodash.workbook.package.references import Push
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.package.styles import Styles
from pmodash.workbook.package.tables import TablePart
from pmodash.workbook.parsing.protection import NoDecryptionError, PasswordNeededError, WrongPasswordError, unlocked
from pmodash.workbook.placement import header_of, last_record, next_row
from pmodash.workbook.tables import Layout, Table, VacantRow

_GROWING = ("contacts", "touchpoints", "groups")
_MOST_ROWS_LOOKED_AT = 2_000


def with_room_in_file(layout: Layout, data: bytes, name: str, password: str = "") -> Layout:
    """The layout with what the file says of the room below each table that may get new rows.

    A file of another format says nothing, nor does one that is encrypted without its password.
    """
    data = _opened(data, name, password)
    if not data:
        return layout
    try:
        file = _File(data)
    except RefusedWriteError:
        return layout
    tables = (file.with_room(layout, table) if table.role in _GROWING else table for table in layout.tables)
    return replace(layout, tables=tuple(tables), takes_no_sheets=file.takes_no_sheets)


def _opened(data: bytes, name: str, password: str) -> bytes:
    kind = kind_of(data, name)
    if kind == "protected" and password:
        try:
            data, _ = unlocked(data, password)
        except (PasswordNeededError, WrongPasswordError, NoDecryptionError):
            return b""
        kind = kind_of(data, name)
    return data if kind in IN_PLACE else b""


class _File:
    """A workbook's file, looked into for the room below its tables."""

    def __init__(self, data: bytes) -> None:
        self._data, self._archive = data, Archive(data)
        self._book = BookPart(self._archive)
        self._parts = {entry.name: entry.part for entry in self._book.sheets if entry.kind == "worksheet"}
        self._sheets: dict[str, SheetPart] = {}
        self.takes_no_sheets = self._book.locked

    def with_room(self, layout: Layout, table: Table) -> Table:
        """The table with the room that it has below it in the file."""
        try:
            if table.sheet not in self._sheets:
                self._sheets[table.sheet] = SheetPart(self._archive, self._parts[table.sheet])
            others = [other for other in layout.tables if other.sheet == table.sheet and other is not table]
            sheet = self._sheets[table.sheet]
            table = replace(table, ids_as=_ids_as(table, sheet))
            return self._pushing(_with_room(table, sheet, self._styles), others)
        except (RefusedWriteError, KeyError):
            return _shut(table, f"The sheet {table.sheet} cannot be made out in full")

    def _styles(self) -> Styles:
        return styles_of(self._archive, self._book)

    def _pushing(self, table: Table, others: Sequence[Table]) -> Table:
        """The table as one that pushes down what stands below it, where that can be."""
        if table.clear_below or table.shut or any(other.last_row >= table.foot for other in others):
            return table
        numbers = [column.number for column in table.columns]
        area = Area(header_of(table), min(numbers), last_record(table), max(numbers))
        archive = Archive(self._data)
        try:
            push_down(archive, BookPart(archive), Push(table.sheet, table.foot, 1, area, table.foot))
        except RefusedWriteError as refused:
            what = f"What stands below the table on the sheet {table.sheet} cannot move down ({refused.what})"
            return replace(table, shut=what)
        return replace(table, pushes=True)


def _ids_as(table: Table, sheet: SheetPart) -> str:
    """How the last id of the table's own stands in its cell; blank where there is none."""
    columns = table.of_field("contact_id")
    if table.role != "contacts" or len(columns) != 1:
        return ""
    passed = {one.row for one in table.vacant}.union(table.left_out)
    records = (row for row in range(table.last_row, table.first_row - 1, -1) if row not in passed)
    cells = (sheet.rows.cell(row, columns[0].number) for row in itertools.islice(records, _MOST_ROWS_LOOKED_AT))
    return next((kind for kind in map(kind_of_cell, cells) if kind), "")


def _with_room(table: Table, sheet: SheetPart, styles: Callable[[], Styles]) -> Table:
    numbers = [column.number for column in table.columns]
    first, last = min(numbers), max(numbers)
    standing = [one for one in sheet.tables if _holds(one.area, table, first, last)]
    if any(one.from_query for one in standing):
        return _shut(table, f"A query fills the table on the sheet {table.sheet}")
    for one in standing:
        table = _above_totals(table, one)
    if sheet.protected:
        return _where_unlocked(table, sheet, styles())
    if table.clear_below and sheet.blocked_below(next_row(table), first, last):
        return _shut(table, f"Merged cells lie below the table on the sheet {table.sheet}", table.vacant)
    return table


def _holds(area: Area, table: Table, first: int, last: int) -> bool:
    rows = area.first_row <= max(table.last_row, table.first_row) and area.last_row >= table.first_row - 1
    return rows and area.first_column <= last and area.last_column >= first


def _above_totals(table: Table, standing: TablePart) -> Table:
    """The table with the totals of an Excel table below it, which may show nothing yet."""
    totals = standing.area.last_row
    if not standing.has_totals or (table.foot and table.foot <= totals and not table.clear_below):
        return table
    begin = next_row(table)
    if table.clear_below and begin <= totals:
        more = tuple(VacantRow(row) for row in range(begin, totals))
        return replace(table, vacant=(*table.vacant, *more), clear_below=False, foot=totals)
    vacant = tuple(one for one in table.vacant if one.row < totals)
    return replace(table, vacant=vacant, clear_below=False, foot=totals)


def _where_unlocked(table: Table, sheet: SheetPart, styles: Styles) -> Table:
    """The table of a protected sheet with those rows alone that its protection leaves free."""
    numbers = [column.number for column in table.columns if column.field]
    table = replace(table, locked=_locked_columns(table, sheet, styles))

    def free(row: int) -> bool:
        return not any(styles.locked(sheet.style(row, number)) for number in numbers)

    vacant = tuple(one for one in table.vacant if free(one.row))
    if table.clear_below and free(next_row(table)) and free(LAST_ROW):
        return replace(table, vacant=vacant)
    return _shut(table, f"The sheet {table.sheet} is protected", vacant)


def _locked_columns(table: Table, sheet: SheetPart, styles: Styles) -> tuple[str, ...]:
    """The columns with a field that are locked in every record; of a long table only where all cells are."""
    columns = [column for column in table.columns if column.field]
    if styles.all_locked:
        return tuple(column.column for column in columns)
    waiting = {one.row for one in table.vacant}.union(table.left_out)
    records = [row for row in range(table.first_row, table.last_row + 1) if row not in waiting]
    if not 0 < len(records) <= _MOST_ROWS_LOOKED_AT:
        return ()

    def is_locked(number: int) -> bool:
        return all(styles.locked(sheet.style(row, number)) for row in records)

    return tuple(column.column for column in columns if is_locked(column.number))


def _shut(table: Table, why: str, vacant: tuple[VacantRow, ...] = ()) -> Table:
    return replace(table, vacant=vacant, clear_below=False, shut=why)
