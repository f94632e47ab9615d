"""The sheets that go out: only the gaps, only of those who count, and nothing in them that runs."""

from __future__ import annotations

import io
import zipfile

import openpyxl

from pmodash.analysis import Analysis
from pmodash.packs.gap_sheets import gap_files
from tests.packs.round_robin import AS_OF, HEADER, ROWS, sheets_of, workbook_of


def book_of(*rows: str):
    return openpyxl.load_workbook(io.BytesIO(sheets_of(workbook_of(*(rows or ROWS)))))


def visible(book):
    return [sheet.title for sheet in book if sheet.sheet_state == "visible"]


def asked(sheet):
    """The open cells: (contact, field)."""
    rows = range(5, sheet.max_row + 1)
    return {
        (sheet.cell(row, 2).value, sheet.cell(3, column).value.removeprefix("ask "))
        for row in rows
        for column in range(5, sheet.max_column + 1)
        if not sheet.cell(row, column).protection.locked
    }


def test_each_owner_has_a_sheet_and_those_without_one_the_last():
    assert visible(book_of()) == ["A. Khan", "B. Mora", "No owner"]


def test_a_sheet_asks_for_nothing_but_what_its_contacts_lack():
    book = book_of()
    assert asked(book["A. Khan"]) == {("Ann Lee", "influence"), ("Bo Osei", "last_touchpoint")}
    assert asked(book["B. Mora"]) == {("Cy Roe", "email")}
    assert asked(book["No owner"]) == {("Di Poe", "owner")}


def test_all_but_the_cells_to_be_filled_is_locked_and_what_knows_the_row_again_is_hidden():
    sheet = book_of()["A. Khan"]
    assert sheet.protection.sheet and sheet["B5"].protection.locked
    assert sheet.row_dimensions[3].hidden and sheet.column_dimensions["A"].hidden
    assert "yellow cells" in sheet["B2"].value


def test_levels_and_owners_are_offered_to_choose_from():
    book = book_of()
    rules = [rule.formula1 for sheet in book for rule in sheet.data_validations.dataValidation]
    assert rules and all(rule.startswith("'Words to choose from'!") for rule in rules)
    words = book["Words to choose from"]
    assert {"A. Khan", "B. Mora"} <= {cell.value for cell in words["A"]}


def test_a_leaver_and_one_not_to_be_contacted_are_not_asked_about():
    header = HEADER + ",Status,Do not contact"
    rows = (
        "1,Ann Lee,,North,Project Manager,A. Khan,,,,,,Left,",
        "2,Bo Osei,,North,Project Manager,A. Khan,,,,,,Active,Yes",
        "3,Cy Roe,,South,Project Manager,B. Mora,,,,,,Active,",
    )
    data = sheets_of(workbook_of(*rows, header=header))
    assert visible(openpyxl.load_workbook(io.BytesIO(data))) == ["B. Mora"]


def test_text_that_looks_like_a_formula_stays_text():
    rows = ('1,"=HYPERLINK(""x"")",,+South,@Job,-Owner,Low,Low,Neutral,Neutral,30/10/2026',)
    sheet = book_of(*rows).worksheets[0]
    cells = [cell for row in sheet for cell in row if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert {cell.value for cell in cells} >= {'=HYPERLINK("x")', "+South", "@Job"}
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_an_owner_whose_name_would_run_as_a_formula_is_not_offered():
    words = book_of(*ROWS, "5,El Fox,,South,Analyst,=cmd(),Low,Low,Neutral,Neutral,29/10/2026")["Words to choose from"]
    assert not any(str(cell.value).startswith("=") for row in words for cell in row)


def test_where_nothing_is_missing_the_workbook_says_so():
    row = "1,Ann Lee,ann@north.example,North,Project Manager,A. Khan,Low,Low,Neutral,Neutral,30/10/2026"
    assert visible(book_of(row)) == ["Nothing is missing"]


def test_each_owner_has_a_file_whose_name_every_system_takes():
    rows = [f"{i},P{i} Lee,,North,Analyst,{owner},Low,Low,Neutral,Neutral,30/10/2026" for i, owner in enumerate(
        ("../../x", "a:b", "A:B", "CON", "Åsa Öst"), 1)]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(gap_files(Analysis.of(workbook_of(*rows).register, AS_OF), ("email",)))) as files:
        names = files.namelist()
        assert all(openpyxl.load_workbook(io.BytesIO(files.read(name))).worksheets for name in names)
    assert len({name.casefold() for name in names}) == 5
    assert all(name.startswith("Gaps - ") and not set(name) & set('/\\:*?"<>|') for name in names)
    assert "Gaps - Åsa Öst.xlsx" in names
