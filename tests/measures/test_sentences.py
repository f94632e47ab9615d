"""Each measure's finding in words, at none, one, many and all."""

from functools import cache

import pandas as pd
import pytest

from pmodash.analysis import Analysis
from pmodash.measures import sentences
from pmodash.measures.coverage import coverage
from pmodash.measures.measured import Measured
from pmodash.measures.sentences import percent
from pmodash.measures.sentences.wording import listed, people, subject
from tests.planning.small_network import AS_OF, contact, hub, network, standing, touch

SL, WB, EI = "Senior Leadership", "Wider Business", "External Influencers"


@pytest.mark.parametrize(
    "count, words", [(0, "no contacts"), (1, "1 contact"), (2, "2 contacts"), (2340, "2,340 contacts")]
)
def test_counts_agree_with_their_noun(count, words):
    assert people(count) == words


@pytest.mark.parametrize(
    "share, words",
    [(0, "0 %"), (0.001, "<1 %"), (0.005, "1 %"), (0.625, "63 %"), (0.994, "99 %"), (0.999, ">99 %"), (1, "100 %")],
)
def test_a_share_is_never_rounded_to_a_false_nought_or_hundred(share, words):
    assert percent(share) == words


@pytest.mark.parametrize(
    "names, words",
    [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (list("abcde"), "a, b, c and 2 more")],
)
def test_names_are_listed_as_in_speech(names, words):
    assert listed(names) == words


FIVE_OF_WB = [contact(WB) for _ in range(5)]
COVERAGE = [
    ([], [], "Nobody in this selection counts towards it"),
    ([hub()], [], "Nobody in this selection counts towards it"),
    ([contact()], [touch(0, 3)], "The one contact who counts is within their maximum"),
    ([contact()], [touch(0, 99)], "The one contact who counts is not within their maximum"),
    ([contact()], [], "No touchpoint that qualifies is on record for the one contact who counts"),
    ([contact(), contact(WB)], [], "No touchpoint that qualifies is on record for any of the 2 contacts"),
    ([contact(), contact(WB)], [touch(0, 3), touch(1, 3)], "All 2 contacts are within their maximum"),
    ([contact(), contact(WB)], [touch(0, 99)], "None of the 2 contacts is within their maximum"),
    ([contact(), contact()], [touch(0, 3)], "1 of 2 contacts is within their maximum"),
    ([contact(), *FIVE_OF_WB], [touch(0, 3)], "Wider Business is least covered: 0 of 5 within their maximum"),
    ([contact(), contact(WB)], [touch(0, 3)], "1 of 2 contacts is within their maximum"),
    ([*FIVE_OF_WB, contact(EI)], [touch(0, 3)], "1 of 6 contacts is within their maximum"),
    (
        [*(contact() for _ in range(5)), *FIVE_OF_WB, contact(EI)],
        [touch(who, 3) for who in range(6)],
        "Of those with 5 contacts or more, Wider Business is least covered: 1 of 5 within their maximum",
    ),
    (
        [contact(), *FIVE_OF_WB, *(contact(EI) for _ in range(5))],
        [touch(0, 3)],
        "Wider Business and External Influencers are least covered: 0 % of each",
    ),
    (
        [contact(), contact(), contact(WB), contact(WB)],
        [touch(0, 3), touch(2, 3)],
        "2 of 4 contacts are within their maximum",
    ),
]


@pytest.mark.parametrize("people_there, log, words", COVERAGE)
def test_coverage_says_who_is_least_covered(people_there, log, words):
    assert sentences.finding_coverage(coverage(standing(people_there, log))) == words


def test_coverage_by_owner_names_the_owner():
    people_there = [contact(owner="Kim"), *(contact(owner="Lee") for _ in range(5))]
    rows = coverage(standing(people_there, [touch(0, 3)]), "owner")
    assert sentences.finding_coverage(rows) == "Lee's contacts are least covered: 0 of 5 within their maximum"


def never_reached_words(measure):
    analysis = Analysis.on_network(network([contact(), contact(WB)]), AS_OF)
    return getattr(sentences, f"finding_{measure}")(getattr(analysis, MEASURES[measure]))


