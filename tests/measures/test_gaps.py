"""Which blanks pay, whom they concern, in which order, and what is said of each."""

import datetime as dt

import pandas as pd
import pytest

from pmodash.measures.gaps import gap_fields, gaps, lacking
from tests.planning.small_network import AS_OF, contact, hub, network, touch

FULL = {
    "owner": "Kim",
    "email": "a@b.example",
    "organisation": "North",
    "group": "Senior Leadership",
    "first_met": dt.date(2025, 1, 1),
    "last_touchpoint": dt.date(2026, 11, 1),
    "influence": "Low",
    "interest": "Low",
    "engagement_current": "Neutral",
    "engagement_desired": "Neutral",
    "influence_level": "Low",
    "interest_level": "Low",
    "current_level": "Neutral",
    "desired_level": "Neutral",
}


def full(group="Senior Leadership", **fields):
    """A contact who lacks nothing but what the test takes away."""
    return {**contact(group), **FULL, **fields}


def lacks(people, touches=()):
    known = network(people, touches)
    standing = known.standing(AS_OF)
    return standing, lacking(standing, known.register.contacts, known.log, AS_OF)


def lacked(people, touches=()):
    _, found = lacks(people, touches)
    return {name: found.index[found[name]].tolist() for name in found.columns if found[name].any()}


def told(people, touches=()):
    standing, found = lacks(people, touches)
    frame = gaps(standing, found, AS_OF).frame
    return dict(zip(frame["field"], frame["sentence"], strict=True))


def test_who_has_everything_lacks_nothing():
    assert lacked([full()]) == {}
    standing, found = lacks([full()])
    assert gaps(standing, found, AS_OF).frame.empty


def test_a_blank_is_lacked_by_the_contact_who_has_it():
    assert lacked([full(), full(owner=None), full(email=None, owner=None)]) == {"owner": [1, 2], "email": [2]}


@pytest.mark.parametrize(
    "who",
    [hub(owner=None), contact(owner=None, status="Left 2026-01-01"), contact(owner=None, do_not_contact=True)],
    ids=["the PMO itself", "a leaver", "not to be contacted"],
)
def test_nobody_who_does_not_count_is_asked_about(who):
    assert lacked([who]) == {}


def test_a_level_whose_word_was_not_understood_is_no_blank():
    assert lacked([full(influence="purple", influence_level=None)]) == {}


@pytest.mark.parametrize(
    ("touches", "asked"),
    [
        ([], True),
        ([touch(0, 3)], False),
        ([touch(0, 3, "Newsletter")], False),  # the log speaks for itself
        ([touch(0, -3)], True),
    ],
    ids=["nothing known", "reached", "only a broadcast", "only a plan"],
)
def test_a_last_contact_is_asked_for_where_no_touchpoint_of_any_kind_is_known(touches, asked):
    assert ("last_touchpoint" in lacked([full(last_touchpoint=None)], touches)) is asked


def test_a_date_first_met_is_asked_for_where_no_day_of_joining_is_known():
    people = [full(first_met=None, last_touchpoint=None), full(first_met=None, last_touchpoint=None)]
    assert lacked(people, [touch(0, 3)])["first_met"] == [1]


def test_the_last_contact_sentence_names_the_groups_that_know_least_of_themselves():
    people = [full(last_touchpoint=None), full(), full("Wider Business", last_touchpoint=None)]
    people += [full("Wider Business") for _ in range(4)]
    assert told(people)["last_touchpoint"] == (
        "2 missing last-contact dates: coverage of Senior Leadership cannot be told for 1 of 2 "
        "and of Wider Business for 1 of 5"
    )


def test_the_other_sentences_have_the_figures_of_the_measures_that_leave_the_contacts_out():
    bare = dict.fromkeys(("influence", "influence_level", "engagement_desired", "desired_level"))
    said = told([full(owner=None, **bare), full(), full(last_touchpoint=None, owner=None, first_met=None)])
    assert said["owner"].startswith("2 without an owner: nobody is asked to reach them, though 1 of them is overdue")
    assert said["influence"] == "1 without influence: the grid of influence and interest places 2 of 3"
    assert said["engagement_desired"] == "1 without a desired level: the engagement gap is told for 2 of 3"
    assert said["first_met"].endswith("growth and freshness know 2 of 3")


def test_where_nobody_has_a_desired_level_the_gap_cannot_be_shown():
    assert told([full(engagement_desired=None, desired_level=None)])["engagement_desired"] == (
        "1 without a desired level: the engagement gap cannot be shown"
    )


def test_a_blank_weighs_by_cadence_influence_and_what_it_switches_on():
    high = {"influence": "High", "influence_level": "High"}
    standing, found = lacks([full(owner=None), full("Wider Business", email=None, **high)])
    frame = gaps(standing, found, AS_OF).frame
    assert dict(zip(frame["field"], frame["worth"], strict=True)) == {"owner": 3 * 90 / 30, "email": 2 * 90 / 60}
    assert frame["worth"].is_monotonic_decreasing


def test_every_field_that_can_be_lacked_has_a_sentence():
    standing, _ = lacks([contact()])
    everything = pd.DataFrame({name: [True] for name in gap_fields()}, index=standing.index)
    frame = gaps(standing, everything, AS_OF).frame
    assert set(frame["field"]) == set(gap_fields())
    assert frame["sentence"].str.startswith("1 ").all()
