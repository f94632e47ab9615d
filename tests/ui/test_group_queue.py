"""The queue of contacts whose group is unsure, and the rules that an answer can become."""

from __future__ import annotations

from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetField
from pmodash.network.group_rules import GroupRule
from pmodash.ui.derived import register_of, whole_analysis

GROUPS = "pages/insight/groups.py"
HEADERS = "Name,E-mail,Organisation,Department,Job title,Relationship owner"
UNSURE = "\n".join(
    (
        HEADERS,
        "Ann Lee,ann@northwind.example,Northwind,Port,Harbourmaster,A. Khan",
        "Bo Osei,bo@northwind.example,Northwind,Port,Deputy Harbourmaster,A. Khan",
        "**Cy** :red[x] $a$,cy@northwind.example,Northwind,Quay,Harbourmaster,A. Khan",
        "Di Poe,di@northwind.example,Northwind,Finance,Project Manager,A. Khan",
    )
)
SURE = f"{HEADERS}\nDi Poe,di@northwind.example,Northwind,Finance,Project Manager,A. Khan"


def on_groups(opened: Opened, text: str) -> AppTest:
    return opened("people.csv", text.encode()).switch_page(GROUPS).run()


def answer(app: AppTest, number: int) -> AppTest:
    return next(button for button in app.button if (button.key or "").startswith(f"answer_{number}_")).click().run()


def do(app: AppTest, what: str) -> AppTest:
    return next(button for button in app.button if (button.key or "").startswith(f"{what}_")).click().run()


def progress(app: AppTest) -> str:
    return str(next(iter(app.get("progress"))).proto.text)


def groups(app: AppTest) -> list[str]:
    return [str(group) for group in whole_analysis(kept(app)).everyone["group"]]


def test_the_queue_comes_first_while_somebody_is_unsure(opened: Opened) -> None:
    app = on_groups(opened, UNSURE)
    assert app.segmented_control(key="groups_section").value == "Queue"
    assert progress(app) == "1 of 3" and "Ann Lee" in said(app)


def test_without_anybody_unsure_the_queue_is_last_and_says_so(opened: Opened) -> None:
    app = on_groups(opened, SURE)
    assert app.segmented_control(key="groups_section").value == "Contacts"
    app.segmented_control(key="groups_section").set_value("Queue").run()
    assert "Nobody is unsure" in said(app) and not app.exception


def test_an_answer_is_an_edit_and_the_next_contact_comes_at_once(opened: Opened) -> None:
    app = answer(on_groups(opened, UNSURE), 2)
    (edit,) = kept(app).workspace.journal.edits
    assert isinstance(edit, SetField) and (edit.field, edit.value) == ("group", "Senior Leadership")
    assert progress(app) == "2 of 3" and groups(app)[0] == "Senior Leadership"
    assert not app.exception and not app.toast


def test_accepting_the_proposal_settles_the_contact(opened: Opened) -> None:
    app = do(on_groups(opened, UNSURE), "accept")
    assert groups(app)[0] == "Wider Business" and progress(app) == "2 of 3"


def test_the_sixth_answer_is_the_hub(opened: Opened) -> None:
    app = answer(on_groups(opened, UNSURE), 6)
    assert whole_analysis(kept(app)).everyone["source"].iloc[0] == "Team Members"
    assert progress(app) == "2 of 3"


def test_a_skip_edits_nothing_and_undo_takes_back_the_last_step_of_either_kind(opened: Opened) -> None:
    app = do(on_groups(opened, UNSURE), "skip")
    assert progress(app) == "2 of 3 · 1 skipped" and kept(app).workspace.journal.edits == ()
    answer(app, 2)
    do(app, "undo")
    assert progress(app) == "2 of 3 · 1 skipped" and kept(app).workspace.journal.edits == ()
    do(app, "undo")
    assert progress(app) == "1 of 3" and not app.exception


def test_undo_leaves_an_edit_alone_that_was_made_elsewhere(opened: Opened) -> None:
    app = answer(on_groups(opened, UNSURE), 2)
    session = kept(app)
    named = SetField(session.workspace.journal.edits[0].contact, "owner", "B. Mora")  # type: ignore[union-attr]
    session.workspace = session.workspace.edited(named, session.workspace.journal.times[0])
    do(app, "undo")
    assert "made elsewhere" in app.warning[0].value and len(session.workspace.journal.edits) == 2


def test_the_skipped_can_be_gone_through_again(opened: Opened) -> None:
    app = on_groups(opened, UNSURE)
    for _ in range(3):
        do(app, "skip")
    assert "All answered but 3 contacts" in said(app)
    press(app, "Go through the skipped")
    assert progress(app) == "1 of 3"


def test_the_name_of_a_contact_is_shown_as_it_is(opened: Opened) -> None:
    app = do(do(on_groups(opened, UNSURE), "skip"), "skip")
    assert r"\*\*Cy\*\* :" in "".join(header.value for header in app.subheader)


def test_an_answer_offers_rules_and_one_click_settles_the_others(opened: Opened) -> None:
    app = answer(on_groups(opened, UNSURE), 2)
    assert "settles 1 unsure" in said(app).replace("\\", "")
    do(app, "offer_title")
    assert register_of(kept(app)).group_rules == (GroupRule("title", "Harbourmaster", "Senior Leadership"),)
    assert progress(app) == "3 of 3" and groups(app)[2] == "Senior Leadership"
    do(app, "undo")
    assert register_of(kept(app)).group_rules == () and progress(app) == "2 of 3"


def test_the_last_answer_leaves_the_queue_open_and_empty(opened: Opened) -> None:
    app = on_groups(opened, UNSURE)
    for _ in range(3):
        answer(app, 3)
    assert app.segmented_control(key="groups_section").value == "Queue"
    assert "Nobody is unsure" in said(app) and not app.exception


def test_an_override_in_the_table_offers_rules_too(opened: Opened) -> None:
    app = answer(on_groups(opened, UNSURE), 1)
    app.segmented_control(key="groups_section").set_value("Contacts").run()
    assert any(button.label.startswith("Job title is exactly") for button in app.button)
    do(app, "offer_department")
    assert register_of(kept(app)).group_rules == (GroupRule("department", "Port", "Delivery Teams & Managers"),)
    assert not any(button.label.startswith("Job title is exactly") for button in app.button)
