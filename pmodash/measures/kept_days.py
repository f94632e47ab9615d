"""How the network stood on the days on which its figures were kept in the workbook, and what has changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from pmodash.vocabulary import ALL, NO_GROUP, group_names
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.kept_sheets import HISTORY, HISTORY_HEADERS, own_sheet
from pmodash.workbook.own_names import header_row_of
from pmodash.workbook.patches import AppendToSheet, PatchValue
from pmodash.workbook.tables import Layout

_COUNTS = ("contacts", "counted", "on_track", "due", "overdue", "dormant", "never")
_SHARES = ("coverage", "on_time_coverage")
_DIGITS = 4


def rows_to_keep(coverage: pd.DataFrame, as_of: dt.date, layout: Layout) -> AppendToSheet:
    """A row for each group and one for all of them: `coverage` (see `measures.coverage`) as it stands on a day.

    A group that nobody is in has a row too, so that a day's figures kept again take the place of all that were kept.
    """
    by_group = coverage.set_index("group").reindex([*group_names(), NO_GROUP, ALL])
    counts = by_group[list(_COUNTS)].fillna(0).astype("int64").astype(object).to_numpy().tolist()
    shares = by_group[list(_SHARES)].round(_DIGITS).astype(object)
    told = shares.where(shares.notna(), None).to_numpy().tolist()
    rows: list[tuple[PatchValue, ...]] = [
        (as_of, group, *numbers, *parts) for group, numbers, parts in zip(by_group.index, counts, told, strict=True)
    ]
    sheet = own_sheet(layout, HISTORY)
    return AppendToSheet(sheet, HISTORY_HEADERS, tuple(rows), "the day's figures were asked for", keyed=2)


def last_kept(book: Book, layout: Layout, before: dt.date) -> tuple[dt.date, float] | None:
    """The last day before another on which figures were kept in the workbook, and the coverage of all on it."""
    name = layout.kept.get(HISTORY)
    kept = (entry for entry in _kept(book.sheet(name)) if entry[0] < before) if name else ()
    return max(kept, default=None)


def _kept(sheet: Sheet) -> Iterator[tuple[dt.date, float]]:
    """Each day of the history with the coverage of all; a row that was spoilt by hand is passed over."""
    width = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, HISTORY_HEADERS)
    places = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(1, width + 1)}
    columns = [places.get(header, 0) for header in ("date", "group", "coverage")]
    for row in range(header_row + 1, sheet.last_row + 1):
        day, group, share = (sheet.value(row, column) for column in columns)
        if isinstance(day, dt.datetime):
            day = day.date()
        if isinstance(day, dt.date) and tidy(group) == ALL and isinstance(share, int | float):
            yield day, float(share)
