"""What an update says of itself to a person: names instead of addresses, one count for one thing, true places."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, SetField
from pmodash.journal.updating import update
from pmodash.workbook.receipt import Written

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


def written(*edits: Edit, rows: Sequence[Sequence[Any]] = PEOPLE) -> Written:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    for row in rows:
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return update(held.getvalue(), "r.xlsx", edits, as_of=DAY)


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
    names = update(text, "people.csv", [EMAIL, NEW], as_of=DAY, as_text=True).receipt.names
    assert names == {"people!A5:C5": "Dee Park", "people!D": "Email", "people!E": "Job title"}
