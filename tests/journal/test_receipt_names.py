"""What an update says of itself to a person: names instead of addresses, one count for one thing, true places."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, SetField
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download, register_with_room, update
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.tables import Corrections

PEOPLE = [
    ("Name", "Organisation", "Influence"),
    ("Ada Finch", "Larkfield", "High"),
    ("Ben Okafor", "Larkfield", "Low"),
    ("Cleo Marsh", "Oak", "High"),
]
DAY = dt.date(2026, 11, 20)
EMAIL = SetField(Key(name="Ada Finch"), "email", "ada.finch@larkfield.example")
NEW = AddContact((("name", "Dee Park"), ("organisation", "Oak"), ("job_title", "Head of Change")))
LEFT = MarkLeaver(Key(name="Cleo Marsh"), DAY)
CALLS = LogTouchpoints(DAY, "Phone call", (Key(name="Ada Finch"), Key(name="Ben Okafor")))


def bytes_of(rows: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    for row in rows:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def written(*edits: Edit, rows: Sequence[Sequence[Any]] = PEOPLE) -> Written:
    return update(bytes_of(rows), "r.xlsx", edits, UpdateOptions(as_of=DAY))


def opened(made: Written) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made.data))


def test_added_rows_and_columns_are_named_by_contact_and_heading() -> None:
    assert written(EMAIL, NEW, CALLS).receipt.names == {
        "Register!A5:C5": "Dee Park",
        "Register!D": "Email",
        "Register!E": "Job title",
        "Touchpoints!A4:G4": "Ada Finch",
        "Touchpoints!A5:G5": "Ben Okafor",
    }


def test_what_was_added_to_a_text_file_is_named_too() -> None:
    text = "\n".join(",".join(row) for row in PEOPLE).encode()
    names = update(text, "people.csv", [EMAIL, NEW], UpdateOptions(as_of=DAY, as_text=True)).receipt.names
    assert names == {"people!A5:C5": "Dee Park", "people!D": "Email", "people!E": "Job title"}


def places(made: Written) -> dict[tuple[str, str], str]:
    """Where the change log says that each contact's field stands."""
    rows = opened(made)["PMO change log"].iter_rows(min_row=4, values_only=True)
    return {(str(row[2]), str(row[3])): str(row[6]) for row in rows if row[1]}


def test_the_change_log_names_the_cell_of_a_field_that_got_a_new_column() -> None:
    made = written(EMAIL, NEW, LEFT)
    told = places(made)
    assert told["Ada Finch", "Email"] == "Register!D2"
    assert told["Dee Park", "Job title"] == "Register!F5"
    assert told["Cleo Marsh", "Status"] == "Register!E4"
    sheet = opened(made)["Register"]
    assert [sheet[cell].value for cell in ("D2", "F5", "E4")] == [
        "ada.finch@larkfield.example", "Head of Change", "Left 2026-11-20",
    ]  # fmt: skip


def test_the_change_log_names_the_cells_of_a_touchpoint_s_row() -> None:
    assert places(written(CALLS)) == {
        ("Ada Finch", "Touchpoint"): "Touchpoints!A4:G4",
        ("Ben Okafor", "Touchpoint"): "Touchpoints!A5:G5",
    }


def test_the_change_log_names_the_cell_of_a_contact_on_a_sheet_of_their_own() -> None:
    made = written(NEW, rows=[*PEOPLE, (), ("Total", None, 3)])
    where = places(made)["Dee Park", "Job title"]
    sheet, _, cell = where.rpartition("!")
    assert opened(made)[sheet][cell].value == "Head of Change"


def test_a_name_that_stands_in_two_columns_is_told_by_both() -> None:
    people = [("First name", "Last name", "Organisation"), ("Ada", "Finch", "Oak"), ("Ben", "Okafor", "Oak")]
    made = written(SetField(Key(name="Ben Okafor"), "name", "Ben Osei"), rows=people)
    assert places(made)["Ben Okafor", "Name"] == "Register!A3:B3"


def test_the_change_log_of_a_renamed_sheet_names_cells_under_its_new_name() -> None:
    text = "\n".join(",".join(row) for row in PEOPLE).encode()
    made = update(text, "a[1].csv", [EMAIL, CALLS], UpdateOptions(as_of=DAY))
    title = opened(made).sheetnames[0]
    assert places(made)["Ada Finch", "Email"] == f"{title}!D2"


def test_the_line_that_tells_the_receipt_wraps_at_the_second_download_too() -> None:
    once = written(EMAIL)
    twice = update(once.data, "r.xlsx", [LEFT], UpdateOptions(as_of=DAY))
    log = opened(twice)["PMO change log"]
    lines = [row for row in log.iter_rows(min_row=4) if row[3].value == "Receipt"]
    assert [row[5].alignment.wrap_text for row in lines] == [True, True]


def test_what_a_text_file_leaves_out_is_said_once() -> None:
    text = "\n".join(",".join(row) for row in PEOPLE).encode()
    notes = update(text, "people.csv", [CALLS], UpdateOptions(as_of=DAY, as_text=True)).receipt.notes
    told = [note for note in notes if "touchpoint" in note]
    assert len(told) == 1 and "Not in it: 2 touchpoints and the change log." in told[0]


def test_a_formula_that_was_left_alone_is_not_said_to_read_otherwise_as_well() -> None:
    data = bytes_of([*PEOPLE, ("Dee Park", '="Oa"&"k"', "High")])
    edit = SetField(Key(name="Dee Park"), "organisation", "Elm")
    register = register_with_room(data, "r.xlsx", read(data, "r.xlsx"), Corrections())
    receipt = download(data, "r.xlsx", register, [edit], UpdateOptions(leave_guarded=True)).receipt
    assert receipt.notes == receipt.not_done
    assert receipt.not_done == ("Register!B5 works itself out with a formula and was left as it is.",)


def test_another_number_of_touchpoints_is_told_in_the_singular_where_it_is_one() -> None:
    data = bytes_of(PEOPLE)
    register = register_with_room(data, "r.xlsx", read(data, "r.xlsx"), Corrections())
    one = LogTouchpoints(DAY, "Phone call", (Key(name="Ada Finch"),))
    assert reread_notes(apply(register, [one]), register) == (
        "0 touchpoints are read from the new file, where 1 was expected.",
    )
    assert reread_notes(apply(register, [CALLS]), apply(register, [one])) == (
        "1 touchpoint is read from the new file, where 2 were expected.",
    )


def test_a_new_contact_s_cells_count_as_a_row_and_not_as_cells_changed_too() -> None:
    receipt = written(NEW).receipt
    assert receipt.in_words().startswith("1 row added, 1 column added, 1 sheet added")
    assert [cell.cell for cell in receipt.cells] == ["D5"]
    assert receipt.cells_of_old_rows == ()
    assert written(EMAIL, NEW).receipt.in_words().startswith("1 cell changed, 1 row added, 2 columns added")
