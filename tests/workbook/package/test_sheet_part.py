"""What stands over a sheet's cells, and what covers a table and grows with it."""

from __future__ import annotations

import re

import pytest
from made_packages import (
    BOOK,
    BOOK_LINKS,
    MAIN,
    SHEET,
    SHEET_LINKS,
    STYLES,
    TABLE,
    book_xml,
    edited,
    parts,
    relationships,
    rows,
    saved,
    sheet_part,
    unzipped,
    zipped,
)

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area, Sheet
from pmodash.workbook.package.cell_markup import cell_markup
from pmodash.workbook.package.ranges import down, right
from pmodash.workbook.patches import AppendRow, Cell, PutColumn, SetCell

LINES = (("Name", "Mail"), ("Ada", "ada@x.example"), ("Ben", "ben@x.example"))
PEOPLE = Sheet("People", LINES)
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


def grown(inside: str) -> str:
    """What the sheet holds after A1:B3 took in two rows."""
    archive, sheet = sheet_part(inside)
    sheet.grow(down(Area(1, 1, 3, 2), 2))
    return saved(archive, sheet)


def extension(content: str) -> str:
    return f'<sheetData></sheetData><extLst><ext xmlns:x14="{X14}" xmlns:xm="{XM}" uri="{{1}}">{content}</ext></extLst>'


def appended(inside: str, names: str = "", **more: str) -> dict[str, str]:
    """The parts as text after a row was put below A1:B3."""
    data = zipped(parts(rows(*LINES) + inside, **{BOOK: book_xml(after_sheets=names)}, **more))
    patch = AppendRow("People", 4, 1, 1, 2, (Cell(1, "Cleo", "name"),), "a new contact")
    return {name: part.decode() for name, part in unzipped(edited(data, [patch], PEOPLE)).items()}


def set_cell(row: int, column: int, inside: str, **more: str) -> bytes:
    return edited(zipped(parts(inside, **more)), [SetCell("People", row, column, "x", "edit 1")], PEOPLE)


@pytest.mark.parametrize(
    "covering",
    [
        '<autoFilter ref="A1:B{}"/>',
        '<autoFilter ref="A1:B{}"><filterColumn colId="0"/></autoFilter>',
        '<conditionalFormatting sqref="A2:A{} D2:D3"><cfRule type="expression" priority="1"/></conditionalFormatting>',
        '<dataValidations><dataValidation sqref="B2:B{}"/><dataValidation sqref="B2"/></dataValidations>',
    ],
)
def test_filters_formats_and_lists_that_cover_the_table_to_its_end_take_in_new_rows(covering: str) -> None:
    assert grown("<sheetData></sheetData>" + covering.format(3)) == "<sheetData></sheetData>" + covering.format(5)


@pytest.mark.parametrize(
    "content",
    [
        "<x14:conditionalFormattings><x14:conditionalFormatting>{}</x14:conditionalFormatting></x14:conditionalFormattings>",
        "<x14:dataValidations><x14:dataValidation>{}</x14:dataValidation></x14:dataValidations>",
    ],
)
def test_their_newer_twins_take_in_new_rows(content: str) -> None:
    before = extension(content.format("<xm:f>A2</xm:f><xm:sqref>B2:B3 D1</xm:sqref>"))
    assert grown(before) == before.replace("B2:B3 D1", "B2:B5 D1")


def test_the_cell_of_a_sparkline_stays_one_cell() -> None:
    sparkline = "<x14:sparkline><xm:f>People!A3:B3</xm:f><xm:sqref>{}</xm:sqref> </x14:sparkline>"
    before = extension(sparkline.format("B2"))
    archive, sheet = sheet_part(before)
    sheet.grow(down(Area(1, 1, 2, 2), 2))
    assert saved(archive, sheet) == before


def test_ranges_in_comments_stay_as_they_are() -> None:
    before = extension("<!-- <xm:sqref>B2:B3</xm:sqref> --><x14:a/>")
    assert grown(before) == before


def test_a_sheet_without_anything_that_grows_stays_byte_for_byte() -> None:
    before = '<!-- kept --><?kept?><sheetData/><autoFilter ref="D1:E9"/>'
    assert grown(before) == before


def test_a_new_column_is_taken_in_by_the_filter() -> None:
    archive, sheet = sheet_part('<sheetData></sheetData><autoFilter ref="A1:B3"/>')
    sheet.grow(right(1, 3), "Status")
    assert saved(archive, sheet) == '<sheetData></sheetData><autoFilter ref="A1:C3"/>'


