"""The rows that new contacts and touchpoints get, in the workbook's own tables or on sheets of the product's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pmodash.journal.draft import Draft, Touch
from pmodash.journal.field_places import place_of
from pmodash.journal.log_keys import ID_HEADERS, ColumnsToMake, LogKeys
from pmodash.journal.values import FieldValue
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, MakeRoom, Patch, PatchValue, SetCell, SetMark
from pmodash.workbook.placement import (
    HEADERS,
    SHOWN_ON_OWN_SHEET,
    TOUCHPOINT_HEADERS,
    Site,
    header_of,
    last_record,
    pushed_down,
)
from pmodash.workbook.tables import Table

_WHY = "a new contact"
_TOUCH_FIELDS = ("date", "vehicle", "event", "by", "state", "notes")


def place_notes(draft: Draft) -> Iterator[str]:
    """A sentence for new contacts, and one for new touchpoints, that could not stand below those they belong to."""
    for sites, used, what in (
        (draft.contact_sites, list(draft.added.values()), "contact"),
        (draft.touchpoint_sites, [touch.site for touch in draft.touches], "touchpoint"),
    ):
        count = sum(site.sheet == sites.onward.sheet for site in used)
        if sites.why and count:
            told = f"the new {what}" if count == 1 else f"{count:,} new {what}s"
            yield f"{sites.why}, so {told} went to the sheet {sites.onward.sheet}."


def room_patches(draft: Draft) -> Iterator[MakeRoom]:
    """The rows to be put in where new records push down what stands below their table, and what its totals count."""
    for table, rows in pushed_down(draft.new_sites).values():
        numbers = [column.number for column in table.columns]
        ends = last_record(table), max(site.row for site in draft.new_sites if site.table is table)
        place = (table.sheet, table.foot, rows, header_of(table), min(numbers), max(numbers))
        yield MakeRoom(*place, *ends, "new rows")


def contact_rows(draft: Draft, columns: ColumnsToMake) -> Iterable[Patch]:
    """A row for each new contact, in the register or on a sheet of the product's own."""
    edits = {change.position: change.edit for change in reversed(draft.record)}
    for position, site in draft.added.items():
        if site.table is not None:
            yield from _contact_row(draft, site.table, position, f"edit {edits[position]}, {_WHY}", columns)
    yield from _own_contacts(draft)


def _contact_row(draft: Draft, table: Table, position: int, why: str, columns: ColumnsToMake) -> Iterable[Patch]:
    row = draft.added[position].row
    cells, marks = [], []
    for name, value in _values(draft, position).items():
        place = place_of(table, name)
        if place.ticks:
            chosen = next(c for c in place.ticks if value in (" ".join(c.header.split()), c.meaning))
            pairs = tuple((column.number, column.meaning) for column in place.ticks)
            header_row = table.header_row or 0
            marks.append(SetMark(table.sheet, row, pairs, chosen.meaning, why, header_row, place.own, place.other))
        elif place.known:
            cells.append(Cell((*place.cells, *place.joined)[0].number, value, name))
        elif name != "name":
            columns.put(table, HEADERS[name], row, value)
    yield from _rows(table, draft.added[position], cells, why)
    yield from marks


def _values(draft: Draft, position: int) -> dict[str, FieldValue]:
    """A new contact's values, in the order of the fields; an id that its row has already is not written."""
    site = draft.added[position]
    given = {name: draft.changes[name].get(position) for name in CONTACT_FIELDS if name in draft.changes}
    if given.get("contact_id") in (f"{site.sheet}!{site.row}", site.number):
        del given["contact_id"]
    return {name: value for name, value in given.items() if value is not None and value is not False}


def _own_contacts(draft: Draft) -> Iterable[Patch]:
    anew = {position: site for position, site in draft.added.items() if site.table is None}
    if not anew:
        return
    told = [_values(draft, position) for position in anew]
    fields = [name for name in CONTACT_FIELDS if name in SHOWN_ON_OWN_SHEET or any(name in values for values in told)]
    rows = tuple(tuple(values.get(name) for name in fields) for values in told)
    yield AppendToSheet(draft.contact_sites.onward.sheet, tuple(HEADERS[name] for name in fields), rows, _WHY)


def _rows(table: Table, site: Site, cells: list[Cell], why: str) -> Iterable[Patch]:
    """The patches that put cells in the row of a new record: one that is prepared keeps what it holds."""
    header_row = header_of(table)
    if site.prepared:
        for cell in cells:
            keep = cell.field == "last_touchpoint"
            yield SetCell(table.sheet, site.row, cell.column, cell.value, why, header_row, keep)
        return
    numbers = [column.number for column in table.columns]
    yield AppendRow(table.sheet, site.row, header_row, min(numbers), max(numbers), tuple(cells), why)


def touchpoint_rows(draft: Draft, keys: LogKeys, columns: ColumnsToMake) -> Iterable[Patch]:
    """A row for each new touchpoint, in the workbook's own log or in one of the product's own."""
    for touch in draft.touches:
        if touch.site.table is not None:
            yield from _touch_row(touch.site.table, touch, keys, columns)
    anew = [touch for touch in draft.touches if touch.site.table is None]
    if anew:
        yield _own_log(anew, keys)


def _touch_values(touch: Touch) -> dict[str, PatchValue]:
    state = "Done" if touch.done else "Planned"
    told = (touch.date, touch.vehicle, touch.event, touch.by, state, touch.notes)
    return dict(zip(_TOUCH_FIELDS, told, strict=True))


def _touch_row(table: Table, touch: Touch, keys: LogKeys, columns: ColumnsToMake) -> Iterable[Patch]:
    said, identity = keys.texts(table, touch.position)
    cells = [Cell(column, text, "contact") for column, text in said.items()]
    for name, value in _touch_values(touch).items():
        known = table.of_field(name)
        if known:
            cells.append(Cell(known[0].number, value, name))
        elif value is not None and not (name == "state" and touch.done):
            columns.put(table, TOUCHPOINT_HEADERS[name], touch.row, value)
    if identity is not None:
        columns.put(table, ID_HEADERS["contact"], touch.row, identity)
    yield from _rows(table, touch.site, cells, f"edit {touch.edit}, a new touchpoint")


def _own_log(touches: Sequence[Touch], keys: LogKeys) -> AppendToSheet:
    named = [keys.own_name(touch.position) for touch in touches]
    with_ids = any(identity is not None for _, identity in named)
    fields = ("date", "contact", "vehicle", "event", "by", "state", "notes")
    headers = tuple(TOUCHPOINT_HEADERS[name] for name in fields) + ((ID_HEADERS["contact"],) if with_ids else ())
    rows = []
    for touch, (name, identity) in zip(touches, named, strict=True):
        values = _touch_values(touch) | {"contact": name}
        rows.append(tuple(values[field] for field in fields) + ((identity,) if with_ids else ()))
    return AppendToSheet(touches[0].sheet, headers, tuple(rows), "a new touchpoint")
