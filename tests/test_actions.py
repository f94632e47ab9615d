"""The things to do next: at most five, in words that hold at one and at many, and name no contact."""

from dataclasses import replace

import pytest

from pmodash.actions import next_actions
from pmodash.analysis import Analysis
from tests.planning.small_network import AS_OF, contact, network, touch

SL, WB = "Senior Leadership", "Wider Business"
BELOW = {"current_level": "Neutral", "desired_level": "Leading"}


def actions(people, log=(), **kinds):
    return next_actions(Analysis.on_network(network(people, log, **kinds), AS_OF))


def test_nobody_and_a_network_in_order_need_nothing():
    assert actions([]) == ()
    both = [touch(who, day, by=by) for who in (0, 1) for day, by in ((3, "Kim"), (4, "Lee"))]
    assert actions([contact(), contact()], both) == ()


REACHED = [touch(0, 3)]
CASES = [
    ([contact()], [touch(0, 50)], "Reach the most pressing contact of Senior Leadership by One-to-one"),
    ([contact(None)], [touch(0, 100)], "Reach the most pressing contact with no group by One-to-one"),
    ([contact(WB), contact()], REACHED, "Reach the one contact of Senior Leadership who has no touchpoint yet"),
    ([contact(WB)] + [contact()] * 2, REACHED, "Reach the 2 contacts of Senior Leadership who have no touchpoint yet"),
    ([contact(WB), contact(None)], REACHED, "Reach the one contact with no group who has no touchpoint yet"),
    ([contact()], [], "Log touchpoints, or say which column holds the last contact"),
    ([contact()], [touch(0, 40)], "Plan a touchpoint for the one contact due this week"),
    ([contact(), contact()], [touch(0, 40), touch(1, 40)], "Plan a touchpoint for the 2 contacts due this week"),
    (
        [contact(current_level="Resistant"), contact()],
        [touch(0, 25), touch(1, 95)],
        "Meet the critic not reached in time",
    ),
    ([contact(current_level="Resistant")] * 2, [touch(0, 40), touch(1, 40)], "Meet the 2 critics not reached in time"),
    (
        [contact()],
        [touch(0, day, "Phone call") for day in range(6)],
        "Use other vehicles beside Phone call for Senior Leadership",
    ),
    (
        [contact()],
        [touch(0, 3, by="Kim")],
        "Introduce a second PMO member to the one contact whom one member alone reaches",
    ),
    ([contact(None)], [touch(0, 3)], "Say which group the one contact without one belongs to"),
    (
        [contact(influence_level="High", **BELOW)],
        [touch(0, 3)],
        "Ask the one contact of high influence below the desired level what would help",
    ),
    (
        [contact()],
        [touch(0, day // 2, ("Workshop", "Phone call")[day % 2]) for day in range(10)],
        "Give the one contact reached most often a rest",
    ),
    (
        [contact(SL), contact(SL), contact(WB)],
        [touch(who, 3, "Workshop", event="A") for who in (0, 1)] + [touch(2, 3)],
        "Bring Senior Leadership and Wider Business together at one event",
    ),
    (
        [contact(SL), contact(WB)],
        [touch(0, 3), *(touch(1, day, "Workshop", event="A") for day in range(1, 3))],
        "Give strategic ties more of the effort",
    ),
]  # fmt: skip


@pytest.mark.parametrize("people, log, text", CASES, ids=[case[2] for case in CASES])
def test_an_action_says_what_to_do(people, log, text):
    assert text in [action.text for action in actions(people, log)]


def test_no_more_than_five_are_given_and_none_names_a_contact():
    people = [contact(name="Zebedee", owner="Kim", current_level="Resistant") for _ in range(4)] + [
        contact(WB, name="Zebedee"),
        contact(WB, name="Zebedee"),
        contact(name="Zebedee", current_level="Resistant"),
    ]
    log = [touch(0, 50, by="Kim"), touch(1, 15, by="Kim"), touch(2, 3, by="Kim"), touch(6, 20, by="Kim")]
    found = actions(people, log)
    assert len(found) == 5
    assert not any("Zebedee" in action.text + action.why for action in found)
    assert found[0].contact_ids and len({action.text for action in found}) == 5


def test_the_most_pressing_of_those_reached_before_comes_first():
    first = actions([contact(), contact(), contact()], [touch(0, 50), touch(1, 95)])[0]
    assert (
        first.contact_ids == ("C1",)
        and first.why == "95 days since the last touchpoint, 50 days past the maximum; 1 more is past theirs"
    )


def test_a_critic_who_is_the_most_overdue_is_asked_for_once():
    texts = [action.text for action in actions([contact(current_level="Resistant")], [touch(0, 40)])]
    assert texts == ["Reach the most pressing contact of Senior Leadership by One-to-one"]


def test_without_any_contact_date_nobody_is_called_neglected():
    found = actions([contact(current_level="Resistant"), contact(None)])
    assert [action.page for action in found] == ["upload", "groups"]


@pytest.mark.parametrize("unsure, asked", [(1, False), (2, True)])
def test_unsure_groups_are_to_be_confirmed_when_they_are_more_than_a_tenth(unsure, asked):
    people = [contact() for _ in range(10)]
    known = network(people, [touch(who, 3) for who in range(10)])
    guessed = known.classified.frame.assign(confidence=[0.5] * unsure + [1.0] * (10 - unsure))
    known = replace(known, classified=replace(known.classified, frame=guessed))
    texts = [action.text for action in next_actions(Analysis.on_network(known, AS_OF))]
    assert (f"Confirm the group of the {unsure} contacts that the rules are unsure of" in texts) is asked
