"""A protected workbook: what cannot be written into it is told before work is put in, with the way out."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from app_driving import Opened, kept, said
from openpyxl.workbook.protection import WorkbookProtection

from pmodash.journal.edits import SetRules
from pmodash.network.group_rules import GroupRule
from pmodash.ui.not_writable import not_writable
from pmodash.workbook.tables import Layout, Table


def locked_workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in (
        ("Name", "Email", "Job title", "Organisation", "Primary contribution"),
        ("Ann Lee", "ann@north.example", "Benefits Lead", "Northwind", "Money"),
        ("Bo Diaz", "bo@north.example", "Project Manager", "Northwind", "Time"),
        ("Cy Poe", "cy@north.example", "Clerk", "Northwind", "Help"),
    ):
        book.active.append(row)
    book.security = WorkbookProtection(lockStructure=True)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("page", ["pages/workbook/upload.py", "pages/insight/groups.py", "pages/workbook/policy.py"])
def test_a_page_whose_work_would_be_lost_says_so_first(opened: Opened, page: str) -> None:
    app = opened("locked.xlsx", locked_workbook())
    app.switch_page(page).run()
    assert not app.exception
    (warning,) = app.warning
    assert "your own rules for groups" in warning.value
    assert "Download these edits as a file" in warning.value
    assert "kept in the workbook that you download" not in said(app)


def test_the_download_names_the_way_out_where_edits_are_not_in_it(opened: Opened) -> None:
    app = opened("locked.xlsx", locked_workbook())
    session = kept(app)
    rule = SetRules((GroupRule("title", "Benefits Lead", "Delivery Teams & Managers"),))
    session.workspace = session.workspace.edited(rule, at=dt.datetime(2026, 11, 20))
    app.switch_page("pages/workbook/download.py").run()
    assert not app.exception
    assert any("Download these edits as a file" in warning.value for warning in app.warning)
    assert "could not be added (your rules for groups were edited)" in said(app).replace("\\", "")


def test_a_workbook_that_keeps_a_sheet_already_can_keep_more_on_it() -> None:
    told = not_writable(Layout((), kept={"PMO settings": "PMO settings"}, takes_no_sheets=True))
    assert "corrections" not in told and "rules" in told


def test_a_protected_sheet_is_named_and_an_open_workbook_warns_of_nothing() -> None:
    table = Table("Register", "contacts", 1.0, 1, 2, 3, (), locked=("A",))
    assert "“Register” is protected" in not_writable(Layout((table,)))
    assert not_writable(Layout(())) == ""
