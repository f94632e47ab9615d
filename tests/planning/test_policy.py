"""The policy: the defaults, what a workbook lays over them, and what it may not say."""

import pytest

from pmodash.findings import RefusedEditError
from pmodash.planning.policy import Policy, policy_findings, policy_of
from tests.planning.small_network import contact, register

DEFAULTS = [
    ("Delivery Teams & Managers", 14, 28, False, 0.40),
    ("Senior Leadership", 30, 45, False, 0.50),
    ("Wider Business", 60, 90, True, 0.40),
    ("External Influencers", 90, 135, False, 0.50),
    ("Industry Acquaintances", 180, 270, True, 0.50),
]


@pytest.mark.parametrize("group, ideal, maximum, broadcast, share", DEFAULTS)
def test_each_group_has_the_default_cadence_of_the_domain_page(group, ideal, maximum, broadcast, share):
    line = Policy.default().of(group)
    assert (line.ideal, line.maximum, line.broadcast_qualifies, line.largest_share) == (
        ideal,
        maximum,
        broadcast,
        share,
    )


@pytest.mark.parametrize("group", [None, "", "No group"])
def test_a_contact_with_no_group_follows_the_wider_business_policy(group):
    assert Policy.default().of(group).group == "Wider Business"


def test_an_unknown_group_has_no_policy():
    with pytest.raises(KeyError):
        Policy.default().of("Customers")


def test_one_value_changes_and_the_rest_stays():
    changed = Policy.default().with_value("Senior Leadership", "ideal", 21)
    assert changed.of("Senior Leadership").ideal == 21
    assert changed.of("Senior Leadership").maximum == 45
    assert changed.of("Wider Business") == Policy.default().of("Wider Business")


def test_a_policy_is_not_changed_in_place():
    Policy.default().with_value("Senior Leadership", "ideal", 21)
    assert Policy.default().of("Senior Leadership").ideal == 30


def test_a_modifier_is_set_on_all():
    assert Policy.default().with_value("All", "critic_factor", 0.6).critic_factor == 0.6


@pytest.mark.parametrize("value, kept", [(20.0, 20), (20, 20)])
def test_whole_days_written_as_a_decimal_are_whole_days(value, kept):
    changed = Policy.default().with_value("Wider Business", "ideal", value).of("Wider Business")
    assert changed.ideal == kept and isinstance(changed.ideal, int)


REFUSED = [
    ("Customers", "ideal", 10, "no group"),
    ("Wider Business", "colour", 10, "no field"),
    ("Wider Business", "critic_factor", 0.5, "no field"),
    ("All", "ideal", 10, "no field"),
    ("Wider Business", "ideal", 0, "cannot be 0"),
    ("Wider Business", "ideal", -3, "cannot be -3"),
    ("Wider Business", "ideal", 14.5, "cannot be 14.5"),
    ("Wider Business", "ideal", float("nan"), "cannot be nan"),
    ("Wider Business", "ideal", float("inf"), "cannot be inf"),
    ("Wider Business", "ideal", True, "cannot be True"),
    ("Wider Business", "ideal", "weekly", "cannot be 'weekly'"),
    ("Wider Business", "ideal", None, "cannot be None"),
    ("Wider Business", "largest_share", 40, "cannot be 40"),
    ("Wider Business", "broadcast_qualifies", "maybe", "cannot be 'maybe'"),
    ("Wider Business", "broadcast_qualifies", 2, "cannot be 2"),
    ("All", "own_cadence_stretch", 0.5, "cannot be 0.5"),
    ("All", "fatigue_touchpoints", 0, "cannot be 0"),
]


@pytest.mark.parametrize("group, field, value, said", REFUSED)
def test_a_value_that_will_not_do_is_refused_with_what_would(group, field, value, said):
    with pytest.raises(RefusedEditError, match=said) as refused:
        Policy.default().with_value(group, field, value)
    assert refused.value.remedy


def test_the_workbooks_own_policy_is_laid_over_the_defaults():
    known = register([contact()], policy={"Senior Leadership": {"ideal": 20}, "All": {"window_days": 60}})
    policy = policy_of(known)
    assert policy.of("Senior Leadership").ideal == 20 and policy.window_days == 60


def test_a_value_of_the_workbook_that_will_not_do_is_passed_over_with_a_finding():
    known = register([contact()], policy={"Senior Leadership": {"ideal": -1, "maximum": 60}})
    assert policy_of(known).of("Senior Leadership").ideal == 30
    assert policy_of(known).of("Senior Leadership").maximum == 60
    (finding,) = policy_findings(known)
    assert finding.kind == "policy-value-unusable" and "until then the default" in finding.remedy


def test_a_maximum_below_its_ideal_is_found():
    known = register([contact()], policy={"Senior Leadership": {"ideal": 60}})
    assert [finding.kind for finding in policy_findings(known)] == ["policy-maximum-below-ideal"]
