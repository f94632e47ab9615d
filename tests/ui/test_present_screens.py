"""What stands on which screen: each part where it has room, a long remark on a screen of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from pmodash.figures.theme import theme
from pmodash.measures.measured import Measured
from pmodash.story.story import Chart, Fact, Series, Slide, Story, Table
from pmodash.ui.present_slide import Screen, screens_of
from pmodash.ui.present_words import words_of

SHARES = (Series("Coverage", (0.5, 0.6), "#566467"),)
CHART = Chart("months", "lines", ("Oct 2026", "Nov 2026"), SHARES, "share", Measured(pd.DataFrame(), 0, "contacts"))
FACTS = tuple(Fact(name, "12", "of 20", "up 2") for name in ("Contacts", "Coverage", "On time", "Stale"))
TITLE = "Coverage is 59 %: 83 of 141 counted contacts are within their maximum"
POINTS = ("Coverage went from 56 % on 31 December 2025 to 59 % on 26 November 2026", "6 of 141 are long past it")
TABLE = Table("Due by the end of the month", ("Name",), ("text",), tuple((f"Contact {n}",) for n in range(30)))
SHORT, LONG = "Mind the summer.", "The cause is the summer: three owners were away and nobody stood in for them. " * 6


def story(*slides: Slide) -> Story:
    return Story("The PMO network", "", "", dt.date(2026, 11, 20), "", "", slides)


def standing(since: str = "", remark: str = "", points: tuple[str, ...] = POINTS) -> Slide:
    return Slide("standing", "Where we stand", "", TITLE, since, FACTS, CHART, None, points, "n = 141", remark)


def screens(slide: Slide) -> tuple[Screen, ...]:
    return screens_of(story(slide))


def test_facts_trend_words_and_a_short_remark_share_a_screen_that_has_room() -> None:
    (only,) = screens(replace(standing(remark=SHORT), finding="Coverage is 59 %"))
    assert (only.points, only.remark, only.has_chart) == (POINTS, SHORT, True)


@pytest.mark.parametrize(("since", "remark"), [("", LONG), ("Since August coverage is down 7 points", LONG[:200])])
def test_a_remark_without_room_below_the_trend_has_a_screen_of_its_own(since: str, remark: str) -> None:
    first, second = screens(standing(since, remark))
    assert first.has_chart and not first.remark
    assert second.remark == remark and second.kind == "words"
    assert second.name == "standing-2"


def test_words_without_room_beside_the_trend_go_on_with_the_remark_below_them() -> None:
    points = tuple(f"{number} " + "word " * 60 for number in range(2))
    first, second = screens(standing("Since August coverage is down", SHORT, points))
    assert first.has_chart and not first.points
    assert (second.points, second.remark) == (points, SHORT)


def test_a_remark_is_on_one_screen_alone_and_never_lost() -> None:
    for remark in (SHORT, LONG):
        for slide in (
            standing(remark=remark),
            Slide("decisions", "Decisions", "", "", points=POINTS * 9, remark=remark),
        ):
            assert [screen.remark for screen in screens(slide) if screen.remark] == [remark]


def test_a_list_that_goes_on_from_its_slide_is_headed_by_what_it_lists() -> None:
    slide = Slide("next", "What comes next", "", "90 contacts are due", chart=CHART, table=TABLE)
    first, second = screens(slide)
    assert (first.kicker, first.heading) == ("What comes next", "90 contacts are due")
    assert (second.kicker, second.heading) == ("What comes next, continued", "Due by the end of the month")


def test_words_that_go_on_say_so() -> None:
    first, second = screens(
        Slide("attention", "Who needs attention", "", "58 are stale", table=TABLE, points=POINTS * 2)
    )
    assert second.title == second.kicker == "Who needs attention, continued"
    assert first.heading == second.heading == "58 are stale"


def test_only_the_first_screen_tells_the_facts_and_each_says_since_when_unless_the_slide_does() -> None:
    told = words_of(screens(standing("Since August coverage is down", LONG)), story(), theme("light"))
    assert [len(screen["facts"]) for screen in told] == [4, 0]
    assert told[0]["facts"][0]["change"] == "up 2"
    (alone,) = words_of(screens(standing()), story(), theme("light"))
    assert alone["facts"][0]["change"] == "up 2 since last time"
