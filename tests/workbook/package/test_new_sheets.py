"""Sheets of the product's own: real tables in a sound workbook, added to when it comes back."""

from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest
from made_packages import (
    BOOK,
    BOOK_LINKS,
    MAIN,
    OFFICE,
    STRICT_MAIN,
    STRICT_OFFICE,
    TABLE,
    book_xml,
    edited,
    parts,
    relationships,
    unzipped,
    zipped,
)

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Sheet
from pmodash.workbook.patches import AppendToSheet
from pmodash.workbook.reading import read

HEADERS = ("Time", "Edit")
NEW = "xl/worksheets/sheet2.xml"


def log(*rows: tuple[object, ...], name: str = "PMO change log", headers: tuple[str, ...] = HEADERS) -> AppendToSheet:
    return AppendToSheet(name, headers, rows, "log")  # type: ignore[arg-type]


def with_log(data: bytes | None = None, *rows: tuple[object, ...]) -> bytes:
    return edited(data or zipped(parts()), [log(*(rows or ((dt.date(2026, 11, 20), 1),)))])


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_new_sheet_is_an_excel_table_under_a_frozen_header() -> None:
    sheet = opened(with_log(None, (dt.date(2026, 11, 20), "a"), (dt.date(2026, 11, 21), "b")))["PMO change log"]
    assert sheet.freeze_panes == "A4"
    assert [table.ref for table in sheet.tables.values()] == ["A3:B5"]
    assert [sheet["A3"].value, sheet["B3"].value] == ["Time", "Edit"]
    assert sheet["A4"].is_date and sheet["A4"].value.date() == dt.date(2026, 11, 20)


def test_a_new_sheet_is_pointed_at_and_said_to_be_what_it_is() -> None:
    out = unzipped(with_log())
    types, links = out["[Content_Types].xml"].decode(), out[BOOK_LINKS].decode()
    for part, kind in ((NEW, "worksheet"), (TABLE, "table")):
        assert re.search(rf'PartName="/{part}" ContentType="[^"]*\.{kind}\+xml"', types)
    assert 'Id="rId2"' in links and 'Target="worksheets/sheet2.xml"' in links
    assert '<sheet name="PMO change log" sheetId="2" r:id="rId2"/></sheets>' in out[BOOK].decode()
    assert b'<tablePart r:id="rId1"/>' in out[NEW]


def test_ids_and_names_of_a_new_sheet_are_such_as_no_other_has() -> None:
    more = {
        BOOK: book_xml(sheets='<sheet name="pmo CHANGE log" sheetId="40" r:id="rId3"/>'),
        BOOK_LINKS: relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId3", "chartsheet", "c.xml")),
        "xl/tables/table7.xml": f'<table xmlns="{MAIN}" id="12" name="x" displayName="_pmo_change_log" ref="A1:A2"/>',
        "xl/worksheets/_rels/sheet2.xml.rels": relationships(("rId1", "drawing", "../d.xml")),
    }
    out = unzipped(with_log(zipped(parts(**more))))
    assert '<sheet name="PMO change log (2)" sheetId="41" r:id="rId2"/>' in out[BOOK].decode()
    assert b"xl/worksheets/sheet3.xml" in out["[Content_Types].xml"]
    assert NEW not in out
    assert 'id="13" name="_PMO_change_log_2_" displayName="_PMO_change_log_2_"' in out["xl/tables/table13.xml"].decode()


def test_the_name_of_a_new_table_is_not_one_that_stands_for_cells() -> None:
    names = '<definedNames><definedName name="_pmo_CHANGE_log">People!$A$1</definedName></definedNames>'
    out = unzipped(with_log(zipped(parts(**{BOOK: book_xml(after_sheets=names)}))))
    assert 'displayName="_PMO_change_log_2"' in out[TABLE].decode()


