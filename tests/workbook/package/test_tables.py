"""Excel tables: they take in rows and columns, or the sheet is refused them by name."""

from __future__ import annotations

from xml.dom import minidom

import pytest
from made_packages import MAIN, TABLE, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.ranges import down, right
from pmodash.workbook.package.tables import TablePart, table_markup


def table_xml(
    told: str = "", filtered: str = '<autoFilter ref="A1:B3"/>', columns: str = "", ref: str = "A1:B3"
) -> str:
    columns = columns or '<tableColumn id="1" name="Name"/><tableColumn id="4" name="R&amp;D"/>'
    return (
        f'<table xmlns="{MAIN}" id="1" name="People" displayName="People" ref="{ref}" {told}>{filtered}'
        f'<tableColumns count="2">{columns}</tableColumns><tableStyleInfo name="TableStyleLight1"/></table>'
    )


def read(xml: str) -> tuple[Archive, TablePart]:
    archive = Archive(zipped({TABLE: xml}))
    return archive, TablePart(archive, TABLE)


def test_rows_are_taken_in_by_the_table_and_its_filter_and_nothing_else_changes() -> None:
    archive, table = read(table_xml(filtered='<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>'))
    before = archive.read(TABLE)
    assert table.grow(down(table.area, 2))
    assert archive.read(TABLE) == before.replace(b"A1:B3", b"A1:B5")
    assert table.area == Area(1, 1, 5, 2)


def test_a_table_without_a_filter_takes_in_rows() -> None:
    archive, table = read(table_xml(filtered=""))
    table.grow(down(table.area, 1))
    assert b'ref="A1:B4"' in archive.read(TABLE)


def test_a_table_elsewhere_stays_byte_for_byte() -> None:
    archive, table = read(table_xml())
    before = archive.read(TABLE)
    assert not table.grow(down(Area(10, 1, 20, 2), 1))
    assert archive.read(TABLE) == before


def test_a_column_is_taken_in_with_an_id_and_a_name_of_its_own() -> None:
    archive, table = read(table_xml())
    table.grow(right(1, 3), "Status & more")
    out = archive.read(TABLE).decode()
    assert '<tableColumns count="3">' in out
    assert '<tableColumn id="5" name="Status &amp; more"/></tableColumns>' in out
    assert out.count('ref="A1:C3"') == 2


@pytest.mark.parametrize(
    ("header", "name"), [("Two\nlines", "Two_x000a_lines"), ("_x0041_", "_x005F_x0041_"), ("a\tb", "a&#9;b")]
)
def test_a_column_is_named_as_excel_names_it(header: str, name: str) -> None:
    archive, table = read(table_xml())
    table.grow(right(1, 3), header)
    assert f'name="{name}"/></tableColumns>' in archive.read(TABLE).decode()


@pytest.mark.parametrize("header", ["name", "NAME", "r&d", "Two\nlines"])
def test_a_column_that_the_table_has_already_is_refused_by_name(header: str) -> None:
    columns = '<tableColumn id="1" name="Name"/><tableColumn id="2" name="R&amp;D"/>'
    _, table = read(table_xml(columns=f'{columns}<tableColumn id="3" name="Two_x000a_lines"/>'))
    with pytest.raises(RefusedWriteError, match="the table People has a column"):
        table.grow(right(1, 3), header)


def test_a_table_under_a_prefix_takes_in_a_column_under_that_prefix() -> None:
    archive, table = read(
        f'<x:table xmlns:x="{MAIN}" id="1" displayName="P" ref="A1:A3"><x:tableColumns count="1"><x:tableColumn id="1" '
        'name="A"/></x:tableColumns></x:table>'
    )
    table.grow(right(1, 2), "B")
    assert b'<x:tableColumn id="2" name="B"/></x:tableColumns>' in archive.read(TABLE)


@pytest.mark.parametrize(
    ("told", "has_totals", "has_header", "from_query"),
    [
        ("", False, True, False),
        ('totalsRowShown="1"', False, True, False),
        ('totalsRowCount="1"', True, True, False),
        ('headerRowCount="0"', False, False, False),
        ('tableType="queryTable"', False, True, True),
    ],
)
def test_the_kind_of_a_table_is_known(told: str, has_totals: bool, has_header: bool, from_query: bool) -> None:
    _, table = read(table_xml(told))
    assert (table.has_totals, table.has_header, table.from_query) == (has_totals, has_header, from_query)


def test_a_table_that_a_query_fills_is_refused_rows() -> None:
    _, table = read(table_xml('tableType="queryTable"'))
    with pytest.raises(RefusedWriteError, match="the table People is filled by a query"):
        table.grow(down(table.area, 1))


@pytest.mark.parametrize("xml", [table_xml(ref="#REF!"), f'<chart xmlns="{MAIN}" ref="A1:B2"/>', "<table/>"])
def test_a_table_that_cannot_be_made_out_is_refused_by_its_part(xml: str) -> None:
    with pytest.raises(RefusedWriteError, match=r"the table in xl/tables/table1\.xml cannot be made out"):
        read(xml)


def test_a_new_table_is_sound_whatever_its_headers_hold() -> None:
    markup = table_markup(7, "_Log", "A1:B2", ('A "quoted" <b>', "Two\nlines"), strict=False)
    root = minidom.parseString(markup).documentElement
    columns = root.getElementsByTagName("tableColumn")
    assert [column.getAttribute("name") for column in columns] == ['A "quoted" <b>', "Two_x000a_lines"]
    assert [column.getAttribute("id") for column in columns] == ["1", "2"]
    assert (root.getAttribute("id"), root.getAttribute("ref")) == ("7", "A1:B2")
