"""What a workbook keeps of how it is to be understood: by sheet and header, under what the user says now."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, laid_out

from pmodash.workbook.cells import Sheet
from pmodash.workbook.tables import Corrections, Layout, SheetCorrection, Table

PEOPLE = "Who | Where they sit | Since\nAnn Lee | Leeds | 05/06/2026\nBo Diaz | York | 07/08/2026"
MOVED = "Since | Desk | Where they sit | Who\n05/06/2026 | 1 | Leeds | Ann Lee\n07/08/2026 | 2 | York | Bo Diaz"
ROLE = "Sheet: People | This sheet holds | Contacts"
NAME = "Sheet: People | Column: Who | Name"
PLACE = "Sheet: People | Column: Where they sit | Location"
DAYS = "Sheet: People | Column: Since | Last contact"
ORDER = "Sheet: People | Dates in column: Since | Month first"


def settings(*rows: str, name: str = "PMO settings") -> Sheet:
    return drawn("\n".join(("Group | Field | Value | What it means", *rows)), name)


def understood(people: str, *rows: str, sheet: str = "People", now: SheetCorrection | None = None) -> Layout:
    said = Corrections((now,)) if now else None
    return laid_out(drawn(people, sheet), settings(*rows), corrections=said)


def people(layout: Layout) -> Table:
    return layout.tables[0]


def fields(table: Table) -> dict[str, str | None]:
    return {column.header: column.field for column in table.columns}


def said(layout: Layout) -> list[tuple[str, str]]:
    return [(finding.kind, finding.cell) for finding in layout.findings if finding.sheet == "PMO settings"]


def test_a_kept_correction_is_certain_and_says_where_it_is_kept() -> None:
    layout = understood(PEOPLE, ROLE, PLACE)
    column = next(column for column in people(layout).columns if column.header == "Where they sit")
    assert (people(layout).role, people(layout).certainty) == ("contacts", 1.0)
    assert (column.field, column.certainty, column.why) == ("location", 1.0, "set by you, kept in PMO settings")
    assert len(layout.settings.applied) == 2


@pytest.mark.parametrize("drawing", [PEOPLE, MOVED], ids=["where they were", "moved"])
def test_a_column_is_found_by_its_header_wherever_it_stands(drawing: str) -> None:
    table = people(understood(drawing, ROLE, NAME, PLACE, DAYS, ORDER))
    since = next(column for column in table.columns if column.header == "Since")
    assert (fields(table)["Who"], fields(table)["Where they sit"]) == ("name", "location")
    assert (since.field, since.date_order) == ("last_touchpoint", "mdy")


@pytest.mark.parametrize("value", ["1 or A is the strongest", "1 OR A IS THE STRONGEST", "falling"])
@pytest.mark.parametrize("drawing", ["Name | Email | Power", "Power | Name | Email"])
def test_a_scale_is_kept_by_the_header_of_its_column(drawing: str, value: str) -> None:
    row = "1 | Ann Lee | a@x.org" if drawing.startswith("Power") else "Ann Lee | a@x.org | 1"
    table = people(understood(f"{drawing}\n{row}", f"Sheet: People | Scale of column: Power | {value}"))
    assert [column.header for column in table.columns if column.scale == "falling"] == ["Power"]


def test_of_columns_with_the_same_header_each_keeps_its_own() -> None:
    drawing = "Name | Notes | Notes\nAnn Lee | Boss | x\nBo Diaz | Clerk | y"
    layout = understood(
        drawing, "Sheet: People | Column: Notes | Job title", "Sheet: People | Column 2: Notes | (not used)"
    )
    assert [column.field for column in people(layout).columns] == ["name", "job_title", None]


def test_a_column_without_a_header_goes_by_its_letter() -> None:
    drawing = "Name | | Email\nAnn Lee | Leeds | a@x.org\nBo Diaz | York | b@x.org"
    layout = understood(drawing, "Sheet: People | Column B | Location")
    assert people(layout).columns[1].field == "location"
    assert said(understood(drawing, "Sheet: People | Column C | Location")) == [("kept-correction-unfit", "B2")]


@pytest.mark.parametrize("above", ["", "Friends of ours\n", "Friends\nof ours\nand theirs\n"])
def test_a_header_row_is_found_again_by_its_headers_where_it_has_moved(above: str) -> None:
    drawing = f"{above}Foo | Bar | Baz\nAnn Lee | Leeds | x\nBo Diaz | York | y"
    layout = understood(
        drawing, ROLE, "Sheet: People | Header row | 1: Foo; Bar; Baz", "Sheet: People | Column: Foo | Name"
    )
    assert people(layout).header_row == above.count("\n") + 1
    assert people(layout).rows == 2
    assert said(layout) == []


def test_a_header_row_may_be_written_by_hand_as_a_number_alone() -> None:
    layout = understood("Friends\nFoo | Bar\nAnn Lee | Leeds", ROLE, "Sheet: People | Header row | 2")
    assert people(layout).header_row == 2


def test_what_the_user_says_now_goes_before_what_is_kept() -> None:
    now = SheetCorrection("People", fields={"B": "department"}, date_orders={"C": "dmy"})
    layout = understood(PEOPLE, ROLE, NAME, PLACE, DAYS, ORDER, now=now)
    since = people(layout).columns[2]
    assert (people(layout).columns[1].field, people(layout).columns[1].why) == ("department", "set by you")
    assert (since.field, since.date_order) == ("last_touchpoint", "dmy")
    assert len(layout.settings.applied) == 3


def test_a_sheet_to_be_understood_anew_passes_over_what_is_kept_of_it() -> None:
    alone = laid_out(drawn(PEOPLE, "People")).tables[0]
    layout = understood(
        PEOPLE, ROLE, PLACE, "Sheet: People | Column: Gone | Notes", now=SheetCorrection("People", anew=True)
    )
    assert fields(people(layout)) == fields(alone)
    assert layout.settings.applied == ()
    assert said(layout) == []


def test_another_sheet_with_the_same_headers_is_understood_the_same_way() -> None:
    layout = understood(MOVED, ROLE, NAME, PLACE, sheet="Register 2027")
    assert fields(people(layout))["Where they sit"] == "location"
    assert said(layout) == []


def test_a_sheet_name_that_excel_would_have_shortened_is_the_same_sheet() -> None:
    long = "stakeholders of the whole programme 2026"
    layout = laid_out(drawn(PEOPLE, long[:31]), settings(f"Sheet: {long} | Column: Where they sit | Location"))
    assert fields(layout.tables[0])["Where they sit"] == "location"


@pytest.mark.parametrize(
    ("row", "kind", "cell"),
    [
        ("Sheet: People | Column: Shoe size | Location", "kept-correction-unfit", "B2"),
        ("Sheet: People | Column 2: Since | Location", "kept-correction-unfit", "B2"),
        ("Sheet: People | Dates in column: Birthday | Day first", "kept-correction-unfit", "B2"),
        ("Sheet: People | Column ZZ | Location", "kept-correction-unfit", "B2"),
        ("Sheet: People | Header row | 2: Alpha; Beta; Gamma", "kept-correction-unfit", "B2"),
        ("Sheet: People | Header row | 99", "kept-correction-unfit", "B2"),
        ("Sheet: Partners | This sheet holds | Contacts", "kept-correction-unfit", "A2"),
        ("Sheet: Partners | Column: Shoe size | Notes", "kept-correction-unfit", "A2"),
        ("Sheet: People | Column: Who | Shoe size", "kept-correction-unreadable", "C2"),
        ("Sheet: People | This sheet holds | Friends", "kept-correction-unreadable", "C2"),
        ("Sheet: People | Header row | the second", "kept-correction-unreadable", "C2"),
        ("Sheet: People | Header row | 0", "kept-correction-unreadable", "C2"),
        ("Sheet: People | Dates in column: Since | American", "kept-correction-unreadable", "C2"),
        ("Sheet: People | Scale of column: Since | upwards", "kept-correction-unreadable", "C2"),
        ("Sheet: People | Scale of column: Birthday | 1 or A is the weakest", "kept-correction-unfit", "B2"),
        ("Sheet: People | Colour | red", "kept-correction-unreadable", "B2"),
        ("Sheet: People | Column: | Name", "kept-correction-unreadable", "B2"),
        ("Sheet: People | Column 0: Who | Name", "kept-correction-unfit", "B2"),
        ("Sheet: | Column: Who | Name", "kept-correction-unfit", "A2"),
    ],
)
def test_what_fits_nothing_is_told_and_left_unapplied(row: str, kind: str, cell: str) -> None:
    layout = understood("Name | Email | Since\nAnn Lee | a@x.org | 05/06/2026", row)
    plain = understood("Name | Email | Since\nAnn Lee | a@x.org | 05/06/2026")
    assert said(layout) == [(kind, cell)]
    assert people(layout) == people(plain)
    assert all(finding.remedy for finding in layout.findings if finding.sheet == "PMO settings")


@pytest.mark.parametrize("value", ["Work it out", "work it out", ""])
def test_what_was_taken_back_is_no_correction(value: str) -> None:
    layout = understood(PEOPLE, f"Sheet: People | Column: Who | {value}")
    assert layout.settings.applied == ()
    assert said(layout) == []


@pytest.mark.parametrize("value", ["Job title", "job title", "job_title", "JOB TITLE"])
def test_a_field_may_be_written_by_hand_in_any_way(value: str) -> None:
    layout = understood(PEOPLE, f"sheet: people | column: WHO | {value}")
    assert fields(people(layout))["Who"] == "job_title"


def test_the_lower_of_two_rows_for_one_column_is_in_force() -> None:
    layout = understood(PEOPLE, ROLE, PLACE, "Sheet: People | Column: Where they sit | Department")
    assert fields(people(layout))["Where they sit"] == "department"


def test_a_sheet_of_somebody_else_that_only_shares_the_name_keeps_nothing() -> None:
    layout = laid_out(drawn(PEOPLE, "People"), drawn("Ours | Theirs\nSheet: People | Column: Who", "PMO settings"))
    assert layout.settings.sheet == ""
