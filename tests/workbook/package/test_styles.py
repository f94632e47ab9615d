"""Styles are only ever added, each once, and no cell but those that ask for one looks different."""

from __future__ import annotations

import datetime as dt
import io
from xml.dom import minidom

import openpyxl
import pytest
from made_packages import BOOK_LINKS, MAIN, STYLES, content_types, edited, parts, relationships, unzipped, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.package.new_sheet import NewColumn
from pmodash.workbook.package.styles import MINIMAL, Styles
from pmodash.workbook.patches import AppendToSheet, SetCell

DAY = dt.date(2026, 11, 20)
LISTS = (
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
)


def sheet_of_styles(xfs: str, formats: str = "", after: str = "") -> Styles:
    xml = f'<styleSheet xmlns="{MAIN}">{formats}{LISTS}<cellXfs count="9">{xfs}</cellXfs>{after}</styleSheet>'
    return Styles(xml.encode(), STYLES)


def with_styles(xml: str | bytes, inside: str = "<sheetData/>") -> bytes:
    made = parts(inside)
    made["[Content_Types].xml"] = content_types(styles=STYLES)
    made[BOOK_LINKS] = relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"))
    return zipped({**made, STYLES: xml})


def test_a_style_with_another_format_is_a_copy_of_the_first_with_that_format() -> None:
    styles = sheet_of_styles('<xf/><xf fontId="3" numFmtId="0"><alignment wrapText="1"/></xf>')
    assert styles.with_format("1", "dd/mm/yyyy") == "2"
    out = styles.to_bytes().decode()
    assert '<xf fontId="3" numFmtId="164" applyNumberFormat="1"><alignment wrapText="1"/></xf></cellXfs>' in out
    assert '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts' in out
    assert '<cellXfs count="3">' in out


def test_a_style_is_added_once_however_often_it_is_asked_for() -> None:
    styles = sheet_of_styles("<xf/><xf/>")
    assert [styles.with_format(style, "0.0%") for style in ("0", "1", "", "0")] == ["2", "2", "2", "2"]
    again = Styles(styles.to_bytes(), STYLES)
    assert again.with_format("0", "0.0%") == "2"
    assert not again.changed


def test_a_format_that_the_workbook_or_excel_itself_has_is_used() -> None:
    formats = '<numFmts count="1"><numFmt numFmtId="170" formatCode="d&quot;.&quot;m"/></numFmts>'
    styles = sheet_of_styles("<xf/>", formats)
    assert styles.format_code(styles.with_format("0", 'd"."m')) == 'd"."m'
    assert styles.format_code(styles.with_format("0", "mm-dd-yy")) == "mm-dd-yy"
    out = styles.to_bytes().decode()
    assert out.count("<numFmt ") == 1
    assert 'numFmtId="14"' in out and 'numFmtId="170" applyNumberFormat' in out


def test_a_new_format_gets_a_number_that_no_other_has() -> None:
    formats = (
        '<numFmts count="2"><numFmt numFmtId="170" formatCode="a"/><numFmt numFmtId="9" formatCode="b"/></numFmts>'
    )
    styles = sheet_of_styles("<xf/>", formats)
    styles.with_format("0", "yyyy")
    styles.with_format("0", "mmm")
    out = styles.to_bytes().decode()
    assert '<numFmt numFmtId="171" formatCode="yyyy"/><numFmt numFmtId="172" formatCode="mmm"/></numFmts>' in out
    assert '<numFmts count="4">' in out


@pytest.mark.parametrize(
    ("format_id", "is_day"), [("14", True), ("22", True), ("0", False), ("2", False), ("49", False), ("164", True)]
)
def test_a_style_that_shows_days_is_told_from_others(format_id: str, is_day: bool) -> None:
    formats = '<numFmts count="1"><numFmt numFmtId="164" formatCode="[$-409]d\\ mmm"/></numFmts>'
    assert sheet_of_styles(f'<xf numFmtId="{format_id}"/>', formats).shows_days("0") is is_day


def test_cells_are_locked_unless_their_style_says_otherwise() -> None:
    styles = sheet_of_styles('<xf/><xf><protection locked="0"/></xf><xf><protection hidden="1"/></xf>')
    assert [styles.locked(style) for style in ("", "0", "1", "2")] == [True, True, False, True]


def test_a_style_that_the_workbook_does_not_have_counts_as_plain() -> None:
    styles = sheet_of_styles("<xf/>")
    assert not styles.shows_days("77")
    assert styles.with_format("77", "yyyy-mm-dd") == "1"


def test_the_lists_of_a_part_under_a_prefix_are_added_to_under_that_prefix() -> None:
    xml = (
        f'<x:styleSheet xmlns:x="{MAIN}"><x:fonts count="1"><x:font/></x:fonts><x:fills count="1"><x:fill/></x:fills>'
        '<x:cellXfs count="1"><x:xf numFmtId="0"/></x:cellXfs></x:styleSheet>'
    )
    styles = Styles(xml.encode(), STYLES)
    styles.with_format("0", "yyyy")
    styles.with_format("5", "yyyy")
    styles.header()
    tree = minidom.parseString(styles.to_bytes())
    assert {node.prefix for node in tree.getElementsByTagName("*")} == {"x"}
    assert len(tree.getElementsByTagName("x:xf")) == 3


