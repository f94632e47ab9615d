"""The questions at the top of the Upload page: answered, accepted, kept by the workbook and taken back."""

from __future__ import annotations

import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.updating import UpdateOptions, download
from pmodash.ui.derived import register_of, uploaded_register
from pmodash.ui.workspace import Workspace

PEOPLE = """Name,Email,Organisation,Job title,Power,Last contact,Primary contribution
Ann Lee,ann@x.example,Northwind,Director,1,05/06/2026,Money
Bo Diaz,bo@x.example,Northwind,Manager,3,07/08/2026,Time
Cy Poe,cy@x.example,Northwind,Clerk,5,01/02/2026,Help
"""


@pytest.fixture
def unsure(opened: Opened) -> AppTest:
    """The app with a list of which three columns are unsure."""
    return opened("people.csv", PEOPLE.encode())


def words(app: AppTest) -> str:
    return said(app).replace("\\", "").replace("\u2060", "")


def levels(app: AppTest) -> list[str]:
    return register_of(kept(app)).contacts["influence_level"].tolist()


def downloaded(app: AppTest) -> bytes:
    now: Workspace = kept(app).workspace
    assert now.file is not None
    register = uploaded_register(kept(app))
    return download(
        now.file.data, now.file.name, register, [], UpdateOptions(corrections=now.corrections, home=now.home)
    ).data


def test_what_is_unsure_leads_the_page(unsure: AppTest) -> None:
    assert not unsure.exception
    assert unsure.subheader[0].value == "Check these 3 columns"
    assert "Which end is the strongest?" in words(unsure)
    assert "Values: 1, 3, 5." in words(unsure)


def test_one_click_answers_which_end_of_a_scale_is_the_strongest(unsure: AppTest) -> None:
    press(unsure, "1 High, 3 Medium, 5 Low")
    assert not unsure.exception
    assert levels(unsure) == ["High", "Medium", "Low"]
    assert unsure.subheader[0].value == "Check these 2 columns"
    assert "scale-assumed" not in [finding.kind for finding in register_of(kept(unsure)).findings]


def test_one_click_says_that_a_column_is_not_used(unsure: AppTest) -> None:
    press(unsure, "Not used")
    assert register_of(kept(unsure)).contacts["role"].isna().all()
    assert unsure.subheader[0].value == "Check these 2 columns"


def test_another_field_is_chosen_from_the_list(unsure: AppTest) -> None:
    next(box for box in unsure.selectbox if box.placeholder == "Choose another").set_value("department").run()
    assert register_of(kept(unsure)).contacts["department"].tolist() == ["Money", "Time", "Help"]


def test_one_button_accepts_the_rest_and_a_calm_line_stands_there_then(unsure: AppTest) -> None:
    before = register_of(kept(unsure)).contacts
    press(unsure, "1 Low, 3 Medium, 5 High")
    press(unsure, "Accept the other 2 as read")
    assert not unsure.exception
    assert "Nothing is left to check" in words(unsure)
    assert register_of(kept(unsure)).contacts.equals(before)
    assert kept(unsure).workspace.unsaved_corrections == 3


def test_what_was_answered_is_changed_below_and_taken_back(unsure: AppTest) -> None:
    press(unsure, "1 High, 3 Medium, 5 Low")
    scale = next(control for control in unsure.segmented_control if control.label.startswith("Scale of column E"))
    assert scale.value == "falling"
    scale.set_value("rising").run()
    assert levels(unsure) == ["Low", "Medium", "High"]
    press(unsure, "Back to as understood")
    assert unsure.subheader[0].value == "Check these 3 columns"


def test_the_answers_come_back_with_the_workbook_and_are_taken_back_for_good(unsure: AppTest, opened: Opened) -> None:
    app = press(press(unsure, "1 High, 3 Medium, 5 Low"), "Accept the other 2 as read")
    data = downloaded(app)
    assert data != PEOPLE.encode()
    again = app.file_uploader[0].upload("again.xlsx", data).run()
    again = press(again, "Open it and drop") if kept(again).workspace.file.name != "again.xlsx" else again
    assert levels(again) == ["High", "Medium", "Low"]
    assert "Nothing is left to check" in words(again)
    assert kept(again).workspace.unsaved_in_words == ""
    press(again, "Back to as understood")
    assert again.subheader[0].value == "Check these 3 columns"
    assert [button.label for button in again.button if button.label.startswith("Accept")] == ["Accept all 3 as read"]
    assert kept(again).workspace.unsaved_in_words == "1 unsaved reset of a sheet"
    back = downloaded(again)
    third = again.file_uploader[0].upload("third.xlsx", back).run()
    third = press(third, "Open it and drop")
    assert third.subheader[0].value == "Check these 3 columns"
    assert levels(third) == ["Low", "Medium", "High"]


def test_the_list_of_columns_opens_on_the_register(with_sample: AppTest) -> None:
    with_sample.switch_page("pages/workbook/upload.py").run()
    first, *others = [box for box in with_sample.expander if "header in row" in box.label.replace("\\", "")]
    assert first.label.replace("\\", "").startswith("Stakeholder register")
    assert first.proto.expanded
    assert not any(box.proto.expanded for box in others)
    assert "Nothing is left to check" in words(with_sample)


def test_another_file_with_the_same_headers_takes_the_answers_over_in_one_click(unsure: AppTest) -> None:
    press(press(unsure, "1 High, 3 Medium, 5 Low"), "Accept the other 2 as read")
    head, *rows = (line.split(",") for line in PEOPLE.splitlines())
    turned = "\n".join(",".join(reversed(line)) for line in (head, *rows))
    other = press(unsure.file_uploader[0].upload("next year.csv", turned.encode()).run(), "Open it and drop")
    assert levels(other) == ["Low", "Medium", "High"]
    assert "3 corrections that you made there fit here too" in words(other)
    press(other, "Use them here too")
    assert not other.exception
    assert levels(other) == ["High", "Medium", "Low"]
    assert "Nothing is left to check" in words(other)


def test_a_file_with_other_headers_is_offered_nothing(unsure: AppTest) -> None:
    press(unsure, "1 High, 3 Medium, 5 Low")
    text = "Name,Email,Weight\nAnn Lee,ann@x.example,1\nBo Diaz,bo@x.example,5\n"
    other = press(unsure.file_uploader[0].upload("people.csv", text.encode()).run(), "Open it and drop")
    assert not [button for button in other.button if button.label == "Use them here too"]
