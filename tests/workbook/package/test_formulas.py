"""A formula that gives way to a value: others that share it keep it."""

from __future__ import annotations

import pytest
from made_packages import saved, sheet_part

from pmodash.workbook.package.formula_spans import translated

SHARED = (
    '<sheetData><row r="2"><c r="B2"><f t="shared" ref="B2:B4" si="0">A2*$C$1</f><v>1</v></c></row>'
    '<row r="3"><c r="B3" s="2"><f t="shared" si="0"/><v>2</v></c></row>'
    '<row r="4"><c r="B4"><f t="shared" si="0"/><v>3</v></c></row></sheetData>'
)


def test_the_next_cell_keeps_a_shared_formula_for_the_others() -> None:
    archive, sheet = sheet_part(SHARED)
    sheet.formulas.give_way(2, 2)
    sheet.rows.put(2, 2, b'<c r="B2"><v>9</v></c>')
    out = saved(archive, sheet)
    assert '<c r="B3" s="2"><f t="shared" si="0" ref="B3:B4">A3*$C$1</f><v>2</v></c>' in out
    assert '<c r="B4"><f t="shared" si="0"/><v>3</v></c>' in out


def test_one_after_the_other_can_give_way() -> None:
    archive, sheet = sheet_part(SHARED)
    for row in (2, 3, 4):
        sheet.formulas.give_way(row, 2)
        sheet.rows.put(row, 2, b'<c r="B%d"><v>9</v></c>' % row)
    assert "<f" not in saved(archive, sheet)


def test_one_that_only_shares_it_gives_way_alone() -> None:
    archive, sheet = sheet_part(SHARED)
    sheet.formulas.give_way(3, 2)
    assert saved(archive, sheet) == SHARED


def test_a_shared_formula_is_told_as_it_reads_in_its_cell() -> None:
    _, sheet = sheet_part(SHARED)
    assert sheet.formulas.text(4, 2) == "A4*$C$1"
    assert sheet.formulas.text(9, 9) == ""


@pytest.mark.parametrize(
    ("formula", "below"),
    [
        ("B5*YTD2025", "B6*YTD2025"),
        ("B5*'My Rates'!Rate", "B6*'My Rates'!Rate"),
        ("SUM('My Rates'!A5:B$5)", "SUM('My Rates'!A6:B$5)"),
        ("SUM(Jan:Mar!B5)", "SUM(Jan:Mar!B6)"),
        ("Rates!A5:Rates!B5", None),
    ],
)
def test_cells_are_filled_down_and_names_stay_names(formula: str, below: str | None) -> None:
    assert translated(formula, (5, 3), (6, 3)) == below
