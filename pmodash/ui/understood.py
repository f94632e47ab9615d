"""How each sheet was understood, as frames and words for the pages. Pure: layout and cells in, table out."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pmodash.network.table_rows import TableRows
from pmodash.ui.plain import counted, shortened
from pmodash.vocabulary import CONTACT_FIELDS, TOUCHPOINT_FIELDS
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.field_names import field_label, holding
from pmodash.workbook.tables import Column, Layout, Table

SAMPLES = 3
ROWS_LOOKED_AT = 300
EDITED_COLUMN = "field"


def columns_frame(book: Book, table: Table) -> pd.DataFrame:
    """One row a column of the table: its letter, header, field as named on the pages, first values, confidence, why."""
    sheet = book.sheet(table.sheet)
    columns = table.columns
    return pd.DataFrame(
        {
            "column": pd.Series([column.column for column in columns], dtype="str"),
            "header": pd.Series([shortened(column.header, 80) for column in columns], dtype="str"),
            EDITED_COLUMN: pd.Series([field_label(column.field) for column in columns], dtype="str"),
            "samples": pd.Series([samples_of(sheet, table, column) for column in columns], dtype="str"),
            "confidence": pd.Series([column.certainty for column in columns], dtype="float64"),
            "why": pd.Series([column.why for column in columns], dtype="str"),
        }
    )


def samples_of(sheet: Sheet, table: Table, column: Column) -> str:
    """The first few different values of a column, as text."""
    found: dict[str, None] = {}
    last = min(table.last_row, table.first_row + ROWS_LOOKED_AT - 1)
    for row in range(table.first_row, last + 1):
        text = value_as_text(sheet.value(row, column.number))
        if text and row not in table.left_out:
            found[shortened(text, 28)] = None
        if len(found) == SAMPLES:
            break
    return " | ".join(found)


def distinct_texts(sheet: Sheet, table: Table, column: Column) -> tuple[str, ...]:
    """The different values of a column as text, in the rows that were read."""
    return tuple(word for word in TableRows.body(sheet, table).words(column)[0] if word)


def main_first(layout: Layout) -> list[Table]:
    """The tables in the workbook's order, but the register, which lists most contacts, before all."""
    listed = layout.of_role("contacts")
    main = max(listed, key=lambda table: (table.rows, table.confidence), default=None)
    return [*([main] if main else []), *(table for table in layout.tables if table is not main)]


def value_as_text(value: CellValue) -> str:
    """A cell's value as the user would recognise it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return f"{value.day} {value:%b %Y}" if value.time() == dt.time() else f"{value.day} {value:%b %Y, %H:%M}"
    if isinstance(value, dt.date):
        return f"{value.day} {value:%b %Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def table_title(table: Table, layout: Layout) -> str:
    """A table in one line: its sheet, what it holds, how many rows were read and where its header stands."""
    header = f"header in row {table.header_row}" if table.header_row else "no header row"
    return f"{table.sheet}: {holding(table, layout)}, {counted(table.rows, 'row')} read, {header}"


def choosable_fields(table: Table) -> tuple[str, ...]:
    """The fields that a column of this table can hold."""
    by_role = {"contacts": CONTACT_FIELDS, "touchpoints": TOUCHPOINT_FIELDS}
    found = tuple(column.field for column in table.columns if column.field)
    known = by_role.get(table.role, ())
    return tuple(dict.fromkeys((*known, *found)))


def switchable_dates(table: Table) -> tuple[Column, ...]:
    """The date columns that are read day first or month first, so that the user may say it is the other way."""
    return tuple(column for column in table.columns if column.date_order in ("dmy", "mdy"))


def ambiguous_example(sheet: Sheet, table: Table, column: Column) -> str:
    """A date of the column that reads differently either way; blank when there is none."""
    last = min(table.last_row, table.first_row + ROWS_LOOKED_AT - 1)
    for row in range(table.first_row, last + 1):
        text = value_as_text(sheet.value(row, column.number))
        parts = [int(part) for part in text.replace(".", "/").replace("-", "/").split("/")[:2] if part.isdigit()]
        if len(parts) == 2 and parts[0] != parts[1] and max(parts) <= 12:
            return text
    return ""
