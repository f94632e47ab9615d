"""Choices for the story made one right after the other are one step to undo."""

from __future__ import annotations

import datetime as dt

from pmodash.journal.bursts import goes_on
from pmodash.journal.edits import Key, SetField, SetStory
from pmodash.journal.journal import Journal
from pmodash.network.story_choices import StoryChoices
from pmodash.ui.workspace import Workspace

NOON = dt.datetime(2026, 11, 20, 12)
ONE, TWO, USUAL = SetStory(StoryChoices(title="One")), SetStory(StoryChoices(title="Two")), SetStory(StoryChoices())


def after(minutes: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def test_a_choice_within_minutes_goes_on_with_the_one_before() -> None:
    journal = Journal().add(ONE, NOON)
    assert goes_on(journal, TWO, after(9)) and not goes_on(journal, TWO, after(11))


def test_going_back_to_the_usual_story_is_a_step_of_its_own() -> None:
    assert not goes_on(Journal().add(ONE, NOON), USUAL, NOON)
    assert not goes_on(Journal().add(USUAL, NOON), ONE, NOON)


def test_an_edit_between_two_choices_parts_them() -> None:
    between = SetField(Key(name="Ann Lee"), "notes", "x")
    assert not goes_on(Journal().add(ONE, NOON).add(between, NOON), TWO, NOON)
    assert not goes_on(Journal(), TWO, NOON)


def test_one_undo_takes_a_run_of_choices_back_but_none_that_was_downloaded() -> None:
    work = Workspace(dt.date(2026, 11, 20)).edited(ONE, NOON).edited(TWO, after(1))
    assert work.journal.edits == (TWO,) and work.undone().journal.edits == ()
    assert work.downloaded().edited(ONE, after(2)).journal.edits == (TWO, ONE)
