"""Opening a workbook: read, refused in one sentence, corrected, replaced."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from app_driving import SMALL, Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetField
from pmodash.ui.committing import key_of
from pmodash.ui.derived import layout_of, register_of
from pmodash.workbook.tables import SheetCorrection


def test_a_small_workbook_is_read_and_its_columns_are_shown(small: AppTest) -> None:
    assert not small.exception
    assert len(register_of(kept(small)).contacts) == 3
    assert "Job title" in list(small.data_editor[0].value["field"])


@pytest.mark.parametrize(
    ("name", "data"),
    [("picture.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 200), ("empty.xlsx", b""), ("broken.xlsx", b"PK\x03\x04broken")],
)
def test_a_file_that_is_no_workbook_gets_one_sentence_and_what_to_do(opened: Opened, name: str, data: bytes) -> None:
    app = opened(name, data)
    assert not app.exception
    assert len(app.error) == 1
    assert "Traceback" not in said(app)


def test_another_page_sends_back_to_upload_when_the_file_cannot_be_used(opened: Opened) -> None:
    app = opened("broken.xlsx", b"PK\x03\x04broken")
    app.switch_page("pages/insight/coverage.py").run()
    assert not app.exception
    assert len(app.error) == 1


def test_a_correction_takes_effect_at_once(small: AppTest) -> None:
    session = kept(small)
    sheet = layout_of(session).tables[0].sheet
    session.workspace = session.workspace.corrected(SheetCorrection(sheet, fields={"C": "department"}))
    small.run()
    assert list(register_of(session).contacts["department"]) == ["Northwind", "Northwind", "Elsewhere Ltd"]


def test_the_header_row_can_be_corrected_and_put_back_on_the_page(opened: Opened) -> None:
    app = opened("titled.csv", ("Our stakeholders,,,,,\n" + SMALL).encode())
    next(field for field in app.number_input if field.label == "Header row").set_value(3).run()
    assert not app.exception
    assert kept(app).workspace.corrections.sheets[0].header_row == 3
    next(button for button in app.button if button.label.startswith("Back")).click().run()
    assert kept(app).workspace.corrections.sheets == ()
    assert len(register_of(kept(app)).contacts) == 3


def test_opening_another_file_asks_first_when_there_are_unsaved_edits(small: AppTest) -> None:
    small.switch_page("pages/people/contacts.py").run()
    small.segmented_control[0].set_value("Add a contact").run()
    small.text_input(key="add_name").set_value("New Person")
    next(button for button in small.button if button.label == "Add contact").click().run()
    assert kept(small).workspace.unsaved == 1
    small.switch_page("pages/workbook/upload.py").run()
    small.file_uploader[0].upload("other.csv", SMALL.encode() + b"\nDi Poe,di@x.example,X,Analyst,,").run()
    assert kept(small).workspace.file.name == "small.csv"
    assert any("unsaved edit" in warning.value for warning in small.warning)
    next(button for button in small.button if button.label.startswith("Open it")).click().run()
    assert kept(small).workspace.file.name == "other.csv"
    assert len(register_of(kept(small)).contacts) == 4


@pytest.mark.parametrize(("button", "answer"), [("Open the sample", "Open it"), ("Close this", "Close it")])
def test_the_sample_and_closing_ask_first_when_there_are_unsaved_edits(
    small: AppTest, button: str, answer: str
) -> None:
    session = kept(small)
    edit = SetField(key_of(register_of(session), 0), "notes", "Called")
    session.workspace = session.workspace.edited(edit, dt.datetime(2026, 11, 22, 9, 0))
    small.run()
    press(small, button)
    assert kept(small).workspace.unsaved == 1
    assert any("drops the 1 unsaved edit" in warning.value for warning in small.warning)
    press(small, "Keep working")
    assert not small.warning
    press(press(small, button), answer)
    assert not small.exception
    assert kept(small).workspace.unsaved == 0
    assert kept(small).workspace.file is None or kept(small).workspace.file.sample


def test_text_of_the_workbook_is_never_read_as_markdown(small: AppTest) -> None:
    for page in ("workbook/upload", "workbook/quality", "people/contacts"):
        small.switch_page(f"pages/{page}.py").run()
        assert ":red[x]" not in said(small)
        assert "**Cy**" not in said(small)


def test_a_protected_workbook_opens_with_its_password_and_does_not_keep_it(opened: Opened, sample_bytes: bytes) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    locked = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(sample_bytes)).encrypt("open sesame", locked)
    app = opened("locked.xlsx", locked.getvalue())
    assert "is protected with a password" in app.info[0].value
    app.text_input(key="password").set_value("wrong")
    next(button for button in app.button if button.label == "Open").click().run()
    assert ["does not open" in box.value for box in (*app.warning, *app.error, *app.info)] == [True]
    app.text_input(key="password").set_value("open sesame")
    next(button for button in app.button if button.label == "Open").click().run()
    assert not app.error
    assert not app.warning
    assert not app.exception
    assert len(register_of(kept(app)).contacts) > 100
    assert "open sesame" not in repr(vars(kept(app)))


def test_the_blank_template_is_offered(app: AppTest) -> None:
    assert "Download the blank template" in [button.label for button in app.download_button]


def test_rows_read_into_other_rows_are_not_counted_as_left_out(opened: Opened) -> None:
    people = "Name,Job title,State,Engagement\nAda Ash,Director,Current,Neutral\n,,Desired,Supportive\nTotal,1,,\n"
    app = opened("people.csv", people.encode())
    tile = next(metric for metric in app.metric if metric.label == "Rows left out")
    assert (tile.value, tile.delta) == ("1", "1 row read into other rows")
    app.switch_page("pages/workbook/quality.py").run()
    assert {"Rows left out: 1", "Rows read into other rows: 1"} <= {heading.value for heading in app.subheader}


def test_where_no_contacts_are_found_the_likeliest_sheet_is_asked_about(opened: Opened) -> None:
    app = opened("facts.xlsx", not_recognised())
    assert [error.value for error in app.error] and "Nothing is left to check" not in said(app)
    assert not app.metric
    assert "Does this sheet hold your contacts?" in [heading.value for heading in app.subheader]
    press(app, "Yes, read it")
    assert not app.exception and not app.error
    assert register_of(kept(app)).contacts["name"].tolist() == ["Ada Ash", "Bo Diaz", "Cy Poe"]


def test_a_sheet_that_holds_no_contacts_is_not_asked_about_again(opened: Opened) -> None:
    app = press(opened("facts.xlsx", not_recognised()), "No")
    assert not app.exception
    assert "Does this sheet hold your contacts?" not in [heading.value for heading in app.subheader]


def not_recognised() -> bytes:
    """A workbook with a drawing, and a list under headers that each name two things or more."""
    book = openpyxl.Workbook()
    book.active.append(("High power", None, "Low power"))
    sheet = book.create_sheet("SH")
    for row in (
        ("Folk", "Influence/Attitude", "Communication"),
        ("Ada Ash", "High/For", "Weekly, by e-mail"),
        ("Bo Diaz", "Low/Against", "Monthly, by phone"),
        ("Cy Poe", "High/For", "Weekly, by e-mail"),
    ):
        sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
