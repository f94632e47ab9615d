"""Editing, overriding and undoing on the pages: each change is an edit, and the figures follow."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
from app_driving import SMALL, Opened, kept, log_for_all_pasted, press, said, status_of
from openpyxl.styles import Protection
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetField, SetSource
from pmodash.ui.committing import key_of
from pmodash.ui.contacts_editor import converted, edits_in, value_of
from pmodash.ui.derived import register_of, whole_analysis
from pmodash.workbook.kept_sheets import HISTORY_HEADERS
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

EDITS = "pages/workbook/edits.py"


def test_undo_and_redo_go_one_edit_at_a_time(small: AppTest) -> None:
    before = status_of(small, "Bo Osei")
    log_for_all_pasted(small, "Bo Osei")
    small.switch_page(EDITS).run()
    small.button(key="undo").click().run()
    assert status_of(small, "Bo Osei") == before
    small.button(key="redo").click().run()
    assert status_of(small, "Bo Osei") == "On track"
    assert not small.exception


def test_a_leaver_is_no_longer_counted(small: AppTest) -> None:
    small.switch_page("pages/people/contacts.py").run()
    small.segmented_control(key="contacts_section").set_value("Mark a leaver").run()
    small.selectbox(key="leaver_contact").set_value(1).run()
    small.checkbox(key="leaver_keep").uncheck()
    press(small, "Mark as leaver")
    assert not small.exception
    assert [toast.value for toast in small.toast] == ["Bo Osei was marked as a leaver"]
    assert small.selectbox(key="leaver_contact").value is None
    assert next(button for button in small.button if button.label == "Mark as leaver").disabled
    assert status_of(small, "Bo Osei") == "Not counted"


def test_a_contact_added_is_named_and_one_without_a_name_is_refused_in_one_sentence(small: AppTest) -> None:
    small.switch_page("pages/people/contacts.py").run()
    small.segmented_control(key="contacts_section").set_value("Add a contact").run()
    press(small, "Add contact")
    assert small.warning[0].value.replace("\u2060", "") == "New contact: the new contact has no name\\. Give a name\\."
    small.text_input(key="add_name").set_value("Di Poe")
    press(small, "Add contact")
    assert [toast.value for toast in small.toast] == ["Di Poe was added"]


def test_overriding_a_group_changes_the_group(small: AppTest) -> None:
    session = kept(small)
    register = register_of(session)
    frame = whole_analysis(session).standing[["name", "group"]]
    edits = edits_in({"0": {"group": "External Influencers"}}, [0], register, frame)
    assert [edit.value for edit in edits] == ["External Influencers"]
    session.workspace = session.workspace.edited(edits[0], dt.datetime(2026, 11, 22, 9, 0))
    small.switch_page("pages/insight/groups.py").run()
    assert not small.exception
    assert whole_analysis(session).standing["group"].iloc[0] == "External Influencers"


def test_a_cell_left_as_it_was_is_no_edit(small: AppTest) -> None:
    register = register_of(kept(small))
    frame = register.contacts[["name", "email"]]
    assert edits_in({"0": {"email": "ann@northwind.example"}}, [0], register, frame) == ()


def test_an_edited_cell_names_the_contact_by_its_row(small: AppTest) -> None:
    register = register_of(kept(small))
    edits = edits_in({"0": {"email": " new@x.example "}}, [1], register, register.contacts[["email"]].iloc[1:])
    assert edits == (SetField(key_of(register, 1), "email", "new@x.example", "bo@northwind.example"),)


def test_cells_are_taken_in_the_form_of_their_field() -> None:
    assert converted("last_touchpoint", "2026-12-25T00:00:00") == dt.date(2026, 12, 25)
    assert converted("notes", "") is None
    assert converted("do_not_contact", True) is True
    assert value_of(float("nan")) is None


def test_a_changed_policy_is_an_edit_and_changes_the_cadence(small: AppTest) -> None:
    small.switch_page("pages/workbook/policy.py").run()
    field = next(field for field in small.number_input if field.label.startswith("Most touchpoints"))
    field.set_value(3).run()
    assert not small.exception
    assert whole_analysis(kept(small)).network.policy.fatigue_touchpoints == 3
    assert kept(small).workspace.unsaved == 1


def groups_of(app: AppTest, source: str) -> set[str]:
    """The groups of the contacts whose own source cell says this and whose own group cell is blank."""
    session = kept(app)
    contacts = register_of(session).contacts
    chosen = (contacts["source"] == source) & contacts["group"].isna() & contacts["status"].isin(["Active"])
    return set(whole_analysis(session).everyone["group"][chosen])


def test_a_source_led_to_another_group_takes_its_contacts_along_and_back(with_sample: AppTest) -> None:
    session = kept(with_sample)
    assert groups_of(with_sample, "Stakeholders") == {"Wider Business"}
    at = dt.datetime(2026, 11, 22, 9, 0)
    session.workspace = session.workspace.edited(SetSource("Stakeholders", "Senior Leadership"), at)
    with_sample.switch_page("pages/workbook/policy.py").run()
    assert not with_sample.exception
    assert groups_of(with_sample, "Stakeholders") == {"Senior Leadership"}
    press(with_sample.switch_page(EDITS).run(), "Undo")
    assert groups_of(with_sample, "Stakeholders") == {"Wider Business"}


def test_the_updated_workbook_is_ready_with_its_receipt_and_holds_the_edit(with_sample: AppTest) -> None:
    log_for_all_pasted(with_sample, str(register_of(kept(with_sample)).contacts["name"].iloc[20]))
    with_sample.switch_page("pages/workbook/download.py").run()
    assert not with_sample.exception
    assert not with_sample.error
    words = said(with_sample).replace("\\", "")
    assert "parts byte" in words
    assert "is in the workbook below" in words
    with_sample.download_button(key="download_workbook").click().run()
    assert kept(with_sample).workspace.unsaved == 0
    assert "in the workbook below" not in said(with_sample)


def test_the_days_figures_go_into_the_workbook_when_ticked(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/workbook/download.py").run()
    with_sample.checkbox(key="keep_history").set_value(True).run()
    assert "PMO history" in said(with_sample)


def test_figures_kept_earlier_are_compared_with_those_of_now(opened: Opened) -> None:
    day = dt.date(2026, 3, 2)
    rows = ([day, "All", *[1] * 7, 1, 1],)
    register = [line.split(",") for line in SMALL.splitlines()]
    book = plain_xlsx([PlainSheet("Register", register), PlainSheet("PMO history", (HISTORY_HEADERS, *rows))])
    app = opened("small.xlsx", book)
    app.switch_page("pages/insight/overview.py").run()
    assert not app.exception
    assert "Since 2 March 2026 coverage is down" in said(app)


def protected_register() -> bytes:
    """A register whose sheet is protected, with the cells of one column left free."""
    book = openpyxl.Workbook()
    sheet = book.active
    for line in SMALL.splitlines():
        sheet.append(line.split(","))
    sheet.protection.sheet = True
    for row in (2, 3, 4):
        sheet.cell(row, 5).protection = Protection(locked=False)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def try_value(app: AppTest, field: str, value: str) -> None:
    """Commit a value for the first contact's field, as a page does."""

    def page(field: str, value: str) -> None:
        from pmodash.journal.edits import SetField
        from pmodash.ui.committing import commit, key_of
        from pmodash.ui.derived import register_of
        from pmodash.ui.session import session

        commit(SetField(key_of(register_of(session()), 0), field, value))

    again = AppTest.from_function(page, default_timeout=60, args=(field, value))
    again.session_state["pmodash"] = kept(app)
    assert not again.run().exception


def test_a_value_for_a_locked_column_of_a_protected_sheet_is_refused_at_once(opened: Opened) -> None:
    app = opened("protected.xlsx", protected_register())
    try_value(app, "job_title", "Director")
    assert kept(app).workspace.unsaved == 0
    assert kept(app).notice == (
        "Job title of Ann Lee: the sheet 'Sheet' is protected, and its column 'Job title' is locked. "
        "Unprotect the sheet in Excel, then upload it again."
    )


def test_a_value_for_a_column_that_a_protected_sheet_leaves_free_is_taken(opened: Opened) -> None:
    app = opened("protected.xlsx", protected_register())
    try_value(app, "owner", "C. Diaz")
    assert kept(app).workspace.unsaved == 1