@pytest.mark.parametrize(
    ("told", "place", "after"),
    [
        ("A1:B3", (4, 2), "A1:B4"),
        ("A1:B3", (2, 5), "A1:E3"),
        ("B2:C3", (1, 1), "A1:C3"),
        ("A1", (1, 1), "A1"),
        ("A1:XFD1048576", (9, 9), "A1:XFD1048576"),
        ("nonsense", (9, 9), "nonsense"),
    ],
)
def test_the_extent_that_a_sheet_tells_takes_in_new_cells(told: str, place: tuple[int, int], after: str) -> None:
    archive, sheet = sheet_part(f'<dimension ref="{told}"/><sheetData/>')
    sheet.rows.put(*place, cell_markup(*place, 1, "", b"", False))
    assert saved(archive, sheet).startswith(f'<dimension ref="{after}"/>')


def test_names_for_the_table_take_in_a_new_row() -> None:
    names = (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">People!$A$1:$B$3</definedName>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\'People\'!$A$1:$B$3</definedName>'
        '<definedName name="All">People!$A$2:$A$3</definedName>'
        '<definedName name="Top">People!$A$1:$B$1</definedName></definedNames>'
    )
    assert names.replace("$B$3", "$B$4").replace("$A$3", "$A$4") in appended("", names=names)[BOOK]


def test_an_excel_table_takes_in_a_new_row() -> None:
    out = appended('<tableParts count="1"><tablePart r:id="rId1"/></tableParts>', **table_of_people())
    assert out[TABLE].count('ref="A1:B4"') == 2


def table_of_people(told: str = "", ref: str = "A1:B3") -> dict[str, str]:
    return {
        SHEET_LINKS: relationships(("rId1", "table", "../tables/table1.xml")),
        TABLE: (
            f'<table xmlns="{MAIN}" id="1" name="People" displayName="People" ref="{ref}" {told}><autoFilter '
            f'ref="{ref}"/><tableColumns count="2"><tableColumn id="1" name="Name"/><tableColumn id="2" name="Mail"/>'
            "</tableColumns></table>"
        ),
    }


@pytest.mark.parametrize(
    ("told", "ref", "why"),
    [
        ('totalsRowCount="1"', "A1:B4", "the totals of the table People stand below it"),
        ('totalsRowCount="1"', "A1:B3", "the totals of the table People stand below it"),
        ('tableType="queryTable"', "A1:B3", "the table People is filled by a query"),
    ],
)
def test_a_row_for_a_table_with_totals_or_a_query_is_refused_with_the_table_named(
    told: str, ref: str, why: str
) -> None:
    with pytest.raises(RefusedWriteError, match=why):
        appended("", **table_of_people(told, ref))


def test_a_table_takes_in_rows_that_do_not_follow_each_other() -> None:
    data = zipped(parts(rows(*LINES), **table_of_people()))
    patches = [AppendRow("People", row, 1, 1, 2, (Cell(1, "x"),), "new") for row in (4, 7)]
    assert unzipped(edited(data, patches, PEOPLE))[TABLE].count(b'ref="A1:B7"') == 2


def test_a_table_with_blank_rows_below_its_last_contact_takes_rows_in_and_then_grows() -> None:
    data = zipped(parts(rows(*LINES), **table_of_people(ref="A1:B4")))
    patches = [AppendRow("People", row, 1, 1, 2, (Cell(1, "x"),), "new") for row in (4, 5, 6)]
    assert unzipped(edited(data, patches, PEOPLE))[TABLE].count(b'ref="A1:B6"') == 2
    assert unzipped(edited(data, patches[:1], PEOPLE))[TABLE].count(b'ref="A1:B4"') == 2


def test_the_header_of_an_excel_table_is_refused_with_the_cell_named() -> None:
    with pytest.raises(RefusedWriteError, match="People!B1 lies inside the header of the table People"):
        set_cell(1, 2, "<sheetData/>", **table_of_people())


@pytest.mark.parametrize("ref", ["B2:B3", "A3:B3", "$B$3:$C$4"])
def test_the_hidden_part_of_merged_cells_is_refused_with_the_cell_named(ref: str) -> None:
    with pytest.raises(RefusedWriteError, match="People!B3 is part of merged cells"):
        set_cell(
            3, 2, f'<sheetData/><mergeCells count="1"><mergeCell ref="{ref}"/></mergeCells>'.replace("$B$3:", "B2:")
        )


