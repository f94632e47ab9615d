"""What the workbook itself keeps of the edits: a log of every change, the policy's new numbers and sources' groups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pmodash.journal.draft import Change, Draft, Touch
from pmodash.journal.field_places import naming_columns, place_of
from pmodash.journal.naming import table_for
from pmodash.journal.source_rows import source_cell, source_places
from pmodash.journal.values import FieldValue, in_words
from pmodash.network.own_rules import SOURCE_FIELD
from pmodash.network.source_groups import THE_HUB
from pmodash.workbook.cells import address
from pmodash.workbook.kept_sheets import CHANGE_LOG, LOG_HEADERS, SETTINGS, SETTINGS_HEADERS, own_sheet
from pmodash.workbook.own_columns import meaning_of_setting
from pmodash.workbook.patches import AppendToSheet, PatchValue, Place
from pmodash.workbook.placement import HEADERS


def change_log(draft: Draft, times: Sequence[dt.datetime]) -> AppendToSheet:
    """A row for each thing that an edit changed: when, which edit, whose field, from what, to what and where."""
    touches = iter(draft.touches)
    rows: list[tuple[PatchValue, ...]] = []
    for change in draft.record:
        when = times[change.edit - 1].replace(microsecond=0) if change.edit <= len(times) else None
        if change.field == "touchpoint":
            touch = next(touches)
            where = f"{touch.sheet}!{touch.row}:{touch.row}"
        else:
            where = _where(draft, change)
        label = HEADERS.get(change.field, change.field.replace("_", " ").capitalize())
        rows.append((when, change.edit, change.contact, label, _told(change.old), _told(change.new), where))
    sheet = own_sheet(draft.register.layout, CHANGE_LOG)
    return AppendToSheet(sheet, LOG_HEADERS, tuple(rows), "the log of changes", tells_of=places_of_changes(draft))


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
        return source_places(draft, change.contact) or ((own_sheet(draft.register.layout, SETTINGS), 0, 0),)
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


def _where(draft: Draft, change: Change) -> str:
    """The cell that a change went into, or its row where it has no single cell."""
    if change.position is None:
        return source_cell(draft, change.contact) or own_sheet(draft.register.layout, SETTINGS)
    sheet, row = draft.place(change.position)
    table = table_for(draft, change.position)
    cells = place_of(table, change.field).cells if table is not None else ()
    return f"{sheet}!{address(row, cells[0].number)}" if cells else f"{sheet}!{row}:{row}"


def settings(draft: Draft) -> Iterable[AppendToSheet]:
    """What was changed of the policy and of sources' groups, on the sheet from which it is read when it comes back.

    Sources that stand in the workbook's own table are written there.
    """
    sources = {source: group for source, group in draft.sources.items() if not source_cell(draft, source)}
    told = {**draft.policy, **{(source, SOURCE_FIELD): group or THE_HUB for source, group in sources.items()}}
    if told:
        rows = tuple((whose, name, value, meaning_of_setting(name)) for (whose, name), value in told.items())
        sheet = own_sheet(draft.register.layout, SETTINGS)
        yield AppendToSheet(sheet, SETTINGS_HEADERS, rows, "the policy was edited", keyed=2)
