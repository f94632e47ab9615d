"""What is read of .xls, .xlsb and .ods beside their values: widths, merged areas, errors, and what gets lost."""

from __future__ import annotations

import datetime as dt
import struct

from made_files import biff, binary, binary_excel, old_excel, open_document_of

from pmodash.workbook.cells import Area, Book, ColumnWidth, Sheet, SheetLook
from pmodash.workbook.not_carried import left_out
from pmodash.workbook.reading import read

ROWS = [["Name", "Role", "Notes"], ["Ada Finch", "Lead", "Sponsor"]]


def first_sheet(data: bytes, name: str) -> Sheet:
    return read(data, name).sheets[0]


def counted(book: Book) -> dict[str, int]:
    return {kind: count for kind, count in (book.besides or {}).items() if count}


def test_an_xls_tells_its_widths_and_its_hidden_columns() -> None:
    columns = [(0, 0, 31 * 256, 0, 0), (1, 2, 12 * 256 + 128, 0, 1)]
    more = b"".join(biff(0x7D, struct.pack("<HHHHHH", *column, 0)) for column in columns)
    look = first_sheet(old_excel(ROWS, more), "people.xls").look
    assert look.widths == (ColumnWidth(1, 1, 31), ColumnWidth(2, 3, 12.5, hidden=True))


def test_an_xls_tells_the_rows_and_columns_that_stay_in_view() -> None:
    more = biff(0x23E, struct.pack("<HHHIHHI", 8, 0, 0, 0, 0, 0, 0)) + biff(0x41, struct.pack("<HHHHB", 1, 2, 2, 1, 0))
    assert first_sheet(old_excel(ROWS, more), "people.xls").look.frozen == (2, 1)


def test_a_split_window_of_an_xls_is_not_frozen() -> None:
    more = biff(0x23E, struct.pack("<HHHIHHI", 0, 0, 0, 0, 0, 0, 0)) + biff(0x41, struct.pack("<HHHHB", 9, 9, 2, 1, 0))
    assert first_sheet(old_excel(ROWS, more), "people.xls").look.frozen == (0, 0)


def test_an_xls_shows_its_error_values() -> None:
    sheet = first_sheet(old_excel(ROWS, biff(0x205, struct.pack("<HHHBB", 1, 2, 0, 0x2A, 1))), "people.xls")
    assert sheet.row(2) == ("Ada Finch", "Lead", "#N/A")


def test_what_an_xls_holds_beside_its_values_is_counted() -> None:
    chart, picture = (biff(0x5D, struct.pack("<HHHH", 0x15, 18, kind, 1) + bytes(14)) for kind in (5, 8))
    more = chart + picture + picture + biff(0x1C, bytes(12)) + biff(0x1BE, bytes(8))
    assert counted(read(old_excel(ROWS, more), "people.xls")) == {
        "chart": 1,
        "picture": 2,
        "note": 1,
        "entry rule": 1,
    }


def test_a_very_hidden_sheet_is_told_from_a_hidden_one() -> None:
    sheets = [first_sheet(old_excel(ROWS, state=state), "people.xls") for state in (0, 1, 2)]
    assert [(sheet.hidden, sheet.look.very_hidden) for sheet in sheets] == [(False, False), (True, False), (True, True)]


def test_records_that_are_cut_off_cost_the_looks_and_not_the_values() -> None:
    book = read(old_excel(ROWS, biff(0x7D, b"\0")), "people.xls")
    assert (book.besides, book.sheets[0].look) == (None, SheetLook())
    assert book.sheets[0].row(2) == ("Ada Finch", "Lead", "Sponsor")


def test_an_xlsb_tells_widths_frozen_rows_merged_areas_and_errors() -> None:
    above = binary(151, struct.pack("<ddIIIB", 0, 1, 1, 0, 2, 1)) + binary(60, struct.pack("<IIIIH", 0, 1, 5120, 0, 1))
    inside = binary(0, struct.pack("<I", 2) + bytes(13)) + binary(3, struct.pack("<IIB", 1, 0, 7))
    below = binary(177) + binary(176, struct.pack("<IIII", 0, 0, 1, 2)) + binary(178)
    sheet = first_sheet(binary_excel(ROWS, above, inside, below), "people.xlsb")
    assert sheet.look == SheetLook((ColumnWidth(1, 2, 20, hidden=True),), (1, 0))
    assert sheet.merged == (Area(1, 2, 1, 3),)
    assert (sheet.row(1), sheet.row(3)) == (("Name", "Role", "Notes"), (None, "#DIV/0!", None))


