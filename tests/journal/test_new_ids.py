"""The ids that new contacts get."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import AddContact, Key, MergeContacts, SetField
from pmodash.journal.updating import update

ZOE, BO = AddContact((("name", "Zoe Quill"),)), AddContact((("name", "Bo Li"),))


def book_with(ids: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID", "Name", "Email", "Organisation"])
    for name, own in zip(("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dan Reed"), ids, strict=True):
        sheet.append([own, name, f"{name[:3].lower()}@example.org", "Acme"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ids_after(data: bytes) -> list[object]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    return [row[0].value for row in sheet.iter_rows(min_row=6)]


@pytest.mark.parametrize(
    ("ids", "new"),
    [
        (["S-001", "S-002", "S-003", "S-004"], ["S-005", "S-006"]),
        ([1, 2, 3, 4], [5, 6]),
        (["=ROW()-1"] * 4, ["=ROW()-1", "=ROW()-1"]),
        ([48213, 77123, 9123, 55], [None, None]),
    ],
)
def test_new_contacts_carry_the_registers_own_ids_on(ids: list[object], new: list[object]) -> None:
    assert ids_after(update(book_with(ids), "register.xlsx", (ZOE, BO)).data) == new


def test_an_id_that_was_given_is_not_given_again() -> None:
    given = AddContact((("name", "Zoe Quill"), ("contact_id", "S-005")))
    data = book_with(["S-001", "S-002", "S-003", "S-004"])
    assert ids_after(update(data, "register.xlsx", (given, BO)).data) == ["S-005", "S-006"]


def test_a_new_contact_is_found_by_the_number_it_got() -> None:
    noted = SetField(Key(contact_id="5"), "organisation", "Borough Council")
    data = update(book_with([1, 2, 3, 4]), "register.xlsx", (ZOE, noted)).data
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[6]] == [5, "Zoe Quill", None, "Borough Council"]


def test_the_id_of_a_contact_merged_away_is_nobodys() -> None:
    data = book_with(["S-001", "S-002", "S-003", "S-004"])
    merged = update(data, "register.xlsx", (MergeContacts(Key(contact_id="S-001"), Key(contact_id="S-004")),)).data
    assert ids_after(update(merged, "register.xlsx", (ZOE,)).data) == ["S-005"]
    with pytest.raises(RefusedEditError, match="merged away"):
        update(merged, "register.xlsx", (AddContact((("name", "Bo Li"), ("contact_id", "S-004"))),))


def test_an_id_that_only_the_log_still_knows_is_nobodys() -> None:
    book = openpyxl.load_workbook(io.BytesIO(book_with(["S-001", "S-002", "S-003", "S-004"])))
    log = book.create_sheet("Touchpoints")
    log.append(["Date", "Contact ID", "Vehicle"])
    log.append([dt.date(2026, 10, 1), "S-005", "Phone call"])
    log.append([dt.date(2026, 10, 2), "S-002", "Phone call"])
    stream = io.BytesIO()
    book.save(stream)
    assert ids_after(update(stream.getvalue(), "register.xlsx", (ZOE,)).data) == ["S-006"]
