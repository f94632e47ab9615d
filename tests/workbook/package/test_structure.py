"""What comes out is a workbook as ECMA-376 wants it: sound parts, ids that are unique, children in their order."""

from __future__ import annotations

import io
from collections import Counter
from functools import cache
from xml.dom import minidom

import openpyxl
import pytest
from made_packages import edited, unzipped
from varied_books import EDITS, varied_book

from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.links import Links
from pmodash.workbook.reading import read

ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
)  # fmt: skip
BOOK_ORDER = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "extLst",
)  # fmt: skip


@cache
def results() -> dict[bool, bytes]:
    """Two varied workbooks after edits of every kind: with an Excel table and without."""
    made = {}
    for table in (True, False):
        data = varied_book(table)
        made[table] = edited(data, EDITS, *read(data, "r.xlsx").sheets)
    return made


def trees(data: bytes, folder: str = "") -> dict[str, minidom.Element]:
    named = ((name, part) for name, part in unzipped(data).items() if name.endswith((".xml", ".rels")))
    return {name: minidom.parseString(part).documentElement for name, part in named if name.startswith(folder)}


def once_each(told: list[str]) -> bool:
    return max(Counter(told).values(), default=0) <= 1


both = pytest.mark.parametrize("table", [True, False])


@both
def test_every_part_is_well_formed_and_the_workbook_opens(table: bool) -> None:
    assert len(trees(results()[table])) > 8
    assert openpyxl.load_workbook(io.BytesIO(results()[table])).sheetnames == ["People", "Other", "Log"]


@both
def test_what_stands_in_a_sheet_stands_in_its_order(table: bool) -> None:
    for root in trees(results()[table], "xl/worksheets/sheet").values():
        places = [ORDER.index(child.tagName) for child in root.childNodes]
        assert places == sorted(places)


@both
def test_what_stands_in_the_workbooks_part_stands_in_its_order(table: bool) -> None:
    root = trees(results()[table])["xl/workbook.xml"]
    places = [BOOK_ORDER.index(child.tagName) for child in root.childNodes]
    assert places == sorted(places)


@both
def test_rows_and_cells_stand_once_and_in_order(table: bool) -> None:
    for root in trees(results()[table], "xl/worksheets/sheet").values():
        rows = [int(row.getAttribute("r")) for row in root.getElementsByTagName("row")]
        assert rows == sorted(set(rows))
        for row in root.getElementsByTagName("row"):
            cells = [cell.getAttribute("r") for cell in row.getElementsByTagName("c")]
            assert cells == sorted(set(cells), key=lambda told: (len(told), told))
            assert all(told.endswith(row.getAttribute("r")) for told in cells)


@both
def test_ids_are_unique(table: bool) -> None:
    found = trees(results()[table])
    sheets = found["xl/workbook.xml"].getElementsByTagName("sheet")
    for name in ("name", "sheetId", "r:id"):
        assert once_each([sheet.getAttribute(name) for sheet in sheets])
    tables = [root for name, root in found.items() if "/tables/" in name]
    for name in ("id", "name", "displayName"):
        assert once_each([root.getAttribute(name) for root in tables])
    for name, root in found.items():
        if name.endswith(".rels"):
            assert once_each([link.getAttribute("Id") for link in root.childNodes])


@both
def test_every_part_is_told_of_once_and_every_relationship_leads_to_a_part(table: bool) -> None:
    data = results()[table]
    archive = Archive(data)
    told = [
        node.getAttribute("PartName") for node in trees(data)["[Content_Types].xml"].getElementsByTagName("Override")
    ]
    assert once_each([part.lower() for part in told])
    assert all(archive.has(part) for part in told)
    for name in archive.names:
        for link in Links(archive, name).links:
            assert link.address or archive.has(link.target)


@both
def test_styles_that_cells_name_are_there_and_counted(table: bool) -> None:
    found = trees(results()[table])
    (styles,) = found["xl/styles.xml"].getElementsByTagName("cellXfs")
    count = len(styles.getElementsByTagName("xf"))
    assert styles.getAttribute("count") == str(count)
    cells = [cell for root in found.values() for cell in root.getElementsByTagName("c")]
    assert all(int(cell.getAttribute("s") or 0) < count for cell in cells)


@both
def test_the_columns_of_a_table_are_its_headers(table: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(results()[table]))
    for sheet in book.worksheets:
        for one in sheet.tables.values():
            first, *_ = sheet[one.ref]
            assert [str(cell.value) for cell in first] == [column.name for column in one.tableColumns]
