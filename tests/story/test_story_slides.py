"""What each slide says where there is nothing, one, many or all of it to tell, and what it leaves unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pmodash.analysis import Analysis
from pmodash.measures.sentences import finding_groups, finding_stance, finding_standing
from pmodash.network.register import left_out_frame
from pmodash.network.story_choices import SlideChoice, StoryChoices, slide_kinds
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, Redaction
from pmodash.selection import Selection
from pmodash.story.story import Slide, Story
from pmodash.story.telling import Telling
from pmodash.story.telling_slides import tell
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, touch
from tests.story.small_story import Rows, analysis, slide, story

SL, WB, EI = "Senior Leadership", "Wider Business", "External Influencers"
FIVE = [contact(WB) for _ in range(5)]


def slides(told: Story) -> dict[str, Slide]:
    return {one.name: one for one in told.slides}


@pytest.mark.parametrize(
    ("contacts", "facts"), [([], []), ([hub()], ["none counted"]), ([contact(do_not_contact=True)], ["none counted"])]
)
def test_where_nobody_counts_one_slide_says_why_and_the_others_are_left_out(contacts: Rows, facts: list[str]) -> None:
    told = slides(story(contacts))
    assert list(told) == ["cover", "standing", "appendix"]
    assert told["standing"].finding == "Nobody in the workbook counts, so there is nothing to tell"
    assert [fact.behind for fact in told["standing"].facts] == facts
    assert any(
        text.startswith("The slides on “Coverage by group”, “Who needs attention”, “Vehicle use”, ")
        and text.endswith(" are left out: nobody in the workbook counts, so there is nothing to tell.")
        for text in told["appendix"].points
    )


def test_without_any_date_of_contact_nobody_is_judged_and_that_is_said_once() -> None:
    told = slides(story([contact(), contact(WB)]))
    assert list(told) == ["cover", "standing", "network", "decisions", "appendix"]
    assert told["standing"].finding.startswith("The workbook tells of no contact with anybody")
    assert told["standing"].chart is None and [fact.value for fact in told["standing"].facts] == ["2"]


def test_a_slide_with_nothing_to_tell_stays_where_the_manager_wrote_on_it_or_chose_no_other() -> None:
    remark = SlideChoice("engagement", remark="Levels come in May.")
    assert slides(story([contact()], [touch(0, 3)], slides=(remark,)))["engagement"].remark == "Levels come in May."
    others = tuple(SlideChoice(name, shown=False) for name in slide_kinds() if name != "engagement")
    assert list(slides(story([contact()], [touch(0, 3)], slides=others))) == ["engagement"]


def test_a_slide_named_alone_keeps_its_usual_place() -> None:
    told = story([contact()], [touch(0, 3)], slides=(SlideChoice("growth", remark="Look"),))
    assert [one.name for one in told.slides][:2] == ["cover", "standing"]
    two = StoryChoices(slides=(SlideChoice("next"), SlideChoice("standing"))).in_order
    names = [choice.slide for choice in two]
    assert names.index("next") == 1 and names[-3:] == ["standing", "decisions", "appendix"]


def test_every_slide_of_a_part_says_of_which_part_it_is() -> None:
    found = analysis([*FIVE, contact()], [touch(0, 3, "Newsletter"), touch(5, 3)])
    told = slides(tell(Telling(found.selecting(Selection(group=(WB,))))))
    assert "Only Wider Business" in told["cover"].points
    assert all(one.note.startswith("Only Wider Business.") for name, one in told.items() if name != "cover")
    assert told["coverage"].finding == "Wider Business is the one group counted here: 1 of 5 within their maximum"


def test_a_past_that_only_last_contacts_tell_of_is_neither_drawn_nor_told() -> None:
    people = [contact(last_touchpoint=days_before(days), first_met=days_before(900)) for days in (3, 9, 99)]
    told = slides(story(people))
    assert told["standing"].chart is None
    assert "How coverage stood before 22 November 2026 is not known: too little was logged to tell" in (
        told["standing"].points
    )
    growth = told["growth"].chart
    assert growth is None or [one.name for one in growth.series] == ["Added", "Lost"]
    assert "Which relationships went stale and came back is not known" in told["growth"].points


def test_months_before_the_log_reaches_back_are_not_drawn() -> None:
    people = [contact(first_met=days_before(900)) for _ in range(3)]
    chart = slides(story(people, [touch(0, 100), touch(1, 70), touch(2, 10)]))["standing"].chart
    assert chart is not None and chart.categories == ("Sep 2026", "Oct 2026", "Nov 2026")
    assert len(chart.measured.frame["month"].unique()) == 3


def test_where_no_vehicle_is_named_no_channels_are_drawn() -> None:
    found = slide("network", FIVE, [touch(0, 3, None)])
    assert found.chart is None and "channels are run" not in found.finding


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
        (FIVE, [touch(0, 3)], "Wider Business is the one group counted here: 1 of 5 within their maximum"),
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


def test_groups_that_are_guesses_are_called_so_on_the_slide_by_group() -> None:
    found = analysis(FIVE, [touch(0, 3)])
    guessed = replace(found, everyone=found.everyone.assign(group_confidence=0.5))
    points = slides(tell(Telling(guessed)))["coverage"].points
    assert "The group of 5 of 5 contacts is a guess by what else the workbook says" in points
    assert not any("guess" in text for text in slides(tell(Telling(found)))["coverage"].points)


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
    found = slide("next", people, log)
    assert found.finding == "1 contact is due by the end of the month, beside 1 overdue or never reached"
    assert found.points == (
        "Nothing is planned for this contact",
        "No touchpoint is planned by the end of the month",
    )
    assert found.chart is not None and found.chart.series[0].name == "Overdue or never reached"


def test_nobody_is_said_to_be_due_beside_those_overdue_where_nobody_is_overdue() -> None:
    found = slide("next", [contact()], [touch(0, 1), touch(0, -3, done=False)])
    assert found.finding == "Nobody is due by the end of the month"
    assert found.points == ("No touchpoints are planned by the end of this week, and 1 by the end of the month",)
    late = slide("next", [contact(), contact()], [touch(0, 1), touch(1, 99)])
    assert late.finding == "Nobody is due by the end of the month but the 1 overdue or never reached"


def test_without_levels_there_is_no_slide_on_them_and_the_appendix_says_why() -> None:
    told = slides(story([contact()], [touch(0, 3)]))
    assert "engagement" not in told
    assert "The slide on “Engagement” is left out: no contact has both a current and a desired level." in (
        told["appendix"].points
    )


def test_current_levels_are_told_where_no_desired_one_is_known() -> None:
    found = slide("engagement", [contact(current_level="Resistant")], [touch(0, 3)])
    assert found.finding == "Of 1 contact with a current level 1 is a critic and none a champion"


def test_decisions_are_the_manager_s_own_and_else_what_the_figures_call_for() -> None:
    told = slides(story([contact()], [touch(0, 3)], decisions=("Fund a second newsletter?", " ")))
    assert told["decisions"].points == ("Fund a second newsletter?",)
    assert told["decisions"].finding == "One decision is asked for"
    assert slide("decisions", [contact()], [touch(0, 99)]).title == "What the figures call for"
    assert story([]).slide("decisions") is None


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
