"""A small workbook, the sheets of gaps that are made of it, and what an owner's program does to them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from pmodash.analysis import Analysis
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.packs.gap_answers import GapAnswers, gap_answers
from pmodash.packs.gap_sheets import gap_workbook, usually_asked
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 22)
HEADER = "ID,Name,E-mail,Company,Job title,Relationship owner,Influence,Interest,Current,Desired,Last contact"
ROWS = (
    "1,Ann Lee,ann@north.example,North,Project Manager,A. Khan,,Low,Neutral,Supportive,31/10/2026",
    "2,Bo Osei,bo@north.example,North,Chief Financial Officer,A. Khan,High,High,Neutral,Supportive,",
    "3,Cy Roe,,South,Analyst,B. Mora,Low,Low,Neutral,Neutral,30/10/2026",
    "4,Di Poe,di@south.example,South,Analyst,,Low,Low,Neutral,Neutral,29/10/2026",
)
NAMES = ["Ann Lee", "Bo Osei", "Cy Roe", "Di Poe"]


def register_of(*rows: str, header: str = HEADER) -> Register:
    data = "\n".join((header.replace("Current", "Current engagement").replace("Desired", "Desired engagement"), *rows))
    book = read(data.encode(), "people.csv")
    return build(book, understand(book))


def sheets_of(register: Register) -> bytes:
    analysis = Analysis.of(register, AS_OF)
    return gap_workbook(analysis, usually_asked(analysis))


def unchanged(book: Any) -> None:
    """Nothing else was done to it."""


def filled(data: bytes, values: Mapping[tuple[str, str], Any], change: Callable[[Any], None] = unchanged) -> bytes:
    """The sheets with values in the cells of (contact, field), and with whatever else was done to them."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book:
        fields = {str(cell.value): cell.column for cell in sheet[3]}
        for row in range(5, sheet.max_row + 1):
            for (name, field), value in values.items():
                if sheet.cell(row, 2).value == name and f"ask {field}" in fields:
                    sheet.cell(row, fields[f"ask {field}"]).value = value
    change(book)
    return saved(book)


def saved(book: Any) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def answered(register: Register, *files: bytes) -> GapAnswers:
    return gap_answers([(f"{number}.xlsx", data) for number, data in enumerate(files)], register, AS_OF)


def set_in(found: GapAnswers, register: Register) -> dict[tuple[str, str], Any]:
    """What would be set: (contact, field) → value."""
    names = register.contacts["name"].tolist()
    return {(names[answer.position], answer.field): answer.value for answer in found.sets}
