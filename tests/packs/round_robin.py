"""A small workbook, the sheets of gaps that are made of it, and what an owner's program does to them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import openpyxl

from pmodash.analysis import Analysis
from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit
from pmodash.knowledge import Network
from pmodash.network.reading_register import build
from pmodash.packs.gap_answers import GapAnswers, gap_answers
from pmodash.packs.gap_people import AskedWorkbook
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


def workbook_of(*rows: str, header: str = HEADER) -> AskedWorkbook:
    data = "\n".join((header.replace("Current", "Current engagement").replace("Desired", "Desired engagement"), *rows))
    return workbook_in(data.encode(), "people.csv")


def workbook_in(data: bytes, name: str) -> AskedWorkbook:
    book = read(data, name)
    register = build(book, understand(book))
    return AskedWorkbook(book, register, Network.of(register))


def with_edits(workbook: AskedWorkbook, *edits: Edit) -> AskedWorkbook:
    return replace(workbook, network=Network.of(apply(workbook.register, edits)))


def sheets_of(workbook: AskedWorkbook) -> bytes:
    analysis = Analysis.of(workbook.register, AS_OF)
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


def answered(workbook: AskedWorkbook, *files: bytes, order: str = "") -> GapAnswers:
    named = {f"{number}.xlsx": data for number, data in enumerate(files)}
    return gap_answers(list(named.items()), workbook, AS_OF, dict.fromkeys(named, order))


def set_in(found: GapAnswers, workbook: AskedWorkbook) -> dict[tuple[str, str], Any]:
    """What would be set: (contact, field) → value."""
    names = workbook.register.contacts["name"].tolist()
    return {(names[answer.position], answer.field): answer.value for answer in found.sets}
