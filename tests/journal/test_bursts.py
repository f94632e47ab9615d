"""Words typed anew in one field of the story are one step to undo; every other choice is a step of its own."""

from __future__ import annotations

import datetime as dt

from pmodash.journal.bursts import goes_on
from pmodash.journal.edits import Key, SetField, SetStory
from pmodash.journal.journal import Journal
from pmodash.network.story_choices import SlideChoice, StoryChoices
from pmodash.ui.workspace import Workspace

NOON = dt.datetime(2026, 11, 20, 12)
ONE, TWO, USUAL = SetStory(StoryChoices(title="One")), SetStory(StoryChoices(title="Two")), SetStory(StoryChoices())


def after(minutes: int) -> dt.datetime:
    return NOON + dt.timedelta(minutes=minutes)


def test_a_choice_within_minutes_goes_on_with_the_one_before() -> None:
    journal = Journal().add(ONE, NOON)
    assert goes_on(journal, TWO, after(9)) and not goes_on(journal, TWO, after(11))


def test_each_field_is_a_step_of_its_own() -> None:
    work = Workspace(dt.date(2026, 11, 20)).edited(ONE, NOON)
    both = SetStory(StoryChoices(title="One", forum="Board"))
    remarked = SetStory(StoryChoices(title="One", forum="Board", slides=(SlideChoice("cover", remark="So"),)))
    work = work.edited(both, NOON).edited(remarked, NOON)
    assert work.journal.edits == (ONE, both, remarked)
    assert work.undone().journal.edits == (ONE, both)


def test_the_remark_of_one_slide_does_not_go_on_with_that_of_another() -> None:
    first, same, other = (
        SetStory(StoryChoices(slides=tuple(SlideChoice(name, remark=text) for name, text in told.items())))
        for told in ({"cover": "So"}, {"cover": "So it is"}, {"cover": "So", "standing": "Well"})
    )
    journal = Journal().add(first, NOON)
    assert goes_on(journal, same, NOON) and not goes_on(journal, other, NOON)


def test_leaving_a_slide_out_and_another_is_two_steps() -> None:
    one = SetStory(StoryChoices(slides=(SlideChoice("cover", shown=False),)))
    two = SetStory(StoryChoices(slides=(SlideChoice("cover", shown=False), SlideChoice("standing", shown=False))))
    assert not goes_on(Journal().add(one, NOON), two, NOON)


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