def test_what_an_xlsb_holds_beside_its_values_is_counted() -> None:
    formula = binary(9, struct.pack("<IIdHI", 2, 0, 1.0, 0, 0))
    assert counted(read(binary_excel(ROWS, inside=formula, below=binary(64)), "people.xlsb")) == {
        "formula": 1,
        "entry rule": 1,
    }


WIDE = '<style:style style:name="co1"><style:table-column-properties style:column-width="{}"/></style:style>'
CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'


def open_sheet(rows: str, columns: str = "", styles: str = "", **parts: str) -> Book:
    table = f'<table:table table:name="People">{columns}{rows}</table:table>'
    return read(open_document_of(table, styles, **parts), "people.ods")


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_an_open_document_tells_widths_of_columns_in_any_unit() -> None:
    columns = '<table:table-column table:style-name="co1" table:number-columns-repeated="3"/>'
    for width in ("2.54cm", "1in", "72pt", "25.4mm"):
        book = open_sheet(row(CELL.format("", "Name")), columns, WIDE.format(width))
        assert book.sheets[0].look.widths == (ColumnWidth(1, 3, 13.71),)


def test_an_open_document_tells_hidden_columns() -> None:
    columns = '<table:table-column/><table:table-column table:style-name="co1" table:visibility="collapse"/>'
    book = open_sheet(row(CELL.format("", "Name")), columns, WIDE.format("1in"))
    assert book.sheets[0].look.widths == (ColumnWidth(2, 2, 13.71, hidden=True),)


def test_an_open_document_tells_its_merged_cells() -> None:
    spanned = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell table:number-columns-repeated="{}"/>'
    rows = row(CELL.format("", "a"), CELL.format(spanned, "b"), covered.format(1), CELL.format("", "c"))
    rows += row(CELL.format("", "a"), covered.format(2), CELL.format("", "c"))
    assert open_sheet(rows).sheets[0].merged == (Area(1, 2, 2, 3),)


def test_an_open_document_shows_error_values_and_long_durations() -> None:
    error = '<table:table-cell table:formula="of:=NA()" office:value-type="string" office:string-value="" '
    error += 'calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    lasting = '<table:table-cell office:value-type="time" office:time-value="PT30H15M00S"/>'
    sheet = open_sheet(row(CELL.format("", "Name")) + row(error, lasting)).sheets[0]
    assert sheet.row(2) == ("#N/A", dt.timedelta(hours=30, minutes=15))


def test_an_open_document_tells_the_rows_and_columns_that_stay_in_view() -> None:
    items = {"HorizontalSplitMode": 2, "HorizontalSplitPosition": 1, "VerticalSplitMode": 2, "VerticalSplitPosition": 3}
    told = "".join(f'<config:config-item config:name="{name}">{n}</config:config-item>' for name, n in items.items())
    names = 'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
    settings = (
        f'<s {names}><config:config-item-map-entry config:name="People">{told}</config:config-item-map-entry></s>'
    )
    book = open_sheet(row(CELL.format("", "Name")), **{"settings.xml": settings})
    assert book.sheets[0].look.frozen == (3, 1)


def test_what_an_open_document_holds_beside_its_values_is_counted() -> None:
    note = "<office:annotation><text:p>why</text:p></office:annotation>"
    frame = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./R/1"/></draw:frame>'
    picture = '<draw:frame><draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    cell = f"<table:table-cell>{note}{frame}{picture}</table:table-cell>"
    sums = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2" '
    sums += 'table:number-columns-repeated="3"/>'
    chart = '<a xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"><chart:chart/></a>'
    parts = {"Object 1/content.xml": chart, "Basic/Standard/Module1.xml": "<m/>"}
    book = open_sheet(row(CELL.format("", "Name"), cell, sums), **parts)
    assert counted(book) == {"note": 1, "chart": 1, "picture": 1, "formula": 3, "macro": 1}


def test_a_document_type_declaration_costs_the_looks_alone() -> None:
    entities = '<!DOCTYPE s [<!ENTITY a "aaaa">]><s>&a;</s>'
    book = open_sheet(row(CELL.format("", "Name")), **{"settings.xml": entities})
    assert (book.besides, book.sheets[0].row(1)) == (None, ("Name",))


def test_what_is_left_out_is_named_with_its_count() -> None:
    data = old_excel(ROWS, biff(0x06, bytes(22)) + biff(0x1C, bytes(12)) * 2)
    told = " ".join(left_out(read(data, "people.xls"), data))
    assert "Not in the new file: 1 formula (its last result is there as a value), 2 notes on cells." in told
    assert "chart" not in told


def test_where_it_cannot_be_told_all_that_may_be_left_out_is_named() -> None:
    data = old_excel(ROWS, biff(0x7D, b"\0"))
    assert "Formulas, column widths, charts" in " ".join(left_out(read(data, "people.xls"), data))
