"""What the app says of saved edits: only those count that the downloaded workbook holds."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
from app_driving import SMALL, Opened, kept, log_for_all_pasted, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import Edit, Key, SetField, SetPolicy
from pmodash.ui.what_is_written import in_the_workbook
from pmodash.ui.workspace import Workspace
from tests.workbook.signed_books import signed

DOWNLOAD = "pages/workbook/download.py"
AT = dt.datetime(2026, 11, 22, 9, 0)
TITLE = SetField(Key(row=2, sheet="Register"), "job_title", "Director")
EMAIL = SetField(Key(row=3, sheet="Register"), "email", "ben@y.example")
NO_EDITS = "You have made no edits yet"


def formula_book(protected: bool = False) -> bytes:
    book = openpyxl.Workbook()
    book.active.protection.sheet = protected
    book.active.title = "Register"
    book.active.append(("Name", "Email", "Job title"))
    book.active.append(("Ada Finch", "ada@x.example", '=UPPER("x")'))
    book.active.append(("Ben Okafor", "ben@x.example", "Analyst"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_edits(app: AppTest, *edits: Edit) -> AppTest:
    for edit in edits:
        kept(app).workspace = kept(app).workspace.edited(edit, AT)
    return app.switch_page(DOWNLOAD).run()


def take(app: AppTest) -> AppTest:
    return app.download_button(key="download_workbook").click().run()


def first_sentence(app: AppTest) -> str:
    told = (str(element.value) for element in app.markdown)
    return next((text for text in told if "edit" in text and ("workbook" in text or "You have" in text)), "")


def workspace_with(*edits: Edit) -> Workspace:
    now = Workspace(as_of=AT.date())
    for edit in edits:
        now = now.edited(edit, AT)
    return now


def test_an_edit_that_was_not_written_stays_unsaved() -> None:
    now = workspace_with(TITLE, EMAIL).downloaded((1,))
    assert (now.saved, now.unsaved) == ((EMAIL,), 1)
    assert now.undone().unsaved == 2


def test_the_same_edit_made_twice_counts_twice() -> None:
    once = workspace_with(TITLE).downloaded()
    assert (once.unsaved, once.edited(TITLE, AT).unsaved) == (0, 1)


def test_a_touchpoint_that_the_text_file_does_not_hold_is_not_called_saved(small: AppTest) -> None:
    log_for_all_pasted(small, "Ann Lee")
    small.switch_page(DOWNLOAD).run()
    small.radio(key="write_as").set_value("As the text file it was").run()
    assert first_sentence(small) == "**Your 1 edit** is not in the workbook below, see “Not done” below."
    take(small)
    assert kept(small).workspace.unsaved == 1
    small.radio(key="write_as").set_value("As an Excel workbook").run()
    take(small)
    assert kept(small).workspace.unsaved == 0
    assert first_sentence(small) == "**1 edit** is in the workbook you downloaded."


def test_a_formula_that_was_left_is_not_called_saved(opened: Opened) -> None:
    app = with_edits(opened("r.xlsx", formula_book()), TITLE, EMAIL)
    told = "**1 of your 2 edits** is in the workbook {}; 1 is not, see “Not done” below."
    assert first_sentence(app) == told.format("below")
    take(app)
    assert kept(app).workspace.unsaved == 1
    assert first_sentence(app) == told.format("you downloaded")


def test_on_a_protected_sheet_a_locked_cell_and_a_ticked_column_are_left_and_the_rest_is_built(opened: Opened) -> None:
    app = with_edits(opened("r.xlsx", formula_book(protected=True)), EMAIL, SetPolicy("All", "window_days", 60))
    app.checkbox(key="write_group").set_value(True).run()
    words = said(app).replace("\\", "")
    assert not app.error
    assert first_sentence(app).startswith("**1 of your 2 edits** is in the workbook below")
    assert "Register!B3 is locked" in words
    assert "the column 'PMO group (worked out)' was left off" in words
    assert kept(take(app)).workspace.unsaved == 1


def test_edits_are_said_to_be_in_a_workbook_only_once_it_is_built(opened: Opened, sample_bytes: bytes) -> None:
    app = with_edits(opened("signed.xlsx", signed(sample_bytes)), SetPolicy("All", "window_days", 60))
    assert first_sentence(app) == "You have **1 edit**."
    press(app, "Build the updated workbook")
    assert "Nothing was written" in app.error[0].value
    assert first_sentence(app) == ""
    app.checkbox(key="remove_signature").set_value(True).run()
    assert first_sentence(app) == "**1 edit** is in the workbook below."


def test_without_edits_the_first_sentence_tells_of_the_ticks(opened: Opened) -> None:
    app = opened("r.xlsx", formula_book()).switch_page(DOWNLOAD).run()
    assert "exactly as you opened it" in said(app)
    app.checkbox(key="write_group").set_value(True).run()
    assert "exactly as you opened it" not in said(app)
    assert f"{NO_EDITS}. What you asked for is in the workbook below." in said(app)


def test_ticks_for_the_download_are_not_carried_over_to_another_workbook(opened: Opened) -> None:
    app = opened("r.csv", SMALL.encode()).switch_page(DOWNLOAD).run()
    for key in ("write_group", "write_next_due", "keep_history"):
        app.checkbox(key=key).set_value(True)
    app.radio(key="write_as").set_value("As the text file it was").run()
    app.switch_page("pages/workbook/upload.py").run()
    app.file_uploader[0].upload("other.csv", SMALL.replace("Ann", "Eve").encode()).run()
    assert kept(app).workspace.file.name == "other.csv"  # type: ignore[union-attr]
    app.switch_page(DOWNLOAD).run()
    assert not any(app.checkbox(key=key).value for key in ("write_group", "write_next_due", "keep_history"))
    assert app.radio(key="write_as").value == "As an Excel workbook"


def test_a_copy_in_the_browser_is_kept_of_the_workbook_it_was_ticked_for_alone(small: AppTest) -> None:
    kept(small).copy.keep()
    small.switch_page("pages/workbook/upload.py").run()
    small.file_uploader[0].upload("other.csv", SMALL.replace("Ann", "Eve").encode()).run()
    assert not kept(small).copy.keeping


def test_how_many_edits_are_in_the_workbook_is_said_in_words() -> None:
    assert in_the_workbook(4, 0, "below") == "**4 edits** are in the workbook below."
    told = "**3 of your 4 edits** are in the workbook you downloaded; 1 is not, see “Not done” below."
    assert in_the_workbook(4, 1, "you downloaded") == told
