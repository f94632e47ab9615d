"""Coverage: who is within their maximum, by set and by month."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from pmodash.measures.coverage import by_month, coverage
from pmodash.planning.history import history
from pmodash.vocabulary import COVERED
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, standing, touch
from tests.planning.test_standing_reference import log, people

STATUSES = ["On track", "Due", "Overdue", "Dormant", "Never"]
FIVE = [contact(owner=owner) for owner in ("Kim", "Kim", "Lee", "Lee", None)]
TOUCHED = [touch(0, 1), touch(1, 40), touch(2, 60), touch(3, 200)]  # and the fifth never: one of each status


def whole(measured):
    return measured.frame.iloc[-1]


def test_each_status_is_counted_and_the_shares_follow():
    row = whole(coverage(standing(FIVE, TOUCHED)))
    assert row[["on_track", "due", "overdue", "dormant", "never"]].tolist() == [1, 1, 1, 1, 1]
    assert (row["group"], row["contacts"], row["counted"]) == ("All", 5, 5)
    assert (row["coverage"], row["on_time_coverage"]) == (0.4, 0.2)


def test_owners_come_largest_first_and_blank_ones_last_before_all():
    frame = coverage(standing(FIVE, TOUCHED), "owner").frame
    assert frame["owner"].tolist() == ["Kim", "Lee", "No owner", "All"]
    assert frame["counted"].tolist() == [2, 2, 1, 5]
    assert frame["coverage"].tolist() == [1.0, 0.0, 0.0, 0.4]


def test_groups_come_in_the_vocabularys_order():
    groups = ["Wider Business", "Industry Acquaintances", None, "Delivery Teams & Managers"]
    frame = coverage(standing([contact(group) for group in groups])).frame
    assert frame["group"].tolist() == [
        "Delivery Teams & Managers",
        "Wider Business",
        "Industry Acquaintances",
        "No group",
        "All",
    ]


def test_those_who_do_not_count_are_contacts_but_not_counted_and_said_to_be_left_out():
    measured = coverage(
        standing([contact(), contact(status="Left"), hub(), contact(do_not_contact=True)], [touch(0, 1)])
    )
    assert measured.frame["contacts"].tolist() == [3, 4]  # the hub has no group and stands in All alone
    assert measured.frame["counted"].tolist() == [1, 1]
    assert measured.n == 1
    assert dict(measured.left_out) == {"in the PMO itself": 1, "left": 1, "not to be contacted": 1}


@pytest.mark.parametrize("rows", [[], [hub()], [contact(status="Left")]])
def test_coverage_of_nobody_is_blank_not_nought(rows):
    measured = coverage(standing(rows))
    assert np.isnan(whole(measured)["coverage"]) and measured.n == 0


PLANNED = [  # days since, days until the plan, days until which On track must last, planned
    (10, 5, True),
    (10, 20, True),  # on the very day it is due
    (10, 21, False),
    (10, None, False),
    (0, None, True),  # on track through the 30 days
    (1, None, False),
    (40, 5, False),  # due already: no plan before next due can be made
]


@pytest.mark.parametrize("since, plan, planned", PLANNED)
def test_planned_coverage_asks_for_a_plan_in_time_or_a_month_on_track(since, plan, planned):
    rows = [touch(0, since)] + ([touch(0, -plan, done=False)] if plan else [])
    assert whole(coverage(standing([contact()], rows)))["planned_coverage"] == planned


@pytest.mark.parametrize("by", ["group", "owner", "engagement_current", "network_type", "organisation", "source"])
@settings(max_examples=6, deadline=None)
@given(people, log)
def test_the_sets_add_up_to_the_whole(by, persons, rows):
    touches = [{"contact": who % len(persons), "date": day, "vehicle": v, "done": done} for who, day, v, done in rows]
    known = standing(persons, touches)
    frame = coverage(known, by).frame
    sets, all_of_them = frame.iloc[:-1], frame.iloc[-1]
    for column in ("counted", "on_track", "due", "overdue", "dormant", "never"):
        assert sets[column].sum() == all_of_them[column]
    assert all_of_them["counted"] == known["counted"].sum()
    assert all_of_them["on_track"] + all_of_them["due"] == known["status"].isin(COVERED).sum()


LONG = [touch(0, 500)]  # a log that reaches back over every gap


def test_coverage_by_month_stands_at_each_months_end():
    known = network(
        [contact(), contact("Wider Business", first_met=dt.date(2026, 11, 2))], [*LONG, touch(0, 60), touch(1, 1)]
    )
    now = known.standing(AS_OF)
    frame = by_month(now, history(now, known.log, AS_OF, 3)).frame
    rows = frame[frame["group"] == "All"]
    assert [str(month.date()) for month in rows["month"]] == ["2026-09-30", "2026-10-31", "2026-11-22"]
    assert rows["counted"].tolist() == [1, 1, 2]
    assert rows["coverage"].tolist() == [1.0, 1.0, 0.5]
    assert rows["on_time_coverage"].tolist() == [1.0, 0.0, 0.5]
    business = frame[frame["group"] == "Wider Business"]
    assert np.isnan(business["coverage"].iloc[0]) and business["coverage"].iloc[-1] == 1.0


def months_of(people, rows):
    known = network(people, rows)
    now = known.standing(AS_OF)
    frame = by_month(now, history(now, known.log, AS_OF, 3)).frame
    return frame[frame["group"] == "All"]["coverage"].tolist()


def test_a_past_of_which_only_the_last_contact_is_kept_is_blank():
    shares = months_of([contact(last_touchpoint=days_before(days)) for days in (3, 99)], [])
    assert np.isnan(shares[:2]).all() and shares[2] == 0.5


def test_coverage_is_told_from_where_the_log_reaches_back_over_the_longest_gap():
    silent, kept = contact(), [contact() for _ in range(9)]  # maximum 45 days
    begun_lately = [touch(who, 40) for who in range(1, 10)]
    assert months_of([silent, *kept], begun_lately) == pytest.approx([np.nan, np.nan, 0.9], nan_ok=True)
    first_met = [{**one, "first_met": dt.date(2025, 1, 1)} for one in (silent, *kept)]
    assert months_of(first_met, [*begun_lately, touch(1, 500)]) == [0.0, 0.9, 0.9]


def test_few_whose_past_only_a_last_contact_tells_of_change_nothing_of_how_months_are_counted():
    logged = [contact(first_met=dt.date(2025, 1, 1)) for _ in range(4)]
    rows = [touch(who, days) for who in range(2) for days in (0, 30, 60, 90, 500)]
    assert months_of([*logged, contact(last_touchpoint=days_before(3))], rows) == [0.4, 0.4, 0.6]


def test_one_mistyped_date_does_not_make_a_past():
    rows = [touch(who % 9, 5 + who % 20) for who in range(198)]
    shares = months_of([contact() for _ in range(9)], [*rows, touch(0, 5000)])
    assert np.isnan(shares[0])


def test_coverage_by_month_of_nobody_has_blank_shares():
    known = network([])
    now = known.standing(AS_OF)
    frame = by_month(now, history(now, known.log, AS_OF, 3)).frame
    assert frame["group"].tolist() == ["All"] * 3 and frame["coverage"].isna().all()


@settings(max_examples=15, deadline=None)
@given(people, log)
def test_the_last_month_is_coverage_as_it_stands(persons, rows):
    touches = [{"contact": who % len(persons), "date": day, "vehicle": v, "done": done} for who, day, v, done in rows]
    known = network(persons, touches)
    now = known.standing(AS_OF)
    last = by_month(now, history(now, known.log, AS_OF, 3)).frame
    last = last[last["month"] == pd.Timestamp(AS_OF)].set_index("group")
    today = coverage(now).frame.set_index("group")
    assert last["coverage"].dropna().to_dict() == pytest.approx(today["coverage"].dropna().to_dict())
    assert days_before(0) == AS_OF
