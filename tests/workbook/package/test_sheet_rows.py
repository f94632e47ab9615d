"""The rows and cells of a sheet's part: changed one by one, in their place, the rest as it is."""

from __future__ import annotations

import re

import pytest
from made_packages import saved, sheet_part

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.cell_markup import cell_markup


def with_cells(inside: str, *cells: tuple[int, int, str]) -> str:
    """What the sheet holds after texts were put in cells."""
    archive, sheet = sheet_part(inside)
    for row, column, text in cells:
        markup = cell_markup(row, column, text, sheet.style(row, column), sheet.prefix, False)
        sheet.rows.put(row, column, markup)
    return saved(archive, sheet)


def cell(place: str, text: str, style: str = "") -> str:
    look = f' s="{style}"' if style else ""
    return f'<c r="{place}"{look} t="inlineStr"><is><t>{text}</t></is></c>'


def test_a_cell_that_stands_there_is_replaced_and_keeps_its_style() -> None:
    inside = '<sheetData><row r="1" ht="20"><c r="A1"><v>1</v></c><c r="B1" s="0" t="n"><v>2</v></c></row></sheetData>'
    after = with_cells(inside, (1, 2, "x"))
    assert after == inside.replace('<c r="B1" s="0" t="n"><v>2</v></c>', cell("B1", "x", "0"))


@pytest.mark.parametrize(
    ("column", "after"),
    [
        (1, '{}<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>'),
        (3, '<c r="B1"><v>1</v></c>{}<c r="D1"><v>2</v></c>'),
        (5, '<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>{}'),
    ],
)
def test_a_new_cell_comes_before_between_or_behind_the_others(column: int, after: str) -> None:
    row = '<sheetData><row r="1">{}</row></sheetData>'
    got = with_cells(row.format('<c r="B1"><v>1</v></c><c r="D1"><v>2</v></c>'), (1, column, "x"))
    assert got == row.format(after.format(cell(f"{'ABCDE'[column - 1]}1", "x")))


def test_new_cells_stand_in_order_however_they_were_put() -> None:
    after = with_cells('<sheetData><row r="1"><c r="A1"/></row></sheetData>', (1, 5, "e"), (1, 3, "c"), (1, 4, "d"))
    assert re.findall(r'<c r="(..)"', after) == ["A1", "C1", "D1", "E1"]


@pytest.mark.parametrize(
    ("row", "after"),
    [
        (1, '{}<row r="2"/><row r="4"/>'),
        (3, '<row r="2"/>{}<row r="4"/>'),
        (5, '<row r="2"/><row r="4"/>{}'),
    ],
)
def test_a_new_row_comes_before_between_or_behind_the_others(row: int, after: str) -> None:
    got = with_cells('<sheetData><row r="2"/><row r="4"/></sheetData>', (row, 1, "x"))
    made = f'<row r="{row}">{cell(f"A{row}", "x")}</row>'
    assert got == f"<sheetData>{after.format(made)}</sheetData>"


def test_new_rows_stand_in_order_however_they_were_put() -> None:
    after = with_cells('<sheetData><row r="9"/></sheetData>', (7, 1, "x"), (3, 1, "y"), (5, 1, "z"))
    assert re.findall(r'<row r="(.)"', after) == ["3", "5", "7", "9"]


@pytest.mark.parametrize("row", ['<row r="3" s="1"/>', '<row r="3" s="1"></row>', '<row r="3" s="1" />'])
def test_a_row_without_cells_takes_one(row: str) -> None:
    after = with_cells(f'<sheetData><row r="1"/>{row}</sheetData>', (3, 2, "x"))
    assert after == f'<sheetData><row r="1"/><row r="3" s="1">{cell("B3", "x")}</row></sheetData>'


@pytest.mark.parametrize(
    "empty", ["<sheetData/>", "<sheetData />", "<sheetData></sheetData>", "<sheetData>\n</sheetData>"]
)
def test_a_sheet_without_rows_takes_one(empty: str) -> None:
    after = with_cells(f"<sheetPr/>{empty}<pageMargins/>", (2, 1, "x"))
    made = f'<row r="2">{cell("A2", "x")}</row></sheetData>'
    assert after.replace("\n", "") == f"<sheetPr/><sheetData>{made}<pageMargins/>"


