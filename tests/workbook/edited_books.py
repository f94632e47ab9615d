"""Small workbooks for the tests of writing, and the way from bytes to register."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

Rows = Sequence[Sequence[Any]]

REGISTER: Rows = (
    ("Name", "Job title", "Organisation", "Email", "Influence", "Interest", "Last contact", "Owner", "Notes"),
    ("Ada Finch", "Change Lead", "Larkfield", "ada@larkfield.example", "High", "High", None, "Kit Vale", "Sponsor"),
    ("Ben Okafor", "Analyst", "Larkfield", "ben@larkfield.example", "Low", "High", None, "Kit Vale", None),
    ("Cleo Marsh", "Director", "Larkfield", "cleo@larkfield.example", "Medium", "Low", None, "Lin Roe", None),
)


def book_of(sheets: dict[str, Rows]) -> Workbook:
    """An openpyxl workbook with these sheets' rows, from A1 on."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return book


def bytes_of(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=True)


def register_of(data: bytes, name: str = "register.xlsx") -> Register:
    book = read(data, name)
    return build(book, understand(book))


def values(data: bytes, sheet: str) -> list[tuple[Any, ...]]:
    return list(opened(data)[sheet].iter_rows(values_only=True))
