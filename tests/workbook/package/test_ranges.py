"""References to cells, and how they grow with a table."""

from __future__ import annotations

import pytest

from pmodash.workbook.cells import Area
from pmodash.workbook.package.ranges import LAST_COLUMN, LAST_ROW, area_of, down, grown_name, grown_ref, ref_of, right

TABLE = Area(3, 2, 9, 5)
TWO_DOWN = down(TABLE, 2)


@pytest.mark.parametrize(
    ("ref", "area"),
    [
        ("B2:D9", Area(2, 2, 9, 4)),
        ("$B$2:$D$9", Area(2, 2, 9, 4)),
        ("b2", Area(2, 2, 2, 2)),
        (" A1 ", Area(1, 1, 1, 1)),
        ("C:D", Area(1, 3, LAST_ROW, 4)),
        ("2:5", Area(2, 1, 5, LAST_COLUMN)),
        ("", None),
        ("#REF!", None),
        ("A1:B2:C3", None),
        ("Sheet!A1", None),
        ("A123456789", None),
    ],
)
def test_a_reference_is_read_as_an_area(ref: str, area: Area | None) -> None:
    assert area_of(ref) == area


@pytest.mark.parametrize(("area", "ref"), [(Area(2, 2, 9, 28), "B2:AB9"), (Area(4, 1, 4, 1), "A4")])
def test_an_area_is_told_as_a_reference(area: Area, ref: str) -> None:
    assert ref_of(area) == ref


@pytest.mark.parametrize(
    ("ref", "grown"),
    [
        ("B3:E9", "B3:E11"),
        ("C4:C9", "C4:C11"),
        ("$C$4:$C$9", "C4:C11"),
        ("C1:C9", "C1:C11"),
        ("C4:C10", "C4:C11"),
        ("C4:C11", "C4:C11"),
        ("C4:C8", "C4:C8"),
        ("C5:C9", "C5:C9"),
        ("F4:F9", "F4:F9"),
        ("A4:A9", "A4:A9"),
        ("C:C", "C:C"),
        ("C4:C9 E4:E9 G4:G9", "C4:C11 E4:E11 G4:G9"),
        ("nonsense C4:C9", "nonsense C4:C11"),
    ],
)
def test_what_covers_a_column_of_a_table_to_its_end_takes_in_new_rows(ref: str, grown: str) -> None:
    assert grown_ref(ref, TWO_DOWN) == grown


def test_nothing_grows_below_the_last_row_that_a_sheet_has() -> None:
    assert grown_ref(f"A1:A{LAST_ROW - 1}", down(Area(1, 1, LAST_ROW - 1, 1), 5)) == f"A1:A{LAST_ROW}"


@pytest.mark.parametrize(
    ("ref", "grown"), [("B3:E9", "B3:F9"), ("A3:E3", "A3:F3"), ("B4:E9", "B4:E9"), ("B3:D9", "B3:D9")]
)
def test_what_begins_with_the_header_takes_in_a_new_column(ref: str, grown: str) -> None:
    assert grown_ref(ref, right(3, 6)) == grown


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("People!$B$3:$E$9", "People!$B$3:$E$11"),
        ("'People'!B3:E9", "'People'!B3:E11"),
        ("Other!$B$3:$E$9", "Other!$B$3:$E$9"),
        ("People!$B$3:$E$9,Other!$A$1:$A$9,People!$C$4:$C$9", "People!$B$3:$E$11,Other!$A$1:$A$9,People!$C$4:$C$11"),
        ("People!$3:$3", "People!$3:$3"),
        ("SUM(People!$B$3:$E$9)", "SUM(People!$B$3:$E$9)"),
        ("People!$B$3", "People!$B$3"),
        ('"a, b"', '"a, b"'),
    ],
)
def test_a_name_for_the_cells_of_a_table_takes_in_new_rows(text: str, grown: str) -> None:
    assert grown_name(text, "People", TWO_DOWN) == grown


def test_a_name_is_known_whatever_signs_are_in_the_name_of_its_sheet() -> None:
    sheet = "Who's, who! 1"
    assert grown_name("'Who''s, who! 1'!$B$3:$E$9", sheet, TWO_DOWN) == "'Who''s, who! 1'!$B$3:$E$11"


def test_a_name_takes_in_a_new_column() -> None:
    assert grown_name("People!$B$3:$E$9", "People", right(3, 6)) == "People!$B$3:$F$9"
