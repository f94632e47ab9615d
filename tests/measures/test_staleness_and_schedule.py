"""Stale relationships, ageing, touch debt; what is due when and on whose desk."""

import datetime as dt

import pandas as pd
import pytest

from pmodash.measures.schedule import by_owner, calendar, due
from pmodash.measures.staleness import AGEING_BANDS, ageing_bands, ranked_list, touch_debt
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, standing, touch


def test_the_stale_are_listed_most_pressing_first():
    people = [contact(name="Ann"), contact(name="Bo"), contact(name="Cy"), contact(name="Di"), hub()]
    rows = ranked_list(standing(people, [touch(0, 50), touch(1, 100), touch(2, 3)]))
    assert rows.frame["name"].tolist() == ["Bo", "Di", "Ann"]
    assert rows.frame["status"].tolist() == ["Dormant", "Never", "Overdue"]
    assert rows.frame["days_over"].tolist()[::2] == [55, 5] and pd.isna(rows.frame["days_over"].iloc[1])
    assert rows.n == 4 and rows.left_out == (("in the PMO itself", 1),)


def test_ties_in_priority_go_by_influence_then_interest_then_name():
    people = [
        contact(name="Zed", influence_level="High"),
        contact(name="bo", influence_level="Low", interest_level="High"),
        contact(name="Ann", influence_level="Low", interest_level="Low"),
        contact(name="Abe", influence_level="Low", interest_level="Low"),
        contact(name="Aaa"),
    ]
    assert ranked_list(standing(people)).frame["name"].tolist() == ["Zed", "bo", "Abe", "Ann", "Aaa"]


BANDS = [
    (45, "Within maximum"),
    (46, "1–30 days over"),
    (75, "1–30 days over"),
    (76, "31–90 days over"),
    (135, "31–90 days over"),
    (136, "91–180 days over"),
    (225, "91–180 days over"),
    (226, "More than 180 days over"),
    (None, "Never reached"),
]


@pytest.mark.parametrize("since, band", BANDS)
def test_a_contact_ages_by_days_over_the_maximum(since, band):
    frame = ageing_bands(standing([contact()], [] if since is None else [touch(0, since)])).frame
    rows = frame[(frame["contacts"] > 0) & (frame["group"] == "Senior Leadership")]
    assert rows["band"].tolist() == [band]
    assert frame["band"].tolist() == list(AGEING_BANDS) * 2


def test_touch_debt_adds_the_days_over_the_maximum():
    people = [contact(), contact(), contact("Wider Business"), contact("Wider Business")]
    measured = touch_debt(standing(people, [touch(0, 50), touch(1, 60), touch(2, 3)]))
    assert [tuple(row) for row in measured.frame.itertuples(index=False)] == [
        ("Senior Leadership", 2, 20),
        ("Wider Business", 0, 0),
        ("All", 2, 20),
    ]
    assert measured.n == 3 and measured.left_out == (("never reached", 1),)


WHEN = [  # AS_OF is a Sunday; ideal 30, maximum 45
    (50, "Overdue"),
    (None, "Overdue"),
    (40, "This week"),  # past the ideal, within the maximum
    (30, "This week"),
    (29, "This month"),
    (22, "This month"),
    (21, "Later"),
]


@pytest.mark.parametrize("since, when", WHEN)
def test_a_contact_is_due_overdue_this_week_this_month_or_later(since, when):
    rows = due(standing([contact()], [] if since is None else [touch(0, since)]), AS_OF)
    assert rows.frame["when"].tolist() == [when]


@pytest.mark.parametrize("since, when", [(28, "This week"), (24, "This week"), (23, "Later")])
def test_a_week_that_ends_in_the_next_month_is_this_week(since, when):
    monday = dt.date(2026, 11, 30)
    rows = due(standing([contact()], [touch(0, since, as_of=monday)], as_of=monday), monday)
    assert rows.frame["when"].tolist() == [when]


def test_due_is_sorted_by_day_then_priority():
    people = [contact(name="Ann"), contact(name="Bo"), contact(name="Cy", cadence="weekly")]
    rows = due(standing(people, [touch(0, 10), touch(1, 40), touch(2, 17)]), AS_OF).frame
    assert rows["name"].tolist() == ["Cy", "Bo", "Ann"]  # Cy and Bo were due on the same day


def test_the_calendar_shows_what_falls_due_and_what_is_planned():
    people = [contact(), contact(next_touchpoint=days_before(-2)), contact(), contact("Industry Acquaintances")]
    people += [contact(), contact()]
    rows = [touch(0, 20), touch(0, -5, done=False), touch(1, 29), touch(2, 60), touch(3, 1), touch(4, 40)]
    known = network(people, rows)
    measured = calendar(known.standing(AS_OF), known.log, AS_OF)
    frame = measured.frame.set_index("date")
    assert len(frame) == 84 and frame.index[0] == pd.Timestamp("2026-11-16")  # the Monday of the week
    assert frame.loc["2026-12-02", "due"] == 1 and frame.loc["2026-11-23", "due"] == 1
    assert frame.loc["2026-11-27", "planned"] == 1 and frame.loc["2026-11-24", "planned"] == 1
    assert tuple(frame.loc["2026-11-22", ["due", "waiting"]]) == (1, 1)  # past the ideal, within the maximum
    assert frame["due"].sum() == measured.n == 3 and frame["planned"].sum() == 2
    assert dict(measured.left_out) == {"overdue or never reached": 2, "due later": 1}


def test_list_calendar_and_desks_part_the_contacts_in_one_way():
    people = [contact(owner="Kim") for _ in range(6)]
    known = network(people, [touch(0, 50), touch(1, 40), touch(2, 30), touch(3, 29), touch(4, 3)])
    there = known.standing(AS_OF)
    when = due(there, AS_OF).frame["when"].value_counts().to_dict()
    days = calendar(there, known.log, AS_OF).frame.set_index("date")["due"]
    assert when == {"Overdue": 2, "This week": 2, "This month": 1, "Later": 1}
    assert by_owner(there, AS_OF).frame.iloc[0].tolist() == ["Kim", 2, 2, 1, 1]
    assert days.loc[:"2026-11-22"].sum() == 2 and days.sum() == 4


def test_owners_with_most_overdue_come_first_and_all_last():
    people = [contact(owner="Kim"), contact(owner="Kim"), contact(owner="Kim"), contact(owner="Lee"), contact()]
    measured = by_owner(standing(people, [touch(0, 3), touch(1, 29), touch(2, 1), touch(3, 50)]), AS_OF)
    assert [tuple(row) for row in measured.frame.itertuples(index=False)] == [
        ("Lee", 1, 0, 0, 0),
        ("No owner", 1, 0, 0, 0),
        ("Kim", 0, 0, 1, 2),
        ("All", 2, 0, 1, 2),
    ]


def test_nobody_has_nothing_due():
    known = network([])
    nobody = known.standing(AS_OF)
    assert due(nobody, AS_OF).frame.empty and by_owner(nobody, AS_OF).frame["owner"].tolist() == ["All"]
    assert calendar(nobody, known.log, AS_OF).frame["due"].sum() == 0
    assert ranked_list(nobody).frame.empty and touch_debt(nobody).frame["debt_days"].tolist() == [0]
