"""What each slide says where there is nothing, one, many or all of it to tell, and what it leaves unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pmodash.analysis import Analysis
from pmodash.measures.sentences import finding_groups, finding_stance, finding_standing
from pmodash.network.register import left_out_frame
from pmodash.network.story_choices import SlideChoice, slide_kinds
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, Redaction
from pmodash.story.story import Slide, Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from tests.planning.small_network import AS_OF, contact, hub, network, touch
from tests.story.small_story import Rows, analysis, slide, story

SL, WB, EI = "Senior Leadership", "Wider Business", "External Influencers"
MEASURED = ("standing", "coverage", "attention", "vehicles", "network", "growth", "engagement", "next")
FIVE = [contact(WB) for _ in range(5)]


def slides(told: Story) -> dict[str, Slide]:
    return {one.name: one for one in told.slides}


@pytest.mark.parametrize("name", MEASURED)
@pytest.mark.parametrize("contacts", [[], [hub()], [contact(do_not_contact=True)]])
def test_where_nobody_counts_each_slide_says_why_and_what_would_fill_it(contacts: Rows, name: str) -> None:
    found = slide(name, contacts)
    assert found.finding == "Nobody in the workbook counts, so there is nothing to tell"
    assert found.points == ("Widen the filters, or add contacts to the workbook",)
    assert found.chart is None and found.table is None and not found.facts


@pytest.mark.parametrize("name", ["standing", "coverage", "attention", "vehicles", "growth", "next"])
def test_without_any_date_of_contact_nobody_is_judged_and_no_two_slides_say_the_same(name: str) -> None:
    told = slides(story([contact(), contact(WB)]))
    assert told[name].chart is None and not told[name].facts and not told[name].since
    assert [one.finding for one in told.values()].count(told[name].finding) == 1


def test_no_two_slides_of_a_network_have_the_same_headline() -> None:
    told = story([contact(), *FIVE, contact(EI)], [touch(0, 3), touch(1, 500), touch(6, 9)])
    findings = [one.finding for one in told.slides]
    assert len(set(findings)) == len(findings)


@pytest.mark.parametrize(
    ("contacts", "log", "words"),
    [
        ([contact()], [touch(0, 3)], "The one contact who counts is within their maximum"),
        ([contact()], [touch(0, 99)], "The one contact who counts is not within their maximum"),
        (
            [contact(), contact()],
            [touch(0, 3), touch(1, 3)],
            "Coverage is 100 %: all 2 counted contacts are within their maximum",
        ),
        ([contact(), contact()], [touch(0, 3)], "Coverage is 50 %: 1 of 2 counted contacts is within their maximum"),
        ([contact(), contact()], [touch(0, 99)], "None of the 2 contacts is within their maximum"),
        ([contact(), contact()], [], "No touchpoint that qualifies is on record for any of the 2 contacts"),
    ],
)
def test_the_whole_is_told_at_none_one_many_and_all(contacts: Rows, log: Rows, words: str) -> None:
    assert finding_standing(analysis(contacts, log).coverage) == words


@pytest.mark.parametrize(
    ("contacts", "log", "words"),
    [
        (FIVE, [touch(0, 3)], "Wider Business is the only group with anybody counted: 1 of 5 within their maximum"),
        ([contact(None)], [touch(0, 3)], "Nobody counted has a group: 1 of 1 within their maximum"),
        (
            [contact(), contact(WB)],
            [touch(0, 3), touch(1, 3)],
            "Every group has all its counted contacts within their maximum",
        ),
        ([contact(), contact(WB)], [touch(0, 99)], "No group has a contact within their maximum"),
        ([contact(), contact(WB)], [touch(0, 3)], "No group has 5 counted contacts, so none is singled out"),
        (
            [*FIVE, contact(EI)],
            [touch(0, 3), touch(5, 500)],
            "No group of 5 contacts or more is covered less than the whole",
        ),
        ([contact(), *FIVE], [touch(0, 3)], "Wider Business is least covered: 0 of 5 within their maximum"),
    ],
)
def test_a_group_is_singled_out_only_where_it_can_be(contacts: Rows, log: Rows, words: str) -> None:
    assert finding_groups(analysis(contacts, log).coverage) == words


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([None], "No contact has a current level"),
        (["Resistant"], "Of 1 contact with a current level 1 is a critic and none a champion"),
        (["Neutral", "Leading"], "Of 2 contacts with a current level none is a critic and 1 is a champion"),
        (
            ["Resistant", "Resistant", "Supportive", "Leading"],
            "Of 4 contacts with a current level 2 are critics and 2 are champions",
        ),
    ],
)
def test_critics_and_champions_are_counted(levels: list[str | None], words: str) -> None:
    found = analysis([contact(current_level=level) for level in levels])
    assert finding_stance(found.coverage_by("engagement_current")) == words


def test_those_who_need_attention_are_named_beside_what_to_do() -> None:
    people = [contact(name="Ada Ash"), contact(name="Bo Diaz", current_level="Resistant"), contact(name="Cy Poe")]
    points = slide("attention", people, [touch(0, 300), touch(1, 80)]).points
    assert not any("Ada Ash" in text for text in points), "who stands first in the table is not named again"
    assert "Meet the critic not reached in time: Bo Diaz" in points
    assert "Reach the one contact of Senior Leadership who has no touchpoint yet: Cy Poe" in points


def test_where_only_groups_are_shown_nobody_is_named() -> None:
    people = [contact(name=name, owner="Kim Owner", desired_level="Leading", current_level="Neutral") for name in "xyz"]
    found = analysis(people, [touch(0, 99), touch(1, 25)])
    told = tell(Telling(found, redaction=Redaction(GROUPS_ONLY)))
    assert slides(told)["attention"].table is not None
    tables = [one.table for one in told.slides if one.table] + list(told.tables)
    assert not any("Contact" in table.headings for table in tables)
    assert "Kim Owner" not in repr(told.slides)


def test_a_contact_due_in_time_is_listed_next_and_one_overdue_under_attention() -> None:
    people = [contact(name="Overdue"), contact(name="Due"), contact(name="Later")]
    log = [touch(0, 99), touch(1, 35), touch(2, 1)]
    listed = {name: slide(name, people, log).table for name in ("attention", "next")}
    assert [row[0] for table in listed.values() if table for row in table.rows] == ["Overdue", "Due"]
    points = slide("next", people, log).points
    assert points[0] == "Beside those overdue, 1 contact is due by the end of the month, with nothing planned"
    assert points[1] == "No touchpoint is planned by the end of the month"


def test_nobody_is_said_to_be_due_beside_those_overdue_where_nobody_is_overdue() -> None:
    points = slide("next", [contact()], [touch(0, 1), touch(0, -3, done=False)]).points
    assert points[0] == "Nobody is due by the end of the month"
    assert points[1] == "No touchpoints are planned by the end of this week, and 1 by the end of the month"


def test_without_levels_the_slide_says_what_to_give() -> None:
    found = slide("engagement", [contact()], [touch(0, 3)])
    assert found.finding == "No contact has both a current and a desired level" and found.chart is None


def test_decisions_are_the_manager_s_own_and_else_what_the_figures_call_for() -> None:
    told = slides(story([contact()], [touch(0, 3)], decisions=("Fund a second newsletter?", " ")))
    assert told["decisions"].points == ("Fund a second newsletter?",)
    assert told["decisions"].finding == "One decision is asked for"
    assert slide("decisions", [contact()], [touch(0, 99)]).title == "What the figures call for"
    assert slide("decisions", []).finding == "No decision is asked for, and the figures call for nothing"


def test_only_the_slides_that_were_chosen_are_told_and_only_their_words_defined() -> None:
    hidden = tuple(SlideChoice(name, shown=False) for name in slide_kinds() if name not in ("growth", "appendix"))
    told = story([contact()], [touch(0, 3)], slides=(SlideChoice("appendix"), SlideChoice("growth"), *hidden))
    assert [one.name for one in told.slides] == ["appendix", "growth"]
    assert [text for text in told.slides[0].points if text.startswith("Coverage:")] == []
    assert any(text.startswith("Added:") for text in told.slides[0].points)


def test_the_remark_of_the_manager_stands_on_its_slide() -> None:
    told = slides(story([contact()], slides=(SlideChoice("network", remark="Two joined since."),)))
    assert told["network"].remark == "Two joined since."


def test_rows_left_out_are_told_by_kind_and_never_in_the_user_s_words() -> None:
    why = {("R", 9): "its contact, Ada Ash, is not in the register", ("R", 10): "a total", ("R", 11): "a total"}
    known = network([contact()], [touch(0, 3)])
    known = replace(known, register=replace(known.register, left_out=left_out_frame(why)))
    told = tell(Telling(Analysis.on_network(known, AS_OF)))
    appendix = slides(told)["appendix"]
    assert appendix.points[0] == (
        "3 rows of the workbook were not taken as a record: a total (2); its contact is not in the register (1)."
    )
    assert "Ada Ash" not in repr(told)


@pytest.mark.parametrize(
    ("redaction", "words"),
    [
        (Redaction(), ""),
        (Redaction(critics_shown=False), "names and notes of critics hidden"),
        (Redaction(NAMES_HIDDEN), NAMES_HIDDEN),
    ],
)
def test_what_is_hidden_is_said(redaction: Redaction, words: str) -> None:
    assert tell(Telling(analysis([contact(current_level="Resistant")]), redaction=redaction)).hidden == words


def test_a_vehicle_s_long_name_does_not_drown_the_headline() -> None:
    told = slide("vehicles", FIVE, [touch(who, 3, "Very " * 60 + "long") for who in range(5)])
    assert len(told.finding) <= 120


def test_what_is_overdue_in_the_chart_of_due_dates_says_that_it_holds_the_never_reached_too() -> None:
    chart = slide("next", [contact(), contact()], [touch(0, 99)]).chart
    assert chart is not None and [one.name for one in chart.series][:2] == ["Overdue or never reached", "This week"]