@pytest.mark.parametrize("measure", ["coverage", "stale", "ageing_bands"])
def test_where_nobody_was_ever_reached_nothing_is_judged(measure):
    assert never_reached_words(measure) == "No touchpoint that qualifies is on record for any of the 2 contacts"


def test_where_nobody_was_ever_reached_neither_debt_nor_coverage_is_told():
    assert never_reached_words("touch_debt") == "No touch debt can be told: nobody was ever reached"
    assert never_reached_words("by_month").startswith("How coverage stood before 22 November 2026 is not known")


def test_months_that_are_not_known_are_not_told():
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-11-22"])
    frame = pd.DataFrame({"month": months, "group": "All", "counted": 10, "coverage": [None, 0.5, 0.7]})
    assert sentences.finding_by_month(Measured(frame, 10)) == (
        "Coverage went from 50 % on 30 September 2026 to 70 % on 22 November 2026; before that too little was "
        "logged to tell"
    )
    alone = frame.assign(coverage=[None, None, 0.7])
    assert sentences.finding_by_month(Measured(alone, 10)) == (
        "How coverage stood before 22 November 2026 is not known: too little was logged to tell"
    )


def test_those_never_reached_are_told_beside_the_long_overdue():
    analysis = Analysis.on_network(network([contact(), contact(WB)], [touch(0, 3)]), AS_OF)
    words = sentences.finding_ageing_bands(analysis.ageing_bands)
    assert words == "No contact is more than 90 days past their maximum; 1 was never reached"


@pytest.mark.parametrize("lowest, tail", [(0.5, "; lowest was 50 % on 30 September 2026"), (0.58, "")])
def test_a_dip_within_the_year_is_told_when_it_is_notable(lowest, tail):
    months = pd.to_datetime(["2026-08-31", "2026-09-30", "2026-11-22"])
    frame = pd.DataFrame({"month": months, "group": "All", "counted": 10, "coverage": [0.6, lowest, 0.7]})
    words = sentences.finding_by_month(Measured(frame, 10))
    assert words == f"Coverage went from 60 % on 31 August 2026 to 70 % on 22 November 2026{tail}"