@pytest.mark.parametrize(
    "xml",
    [
        f'<styleSheet xmlns="{MAIN}"/>',
        f'<styleSheet xmlns="{MAIN}"><dxfs count="0"/><colors/></styleSheet>',
        f'<styleSheet xmlns="{MAIN}"><numFmts count="0"/><fonts/><cellXfs/><tableStyles/></styleSheet>',
        f'<styleSheet xmlns="{MAIN}">{LISTS}<cellXfs count="1"><xf/></cellXfs><extLst/></styleSheet>',
    ],
)
def test_lists_that_a_part_lacks_are_made_in_their_order(xml: str) -> None:
    styles = Styles(xml.encode(), STYLES)
    styles.with_format("0", "yyyy")
    styles.header()
    root = minidom.parseString(styles.to_bytes()).documentElement
    order = [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
        "colors", "extLst",
    ]  # fmt: skip
    names = [node.tagName for node in root.childNodes]
    assert names == [name for name in order if name in names]
    assert {"numFmts", "fonts", "fills", "cellXfs"} <= set(names)
    for group in root.childNodes:
        assert group.getAttribute("count") in ("", str(len(group.childNodes)))


def test_a_workbook_full_of_styles_is_refused_another() -> None:
    styles = sheet_of_styles("<xf/>" * 65_490)
    with pytest.raises(RefusedWriteError, match="no room for another cell style"):
        styles.with_format("0", "yyyy")


def test_a_workbook_without_styles_gets_a_part_for_them_when_one_is_needed() -> None:
    out = edited(zipped(parts()), [SetCell("People", 1, 1, DAY, "edit 1")])
    assert openpyxl.load_workbook(io.BytesIO(out))["People"]["A1"].is_date
    assert unzipped(out)["[Content_Types].xml"].count(b'PartName="/xl/styles.xml"') == 1


def test_a_workbook_without_styles_gets_none_when_none_is_needed() -> None:
    out = edited(zipped(parts()), [SetCell("People", 1, 1, "x", "edit 1")])
    assert set(unzipped(out)) == set(parts())


def test_a_part_for_styles_that_nothing_points_at_is_left_as_it_is() -> None:
    out = unzipped(edited(zipped(parts(**{STYLES: "<left/>"})), [SetCell("People", 1, 1, DAY, "edit 1")]))
    assert out[STYLES] == b"<left/>"
    assert b'Target="styles2.xml"' in out[BOOK_LINKS]


def test_a_part_that_needs_no_new_style_stays_byte_for_byte() -> None:
    xml = MINIMAL.replace(b'<xf xfId="0"/>', b'<xf xfId="0"/><xf numFmtId="14" xfId="0"/>').replace(b"/>", b" />")
    inside = '<sheetData><row r="1"><c r="A1" s="1"><v>9</v></c></row></sheetData>'
    out = edited(with_styles(xml, inside), [SetCell("People", 1, 1, DAY, "edit 1")])
    assert unzipped(out)[STYLES] == xml


def test_a_date_looks_like_most_days_of_its_column() -> None:
    formats = (
        '<numFmts count="2"><numFmt numFmtId="164" formatCode="d mmm yy"/><numFmt numFmtId="165" '
        'formatCode="yyyy/mm/dd"/></numFmts>'
    )
    xfs = "<cellXfs><xf/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
    xml = f'<styleSheet xmlns="{MAIN}">{formats}{LISTS}{xfs}</styleSheet>'
    cells = "".join(
        f'<row r="{row}"><c r="A{row}" s="{style}"><v>{45000 + row}</v></c></row>'
        for row, style in ((2, 2), (3, 1), (4, 1))
    )
    before = Sheet("People", (("Met",), (DAY,), (DAY,), (DAY,)))
    data = with_styles(xml, f"<sheetData>{cells}</sheetData>")
    out = edited(data, [SetCell("People", 5, 1, DAY, "edit 1")], before)
    assert openpyxl.load_workbook(io.BytesIO(out))["People"]["A5"].number_format == "d mmm yy"


def test_a_second_sheet_of_the_products_own_adds_its_header_style_once() -> None:
    opened = OpenBook(zipped(parts()), Book("r.xlsx", "xlsx", (Sheet("People", ()),)))
    for name in ("One", "Two"):
        opened.add_sheet(name, (NewColumn("A", 9), NewColumn("B", 9)), "About")
    styles = Styles(opened.styles.to_bytes(), STYLES)
    assert styles.header() != opened.styles.header()
    assert opened.styles.to_bytes().count(b"<b/>") == 1


def test_the_headers_of_a_new_sheet_are_bold() -> None:
    out = edited(zipped(parts()), [AppendToSheet("Log", ("A",), (("x",),), "log")])
    assert openpyxl.load_workbook(io.BytesIO(out))["Log"]["A3"].font.bold


def test_a_number_in_the_place_of_a_day_reads_back_as_a_number_and_a_day_in_its_place_as_a_day() -> None:
    once = edited(zipped(parts()), [SetCell("People", 1, 1, DAY, "edit 1")])
    before = Sheet("People", ((DAY,),))
    twice = edited(once, [SetCell("People", 1, 1, 7, "edit 2")], before)
    assert openpyxl.load_workbook(io.BytesIO(twice))["People"]["A1"].value == 7
    again = edited(once, [SetCell("People", 1, 1, 7, "edit 2"), SetCell("People", 1, 1, DAY, "edit 3")], before)
    assert openpyxl.load_workbook(io.BytesIO(again))["People"]["A1"].value.date() == DAY
