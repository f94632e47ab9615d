"""Workbooks that are not edited in place: other formats, and files that must be refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace

import pytest
from edited_books import REGISTER, book_of, bytes_of, opened, values
from made_files import old_excel, open_document_of

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Cells, CellValue, ColumnRows, Sheet
from pmodash.workbook.converting import check_converted, converted
from pmodash.workbook.file_kinds import ending_of
from pmodash.workbook.patches import AppendToSheet, SetCell
from pmodash.workbook.reading import read
from pmodash.workbook.writing import write

CSV = b"Name;Job title;Last contact\r\nAda Finch;Change Lead;05/11/2026\r\nBen Okafor;007;\r\n"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ODS = f"""<?xml version="1.0" encoding="UTF-8"?>
 <office:document-content {NAMESPACES} office:version="1.2"><office:body><office:spreadsheet>
 <table:table table:name="People"><table:table-row/><table:table-row>
 <table:table-cell/><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>
 <table:table-cell office:value-type="string"><text:p>Met</text:p></table:table-cell></table:table-row>
 <table:table-row><table:table-cell/>
 <table:table-cell office:value-type="string"><text:p>=Ada</text:p></table:table-cell>
 <table:table-cell office:value-type="date" office:date-value="2026-03-02"><text:p>2 Mar</text:p></table:table-cell>
 <table:table-cell office:value-type="float" office:value="2.5"><text:p>2.5</text:p></table:table-cell>
 </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0"?>
 <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
 </manifest:manifest>"""


def ods() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", re.sub(r">\s+<", "><", ODS))
        package.writestr("META-INF/manifest.xml", MANIFEST)
    return buffer.getvalue()


def with_parts_changed(data: bytes, old: bytes, new: bytes, within: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(buffer, "w") as changed:
        for name in package.namelist():
            part = package.read(name)
            changed.writestr(name, part.replace(old, new) if within in name else part)
    return buffer.getvalue()


def test_a_text_file_comes_out_as_an_excel_workbook_with_its_texts() -> None:
    written = write(CSV, "people.csv", [SetCell("people", 2, 2, "Head", "edit 1")])
    assert written.name == "people.xlsx"
    assert values(written.data, "people") == [
        ("Name", "Job title", "Last contact"),
        ("Ada Finch", "Head", "05/11/2026"),
        ("Ben Okafor", "007", None),
    ]
    assert "Excel workbook" in written.receipt.notes[0]


def test_a_text_longer_than_a_cell_of_excel_can_hold_is_told() -> None:
    data = b"Name,Notes\nAda Finch," + b"x" * 40_000 + b"\n"
    written = write(data, "people.csv", [SetCell("people", 2, 1, "Ada Fink", "edit 1")])
    assert "On the sheet people 1 text is cut to the 32,767 characters" in " ".join(written.receipt.notes)


def test_an_open_document_keeps_its_values_where_they_stood() -> None:
    written = write(ods(), "people.ods", [SetCell("People", 3, 5, "new", "edit 1")])
    sheet = opened(written.data)["People"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=Ada", "s")
    assert sheet["C3"].value == dt.datetime(2026, 3, 2)
    assert (sheet["D3"].value, sheet["E3"].value) == (2.5, "new")
    assert "a new .xlsx with every sheet's values" in written.receipt.notes[0]


SPANNED = (
    '<table:table table:name="People"><table:table-column table:style-name="co1"/>'
    '<table:table-column table:visibility="collapse" table:style-name="co1"/>'
    "<table:table-row>{}{}</table:table-row><table:table-row>{}</table:table-row></table:table>"
)
CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
WIDTH = '<style:style style:name="co1"><style:table-column-properties style:column-width="2in"/></style:style>'


def spanned_document(after: str = "") -> bytes:
    title = CELL.format(' table:number-columns-spanned="2"', "People") + "<table:covered-table-cell/>"
    tables = SPANNED.format(title, CELL.format("", "Since"), CELL.format("", "Name") * 3)
    return open_document_of(tables + after, WIDTH)


def test_merged_cells_and_widths_come_along_into_the_new_workbook() -> None:
    written = write(spanned_document(), "people.ods", [SetCell("People", 2, 3, "Role", "edit 1")])
    sheet = opened(written.data)["People"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:B1"]
    assert [round(sheet.column_dimensions[letter].width, 1) for letter in "AB"] == [27.4, 27.4]
    assert [sheet.column_dimensions[letter].hidden for letter in "AB"] == [False, True]
    assert sheet["C2"].value == "Role"


def test_a_cell_that_was_merged_in_the_other_format_is_not_written_to() -> None:
    with pytest.raises(RefusedWriteError, match="People!B1 is part of merged cells"):
        write(spanned_document(), "people.ods", [SetCell("People", 1, 2, "x", "edit 1")])


def test_merged_areas_that_overlap_come_out_as_one_that_excel_opens() -> None:
    overlapping = CELL.format(' table:number-columns-spanned="2" table:number-rows-spanned="2"', "a")
    rows = f"<table:table-row>{overlapping}{overlapping}</table:table-row>"
    data = open_document_of(f'<table:table table:name="P">{rows}</table:table>')
    written = write(data, "p.ods", [SetCell("P", 5, 1, "x", "edit 1")])
    assert len(opened(written.data)["P"].merged_cells.ranges) == 1


def test_hidden_sheets_stay_hidden_and_the_first_visible_one_is_shown() -> None:
    rows = [["Name", "Role"], ["Ada", "Lead"]]
    for state, told in ((1, "hidden"), (2, "veryHidden")):
        book = read(old_excel(rows, state=state), "people.xls")
        shown = replace(book.sheets[0], name="Shown", hidden=False)
        new = opened(converted(replace(book, sheets=(book.sheets[0], shown))))
        assert [sheet.sheet_state for sheet in new] == [told, "visible"]
        assert new.active.title == "Shown"


def test_a_workbook_whose_sheets_are_all_hidden_shows_its_first() -> None:
    book = read(old_excel([["Name", "Role"]], state=1), "people.xls")
    assert [sheet.sheet_state for sheet in opened(converted(book))] == ["visible"]


def test_sheets_without_cells_are_left_out_by_name() -> None:
    data = old_excel([["Name", "Role"]])
    book = read(data, "people.xls")
    book = replace(book, sheets=(*book.sheets, Sheet("Bars", (), kind="chart")))
    written = write(data, "people.xls", [SetCell("People", 2, 1, "Ada", "edit 1")], before=book)
    assert opened(written.data).sheetnames == ["People"]
    assert any("left out: Bars." in note for note in written.receipt.notes)


@pytest.mark.parametrize(
    "value",
    [
        *(
            True,
            False,
            1,
            0,
            2.5,
            -3,
            0.1 + 0.2,
            12345678901234567890,
            "007",
            "=1+1",
            " blank ",
            "a\r\nb",
            "x\x01y",
            "_x0041_",
        ),
        *(dt.date(1850, 1, 1), dt.date(2026, 3, 2), dt.datetime(2026, 3, 2, 13, 45, 30), dt.time(9, 30)),
        *(dt.timedelta(hours=30), "#N/A", "text " * 9000),
    ],
)
def test_a_converted_workbook_holds_each_value_as_it_was(value: CellValue) -> None:
    book = Book("b.ods", "ods", (Sheet("S", ColumnRows((Cells.of([value, "end"]),))),))
    check_converted(book, read(converted(book), "converted.xlsx"))


def test_a_converted_workbook_that_lacks_a_value_is_refused_by_its_cell() -> None:
    one, other = (Book("b", "ods", (Sheet("S", ColumnRows((Cells.of(["x", v]),))),)) for v in (1, True))
    with pytest.raises(RefusedWriteError, match="S!A2 would not come out as it is"):
        check_converted(one, other)


def template_of(data: bytes, macros: bool) -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
    if macros:
        kind = b"application/vnd.ms-excel.template.macroEnabled.main+xml"
    sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return with_parts_changed(data, sheet, kind, "Content_Types")


@pytest.mark.parametrize("ending", [".xltx", ".xltm"])
def test_a_template_is_edited_in_place_and_stays_one(ending: str) -> None:
    data = template_of(bytes_of(book_of({"Register": REGISTER})), ending == ".xltm")
    written = write(data, f"r{ending}", [SetCell("Register", 2, 2, "Head", "edit 1")])
    book = read(written.data, written.name)
    assert (written.name, ending_of(written.data, book.format)) == (f"r{ending}", ending)
    assert book.sheet("Register").value(2, 2) == "Head"


def test_another_format_without_edits_comes_back_byte_for_byte() -> None:
    data = ods()
    assert write(data, "people.ods", []).data is data


def test_a_macro_workbook_stays_one() -> None:
    book = book_of({"Register": REGISTER})
    data = with_parts_changed(
        bytes_of(book),
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "Content_Types",
    )
    written = write(data, "r.xlsm", [SetCell("Register", 2, 2, "Head", "edit 1")])
    assert written.name == "r.xlsm"
    assert read(written.data, "r.xlsm").format == "xlsm"


def strict() -> bytes:
    data = bytes_of(book_of({"Register": REGISTER}))
    data = with_parts_changed(
        data,
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    return with_parts_changed(
        data,
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def test_a_strict_workbook_is_edited_and_stays_strict() -> None:
    added = AppendToSheet("Touchpoints", ("Date", "Contact"), ((dt.date(2026, 11, 20), "Ann"),), "edit 1")
    written = write(strict(), "r.xlsx", [SetCell("Register", 2, 2, "Head", "edit 1"), added])
    book = read(written.data, "r.xlsx")
    assert book.sheet("Register").value(2, 2) == "Head"
    assert book.sheet("Touchpoints").row(4) == (dt.date(2026, 11, 20), "Ann")
    with zipfile.ZipFile(io.BytesIO(written.data)) as package:
        assert not any(b"schemas.openxmlformats.org/spreadsheetml" in package.read(name) for name in package.namelist())


def test_a_damaged_part_is_refused_by_name() -> None:
    data = with_parts_changed(bytes_of(book_of({"Register": REGISTER})), b"</fonts>", b"</fontz>", "styles")
    with pytest.raises(RefusedWriteError, match=r"the part xl/styles\.xml of the workbook's file is damaged: open it"):
        write(data, "r.xlsx", [SetCell("Register", 2, 2, "Head", "edit 1")])


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedWriteError, match="the workbook has no sheet 'Nowhere'"):
        write(bytes_of(book_of({"Register": REGISTER})), "r.xlsx", [SetCell("Nowhere", 2, 2, "x", "edit 1")])


def test_results_that_formulas_have_stored_are_kept() -> None:
    book = book_of({"Register": REGISTER, "Sums": [("=1+1", 3, "text", dt.date(2026, 1, 2), True)]})
    data = bytes_of(book)
    for nothing in (b"<v />", b"<v></v>"):
        data = with_parts_changed(data, b"<f>1+1</f>" + nothing, b"<f>1+1</f><v>2</v>", "sheet2")
    written = write(data, "r.xlsx", [AppendToSheet("PMO settings", ("Group",), (("All",),), "policy")])
    assert read(written.data, "r.xlsx").sheet("Sums").row(1) == (2, 3, "text", dt.date(2026, 1, 2), True)


def test_two_writings_of_the_same_give_the_same_sheets() -> None:
    data, patch = bytes_of(book_of({"Register": REGISTER})), SetCell("Register", 2, 2, "Head", "edit 1")
    one, two = (write(data, "r.xlsx", [patch]).data for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(two)) as second:
        assert first.read("xl/worksheets/sheet1.xml") == second.read("xl/worksheets/sheet1.xml")
