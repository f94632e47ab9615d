"""The Import page: what a list would change, what is chosen of it, and one step that can be undone."""

from __future__ import annotations

import datetime as dt

import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import AddContact, LogTouchpoints, MarkLeaver, SetField
from pmodash.ui.derived import register_of
from pmodash.workbook.parsing.protection import encrypted
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

IMPORT = "pages/people/imports.py"
LIST = (
    "Name,E-mail,Company,Job title,Phone\n"
    "Ann Lee,ann@northwind.example,Northwind,Programme Director,+44 1\n"
    "Dee **Park**,dee@east.example,=East,Lead,\n"
    "Bo Osei,bo@west.example,West plc,,\n"
)
GUESTS = "Topic,Town hall\nDate,2026-11-20\n\nName,Email,Join Time\nAnn Lee,,10:00\nDee Park,dee@east.example,10:05\n"


def drop(app: AppTest, name: str, text: str) -> AppTest:
    """Drop a list on the page."""
    app.switch_page(IMPORT).run()
    return app.file_uploader[0].upload(name, text.encode()).run()


def section(app: AppTest, name: str) -> AppTest:
    """Choose one of the lists of the preview."""
    control = app.segmented_control[0]
    return control.set_value(next(option for option in control.options if option.startswith(name))).run()


def edits(app: AppTest) -> tuple[object, ...]:
    return kept(app).workspace.journal.edits


def main_button(app: AppTest) -> str:
    return str(app.button(key="import_now").label)


def test_a_list_is_told_in_one_line_and_one_button(small: AppTest) -> None:
    app = drop(small, "list.csv", LIST)
    assert not app.exception
    assert app.info[0].proto.title.replace("\\", "") == "1 new, 1 already there (1 with something new), 1 unsure."
    assert main_button(app) == "Import 1 new and 1 change"
    assert edits(app) == ()


def test_every_section_stands(small: AppTest) -> None:
    app = drop(small, "list.csv", LIST)
    for name in app.segmented_control[0].options:
        app.segmented_control[0].set_value(name).run()
        assert not app.exception, name


def test_an_import_is_one_step_and_is_undone_as_one(small: AppTest) -> None:
    app = press(drop(small, "list.csv", LIST), "Import 1 new")
    assert not app.exception and "Imported" in app.success[0].proto.title
    assert [type(edit) for edit in edits(app)] == [AddContact, SetField]
    assert {made.together for made in kept(app).workspace.journal.made} == {"Import of list.csv"}
    assert len(register_of(kept(app)).contacts) == 4
    kept(app).workspace = kept(app).workspace.undone()
    assert edits(app) == ()


def test_text_of_the_list_is_neither_markup_nor_a_formula(small: AppTest) -> None:
    app = press(drop(small, "**list**.csv", LIST), "Import 1 new")
    assert "**list**" not in said(app)
    contacts = register_of(kept(app)).contacts
    assert contacts["name"].iloc[3] == "Dee **Park**" and contacts["organisation"].iloc[3] == "=East"


def test_a_value_of_the_list_is_taken_only_when_it_is_asked_for(small: AppTest) -> None:
    app = section(drop(small, "list.csv", LIST), "Already there")
    press(app, "Take theirs everywhere")
    press(app, "Import 1 new")
    assert {edit.field for edit in edits(app) if isinstance(edit, SetField)} == {"phone", "job_title"}


def test_nothing_ticked_leaves_nothing_to_press(small: AppTest) -> None:
    app = press(drop(small, "list.csv", LIST), "Tick none")
    section(app, "Already there")
    press(app, "Take nothing")
    assert app.button(key="import_now").disabled


def test_one_who_moved_is_decided_on_and_keeps_the_old_place_in_the_notes(small: AppTest) -> None:
    app = section(drop(small, "list.csv", LIST), "Unsure")
    asked = app.radio[0]
    asked.set_value(1).run()
    assert main_button(app) == "Import 1 new, 2 changes and 1 moved or left"
    press(app, "Import 1 new")
    assert any(isinstance(edit, MarkLeaver) and edit.keep_in_touch for edit in edits(app))
    bo = register_of(kept(app)).contacts.iloc[1]
    assert bo["organisation"] == "West plc" and "Northwind" in bo["notes"]


def test_a_complete_list_proposes_those_who_are_missing_and_accepts_them_at_once(small: AppTest) -> None:
    app = drop(small, "list.csv", "Name,E-mail\nAnn Lee,ann@northwind.example\n")
    app.checkbox(key="import_complete").check().run()
    section(app, "Moved or left: 2")
    press(app, "Accept all")
    press(app, "Import 2 moved or left")
    assert [type(edit) for edit in edits(app)] == [MarkLeaver, MarkLeaver]


