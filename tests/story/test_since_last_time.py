"""Last time: the figures kept in the workbook, or an earlier workbook as it stood on its own day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from pmodash.analysis import Analysis
from pmodash.findings import Refusal
from pmodash.measures.sentences.moves import coverage_moved, groups_moved, numbers_moved, share_moved
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import Redaction
from pmodash.selection import Selection
from pmodash.story.earlier import Earlier, earlier_kept, earlier_workbook
from pmodash.story.story import Story
from pmodash.story.story_of import story_of
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import NOTHING_BEFORE, ONLY_A_PART, tell
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.kept_sheets import HISTORY_HEADERS
from pmodash.workbook.understanding import understand
from tests.planning.small_network import AS_OF, contact, days_before, network, register, touch
from tests.story.small_story import analysis

NOTHING = Book("before.xlsx", "xlsx", ())
SL, WB = "Senior Leadership", "Wider Business"


def kept(*rows: tuple[CellValue, ...]) -> Book:
    return Book("r.xlsx", "xlsx", (Sheet("PMO history", [HISTORY_HEADERS, *rows]),))


def before(book: Book, day: dt.date = AS_OF) -> Earlier | None:
    return earlier_kept(book, understand(book), day)


def told(found: Analysis, earlier: Earlier | None) -> Story:
    return tell(Telling(found, earlier=earlier))


OCTOBER = dt.date(2026, 10, 6)
GROUP_ROW = (OCTOBER, SL, 6, 6, 2, 1, 3, 0, 0, 0.5, 0.3333)
ALL_ROW = (OCTOBER, "All", 9, 8, 4, 2, 1, 1, 0, 0.75, 0.5)


def test_what_was_kept_of_every_group_on_the_last_day_before_is_read_with_all_last() -> None:
    found = before(kept((dt.date(2026, 9, 1), *ALL_ROW[1:]), ALL_ROW, GROUP_ROW, (AS_OF, *ALL_ROW[1:])))
    assert found is not None and found.as_of == OCTOBER and found.analysis is None
    assert found.coverage["group"].tolist() == [SL, "All"]
    assert found.coverage["never"].tolist() == [0, 0]


def test_a_share_that_was_kept_in_four_digits_is_whole_again_where_its_counts_bear_it_out() -> None:
    found = before(kept(GROUP_ROW, ALL_ROW))
    assert found is not None
    assert found.coverage["on_time_coverage"].iloc[0] == 2 / 6
    spoilt = before(kept((*ALL_ROW[:9], 0.71, 0.5)))
    assert spoilt is not None and spoilt.coverage["coverage"].iloc[-1] == 0.71


def test_figures_that_were_spoilt_by_hand_tell_nothing() -> None:
    assert before(kept((OCTOBER, "All", 9, 8, 4, 2, 1, 1, 0, "?", 0.5))) is None
    found = before(kept((OCTOBER, "All", "nine", 8, 4, 2, 1, 1, 0, 0.75, 0.5)))
    assert found is not None and pd.isna(found.coverage["contacts"].iloc[-1])
    facts = told(analysis([contact()], [touch(0, 3)]), found).slides[1].facts
    assert [fact.change for fact in facts] == ["", "up 25 points", "up 50 points", "down 2"]
    assert [fact.better for fact in facts] == [None, True, True, True]


PEOPLE = [contact(name="Ada Ash"), contact(name="Bo Diaz"), contact(WB, name="Cy Poe")]
NOW = [touch(0, 5), touch(1, 9), touch(2, 400)]
THEN = [touch(0, 60), touch(2, 400)]


def workbook(touches: Any = THEN, people: Any = PEOPLE, book: Book = NOTHING, **days: Any) -> Earlier:
    return earlier_workbook(book, register(people, touches), network(PEOPLE, NOW), AS_OF, **days)


def test_an_earlier_workbook_is_judged_on_the_day_of_its_latest_touchpoint() -> None:
    found = workbook()
    assert (found.as_of, found.told_by) == (
        days_before(60),
        "an earlier workbook, on the day of its latest touchpoint",
    )
    assert found.coverage["on_track"].iloc[-1] == 1


def test_a_last_contact_column_tells_the_day_too_and_a_plan_does_not() -> None:
    people = [contact(name="Ada Ash", last_touchpoint=days_before(30))]
    plans = [touch(0, 20, done=False), touch(0, 0), touch(0, -9)]
    assert workbook(plans, people).as_of == days_before(30)


def test_the_last_day_whose_figures_the_earlier_workbook_keeps_is_its_day() -> None:
    book = kept(ALL_ROW, (AS_OF, *ALL_ROW[1:]))
    earlier = replace(register(PEOPLE, THEN), layout=understand(book))
    found = earlier_workbook(book, earlier, network(PEOPLE, NOW), AS_OF)
    assert (found.as_of, found.told_by) == (OCTOBER, "an earlier workbook, on the last day whose figures it keeps")


def test_the_day_given_goes_first_and_may_not_be_after_the_as_of_date() -> None:
    assert workbook(earlier_as_of=days_before(3)).as_of == days_before(3)
    with pytest.raises(Refusal, match="after the as-of date"):
        workbook(earlier_as_of=days_before(-1))


def test_a_workbook_that_tells_of_no_day_is_judged_on_the_same_day() -> None:
    found = workbook([])
    assert found.as_of == AS_OF and "no day of its own" in found.told_by


def test_a_workbook_of_other_people_is_refused() -> None:
    with pytest.raises(Refusal, match="no contact in common"):
        workbook([], [contact(name="Someone Else", contact_id="X9", _group=WB)])


def test_the_earlier_workbook_is_judged_by_the_policy_of_the_later_one() -> None:
    policy = {SL: {"ideal": 1, "maximum": 2}}
    later = network(PEOPLE, NOW, policy=policy)
    found = earlier_workbook(NOTHING, register(PEOPLE, THEN), later, AS_OF)
    assert found.analysis is not None and found.analysis.network.policy is later.policy


def test_every_slide_with_a_number_says_what_moved() -> None:
    people = [
        *PEOPLE,
        *(contact(WB, name=f"Dee {n}", current_level="Neutral", desired_level="Leading") for n in "abcd"),
    ]
    touches = [*NOW, *(touch(who, 8, "Newsletter") for who in range(3, 7))]
    network_now = network(people, touches)
    earlier = earlier_workbook(NOTHING, register(people[:-1], THEN), network_now, AS_OF)
    story = told(Analysis.on_network(network_now, AS_OF), earlier)
    since = {slide.name: slide.since for slide in story.slides}
    measured = ("standing", "attention", "network", "growth", "engagement", "next")
    assert all(since[name].startswith("Since 23 September 2026 ") for name in measured), since
    assert since["growth"] == "Since 23 September 2026 1 contact joined and nobody left"
    assert story.slides[1].facts[0].change == "up 1"


def test_without_anything_earlier_it_is_said_once_and_no_place_is_left() -> None:
    story = told(analysis(PEOPLE, NOW), None)
    assert story.since == NOTHING_BEFORE and story.slide("changes") is None
    assert not any(slide.since for slide in story.slides)
    assert not any(fact.change for slide in story.slides for fact in slide.facts)


def test_kept_figures_of_the_whole_are_not_compared_with_a_part() -> None:
    part = analysis(PEOPLE, NOW).selecting(Selection(group=(SL,)))
    story = told(part, before(kept(ALL_ROW)))
    assert story.since == ONLY_A_PART and story.slide("changes") is None


def test_an_earlier_workbook_is_narrowed_to_the_same_selection() -> None:
    found = Analysis.on_network(network(PEOPLE, NOW), AS_OF)
    part = found.selecting(Selection(group=(WB,)))
    story = story_of(part, StoryChoices(), Redaction(), Earlier(days_before(60), found.coverage.frame, "a test", found))
    standing = story.slide("standing")
    assert standing is not None and standing.facts[0].change == "no change"


def test_a_number_that_shows_no_change_is_neither_better_nor_worse() -> None:
    now = analysis([contact() for _ in range(200)], [touch(who, 3) for who in range(92)])
    row = now.coverage.frame.iloc[-1]
    then = now.coverage.frame.tail(1).assign(coverage=row["coverage"] - 0.001, on_time_coverage=0.4601)
    standing = told(now, Earlier(days_before(60), then, "a test")).slide("standing")
    assert standing is not None
    assert (standing.facts[2].value, standing.facts[2].change, standing.facts[2].better) == ("46 %", "no change", None)


def test_the_slide_of_changes_draws_each_group_then_and_now() -> None:
    story = told(analysis(PEOPLE, NOW), workbook())
    slide = story.slide("changes")
    assert slide is not None and slide.chart is not None
    assert [series.name for series in slide.chart.series] == ["23 Sep 2026", "22 Nov 2026"]
    assert slide.chart.series[1].values == tuple(analysis(PEOPLE, NOW).coverage.frame["coverage"])


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (0.71, 0.75, "coverage is up 4 points, from 71 % to 75 %"),
        (0.75, 0.74, "coverage is down 1 point, from 75 % to 74 %"),
        (0.751, 0.752, "coverage has stayed at 75 %"),
        (0.0, 0.003, "coverage is up less than 1 point, from 0 % to under 1 %"),
        (0.999, 1.0, "coverage is up less than 1 point, from over 99 % to 100 %"),
        (float("nan"), 0.5, ""),
    ],
)
def test_a_move_of_coverage_is_told_in_the_points_that_are_shown(then: float, now: float, words: str) -> None:
    assert coverage_moved(then, now) == words


def test_counts_and_shares_that_did_not_move_say_so() -> None:
    assert share_moved(0.5, 0.501) == "no change"
    assert numbers_moved("stale relationships", 3, 3) == "stale relationships are still 3"
    assert numbers_moved("stale relationships", 1204, 3) == "stale relationships are down from 1,204 to 3"


def test_a_group_of_few_is_not_said_to_have_moved() -> None:
    columns = ["group", "counted", "coverage"]
    then = pd.DataFrame([[SL, 4, 0.0], [WB, 9, 0.5], ["All", 13, 0.4]], columns=columns)
    now = pd.DataFrame([[SL, 9, 1.0], [WB, 9, 0.62], ["All", 18, 0.8]], columns=columns)
    assert groups_moved(then, now) == "Wider Business is up 12 points to 62 %"
    assert groups_moved(now, now) == "no group of 5 contacts or more moved by a point"