def test_the_first_of_merged_cells_may_be_set() -> None:
    assert b'r="B2"' in unzipped(set_cell(2, 2, '<sheetData/><mergeCells><mergeCell ref="B2:C9"/></mergeCells>'))[SHEET]


@pytest.mark.parametrize("kind", ["array", "dataTable"])
def test_a_cell_inside_an_array_formula_or_data_table_is_refused_with_the_cell_named(kind: str) -> None:
    cells = f'<row r="2"><c r="A2"><f t="{kind}" ref="A2:B4">1</f><v>1</v></c></row>'
    with pytest.raises(RefusedWriteError, match="People!B4 lies inside an array formula or a data table"):
        set_cell(4, 2, f"<sheetData>{cells}</sheetData>")
    assert b'r="C4"' in unzipped(set_cell(4, 3, f"<sheetData>{cells}</sheetData>"))[SHEET]


def with_pivot_table(location: str) -> dict[str, str]:
    """The parts of a pivot table that stands there."""
    pivot = f'<pivotTableDefinition xmlns="{MAIN}"><location {location} firstHeaderRow="1"/></pivotTableDefinition>'
    return {
        SHEET_LINKS: relationships(("rId1", "pivotTable", "../pivotTables/pivotTable1.xml")),
        "xl/pivotTables/pivotTable1.xml": pivot,
    }


def test_a_cell_inside_a_pivot_table_is_refused_with_the_cell_named() -> None:
    with pytest.raises(RefusedWriteError, match="People!E4 lies inside a pivot table"):
        set_cell(4, 5, "<sheetData/>", **with_pivot_table('ref="D3:E9"'))


@pytest.mark.parametrize("place", [(3, 4), (4, 5), (3, 8)])
def test_a_filter_above_a_pivot_table_is_refused(place: tuple[int, int]) -> None:
    pivot = with_pivot_table('ref="D6:E9" rowPageCount="2" colPageCount="2"')
    with pytest.raises(RefusedWriteError, match="lies inside the filters of a pivot table"):
        set_cell(*place, "<sheetData/>", **pivot)


@pytest.mark.parametrize("place", [(2, 4), (5, 4), (3, 9), (3, 3)])
def test_a_cell_beside_the_filters_of_a_pivot_table_may_be_set(place: tuple[int, int]) -> None:
    pivot = with_pivot_table('ref="D6:E9" rowPageCount="2" colPageCount="2"')
    assert b"<t>x</t>" in unzipped(set_cell(*place, "<sheetData/>", **pivot))[SHEET]


@pytest.mark.parametrize("told", ['sheet="1"', 'sheet="true" objects="1"'])
def test_a_locked_cell_of_a_protected_sheet_is_refused(told: str) -> None:
    with pytest.raises(RefusedWriteError, match="the sheet 'People' is protected"):
        set_cell(2, 2, f"<sheetData/><sheetProtection {told}/>")


def test_a_cell_that_is_not_locked_may_be_set_in_a_protected_sheet() -> None:
    more = {
        STYLES: f'<styleSheet xmlns="{MAIN}"><cellXfs><xf><protection locked="0"/></xf></cellXfs></styleSheet>',
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")
        ),
    }
    out = set_cell(2, 2, '<sheetData/><sheetProtection sheet="1"/>', **more)
    assert b'<sheetProtection sheet="1"/>' in unzipped(out)[SHEET]


def test_protection_that_is_switched_off_keeps_no_cell() -> None:
    assert b'r="B2"' in unzipped(set_cell(2, 2, '<sheetData/><sheetProtection sheet="0"/>'))[SHEET]


def formula_rows(first: str, second: str) -> str:
    return (
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>'
        f'<row r="2"><c r="A2"><v>2</v></c><c r="B2">{first}</c></row>'
        f'<row r="3"><c r="A3"><v>3</v></c><c r="B3" s="0">{second}</c></row></sheetData>'
    )


