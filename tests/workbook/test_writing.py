"""Patches into a workbook's own file."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from edited_books import REGISTER, book_of, bytes_of, opened, values
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from pmodash.findings import RefusedWriteError
from pmodash.workbook.patches import (
    AppendRow,
    AppendToSheet,
    Cell,
    PutColumn,
    SetCell,
    SetJoined,
    SetMark,
    SwapName,
)
from pmodash.workbook.receipt import Receipt
from pmodash.workbook.writing import write

DAY = dt.date(2026, 11, 20)


def simple() -> bytes:
    return bytes_of(book_of({"Register": REGISTER}))


def put(data: bytes, row: int, column: int, value: Any, **more: Any) -> bytes:
    return write(data, "r.xlsx", [SetCell("Register", row, column, value, "edit 1", **more)]).data


def new_row(row: int, *cells: Any, last_column: int = 9) -> AppendRow:
    return AppendRow("Register", row, 1, 1, last_column, tuple(Cell(*cell) for cell in cells), "a new contact")


def test_no_patches_give_the_very_same_bytes() -> None:
    data = simple()
    written = write(data, "r.xlsx", [])
    assert written.data is data
    assert written.receipt.as_json()["parts_changed"] == []


def test_a_cell_takes_its_value_and_nothing_else_changes() -> None:
    data = simple()
    before, after = values(data, "Register"), values(put(data, 2, 2, "Head of Change"), "Register")
    assert after[1][1] == "Head of Change"
    assert [list(row) for row in after[2:]] == [list(row) for row in before[2:]]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x.example")', "+44 20", "-5", "@SUM(A1)", "#N/A", "TRUE", "007", "2026-11-20"]
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = opened(put(simple(), 2, 2, text))["Register"]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", ["a\x01b", "_x0041_", "line\nbreak", " blanks ", "日本 ✓ é", "<b>&amp;"])
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    from pmodash.workbook.reading import read

    data = put(simple(), 2, 2, text)
    assert read(data, "r.xlsx").sheet("Register").value(2, 2) == text


def test_a_date_takes_the_format_of_its_column() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["G3"] = dt.date(2026, 1, 5)
    book["Register"]["G3"].number_format = "dd/mm/yyyy"
    cell = opened(put(bytes_of(book), 2, 7, DAY))["Register"]["G2"]
    assert (cell.value.date(), cell.number_format) == (DAY, "dd/mm/yyyy")


def test_a_date_in_a_column_without_dates_gets_a_date_format() -> None:
    cell = opened(put(simple(), 2, 7, DAY))["Register"]["G2"]
    assert (cell.value.date(), cell.number_format) == (DAY, "yyyy-mm-dd")


def test_a_date_respects_the_workbooks_1904_epoch() -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = book_of({"Register": REGISTER})
    book.epoch = CALENDAR_MAC_1904
    data = put(bytes_of(book), 2, 7, DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert str((DAY - dt.date(1904, 1, 1)).days).encode() in package.read("xl/worksheets/sheet1.xml")
    assert opened(data)["Register"]["G2"].value.date() == DAY


@pytest.mark.parametrize(
    ("word", "value", "written"),
    [
        ("Yes", True, "Yes"),
        ("Y", True, "Y"),
        ("x", True, "x"),
        (True, True, True),
        ("No", False, "No"),
        ("Yes", False, None),
    ],
)
def test_yes_and_no_are_said_in_the_columns_own_words(word: Any, value: bool, written: Any) -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["J1"], book["Register"]["J3"], book["Register"]["J2"] = "Do not contact", word, "?"
    assert opened(put(bytes_of(book), 2, 10, value))["Register"]["J2"].value == written


def test_a_formula_is_never_overwritten() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["B2"] = "=A2"
    with pytest.raises(RefusedWriteError, match="Register!B2 holds a formula"):
        put(bytes_of(book), 2, 2, "x")


def test_a_formula_gives_way_where_the_patch_says_so_and_the_receipt_tells_what_it_showed() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["B2"] = "=A2"
    written = write(bytes_of(book), "r.xlsx", [SetCell("Register", 2, 2, "x", "edit 1", overwrite_formula=True)])
    assert opened(written.data)["Register"]["B2"].value == "x"
    assert [(cell.cell, cell.new) for cell in written.receipt.cells] == [("B2", "x")]


def test_an_array_formula_is_not_overwritten_even_then() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["K2"] = ArrayFormula("K2:K3", "=A2:A3")
    with pytest.raises(RefusedWriteError, match="Register!K2 lies inside an array formula"):
        write(bytes_of(book), "r.xlsx", [SetCell("Register", 2, 11, "x", "edit 1", overwrite_formula=True)])


def test_a_text_longer_than_a_cell_holds_is_refused_by_name_and_not_cut() -> None:
    with pytest.raises(RefusedWriteError, match=r"Register!B2 would hold 32,768 characters"):
        put(bytes_of(book_of({"Register": REGISTER})), 2, 2, "x" * 32_768)
    assert (
        len(opened(put(bytes_of(book_of({"Register": REGISTER})), 2, 2, "x" * 32_767))["Register"]["B2"].value)
        == 32_767
    )


def test_a_last_contact_formula_is_left_and_the_receipt_says_so() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["G2"] = "=MAX(1,2)"
    written = write(bytes_of(book), "r.xlsx", [SetCell("Register", 2, 7, DAY, "edit 1", keep_formula=True)])
    assert opened(written.data)["Register"]["G2"].value == "=MAX(1,2)"
    assert written.receipt.notes == ("Register!G2 works itself out with a formula and was left as it is.",)


def test_the_hidden_part_of_merged_cells_is_refused_by_name() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"].merge_cells("B2:B3")
    with pytest.raises(RefusedWriteError, match="Register!B3 is part of merged cells"):
        put(bytes_of(book), 3, 2, "x")


def test_a_cell_of_an_array_formula_is_refused_by_name() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["K2"] = ArrayFormula("K2:K4", "=ROW(A1:A3)")
    with pytest.raises(RefusedWriteError, match="Register!K3 lies inside an array formula"):
        put(bytes_of(book), 3, 11, "x")


def test_a_protected_sheet_is_refused_by_name() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"].protection.enable()
    with pytest.raises(RefusedWriteError, match="the sheet 'Register' is protected: unprotect"):
        put(bytes_of(book), 2, 2, "x")


def test_an_unlocked_cell_of_a_protected_sheet_can_be_written() -> None:
    from openpyxl.styles import Protection

    book = book_of({"Register": REGISTER})
    book["Register"].protection.enable()
    book["Register"]["B2"].protection = Protection(locked=False)
    assert opened(put(bytes_of(book), 2, 2, "x"))["Register"]["B2"].value == "x"


def test_a_mailto_link_follows_its_address() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["D2"].hyperlink = "mailto:ada@larkfield.example"
    cell = opened(put(bytes_of(book), 2, 4, "ada@new.example"))["Register"]["D2"]
    assert (cell.value, cell.hyperlink.target) == ("ada@new.example", "mailto:ada@new.example")


def styled() -> Any:
    book = book_of({"Register": REGISTER})
    sheet = book["Register"]
    for cell in sheet[4]:
        cell.font, cell.fill = Font(italic=True), PatternFill("solid", fgColor="FFEEEEEE")
    sheet.row_dimensions[4].height = 31
    return book


def test_a_new_row_looks_like_the_row_above() -> None:
    sheet = opened(write(bytes_of(styled()), "r.xlsx", [new_row(5, (1, "Dee Park", "name"))]).data)["Register"]
    assert sheet["A5"].value == "Dee Park"
    assert sheet["C5"].font.italic
    assert sheet["C5"].fill.fgColor.rgb == "FFEEEEEE"
    assert sheet.row_dimensions[5].height == 31


def test_the_first_row_of_an_empty_table_does_not_look_like_its_header() -> None:
    book = book_of({"Register": REGISTER[:1]})
    book["Register"]["A1"].font = Font(bold=True)
    sheet = opened(write(bytes_of(book), "r.xlsx", [new_row(2, (1, "Dee Park", "name"))]).data)["Register"]
    assert not sheet["A2"].font.bold


def test_what_covers_the_table_to_its_end_covers_the_new_rows() -> None:
    book = styled()
    sheet = book["Register"]
    sheet.add_table(Table(displayName="People", ref="A1:I4"))
    validation = DataValidation(type="list", formula1='"High,Low"', sqref="E2:F4")
    other = DataValidation(type="list", formula1='"a,b"', sqref="E2:E3")
    sheet.add_data_validation(validation)
    sheet.add_data_validation(other)
    sheet.conditional_formatting.add("A2:I4", CellIsRule(operator="equal", formula=["1"]))
    sheet.print_area = "A1:I4"
    book.defined_names["Names"] = DefinedName("Names", attr_text="Register!$A$2:$A$4")
    rows = [new_row(5, (1, "Dee Park", "name")), new_row(6, (1, "Eve Lund", "name"))]
    after = opened(write(bytes_of(book), "r.xlsx", rows).data)
    sheet = after["Register"]
    assert sheet.tables["People"].ref == "A1:I6"
    assert {str(v.sqref) for v in sheet.data_validations.dataValidation} == {"E2:F6", "E2:E3"}
    assert [str(f.sqref) for f in sheet.conditional_formatting] == ["A2:I6"]
    assert sheet.print_area == "'Register'!$A$1:$I$6"
    assert after.defined_names["Names"].attr_text == "Register!$A$2:$A$6"


def test_an_autofilter_grows_with_the_rows() -> None:
    book = styled()
    book["Register"].auto_filter.ref = "A1:I4"
    after = opened(write(bytes_of(book), "r.xlsx", [new_row(5, (1, "Dee Park", "name"))]).data)
    assert after["Register"].auto_filter.ref == "A1:I5"


def test_a_formula_of_the_row_above_is_carried_on() -> None:
    book = book_of({"Register": REGISTER})
    book["Register"]["I4"] = '=A4&" of "&C4'
    after = opened(write(bytes_of(book), "r.xlsx", [new_row(5, (1, "Dee Park", "name"))]).data)
    assert after["Register"]["I5"].value == '=A5&" of "&C5'


def test_a_row_whose_place_is_taken_is_refused() -> None:
    book = book_of({"Register": (*REGISTER, ("Total: 3",))})
    with pytest.raises(RefusedWriteError, match="Register!A5, where a row was to go, is not empty"):
        write(bytes_of(book), "r.xlsx", [new_row(5, (1, "Dee Park", "name"))])


def test_a_new_column_stands_right_of_the_table_and_looks_like_its_neighbour() -> None:
    book = styled()
    book["Register"]["I1"].font = Font(bold=True)
    book["Register"].add_table(Table(displayName="People", ref="A1:I4"))
    patch = PutColumn("Register", 1, 9, 2, 4, "Status", ((3, "Left"),), "edit 1")
    written = write(bytes_of(book), "r.xlsx", [patch])
    sheet = opened(written.data)["Register"]
    assert [sheet["J1"].value, sheet["J2"].value, sheet["J3"].value] == ["Status", None, "Left"]
    assert sheet["J1"].font.bold
    assert sheet.tables["People"].ref == "A1:J4"
    assert [column.name for column in sheet.tables["People"].tableColumns][-1] == "Status"
    assert written.receipt.columns_added == ("Register!J",)


def test_a_column_asked_for_again_is_written_over() -> None:
    def patch(value: str) -> PutColumn:
        return PutColumn("Register", 1, 9, 2, 4, "PMO status", ((2, value),), "asked for", reuse=True)

    once = write(simple(), "r.xlsx", [patch("Due")]).data
    twice = write(once, "r.xlsx", [patch("Overdue")])
    assert values(twice.data, "Register")[1][9] == "Overdue"
    assert twice.receipt.columns_added == ()


def test_a_sheet_of_its_own_is_made_once_and_added_to_later() -> None:
    patch = AppendToSheet("PMO change log", ("Time", "Edit"), ((dt.datetime(2026, 11, 20, 9, 30), 1),), "log")
    once = write(simple(), "r.xlsx", [patch])
    twice = write(once.data, "r.xlsx", [patch])
    assert once.receipt.sheets_added == ("PMO change log",)
    assert twice.receipt.sheets_added == ()
    assert len(values(twice.data, "PMO change log")) == 5


def test_a_keyed_row_takes_the_place_of_the_one_that_stands() -> None:
    def patch(value: float | bool) -> AppendToSheet:
        return AppendToSheet(
            "PMO settings", ("Group", "Field", "Value"), (("All", "window_days", value),), "policy", keyed=2
        )

    twice = write(write(simple(), "r.xlsx", [patch(90)]).data, "r.xlsx", [patch(False)])
    assert values(twice.data, "PMO settings")[3:] == [("All", "window_days", False)]


def test_a_sheet_cannot_be_added_to_a_locked_structure() -> None:
    book = book_of({"Register": REGISTER})
    book.security = WorkbookProtection(lockStructure=True)
    with pytest.raises(RefusedWriteError, match="the workbook is protected, so the sheet 'X' cannot be added"):
        write(bytes_of(book), "r.xlsx", [AppendToSheet("X", ("A",), (("b",),), "log")])


@pytest.mark.parametrize(
    ("value", "cells"),
    [
        ("1 High St, Leeds, UK", ["1 High St", "Leeds", "UK"]),
        ("1 High St, York", ["1 High St", "York", None]),
        ("1 High St, Leeds, UK, Earth", ["1 High St", "Leeds", "UK, Earth"]),
        ("Bristol", ["Bristol", None, None]),
        (None, [None, None, None]),
    ],
)
def test_a_text_joined_over_columns_keeps_what_it_begins_with(value: str | None, cells: list[str | None]) -> None:
    book = book_of({"Register": [("Street", "City", "Country"), ("1 High St", "Leeds", "UK")]})
    data = write(bytes_of(book), "r.xlsx", [SetJoined("Register", 2, (1, 2, 3), value, "edit 1")]).data
    sheet = opened(data)["Register"]
    assert [sheet.cell(2, column).value for column in (1, 2, 3)] == cells


LEVEL_COLUMNS = ((2, "Resistant"), (3, "Neutral"), (4, "Supportive"))


@pytest.mark.parametrize(
    ("row", "answer", "own", "other", "cells"),
    [
        (("C", "D", None), "Neutral", "C", "D", [None, "C, D", None]),
        (("C", "D", None), "Supportive", "D", "C", ["C", None, "D"]),
        (("C", "C, D", None), None, "C", "D", [None, "D", None]),
        (("x", None, None), "Supportive", "C", "D", [None, None, "x"]),
        (("x", None, None), "Supportive", "D", "C", ["x", None, "D"]),
        ((None, None, None), "Neutral", "", "", [None, "X", None]),
        (("✓", None, None), "Neutral", "", "", [None, "✓", None]),
    ],
)
def test_a_tick_moves_to_the_column_of_its_answer(
    row: tuple[Any, ...], answer: str | None, own: str, other: str, cells: list[Any]
) -> None:
    book = book_of({"Register": [("Name", "Resistant", "Neutral", "Supportive"), ("Ada", *row)]})
    patch = SetMark("Register", 2, LEVEL_COLUMNS, answer, "edit 1", 1, own, other)
    sheet = opened(write(bytes_of(book), "r.xlsx", [patch]).data)["Register"]
    assert [sheet.cell(2, column).value for column in (2, 3, 4)] == cells


@pytest.mark.parametrize(
    ("text", "alone", "after"),
    [
        ("Finch, Ada", True, "Ada Vale"),
        ("Ada Finch (by phone)", True, "Ada Vale (by phone)"),
        ("Ben; Ada Finch", False, "Ben; Ada Vale"),
        ("Ben & ada finch", False, "Ben & Ada Vale"),
    ],
)
def test_a_name_in_a_log_is_swapped_for_another(text: str, alone: bool, after: str) -> None:
    data = bytes_of(book_of({"Log": [("Contact",), (text,)]}))
    patch = SwapName("Log", 2, 1, ("Ada Finch",), "Ada Vale", "renamed", alone)
    assert values(write(data, "r.xlsx", [patch]).data, "Log")[1] == (after,)


def test_the_receipt_has_the_promised_keys_and_tells_old_and_new() -> None:
    receipt = write(
        simple(), "r.xlsx", [SetCell("Register", 2, 2, "Head", "edit 1"), new_row(5, (1, "Dee", "name"))]
    ).receipt
    told = receipt.as_json()
    assert set(told) >= {
        "parts_unchanged", "parts_changed", "parts_added", "cells", "rows_added", "columns_added", "sheets_added",
        "notes",
    }  # fmt: skip
    assert told["cells"] == [{"sheet": "Register", "cell": "B2", "old": "Change Lead", "new": "Head", "why": "edit 1"}]
    assert told["rows_added"] == ["Register!A5:I5"]
    assert {"part": "xl/worksheets/sheet1.xml", "why": "holds the edits to Register"} in told["parts_changed"]
    assert receipt.in_words().startswith("1 cell changed, 1 row added; ")


def test_lines_of_the_change_log_do_not_count_among_the_rows_added() -> None:
    receipt = Receipt(rows_added=("Log!A9:D9", "PMO change log!A2:G2", "PMO change log!A3:G3"))
    assert receipt.in_words() == "1 row added"
    assert receipt.rows_of_the_user == ("Log!A9:D9",)
