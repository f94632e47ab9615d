"""The ideal and the maximum of a contact: policy, modifiers, rounding, and a cadence of their own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.planning.rounding import whole_days
from tests.planning.small_network import contact, standing

CLOSELY = {"influence_level": "High", "interest_level": "High"}
CRITIC = {"current_level": "Resistant"}
BELOW = {"current_level": "Neutral", "desired_level": "Supportive"}
CASES = [
    ("Delivery Teams & Managers", {}, 14, 28),
    ("Senior Leadership", {}, 30, 45),
    ("Wider Business", {}, 60, 90),
    ("External Influencers", {}, 90, 135),
    ("Industry Acquaintances", {}, 180, 270),
    (None, {}, 60, 90),
    ("Senior Leadership", CRITIC, 15, 23),  # 22.5 is rounded up
    ("Senior Leadership", BELOW, 15, 23),
    ("Senior Leadership", {**CRITIC, "desired_level": "Leading"}, 15, 23),  # a critic below desired is shortened once
    ("Senior Leadership", CLOSELY, 23, 34),  # 22.5 and 33.75
    ("Senior Leadership", {**CLOSELY, **CRITIC}, 11, 17),  # 11.25 and 16.875: the factors multiply
    ("Delivery Teams & Managers", {**CLOSELY, **CRITIC}, 5, 11),  # 5.25 and 10.5
    ("Senior Leadership", {"influence_level": "High", "interest_level": "Medium"}, 30, 45),
    ("Senior Leadership", {"influence_level": "High"}, 30, 45),
    ("Senior Leadership", {"current_level": "Supportive", "desired_level": "Neutral"}, 30, 45),
    ("Senior Leadership", {"current_level": "Leading", "desired_level": "Leading"}, 30, 45),
    ("Senior Leadership", {"desired_level": "Leading"}, 30, 45),
    ("Senior Leadership", {"current_level": "Unaware"}, 30, 45),
    ("Senior Leadership", {"current_level": "Unaware", "desired_level": "Neutral"}, 15, 23),
    ("Senior Leadership", {"current_level": "Unaware", "desired_level": "Resistant"}, 30, 45),
    ("Senior Leadership", {"current_level": "Neutral", "desired_level": "Unaware"}, 30, 45),
    ("Senior Leadership", {"cadence": "weekly"}, 7, 11),  # 10.5 is rounded up
    ("Senior Leadership", {"cadence": "weekly", **CLOSELY, **CRITIC}, 7, 11),  # one's own cadence beats modifiers
    ("Senior Leadership", {"cadence": "no words for a cadence"}, 30, 45),
]


@pytest.mark.parametrize("group, says, ideal, maximum", CASES)
def test_a_cadence_is_the_policys_times_its_modifiers_or_ones_own(group, says, ideal, maximum):
    row = standing([contact(group, **says)]).iloc[0]
    assert (row["ideal_days"], row["maximum_days"]) == (ideal, maximum)


WHYS = [
    (contact(), "Senior Leadership policy 30/45"),
    (contact(None), "no group, so the Wider Business policy 60/90"),
    (contact(**CRITIC), "Senior Leadership policy 30/45, × 0.5 as a critic or below their desired level"),
    (contact(**CLOSELY), "Senior Leadership policy 30/45, × 0.75 for high influence and high interest"),
    (contact(cadence="weekly"), "The row says 'weekly': read as every 7 days."),
]


@pytest.mark.parametrize("person, why", WHYS)
def test_a_cadence_says_why(person, why):
    assert standing([person])["cadence_why"].iloc[0] == why


def test_a_maximum_below_its_ideal_is_read_as_the_ideal():
    row = standing([contact()], policy={"Senior Leadership": {"ideal": 60}}).iloc[0]
    assert (row["ideal_days"], row["maximum_days"]) == (60, 60)


@pytest.mark.parametrize(
    "days, whole", [(0.1, 1), (0.5, 1), (1.4, 1), (1.5, 2), (2.5, 3), (22.5, 23), (45 * 0.7, 32), (10.499999, 10)]
)
def test_days_are_rounded_half_up_and_never_under_one(days, whole):
    assert whole_days([days])[0] == whole


@given(st.floats(0, 4000))
def test_rounding_moves_a_cadence_by_half_a_day_at_most(days):
    rounded = int(whole_days([days])[0])
    assert rounded >= 1 and (abs(rounded - days) <= 0.5 + 1e-9 or rounded == 1)
    assert isinstance(whole_days([days]), np.ndarray)