@pytest.mark.parametrize(
    ("first", "second", "carried"),
    [
        ("<f>A2</f><v>2</v>", '<f>A3*$A$1&amp;"A3"</f><v>3</v>', 'A4*$A$1&amp;"A3"'),
        ('<f t="shared" ref="B2:B3" si="0">A2+1</f>', '<f t="shared" si="0"/>', "A4+1"),
        ('<f t="shared" ref="B2:B3" si="0">A2+1</f>', '<f t="shared" si="0"></f><v>4</v>', "A4+1"),
        ("<f>A2</f>", "<f><![CDATA[A3&1]]></f>", "A4&amp;1"),
        ("<f>A2</f>", "<f>&#39;My sheet&#39;!A3</f>", "'My sheet'!A4"),
    ],
)
def test_a_formula_is_filled_down_as_excel_does(first: str, second: str, carried: str) -> None:
    archive, sheet = sheet_part(formula_rows(first, second))
    assert sheet.carry_formula(4, 2, 3)
    assert f'<row r="4"><c r="B4" s="0"><f>{carried}</f></c></row>' in saved(archive, sheet)


@pytest.mark.parametrize(
    "formula",
    [
        "<v>3</v>",
        '<f t="array" ref="B3">A3</f>',
        '<f t="dataTable" ref="B3:B4"/>',
        '<f t="shared" si="9"/>',
        "<f>A3)</f>",
        "<f/>",
    ],
)
def test_what_cannot_be_filled_down_is_not(formula: str) -> None:
    _, sheet = sheet_part(formula_rows("<v>1</v>", formula))
    assert not sheet.carry_formula(4, 2, 3)


def test_a_shared_formula_whose_cell_has_no_address_is_not_taken_for_the_one_before() -> None:
    inside = (
        '<sheetData><row r="2"><c r="A2"><v>2</v></c><c><f t="shared" ref="B2:B3" si="0">A2+1</f></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/></c></row></sheetData>'
    )
    _, sheet = sheet_part(inside)
    assert not sheet.carry_formula(4, 2, 3)


@pytest.mark.parametrize("target", ["", "worksheets/gone.xml"])
def test_a_sheet_that_lost_its_part_is_refused_in_a_sentence(target: str) -> None:
    files = {**parts(), BOOK_LINKS: relationships(("rId1", "worksheet", target))}
    with pytest.raises(RefusedWriteError, match="edit 1: the workbook's file has lost the cells of this sheet"):
        edited(zipped(files), [SetCell("People", 1, 1, "x", "edit 1")])


def mail_sheet(*refs: str) -> tuple[str, dict[str, str]]:
    links = "".join(f'<hyperlink ref="{ref}" r:id="rId{n}" tooltip="t"/>' for n, ref in enumerate(refs, 1))
    told = [(f"rId{n}", "hyperlink", f"mailto:old{n}@x.example") for n in range(1, len(refs) + 1)]
    return f"{rows(*LINES)}<hyperlinks>{links}</hyperlinks>", {SHEET_LINKS: relationships(*told)}


def with_mail(text: str | None, *refs: str) -> tuple[str, str]:
    """The sheet and its relationships after B2 took a text."""
    inside, more = mail_sheet(*refs)
    out = unzipped(edited(zipped(parts(inside, **more)), [SetCell("People", 2, 2, text, "edit 1")], PEOPLE))
    return out[SHEET].decode(), out[SHEET_LINKS].decode()


def test_a_cell_that_links_to_its_address_links_to_the_new_one() -> None:
    sheet, links = with_mail("new@x.example", "B2", "B3")
    assert '<hyperlink ref="B2" r:id="rId3" tooltip="t"/><hyperlink ref="B3" r:id="rId2" tooltip="t"/>' in sheet
    assert 'Id="rId3"' in links and 'Target="mailto:new@x.example" TargetMode="External"' in links


def test_a_link_that_tells_what_it_shows_shows_the_new_address() -> None:
    inside, more = mail_sheet("B2")
    inside = inside.replace('tooltip="t"', 'display="old1@x.example"')
    out = unzipped(edited(zipped(parts(inside, **more)), [SetCell("People", 2, 2, "new@x.example", "edit 1")], PEOPLE))
    assert '<hyperlink ref="B2" r:id="rId2" display="new@x.example"/>' in out[SHEET].decode()


def test_an_address_with_signs_of_its_own_makes_a_sound_link() -> None:
    _, links = with_mail("zoë+pmo&co@x.example", "B2")
    assert 'Target="mailto:zo%C3%AB+pmo%26co@x.example"' in links


@pytest.mark.parametrize("text", [None, "no address", "Ada <ada@x.example>", "a@x.example; b@x.example"])
def test_a_cell_that_holds_no_address_any_more_links_to_nothing(text: str | None) -> None:
    sheet, links = with_mail(text, "B2", "B3")
    assert re.findall(r"<hyperlink [^>]*>", sheet) == ['<hyperlink ref="B3" r:id="rId2" tooltip="t"/>']
    assert links.count("mailto:") == 2


