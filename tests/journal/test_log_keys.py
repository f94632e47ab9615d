"""What a log calls its contacts when one of them is called otherwise."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from pmodash.journal.edits import Edit, Key, MergeContacts, SetField
from pmodash.journal.updating import update

RENAMED = SetField(Key(row=2, sheet="Register"), "name", "Anna B Smith")
MERGED = MergeContacts(Key(row=2, sheet="Register"), Key(row=3, sheet="Register"), (("name", "drop"),))


def logged_as(header: str, edit: Edit, *said: str) -> list[object]:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    sheet.append(["ID", "Name", "Email", "Organisation"])
    sheet.append(["S-1", "Anna Smith", "anna@x.example", "Acme"])
    sheet.append(["S-2", "Ann Smith", "ann@x.example", "Acme"])
    sheet.append(["S-3", "Cy Ray", "cy@x.example", "Acme"])
    log = book.create_sheet("Touchpoints")
    log.append(["Date", header, "Vehicle"])
    for text in said:
        log.append([dt.date(2026, 5, 1), text, "Phone call"])
    stream = io.BytesIO()
    book.save(stream)
    after = openpyxl.load_workbook(io.BytesIO(update(stream.getvalue(), "register.xlsx", (edit,)).data))["Touchpoints"]
    return [row[1].value for row in after.iter_rows(min_row=2)]


@pytest.mark.parametrize("edit", [RENAMED, MERGED])
@pytest.mark.parametrize("header", ["Contact", "Contact ID", "Stakeholder"])
def test_an_id_in_the_log_stays_whatever_its_contact_is_called(header: str, edit: Edit) -> None:
    said = ("S-1", "S-1; S-2", "S-3")
    assert logged_as(header, edit, *said) == list(said)


def test_an_address_in_the_log_stays_and_a_name_follows() -> None:
    said = logged_as("Contact", RENAMED, "anna@x.example", "Anna Smith", "Cy Ray")
    assert said == ["anna@x.example", "Anna B Smith", "Cy Ray"]
