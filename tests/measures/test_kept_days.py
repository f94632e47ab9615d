"""Figures kept in the workbook: what is written, what is read back, and the sentence on what changed since."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pmodash.measures.kept_days import last_kept, rows_to_keep
from pmodash.measures.measured import Measured
from pmodash.measures.sentences import finding_since
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.kept_sheets import HISTORY_HEADERS
from pmodash.workbook.tables import Layout
from pmodash.workbook.understanding import understand

DAY = dt.date(2026, 11, 20)
COLUMNS = (
    "group", "contacts", "counted", "on_track", "due", "overdue", "dormant", "never", "coverage", "on_time_coverage",
)  # fmt: skip


def coverage(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(COLUMNS))


def kept(*rows: tuple[CellValue, ...]) -> Book:
    full = [tuple([*row, *[None] * 11][:11]) for row in (HISTORY_HEADERS, *rows)]
    return Book("r.xlsx", "xlsx", (Sheet("PMO history", full),))


def all_on(day: CellValue, share: CellValue) -> tuple[CellValue, ...]:
    return (day, "All", 9, 8, 4, 2, 1, 1, 0, share, 0.5)


def test_every_group_has_a_row_and_one_that_nobody_counts_in_has_no_share() -> None:
    frame = coverage(
        ("Senior Leadership", 3, 3, 1, 1, 1, 0, 0, 2 / 3, 1 / 3), ("All", 4, 3, 1, 1, 1, 0, 0, 2 / 3, 1 / 3)
    )
    rows = rows_to_keep(frame, DAY, Layout(())).rows
    assert [row[1] for row in rows][-2:] == ["No group", "All"] and len(rows) == 7
    assert (DAY, "Senior Leadership", 3, 3, 1, 1, 1, 0, 0, 0.6667, 0.3333) in rows
    assert (DAY, "Wider Business", 0, 0, 0, 0, 0, 0, 0, None, None) in rows
    assert {type(value) for row in rows for value in row[2:9]} == {int}


def test_the_last_day_before_this_one_is_found_whatever_the_order_of_rows() -> None:
    book = kept(
        all_on(DAY, 0.9),
        all_on(dt.date(2026, 11, 6), 0.7),
        (dt.date(2026, 11, 13), "Wider Business", 1, 1, 1, 0, 0, 0, 0, 1),
        all_on(dt.datetime(2026, 10, 1), 0.5),
        all_on("spoilt", 0.6),
        all_on(dt.date(2026, 11, 10), "?"),
    )
    assert last_kept(book, understand(book), DAY) == (dt.date(2026, 11, 6), 0.7)


def test_a_workbook_without_an_earlier_day_has_nothing_to_compare_with() -> None:
    book = kept(all_on(DAY, 0.9))
    assert last_kept(book, understand(book), DAY) is None
    assert last_kept(Book("r.xlsx", "xlsx", ()), Layout(()), DAY) is None


@pytest.mark.parametrize(
    ("then", "now", "sentence"),
    [
        (0.71, 0.75, "Since 6 November 2026 coverage is up 4 points, from 71 % to 75 %"),
        (0.75, 0.74, "Since 6 November 2026 coverage is down 1 point, from 75 % to 74 %"),
        (0.751, 0.752, "Since 6 November 2026 coverage has stayed at 75 %"),
        (0.751, float("nan"), ""),
    ],
)
def test_what_changed_since_is_told_in_points(then: float, now: float, sentence: str) -> None:
    measured = Measured(coverage(("All", 4, 4, 3, 0, 1, 0, 0, now, now)), 4)
    assert finding_since(measured, dt.date(2026, 11, 6), then) == sentence
