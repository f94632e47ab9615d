"""Workbooks with much of what Excel can hold, made with openpyxl for the tests that try many edits."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, PutColumn, SetCell

HEADER = ("Name", "Mail", "Met", "Score", "Sum")
PEOPLE = (
    ("Ada Finch", "ada@x.example", dt.date(2026, 1, 5), 3, "=D2*2"),
    ("Ben Okafor", "ben@x.example", dt.date(2026, 2, 6), 4.5, "=D3*2"),
    ("Zoë Łuk", None, None, None, "=D4*2"),
)

DAY = dt.date(2026, 5, 5)
# Edits of every kind to such a workbook.
EDITS: list[Patch] = [
    SetCell("People", 3, 1, "x", "edit 1"),
    SetCell("People", 2, 2, "new@x.example", "edit 2"),
    SetCell("People", 3, 3, DAY, "edit 3"),
    SetCell("Other", 1, 2, None, "edit 4"),
    AppendRow("People", 5, 1, 1, 5, (Cell(1, "Cleo"), Cell(3, DAY)), "a new contact"),
    PutColumn("People", 1, 5, 2, 4, "Status", ((2, "Left"), (4, DAY)), "asked for"),
    AppendToSheet("Log", ("Time", "Edit"), ((DAY, 1),), "log"),
]


def varied_book(table: bool = True, notes: bool = True) -> bytes:
    """A workbook with sheets "People" and "Other": a table, formats, lists, links, names, notes, merged cells."""
    book = openpyxl.Workbook()
    people, other = book.active, book.create_sheet("Other")
    people.title = "People"
    for row in (HEADER, *PEOPLE):
        people.append(list(row))
    for cell in people[1]:
        cell.font = Font(bold=True)
    for row in (2, 3, 4):
        people.cell(row, 3).number_format = "dd/mm/yyyy"
        people.cell(row, 4).protection = Protection(locked=False)
    people["B2"].hyperlink = "mailto:ada@x.example"
    if table:
        people.add_table(Table(displayName="Contacts", ref="A1:E4"))
    else:
        people.auto_filter.ref = "A1:E4"
    people.conditional_formatting.add("D2:D4", CellIsRule("greaterThan", ["2"], fill=PatternFill(bgColor="FF0000")))
    choices = DataValidation(type="list", formula1='"Low,High"', sqref="D2:D4")
    people.add_data_validation(choices)
    people.column_dimensions["A"].width = 30
    people.row_dimensions[4].height = 25
    book.defined_names["Everyone"] = DefinedName("Everyone", attr_text="People!$A$1:$E$4")
    people.print_area = "A1:E4"
    other.append(["=SUM(People!D2:D4)", "kept", True])
    other.merge_cells("B3:C4")
    other["B3"] = "merged"
    if notes:
        other["A1"].comment = Comment("a note", "someone")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
