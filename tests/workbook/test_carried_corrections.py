"""What was corrected of one workbook is used for another that has the same headers, and for no other."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, laid_out

from pmodash.workbook.carried_corrections import all_told, carried
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import understand

PEOPLE = "Name | Where they sit | Since | Power\nAnn Lee | Leeds | 05/06/2026 | 1\nBo Diaz | York | 07/08/2026 | 5"
MOVED = "Power | Since | Name | Where they sit\n1 | 05/06/2026 | Ann Lee | Leeds\n5 | 07/08/2026 | Bo Diaz | York"
SAID = SheetCorrection(
    "People", "contacts", None, {"B": "location", "C": "last_touchpoint"}, {"C": "mdy"}, scales={"D": "falling"}
)


def book_of(*sheets: Sheet) -> Book:
    return Book("book.xlsx", "xlsx", sheets, sheet_names=tuple(sheet.name for sheet in sheets))


def told(said: SheetCorrection, *more: Sheet) -> tuple[tuple[str, str, str], ...]:
    book, corrections = book_of(drawn(PEOPLE, "People"), *more), Corrections((said,))
    return all_told(book, understand(book, corrections), corrections)


@pytest.mark.parametrize("name", ["People", "Register 2027"])
def test_they_go_by_the_headers_wherever_these_stand(name: str) -> None:
    book = book_of(drawn(MOVED, name))
    (said,) = carried(told(SAID), book, understand(book)).sheets
    assert (said.sheet, said.role) == (name, "contacts")
    assert said.fields == {"D": "location", "B": "last_touchpoint"}
    assert (said.date_orders, said.scales) == ({"B": "mdy"}, {"A": "falling"})


@pytest.mark.parametrize(
    "drawing", ["Name | Since | Power\nAnn Lee | 05/06/2026 | 1", "Product | Price\nTea | 3\nMilk | 2"]
)
def test_a_sheet_that_lacks_one_of_the_headers_is_left_alone(drawing: str) -> None:
    book = book_of(drawn(drawing, "People"))
    assert carried(told(SAID), book, understand(book)) == Corrections()


def test_what_names_no_header_is_not_carried_over() -> None:
    book = book_of(drawn(MOVED, "People"))
    assert carried(told(SheetCorrection("People", "contacts")), book, laid_out(drawn(MOVED, "People"))) == Corrections()


def test_what_the_workbook_keeps_is_carried_with_what_the_user_says_over_it() -> None:
    kept = drawn(
        "Group | Field | Value\nSheet: People | Column: Where they sit | Department\n"
        "Sheet: People | Scale of column: Power | 1 or A is the strongest",
        "PMO settings",
    )
    rows = told(SheetCorrection("People", fields={"B": "location"}), kept)
    assert sorted(rows) == [
        ("Sheet: People", "Column: Where they sit", "Location"),
        ("Sheet: People", "Scale of column: Power", "1 or A is the strongest"),
    ]