MEASURES = {
    "coverage": "coverage",
    "by_month": "coverage_by_month",
    "mix": "vehicle_mix",
    "over_reliance": "over_reliance",
    "unused": "unused_vehicles",
    "stale": "stale",
    "ageing_bands": "ageing_bands",
    "touch_debt": "touch_debt",
    "due": "due",
    "by_owner": "schedule_by_owner",
    "complexity": "complexity",
    "grid": "engagement_grid",
    "pairs": "pairs",
    "ei": "ei",
    "bridges": "bridges",
    "growth": "growth",
    "freshness": "freshness",
    "key_person": "key_person",
    "fatigue": "fatigue",
    "type_balance": "type_balance",
    "effective_number": "effective_vehicles",
}
NONE, ONE, MANY = "none", "one", "many"
NETWORKS = {
    NONE: ([], []),
    ONE: ([contact(owner="Kim", influence_level="High", interest_level="High")], [touch(0, 50, by="Kim")]),
    MANY: (
        [
            *(contact(owner="Kim", influence_level="High", interest_level="High") for _ in range(3)),
            contact(WB, owner="Lee", influence_level="Low", interest_level="Low"),
            contact(WB, owner="Lee"),
            contact(EI, status="Left 2026-10-02"),
        ],
        [
            *(touch(who, 5, "Workshop", event="A", by="Kim") for who in (0, 1, 2)),
            touch(3, 150, by="Lee"),
            *(touch(0, day, "Phone call", by="Lee") for day in range(9)),
        ],
    ),
}
WORDS = {
    ("by_month", NONE): "Nobody in this selection counts towards it",
    ("by_month", ONE): "Coverage went from 100 % on 31 October 2026 to 0 % on 22 November 2026",
    ("mix", NONE): "No touchpoint with a vehicle was done in the window",
    ("mix", ONE): "The only touchpoint in the window was by One-to-one",
    ("mix", MANY): "Phone call carries 75 % of the 12 touchpoints",
    ("effective_number", NONE): "No group was reached in the window",
    ("effective_number", ONE): "Senior Leadership is in effect reached by 1 vehicle",
    ("effective_number", MANY): "Senior Leadership is in effect reached by 1.6 vehicles",
    ("over_reliance", NONE): "No group has enough touchpoints in the window to judge",
    ("over_reliance", MANY): "Senior Leadership leans on Phone call for 75 % of touchpoints, past the limit of 50 %",
    ("unused", NONE): "No vehicle of the register was used in the window",
    ("unused", MANY): "17 of 19 vehicles were not used in the window",
    ("stale", NONE): "Nobody in this selection counts towards it",
    ("stale", ONE): "The one relationship is stale",
    ("stale", MANY): "2 of 5 relationships are stale, 1 of them never reached",
    ("ageing_bands", ONE): "No contact is more than 90 days past their maximum",
    ("touch_debt", NONE): "No touch debt: nobody reached before is past their maximum",
    ("touch_debt", ONE): "1 contact is past their maximum, by 16 days added up",
    ("touch_debt", MANY): "1 contact is past their maximum, by 60 days added up",
    ("due", NONE): "Nobody in this selection counts towards it",
    ("due", ONE): "1 contact is due by the end of this week, overdue or never reached",
    ("due", MANY): "2 contacts are due by the end of this week, all overdue or never reached",
    ("by_owner", ONE): "Kim has most contacts overdue or never reached: 1 of 1",
    ("by_owner", MANY): "Lee has most contacts overdue or never reached: 2 of 2",
    ("complexity", NONE): "There is nobody in the network beside the PMO",
    ("complexity", ONE): "The PMO and 1 contact could need 1 channel; managed in groups, 2 channels are run",
    ("complexity", MANY): "The PMO and 5 contacts could need 15 channels; managed in groups, 5 channels are run",
    ("grid", NONE): "No contact has both an influence and an interest",
    ("grid", ONE): "1 of 1 contact has high influence and high interest",
    ("grid", MANY): "3 of 4 contacts have high influence and high interest",
    ("pairs", NONE): "No two contacts are known to have met in 12 months, and no link between two is recorded",
    ("pairs", MANY): "Senior Leadership and Wider Business did not meet in 12 months",
    ("ei", NONE): "No ties between contacts are on record in 12 months",
    ("ei", MANY): (
        "Senior Leadership is the one group with ties: 0 % of its ties go to other groups; at random 67 % would"
    ),
    ("bridges", MANY): "No contact bridges three groups",
    ("growth", NONE): "Nobody was added or lost from December 2025 to November 2026",
    ("growth", ONE): "1 contact added and none lost from December 2025 to November 2026",
    ("growth", MANY): "4 contacts added and 1 lost from December 2025 to November 2026",
    ("freshness", NONE): "No contact has a date first met",
    ("freshness", ONE): "1 of 1 counted contact was first met in the last 12 months",
    ("key_person", NONE): "No touchpoint in 12 months names who made it",
    ("key_person", ONE): "Kim alone reached 1 contact in 12 months",
    ("key_person", MANY): "Kim alone reached 2 contacts in 12 months; 2 would go stale without them",
    ("fatigue", NONE): "No contact received more touchpoints in 30 days than the limit",
    ("fatigue", MANY): "1 contact received more than 8 touchpoints in 30 days",
    ("type_balance", NONE): "No effort is on record in the window",
    ("type_balance", MANY): "Strategic ties get 100 % of effort and are 60 % of contacts",
}


@cache
def analysed(size):
    return Analysis.on_network(network(*NETWORKS[size]), AS_OF)


def said(measure, size):
    return getattr(sentences, f"finding_{measure}")(getattr(analysed(size), MEASURES[measure]))


@pytest.mark.parametrize("measure, size", WORDS, ids=[f"{measure} of {size}" for measure, size in WORDS])
def test_a_finding_is_said_in_words(measure, size):
    assert said(measure, size) == WORDS[measure, size]


@pytest.mark.parametrize("size", [NONE, ONE, MANY])
@pytest.mark.parametrize("measure", MEASURES)
def test_every_finding_can_be_said_of_any_size(measure, size):
    words = said(measure, size)
    assert (
        words[0] == words[0].upper() and not words.endswith(".") and "nan" not in words and " 1 contacts" not in words
    )


