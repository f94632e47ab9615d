"""Sheets typed into a test: rows of cells, and a table over them whose columns are told outright."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Book, CellValue, Sheet, column_letter
from pmodash.workbook.tables import Column, Layout, Table


def typed(
    fields: str, *rows: Sequence[CellValue], sheet: str = "Register", role: str = "contacts", **told
) -> tuple[Sheet, Table]:
    """A sheet whose first row holds headers; `fields` names each column's field, "-" for none.

    "field=meaning" gives a column its meaning and "field:dmy" its date order. `told` goes to the table.
    """
    headers = told.pop("headers", [part.split("=")[0].split(":")[0] for part in fields.split()])
    columns = []
    for number, part in enumerate(fields.split(), start=1):
        name, _, meaning = part.partition("=")
        name, _, order = name.partition(":")
        field = None if name == "-" else name
        header = str(headers[number - 1])
        columns.append(Column(column_letter(number), header, field, 0.9, "", order or None, meaning.replace("_", " ")))
    width = len(columns)
    cells = [tuple(headers), *(tuple(row) + (None,) * (width - len(row)) for row in rows)]
    table = Table(sheet, role, told.pop("confidence", 0.9), 1, 2, len(cells), tuple(columns), **told)
    return Sheet(sheet, cells), table


def register_of(*parts: tuple[Sheet, Table], findings=()) -> Register:
    """The register of a workbook made of typed sheets."""
    book = Book("typed.xlsx", "xlsx", tuple({sheet.name: sheet for sheet, _ in parts}.values()))
    return build(book, Layout(tuple(table for _, table in parts), tuple(findings)))


def beside(sheet: Sheet, table: Table, first: int) -> tuple[Sheet, Table]:
    """The same sheet with a table whose columns start at column number `first`."""
    moved = tuple(replace(column, column=column_letter(first + place)) for place, column in enumerate(table.columns))
    return sheet, replace(table, columns=moved)


def kinds(register: Register) -> list[str]:
    """The kinds of the register's findings, in order."""
    return [finding.kind for finding in register.findings]


def one(register: Register, field: str, place: int = 0):
    """A field of one contact, None when it is blank."""
    value = register.contacts[field].iloc[place]
    return None if value != value else value