def test_a_sheet_without_a_place_for_rows_gets_one_where_it_belongs() -> None:
    after = with_cells("<sheetPr/><cols><col min='1' max='1' width='9'/></cols><pageMargins/>", (1, 1, "x"))
    made = f'<sheetData><row r="1">{cell("A1", "x")}</row></sheetData>'
    assert after == f"<sheetPr/><cols><col min='1' max='1' width='9'/></cols>{made}<pageMargins/>"


def test_rows_and_cells_without_an_address_count_on_from_the_one_before() -> None:
    inside = (
        '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>'
        "<row><c><v>5</v></c></row></sheetData>"
    )
    after = with_cells(inside, (1, 2, "B1"), (5, 4, "D5"), (6, 1, "A6"), (6, 3, "C6"))
    assert after == (
        f"<sheetData><row><c><v>1</v></c>{cell('B1', 'B1')}</row>"
        f'<row r="5"><c r="C5"><v>3</v></c>{cell("D5", "D5")}</row>'
        f"<row>{cell('A6', 'A6')}{cell('C6', 'C6')}</row></sheetData>"
    )


def test_a_cell_made_blank_keeps_its_place_for_those_that_count_on_from_it() -> None:
    archive, sheet = sheet_part("<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>")
    sheet.rows.put(1, 1, cell_markup(1, 1, None, "", b"", False))
    assert saved(archive, sheet) == '<sheetData><row><c r="A1"/><c><v>2</v></c></row></sheetData>'


def test_rows_out_of_order_are_found_and_stay_in_theirs() -> None:
    inside = '<sheetData><row r="7"><c r="A7"><v>7</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>'
    after = with_cells(inside, (2, 1, "x"), (4, 1, "y"))
    assert after == (
        f'<sheetData><row r="7"><c r="A7"><v>7</v></c></row><row r="2">{cell("A2", "x")}</row>'
        f'<row r="4">{cell("A4", "y")}</row></sheetData>'
    )


@pytest.mark.parametrize(("told", "column", "after"), [("2:3", 5, "2:5"), ("2:3", 1, "1:3"), ("1:2 4:6", 7, "1:7")])
def test_the_span_that_a_row_tells_takes_in_a_new_cell(told: str, column: int, after: str) -> None:
    got = with_cells(f'<sheetData><row r="1" spans="{told}"><c r="B1"/></row></sheetData>', (1, column, "x"))
    assert f'<row r="1" spans="{after}">' in got


@pytest.mark.parametrize(
    "inside",
    [
        '<sheetData><row r="1"/><row r="1"/></sheetData>',
        '<sheetData><row r="2"/><row r="1"/><row/></sheetData>',
        '<sheetData><row r="0"/></sheetData>',
        '<sheetData><row r="1048577"/></sheetData>',
        f'<sheetData><row r="{"9" * 30}"/></sheetData>',
    ],
)
def test_a_row_that_stands_twice_or_in_no_sheet_is_refused(inside: str) -> None:
    with pytest.raises(RefusedWriteError, match=r"sheet1\.xml holds a row twice, or one that no sheet has"):
        assert sheet_part(inside)[1].rows


@pytest.mark.parametrize("second", ["A1", "A2", "$A$1"])
def test_a_cell_that_stands_twice_or_in_the_wrong_row_is_refused_when_its_row_is_touched(second: str) -> None:
    row = f'<sheetData><row r="1"><c r="A1"/><c r="{second}"/></row><row r="2"/></sheetData>'
    assert cell("B2", "x") in with_cells(row.replace("A2", "A1"), (2, 2, "x"))
    with pytest.raises(RefusedWriteError, match=r"A1 stands twice or in the wrong row"):
        with_cells(row, (1, 2, "x"))


