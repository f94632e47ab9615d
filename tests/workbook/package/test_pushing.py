"""Rows put in above what stands below a table: all that refers to it follows, or nothing is done."""

from __future__ import annotations

from xml.dom import minidom

import pytest
from made_packages import (
    BOOK,
    MAIN,
    SHEET,
    SHEET_LINKS,
    TABLE,
    Parts,
    book_xml,
    content_types,
    parts,
    relationships,
    worksheet,
    zipped,
)

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.pushing import push_down
from pmodash.workbook.package.references import Push

PUSH = Push("People", 4, 2, Area(1, 1, 3, 2), 5)
BODY = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c>'
    '</row><row r="4" ht="30" customHeight="1"><c r="A4" s="3" t="str"><f>SUM(A2:A3)</f><v>2</v></c><c><v>7</v></c>'
    '</row><row r="6"><c r="A6"><v>1</v></c></row>'
)
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"


def pushed(body: str = BODY, after: str = "", before: str = "", **more: str) -> dict[str, str]:
    """The parts of a workbook, its sheet's rows and what stands around them given, after rows were put in."""
    return pushed_parts({**parts(f"{before}<sheetData>{body}</sheetData>{after}"), **more})


def pushed_parts(files: Parts) -> dict[str, str]:
    archive = Archive(zipped(files))
    push_down(archive, BookPart(archive), PUSH)
    out = {name: archive.read(name).decode() for name in archive.names}
    for text in out.values():
        minidom.parseString(text)
    return out


def test_rows_and_cells_from_the_place_on_move_and_those_above_stay() -> None:
    out = pushed()[SHEET]
    above = BODY[: BODY.index('<row r="4"')]
    assert above in out
    assert (
        '<row r="6" ht="30" customHeight="1"><c r="A6" s="3" t="str"><f>SUM(A2:A5)</f><v>2</v></c><c><v>7</v></c>'
        in out
    )
    assert '<row r="8"><c r="A8">' in out


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<mergeCells><mergeCell ref="A6:B6"/></mergeCells>', '<mergeCells><mergeCell ref="A8:B8"/></mergeCells>'),
        ('<autoFilter ref="A1:B3"/>', '<autoFilter ref="A1:B3"/>'),
        ('<rowBreaks><brk id="2"/><brk id="5"/></rowBreaks>', '<rowBreaks><brk id="2"/><brk id="7"/></rowBreaks>'),
        ('<ignoredErrors><ignoredError sqref="A2:B9"/></ignoredErrors>',
         '<ignoredErrors><ignoredError sqref="A2:B11"/></ignoredErrors>'),
        ('<hyperlinks><hyperlink ref="A6" location="People!A4"/></hyperlinks>',
         '<hyperlinks><hyperlink ref="A8" location="People!A6"/></hyperlinks>'),
        ('<conditionalFormatting sqref="A2:A3 B4"><cfRule type="expression"><formula>$A$6&gt;1</formula></cfRule>'
         "</conditionalFormatting>",
         '<conditionalFormatting sqref="A2:A3 B6"><cfRule type="expression"><formula>$A$8&gt;1</formula></cfRule>'
         "</conditionalFormatting>"),
        ('<dataValidations><dataValidation sqref="A2:A3"><formula1>$B$4:$B$6</formula1></dataValidation>'
         "</dataValidations>",
         '<dataValidations><dataValidation sqref="A2:A3"><formula1>$B$6:$B$8</formula1></dataValidation>'
         "</dataValidations>"),
        (f'<extLst><ext uri="u"><x14:dataValidations xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:dataValidation>'
         "<x14:formula1><xm:f>Lists!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>B4:B6</xm:sqref></x14:dataValidation>"
         "</x14:dataValidations></ext></extLst>",
         f'<extLst><ext uri="u"><x14:dataValidations xmlns:x14="{X14}" xmlns:xm="{XM}"><x14:dataValidation>'
         "<x14:formula1><xm:f>Lists!$A$1:$A$9</xm:f></x14:formula1><xm:sqref>B6:B8</xm:sqref></x14:dataValidation>"
         "</x14:dataValidations></ext></extLst>"),
    ],
)  # fmt: skip
def test_what_covers_cells_below_follows(before: str, after: str) -> None:
    assert pushed(after=before)[SHEET].endswith(f"</sheetData>{after}</worksheet>")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ('<mergeCells><mergeCell ref="D3:D5"/></mergeCells>', "merged cells"),
        ('<sheetProtection sheet="1"/>', "protected"),
        ("<oleObjects><oleObject/></oleObjects>", "oleObject"),
        ("<scenarios/>", "scenarios"),
        ('<extLst><ext uri="u"><s:sparklineGroups xmlns:s="s"/></ext></extLst>', "sparklineGroups"),
        ('<conditionalFormatting sqref="A2:A3"><cfRule type="colorScale"><colorScale><cfvo type="formula" '
         'val="$A$6"/></colorScale></cfRule></conditionalFormatting>', "format of cells"),
    ],
)  # fmt: skip
def test_a_sheet_with_what_might_not_follow_is_refused(told: str, why: str) -> None:
    with pytest.raises(RefusedWriteError, match=why):
        pushed(after=told)


