"""The judge of the bench finds what is lost, and only that."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from bench.judging import Asked, Original

SHEET, CHART, STYLES = "xl/worksheets/sheet1.xml", "xl/charts/chart1.xml", "xl/styles.xml"
EDITED = Asked("People", 2, 1, ("Ada Finch",))
Files = dict[str, bytes]


def files_of(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(files: Files) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def spelled_alike(content: bytes) -> bytes:
    """An element without content as it is spelled where lxml is not installed, whether it is or not."""
    return content.replace(b"<v></v>", b"<v/>").replace(b" />", b"/>").replace(b"/>", b" />")


def made() -> Files:
    """A sheet with most of what gets lost: a chart, a note, a rule, a list, a table, a bold cell, a worked-out sum."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "People"
    for row in (("Name", "Score"), ("Ada Finch", 3), ("Ben Okafor", 4)):
        sheet.append(row)
    sheet["D2"] = "=SUM(B2:B3)"
    sheet["B2"].font, sheet["B3"].font = Font(bold=True), Font(italic=True)
    sheet["A3"].comment = Comment("a note", "someone")
    sheet.add_table(Table(displayName="Contacts", ref="A1:B3"))
    choices = DataValidation(type="list", formula1='"3,4"', sqref="B2:B3")
    sheet.add_data_validation(choices)
    sheet.conditional_formatting.add("B2:B3", CellIsRule("greaterThan", ["2"], fill=PatternFill(bgColor="FF0000")))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "F2")
    out = io.BytesIO()
    book.save(out)
    files = {name: spelled_alike(content) for name, content in files_of(out.getvalue()).items()}
    return files | {SHEET: files[SHEET].replace(b"<v />", b"<v>7</v>")}


FILES = made()


def lost(result: Files, asked: Asked = EDITED) -> set[str]:
    return set(Original(zipped(FILES)).lost(zipped(result), asked))


def changed(part: str, old: bytes, new: bytes) -> Files:
    assert old in FILES[part], f"{part} has no {old!r}"
    return FILES | {part: FILES[part].replace(old, new)}


def without(text: bytes) -> Files:
    """The files without the parts of that name, and without what leads to them."""
    kept = {name: content for name, content in FILES.items() if text not in name.encode()}
    for name, content in kept.items():
        if name.endswith((".rels", "[Content_Types].xml")):
            pieces = content.replace(b"/>", b"/>\n").split(b"\n")
            kept[name] = b"".join(piece for piece in pieces if text not in piece)
    return kept


def test_the_same_file_has_lost_nothing() -> None:
    assert lost(FILES) == set()


def test_a_lost_chart_is_seen() -> None:
    assert "charts" in lost(without(b"charts/chart"))


def test_a_chart_that_shows_other_cells_is_seen() -> None:
    assert lost(changed(CHART, b"$B$2:$B$3", b"$B$2:$B$2")) == {"charts"}


def test_a_lost_cached_value_is_seen() -> None:
    assert lost(changed(SHEET, b"<v>7</v>", b"")) == {"cached values"}


def test_a_lost_comment_is_seen() -> None:
    assert "comments" in lost(without(b"comment"))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (b"<f>SUM(B2:B3)</f>", b"<f>SUM(B2:B2)</f>", "formulas"),
        (b"<v>4</v>", b"<v>5</v>", "values"),
        (b"<v>3</v>", b"", "values"),
        (b'<dataValidation sqref="B2:B3"', b'<dataValidation sqref="B2"', "validations"),
        (b'operator="greaterThan"', b'operator="lessThan"', "conditional formats"),
        (b"tablePart", b"otherPart", "tables"),
    ],
)
def test_what_changed_in_a_sheet_is_named(old: bytes, new: bytes, kind: str) -> None:
    assert lost(changed(SHEET, old, new)) == {kind}


def test_a_look_that_changed_is_seen_though_its_number_is_the_same() -> None:
    assert lost(changed(STYLES, b'<b val="1" />', b"")) == {"styles"}


