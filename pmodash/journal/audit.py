"""What the workbook itself keeps of the edits: a log of every change, the policy's new numbers and sources' groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pmodash.journal.apart_edits import apart_rows
from pmodash.journal.draft import Change, Draft, Touch
from pmodash.journal.field_places import naming_columns, place_of
from pmodash.journal.group_rule_edits import RULE_FIELD
from pmodash.journal.naming import table_for
from pmodash.journal.source_rows import source_cell, source_places
from pmodash.journal.story_edits import STORY_FIELDS
from pmodash.journal.values import FieldValue, in_words
from pmodash.network.own_rules import SOURCE_FIELD
from pmodash.network.source_groups import THE_HUB
from pmodash.workbook.cells import address
from pmodash.workbook.kept_sheets import CHANGE_LOG, LOG_HEADERS, RULES, SETTINGS, SETTINGS_HEADERS, STORY, own_sheet
from pmodash.workbook.own_columns import meaning_of_setting
from pmodash.workbook.own_names import HEADER_ROW
from pmodash.workbook.patches import AppendToSheet, CellUnder, PatchValue, Place
from pmodash.workbook.placement import HEADERS, SHOWN_ON_OWN_SHEET
from pmodash.workbook.tables import Table

_LOG_WIDTH = 7


def change_log(draft: Draft, times: Sequence[dt.datetime]) -> AppendToSheet:
    """A row for each thing that an edit changed: when, which edit, whose field, from what, to what and where."""
    touches = iter(draft.touches)
    rows: list[tuple[PatchValue, ...]] = []
    places: list[CellUnder | None] = []
    for change in draft.record:
        when = times[change.edit - 1].replace(microsecond=0) if change.edit <= len(times) else None
        if change.field == "touchpoint":
            touch = next(touches)
            where, place = _row(touch.site.table, touch.sheet, touch.row, _LOG_WIDTH), None
        else:
            where, place = _where(draft, change)
        label = HEADERS.get(change.field, change.field.replace("_", " ").capitalize())
        rows.append((when, change.edit, change.contact, label, _told(change.old), _told(change.new), where))
        places.append(place)
    sheet = own_sheet(draft.register.layout, CHANGE_LOG)
    return AppendToSheet(
        sheet,
        LOG_HEADERS,
        tuple(rows),
        "the log of changes",
        places=tuple(places),
        tells_of=places_of_changes(draft),
    )


def places_of_changes(draft: Draft) -> tuple[frozenset[Place], ...]:
    """For each thing that an edit changed the places in the workbook that are to hold it."""
    touches = iter(draft.touches)
    return tuple(
        _place_of_touch(next(touches)) if change.field == "touchpoint" else frozenset(_places(draft, change))
        for change in draft.record
    )


def _place_of_touch(touch: Touch) -> frozenset[Place]:
    return frozenset({(touch.sheet, touch.row if touch.site.table is not None else 0, 0)})


def _places(draft: Draft, change: Change) -> Iterable[Place]:
    if change.position is None:
        return source_places(draft, change.contact) or ((_kept_in(draft, change), 0, 0),)
    sheet, row = draft.place(change.position)
    table = table_for(draft, change.position)
    if table is None:
        return ((sheet, 0, 0),)
    fields = naming_columns(table) if change.field == "name" else (change.field,)
    kept = [place_of(table, name) for name in fields]
    numbers = [column.number for place in kept for column in (*place.cells, *place.joined, *place.ticks)]
    return [(sheet, row, number) for number in numbers] or ((sheet, row, HEADERS.get(change.field, "")),)


def _told(value: FieldValue) -> PatchValue:
    return in_words(value) if isinstance(value, bool) else value


def _where(draft: Draft, change: Change) -> tuple[str, CellUnder | None]:
    """The cell that a change went into, or its row with the header under which its cell is to be looked for."""
    if change.position is None:
        return source_cell(draft, change.contact) or _kept_in(draft, change), None
    sheet, row = draft.place(change.position)
    table = table_for(draft, change.position)
    numbers = _columns(table, change.field) if table is not None else []
    if numbers:
        return f"{sheet}!{_cells(row, numbers)}", None
    header_row = HEADER_ROW if table is None else table.header_row or 0
    looked_for = CellUnder(sheet, row, header_row, HEADERS.get(change.field, ""))
    return _row(table, sheet, row, len(SHOWN_ON_OWN_SHEET)), looked_for


def _kept_in(draft: Draft, change: Change) -> str:
    """The sheet of the product's own that keeps what is no contact's."""
    if change.field in STORY_FIELDS:
        return own_sheet(draft.register.layout, STORY)
    return own_sheet(draft.register.layout, RULES if change.field == RULE_FIELD else SETTINGS)


def _columns(table: Table, field: str) -> list[int]:
    """The columns in which a table keeps a field; a name may stand in those of its parts."""
    fields = naming_columns(table) if field == "name" else (field,)
    places = [place_of(table, name) for name in fields]
    return [column.number for p in places for column in (*p.cells[:1], *p.joined, *p.ticks)]


def _row(table: Table | None, sheet: str, row: int, width: int) -> str:
    """The cells of a record's row: as wide as its table, or as the sheet that is made for it."""
    numbers = [column.number for column in table.columns] if table is not None else [1, width]
    return f"{sheet}!{_cells(row, numbers)}"


def _cells(row: int, numbers: Sequence[int]) -> str:
    first, last = address(row, min(numbers)), address(row, max(numbers))
    return first if first == last else f"{first}:{last}"


def settings(draft: Draft, corrected: Sequence[tuple[PatchValue, ...]] = ()) -> Iterable[AppendToSheet]:
    """What was changed of the policy, of sources' groups and of who is one person, on the sheet it is read from again.

    Sources that stand in the workbook's own table are written there. `corrected` are further rows, of how the workbook
    is to be understood; where they would need a new sheet that cannot be, they are left out.
    """
    sources = {source: group for source, group in draft.sources.items() if not source_cell(draft, source)}
    told = {**draft.policy, **{(source, SOURCE_FIELD): group or THE_HUB for source, group in sources.items()}}
    sheet = own_sheet(draft.register.layout, SETTINGS)
    if told:
        rows = tuple((whose, name, value, meaning_of_setting(name)) for (whose, name), value in told.items())
        yield AppendToSheet(sheet, SETTINGS_HEADERS, rows, "the policy was edited", keyed=2)
    if draft.apart:
        yield AppendToSheet(sheet, SETTINGS_HEADERS, apart_rows(draft), "two contacts are not the same person", keyed=2)
    if corrected:
        yield AppendToSheet(sheet, SETTINGS_HEADERS, tuple(corrected), "your corrections are kept", 2, optional=True)
