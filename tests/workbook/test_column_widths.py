"""Columns are as wide as what stands in them asks, within bounds."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.journal.edits import Key, LogTouchpoints, SetField
from pmodash.journal.updating import UpdateOptions, update
from pmodash.workbook.cells import CellValue
from pmodash.workbook.column_widths import fitting_width

DAY = dt.date(2026, 11, 20)
TEXT = "\n".join(
    (
        "Our stakeholders",
        "Name,Job title,Last contact",
        "Ada Finch,Head of Change and of everything that goes with it,2026-05-01",
        "Ben Okafor,Analyst,2026-06-01",
    )
)


@pytest.mark.parametrize(
    ("header", "values", "width"),
    [
        ("Tag", (), 12),
        ("Relationship owner", ("Al",), 22),
        ("Group", ("Senior Leadership",), 19),
        ("Notes", ("x" * 100,), 40),
        ("Notes", ("short\n" + "y" * 20,), 22),
        ("Day", (DAY, None), 12),
        ("At", (dt.datetime(2026, 11, 20, 9, 30),), 18),
    ],
)
def test_a_width_fits_header_and_values_within_bounds(header: str, values: tuple[CellValue, ...], width: int) -> None:
    assert fitting_width(header, values, 12, 40) == width


def sheet_of(*edits: SetField | LogTouchpoints) -> Worksheet:
    made = update(TEXT.encode(), "people.csv", edits, UpdateOptions(as_of=DAY))
    return openpyxl.load_workbook(io.BytesIO(made.data))["people"]


def test_a_text_table_comes_out_with_widths_that_fit_and_its_header_bold_and_in_view() -> None:
    sheet = sheet_of(LogTouchpoints(DAY, "Phone call", (Key(name="Ada Finch"),)))
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [18, 48, 16]
    assert sheet.freeze_panes == "A3"
    assert [cell.font.b for cell in sheet[2]] == [True, True, True]
    assert not sheet["A3"].font.b


def test_a_column_added_to_a_text_table_is_wide_enough_and_its_header_bold() -> None:
    sheet = sheet_of(SetField(Key(name="Ada Finch"), "email", "ada.finch@larkfield.example"))
    assert (sheet["D2"].value, sheet["D3"].value) == ("Email", "ada.finch@larkfield.example")
    assert sheet.column_dimensions["D"].width == 29
    assert sheet["D2"].font.b