def test_styles_numbered_anew_that_mean_the_same_are_no_loss() -> None:
    swapped = changed(SHEET, b's="1"', b's="9"')[SHEET].replace(b's="2"', b's="1"').replace(b's="9"', b's="2"')
    begin = FILES[STYLES].index(b"<cellXfs")
    end = FILES[STYLES].index(b"</cellXfs>")
    head, *looks = FILES[STYLES][begin:end].replace(b"<xf ", b"\n<xf ").split(b"\n")
    looks[1], looks[2] = looks[2], looks[1]
    styles = FILES[STYLES][:begin] + head + b"".join(looks) + FILES[STYLES][end:]
    assert styles != FILES[STYLES]
    assert lost(FILES | {SHEET: swapped, STYLES: styles}) == set()
    assert lost(FILES | {SHEET: swapped}) == {"styles"}


def test_a_part_under_another_name_is_no_loss() -> None:
    renamed = {name.replace("chart1", "chart7"): text.replace(b"chart1", b"chart7") for name, text in FILES.items()}
    assert CHART not in renamed
    assert lost(renamed) == set()


def test_a_text_shared_instead_of_in_its_cell_is_no_loss() -> None:
    texts, rels = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    sheet = changed(SHEET, b't="inlineStr"><is><t>Ben Okafor</t></is>', b't="s"><v>0</v>')
    assert "values" in lost(sheet)
    told = {texts: b"<sst><si><r><t>Ben </t></r><r><t>Okafor</t></r></si></sst>"}
    if texts not in FILES:
        tie = b'<Relationship Id="x9" Type="' + kind + b'" Target="sharedStrings.xml"/></Relationships>'
        told |= {rels: FILES[rels].replace(b"</Relationships>", tie)}
    assert lost(sheet | told) == set()


def test_a_default_spelled_out_is_no_loss_and_the_other_value_is_told() -> None:
    sheet = FILES[SHEET].replace(b"<sheetView ", b'<sheetView showGridLines="1" ')
    assert lost(FILES | {SHEET: sheet}) == set()
    assert lost(FILES | {SHEET: sheet.replace(b'showGridLines="1"', b'showGridLines="0"')}) == set()
    hidden = Original(zipped(FILES | {SHEET: sheet.replace(b'showGridLines="1"', b'showGridLines="0"')}))
    assert set(hidden.lost(zipped(FILES), EDITED)) == {"views"}


def test_areas_may_take_in_the_row_that_was_added_and_no_other() -> None:
    row = b'<row r="4"><c r="A4" t="inlineStr"><is><t>Cleo</t></is></c></row></sheetData>'
    grown = FILES | {
        SHEET: FILES[SHEET]
        .replace(b"</sheetData>", row)
        .replace(b"B2:B3", b"B2:B4")
        .replace(b"SUM(B2:B4)", b"SUM(B2:B3)"),
        "xl/tables/table1.xml": FILES["xl/tables/table1.xml"].replace(b"A1:B3", b"A1:B4"),
    }
    assert lost(grown, Asked("People", 4, 1, ("Cleo",), new_row=True)) == set()
    assert lost(grown, EDITED) == {"conditional formats", "validations", "tables"}


def test_an_edit_that_was_not_made_is_seen() -> None:
    assert lost(FILES, Asked("People", 2, 1, ("Someone else",))) == {"the edit itself"}


def orphaned() -> Files:
    return {name: text for name, text in FILES.items() if name != CHART}


def shortened() -> Files:
    return changed("xl/tables/table1.xml", b"A1:B3", b"A1:C3")


@pytest.mark.parametrize("damage", [orphaned, shortened])
def test_what_excel_would_offer_to_repair_is_damage(damage: Callable[[], Files]) -> None:
    assert "damaged" in lost(damage())


def test_bytes_that_are_no_package_are_damage() -> None:
    assert set(Original(zipped(FILES)).lost(b"nothing", EDITED)) == {"damaged"}
