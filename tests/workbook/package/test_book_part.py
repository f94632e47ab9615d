"""The workbook's main part and what points at the others: sheets, relationships, content types, calculation."""

from __future__ import annotations

import re
from xml.dom import minidom

import pytest
from made_packages import (
    BOOK,
    BOOK_LINKS,
    OFFICE,
    PACKAGE,
    SHEET,
    TYPES,
    book_xml,
    content_types,
    edited,
    parts,
    relationships,
    rows,
    unzipped,
    zipped,
)

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.links import ContentTypes, Links
from pmodash.workbook.patches import SetCell

CHAIN = "xl/calcChain.xml"
AN_EDIT = [SetCell("People", 2, 2, "x", "edit 1")]


def book(**more: str) -> BookPart:
    return BookPart(Archive(zipped(parts(**more))))


def after_edit(**more: str) -> dict[str, bytes]:
    return unzipped(edited(zipped(parts(rows(("Name",)), **more)), AN_EDIT))


def test_sheets_of_every_kind_are_listed_in_order() -> None:
    sheets = (
        '<sheet name="Chart" sheetId="2" r:id="rId2"/><sheet name="Macro" sheetId="3" r:id="rId3"/>'
        '<sheet name="Later &amp; more" sheetId="9" state="veryHidden" r:id="rId4"/>'
    )
    told = relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"),
        ("rId2", "chartsheet", "/xl/chartsheets/sheet1.xml"),
        ("rId3", "xlMacrosheet", "macrosheets\\sheet1.xml"),
        ("rId4", "worksheet", "../xl/worksheets/sheet2.xml"),
    )
    found = book(**{BOOK: book_xml(sheets=sheets), BOOK_LINKS: told}).sheets
    assert [(entry.name, entry.part, entry.kind) for entry in found] == [
        ("People", SHEET, "worksheet"),
        ("Chart", "xl/chartsheets/sheet1.xml", "chartsheet"),
        ("Macro", "xl/macrosheets/sheet1.xml", "xlMacrosheet"),
        ("Later & more", "xl/worksheets/sheet2.xml", "worksheet"),
    ]


def test_a_chart_sheet_is_no_sheet_to_write_to() -> None:
    sheets = '<sheet name="Chart" sheetId="2" r:id="rId2"/>'
    told = relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "chartsheet", "chartsheets/c.xml"))
    data = zipped(parts(**{BOOK: book_xml(sheets=sheets), BOOK_LINKS: told, "xl/chartsheets/c.xml": "<chartsheet/>"}))
    with pytest.raises(RefusedWriteError, match="the workbook has no sheet 'Chart'"):
        edited(data, [SetCell("Chart", 1, 1, "x", "edit 1")])


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("worksheets/sheet1.xml", SHEET),
        ("/xl/worksheets/sheet1.xml", SHEET),
        ("worksheets\\sheet1.xml", SHEET),
        ("../xl/worksheets/sheet1.xml", SHEET),
        ("worksheets/my%20sheet.xml", "xl/worksheets/my sheet.xml"),
        ("worksheets/m%C3%BC.xml", "xl/worksheets/m%C3%BC.xml"),
        ("Worksheets/SHEET1.xml#A1", SHEET),
    ],
)
def test_a_sheet_is_found_however_it_is_pointed_at(target: str, part: str) -> None:
    made = parts(**{BOOK_LINKS: relationships(("rId1", "worksheet", target))})
    made[part] = made.pop(SHEET)
    out = unzipped(edited(zipped(made), AN_EDIT))
    assert b'r="B2"' in out[part]


def test_a_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(RefusedWriteError, match="holds no workbook"):
        book(**{BOOK: f'<workbook xmlns:r="{OFFICE}"><sheets/></workbook>'})


def test_a_package_without_a_workbook_is_refused() -> None:
    with pytest.raises(RefusedWriteError, match="holds no workbook"):
        book(**{"_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml"))})