def test_the_last_link_of_a_sheet_goes_with_the_list_of_links() -> None:
    assert "hyperlink" not in with_mail(None, "B2")[0]


@pytest.mark.parametrize("refs", [("A2",), ("B2:B3",), ("B3",)])
def test_links_of_other_cells_stay_as_they_are(refs: tuple[str, ...]) -> None:
    inside, more = mail_sheet(*refs)
    sheet, links = with_mail("new@x.example", *refs)
    assert inside[inside.index("<hyperlinks>") :] in sheet
    assert links == more[SHEET_LINKS]


def test_a_link_to_a_page_stays_as_it_is() -> None:
    links = relationships(("rId1", "hyperlink", "https://x.example/"))
    inside = f'{rows(*LINES)}<hyperlinks><hyperlink ref="B2" r:id="rId1"/></hyperlinks>'
    out = unzipped(set_cell(2, 2, inside, **{SHEET_LINKS: links}))
    assert out[SHEET_LINKS].decode() == links


def test_a_new_column_is_as_wide_as_its_values_ask_whatever_its_neighbour_is() -> None:
    data = zipped(parts(f'<cols><col min="1" max="2" width="30" style="0" hidden="1"/></cols>{rows(*LINES)}'))
    patch = PutColumn("People", 1, 2, 2, 3, "Status", ((2, "Left on 20 November"),), "asked for")
    out = unzipped(edited(data, [patch], PEOPLE))[SHEET].decode()
    new = '<col min="3" max="3" width="21" customWidth="1"/></cols>'
    assert f'<col min="1" max="2" width="30" style="0" hidden="1"/>{new}' in out


def test_new_columns_of_a_sheet_without_widths_get_the_first_ones() -> None:
    patches = [PutColumn("People", 1, 2, 2, 3, header, ((2, "x" * 90),), "asked for") for header in ("Status", "Tags")]
    out = unzipped(edited(zipped(parts(rows(*LINES))), patches, PEOPLE))[SHEET].decode()
    third, fourth = (f'<col min="{number}" max="{number}" width="40" customWidth="1"/>' for number in (3, 4))
    assert f"<cols>{third}{fourth}</cols><sheetData>" in out


def test_a_column_that_has_a_width_keeps_it() -> None:
    columns = '<cols><col min="1" max="2" width="30"/><col min="3" max="9" width="12"/></cols>'
    patch = PutColumn("People", 1, 2, 2, 3, "Status", (), "asked for")
    assert columns in unzipped(edited(zipped(parts(columns + rows(*LINES))), [patch], PEOPLE))[SHEET].decode()


@pytest.mark.parametrize("xml", ["<chartsheet/>", "<x/>", "", "<worksheet", '<worksheet xmlns="m"><sheetData>'])
def test_a_part_that_is_no_sheet_is_refused_by_name(xml: str) -> None:
    with pytest.raises(RefusedWriteError, match=r"xl/worksheets/sheet1\.xml"):
        sheet_part("", **{SHEET: xml})


def test_a_sheet_in_wide_letters_is_edited() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + f'<worksheet xmlns="{MAIN}">{rows(("Zoë",))}</worksheet>'
    made = parts()
    made[SHEET] = xml.encode("utf-16")
    out = unzipped(edited(zipped(made), [SetCell("People", 1, 2, "Ł", "edit 1")]))[SHEET].decode()
    assert "<t>Zoë</t>" in out and "<t>Ł</t>" in out and "UTF-16" not in out


@pytest.mark.parametrize(
    ("below", "height"),
    [("", 'ht="30"'), ('<row r="3"/>', 'ht="30"'), ('<row r="3" ht="90" customHeight="1"/>', 'ht="90"')],
    ids=["a new row", "a row without a height", "a row with its own"],
)
def test_a_new_row_is_as_high_as_the_one_above_unless_it_has_its_own_height(below: str, height: str) -> None:
    rows = f'<row r="2" ht="30" customHeight="1"><c r="A2"><v>1</v></c></row>{below}'
    archive, sheet = sheet_part(f"<sheetData>{rows}</sheetData>")
    sheet.same_height(3, 2)
    sheet.rows.put(3, 1, b'<c r="A3"><v>2</v></c>')
    row = saved(archive, sheet).partition('<row r="3"')[2].partition(">")[0]
    assert height in row
