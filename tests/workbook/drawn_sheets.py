"""Small sheets drawn as text: a line a row, cells between bars, a blank line a blank row."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Area, Book, CellValue, Sheet, column_number
from pmodash.workbook.tables import Corrections, Layout, Table
from pmodash.workbook.understanding import understand


def drawn(text: str, name: str = "Sheet1", merged: str = "", hidden: bool = False) -> Sheet:
    """The sheet that a drawing shows; "@2026-03-01" is a true date, digits alone are a number."""
    lines = text.strip("\n").split("\n")
    rows = [[_value(cell) for cell in line.split("|")] for line in lines]
    width = max(map(len, rows))
    full = [tuple(row + [None] * (width - len(row))) for row in rows]
    return Sheet(name, full, merged=tuple(_area(area) for area in merged.split()), hidden=hidden)


def laid_out(*sheets: Sheet, corrections: Corrections | None = None) -> Layout:
    """How a workbook of these sheets is understood."""
    names = tuple(sheet.name for sheet in sheets)
    return understand(Book("book.xlsx", "xlsx", tuple(sheets), sheet_names=names), corrections or Corrections())


def table_of(text: str, name: str = "Sheet1", merged: str = "") -> Table:
    """The one table of a drawing."""
    (table,) = laid_out(drawn(text, name, merged)).tables
    return table


def register_of(text: str, merged: str = "") -> Register:
    """What is read out of a drawing."""
    book = Book("book.xlsx", "xlsx", (drawn(text, merged=merged),), sheet_names=("Sheet1",))
    return build(book, understand(book))


def fields(table: Table) -> dict[str, str | None]:
    """Header → field of a table."""
    return {" ".join(column.header.split()): column.field for column in table.columns}


def kinds(layout: Layout) -> list[str]:
    """The kinds of a layout's findings."""
    return [finding.kind for finding in layout.findings]


def headers(table: Table) -> Sequence[str]:
    """The headers of a table."""
    return [column.header for column in table.columns]


def _value(cell: str) -> CellValue:
    text = cell.strip()
    if text.startswith("@"):
        return dt.date.fromisoformat(text[1:])
    if re.fullmatch(r"[1-9]\d{0,6}|0", text):
        return int(text)
    return text.replace("\\n", "\n") or None


def _area(text: str) -> Area:
    first, last = (re.fullmatch(r"([A-Z]+)(\d+)", corner) for corner in text.split(":"))
    assert first and last
    return Area(int(first[2]), column_number(first[1]), int(last[2]), column_number(last[1]))
