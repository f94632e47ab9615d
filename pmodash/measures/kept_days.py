"""How the network stood on the days on which its figures were kept in the workbook, and what has changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from pmodash.vocabulary import ALL, NO_GROUP, group_names
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.kept_sheets import HISTORY, HISTORY_HEADERS, own_sheet
from pmodash.workbook.own_names import header_row_of
from pmodash.workbook.patches import AppendToSheet, PatchValue
from pmodash.workbook.tables import Layout

_COUNTS = ("contacts", "counted", "on_track", "due", "overdue", "dormant", "never")
_SHARES = ("coverage", "on_time_coverage")
_DIGITS = 4
_ROUNDING = 0.6 * 10**-_DIGITS


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
    found = last_kept_figures(book, layout, before)
    if found is None:
        return None
    day, frame = found
    return day, float(frame["coverage"].iloc[-1])


def last_kept_figures(book: Book, layout: Layout, before: dt.date) -> tuple[dt.date, pd.DataFrame] | None:
    """The last day before another on which the coverage of all was kept, and what was kept of every group on it.

    The frame has the columns of `measures.coverage`, but for the planned share, with the row "All" last; a figure that
    was spoilt by hand is blank. Of a group that was kept twice on the day the row further down holds.
    """
    name = layout.kept.get(HISTORY)
    rows = [row for row in _kept(book.sheet(name)) if row[0] < before] if name else []
    days = [day for day, group, figures in rows if group == ALL and figures["coverage"] == figures["coverage"]]
    if not days:
        return None
    last = max(days)
    by_group = {group: figures for day, group, figures in rows if day == last}
    order = [name for name in (*group_names(), NO_GROUP) if name in by_group]
    frame = pd.DataFrame([{"group": group, **by_group[group]} for group in (*order, ALL)])
    return last, frame.assign(**_exact(frame))


def _exact(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """The shares to the last digit, worked out from the counts wherever these bear out the rounded one that is kept."""
    found = {}
    for name, within in (("coverage", frame["on_track"] + frame["due"]), ("on_time_coverage", frame["on_track"])):
        share = within / frame["counted"].where(frame["counted"] > 0)
        found[name] = share.where((share - frame[name]).abs() <= _ROUNDING, frame[name])
    return found


def _kept(sheet: Sheet) -> Iterator[tuple[dt.date, str, dict[str, float]]]:
    """Each row of the history: its day, its group and its figures; one without a day or a group is passed over."""
    width = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, HISTORY_HEADERS)
    places = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(1, width + 1)}
    headings = dict(zip((*_COUNTS, *_SHARES), HISTORY_HEADERS[2:], strict=True))
    for row in range(header_row + 1, sheet.last_row + 1):
        day, group = (sheet.value(row, places.get(header, 0)) for header in ("date", "group"))
        if isinstance(day, dt.datetime):
            day = day.date()
        if isinstance(day, dt.date) and tidy(group):
            cells = {name: sheet.value(row, places.get(header.casefold(), 0)) for name, header in headings.items()}
            yield day, tidy(group), {name: _number(value) for name, value in cells.items()}


def _number(value: CellValue) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("nan")
