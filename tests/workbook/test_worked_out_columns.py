"""What the app worked out and wrote into columns of its own is no word of the user's when the workbook comes again."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping

import openpyxl

from pmodash.journal.updating import UpdateOptions, download, register_with_room
from pmodash.workbook.own_names import GROUP_HEADER, NEXT_DUE_HEADER
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections


def register_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    sheet.append(["Name", "Job title", "Organisation", "Last contact"])
    sheet.append(["Ada Finch", "Chief executive", "Acme", dt.date(2026, 10, 1)])
    sheet.append(["Ben Okafor", "Project manager", "Acme", dt.date(2026, 10, 2)])
    sheet.append(["Cleo Marsh", "Accountant", "Acme", dt.date(2026, 10, 3)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def written(data: bytes, columns: Mapping[str, Mapping[tuple[str, int], PatchValue]]) -> bytes:
    register = register_with_room(data, "register.xlsx", read(data, "register.xlsx"), Corrections())
    return download(data, "register.xlsx", register, (), UpdateOptions(columns=columns)).data


def with_columns() -> bytes:
    rows: dict[tuple[str, int], PatchValue] = {("Register", row): "Wider Business" for row in (2, 3, 4)}
    days: dict[tuple[str, int], PatchValue] = {("Register", row): dt.date(2026, 12, row) for row in (2, 3, 4)}
    columns = {GROUP_HEADER: rows, NEXT_DUE_HEADER: days}
    return written(register_file(), columns)


def test_they_hold_no_group_and_no_plan_of_the_users() -> None:
    data = with_columns()
    contacts = register_with_room(data, "register.xlsx", read(data, "register.xlsx"), Corrections()).contacts
    assert contacts[["group", "next_touchpoint"]].isna().all(axis=None)
    assert len(contacts) == 3


def test_writing_them_again_takes_the_same_columns() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(with_columns())).active
    again = written(with_columns(), {GROUP_HEADER: {("Register", 2): "Senior Leadership"}})
    now = openpyxl.load_workbook(io.BytesIO(again)).active
    assert sheet is not None
    assert now is not None
    assert [cell.value for cell in now[1]] == [cell.value for cell in sheet[1]]
    assert now["E2"].value == "Senior Leadership"
