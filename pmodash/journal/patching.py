"""Edits as changes of cells: where in the workbook each new value, row and column goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pmodash.journal.audit import change_log, settings
from pmodash.journal.draft import Draft
from pmodash.journal.field_places import FieldPlace, place_of
from pmodash.journal.group_rule_edits import rule_sheet
from pmodash.journal.log_keys import LogKeys
from pmodash.journal.merging import is_renamed, merged_status
from pmodash.journal.naming import table_for
from pmodash.journal.new_rows import contact_rows, room_patches, touchpoint_rows
from pmodash.journal.room_beside import refuse_column
from pmodash.journal.source_rows import source_patches
from pmodash.journal.story_edits import story_sheet
from pmodash.journal.values import FieldValue, as_kept, bars_contact
from pmodash.network.levels import word_list
from pmodash.network.register import Register
from pmodash.workbook.cell_text import plain
from pmodash.workbook.patches import AppendToSheet, Patch, PatchValue, PutColumn, SetCell, SetJoined, SetMark
from pmodash.workbook.placement import HEADERS, table_of
from pmodash.workbook.tables import Column, Layout, Table

_PARTS_OF_NAME = ("first_name", "last_name")
_KNOWN_BY = ("name", "first_name", "last_name", "email", "contact_id")


@dataclass(frozen=True, slots=True)
class PatchOptions:
    """What to write besides the edits.

    `times` tells when each edit was made. `columns` are extra columns of the register, such as each contact's group
    or next due date: header → (sheet, row) → value; a column of that header is written over, else a new one is made.
    `kept` are rows for sheets of the product's own, such as the day's figures; `corrected` are those for the settings,
    of how the workbook is to be understood.
    """

    times: tuple[dt.datetime, ...] = ()
    change_log: bool = True
    columns: Mapping[str, Mapping[tuple[str, int], PatchValue]] = field(default_factory=dict)
    kept: tuple[AppendToSheet, ...] = ()
    corrected: tuple[tuple[PatchValue, ...], ...] = ()


NO_OPTIONS = PatchOptions()


def patches(draft: Draft, after: Register, options: PatchOptions = NO_OPTIONS) -> tuple[Patch, ...]:
    """The changes of cells that bring a replay's edits into the workbook that its register was read from, in order.

    `after` is the register that the replay has come to. Without edits there are no changes, but for the extra columns
    and the rows to keep that were asked for, and the corrections.
    """
    register, keys = draft.register, LogKeys(draft, after)
    columns = NewColumns()
    made: list[Patch] = [*room_patches(draft), *(patch for _, _, patch in field_patches(draft, columns))]
    made += [*_merged_patches(draft, columns), *keys.renamed(columns)]
    made += [*contact_rows(draft, columns), *touchpoint_rows(draft, keys, columns)]
    made += [*columns.patches(register.layout), *_extra_columns(register, options.columns), *source_patches(draft)]
    made += [*settings(draft, options.corrected), *rule_sheet(draft), *story_sheet(draft), *options.kept]
    if draft.number and options.change_log:
        made.append(replace(change_log(draft, options.times), optional=True))
    return tuple(made)


class NewColumns:
    """Values for fields that a table has no column for, gathered so that each gets one column."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, str], tuple[Table, dict[int, PatchValue]]] = {}

    def put(self, table: Table, header: str, row: int, value: PatchValue) -> None:
        """A value under a header that the table does not have yet."""
        self._cells.setdefault((id(table), header), (table, {}))[1][row] = value

    def patches(self, layout: Layout) -> Iterable[PutColumn]:
        """The columns, each with all its values."""
        for (_, header), (table, cells) in self._cells.items():
            refuse_column(layout, table, header)
            yield put_column(table, header, cells, f"the register has no column for {header}")


def put_column(table: Table, header: str, cells: Mapping[int, PatchValue], why: str, reuse: bool = False) -> PutColumn:
    """A column right of a table, or the one of that header where it may be written over."""
    return PutColumn(
        sheet=table.sheet,
        header_row=table.header_row or 0,
        after_column=max((column.number for column in table.columns), default=1),
        first_row=table.first_row,
        last_row=table.last_row,
        header=header,
        cells=tuple(sorted(cells.items())),
        why=why,
        reuse=reuse,
    )


def field_patches(draft: Draft, columns: NewColumns) -> Iterable[tuple[int, str, Patch]]:
    """The patches for fields of contacts that the workbook has already, each with the contact's position and the
    field; what is as it was needs none.
    """
    for name, values in draft.changes.items():
        for position, value in values.items():
            if position in draft.added or _as_it_was(draft, name, position, value):
                continue
            table = table_for(draft, position)
            if table is None or _said_elsewhere(draft, table, name, position):
                continue
            row, why = draft.place(position)[1], _why(draft, name, position)
            for patch in cell_patches(table, row, name, value, why, columns):
                yield position, name, _allowed(draft, patch, name, position)
            if value is None or name in _KNOWN_BY:
                for patch in _twin_patches(draft, position, name, value, why, columns):
                    yield position, name, _allowed(draft, patch, name, position)


