"""Logging touchpoints: whom they reached is shown before anything is saved, and many are asked about."""

from __future__ import annotations

import pandas as pd
from app_driving import LOG, Opened, kept, log_for_all_pasted, paste, press, said, status_of
from streamlit.testing.v1 import AppTest

from pmodash.ui.reached import uncounted

TWINS = "\n".join(
    (
        "Name,Company,Job title",
        "Karim Wray,Northwind,Analyst",
        "Karim Wray,Southwind,Engineer",
        "Sunita Rao,Northwind,Planner",
    )
)
MANY = "\n".join(("Name,Company", *(f"Person{number} Lee,Northwind" for number in range(60))))


def test_a_logged_touchpoint_changes_the_status_at_once(small: AppTest) -> None:
    assert status_of(small, "Bo Osei") in ("Overdue", "Dormant")
    log_for_all_pasted(small, "bo@northwind.example")
    assert not small.exception
    assert status_of(small, "Bo Osei") == "On track"
    assert kept(small).workspace.unsaved == 1
    assert "Edits page" in small.toast[0].value


def test_unknown_names_are_shown_before_anything_is_saved(small: AppTest) -> None:
    paste(small, "Ann Lee\nNobody Known")
    assert any("Nobody Known" in warning.value for warning in small.warning)
    assert kept(small).workspace.unsaved == 0


def test_of_two_contacts_of_one_name_the_one_meant_is_chosen_by_organisation(opened: Opened) -> None:
    app = paste(opened("twins.csv", TWINS.encode()), "Karim Wray\nSunita")
    karim, sunita = (box for box in app.selectbox if box.placeholder.startswith("Left out"))
    assert karim.options == ["Karim Wray, Northwind (row 2)", "Karim Wray, Southwind (row 3)"]
    assert sunita.options == ["Sunita Rao, Northwind (row 4)"]
    karim.set_value(1)
    sunita.set_value(2).run()
    app.selectbox(key="log_vehicle").set_value("Workshop")
    press(app, "Log for 2 contacts")
    assert not app.exception
    assert [key.row for key in kept(app).workspace.journal.edits[0].contacts] == [3, 4]


def test_nothing_is_logged_without_a_vehicle(small: AppTest) -> None:
    small.switch_page(LOG).run()
    small.segmented_control(key="log_way").set_value("Everyone shown").run()
    press(small, "Log ")
    assert any("vehicle" in warning.value for warning in small.warning)
    assert kept(small).workspace.unsaved == 0


def test_one_event_for_a_whole_group_is_one_edit(with_sample: AppTest) -> None:
    with_sample.switch_page(LOG).run()
    with_sample.segmented_control(key="log_way").set_value("A whole group").run()
    with_sample.pills(key="log_groups").set_value(["External Influencers"]).run()
    with_sample.selectbox(key="log_vehicle").set_value("Conference or meetup")
    press(with_sample, "Log ")
    edits = kept(with_sample).workspace.journal.edits
    assert len(edits) == 1
    assert len(edits[0].contacts) > 5


def test_fifty_contacts_or_more_are_asked_about_before_they_are_logged(opened: Opened) -> None:
    app = opened("many.csv", MANY.encode()).switch_page(LOG).run()
    app.segmented_control(key="log_way").set_value("Everyone shown").run()
    app.selectbox(key="log_vehicle").set_value("Town hall")
    press(app, "Log for 60 contacts")
    assert kept(app).workspace.unsaved == 0
    press(app, "No, choose again")
    assert kept(app).asked is None
    press(press(app, "Log for 60 contacts"), "Yes, log it for 60 contacts")
    assert not app.exception
    assert kept(app).workspace.unsaved == 1
    assert not [button for button in app.button if button.label.startswith("Yes")]


def test_who_is_chosen_though_they_are_not_counted_is_said(opened: Opened) -> None:
    register = (
        "Name,Company,Job title,Source\nAnn Lee,Northwind,Analyst,Stakeholders\nBo Hub,Northwind,PMO lead,Team Members"
    )
    app = paste(opened("hub.csv", register.encode()), "Ann Lee\nBo Hub")
    assert [warning.value for warning in app.warning] == ["Bo Hub"]
    assert "Ann Lee" not in said(app)


def test_those_not_to_be_contacted_come_first_among_the_uncounted() -> None:
    standing = pd.DataFrame(
        {
            "name": ["A", "B", "C", "D"],
            "not_counted_why": pd.Series(["left", "in the PMO itself", None, "not to be contacted"], dtype="str"),
        }
    )
    assert uncounted(standing) == (("not to be contacted", ("D",)), ("in the PMO itself", ("B",)), ("left", ("A",)))


def plan_for(app: AppTest, names: str) -> AppTest:
    paste(app, names).selectbox(key="log_vehicle").set_value("One-to-one")
    app.segmented_control(key="log_state").set_value("planned")
    return app


BARRED = "Name,Company,Do not contact\nAnn Lee,Northwind,\nDee *Park*,Northwind,Yes\n"


def test_nothing_is_planned_for_one_not_to_be_contacted_unless_that_is_ticked(opened: Opened) -> None:
    app = press(plan_for(opened("barred.csv", BARRED.encode()), "Ann Lee\nDee *Park*"), "Log for 2")
    assert kept(app).workspace.unsaved == 0
    assert "not to be contacted" in app.warning[0].value
    next(box for box in app.checkbox if box.label.startswith("If planned")).check()
    press(app, "Log for 2")
    assert len(kept(app).workspace.journal.edits[0].contacts) == 2


def test_what_was_done_is_logged_for_one_not_to_be_contacted_without_asking(opened: Opened) -> None:
    app = log_for_all_pasted(opened("barred.csv", BARRED.encode()), "Dee *Park*")
    assert kept(app).workspace.unsaved == 1
