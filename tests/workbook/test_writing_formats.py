"""Workbooks that are not edited in place: other formats, and files that must be refused."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import pytest
from edited_books import REGISTER, book_of, bytes_of, opened, values

from pmodash.findings import RefusedWriteError
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


def test_an_open_document_keeps_its_values_where_they_stood() -> None:
    written = write(ods(), "people.ods", [SetCell("People", 3, 5, "new", "edit 1")])
    sheet = opened(written.data)["People"]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=Ada", "s")
    assert sheet["C3"].value == dt.datetime(2026, 3, 2)
    assert (sheet["D3"].value, sheet["E3"].value) == (2.5, "new")
    assert "a new .xlsx with every sheet's values" in written.receipt.notes[0]


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
    assert book.sheet("Touchpoints").row(2) == (dt.date(2026, 11, 20), "Ann")
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
    data = with_parts_changed(bytes_of(book), b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>", "sheet2")
    written = write(data, "r.xlsx", [AppendToSheet("PMO settings", ("Group",), (("All",),), "policy")])
    assert read(written.data, "r.xlsx").sheet("Sums").row(1) == (2, 3, "text", dt.date(2026, 1, 2), True)


def test_two_writings_of_the_same_give_the_same_sheets() -> None:
    data, patch = bytes_of(book_of({"Register": REGISTER})), SetCell("Register", 2, 2, "Head", "edit 1")
    one, two = (write(data, "r.xlsx", [patch]).data for _ in range(2))
    with zipfile.ZipFile(io.BytesIO(one)) as first, zipfile.ZipFile(io.BytesIO(two)) as second:
        assert first.read("xl/worksheets/sheet1.xml") == second.read("xl/worksheets/sheet1.xml")