@pytest.mark.parametrize(
    "below, words",
    [(0, "No contact is below their desired level"), (1, "1 of 2 contacts is below their desired level")],
)
def test_the_gap_says_how_many_are_below(below, words):
    levels = [
        {"current_level": "Neutral", "desired_level": "Leading" if place < below else "Neutral"} for place in range(2)
    ]
    analysis = Analysis.on_network(network([contact(**level) for level in levels]), AS_OF)
    assert sentences.finding_gap(analysis.engagement_gap, len(analysis.below_desired.frame)) == words


@pytest.mark.parametrize(
    "rows, words",
    [
        ([(SL, WB, 2, 1, 1)], "Every two groups have a tie; 1 of 2 ties is known by a recorded link alone"),
        ([(SL, WB, 2, 2, 1)], "Every two groups met at least once in 12 months"),
        ([(SL, SL, 3, 1, 3), (SL, WB, 0, 0, 0)],
         "Senior Leadership and Wider Business have no tie; 2 of 3 ties are known by a recorded link alone"),
    ],
)  # fmt: skip
def test_ties_known_by_a_recorded_link_alone_are_told(rows, words):
    frame = pd.DataFrame(rows, columns=["a", "b", "observed", "inferred", "recorded"]).assign(possible=4)
    assert sentences.finding_pairs(Measured(frame, int(frame["observed"].sum()), "pairs")) == words


def test_two_groups_over_their_limit_are_named_together():
    log = [touch(who, day, "Phone call") for who in (0, 1) for day in range(5)]
    analysis = Analysis.on_network(network([contact(), contact(WB)], log), AS_OF)
    words = sentences.finding_over_reliance(analysis.over_reliance)
    assert words == "2 groups lean on one vehicle past their limit: Senior Leadership and Wider Business"


def test_who_keeps_to_itself_is_said_in_shares_of_ties():
    frame = pd.DataFrame({"group": [SL, WB], "ei": [0.5, -0.24], "expected_ei": [0.9, 0.64]})
    words = "Wider Business keeps most to itself: 38 % of its ties go to other groups; at random 82 % would"
    assert sentences.finding_ei(Measured(frame, 9, "pairs")) == words


def test_nobody_is_said_to_keep_to_itself_where_chance_would_give_the_same():
    frame = pd.DataFrame({"group": [SL, WB], "ei": [1.0, 0.9], "expected_ei": [1.0, 0.2]})
    assert sentences.finding_ei(Measured(frame, 9, "pairs")) == "No group keeps to itself more than chance would give"


def test_without_vehicles_it_is_not_said_that_no_channels_are_run():
    analysis = Analysis.on_network(network([contact(), contact(WB)], [touch(0, 3, None)]), AS_OF)
    assert sentences.finding_complexity(analysis.complexity) == (
        "The PMO and 2 contacts could need 3 channels; by what groups are reached is not on record"
    )


SUBJECTS = [
    ("group", "Senior Leadership", "Senior Leadership is"),
    ("group", "No group", "Contacts with no group are"),
    ("owner", "Kim", "Kim's contacts are"),
    ("owner", "No owner", "Contacts with no owner are"),
    ("network_type", "Strategic", "Strategic contacts are"),
    ("engagement_current", "No level", "Contacts with no level are"),
]


@pytest.mark.parametrize("by, name, words", SUBJECTS)
def test_a_set_is_named_as_one_would_say_it(by, name, words):
    assert subject(by, name) == words


def test_contacts_without_an_owner_are_not_an_owner():
    analysis = Analysis.on_network(network([contact(), contact(), contact(owner="Kim")]), AS_OF)
    assert sentences.finding_by_owner(analysis.schedule_by_owner) == (
        "2 of 3 contacts overdue or never reached have no owner"
    )


def test_a_share_of_half_a_percent_is_rounded_up_whatever_its_binary_form() -> None:
    assert [percent(share) for share in (23 / 40, 0.565, 0.29, 0.145)] == ["58 %", "57 %", "29 %", "15 %"]
