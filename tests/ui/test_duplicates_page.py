"""The page for duplicates: pairs decided one at a time or at once, and taken back."""

from __future__ import annotations

from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import MergeContacts, SetApart, UnmergeContacts
from pmodash.ui.derived import pairs_of, register_of

PAGE = "pages/people/duplicates.py"
TWICE = "\n".join(
    (
        "Name,E-mail,Company,Job title,Phone,Status,Last contact",
        "Robert *Smith*,rs@northwind.example,Northwind,Planner,020 7946 0123,Active,2026-11-10",
        "Bob *Smith*,,Northwind,Lead planner,,Active,2026-11-12",
        "Ann Lee,ann@northwind.example,Northwind,Analyst,,Active,2026-03-01",
        "Anne Leigh,ann@northwind.example,Northwind,Analyst,,Active,",
        "Cy Poe,cy@elsewhere.example,Elsewhere,Consultant,,Active,",
    )
)


def at_page(opened: Opened, rows: str = TWICE) -> AppTest:
    app = opened("people.csv", rows.encode())
    return app.switch_page(PAGE).run()


def words(app: AppTest) -> str:
    assert not app.exception
    return said(app).replace("\\", "").replace("\u2060", "")


def section(app: AppTest, name: str) -> AppTest:
    return app.segmented_control(key="duplicates_section").set_value(name).run()


def edits(app: AppTest) -> tuple[object, ...]:
    return tuple(kept(app).workspace.journal.edits)


def names(app: AppTest) -> list[str]:
    return register_of(kept(app)).contacts["name"].tolist()


def test_the_page_says_how_many_pairs_there_are_and_shows_the_surest_with_its_reason(opened: Opened) -> None:
    told = words(at_page(opened))
    assert "1 pair is probably the same person, 1 unsure." in told
    assert "Bob is short for Robert, same organisation" in told


def test_a_merge_takes_the_values_that_were_chosen(opened: Opened) -> None:
    app = at_page(opened)
    choice = next(one for one in app.segmented_control if one.label.endswith("Job title"))
    choice.set_value("drop").run()
    press(app, "Merge")
    assert not app.exception
    (merge,) = edits(app)
    assert isinstance(merge, MergeContacts) and merge.fields == (("job_title", "drop"),)
    contacts = register_of(kept(app)).contacts.set_index("name")
    assert contacts.loc["Robert *Smith*", "job_title"] == "Lead planner"
    assert "1 decided, 1 to look at" in "".join(bar.text for bar in app.get("progress")) + words(app)


def test_the_other_row_can_be_the_one_that_stays(opened: Opened) -> None:
    app = at_page(opened)
    next(one for one in app.segmented_control if one.label == "The row that stays").set_value("drop").run()
    press(app, "Merge")
    assert "Bob *Smith*" in names(app)
    assert "Robert *Smith*" not in names(app)


def test_two_who_are_not_the_same_are_proposed_no_more_until_that_is_taken_back(opened: Opened) -> None:
    app = press(at_page(opened), "Not the same")
    assert isinstance(edits(app)[0], SetApart)
    assert "1 pair may be the same person." in words(app)
    section(app, "Merged and told apart")
    next(box for box in app.selectbox if box.label == "Propose a pair again").set_value(0).run()
    press(app, "Take back")
    assert "1 pair is probably the same person, 1 unsure." in words(app)


def test_pairs_put_off_come_back_when_asked_for(opened: Opened) -> None:
    app = press(press(at_page(opened), "Later"), "Later")
    assert "You put off 2 pairs." in words(app)
    assert edits(app) == ()
    press(app, "Look at them now")
    assert "Bob is short for Robert" in words(app)


def test_all_who_are_surely_the_same_are_merged_at_once_and_undone_at_once(opened: Opened) -> None:
    app = section(at_page(opened), "Those surely the same")
    press(app, "Merge 1 pair")
    assert names(app) == ["Robert *Smith*", "Ann Lee", "Anne Leigh", "Cy Poe"]
    assert "There is no pair that is surely the same" in words(app)
    kept(app).workspace = kept(app).workspace.undone()
    assert len(names(app)) == 5


def test_a_merge_is_taken_back_from_the_list_of_those_merged(opened: Opened) -> None:
    app = press(at_page(opened), "Merge")
    section(app, "Merged and told apart")
    next(box for box in app.selectbox if box.label == "Take a merge back").set_value(0).run()
    press(app, "Un-merge")
    assert not app.exception
    assert isinstance(edits(app)[-1], UnmergeContacts)
    assert "Bob *Smith*" in names(app)


def test_pairs_are_not_looked_for_anew_where_nothing_changed_that_tells_of_people(opened: Opened) -> None:
    app = at_page(opened)
    before = pairs_of(kept(app))
    press(app, "Not the same")
    assert pairs_of(kept(app)) is before


def test_a_register_without_duplicates_says_so(opened: Opened) -> None:
    told = words(at_page(opened, "Name,E-mail,Company,Job title\nAnn Lee,a@x.example,X,Lead\nBo Oz,b@x.example,X,Lead"))
    assert "No two contacts look like one person." in told