def test_something_beside_the_table_that_reaches_down_past_the_place_is_refused() -> None:
    body = BODY.replace('<c r="B3"><v>2</v></c>', '<c r="B3"><v>2</v></c><c r="D3"><v>1</v></c>')
    body = body.replace("<c><v>7</v></c>", '<c r="D4"><v>7</v></c>')
    with pytest.raises(RefusedWriteError, match="beside"):
        pushed(body)


def test_shared_formulas_below_are_written_out_in_each_cell() -> None:
    whole, other = '<f t="shared" ref="A4:B4" si="0">SUM(A2:A3)</f>', '<f t="shared" si="0"/>'
    out = pushed(f'<row r="4"><c r="A4">{whole}</c><c r="B4">{other}</c></row>')[SHEET]
    assert '<row r="6"><c r="A6"><f>SUM(A2:A5)</f></c><c r="B6"><f>SUM(B2:B5)</f></c></row>' in out


def test_shared_formulas_above_that_look_at_their_own_rows_stay_as_they_are() -> None:
    whole, other = '<f t="shared" ref="B2:B3" si="0">A2*2</f>', '<f t="shared" si="0"/>'
    body = f'<row r="2"><c r="B2">{whole}</c></row><row r="3"><c r="B3">{other}</c></row>'
    assert body in pushed(body)[SHEET]


def test_an_array_formula_below_is_refused() -> None:
    with pytest.raises(RefusedWriteError, match="array formula"):
        pushed('<row r="5"><c r="A5"><f t="array" ref="A5:A6">B1:B2</f></c></row>')


def test_formulas_of_other_sheets_and_names_follow() -> None:
    files = {
        **parts(f"<sheetData>{BODY}</sheetData>"),
        "[Content_Types].xml": content_types().replace(
            "</Types>",
            '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'spreadsheetml.worksheet+xml"/></Types>',
        ),
        BOOK: book_xml(
            '<definedNames><definedName name="Total">People!$A$4</definedName><definedName name="Other">Sum!$A$4'
            "</definedName></definedNames>",
            sheets='<sheet name="Sum" sheetId="2" r:id="rId2"/>',
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")
        ),
        "xl/worksheets/sheet2.xml": worksheet(
            '<sheetData><row r="9"><c r="A9"><f>People!A4+A9*2</f><v>2</v></c></row></sheetData>'
        ),
    }
    out = pushed_parts(files)
    assert '<definedName name="Total">People!$A$6</definedName><definedName name="Other">Sum!$A$4</' in out[BOOK]
    assert "<f>People!A6+A9*2</f><v>2</v>" in out["xl/worksheets/sheet2.xml"]


def table(ref: str, filtered: str, told: str = "") -> dict[str, str]:
    columns = '<tableColumn id="1" name="Name"/><tableColumn id="2" name="Sum" totalsRowFunction="sum"/>'
    xml = (
        f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="{ref}" {told}><autoFilter ref="{filtered}"/>'
        f'<tableColumns count="2">{columns}</tableColumns></table>'
    )
    return {TABLE: xml, SHEET_LINKS: relationships(("r1", "table", "../tables/table1.xml"))}