def test_the_order_of_calculation_goes_with_all_that_points_at_it() -> None:
    more = {
        CHAIN: "<calcChain/>",
        "[Content_Types].xml": content_types(calcChain=CHAIN),
        BOOK_LINKS: relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId7", "calcChain", "calcChain.xml")
        ),
    }
    out = after_edit(**more)
    assert CHAIN not in out
    assert b"calcChain" not in out["[Content_Types].xml"] + out[BOOK_LINKS] + out[BOOK]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<calcPr calcId="191029"/>', '<calcPr calcId="191029" fullCalcOnLoad="1"/>'),
        ('<calcPr calcMode="manual" fullCalcOnLoad="0"/>', '<calcPr calcMode="manual" fullCalcOnLoad="1"/>'),
        ("<definedNames/><extLst/>", '<definedNames/><calcPr fullCalcOnLoad="1"/><extLst/>'),
        ("<pivotCaches/><extLst/>", '<calcPr fullCalcOnLoad="1"/><pivotCaches/><extLst/>'),
        ("", '<calcPr fullCalcOnLoad="1"/>'),
    ],
)
def test_excel_is_asked_to_work_formulas_out_again(before: str, after: str) -> None:
    assert after_edit(**{BOOK: book_xml(after_sheets=before)})[BOOK].decode() == book_xml(after_sheets=after)


def test_parts_that_no_edit_concerns_are_not_touched() -> None:
    more = {"docProps/app.xml": "<Properties/>", "xl/vbaProject.bin": "macros", "customXml/item1.xml": "<x>&#1;"}
    out = after_edit(**more)
    assert {name: out[name].decode() for name in more} == more
    for name in (BOOK_LINKS, "_rels/.rels", "[Content_Types].xml"):
        assert out[name].decode() == parts()[name]


@pytest.mark.parametrize("told", ['lockStructure="1"', 'lockStructure="true" workbookPassword="CC1A"'])
def test_a_locked_structure_is_known(told: str) -> None:
    assert book(**{BOOK: book_xml(before_sheets=f"<workbookProtection {told}/>")}).locked


def test_locked_windows_lock_no_structure() -> None:
    assert not book(**{BOOK: book_xml(before_sheets='<workbookProtection lockWindows="1"/>')}).locked


def test_a_signed_workbook_is_refused() -> None:
    data = zipped(parts(**{"_xmlsignatures/sig1.xml": "<Signature/>"}))
    with pytest.raises(RefusedWriteError, match="digitally signed"):
        OpenBook(data, Book("r.xlsx", "xlsx", (Sheet("People", ()),)))


def test_a_new_relationship_gets_an_id_that_no_other_has() -> None:
    archive = Archive(zipped({BOOK_LINKS: relationships(("RID1", "worksheet", "a.xml"), ("rId3", "styles", "b.xml"))}))
    links = Links(archive, BOOK)
    assert [links.add("table", "xl/tables/t.xml"), links.add("table", "xl/tables/u.xml")] == ["rId2", "rId4"]
    links.save()
    root = minidom.parseString(archive.read(BOOK_LINKS)).documentElement
    ids = [node.getAttribute("Id") for node in root.childNodes]
    assert ids == ["RID1", "rId3", "rId2", "rId4"]
    assert root.childNodes[2].getAttribute("Target") == "tables/t.xml"


@pytest.mark.parametrize(
    "before",
    [
        f'<Relationships xmlns="{PACKAGE}/relationships"/>',
        f'<p:Relationships xmlns:p="{PACKAGE}/relationships" ></p:Relationships>',
        f'<?xml version="1.0"?><p:Relationships xmlns:p="{PACKAGE}/relationships" />',
    ],
)
def test_relationships_are_added_to_an_empty_list_under_its_prefix(before: str) -> None:
    archive = Archive(zipped({BOOK_LINKS: before}))
    links = Links(archive, BOOK)
    links.add("styles", "xl/styles.xml")
    links.save()
    root = minidom.parseString(archive.read(BOOK_LINKS)).documentElement
    assert root.firstChild.tagName == root.tagName.removesuffix("s")


def test_a_new_part_is_said_to_be_what_it_is_once_though_an_old_word_was_left_over() -> None:
    archive = Archive(zipped({"[Content_Types].xml": content_types(styles="xl/Tables/table1.xml")}))
    types = ContentTypes(archive)
    types.add("xl/tables/table1.xml", f"{TYPES}.table+xml")
    types.save()
    told = archive.read("[Content_Types].xml").decode()
    assert re.findall(r'PartName="/xl/[tT]ables/table1.xml" ContentType="[^"]*\.(\w+)\+xml"', told) == ["table"]


def test_content_types_that_did_not_change_stay_byte_for_byte() -> None:
    archive = Archive(zipped({"[Content_Types].xml": content_types()}))
    types = ContentTypes(archive)
    types.drop("xl/calcChain.xml")
    types.save()
    assert archive.read("[Content_Types].xml").decode() == content_types()
