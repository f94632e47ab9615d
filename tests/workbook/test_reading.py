"""Reading: bytes of every format to values with their addresses."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from made_files import (
    MAIN,
    SHEET_TYPE,
    STRICT,
    old_excel,
    open_document,
    openpyxl_book,
    package_parts,
    text_cell,
    zipped,
)

from pmodash.workbook.cells import Area, Book
from pmodash.workbook.parsing.child import answer
from pmodash.workbook.reading import read


def column_of(book: Book) -> list[object]:
    return list(book.sheets[0].column(book.sheets[0].first_column))


def saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def test_a_sheet_knows_where_its_values_stand() -> None:
    sheet = read(openpyxl_book(C4="Name", D6="Ann"), "a.xlsx").sheets[0]
    assert (sheet.first_row, sheet.first_column, sheet.last_row, sheet.width) == (4, 3, 6, 2)
    assert sheet.value(4, 3) == "Name" and sheet.value(6, 4) == "Ann" and sheet.value(5, 3) is None
    assert list(sheet.row(6)) == [None, "Ann"] and list(sheet.column(4)) == [None, None, "Ann"]


def test_values_keep_their_kinds() -> None:
    values = [" a ", 5, 2.5, True, False, 1, 0, dt.datetime(2026, 3, 4), dt.datetime(2026, 3, 4, 9, 30), dt.time(7, 45)]
    book = read(openpyxl_book(**{f"A{i}": value for i, value in enumerate(values, 1)}), "a.xlsx")
    expected = [*values[:7], dt.date(2026, 3, 4), *values[8:]]
    assert column_of(book) == expected
    assert [type(value) for value in column_of(book)] == [type(value) for value in expected]


def test_a_number_without_decimals_is_an_int() -> None:
    values = column_of(read(openpyxl_book(A1=44.0, A2=44.5), "a.xlsx"))
    assert [type(value) for value in values] == [int, float]


def test_a_duration_is_read_as_one() -> None:
    assert column_of(read(openpyxl_book(A1=dt.timedelta(hours=30)), "a.xlsx")) == [dt.timedelta(hours=30)]


def test_an_error_shows_its_text() -> None:
    sheet = read(openpyxl_book(B2="Ann", D3="#N/A", A1="#REF!"), "a.xlsx").sheets[0]
    assert sheet.value(3, 4) == "#N/A" and sheet.value(1, 1) == "#REF!" and sheet.value(2, 2) == "Ann"


def test_an_error_far_down_a_long_sheet_with_formulas_is_found() -> None:
    rows = "".join(f'<row r="{i}"><c r="A{i}"><f>1+1</f><v>2</v></c></row>' for i in range(1, 120_000))
    wrong = '<row r="120000"><c r="B120000" t="e"><f>NA()</f><v>#N/A</v></c></row>'
    assert read(zipped(package_parts(rows + wrong)), "a.xlsx").sheets[0].value(120_000, 2) == "#N/A"


def test_hidden_sheets_chart_sheets_and_merged_areas_are_told() -> None:
    workbook = openpyxl.Workbook()
    workbook.active["A1"] = "Name"
    workbook.active.merge_cells("B2:C4")
    workbook.create_sheet("Lists").sheet_state = "hidden"
    workbook.create_chartsheet("Chart")
    book = read(saved(workbook), "a.xlsx")
    assert book.sheet_names == ("Sheet", "Lists", "Chart")
    assert [sheet.hidden for sheet in book.sheets] == [False, True, False]
    assert [sheet.kind for sheet in book.sheets] == ["worksheet", "worksheet", "chart"]
    assert book.sheets[0].merged == (Area(2, 2, 4, 3),)
    assert len(book.sheets[1].rows) == 0 and book.sheets[1].last_row == 0


def test_blank_rows_and_columns_at_the_edges_are_taken_off() -> None:
    blank = '<c r="{0}" t="str"><v></v></c>'
    rows = f'<row r="1">{blank.format("A1")}</row><row r="2">{text_cell("Ann", "B2")}{blank.format("C2")}</row>'
    sheet = read(zipped(package_parts(rows)), "a.xlsx").sheets[0]
    assert (sheet.first_row, sheet.first_column, len(sheet.rows), sheet.width) == (2, 2, 1, 1)


def test_sheets_of_a_large_workbook_come_in_order() -> None:
    workbook = openpyxl.Workbook(write_only=True)
    for number in range(6):
        sheet = workbook.create_sheet(f"S{number}")
        for i in range(2_000):
            sheet.append([f"{number}-{i}", f"name {i * 7919 % 1999} of sheet {number}", i])
    data = saved(workbook)
    book = read(data, "a.xlsx")
    assert len(data) > 200_000
    assert [sheet.value(2_000, 1) for sheet in book.sheets] == [f"{number}-1999" for number in range(6)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (openpyxl_book(A1="Name", A2="Ann"), "xlsx"),
        (old_excel([["Name"], ["Ann"]]), "xls"),
        (open_document([["Name"], ["Ann"]]), "ods"),
        (b"Name\nAnn\n", "csv"),
        (zipped(package_parts(f"<row>{text_cell('Name')}</row><row>{text_cell('Ann')}</row>", STRICT)), "xlsx"),
    ],
    ids=["xlsx", "xls", "ods", "csv", "strict"],
)
def test_the_bytes_decide_what_a_file_is_and_not_its_name(data: bytes, expected: str) -> None:
    for name in ("contacts.xlsx", "contacts.xls", "contacts.csv", "contacts"):
        book = read(data, name)
        assert book.format == expected and column_of(book) == ["Name", "Ann"]


def test_a_workbook_with_macros_is_an_xlsm() -> None:
    parts = package_parts(f"<row>{text_cell('Name')}</row>")
    plain = f"{SHEET_TYPE}.sheet.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        plain, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    assert read(zipped(parts), "a.xlsm").format == "xlsm"


def test_the_book_carries_the_bare_file_name() -> None:
    assert read(b"Name\nAnn\n", "some/folder/people.csv").name == "people.csv"


ROW = f'<row r="1">{text_cell("Name", "A1")}</row><row r="2">{text_cell("Ann", "A2")}</row>'


def renamed(change: dict[str, str]) -> dict[str, str]:
    return {change.get(name, name): content for name, content in package_parts(ROW).items()}


@pytest.mark.parametrize(
    "parts",
    [
        package_parts(f"<row>{text_cell('Name')}</row><row>{text_cell('Ann')}</row>"),
        {name.replace("/", "\\"): content for name, content in package_parts(ROW).items()},
        {name.upper(): content for name, content in package_parts(ROW).items()},
        {name: text for name, text in package_parts(ROW).items() if not name.endswith(".rels")},
        {name: text for name, text in package_parts(ROW).items() if "Content_Types" not in name},
        package_parts(ROW)
        | {
            "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
            + ROW.replace("</", "</x:").replace("<row", "<x:row").replace("<c ", "<x:c ").replace("<is>", "<x:is>")
            .replace("<t>", "<x:t>")
            + "</x:sheetData></x:worksheet>"
        },
    ],
    ids=["no addresses", "backslashes", "upper case", "no relationships", "no content types", "prefixed"],
)  # fmt: skip
def test_an_odd_but_plain_package_is_read(parts: dict[str, str]) -> None:
    assert column_of(read(zipped(parts), "odd.xlsx")) == ["Name", "Ann"]


def test_a_lone_value_in_the_last_corner_is_left_out_with_a_finding() -> None:
    book = read(openpyxl_book(A1="Name", A2="Ann", XFD1048576="x"), "a.xlsx")
    assert column_of(book) == ["Name", "Ann"]
    assert [(finding.kind, finding.cell) for finding in book.findings] == [("stray-cell", "XFD1048576")]


def test_the_careful_reader_gives_the_same_values_as_the_quick_one() -> None:
    values = {"A1": "Name", "B1": "x_y", "A2": 5, "B2": 2.5, "A3": True, "B3": dt.datetime(2026, 3, 4, 9, 30)}
    values |= {"A4": dt.datetime(2026, 3, 4), "B4": dt.time(7, 45), "A5": dt.timedelta(hours=30), "B5": "#N/A"}
    near, far = read(openpyxl_book(**values), "a.xlsx"), read(openpyxl_book(**values, XFD1048576=1), "a.xlsx")
    assert list(near.sheets[0].rows) == list(far.sheets[0].rows)


@pytest.mark.parametrize("blank", ["", " ", "  ", "\n"])
def test_a_sheet_written_in_wide_letters_is_read(blank: str) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>Row {n}</t></is></c></row>' for n in range(1, 9))
    parts = package_parts(rows)
    sheet = "xl/worksheets/sheet1.xml"
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{blank}{parts[sheet].partition("?>")[2] or parts[sheet]}'
    book = read(zipped({**parts, sheet: wide.encode("utf-16")}), "r.xlsx")
    assert book.sheets[0].rows[-1] == ("Row 8",)


@pytest.mark.parametrize("damage", [b"\xff" * 6, b""])
def test_an_empty_sheet_beside_a_damaged_part_does_not_stop_the_reading(damage: bytes) -> None:
    parts = package_parts("")
    data = bytearray(zipped({**parts, "xl/worksheets/other.xml": "<worksheet/>" * 99}))
    place = data.find(b"xl/worksheets/other.xml") + len("xl/worksheets/other.xml")
    data[place : place + len(damage)] = damage
    if not damage:
        data[data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/other.xml")) + 8] |= 1
    told = answer({"kind": "xlsx", "password": "", "careful": False}, bytes(data))
    assert [sheet["name"] for sheet in told["sheets"]] == ["People"]
