"""What a user corrects is in the workbook when it comes back, can be taken back, and is nothing more."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmodash.journal.edits import Key, SetField, SetPolicy
from pmodash.journal.updating import UpdateOptions, download, update
from pmodash.knowledge import Network
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.column_words import FIELDS
from pmodash.workbook.correction_rows import rows_to_keep
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import understand

PEOPLE = [
    ("Friends of the programme",),
    ("Who", "Where they sit", "Since", "Remarks", "Remarks"),
    ("Ann Lee", "Leeds", "05/06/2026", "x", "Boss"),
    ("Bo Diaz", "York", "07/08/2026", "y", "Clerk"),
    ("Cy Poe", "York", "07/08/2026", "z", "Clerk"),
]
SAID = SheetCorrection(
    "People",
    "contacts",
    2,
    {"A": "name", "B": "location", "C": "last_touchpoint", "D": None, "E": "job_title"},
    {"C": "mdy"},
)
CORRECTED = Corrections((SAID,))
HOME = ("Larkfield", "larkfield.example")


def book_of(**sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


DATA = book_of(People=PEOPLE)


def register_of(data: bytes, corrections: Corrections | None = None, name: str = "r.xlsx") -> Register:
    book = read(data, name)
    return build(book, understand(book, corrections or Corrections()))


def kept_in(
    data: bytes, corrections: Corrections | None = None, home: tuple[str, ...] | None = None, name: str = "r.xlsx"
) -> Written:
    said = corrections or Corrections()
    return download(data, name, register_of(data, said, name), [], UpdateOptions(corrections=said, home=home))


def kept_rows(data: bytes) -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(io.BytesIO(data))["PMO settings"].iter_rows(min_row=4, values_only=True)
    return [row[:3] for row in rows]


def understood(register: Register) -> list[tuple[str, str, int | None, list[tuple[str, str | None, str | None]]]]:
    return [
        (table.sheet, table.role, table.header_row, [(c.column, c.field, c.date_order) for c in table.columns])
        for table in register.layout.tables
        if table.sheet != "PMO settings"
    ]


def test_corrections_come_back_with_the_workbook() -> None:
    again = register_of(kept_in(DATA, CORRECTED).data)
    assert understood(again) == understood(register_of(DATA, CORRECTED)) != understood(register_of(DATA))
    assert again.findings == ()
    assert list(again.contacts["job_title"]) == ["Boss", "Clerk", "Clerk"]


def test_they_stand_on_the_settings_sheet_in_plain_words() -> None:
    written = kept_in(DATA, CORRECTED, HOME)
    assert kept_rows(written.data) == [
        ("Sheet: People", "This sheet holds", "Contacts"),
        ("Sheet: People", "Header row", "2: Who; Where they sit; Since; Remarks; Remarks"),
        ("Sheet: People", "Column: Who", "Name"),
        ("Sheet: People", "Column: Where they sit", "Location"),
        ("Sheet: People", "Column: Since", "Last contact"),
        ("Sheet: People", "Column: Remarks", "(not used)"),
        ("Sheet: People", "Column 2: Remarks", "Job title"),
        ("Sheet: People", "Dates in column: Since", "Month first"),
        ("All", "Home organisation", "Larkfield; larkfield.example"),
    ]
    assert written.receipt.sheets_added == ("PMO settings",)
    assert len(written.receipt.rows_added) == 9
    sheet = openpyxl.load_workbook(io.BytesIO(written.data))["PMO settings"]
    assert all(sheet.cell(row, 4).value for row in range(4, 13))


def test_without_further_corrections_the_workbook_comes_back_byte_for_byte() -> None:
    kept = kept_in(DATA, CORRECTED, HOME).data
    assert kept_in(kept).data == kept
    assert kept_in(kept, CORRECTED, HOME).data == kept


LISTS = {
    "below each other": [
        ("Name", "Email", "Place"), ("Ann", "a@x.org", "Hull"), ("Bo", "b@x.org", "York"), (),
        ("Name", "Email", "Seat"), ("Cy", "c@x.org", "Bath"), ("Di", "d@x.org", "Rye"),
    ],
    "side by side": [
        ("Name", "Email", "Place", "", "Name", "Email", "Place"),
        ("Ann", "a@x.org", "Hull", "", "Cy", "c@x.org", "Bath"),
        ("Bo", "b@x.org", "York", "", "Di", "d@x.org", "Rye"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("letter", ["C", "G"])
@pytest.mark.parametrize("rows", LISTS.values(), ids=list(LISTS))
def test_of_several_lists_on_a_sheet_the_same_columns_are_corrected(rows: list[tuple[str, ...]], letter: str) -> None:
    data = book_of(People=rows)
    if letter == "G" and len(rows[0]) < 7:
        letter = "B"
    said = Corrections((SheetCorrection("People", fields={letter: "department"}),))
    again = register_of(kept_in(data, said).data)
    assert understood(again) == understood(register_of(data, said)) != understood(register_of(data))
    assert not [finding for finding in again.findings if finding.sheet == "PMO settings"]


def test_a_sheet_that_is_not_to_be_read_stays_unread() -> None:
    data = book_of(People=PEOPLE[1:], Old=PEOPLE[1:])
    said = Corrections((SheetCorrection("Old", "other"), SheetCorrection("People", "contacts", fields={"A": "name"})))
    again = register_of(kept_in(data, said).data)
    assert [table.sheet for table in again.layout.of_role("contacts")] == ["People"]
    assert again.findings == register_of(data, said).findings


def test_the_home_organisation_is_kept_and_what_the_user_says_now_goes_before_it() -> None:
    people = [("Name", "Organisation"), ("Ann", "Larkfield"), ("Bo", "Elm"), ("Cy", "Elm"), ("Di", "Elm")]
    data = book_of(People=people)
    again = register_of(kept_in(data, home=("Larkfield",)).data)
    assert Network.of(register_of(data)).home.names == ("Elm",)
    assert Network.of(again).home.names == ("Larkfield",)
    assert Network.of(again).home.why == "Kept in PMO settings: Larkfield."
    assert Network.of(again, ("Elm",)).home.names == ("Elm",)
    assert Network.of(again, ()).home.assumed


def test_a_kept_home_that_no_contact_belongs_to_is_told_at_its_cell() -> None:
    data = book_of(People=[("Name", "Organisation"), ("Ann", "Larkfield"), ("Bo", "Elm")])
    (finding,) = Network.of(register_of(kept_in(data, home=("Oakham",)).data)).home.findings
    assert (finding.kind, finding.sheet, finding.cell) == ("home-not-found", "PMO settings", "C4")


def test_a_home_that_is_taken_back_is_worked_out_again_from_then_on() -> None:
    data = book_of(People=[("Name", "Organisation"), ("Ann", "Larkfield"), ("Bo", "Elm"), ("Cy", "Elm"), ("Di", "Elm")])
    kept = kept_in(data, home=("Larkfield",)).data
    back = kept_in(kept, home=()).data
    assert kept_rows(back) == [("All", "Home organisation", "Work it out")]
    assert Network.of(register_of(back)).home.names == ("Elm",)
    assert kept_in(data, home=()).data == data


def test_a_sheet_that_is_taken_back_is_understood_by_itself_from_then_on() -> None:
    kept = kept_in(DATA, CORRECTED).data
    back = kept_in(kept, Corrections((SheetCorrection("People", anew=True),))).data
    assert {value for _, _, value in kept_rows(back)} == {"Work it out"}
    assert understood(register_of(back)) == understood(register_of(DATA))
    assert kept_in(back, CORRECTED).receipt.rows_added == ()
    assert understood(register_of(kept_in(back, CORRECTED).data)) == understood(register_of(DATA, CORRECTED))


def test_another_correction_of_a_column_takes_the_place_of_the_kept_one() -> None:
    kept = kept_in(DATA, CORRECTED).data
    now = kept_in(kept, Corrections((SheetCorrection("People", fields={"B": "department"}),)))
    assert [(cell.cell, cell.old, cell.new) for cell in now.receipt.cells] == [("C7", "Location", "Department")]
    assert list(register_of(now.data).contacts["department"]) == ["Leeds", "York", "York"]


def test_a_row_that_was_written_by_hand_is_the_one_that_changes() -> None:
    mine = [("Group", "Field", "Value"), ("sheet: PEOPLE", "column: where THEY sit", "location")]
    data = book_of(People=PEOPLE, PMO_settings=mine)
    now = kept_in(data, Corrections((SheetCorrection("People", fields={"B": "department"}),)))
    assert [(cell.cell, cell.new) for cell in now.receipt.cells if cell.cell[0] == "C"] == [("C2", "Department")]


def test_another_file_with_the_same_headers_takes_the_settings_over() -> None:
    kept = openpyxl.load_workbook(io.BytesIO(kept_in(DATA, CORRECTED).data))["PMO settings"]
    copied = list(kept.iter_rows(values_only=True))
    order = (2, 4, 0, 3, 1)
    rows = [[str(row[place]) if place < len(row) else "" for place in order] for row in PEOPLE[1:]]
    other = register_of(book_of(Contacts_2027=[("",), ("Next year",), *rows], PMO_settings=copied))
    columns = {c.header: (c.field, c.date_order) for t in other.layout.of_role("contacts") for c in t.columns}
    assert (columns["Since"], columns["Who"]) == (("last_touchpoint", "mdy"), ("name", None))
    assert columns["Where they sit"] == ("location", None)
    assert other.layout.of_role("contacts")[0].header_row == 3
    assert not [finding for finding in other.findings if finding.sheet == "PMO settings"]


SCORES = [
    ("Name", "Email", "Power", "Interest"),
    ("Ann Lee", "a@x.example", 1, "A"),
    ("Bo Diaz", "b@x.example", 5, "C"),
]
SCALES = Corrections((SheetCorrection("People", scales={"C": "falling", "D": "rising"}),))


def levels_of(data: bytes) -> list[list[str]]:
    return register_of(data).contacts[["influence_level", "interest_level"]].to_numpy().tolist()


def test_scales_come_back_with_the_workbook_and_are_asked_for_no_more() -> None:
    written = kept_in(book_of(People=SCORES), SCALES)
    assert kept_rows(written.data) == [
        ("Sheet: People", "Scale of column: Power", "1 or A is the strongest"),
        ("Sheet: People", "Scale of column: Interest", "1 or A is the weakest"),
    ]
    assert levels_of(written.data) == [["High", "Low"], ["Low", "High"]]
    assert [finding for finding in register_of(written.data).findings if finding.kind == "scale-assumed"] == []


def test_scales_go_by_their_headers_in_another_file() -> None:
    settings = openpyxl.load_workbook(io.BytesIO(kept_in(book_of(People=SCORES), SCALES).data))["PMO settings"]
    turned = [tuple(reversed(row)) for row in SCORES]
    other = book_of(Contacts_2027=[("Next year",), *turned], PMO_settings=list(settings.iter_rows(values_only=True)))
    assert levels_of(other) == [["High", "Low"], ["Low", "High"]]


def test_a_scale_that_is_taken_back_is_assumed_again_from_then_on() -> None:
    kept = kept_in(book_of(People=SCORES), SCALES).data
    back = kept_in(kept, Corrections((SheetCorrection("People", anew=True),))).data
    assert levels_of(back) == levels_of(book_of(People=SCORES)) == [["Low", "High"], ["High", "Low"]]
    assert [finding.cell for finding in register_of(back).findings if finding.kind == "scale-assumed"] == ["C", "D"]


def test_the_other_direction_takes_the_place_of_the_kept_one() -> None:
    kept = kept_in(book_of(People=SCORES), SCALES).data
    now = kept_in(kept, Corrections((SheetCorrection("People", scales={"C": "rising"}),)))
    assert [(cell.old, cell.new) for cell in now.receipt.cells] == [
        ("1 or A is the strongest", "1 or A is the weakest")
    ]
    assert levels_of(now.data) == [["Low", "Low"], ["High", "High"]]


def test_a_column_confirmed_in_one_list_is_kept_for_the_header_of_that_list_alone() -> None:
    lists = [
        ("Name", "Email", "Department"), ("Ann", "a@x.org", "Law"), ("Bo", "b@x.org", "Tax"), (),
        ("Name", "Email", "Location"), ("Cy", "c@x.org", "Bath"), ("Di", "d@x.org", "Rye"),
    ]  # fmt: skip
    data = book_of(People=lists)
    written = kept_in(data, Corrections((SheetCorrection("People", fields={"C": "department"}),)))
    assert kept_rows(written.data) == [("Sheet: People", "Column: Department", "Department")]
    assert understood(register_of(written.data)) == understood(register_of(data))


def test_they_stand_beside_the_policy_and_neither_is_taken_for_the_other() -> None:
    register = register_of(DATA, CORRECTED)
    edits = [SetPolicy("All", "window_days", 60), SetField(Key(name="Ann Lee"), "location", "Hull")]
    data = download(DATA, "r.xlsx", register, edits, UpdateOptions(corrections=CORRECTED, home=HOME)).data
    again = register_of(data)
    assert again.policy == {"All": {"window_days": 60}}
    assert [finding.kind for finding in again.findings] == []
    assert list(again.contacts["location"]) == ["Hull", "York", "York"]


def test_the_command_line_keeps_corrections_together_with_edits_alone() -> None:
    assert update(DATA, "r.xlsx", [], UpdateOptions(corrections=CORRECTED)).data == DATA
    edit = SetField(Key(name="Ann Lee"), "location", "Hull")
    data = update(DATA, "r.xlsx", [edit], UpdateOptions(corrections=CORRECTED)).data
    assert understood(register_of(data)) == [
        *understood(register_of(DATA, CORRECTED)), ("PMO change log", "other", None, []),
    ]  # fmt: skip


def test_corrections_of_a_text_table_are_kept_in_the_workbook_that_it_becomes() -> None:
    text, name = b"Who,Where they sit\nAnn Lee,Leeds\nBo Diaz,York\n", "a very long name of a file of friends 2026.csv"
    sheet = read(text, name).sheets[0].name
    said = Corrections((SheetCorrection(sheet, "contacts", None, {"A": "name", "B": "location"}),))
    written = kept_in(text, said, name=name)
    assert list(register_of(written.data).contacts["location"]) == ["Leeds", "York"]
    assert register_of(written.data).findings == ()


def test_a_workbook_that_takes_no_new_sheet_comes_back_all_the_same_and_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(DATA))
    book.security.lockStructure = True
    buffer = io.BytesIO()
    book.save(buffer)
    written = kept_in(buffer.getvalue(), CORRECTED)
    assert any("PMO settings" in note for note in written.receipt.not_done)


headers = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30)
names = st.sampled_from(FIELDS["contacts"])


@st.composite
def corrected(draw: st.DrawFn) -> tuple[bytes, Corrections]:
    """A sheet with any headers, alike ones and blank ones among them, and any corrections of its columns."""
    width = draw(st.integers(2, 6))
    tops = [
        *draw(
            st.lists(st.sampled_from(("Name", "Notes", "notes ", "", "a; b")) | headers, min_size=width, max_size=width)
        )
    ]
    body = [[f"v{row}{column}" for column in range(width)] for row in range(3)]
    letters = "ABCDEF"[:width]
    fields = draw(st.dictionaries(st.sampled_from(letters), st.none() | names, min_size=1))
    orders = draw(st.dictionaries(st.sampled_from(letters), st.sampled_from(("dmy", "mdy"))))
    scales = draw(st.dictionaries(st.sampled_from(letters), st.sampled_from(("rising", "falling")), max_size=2))
    row = draw(st.none() | st.just(1)) if any(text.strip() for text in tops) else None
    said = SheetCorrection("People", "contacts", row, fields, orders, scales=scales)
    return book_of(People=[tops, *body]), Corrections((said,))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corrected())
def test_whatever_is_corrected_is_understood_so_when_it_comes_back(made: tuple[bytes, Corrections]) -> None:
    data, said = made
    before, again = register_of(data, said), register_of(kept_in(data, said).data)
    assert understood(again) == understood(before)
    assert not [finding for finding in again.findings if finding.sheet == "PMO settings"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corrected())
def test_what_is_kept_already_is_not_written_again(made: tuple[bytes, Corrections]) -> None:
    data = kept_in(*made).data
    book = read(data, "r.xlsx")
    assert rows_to_keep(book, understand(book, made[1]), made[1]) == ()
    (said,) = made[1].sheets
    taken = Corrections((replace(said, anew=True),))
    assert rows_to_keep(book, understand(book, taken), taken) == ()


@pytest.mark.parametrize("home", [("=cmd()", "@x"), ("Ärzte & Söhne",), ("a.example",)])
def test_a_home_of_any_text_is_kept_as_text(home: tuple[str, ...]) -> None:
    assert register_of(kept_in(DATA, CORRECTED, home).data).layout.settings.home == home
