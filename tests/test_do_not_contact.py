"""Who is not to be contacted is in no plan and no list of what to do, and every export says so."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pmodash.actions import next_actions
from pmodash.analysis import Analysis
from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, LogTouchpoints, MarkLeaver, SetField
from pmodash.journal.updating import UpdateOptions, update
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.ui.groups_table import COLUMNS
from pmodash.ui.reached import counted_places, uncounted
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

AS_OF = dt.date(2026, 11, 25)
HEADER = "ID,Name,Company,Job title,Owner,Last contact,Next contact,Current engagement,Desired engagement,Influence"
CY = "C1,Cy Dee,North,Project Manager,A. Khan,2026-03-01,2026-11-28,Neutral,Supportive,High"
ZED = "C2,Zed Bar,North,Chief Financial Officer,A. Khan,2025-03-01,2026-11-28,Resistant,Leading,High"
BY_COLUMN = f"{HEADER},Do not contact\n{CY},\n{ZED},yes\n"
BY_STATUS = f"{HEADER},Status\n{CY},\n{ZED},Do not contact\n"


def network(text: str) -> Register:
    book = read(text.encode(), "register.csv")
    return build(book, understand(book))


@pytest.fixture(params=[BY_COLUMN, BY_STATUS], ids=["by a column", "by the status"])
def register(request: pytest.FixtureRequest) -> Register:
    found = network(request.param)
    planned = LogTouchpoints(
        dt.date(2026, 11, 27), "One-to-one", (Key(contact_id="C1"), Key(contact_id="C2")), state="planned"
    )
    return apply(found, (planned,))


@pytest.fixture
def answers(register: Register) -> Analysis:
    return Analysis.of(register, AS_OF)


@pytest.mark.parametrize("name", ["due", "stale", "below_desired", "fatigue"])
def test_no_list_of_what_to_do_names_them(answers, name):
    frame: pd.DataFrame = getattr(answers, name).frame
    assert "C2" not in frame["contact_id"].tolist()


def test_no_action_concerns_them(answers):
    assert all("C2" not in action.contact_ids for action in next_actions(answers, 50))


def test_the_calendar_counts_no_plan_of_theirs(answers):
    assert int(answers.calendar.frame["planned"].sum()) == 1  # that of Cy Dee


def test_their_next_due_day_is_blank_wherever_it_is_written(answers):
    everyone = answers.everyone
    assert pd.isna(everyone.loc[1, "next_due"]) and everyone["counted"].tolist() == [True, False]


def test_a_whole_group_and_everyone_shown_pass_over_them_and_a_choice_by_name_is_told(answers):
    assert counted_places(answers.standing) == [0]
    assert uncounted(answers.standing) == (("not to be contacted", ("Zed Bar",)),)


def test_the_file_of_the_groups_says_why_they_are_not_counted(answers):
    exported = answers.standing[[*COLUMNS, "not_counted_why"]]
    assert exported["not_counted_why"].fillna("").tolist() == ["", "not to be contacted"]


def test_leaving_and_keeping_in_touch_does_not_unset_it(register):
    after = apply(register, (MarkLeaver(Key(contact_id="C2"), AS_OF, keep_in_touch=True),))
    assert bool(after.contacts.loc[1, "do_not_contact"])
    assert Analysis.of(after, AS_OF).everyone["counted"].tolist() == [True, False]


def test_another_status_given_by_hand_is_the_users_own_word():
    changed = SetField(Key(contact_id="C2"), "status", "Active")
    after = apply(network(BY_STATUS), (changed,))
    assert not after.contacts.loc[1, "do_not_contact"]


@pytest.mark.parametrize("text", [BY_COLUMN, BY_STATUS], ids=["by a column", "by the status"])
def test_leaving_keeps_it_in_the_workbook_that_comes_back(text):
    edits = (MarkLeaver(Key(contact_id="C2"), AS_OF, keep_in_touch=True),)
    written = update(text.encode(), "register.csv", edits, UpdateOptions(as_of=AS_OF, as_text=True))
    again = network(written.data.decode("utf-8-sig"))
    assert again.contacts["do_not_contact"].tolist() == [False, True]
    assert again.contacts["status"].fillna("").tolist()[1] == "Left 2026-11-25, keep in touch"
