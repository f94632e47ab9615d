"""Formulas that follow rows which are pushed down, or are refused."""

from __future__ import annotations

import pytest

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.references import Push, moved_for_area, moved_formula

PUSH = Push("My Reg", 11, 2, Area(1, 1, 10, 8), 12)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("D12", "D14"),
        ("D10", "D10"),
        ("SUM($D$2:D$12)+ A11 ", "SUM($D$2:D$14)+ A13 "),
        ("SUM(D:D)", "SUM(D:D)"),
        ("SUM(D2:D1048576)", "SUM(D2:D1048576)"),
        ("SUM(11:12)", "SUM(13:14)"),
        ("'My Reg'!D12+'my reg'!$A$11", "'My Reg'!D14+'my reg'!$A$13"),
        ("Other!D12+'An Other'!A30", "Other!D12+'An Other'!A30"),
        ("'[2]My Reg'!A33", "'[2]My Reg'!A33"),
        ("SUBTOTAL(109,People[Budget])", "SUBTOTAL(109,People[Budget])"),
        ("LOG10(D12)+Rate_12*Q1", "LOG10(D14)+Rate_12*Q1"),
        ('IF(A12="D12","a""D12","")', 'IF(A14="D12","a""D12","")'),
        ("#REF!+D12", "#REF!+D14"),
        ("YTD2025*D12+AB2000000", "YTD2025*D14+AB2000000"),
    ],
)
def test_references_to_rows_that_move_follow_and_others_stay(before: str, after: str) -> None:
    assert moved_formula(before, own=True, push=PUSH) == after


def test_on_another_sheet_only_what_names_the_sheet_follows() -> None:
    assert moved_formula("D20+'My Reg'!D20", own=False, push=PUSH) == "D20+'My Reg'!D22"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(D2:D10)", "SUM(D2:D12)"),
        ("COUNTA($A$1:$A$10)", "COUNTA($A$1:$A$12)"),
        ("SUM(D2:D9)", "SUM(D2:D9)"),
        ("D10", "D10"),
        ("SUM(P5:P10)", "SUM(P5:P10)"),
    ],
)
def test_a_total_counts_the_new_rows_in_where_it_counted_the_table_to_its_end(before: str, after: str) -> None:
    assert moved_formula(before, own=True, push=PUSH, below=True) == after


def test_a_total_of_the_last_rows_alone_is_refused() -> None:
    with pytest.raises(RefusedWriteError, match="only a part"):
        moved_formula("SUM(D5:D10)", own=True, push=PUSH, below=True)


@pytest.mark.parametrize("formula", ["A11:INDEX(B:B,4)", "A12#", "Jan:Dec!A20", "'Jan:Dec'!A20", "@D12"])
def test_what_cannot_be_followed_is_refused(formula: str) -> None:
    with pytest.raises(RefusedWriteError):
        moved_formula(formula, own=True, push=PUSH)


def test_a_formula_that_looks_at_its_own_row_stays_as_it_is_over_many_rows() -> None:
    assert moved_for_area('$E2="High"', Area(2, 1, 40, 8), PUSH) == '$E2="High"'


def test_fixed_cells_that_a_format_looks_at_are_followed() -> None:
    assert moved_for_area("$K$11:$K$13", Area(2, 5, 10, 5), PUSH) == "$K$13:$K$15"


def test_a_format_that_looks_at_the_row_below_is_refused_at_the_place() -> None:
    with pytest.raises(RefusedWriteError, match="other rows"):
        moved_for_area("E3>E2", Area(2, 5, 10, 5), PUSH)
    assert moved_for_area("E3>E2", Area(2, 5, 8, 5), PUSH) == "E3>E2"


def test_a_total_counts_rows_in_that_fill_a_gap_above_it_and_push_nothing_down() -> None:
    gap = Push("My Reg", 11, 0, Area(1, 1, 8, 8), 9)
    assert moved_formula("SUM(D2:D8)+D12", own=True, push=gap, below=True) == "SUM(D2:D9)+D12"
    assert moved_formula("SUM(D2:D10)", own=True, push=gap, below=True) == "SUM(D2:D10)"