def test_a_complete_list_may_be_narrowed_to_an_organisation(small: AppTest) -> None:
    app = drop(small, "list.csv", "Name,E-mail\nAnn Lee,ann@northwind.example\n")
    app.checkbox(key="import_complete").check().run()
    app.multiselect(key="import_complete_for").set_value(["Northwind"]).run()
    assert not app.exception
    assert any(option.startswith("Moved or left: 1") for option in app.segmented_control[0].options)


def test_another_way_of_comparing_keeps_what_was_chosen(small: AppTest) -> None:
    app = section(drop(small, "list.csv", LIST), "Already there")
    press(app, "Take theirs everywhere")
    section(app, "Unsure")
    app.radio[0].set_value(1).run()
    section(app, "New")
    press(app, "Tick none")
    before = main_button(app)
    app.checkbox(key="import_blanks").check().run()
    assert main_button(app) == before == "Import 2 changes and 1 moved or left"


def test_one_decided_to_be_the_same_offers_what_the_list_says_otherwise(opened: Opened) -> None:
    ours = "Name,E-mail,Company,Job title\nAnn Lee,ann@northwind.example,Northwind,Planner\nBo Osei,b@e.example,East,\n"
    theirs = "Name,E-mail,Job title\nZoe Park,ann@northwind.example,Programme Director\n"
    app = section(drop(opened("ours.csv", ours.encode()), "list.csv", theirs), "Unsure")
    app.radio[0].set_value(0).run()
    offered = next(box for box in app.checkbox if box.label.startswith("Take job title"))
    offered.check().run()
    press(app, "Import 1 change")
    assert register_of(kept(app)).contacts["job_title"].iloc[0] == "Programme Director"


def test_a_protected_list_asks_for_its_password_and_says_when_it_is_wrong(small: AppTest) -> None:
    rows = [["Name", "E-mail"], ["Dee Park", "dee@east.example"]]
    rows += [[f"Person {number}", f"p{number}@north.example"] for number in range(150)]
    small.switch_page(IMPORT).run()
    locked = encrypted(plain_xlsx([PlainSheet("List", rows)]), "open sesame")
    app = small.file_uploader[0].upload("locked.xlsx", locked).run()
    assert "protected" in app.info[0].value
    app.text_input(key="import_password").set_value("wrong")
    press(app, "Open")
    assert kept(app).importing is not None and not app.segmented_control
    app.text_input(key="import_password").set_value("open sesame")
    press(app, "Open")
    assert not app.exception and main_button(app) == "Import 151 new"


def test_guests_of_an_event_are_logged_and_followed_up(small: AppTest) -> None:
    app = section(drop(small, "guests.csv", GUESTS), "After an event")
    assert not app.exception
    assert app.text_input(key="import_title").value == "Town hall"
    assert app.selectbox(key="import_vehicle").value == "Town hall"
    app.checkbox(key="import_plan_Connect on LinkedIn").uncheck().run()
    press(app, "Import 1 new")
    logs = [edit for edit in edits(app) if isinstance(edit, LogTouchpoints)]
    assert [log.state for log in logs] == ["done", *["planned"] * (len(logs) - 1)]
    assert logs[0].date == dt.date(2026, 11, 20) and len(logs[0].contacts) == 2
    assert "LinkedIn message" not in {log.vehicle for log in logs}


@pytest.mark.parametrize("text", ["Recipe,Minutes\nScones,25\n", "", "\x89PNG"])
def test_a_file_that_is_no_list_of_people_is_said_and_another_can_be_dropped(small: AppTest, text: str) -> None:
    app = drop(small, "recipes.csv", text)
    assert not app.exception and len(app.error) == 1
    assert "cannot be imported" in app.error[0].proto.title
    assert main_button(drop(app, "list.csv", LIST)) == "Import 1 new and 1 change"


def test_another_workbook_forgets_the_list(small: AppTest, opened: Opened) -> None:
    drop(small, "list.csv", LIST)
    small.switch_page("pages/workbook/upload.py").run()
    app = small.file_uploader[0].upload("other.csv", b"Name,Email\nZoe Zander,zoe@west.example\n").run()
    app.switch_page(IMPORT).run()
    assert not app.exception and not app.info and len(app.file_uploader) == 1


def test_edits_made_meanwhile_are_compared_with(small: AppTest) -> None:
    app = press(drop(small, "list.csv", LIST), "Import 1 new")
    again = drop(app, "list2.csv", LIST)
    assert "0 new, 2 already there" in again.info[0].proto.title.replace("\\", "")