def _allowed(draft: Draft, patch: Patch, name: str, position: int) -> Patch:
    """The patch, which may take a formula's place where an edit says so; a date that follows from a touchpoint gives
    way to a locked cell.
    """
    if not isinstance(patch, SetCell):
        return patch
    told_by_name = name in _PARTS_OF_NAME and (position, "name") in draft.overwrites
    last = max((c.edit for c in draft.record if c.position == position and c.field == name), default=0)
    follows = name == "last_touchpoint" and any(touch.edit == last for touch in draft.touches)
    overwrite = told_by_name or (position, name) in draft.overwrites
    return replace(patch, overwrite_formula=overwrite, keep_locked=follows)


def _twin_patches(
    draft: Draft, position: int, name: str, value: FieldValue, why: str, columns: NewColumns
) -> Iterable[Patch]:
    """The same in rows of other tables that were read as the same contact, so that they still are."""
    for sheet, row in draft.twins(position):
        table = table_of(draft.register.layout, sheet, row)
        if table is not None and place_of(table, name).known:
            yield from cell_patches(table, row, name, value, why, columns)


def _merged_patches(draft: Draft, columns: NewColumns) -> Iterable[Patch]:
    """The statuses of contacts merged away before, where the one whom they name goes by another name or id now."""
    contacts = draft.register.contacts
    positions = {place: i for i, place in enumerate(zip(contacts["sheet"], contacts["row"], strict=True))}
    for place, kept in draft.register.merged_into.items():
        position, table = positions.get(kept), table_of(draft.register.layout, *place)
        if table is not None and position is not None and is_renamed(draft, position):
            status = merged_status(draft, position)
            yield from cell_patches(table, place[1], "status", status, "whom it was merged into has changed", columns)


def _as_it_was(draft: Draft, name: str, position: int, value: FieldValue) -> bool:
    """Whether the field holds what it held; a value read out of another cell is put in one of its own all the same."""
    same = as_kept(name, value) == draft.first_value(position, name)
    return same and not any(c.position == position for c in draft.record if c.field in ("name", *_told_beside(name)))


def _told_beside(name: str) -> tuple[str, ...]:
    """The fields of which a cell may tell this one too: a level another, a status whom not to contact."""
    levels = ("influence", "interest", "engagement_current", "engagement_desired")
    return levels if name in levels else ("status",) if name == "do_not_contact" else ()


def _said_elsewhere(draft: Draft, table: Table, name: str, position: int) -> bool:
    """Whether the value needs no cell: a name made of other fields, or a status that itself bars contact."""
    if place_of(table, name).known:
        return False
    if name == "do_not_contact":
        return bars_contact(draft.value(position, "status"))
    return name == "name"


def _why(draft: Draft, name: str, position: int) -> str:
    numbers = [c.edit for c in draft.record if c.position == position and c.field == name]
    return f"edit {numbers[-1]}" if numbers else f"kept when edit {draft.number} took its cell"


def cell_patches(
    table: Table, row: int, name: str, value: FieldValue, why: str, columns: NewColumns
) -> Iterable[Patch]:
    """The patches that put a value in a contact's field in a row of a table."""
    place = place_of(table, name)
    header_row = table.header_row or 0
    if not place.known:
        if value is not None and value is not False:
            columns.put(table, HEADERS[name], row, value)
        return
    if place.ticks:
        yield _mark(table, row, place, value, why)
    elif place.joined:
        text = None if value is None else str(value)
        yield SetJoined(table.sheet, row, tuple(c.number for c in place.joined), text, why)
    else:
        cells = place.cells if value is None else place.cells[:1]
        for column in cells:
            told = _flag(column, value) if isinstance(value, bool) else value
            keep = name == "last_touchpoint"
            yield SetCell(table.sheet, row, column.number, told, why, header_row, keep)
    for follower in _followers(table, row):
        for column in (*place.cells, *place.joined):
            yield SetCell(table.sheet, follower, column.number, None, why, header_row)


def _flag(column: Column, value: bool) -> bool:
    """Yes or no as the column asks it: under "May we contact them?" a no bars."""
    opposite = any(words in plain(column.header) for words in word_list("do_not_contact", "opposite_headings"))
    return not value if opposite else value


def _mark(table: Table, row: int, place: FieldPlace, value: FieldValue, why: str) -> SetMark:
    headings = {" ".join(column.header.split()) or column.meaning: column.meaning for column in place.ticks}
    answer = None if value is None else headings.get(str(value), str(value))
    pairs = tuple((column.number, column.meaning) for column in place.ticks)
    return SetMark(table.sheet, row, pairs, answer, why, table.header_row or 0, place.own, place.other)


def _followers(table: Table, row: int) -> list[int]:
    """The rows that carry on a contact's row."""
    return [number for number, target in table.continuation.items() if target == row]


def _extra_columns(
    register: Register, columns: Mapping[str, Mapping[tuple[str, int], PatchValue]]
) -> Iterable[PutColumn]:
    for header, cells in columns.items():
        for table in register.layout.of_role("contacts"):
            rows = {row: value for (sheet, row), value in cells.items() if sheet == table.sheet}
            inside = {row: value for row, value in rows.items() if table.first_row <= row}
            if inside:
                refuse_column(register.layout, table, header)
                yield put_column(table, header, inside, f"the column {header} was asked for", reuse=True)
