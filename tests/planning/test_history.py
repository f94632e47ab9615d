"""Status at the ends of past months: the same as standing there and then, worked out once for all of them."""

import datetime as dt

import numpy as np
from hypothesis import given, settings

from pmodash.planning.history import history, month_points
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, touch
from tests.planning.test_standing_reference import log, people


def test_the_points_are_the_month_ends_before_and_the_day_itself():
    points = [str(point.date()) for point in month_points(dt.date(2026, 3, 10), 3)]
    assert points == ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-10"]


def test_a_month_end_is_not_counted_twice():
    points = [str(point.date()) for point in month_points(dt.date(2026, 2, 28), 1)]
    assert points == ["2026-01-31", "2026-02-28"]


def test_a_contact_is_present_from_the_month_they_joined():
    known = network([contact(first_met=dt.date(2026, 10, 15)), contact(), hub()])
    found = history(known.standing(AS_OF), known.log, AS_OF, 3)
    assert found.present.tolist() == [
        [False, True, False],
        [False, True, False],
        [True, True, False],
        [True, True, False],
    ]


def test_a_touch_covers_the_month_ends_within_the_maximum():
    known = network([contact()], [touch(0, 60)])  # done on 23 September, maximum 45 days
    found = history(known.standing(AS_OF), known.log, AS_OF, 3)
    assert found.covered[:, 0].tolist() == [False, True, True, False]
    assert found.on_track[:, 0].tolist() == [False, True, False, False]


def test_a_last_contact_column_covers_from_its_date():
    known = network([contact(last_touchpoint=days_before(60))])
    found = history(known.standing(AS_OF), known.log, AS_OF, 3)
    assert found.covered[:, 0].tolist() == [False, True, True, False]


@settings(max_examples=20, deadline=None)
@given(people, log)
def test_each_point_is_what_a_standing_on_that_day_says(persons, rows):
    for person in persons:
        person.pop("last_touchpoint", None)
    touches = [
        {"contact": who % len(persons), "date": date, "vehicle": means, "done": done} for who, date, means, done in rows
    ]
    known = network(persons, touches)
    found = history(known.standing(AS_OF), known.log, AS_OF, 6)
    for place, point in enumerate(found.points):
        then = known.standing(point.date())
        covered = then["status"].isin(["On track", "Due"]).to_numpy() & found.present[place]
        assert np.array_equal(found.covered[place], covered)
        assert np.array_equal(found.on_track[place], (then["status"] == "On track").to_numpy() & found.present[place])
