"""Vehicles: mix, effective number, over-reliance, unused."""

import pytest

from pmodash.measures.vehicles import effective_number, mix, over_reliance, over_time, unused
from pmodash.planning.policy import Policy
from pmodash.vocabulary import Vehicle
from tests.planning.small_network import AS_OF, contact, hub, network, touch

TWO = [contact(), contact("Wider Business"), hub()]


def mixed(rows, people=TWO, window=90):
    known = network(people, rows)
    return mix(known.standing(AS_OF), known.log, AS_OF, window)


def cells(measured):
    return [tuple(row) for row in measured.frame.itertuples(index=False)]


def test_each_group_has_its_vehicles_most_used_first_and_the_whole_last():
    rows = [touch(0, 3), touch(0, 9), touch(0, 5, "Phone call"), touch(1, 5, "Newsletter")]
    assert cells(mixed(rows)) == [
        ("Senior Leadership", "One-to-one", 2, pytest.approx(2 / 3), 2.0),
        ("Senior Leadership", "Phone call", 1, pytest.approx(1 / 3), 0.5),
        ("Wider Business", "Newsletter", 1, 1.0, 4.0),
        ("All", "One-to-one", 2, 0.5, 2.0),
        ("All", "Newsletter", 1, 0.25, 4.0),
        ("All", "Phone call", 1, 0.25, 0.5),
    ]


def test_an_event_across_groups_costs_its_hours_once_in_the_whole():
    frame = mixed([touch(0, 3, "Workshop", event="A"), touch(1, 3, "Workshop", event="A")]).frame
    assert frame["hours"].tolist() == [3.0, 3.0, 6.0]


WINDOW = [(0, 1), (1, 1), (89, 1), (90, 0), (-1, 0)]


@pytest.mark.parametrize("days, counted", WINDOW)
def test_a_window_of_90_days_ends_on_the_day_itself(days, counted):
    assert mixed([touch(0, days)]).n == counted


def test_plans_are_not_counted():
    assert mixed([touch(0, 3, done=False)]).n == 0


def test_what_is_left_out_is_said():
    measured = mixed([touch(0, 3), touch(0, 4, None), touch(2, 4)])
    assert measured.n == 1
    assert dict(measured.left_out) == {"with no vehicle named": 1, "with contacts who do not count": 1}


def test_nothing_done_gives_no_rows():
    measured = mixed([])
    assert measured.n == 0 and measured.frame.empty
    assert list(measured.frame.columns) == ["group", "vehicle", "touchpoints", "share", "hours"]
    assert effective_number(measured) == {}
    assert over_reliance(measured, Policy.default()).frame.empty


def test_vehicles_used_evenly_count_in_full():
    rows = [touch(0, 3, vehicle) for vehicle in ("One-to-one", "Phone call", "Workshop", "Survey")]
    assert effective_number(mixed(rows)) == pytest.approx({"Senior Leadership": 4, "All": 4})


RELIANCE = [  # touchpoints by the first vehicle, by the second, over the limit of 50 %
    (4, 0, False),  # fewer than five say nothing
    (5, 0, True),
    (3, 3, False),  # exactly the limit does not pass it
    (4, 3, True),
    (3, 4, True),
]


@pytest.mark.parametrize("first, second, over", RELIANCE)
def test_a_group_leans_on_a_vehicle_past_its_limit(first, second, over):
    rows = [touch(0, day, "Phone call") for day in range(first)] + [touch(0, day) for day in range(second)]
    found = over_reliance(mixed(rows), Policy.default())
    assert bool(len(found.frame)) == over
    if over:
        row = found.frame.iloc[0]
        assert row["vehicle"] == ("Phone call" if first > second else "One-to-one")
        assert (row["limit"], row["touchpoints"]) == (0.5, first + second)


def test_groups_with_too_few_touchpoints_to_judge_are_said():
    found = over_reliance(mixed([touch(0, 3)]), Policy.default())
    assert found.n == 0 and found.left_out == (("with fewer than 5 touchpoints", 1),)


REGISTER = (
    Vehicle("One-to-one", "interactive", "one", 1),
    Vehicle("Workshop", "interactive", "few", 6, fits=("Wider Business", "Senior Leadership")),
    Vehicle("Survey", "pull", "many", 3),
)


def test_vehicles_unused_in_the_window_are_named_with_their_last_use():
    known = network(TWO, [touch(0, 3), touch(0, 120, "Workshop")])
    frame = unused(known.standing(AS_OF), known.log, REGISTER, AS_OF).frame
    assert frame["vehicle"].tolist() == ["Workshop", "Survey"]
    assert frame["fits"].tolist() == ["Wider Business, Senior Leadership", "any"]
    assert str(frame["last_used"].iloc[0].date()) == "2026-07-25" and frame["last_used"].isna().iloc[1]


def test_use_by_month_keeps_the_quiet_months():
    known = network(TWO, [touch(0, 3), touch(0, 60), touch(0, 61, "Phone call"), touch(0, 500)])
    frame = over_time(known.standing(AS_OF), known.log, AS_OF, 3).frame
    assert [(str(row.month.date()), row.vehicle, row.touchpoints) for row in frame.itertuples()] == [
        ("2026-09-30", "One-to-one", 1),
        ("2026-09-30", "Phone call", 1),
        ("2026-10-31", "One-to-one", 0),
        ("2026-10-31", "Phone call", 0),
        ("2026-11-22", "One-to-one", 1),
        ("2026-11-22", "Phone call", 0),
    ]
