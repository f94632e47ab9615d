"""Small workbooks of every make, for tests that put many edits in them: with or without ids, log, table, formulas."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from functools import cache
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

NAMES = ("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dee Park")
FIELDS = {
    "contact_id": "ID",
    "name": "Name",
    "job_title": "Job title",
    "email": "Email",
    "influence": "Influence",
    "status": "Status",
    "last_touchpoint": "Last contact",
    "notes": "Notes",
}
LOG_HEADERS = ("Date", "Contact", "Vehicle", "Event", "By", "State", "Notes")
LOGGED = (dt.date(2026, 8, 3), "Ben Okafor", "Phone call", None, "Kit Vale", "Done", None)


@dataclass(frozen=True)
class Make:
    """What a workbook has."""

    ids: bool
    log: bool
    table: bool
    formula: bool
    titled: bool

    @property
    def header_row(self) -> int:
        return 3 if self.titled else 1

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for name in FIELDS if self.ids or name != "contact_id")

    @property
    def formula_column(self) -> int:
        return len(self.fields) + 1

    def formula_of(self, row: int) -> str:
        return f"=LEN({'B' if self.ids else 'A'}{row})"


def contacts(make: Make) -> list[dict[str, Any]]:
    """The contacts of the register, by field; blanks are left out."""
    rows: list[dict[str, Any]] = []
    for number, name in enumerate(NAMES):
        row: dict[str, Any] = {"name": name, "job_title": "Analyst", "influence": "High", "status": "Active"}
        row["email"] = f"{name.split()[0].lower()}@larkfield.example"
        row |= {"contact_id": f"C{number + 1:03d}"} if make.ids else {}
        row |= {"last_touchpoint": dt.date(2026, 5, 1 + number)} if number % 2 else {"notes": "met in May"}
        rows.append(row)
    return rows


@cache
def workbook(make: Make) -> bytes:
    """The workbook; a sheet "Budget" has nothing to do with contacts."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Register"
    if make.titled:
        sheet["A1"] = "Our stakeholders"
    headers = [FIELDS[name] for name in make.fields] + (["Length"] if make.formula else [])
    for column, header in enumerate(headers, 1):
        sheet.cell(make.header_row, column, header).font = Font(bold=True)
    for row, contact in enumerate(contacts(make), make.header_row + 1):
        for column, name in enumerate(make.fields, 1):
            sheet.cell(row, column, contact.get(name))
        if make.formula:
            sheet.cell(row, make.formula_column, make.formula_of(row))
    if make.table:
        end = sheet.cell(make.header_row + len(NAMES), len(headers)).coordinate
        sheet.add_table(Table(displayName="Contacts", ref=f"A{make.header_row}:{end}"))
    if make.log:
        log = book.create_sheet("Contact log")
        log.append(list(LOG_HEADERS))
        log.append(list(LOGGED))
    budget = book.create_sheet("Budget")
    for line in (("Item", "Cost"), ("Room", 120), ("Food", "=B2*2")):
        budget.append(list(line))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
