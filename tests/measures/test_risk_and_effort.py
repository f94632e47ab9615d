"""Key-person risk, fatigue, and the balance of network types."""

import numpy as np
import pytest

from pmodash.measures.effort import type_balance
from pmodash.measures.risk import fatigue, key_person
from pmodash.planning.policy import Policy
from tests.planning.small_network import AS_OF, contact, hub, network, touch


def risk(people, rows):
    known = network(people, rows)
    return key_person(known.standing(AS_OF), known.log, AS_OF)


def rows_of(measured):
    return [tuple(row) for row in measured.frame.itertuples(index=False)]


def test_contacts_reached_by_one_member_alone_hang_on_them():
    rows = [
        touch(0, 3, by="Kim"),
        touch(0, 9, by="Kim"),
        touch(1, 60, by="Kim"),  # overdue: stale already
        touch(2, 3, by="Kim"),
        touch(2, 4, by="Lee"),
        touch(3, 3, by="Lee"),
    ]
    measured = risk([contact() for _ in range(5)], rows)
    assert rows_of(measured) == [("Kim", 2, 1), ("Lee", 1, 1)]
    assert measured.n == 4 and measured.left_out == (("with nobody named on a touchpoint in 12 months", 1),)


@pytest.mark.parametrize(
    "row",
    [
        touch(0, 365, by="Kim"),
        touch(0, -3, by="Kim"),
        touch(0, 3, by="Kim", done=False),
        touch(0, 3),
        touch(1, 3, by="Kim"),
    ],
)
def test_what_is_not_done_in_the_year_by_somebody_named_with_a_contact_who_counts_is_passed_over(row):
    assert rows_of(risk([contact(), hub()], [row])) == []


def test_an_earlier_member_outside_the_year_does_not_share_the_load():
    assert rows_of(risk([contact()], [touch(0, 3, by="Kim"), touch(0, 400, by="Lee")])) == [("Kim", 1, 1)]


@pytest.mark.parametrize("touches, tired", [(8, 0), (9, 1)])
def test_more_than_the_limit_in_thirty_days_is_too_often(touches, tired):
    rows = [touch(0, day, "Newsletter") for day in range(touches)] + [touch(0, 30), touch(0, -1)]
    known = network([contact()], rows)
    measured = fatigue(known.standing(AS_OF), known.log, Policy.default(), AS_OF)
    assert len(measured.frame) == tired and measured.n == 1
    if tired:
        assert measured.frame["touchpoints_30d"].tolist() == [9] and measured.frame["limit"].tolist() == [8]


def balance(people, rows):
    known = network(people, rows)
    return type_balance(known.standing(AS_OF), known.log, Policy.default(), AS_OF)


def test_each_type_has_its_contacts_touchpoints_and_hours():
    people = [contact("Senior Leadership"), contact("Wider Business"), contact("Wider Business"), contact(None)]
    measured = balance(people, [touch(0, 3), touch(1, 3, "Workshop"), touch(2, 3, "Workshop"), touch(2, 200)])
    frame = measured.frame.set_index("network_type")
    assert frame.index.tolist() == ["Operational", "Personal", "Strategic"]
    assert frame["contacts"].tolist() == [2, 0, 1] and frame["touchpoints"].tolist() == [2, 0, 1]
    assert frame["hours"].tolist() == [6, 0, 1]
    assert frame["flagged"].tolist() == [False, False, True]  # an hour of seven is under a fifth
    assert measured.left_out == (("with no network type", 1),)


@pytest.mark.parametrize("business, flagged", [(4, False), (5, True)])
def test_strategic_effort_of_exactly_a_fifth_is_enough(business, flagged):
    rows = [touch(0, 3), *(touch(1, day) for day in range(business))]
    frame = balance([contact("Senior Leadership"), contact("Wider Business")], rows).frame
    assert frame["flagged"].iloc[2] == flagged


def test_without_touchpoints_shares_of_effort_are_blank_and_nothing_is_flagged():
    frame = balance([contact()], []).frame
    assert np.isnan(frame["share_of_hours"]).all() and not frame["flagged"].any()
    assert frame["share_of_contacts"].tolist() == [0, 0, 1]
