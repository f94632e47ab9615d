"""What somebody typed into a sheet of gaps, read as the field's own value, or what was expected instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from pmodash.findings import RefusedEditError
from pmodash.journal.values import FieldValue, checked
from pmodash.network.group_rules import group_choices
from pmodash.network.levels import GRADE_FIELDS, LEVEL_FIELDS, level_beside, says_nothing
from pmodash.network.source_groups import group_called
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.vocabulary import DATE_FIELDS, GRADES, HUB_SOURCE, LEVELS
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import CellValue
from pmodash.workbook.dates import read_date
from pmodash.workbook.placement import table_of
from pmodash.workbook.tables import Column

ORDERS = ("dmy", "mdy")
_A_DAY = "a day such as 2026-11-20"


@dataclass(frozen=True, slots=True)
class ValueRead:
    """The value of a cell, None where it says nothing; `expected` tells what one that cannot be read should be.

    `either` are the days of a text that names one day first and another month first.
    """

    value: FieldValue
    expected: str = ""
    either: tuple[dt.date, ...] = ()


class ValueReader:
    """Reads the cells of sheets of gaps that were made from a workbook, as its register keeps its own."""

    def __init__(self, workbook: AskedWorkbook, as_of: dt.date) -> None:
        self._workbook = workbook
        self._register = register = workbook.register
        self._as_of = as_of
        amiss = register.layout.findings
        self._assumed = {(each.sheet, each.cell) for each in amiss if each.kind == "date-order-assumed"}
        self._orders: dict[tuple[str, str], str] = {}
        self._levels: dict[tuple[str, str], str | None] = {}

    def read(self, field: str, cell: CellValue, place: tuple[str, int], order: str = "") -> ValueRead:
        """The value that a cell gives a field of the contact in that row of that sheet.

        `order` is that of day and month in the cell's own sheet, "dmy" or "mdy"; blank where nothing settles it.
        """
        text = tidy(cell)
        if not text or says_nothing(text):
            return ValueRead(None)
        if field in DATE_FIELDS:
            return self._day(cell, order or self._order(field, place))
        if field == "group":
            group = group_called(text) or (HUB_SOURCE if plain(text) == plain(HUB_SOURCE) else None)
            return ValueRead(group) if group else ValueRead(None, f"one of {', '.join(group_choices())}")
        if field in LEVEL_FIELDS and self._level(field, text) is None:
            return ValueRead(None, f"one of {', '.join(GRADES if field in GRADE_FIELDS else LEVELS)}")
        try:
            return ValueRead(checked(field, cell if isinstance(cell, bool) else text))
        except RefusedEditError as refused:
            return ValueRead(None, refused.remedy)

    def _level(self, field: str, text: str) -> str | None:
        if (field, text) not in self._levels:
            self._levels[field, text] = level_beside(self._register.contacts, field, text)
        return self._levels[field, text]

    def _day(self, cell: CellValue, order: str) -> ValueRead:
        """The day of a cell; the order decides only where a text can be read in both."""
        read = read_date(cell, order if order == "ymd" else None)
        if read.trouble == "assumed":
            days = [read_date(cell, each) for each in ORDERS]
            if order not in ORDERS:
                return ValueRead(None, either=tuple(each.day for each in days if each.day))
            read = days[ORDERS.index(order)]
        if read.day is None:
            return ValueRead(None, _A_DAY if read.trouble else "")
        if read.day > self._as_of:
            return ValueRead(None, f"a day that is past on {self._as_of.isoformat()}: a later one is a plan")
        return ValueRead(read.day)

    def _order(self, field: str, place: tuple[str, int]) -> str:
        """The order of day and month in the contact's own table, by the column itself or else by any other."""
        table = table_of(self._register.layout, *place)
        tables = (table,) if table else self._register.layout.of_role("contacts")
        columns = [(each.sheet, column) for each in tables for column in (*each.of_field(field), *each.columns)]
        orders = (self._settled(sheet, column) for sheet, column in columns if column.date_order in (*ORDERS, "ymd"))
        return next((order for order in orders if order), "")

    def _settled(self, sheet: str, column: Column) -> str:
        """The order of a column whose texts need one and that was not assumed; blank for any other."""
        place = sheet, column.column
        if place not in self._orders:
            texts = self._workbook.column(sheet, column.number)
            needed = place not in self._assumed and any(_needs_order(text) for text in texts)
            self._orders[place] = column.date_order or "" if needed or column.date_order == "ymd" else ""
        return self._orders[place]


def order_in(cells: Iterable[CellValue]) -> str:
    """The order that a sheet's own days settle: "dmy" or "mdy"; blank where none does or they contradict each other."""
    held = [cell for cell in cells if isinstance(cell, str)]
    told = {order for order in ORDERS for cell in held if _refutes(cell, order)}
    return next(order for order in ORDERS if order not in told) if len(told) == 1 else ""


def _needs_order(cell: CellValue) -> bool:
    """Whether a text is one day with the day first, and another or none with the month first."""
    return isinstance(cell, str) and read_date(cell, "dmy") != read_date(cell, "mdy")


def _refutes(cell: str, order: str) -> bool:
    return read_date(cell, order).trouble == "order"
