"""Status on an as-of date: every edge of the domain page, and what counts as a touchpoint."""

import datetime as dt

import pandas as pd
import pytest

from tests.planning.small_network import AS_OF, contact, days_before, hub, standing, touch

EDGES = [  # Senior Leadership: ideal 30, maximum 45
    (0, "On track", 0),
    (29, "On track", 0),
    (30, "On track", 0),
    (31, "Due", 1 / 30),
    (45, "Due", 15 / 30),
    (46, "Overdue", 16 / 30),
    (90, "Overdue", 60 / 30),
    (91, "Dormant", 61 / 30),
    (4000, "Dormant", 3970 / 30),
]


@pytest.mark.parametrize("days, status, priority", EDGES)
def test_a_status_changes_the_day_after_its_last(days, status, priority):
    row = standing([contact()], [touch(0, days)]).iloc[0]
    assert row["status"] == status and row["days_since"] == days
    assert row["priority"] == pytest.approx(priority)
    assert row["next_due"] == pd.Timestamp(days_before(days)) + pd.Timedelta(days=30)


def test_nobody_known_to_have_reached_them_is_never_due_today_and_ranks_as_twice_the_maximum():
    row = standing([contact()]).iloc[0]
    assert row["status"] == "Never" and row["next_due"] == pd.Timestamp(AS_OF)
    assert row["priority"] == (90 - 30) / 30
    assert pd.isna(row["days_since"]) and pd.isna(row["last_qualifying"]) and pd.isna(row["last_vehicle"])


NOT_COUNTED = [
    (hub(), "in the PMO itself"),
    (contact(status="Left 2026-03-01"), "left"),
    (contact(status="Leaver"), "left"),
    (contact(do_not_contact=True), "not to be contacted"),
    (contact(status="Inactive"), "out of the active network"),
    (contact(status="Left in May", do_not_contact=True), "left"),
]


@pytest.mark.parametrize("person, why", NOT_COUNTED)
def test_the_hub_leavers_and_those_not_to_be_contacted_do_not_count(person, why):
    row = standing([person], [touch(0, 3)]).iloc[0]
    assert (row["status"], row["counted"], row["not_counted_why"]) == ("Not counted", False, why)
    assert pd.isna(row["next_due"]) and pd.isna(row["priority"])


@pytest.mark.parametrize(
    "status", [None, "Active", "On leave", "Left 2026-03-01, keep in touch", "moved on – keep in touch"]
)
def test_the_rest_count_and_so_do_leavers_whom_the_pmo_keeps_in_touch_with(status):
    row = standing([contact(status=status)], [touch(0, 3)]).iloc[0]
    assert (row["status"], row["counted"], row["left"]) == ("On track", True, False)
    assert pd.isna(row["not_counted_why"])


QUALIFIES = [
    ("Senior Leadership", "One-to-one", True),
    ("Senior Leadership", "Newsletter", False),
    ("Senior Leadership", "Town hall", False),
    ("Senior Leadership", "Survey", False),
    ("Senior Leadership", "Community of practice", True),  # reaches many, but is interactive
    ("Senior Leadership", "Personal email", True),  # pushes, but reaches one
    ("Senior Leadership", "Carrier pigeon", True),  # unknown to the vehicle register
    ("Senior Leadership", None, True),
    ("Wider Business", "Newsletter", True),
    ("Industry Acquaintances", "LinkedIn post", True),
    ("External Influencers", "LinkedIn post", False),
    ("Delivery Teams & Managers", "Chat channel post", False),
    (None, "Newsletter", True),
]


@pytest.mark.parametrize("group, vehicle, qualifies", QUALIFIES)
def test_a_broadcast_qualifies_only_where_the_groups_policy_accepts_it(group, vehicle, qualifies):
    row = standing([contact(group)], [touch(0, 3, vehicle)]).iloc[0]
    assert row["status"] == ("On track" if qualifies else "Never")


def test_the_policy_can_accept_broadcasts():
    accepts = {"Senior Leadership": {"broadcast_qualifies": True}}
    assert standing([contact()], [touch(0, 3, "Newsletter")], policy=accepts)["status"].iloc[0] == "On track"


def test_a_later_date_is_a_plan_even_when_marked_done():
    row = standing([contact()], [touch(0, -3, done=True), touch(0, 40)]).iloc[0]
    assert row["days_since"] == 40 and row["next_planned"] == pd.Timestamp(days_before(-3)) and row["has_plan"]


def test_a_plan_for_an_earlier_day_that_was_not_done_is_neither_touch_nor_plan():
    row = standing([contact()], [touch(0, 3, done=False)]).iloc[0]
    assert row["status"] == "Never" and not row["has_plan"]


def test_a_plan_for_today_is_no_touch():
    assert standing([contact()], [touch(0, 0, done=False)])["status"].iloc[0] == "Never"


