"""Whether the days of a column are true dates, or texts with the day, the month or the year first."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmodash.findings import Finding
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import Sheet, address
from pmodash.workbook.tables import Column, Table
from pmodash.workbook.value_look import kinds

DATE_FIELDS = frozenset(("date", "last_touchpoint", "next_touchpoint", "first_met", "since"))
ASSUMED = "dmy"
_NUMERIC = re.compile(r"\s*(\d{1,2})\s?[./\-]\s?(\d{1,2})\s?[./\-]\s?(?:\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"\s*\d{4}\s?[./\-年]\s?\d{1,2}")
_DAY_WORD = re.compile(r"\s*\d{1,2}(?:st|nd|rd|th|er)?[\s\-./]+(?:de\s+)?[^\W\d_]{3,}")
_WORD_DAY = re.compile(r"\s*[^\W\d_]{3,}\.?,?\s+\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class Order:
    """What a column's cells say of the order: `name`, or None where they leave it open; `samples` of each reading."""

    name: str | None
    certain: bool
    samples: tuple[str, ...] = ()
    clash: tuple[str, ...] = ()


def with_date_orders(
    sheet: Sheet, table: Table, corrected: dict[str, str] | None = None
) -> tuple[Table, tuple[Finding, ...]]:
    """The table with the date order of every date column, and a finding for each that had to be assumed."""
    given = corrected or {}
    found = {c.column: _order(sheet, table, c) for c in table.columns if c.field in DATE_FIELDS}
    settled = next((o.name for o in found.values() if o.certain and o.name in ("dmy", "mdy")), None)
    findings: list[Finding] = []
    columns = []
    for column in table.columns:
        order = found.get(column.column)
        if order is None:
            columns.append(column)
            continue
        name = given.get(column.column) or order.name
        if name is None:
            name = settled or ASSUMED
            findings.append(_assumed(sheet, table, column, order, settled))
        elif order.clash and column.column not in given:
            findings.append(_mixed(table, column, order, name))
        columns.append(replace(column, date_order=name))
    return replace(table, columns=tuple(columns)), tuple(findings)


def _order(sheet: Sheet, table: Table, column: Column) -> Order:
    cells = sheet.column(column.number)
    start = table.first_row - sheet.first_row
    whole = start <= 2 and table.last_row >= sheet.last_row
    texts = {value for value in cells.distinct if isinstance(value, str)}
    if not texts:
        return _order_of_values(cells.distinct)
    if not whole or len(texts) < 3000:
        texts &= {v for v in cells[max(start, 0) : table.last_row - sheet.first_row + 1] if isinstance(v, str)}
    return _order_of_texts(texts) if texts else _order_of_values(cells.distinct)


def _order_of_values(values: Sequence[object]) -> Order:
    dated = any(isinstance(value, dt.date) for value in values)
    serial = any(isinstance(v, int | float) and not isinstance(v, bool) and 20_000 <= v < 80_000 for v in values)
    return Order("excel", True) if dated or serial else Order("excel", False)


def _order_of_texts(texts: set[str]) -> Order:
    day_first, month_first, open_ones = [], [], []
    for text in sorted(texts):
        parts = _NUMERIC.match(text)
        if not parts:
            continue
        first, second = int(parts[1]), int(parts[2])
        if first > 12 >= second:
            day_first.append(text)
        elif second > 12 >= first:
            month_first.append(text)
        elif first <= 12 and second <= 12 and first != second:
            open_ones.append(text)
    if day_first or month_first:
        name = "mdy" if len(month_first) > len(day_first) else "dmy"
        clash = (day_first[0], month_first[0]) if day_first and month_first else ()
        return Order(name, True, tuple((month_first if name == "mdy" else day_first)[:2]), clash)
    if open_ones:
        return Order(None, False, tuple(open_ones[:2]))
    return _order_of_words(texts)


def _order_of_words(texts: set[str]) -> Order:
    """The order of texts that leave no doubt: the year first, or the month in letters."""
    counts = {
        "ymd": sum(1 for text in texts if _YEAR_FIRST.match(text)),
        "dmy": sum(1 for text in texts if _DAY_WORD.match(text)),
        "mdy": sum(1 for text in texts if _WORD_DAY.match(text) and "date" in kinds(plain(text).capitalize())),
    }
    best = max(counts, key=lambda name: counts[name])
    return Order(best if counts[best] else "dmy", counts[best] > 0 and best == "ymd")


def _assumed(sheet: Sheet, table: Table, column: Column, order: Order, settled: str | None) -> Finding:
    way = {"dmy": "day first", "mdy": "month first"}[settled or ASSUMED]
    because = "as in another column of this table" if settled else "for want of a certain one"
    return Finding(
        "fix",
        "date-order-assumed",
        table.sheet,
        column.column,
        f"{order.samples[0]} (in {_place_of(sheet, table, column, order.samples[0])}), read {way} {because}",
        "at least one date whose day is over 12, or true dates",
        f"say whether column {column.column} has the day or the month first",
    )


def _mixed(table: Table, column: Column, order: Order, name: str) -> Finding:
    way = {"dmy": "day first", "mdy": "month first"}[name]
    return Finding(
        "fix",
        "date-order-mixed",
        table.sheet,
        column.column,
        f"{order.clash[0]} and {order.clash[1]} in one column, read {way}",
        "one order for the whole column",
        "write these dates in one way, or as true dates; those that do not fit are not read",
    )


def _place_of(sheet: Sheet, table: Table, column: Column, sample: str) -> str:
    cells = sheet.column(column.number)
    for row in range(max(table.first_row, sheet.first_row), table.last_row + 1):
        if cells[row - sheet.first_row] == sample:
            return address(row, column.number)
    return column.column
