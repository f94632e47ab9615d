"""The user's own rules on the Groups page: listed, looked into, written, changed, moved and removed."""

from __future__ import annotations

import datetime as dt

import pytest
from app_driving import Opened, kept, press, said
from streamlit.testing.v1 import AppTest

from pmodash.journal.edits import SetRules
from pmodash.network.group_rules import GroupRule
from pmodash.ui.derived import register_of, rule_standings
from pmodash.ui.own_rules_list import rules_frame

PEOPLE = "\n".join(
    (
        "Name,E-mail,Organisation,Department,Job title",
        "Ann Lee,ann@northwind.example,Northwind,Port,Harbourmaster",
        "Bo Osei,bo@northwind.example,Northwind,Port,Deputy Harbourmaster",
        "Di Poe,di@northwind.example,Northwind,Finance,Project Manager",
    )
)
WORD = GroupRule("title_word", "Harbourmaster", "Wider Business")
EXACT = GroupRule("title", "Harbourmaster", "Senior Leadership")
ODD = GroupRule("organisation", "**Nobody** :red[x]", "Industry Acquaintances")


@pytest.fixture
def ruled(opened: Opened) -> AppTest:
    app = opened("people.csv", PEOPLE.encode()).switch_page("pages/insight/groups.py").run()
    session = kept(app)
    session.workspace = session.workspace.edited(SetRules((WORD, EXACT, ODD)), dt.datetime(2026, 11, 20))
    app.run()
    return app.segmented_control(key="groups_section").set_value("Rules").run()


def rules(app: AppTest) -> tuple[GroupRule, ...]:
    return register_of(kept(app)).group_rules


def choose(app: AppTest, number: int) -> AppTest:
    return app.selectbox(key=f"own_rule_of_{len(rules(app))}").set_value(number).run()


def key_of(app: AppTest, end: str) -> str:
    fields = [*app.text_input, *app.selectbox]
    return next(
        field.key for field in fields if field.key and field.key.endswith(end) and field.key.startswith("rule_")
    )


def test_each_rule_is_listed_with_what_it_decides_shares_and_why_it_never_decides(ruled: AppTest) -> None:
    frame = rules_frame(rule_standings(kept(ruled)))
    assert frame[["decides", "reaches", "conflicts"]].to_numpy().tolist() == [[2, 2, 1], [0, 1, 1], [0, 0, 0]]
    assert [bool(note) for note in frame["note"]] == [False, True, True]


def test_the_products_rules_stand_below_without_the_users(ruled: AppTest) -> None:
    assert "product" in said(ruled)
    assert not any("your-rule" in str(frame.value.to_numpy()) for frame in ruled.dataframe)


def test_the_contacts_behind_a_conflict_are_shown_when_asked_for(ruled: AppTest) -> None:
    choose(ruled, 0)
    sets = ruled.selectbox(key="own_rule_set_0")
    sets.set_value(next(option for option in sets.options if option.startswith("conflicts with rule 2"))).run()
    shown = [frame.value["name"].tolist() for frame in ruled.dataframe if "name" in frame.value]
    assert shown == [["Ann Lee"]]
    assert not ruled.exception


def test_a_rule_is_moved_up_and_stays_chosen(ruled: AppTest) -> None:
    press(choose(ruled, 1), "Move up")
    assert rules(ruled) == (EXACT, WORD, ODD)
    assert ruled.selectbox(key="own_rule_of_3").value == 0


def test_a_change_tells_whom_it_moves_before_it_is_saved(ruled: AppTest) -> None:
    choose(ruled, 0)
    ruled.selectbox(key=key_of(ruled, "_group")).set_value("Senior Leadership").run()
    assert "moves 2 contacts: 2 to Senior Leadership" in said(ruled).replace("\u2060", "")
    assert rules(ruled)[0] == WORD
    press(ruled, "Save the change")
    assert rules(ruled)[0] == GroupRule("title_word", "Harbourmaster", "Senior Leadership")


def test_a_rule_is_removed(ruled: AppTest) -> None:
    press(choose(ruled, 2), "Remove")
    assert rules(ruled) == (WORD, EXACT) and not ruled.exception


@pytest.mark.parametrize("text", ["", "   ", "?!"])
def test_a_text_without_words_offers_nothing_to_save(ruled: AppTest, text: str) -> None:
    choose(ruled, 0)
    ruled.text_input(key=key_of(ruled, "_text")).set_value(text).run()
    assert "no text to look for" in said(ruled) and not ruled.exception
    assert not any(button.label == "Save the change" for button in ruled.button)


def test_whom_earlier_rules_take_and_where_a_new_rule_will_stand_is_told_first(ruled: AppTest) -> None:
    field = next(field for field in ruled.text_input if field.key and field.key.startswith("new_rule_"))
    field.set_value("northwind.example").run()
    look = next(box for box in ruled.selectbox if box.key and box.key.startswith("new_rule_") and "looks" in box.key)
    look.set_value("domain").run()
    told = said(ruled).replace("\u2060", "")
    assert "2 are taken by earlier rules" in told and "stands as number 3" in told


def test_a_new_rule_is_written_with_its_reach_told_first(ruled: AppTest) -> None:
    field = next(field for field in ruled.text_input if field.key and field.key.startswith("new_rule_"))
    field.set_value("Project Manager").run()
    assert "reaches 1 contact" in said(ruled)
    press(ruled, "Add the rule")
    assert GroupRule("title", "Project Manager", "Delivery Teams & Managers") in rules(ruled)