def test_a_planned_broadcast_that_would_not_qualify_is_no_plan():
    assert not standing([contact()], [touch(0, -3, "Newsletter", done=False)])["has_plan"].iloc[0]


def test_the_next_plan_is_the_nearest():
    row = standing([contact(next_touchpoint=days_before(-9))], [touch(0, -20, done=False)]).iloc[0]
    assert row["next_planned"] == pd.Timestamp(days_before(-9)) and row["planned_in_column"]


def test_a_next_contact_in_the_past_is_no_plan():
    assert not standing([contact(next_touchpoint=days_before(1))])["has_plan"].iloc[0]


@pytest.mark.parametrize(
    ("plan", "log"), [({"next_touchpoint": days_before(0)}, []), ({}, [touch(0, 0, done=False)])], ids=["column", "log"]
)
def test_a_plan_for_the_as_of_date_itself_is_still_to_come(plan, log):
    row = standing([contact(**plan)], log).iloc[0]
    assert row["status"] == "Never" and row["next_planned"] == row["next_due"] == pd.Timestamp(AS_OF)


def test_the_latest_of_several_counts_and_of_two_on_one_day_the_lower_row():
    row = standing(
        [contact()], [touch(0, 9, "Workshop"), touch(0, 3, "Phone call"), touch(0, 3, "Sponsor briefing")]
    ).iloc[0]
    assert row["last_vehicle"] == "Sponsor briefing" and row["days_since"] == 3


COLUMN = [  # days before as-of in the last-contact column, the touchpoints of the log, days since
    (10, [], 10),
    (0, [], 0),
    (-1, [], None),  # a date to come is a plan
    (10, [touch(0, 40)], 40),  # the log knows a touchpoint that qualifies
    (40, [touch(0, 10)], 10),
    (10, [touch(0, 40, "Newsletter")], None),  # the log speaks for that time: nothing but a newsletter
    (10, [touch(0, 10, "Newsletter")], None),  # the column holds the newsletter's own date
    (40, [touch(0, 10, "Newsletter")], 40),  # a newsletter since takes nothing away
    (10, [touch(0, -5, done=False)], 10),
    (10, [touch(0, -5)], 10),
]


@pytest.mark.parametrize("column, log, since", COLUMN)
def test_a_last_contact_column_counts_where_the_log_does_not_know_better(column, log, since):
    row = standing([contact(last_touchpoint=days_before(column))], log).iloc[0]
    assert (None if pd.isna(row["days_since"]) else row["days_since"]) == since
    assert row["from_column"] == ((not log and column >= 0) or since == column)


def test_a_date_that_a_column_gives_has_no_vehicle():
    assert pd.isna(standing([contact(last_touchpoint=days_before(10))])["last_vehicle"].iloc[0])


def test_a_last_contact_to_come_is_a_plan():
    row = standing([contact(last_touchpoint=days_before(-4))]).iloc[0]
    assert row["status"] == "Never" and row["next_planned"] == pd.Timestamp(days_before(-4))


def test_the_same_network_stands_otherwise_on_another_date():
    people, log = [contact()], [touch(0, 3)]
    earlier = standing(people, log, as_of=AS_OF - dt.timedelta(days=10))
    assert earlier["status"].iloc[0] == "Never"
    assert standing(people, log, as_of=AS_OF + dt.timedelta(days=40))["status"].iloc[0] == "Due"


def test_a_contact_joined_when_first_met_or_else_first_touched():
    people = [contact(first_met=days_before(500)), contact(), contact()]
    joined = standing(people, [touch(0, 9), touch(1, 7, "Newsletter"), touch(1, 3)])["joined"]
    assert joined.iloc[0] == pd.Timestamp(days_before(500))
    assert joined.iloc[1] == pd.Timestamp(days_before(7))
    assert pd.isna(joined.iloc[2])


def test_a_register_of_nobody_has_a_standing_of_nobody():
    empty = standing([])
    assert len(empty) == 0 and {"status", "priority", "next_due"} <= set(empty.columns)


TYPES = {
    "counted": "bool", "has_plan": "bool", "row": "int64", "ideal_days": "int64", "maximum_days": "int64",
    "days_since": "Int64", "priority": "float64", "group_confidence": "float64", "status": "str", "group": "str",
    "last_vehicle": "str", "not_counted_why": "str", "first_met": "datetime64[us]", "joined": "datetime64[us]",
    "last_qualifying": "datetime64[us]", "next_due": "datetime64[us]", "next_planned": "datetime64[us]",
    "left_on": "datetime64[us]",
}  # fmt: skip


@pytest.mark.parametrize("people", [[], [contact(), hub(), contact(None)]])
def test_the_columns_of_a_standing_keep_their_types(people):
    dtypes = standing(people).dtypes.astype(str)
    assert {name: dtypes[name] for name in TYPES} == TYPES
