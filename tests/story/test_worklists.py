"""An owner's worklist: who is on it, in which order, why, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from pmodash.findings import Refusal
from pmodash.redaction.redaction import GROUPS_ONLY, Redaction
from pmodash.story.story import Cell, Story
from pmodash.story.telling import Telling
from pmodash.story.worklist import worklist
from tests.planning.small_network import AS_OF, contact, days_before, touch
from tests.story.small_story import BROKEN, analysis, sentences

SL, DT = "Senior Leadership", "Delivery Teams & Managers"


def work(contacts: Any, touches: Any = (), owner: str | None = None, days: int = 14, **policy: Any) -> Story:
    return worklist(Telling(analysis(contacts, touches, **policy)), owner, days)


def rows(story: Story, place: int = 0) -> tuple[tuple[Cell, ...], ...]:
    table = story.slides[place].table
    return table.rows if table else ()


def reason(touches: Any, **fields: Any) -> Cell:
    return rows(work([contact(SL, name="Ada", owner="Kim", **fields)], touches))[0][2]


@pytest.mark.parametrize(
    ("touches", "fields", "why"),
    [
        ([touch(0, 79)], {}, "34 days past the maximum of 45"),
        ([touch(0, 46)], {}, "1 day past the maximum of 45"),
        ([], {"last_touchpoint": days_before(40)}, "10 days past the ideal of 30, maximum 45"),
        ([touch(0, 25)], {}, "due on 27 Nov"),
        ([touch(0, 20), touch(0, -3, done=False)], {}, "due on 2 Dec; planned on 25 Nov"),
        ([touch(0, 1), touch(0, -3, done=False)], {}, "planned on 25 Nov"),
        ([touch(0, 79), touch(0, -60, done=False)], {}, "34 days past the maximum of 45; planned on 21 Jan 2027"),
        ([touch(0, 30)], {"current_level": "Resistant"}, "7 days past the maximum of 23; critic, halves the gap"),
        (
            [touch(0, 30)],
            {"current_level": "Neutral", "desired_level": "Leading"},
            "7 days past the maximum of 23; below the desired level, halves the gap",
        ),
        (
            [touch(0, 35)],
            {"influence_level": "High", "interest_level": "High"},
            "1 day past the maximum of 34; high influence and interest, takes the gap to 75 %",
        ),
        ([touch(0, 16)], {"cadence": "10 days"}, "1 day past the maximum of 15; a cadence of their own"),
        ([touch(0, 99, "Newsletter")], {}, "no touchpoint on record yet"),
    ],
)
def test_the_reason_says_what_presses_and_what_shortens_the_gap(touches: Any, fields: Any, why: str) -> None:
    assert reason(touches, **fields) == why


def test_the_most_pressing_stands_first_and_those_in_time_by_their_day() -> None:
    people = [contact(DT, name=name, owner="Kim") for name in ("Soon", "Late", "Very late", "Sooner")]
    touches = [touch(0, 5), touch(1, 30), touch(2, 90), touch(3, 9)]
    assert [row[0] for row in rows(work(people, touches))] == ["Very late", "Late", "Sooner", "Soon"]


def test_only_these_days_are_looked_at() -> None:
    people = [contact(SL, name="Later", owner="Kim"), contact(SL, name="Now", owner="Kim")]
    touches = [touch(0, 5), touch(1, 17)]
    assert [row[0] for row in rows(work(people, touches, days=13))] == ["Now"]
    assert rows(work(people, touches, days=12)) == ()
    assert work(people, touches, days=12).slides[0].finding == "Kim: nobody to reach by 4 December 2026"


def test_people_not_to_be_contacted_and_leavers_are_never_listed() -> None:
    people = [
        contact(SL, name="No", owner="Kim", do_not_contact=True, next_touchpoint=days_before(-2)),
        contact(SL, name="Gone", owner="Kim", status="Left"),
        contact(SL, name="Yes", owner="Kim"),
    ]
    assert [row[0] for row in rows(work(people))] == ["Yes"]


def test_each_owner_has_a_slide_and_those_without_one_come_last() -> None:
    people = [contact(SL, owner=owner) for owner in (None, "lee", "Kim", "Kim")]
    found = work(people)
    assert [one.title for one in found.slides] == ["Kim", "lee", "No owner"]
    assert [one.name for one in found.slides] == ["owner-1", "owner-2", "owner-3"]
    assert found.slides[2].finding.startswith("Contacts without an owner: 1 contact to reach by 6 December 2026")
    assert len(work(people, owner="No owner").slides) == 1


def test_several_owners_have_a_slide_each_in_the_order_asked_for() -> None:
    people = [contact(SL, owner=owner) for owner in ("Ada", "Bo", "Cy")]
    found = worklist(Telling(analysis(people)), ("Cy", "Ada", "Cy"))
    assert [one.title for one in found.slides] == ["Cy", "Ada"]
    with pytest.raises(Refusal, match="No owner is ticked"):
        worklist(Telling(analysis(people)), ())


def test_a_vehicle_that_suits_the_group_is_suggested() -> None:
    assert rows(work([contact(SL)]))[0][3] == "One-to-one"
    assert rows(work([contact("External Influencers")]))[0][3] == "Coffee or mentoring"


@pytest.mark.parametrize(
    ("own", "suggested"), [("phone", "Phone call"), ("Newsletter", "One-to-one"), ("whatever", "One-to-one")]
)
def test_the_vehicle_named_for_a_contact_is_suggested_unless_it_is_a_broadcast(own: str, suggested: str) -> None:
    assert rows(work([contact(SL, vehicle=own)]))[0][3] == suggested


def test_by_when_is_the_plan_in_these_days_or_the_day_due_and_never_past() -> None:
    people = [contact(SL, name="a", next_touchpoint=days_before(-4)), contact(SL, name="b")]
    days = {row[0]: row[5] for row in rows(work(people, [touch(0, 79), touch(1, 79)]))}
    assert days == {"a": days_before(-4), "b": AS_OF}


def test_sentences_are_right_at_one_and_all() -> None:
    found = work([contact(SL, owner="Kim")])
    assert found.slides[0].finding == "Kim: 1 contact to reach by 6 December 2026, overdue or never reached"
    both = work([contact(SL, owner="Kim"), contact(SL, owner="Kim")])
    assert both.slides[0].finding.endswith("2 contacts to reach by 6 December 2026, all overdue or never reached")
    assert [text for text in (*sentences(found), *sentences(both)) if BROKEN.search(text)] == []


def test_an_unknown_owner_nobody_at_all_and_groups_only_are_refused_in_a_sentence() -> None:
    with pytest.raises(Refusal, match="No contact who counts has that owner"):
        work([contact(SL, owner="Kim")], owner="Lee")
    with pytest.raises(Refusal, match="nobody to reach"):
        work([])
    with pytest.raises(Refusal, match="only groups are shown"):
        worklist(Telling(analysis([contact(SL)]), redaction=Redaction(GROUPS_ONLY)), None)
