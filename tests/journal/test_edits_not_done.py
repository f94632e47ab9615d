"""The receipt numbers the edits that the workbook does not hold, and the change log does not tell of them as made."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from pmodash.findings import RefusedWriteError
from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetField, SetPolicy
from pmodash.journal.updating import UpdateOptions, download, register_with_room, update
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.tables import Corrections

ADA, BEN = Key(row=2, sheet="Register"), Key(row=3, sheet="Register")
LOGGED = LogTouchpoints(dt.date(2026, 11, 20), "Phone call", (ADA,))
TITLE = SetField(ADA, "job_title", "Director")
CSV = b"Name,Email,Job title\nAda Finch,ada@x.example,Analyst\nBen Okafor,ben@x.example,Analyst\n"
Columns = dict[str, dict[tuple[str, int], PatchValue]]


def book(formula: bool = False, protected: bool = False) -> bytes:
    """Two contacts; Ada's job title may be a formula, and the sheet protected but for the e-mail addresses."""
    made = openpyxl.Workbook()
    made.active.title = "Register"
    made.active.append(("Name", "Email", "Job title"))
    made.active.append(("Ada Finch", "ada@x.example", '=UPPER("x")' if formula else "Analyst"))
    made.active.append(("Ben Okafor", "ben@x.example", "Analyst"))
    made.active.protection.sheet = protected
    for row in (2, 3):
        made.active.cell(row, 2).protection = Protection(locked=False)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def down(
    data: bytes, *edits: Edit, name: str = "r.xlsx", as_text: bool = False, columns: Columns | None = None
) -> Written:
    register = register_with_room(data, name, read(data, name), Corrections())
    return download(
        data, name, register, edits, UpdateOptions(as_text=as_text, leave_guarded=True, columns=columns or {})
    )


def log_of(written: Written) -> list[tuple[Any, ...]]:
    """Edit number, field and new value of each line of the change log."""
    rows = openpyxl.load_workbook(io.BytesIO(written.data))["PMO change log"].iter_rows(min_row=4, values_only=True)
    return [(row[1], row[3], row[5]) for row in rows]


def test_all_edits_that_were_written_leave_none_undone() -> None:
    receipt = down(book(), TITLE, LOGGED).receipt
    assert receipt.edits_not_done == ()
    assert receipt.as_json()["edits_not_done"] == []


def test_a_touchpoint_is_not_in_a_text_file_and_other_edits_are() -> None:
    csv_title = SetField(Key(name="Ada Finch"), "job_title", "Director")
    touch = LogTouchpoints(dt.date(2026, 11, 20), "Phone call", (Key(name="Ben Okafor"),))
    policy = SetPolicy("All", "window_days", 60)
    assert down(CSV, csv_title, touch, policy, name="r.csv", as_text=True).receipt.edits_not_done == (2, 3)
    assert down(CSV, csv_title, touch, policy, name="r.csv").receipt.edits_not_done == ()


def test_every_edit_of_a_cell_left_for_its_formula_is_undone() -> None:
    email = SetField(BEN, "email", "ben@y.example")
    again = SetField(ADA, "job_title", "Head")
    assert down(book(formula=True), TITLE, email, again).receipt.edits_not_done == (1, 3)


def test_the_change_log_does_not_tell_of_a_left_cell_as_changed() -> None:
    written = down(book(formula=True), TITLE, SetField(BEN, "email", "ben@y.example"))
    assert [line[:2] for line in log_of(written)] == [(2, "Email"), (None, "Receipt"), (None, "Not done")]


def test_a_locked_cell_is_left_and_the_rest_is_written() -> None:
    written = down(book(protected=True), TITLE, SetField(BEN, "email", "ben@y.example"))
    sheet = openpyxl.load_workbook(io.BytesIO(written.data))["Register"]
    assert (sheet["C2"].value, sheet["B3"].value) == ("Analyst", "ben@y.example")
    told = "Register!C2 is locked, since its sheet is protected, and was left as it is."
    assert (written.receipt.edits_not_done, written.receipt.not_done) == ((1,), (told,))


def test_a_field_without_a_column_on_a_protected_sheet_is_left() -> None:
    written = down(book(protected=True), SetField(ADA, "phone", "555 0100"), SetField(BEN, "email", "ben@y.example"))
    assert written.receipt.edits_not_done == (1,)
    assert [line[0] for line in log_of(written) if line[0]] == [2]


def test_an_extra_column_for_a_protected_sheet_is_left_off_and_named() -> None:
    columns: Columns = {"PMO group": {("Register", 2): "Sponsors", ("Register", 3): "Sponsors"}}
    written = down(book(protected=True), SetField(BEN, "email", "ben@y.example"), columns=columns)
    assert written.receipt.edits_not_done == ()
    assert "'PMO group' was left off" in written.receipt.not_done[0]
    assert openpyxl.load_workbook(io.BytesIO(written.data))["Register"]["B3"].value == "ben@y.example"


def test_a_log_keeps_the_name_that_a_locked_register_keeps() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(protected=True)))
    log = made.create_sheet("Touchpoints")
    log.append(("Date", "Contact", "Type"))
    log.append((dt.date(2026, 10, 1), "Ada Finch", "Phone call"))
    out = io.BytesIO()
    made.save(out)
    written = down(out.getvalue(), SetField(ADA, "name", "Ada Vale"))
    assert written.receipt.edits_not_done == (1,)
    assert openpyxl.load_workbook(io.BytesIO(written.data))["Touchpoints"]["B2"].value == "Ada Finch"


def test_the_command_line_refuses_the_whole_for_a_locked_cell() -> None:
    with pytest.raises(RefusedWriteError, match="edit 1: the sheet 'Register' is protected"):
        update(book(protected=True), "r.xlsx", [TITLE, SetField(BEN, "email", "ben@y.example")])