def test_a_second_download_adds_to_the_sheet_and_its_table_grows() -> None:
    once = with_log()
    before = read(once, "r.xlsx")
    twice = edited(once, [log((dt.date(2026, 11, 21), 2), (dt.date(2026, 11, 22), 3))], *before.sheets)
    sheet = opened(twice)["PMO change log"]
    assert [sheet.cell(row, 2).value for row in (4, 5, 6)] == [1, 2, 3]
    assert [table.ref for table in sheet.tables.values()] == ["A3:B6"]
    assert set(unzipped(twice)) == set(unzipped(once))


def test_a_header_that_the_sheet_lacks_becomes_a_column_of_its_table() -> None:
    once = edited(zipped(parts()), [log((1, 2, "a"), headers=("Time", "Edit", "Who"))])
    more = log((1, 2, "b", "c"), headers=("time", "Edit", "Who", "What"))
    twice = edited(once, [more], *read(once, "r.xlsx").sheets)
    (table,) = opened(twice)["PMO change log"].tables.values()
    assert table.ref == "A3:D5"
    assert [column.name for column in table.tableColumns] == ["Time", "Edit", "Who", "What"]


def test_several_new_sheets_come_one_behind_the_other() -> None:
    out = edited(zipped(parts()), [log((1, 2), name=name) for name in ("One", "Two", "Three")])
    assert opened(out).sheetnames == ["People", "One", "Two", "Three"]
    tables = [table for sheet in opened(out).worksheets for table in sheet.tables.values()]
    assert sorted(table.id for table in tables) == [1, 2, 3]


def test_a_strict_workbook_stays_strict() -> None:
    out = unzipped(with_log(zipped(parts(main=STRICT_MAIN))))
    for name, part in out.items():
        if name != "[Content_Types].xml":
            assert MAIN.encode() not in part
            assert OFFICE.encode() not in part
    assert f'Type="{STRICT_OFFICE}/table"'.encode() in out["xl/worksheets/_rels/sheet2.xml.rels"]
    assert f'xmlns="{STRICT_MAIN}"'.encode() in out[TABLE]
    assert f'xmlns="{STRICT_MAIN}"'.encode() in out["xl/styles.xml"]


def test_a_sheet_is_listed_where_each_entry_declares_the_prefix_of_its_id() -> None:
    entry = f'<sheet name="People" sheetId="1" d:id="rId1" xmlns:d="{OFFICE}"/>'
    listed = f'<workbook xmlns="{MAIN}"><sheets>{entry}</sheets></workbook>'
    assert opened(with_log(zipped(parts(**{BOOK: listed})))).sheetnames == ["People", "PMO change log"]


def test_a_sheet_is_listed_in_a_workbook_under_a_prefix() -> None:
    listed = (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:q="{OFFICE}"><x:sheets><x:sheet name="People" sheetId="1" q:id="rId1"/>'
        "</x:sheets></x:workbook>"
    )
    out = unzipped(with_log(zipped(parts(**{BOOK: listed}))))
    assert '<x:sheet name="PMO change log" sheetId="2" q:id="rId2"/></x:sheets>' in out[BOOK].decode()


def test_a_locked_structure_is_refused_a_sheet() -> None:
    locked = book_xml(before_sheets='<workbookProtection lockStructure="1"/>')
    with pytest.raises(RefusedWriteError, match="the workbook is protected"):
        with_log(zipped(parts(**{BOOK: locked})))


def test_headers_of_any_signs_make_a_sound_table() -> None:
    headers = ("A & B", '"<c>"', "Two\nlines", "_x0041_")
    out = edited(zipped(parts()), [log((1, 2, 3, 4), headers=headers)])
    sheet = read(out, "r.xlsx").sheet("PMO change log")
    assert [sheet.value(3, column) for column in range(1, 5)] == list(headers)


def test_a_new_row_with_a_blank_leaves_its_cell_out() -> None:
    assert b'r="A4"' not in unzipped(with_log(None, (None, "x")))[NEW]


def test_the_sheets_of_the_workbook_are_not_touched_by_a_new_one() -> None:
    before = parts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    out = edited(zipped(before), [log((1, 2))], Sheet("People", ((1,),)))
    assert unzipped(out)["xl/worksheets/sheet1.xml"].decode() == before["xl/worksheets/sheet1.xml"]
