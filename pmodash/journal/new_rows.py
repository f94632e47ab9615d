"""The rows that new contacts and touchpoints get, in the workbook's own tables or on sheets of the product's own."""

from __future__ import annotations

from collections.abc import Iterable

from pmodash.journal.draft import Draft, Touch
from pmodash.journal.field_places import place_of
from pmodash.journal.log_keys import ID_HEADERS, ColumnsToMake, LogKeys
from pmodash.journal.values import FieldValue
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, PatchValue, SetMark
from pmodash.workbook.placement import HEADERS, OWN_CONTACTS, SHOWN_ON_OWN_SHEET, TOUCHPOINT_HEADERS, Site
from pmodash.workbook.tables import Table

_WHY = "a new contact"
_OWN_LOG_WIDTHS = {"contact": 28, "event": 34, "notes": 40}
_TOUCH_FIELDS = ("date", "vehicle", "event", "by", "state", "notes")


def contact_rows(draft: Draft, columns: ColumnsToMake) -> Iterable[Patch]:
    """A row for each new contact, below the register's last or on a sheet of the product's own."""
    table = draft.contact_site.table
    if table is None:
        yield from _own_contacts(draft)
        return
    for position in draft.added:
        yield from _contact_row(draft, table, position, columns)


def _contact_row(draft: Draft, table: Table, position: int, columns: ColumnsToMake) -> Iterable[Patch]:
    row = draft.added[position][1]
    cells, marks = [], []
    for name, value in _values(draft, position).items():
        place = place_of(table, name)
        if place.ticks:
            chosen = next(c for c in place.ticks if value in (" ".join(c.header.split()), c.meaning))
            pairs = tuple((column.number, column.meaning) for column in place.ticks)
            header_row = table.header_row or 0
            marks.append(SetMark(table.sheet, row, pairs, chosen.meaning, _WHY, header_row, place.own, place.other))
        elif place.known:
            cells.append(Cell((*place.cells, *place.joined)[0].number, value, name))
        elif name != "name":
            columns.put(table, HEADERS[name], row, value)
    yield _row(table, row, cells, _WHY, OWN_CONTACTS)
    yield from marks


def _values(draft: Draft, position: int) -> dict[str, FieldValue]:
    """A new contact's values, in the order of the fields; an id that only names the row is not written."""
    place = draft.added[position]
    given = {name: draft.changes[name].get(position) for name in CONTACT_FIELDS if name in draft.changes}
    if given.get("contact_id") == f"{place[0]}!{place[1]}":
        del given["contact_id"]
    return {name: value for name, value in given.items() if value is not None and value is not False}


def _own_contacts(draft: Draft) -> Iterable[Patch]:
    if not draft.added:
        return
    told = [_values(draft, position) for position in draft.added]
    fields = [name for name in CONTACT_FIELDS if name in SHOWN_ON_OWN_SHEET or any(name in values for values in told)]
    rows = tuple(tuple(values.get(name) for name in fields) for values in told)
    yield AppendToSheet(draft.contact_site.sheet, tuple(HEADERS[name] for name in fields), rows, _WHY)


def _row(table: Table, row: int, cells: list[Cell], why: str, overflow: str = "") -> AppendRow:
    numbers = [column.number for column in table.columns]
    header_row = table.header_row or max(table.first_row - 1, 0)
    return AppendRow(table.sheet, row, header_row, min(numbers), max(numbers), tuple(cells), why, overflow)


def touchpoint_rows(draft: Draft, keys: LogKeys, columns: ColumnsToMake) -> Iterable[Patch]:
    """A row for each new touchpoint, in the workbook's own log or in one of the product's own."""
    if not draft.touches:
        return
    site = draft.touchpoint_site
    if site.table is None:
        yield _own_log(draft, keys, site)
        return
    for touch in draft.touches:
        yield _touch_row(site.table, touch, keys, columns)


def _touch_values(touch: Touch) -> dict[str, PatchValue]:
    state = "Done" if touch.done else "Planned"
    told = (touch.date, touch.vehicle, touch.event, touch.by, state, touch.notes)
    return dict(zip(_TOUCH_FIELDS, told, strict=True))


def _touch_row(table: Table, touch: Touch, keys: LogKeys, columns: ColumnsToMake) -> AppendRow:
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
    return _row(table, touch.row, cells, "a new touchpoint")


def _own_log(draft: Draft, keys: LogKeys, site: Site) -> AppendToSheet:
    named = [keys.own_name(touch.position) for touch in draft.touches]
    with_ids = any(identity is not None for _, identity in named)
    fields = ("date", "contact", "vehicle", "event", "by", "state", "notes")
    headers = tuple(TOUCHPOINT_HEADERS[name] for name in fields) + ((ID_HEADERS["contact"],) if with_ids else ())
    rows = []
    for touch, (name, identity) in zip(draft.touches, named, strict=True):
        values = _touch_values(touch) | {"contact": name}
        rows.append(tuple(values[field] for field in fields) + ((identity,) if with_ids else ()))
    widths = tuple(float(_OWN_LOG_WIDTHS.get(name, 18)) for name in (*fields, *(("id",) if with_ids else ())))
    return AppendToSheet(site.sheet, headers, tuple(rows), "a new touchpoint", widths)