@pytest.mark.parametrize(
    ("ref", "filtered", "told", "new_ref", "new_filter"),
    [
        ("A1:B4", "A1:B3", 'totalsRowCount="1"', "A1:B6", "A1:B5"),
        ("A1:B3", "A1:B3", "", "A1:B3", "A1:B3"),
        ("A5:B9", "A5:B9", "", "A7:B11", "A7:B11"),
    ],
)
def test_tables_keep_their_totals_last_and_move_where_they_stand_below(
    ref: str, filtered: str, told: str, new_ref: str, new_filter: str
) -> None:
    out = pushed(**table(ref, filtered, told))[TABLE]
    assert f'ref="{new_ref}" {told}><autoFilter ref="{new_filter}"/>' in out


@pytest.mark.parametrize("kind", ["drawing", "comments", "pivotTable", "control"])
def test_a_chart_comment_pivot_table_or_control_below_is_refused(kind: str) -> None:
    content = {
        "drawing": "<d><to><row>9</row></to></d>",
        "comments": '<comments><comment ref="A6"/></comments>',
        "pivotTable": '<p><location ref="A5:B9" firstHeaderRow="1"/></p>',
        "control": "<c/>",
    }[kind]
    with pytest.raises(RefusedWriteError):
        pushed(**{SHEET_LINKS: relationships(("r1", kind, "../x.xml")), "xl/x.xml": content})


@pytest.mark.parametrize("shows", ['textlink="$A$6"', "cellRange='$A$2:$B$4'", 'textlink="Total"'])
def test_a_shape_or_picture_that_shows_cells_there_is_refused(shows: str) -> None:
    links, drawn = relationships(("r1", "drawing", "../d.xml")), f'<d><to><row>1</row></to><sp macro="" {shows}/></d>'
    with pytest.raises(RefusedWriteError, match="shows cells there"):
        pushed(**{SHEET_LINKS: links, "xl/d.xml": drawn})


def test_a_sheet_whose_name_is_spelled_with_numbered_characters_is_followed_too() -> None:
    told = {"xl/charts/chart1.xml": "<c><f>Peo&#112;&#x6C;e!$A$4</f></c>"}
    with pytest.raises(RefusedWriteError, match="a chart or another part"):
        pushed(**told)


@pytest.mark.parametrize("kind", ["formula", "num"])
def test_a_bar_or_scale_that_is_measured_by_a_cell_there_is_refused(kind: str) -> None:
    bar = f'<dataBar><cfvo type="min"/><cfvo type="{kind}" val="$A$6"/></dataBar>'
    scale = f'<conditionalFormatting sqref="A2:A3"><cfRule type="dataBar">{bar}</cfRule></conditionalFormatting>'
    with pytest.raises(RefusedWriteError, match="a format of cells looks at cells below"):
        pushed(after=scale)
    assert scale.replace("$A$6", "50") in pushed(after=scale.replace("$A$6", "50"))[SHEET]


def test_a_picture_and_a_comment_above_are_no_hindrance() -> None:
    links = relationships(("r1", "drawing", "../d.xml"), ("r2", "comments", "../c.xml"))
    files = {SHEET_LINKS: links, "xl/d.xml": "<d><to><row>2</row></to></d>", "xl/c.xml": '<c><comment ref="A3"/></c>'}
    assert '<row r="8">' in pushed(**files)[SHEET]


@pytest.mark.parametrize(
    ("part", "content", "fits"),
    [
        ("xl/charts/chart1.xml", "<c><f>People!$A$2:$A$3</f></c>", True),
        ("xl/charts/chart1.xml", "<c><f>People!$A$2:$A$4</f></c>", False),
        ("xl/pivotCache/c.xml", '<p><worksheetSource ref="A1:B4" sheet="People"/></p>', False),
        ("xl/pivotCache/c.xml", '<p><worksheetSource ref="A1:B3" sheet="People"/></p>', True),
        ("xl/vbaProject.bin", "macros", False),
        (SHEET_LINKS, relationships(("r1", "hyperlink", "#People!A6")), False),
        (SHEET_LINKS, relationships(("r1", "hyperlink", "#People!A3")), True),
    ],
)
def test_other_parts_may_not_refer_to_what_moves(part: str, content: str, fits: bool) -> None:
    if fits:
        assert pushed(**{part: content})[part] == content
    else:
        with pytest.raises(RefusedWriteError):
            pushed(**{part: content})