def test_a_row_that_is_not_well_formed_is_refused_when_it_is_touched() -> None:
    _, sheet = sheet_part('<sheetData><row r="1"><c r="A1"><v>1</c></row></sheetData>')
    sheet.rows.put(1, 2, cell_markup(1, 2, "x", "", b"", False))
    with pytest.raises(RefusedWriteError, match=r"sheet1\.xml of the workbook's file is damaged"):
        sheet.save()


def test_rows_under_another_prefix_are_refused() -> None:
    with pytest.raises(RefusedWriteError, match="cannot be made out"):
        assert sheet_part('<sheetData><y:row xmlns:y="m" r="1"/></sheetData>')[1].rows


def test_signs_in_the_values_of_attributes_do_not_end_a_tag() -> None:
    row = '<row q:n=\'a>b r="7"\' r="2" xmlns:q="m"><c q:n="x>y" r="B2"><v>1</v></c><c r="C2"/></row>'
    after = with_cells(f"<sheetData>{row}</sheetData>", (2, 2, "x"))
    changed = row.replace('<c q:n="x>y" r="B2"><v>1</v></c>', cell("B2", "x"))
    assert after == f"<sheetData>{changed}</sheetData>"


def test_end_tags_with_blanks_are_end_tags() -> None:
    inside = '<sheetData><row r="1"><c r="A1"><v>1</v></c ><c r="B1"><v>2</v></c\n></row ></sheetData >'
    assert with_cells(inside, (1, 1, "x")) == inside.replace('<c r="A1"><v>1</v></c >', cell("A1", "x"))


def test_tags_in_comments_instructions_and_literal_text_are_no_rows_and_cells() -> None:
    inside = (
        '<sheetData><!-- <row r="2"><c r="A2"/></row> --><?x <row r="3"/>?><row r="2"><!-- <c r="A2"> --><c r="A2" '
        't="inlineStr"><is><t><![CDATA[<c r="B2"></c></row>]]></t></is></c><c r="B2"><v>1</v></c></row></sheetData>'
    )
    assert with_cells(inside, (2, 2, "x")) == inside.replace('<c r="B2"><v>1</v></c>', cell("B2", "x"))


def test_a_prefix_of_the_sheet_is_taken_up() -> None:
    archive, sheet = sheet_part("", **{"xl/worksheets/sheet1.xml": (
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>'
    )})  # fmt: skip
    for row in (1, 2):
        sheet.rows.put(row, 2, cell_markup(row, 2, True, "", sheet.prefix, False))
    assert saved(archive, sheet) == (
        '<x:sheetData><x:row r="1"><x:c r="A1"/><x:c r="B1" t="b"><x:v>1</x:v></x:c></x:row>'
        '<x:row r="2"><x:c r="B2" t="b"><x:v>1</x:v></x:c></x:row></x:sheetData>'
    )


def test_a_new_cell_looks_like_its_row_where_that_has_a_look_and_else_like_its_column() -> None:
    inside = (
        '<cols><col min="2" max="3" style="4" width="9"/></cols><sheetData><row r="1" s="7" customFormat="1"/>'
        '<row r="2" s="7"/><row r="3"><c r="B3"/><c r="C3" s="2"/></row></sheetData>'
    )
    _, sheet = sheet_part(inside)
    assert [sheet.style(*place) for place in ((1, 2), (2, 2), (2, 4), (3, 2), (3, 3), (9, 3))] == [
        "7", "4", "", "", "2", "4",
    ]  # fmt: skip


def test_a_new_row_is_as_high_as_another_where_that_was_set_by_hand() -> None:
    archive, sheet = sheet_part('<sheetData><row r="1" ht="30" customHeight="1"/><row r="2" ht="15"/></sheetData>')
    sheet.same_height(3, 1)
    sheet.same_height(4, 2)
    sheet.rows.put(3, 1, cell_markup(3, 1, 1, "", b"", False))
    assert '<row r="3" ht="30" customHeight="1"><c r="A3"><v>1</v></c></row></sheetData>' in saved(archive, sheet)
