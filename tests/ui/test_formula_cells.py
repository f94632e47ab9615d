"""Edits of cells with a formula: listed on the Download page, and overwritten only when ticked."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from app_driving import Opened, kept, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import Key, SetField
from pmodash.journal.formula_edits import FormulaEdit
from pmodash.ui.formula_cells import cells_frame, ticks_in

DOWNLOAD = "pages/workbook/download.py"
EDIT = SetField(Key(row=2, sheet="Register"), "job_title", "Director")
TICKED = SetField(Key(row=2, sheet="Register"), "job_title", "Director", overwrite_formula=True)
FOUND = (FormulaEdit("Ada Finch", "Register!C2", '=UPPER("x")', TICKED, False),)
HEADING = "These edits concern cells that hold a formula"


@pytest.fixture
def app_with_formula(opened: Opened) -> AppTest:
    """The app with a workbook in which a job title is a formula, and an edit of it."""
    book = openpyxl.Workbook()
    book.active.title = "Register"
    book.active.append(("Name", "Email", "Job title"))
    book.active.append(("Ada Finch", "ada@x.example", '=UPPER("x")'))
    book.active.append(("Ben Okafor", "ben@x.example", "Analyst"))
    out = io.BytesIO()
    book.save(out)
    app = opened("register.xlsx", out.getvalue())
    return edited(app, EDIT)


def edited(app: AppTest, edit: SetField) -> AppTest:
    session = kept(app)
    session.workspace = session.workspace.edited(edit, dt.datetime(2026, 11, 22, 9, 0))
    return app.switch_page(DOWNLOAD).run()


def built(app: AppTest) -> str:
    assert not app.exception
    assert not app.error
    return said(app).replace("\\", "")


def test_an_edit_of_a_formula_is_listed_and_left_and_the_receipt_says_so(app_with_formula: AppTest) -> None:
    assert HEADING in said(app_with_formula)
    assert "C2 works itself out with a formula and was left as it is" in built(app_with_formula)


def test_a_ticked_formula_is_replaced(app_with_formula: AppTest) -> None:
    words = built(edited(app_with_formula, TICKED))
    assert "was left as it is" not in words
    assert "1 cell changed" in words


def test_without_such_an_edit_there_is_no_list(small: AppTest) -> None:
    assert HEADING not in said(small.switch_page(DOWNLOAD).run())


def test_a_row_shows_the_contact_the_field_the_cell_the_formula_and_the_value() -> None:
    row = cells_frame(FOUND).iloc[0].tolist()
    assert row == [False, "Ada Finch", "Job title", "Register!C2", '=UPPER("x")', "Director"]


def test_a_tick_becomes_an_edit_and_one_as_it_was_does_not() -> None:
    assert ticks_in({"0": {"replace": True}}, FOUND) == (TICKED,)
    assert ticks_in({"0": {"replace": False}}, FOUND) == ()
