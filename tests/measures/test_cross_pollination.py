"""Who met whom, group by group: no town hall makes ties, and no meeting of more than fifty."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.measures.cross_pollination import bare, bridges, ei, pairs
from pmodash.measures.ties import ties
from tests.planning.small_network import AS_OF, contact, hub, network, touch

SL, WB, DT = "Senior Leadership", "Wider Business", "Delivery Teams & Managers"


def met(people, rows):
    known = network(people, rows)
    now = known.standing(AS_OF)
    return now, ties(now, known.log, AS_OF)


def workshop(*who, days=3, vehicle="Workshop", event="A"):
    return [touch(place, days, vehicle, event=event) for place in who]


def test_pairs_who_met_are_counted_beside_those_possible():
    now, tied = met([contact(SL), contact(SL), contact(WB), contact(WB)], workshop(0, 1, 2))
    assert [tuple(row) for row in pairs(now, tied).frame.itertuples(index=False)] == [
        (SL, SL, 1, 1, 1.0),
        (SL, WB, 2, 4, 0.5),
        (WB, WB, 0, 1, 0.0),
    ]


def test_a_pair_that_met_twice_is_one_tie():
    _, tied = met([contact(SL), contact(WB)], workshop(0, 1) + workshop(0, 1, days=9, event="B"))
    assert (tied.first.tolist(), tied.second.tolist(), tied.meetings) == ([0], [1], 2)


NO_TIES = {
    "a push to many": workshop(0, 1, vehicle="Town hall"),
    "one-to-ones on one day": workshop(0, 1, vehicle="One-to-one"),
    "an unknown vehicle": workshop(0, 1, vehicle="Pigeon"),
    "more than a year ago": workshop(0, 1, days=365),
    "a plan": [touch(who, 3, "Workshop", event="A", done=False) for who in (0, 1)],
    "a date to come": workshop(0, 1, days=-3),
    "one contact twice": workshop(0, 0),
    "one contact alone": workshop(0),
}


@pytest.mark.parametrize("rows", NO_TIES.values(), ids=NO_TIES.keys())
def test_what_brings_nobody_together_gives_no_ties(rows):
    _, tied = met([contact(SL), contact(WB)], rows)
    assert tied.first.size == 0


@pytest.mark.parametrize("attendees, tied", [(50, 1225), (51, 0)])
def test_an_event_of_more_than_fifty_gives_no_ties(attendees, tied):
    now, found = met([contact()] * attendees, workshop(*range(attendees)))
    assert found.first.size == tied and found.too_large == (tied == 0)
    assert dict(pairs(now, found).left_out).get("events of more than 50", 0) == (tied == 0)


def test_attendees_who_do_not_count_are_attendees_but_have_no_ties():
    _, tied = met([contact()] * 50 + [hub()], workshop(*range(51)))
    assert tied.first.size == 0 and tied.too_large == 1


def test_the_ei_index_runs_from_keeping_to_oneself_to_the_other_way():
    now, tied = met([contact(SL), contact(SL), contact(WB), contact(DT)], workshop(0, 1) + workshop(1, 2, event="B"))
    frame = ei(now, tied).frame.set_index("group")
    assert frame.loc[SL, ["internal", "external"]].tolist() == [1, 1] and frame.loc[SL, "ei"] == 0
    assert frame.loc[WB, "ei"] == 1 and np.isnan(frame.loc[DT, "ei"])
    assert frame.loc[SL, "expected_ei"] == pytest.approx((4 - 1) / (4 + 1))


def test_bridges_have_ties_to_three_groups_their_own_included():
    people = [contact(SL), contact(SL), contact(WB), contact(DT), contact(None)]
    now, tied = met(
        people, workshop(0, 1) + workshop(0, 2, event="B") + workshop(0, 3, event="C") + workshop(2, 4, event="D")
    )
    frame = bridges(now, tied).frame
    assert frame["contact_id"].tolist() == ["C0"]
    assert frame[["groups_met", "contacts_met"]].values.tolist() == [[3, 3]]


def test_contacts_with_no_group_are_left_out_and_said():
    now, tied = met([contact(SL), contact(None)], workshop(0, 1))
    measured = pairs(now, tied)
    assert measured.frame["observed"].sum() == 0 and dict(measured.left_out) == {"with no group": 1}


def test_bare_pairs_are_those_of_two_groups_who_could_meet_and_did_not():
    now, tied = met([contact(SL), contact(WB), contact(DT)], workshop(0, 1))
    assert bare(pairs(now, tied))[["a", "b"]].values.tolist() == [[DT, SL], [DT, WB]]


@pytest.mark.parametrize("people", [[], [contact()], [hub()], [contact(None)]])
def test_networks_too_small_for_ties_have_none(people):
    now, tied = met(people, [])
    assert pairs(now, tied).n == 0 and ei(now, tied).frame["ei"].isna().all() and bridges(now, tied).frame.empty


GROUPS = st.lists(st.sampled_from([SL, WB, DT, None]), min_size=1, max_size=8)
MEETINGS = st.lists(st.lists(st.integers(0, 7), max_size=8), max_size=6)


@settings(max_examples=40, deadline=None)
@given(GROUPS, MEETINGS)
def test_ties_are_the_pairs_that_a_plain_count_finds(groups, meetings):
    people = [contact(group) for group in groups]
    meetings = [[who % len(people) for who in meeting] for meeting in meetings]
    rows = [row for number, meeting in enumerate(meetings) for row in workshop(*meeting, event=f"E{number}")]
    now, tied = met(people, rows)
    plain = {pair for meeting in meetings for pair in itertools.combinations(sorted(set(meeting)), 2)}
    assert set(zip(tied.first.tolist(), tied.second.tolist(), strict=True)) == plain
    frame = pairs(now, tied).frame
    for row in frame.itertuples():
        both = {frozenset((row.a, row.b))}
        assert row.observed == sum(frozenset((groups[i], groups[j])) in both for i, j in plain)
    assert (frame["observed"] <= frame["possible"]).all()
