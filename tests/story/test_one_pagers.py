"""A page for each contact ticked: what it says, whom it leaves out, and what is refused."""

from __future__ import annotations

import datetime as dt

import pytest

from pmodash.findings import Refusal
from pmodash.network.story_choices import StoryChoices
from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, Redaction
from pmodash.story.one_pagers import one_pagers
from pmodash.story.story import Slide, Story
from pmodash.story.telling import Telling
from tests.planning.small_network import AS_OF, contact, days_before, hub, touch
from tests.story.small_story import BROKEN, analysis, sentences

ADA = contact(
    name="Ada Ash",
    owner="Kim",
    job_title="Director",
    organisation="Larkfield",
    influence_level="High",
    interest_level="Low",
    current_level="Neutral",
    desired_level="Neutral",
    next_touchpoint=days_before(-9),
    notes="Likes\n  short papers",
)
CRITIC = contact(name="Bo Diaz", current_level="Resistant", notes="Against it")
BARE = contact(None, name="Cy Poe")
LOG = [touch(0, 79, by="Kim", event="Steering"), touch(0, 90, "Newsletter"), touch(0, 95, done=False), touch(0, -3)]


def pages(*contact_ids: str, redaction: Redaction | None = None) -> Story:
    found = analysis([ADA, CRITIC, BARE, hub(name="Kim")], LOG)
    return one_pagers(Telling(found, StoryChoices(label="OFFICIAL"), redaction or Redaction()), contact_ids)


def page(contact_id: str, redaction: Redaction | None = None) -> Slide:
    return pages(contact_id, redaction=redaction).slides[0]


def test_a_member_of_the_pmo_is_not_said_to_have_no_group() -> None:
    assert any(text.startswith("Group: Team Members, the PMO itself") for text in page("C3").points)


def test_a_page_says_how_it_stands_and_what_comes_next() -> None:
    found = page("C0")
    assert found.finding == "Ada Ash: overdue, 34 days past the maximum of 45"
    assert [(fact.label, fact.value, fact.behind) for fact in found.facts] == [
        ("Status", "Overdue", "last reached 79 days ago"),
        ("Level", "Neutral", "wanted: Neutral"),
        ("Influence / interest", "High / Low", "Keep satisfied"),
        ("Next due", "4 October 2026", "planned: 25 November 2026"),
    ]
    assert found.points[0] == "Director, Larkfield" and "Owner: Kim" in found.points
    assert "Notes: Likes short papers" in found.points


def test_the_last_touchpoints_that_were_carried_out_are_listed_newest_first() -> None:
    table = page("C0").table
    assert table is not None
    assert table.rows == (
        (days_before(79), "One-to-one", "Steering", "Kim"),
        (days_before(90), "Newsletter", None, None),
    )


def test_no_more_touchpoints_are_listed_than_a_page_holds_and_how_many_there_are_is_said() -> None:
    found = analysis([ADA], [touch(0, day) for day in range(20)])
    table = one_pagers(Telling(found), ["C0"]).slides[0].table
    assert table is not None and len(table.rows) == 8 and table.rows[0][0] == AS_OF
    assert table.title == "Last 8 of 20 touchpoints"


def test_pages_come_in_the_order_ticked_each_once_under_names_that_tell_nobody() -> None:
    found = pages("C2", "C0", "C2")
    assert [one.title for one in found.slides] == ["Cy Poe", "Ada Ash"]
    assert [one.name for one in found.slides] == ["contact-1", "contact-2"]
    assert found.label == "OFFICIAL"


@pytest.mark.parametrize("contact_id", ["C0", "C1", "C2", "C3"])
def test_a_page_is_whole_sentences_however_little_is_known(contact_id: str) -> None:
    found = pages(contact_id)
    assert [text for text in sentences(found) if BROKEN.search(text)] == []


def test_one_who_does_not_count_is_given_the_reason() -> None:
    found = page("C3")
    assert found.finding == "Kim: not counted, in the PMO itself"
    assert found.note == "No cadence is applied."


def test_critics_have_no_page_until_they_are_shown_and_that_is_said() -> None:
    hiding = Redaction(critics_shown=False)
    found = pages("C0", "C1", redaction=hiding)
    assert [one.title for one in found.slides] == ["Ada Ash"]
    assert "1 contact not shown: critics are hidden" in found.hidden
    with pytest.raises(Refusal, match="critics are hidden"):
        pages("C1", redaction=hiding)


def test_notes_are_told_only_where_nothing_is_hidden() -> None:
    assert not any("Notes" in text for text in page("C0", Redaction(NAMES_HIDDEN)).points)


def test_a_long_name_is_cut_in_the_sentence_and_whole_in_the_title() -> None:
    name = "Dr " + "Very Long " * 30 + "名前"
    found = one_pagers(Telling(analysis([contact(name=name)])), ["C0"]).slides[0]
    assert found.title == name and len(found.finding) < 120


@pytest.mark.parametrize(
    ("contact_ids", "redaction", "said"),
    [
        ([], Redaction(), "Nobody is ticked"),
        (["C0", "X1"], Redaction(), "1 contact ticked is not in this workbook"),
        (["C0"], Redaction(GROUPS_ONLY), "only groups are shown"),
    ],
)
def test_what_cannot_be_made_is_refused_in_a_sentence(contact_ids: list[str], redaction: Redaction, said: str) -> None:
    with pytest.raises(Refusal, match=said) as refused:
        pages(*contact_ids, redaction=redaction)
    assert refused.value.remedy


def test_the_day_itself_counts_as_reached() -> None:
    found = one_pagers(Telling(analysis([ADA], [touch(0, 0)], as_of=dt.date(2026, 11, 22))), ["C0"]).slides[0]
    assert found.finding == "Ada Ash: on track, reached on the day"
