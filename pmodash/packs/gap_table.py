"""One sheet of gaps: whom it is about, the cells to fill with words to choose from, and how it is known again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.packs import gap_looks as looks
from pmodash.packs.gap_layout import ASK, KEY_HEADER, WHO, WHO_FIELDS, RowKey, SheetMark
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.cells import column_letter
from pmodash.workbook.field_names import field_label
from pmodash.workbook.safe_text import cell_text, without_formula

TITLE_ROW, HOW_TO_ROW, MARK_ROW, HEADER_ROW = 1, 2, 3, 4
FIRST_ROW = HEADER_ROW + 1
FIRST_ASKED = len(WHO_FIELDS) + 2
_HOW_TO = (
    "Please fill the yellow cells that you know, and leave the others blank: a blank changes nothing. Grey cells need "
    "nothing. Cells with an arrow offer the usual words. Dates: 2026-11-20 or a true date. Rows may be sorted or "
    "deleted. Save the file and send it back."
)
_WIDTHS = {"name": 26, "organisation": 24, "job_title": 28}
_WIDE_WORDS = {"group": 28, "owner": 22, "email": 30, "organisation": 24}
_USUAL_WIDTH = 17


@dataclass(frozen=True, eq=False)
class GapTable:
    """What one owner ("" for none) is asked: their contacts, what each is known by, and a flag a field they lack."""

    owner: str
    contacts: pd.DataFrame
    marks: Sequence[Mapping[str, str]]
    asked: pd.DataFrame
    digest: str


def write_gaps(sheet: Worksheet, table: GapTable, choices: Mapping[str, str]) -> None:
    """Fill a blank sheet with a table of gaps; `choices` tells where the words of a field stand."""
    fields = [str(field) for field in table.asked.columns]
    last = len(WHO_FIELDS) + 1 + len(fields)
    _write_top(sheet, table, last)
    _write_headings(sheet, table, fields)
    _write_contacts(sheet, table.contacts)
    _write_keys(sheet, table, fields)
    for column, field in enumerate(fields, start=FIRST_ASKED):
        _write_asked(sheet, column, field, table.asked[field].tolist(), choices.get(field, ""))
    _lock(sheet, f"B{HEADER_ROW}:{column_letter(last)}{FIRST_ROW + len(table.contacts) - 1}")


def _write_top(sheet: Worksheet, table: GapTable, last: int) -> None:
    cells, people = int(table.asked.to_numpy().sum()), len(table.contacts)
    whose = f"{table.owner}: what" if table.owner else "Contacts without an owner: what"
    title = f"{whose} is missing ({cells:,} {_many(cells, 'cell')} of {people:,} {_many(people, 'contact')})"
    for row, text, look in ((TITLE_ROW, title, looks.TITLE), (HOW_TO_ROW, _HOW_TO, looks.HOW_TO)):
        _put(sheet, row, 2, text, look)
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=max(last, FIRST_ASKED))
    sheet.row_dimensions[HOW_TO_ROW].height = 48


def _many(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def _write_headings(sheet: Worksheet, table: GapTable, fields: Sequence[str]) -> None:
    _put(sheet, MARK_ROW, 1, SheetMark(table.digest, table.owner).as_text())
    _put(sheet, HEADER_ROW, 1, KEY_HEADER)
    told = [(f"{WHO}{name}", name, _WIDTHS[name]) for name in WHO_FIELDS]
    told += [(f"{ASK}{name}", name, _WIDE_WORDS.get(name, _USUAL_WIDTH)) for name in fields]
    for column, (mark, field, width) in enumerate(told, start=2):
        _put(sheet, MARK_ROW, column, mark)
        _put(sheet, HEADER_ROW, column, "Contact" if field == "name" else field_label(field), looks.HEADER)
        sheet.column_dimensions[column_letter(column)].width = width
    sheet.row_dimensions[HEADER_ROW].height = 32
    sheet.row_dimensions[MARK_ROW].hidden = True
    sheet.column_dimensions["A"].hidden = True


def _write_contacts(sheet: Worksheet, contacts: pd.DataFrame) -> None:
    for column, name in enumerate(WHO_FIELDS, start=2):
        for row, text in enumerate(contacts[name].fillna("").tolist(), start=FIRST_ROW):
            _put(sheet, row, column, text, looks.WHO)


def _write_keys(sheet: Worksheet, table: GapTable, fields: Sequence[str]) -> None:
    told = table.contacts[["contact_id", "sheet", "row"]].itertuples(index=False)
    flags = table.asked.to_numpy()
    for place, ((contact_id, where, number), marks) in enumerate(zip(told, table.marks, strict=True)):
        asked = tuple(field for field, lacks in zip(fields, flags[place], strict=True) if lacks)
        key = RowKey(str(contact_id), str(where), int(number), marks, asked)
        _put(sheet, FIRST_ROW + place, 1, key.as_text())


def _write_asked(sheet: Worksheet, column: int, field: str, lacks: Sequence[bool], choices: str) -> None:
    to_fill = looks.FILL_DATE if field in DATE_FIELDS else looks.FILL
    for row, lack in enumerate(lacks, start=FIRST_ROW):
        sheet.cell(row, column).style = to_fill if lack else looks.NOTHING
    if choices:
        rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=False)
        rule.add(f"{column_letter(column)}{FIRST_ROW}:{column_letter(column)}{FIRST_ROW + len(lacks) - 1}")
        sheet.add_data_validation(rule)


def _lock(sheet: Worksheet, area: str) -> None:
    """Only the cells to be filled take anything; rows can be sorted and columns made wider. There is no password."""
    sheet.auto_filter.ref = area
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.protection.sheet = True
    for allowed in ("sort", "autoFilter", "formatColumns", "formatRows", "insertColumns", "deleteRows"):
        setattr(sheet.protection, allowed, False)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: Worksheet, row: int, column: int, text: str, look: str = "") -> None:
    """A text in a cell, which stays text whatever it looks like, also once somebody has edited it."""
    cell = sheet.cell(row, column)
    if look:
        cell.style = look
    if text:
        cell.value, cell.data_type = cell_text(text), "s"
        if without_formula(text) != text:
            cell.quotePrefix = True
