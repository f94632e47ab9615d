"""What a workbook itself says of vehicles, policy and sources."""

import pytest

from pmodash.network.own_rules import policy_value
from pmodash.vocabulary import vehicles
from tests.network.typed_tables import kinds, register_of, typed

PEOPLE = typed("name", ("A",))


def with_table(role, fields, *rows, **told):
    return register_of(PEOPLE, typed(fields, *rows, sheet="Rules", role=role, **told))


def vehicle(register, name):
    return next(vehicle for vehicle in register.vehicles if vehicle.name == name)


def test_a_vehicles_sheet_changes_a_vehicle_by_any_of_its_words():
    register = with_table("vehicles", "vehicle mode reach hours", ("Bulletin", "pull", "many", 2.5))
    newsletter = vehicle(register, "Newsletter")
    assert (newsletter.mode, newsletter.reach, newsletter.hours) == ("pull", "many", 2.5)
    assert len(register.vehicles) == len(vehicles())


def test_a_vehicles_sheet_adds_a_vehicle():
    register = with_table("vehicles", "vehicle reach hours fits", ("Roadshow", "many", 12, "SL; Wider Business"))
    added = vehicle(register, "Roadshow")
    assert (added.mode, added.reach, added.hours) == ("interactive", "many", 12)
    assert added.fits == ("Senior Leadership", "Wider Business")


def test_a_new_vehicle_whose_name_holds_another_is_a_vehicle_of_its_own():
    register = with_table("vehicles", "vehicle hours", ("LinkedIn post campaign", 9))
    assert (vehicle(register, "LinkedIn post campaign").hours, vehicle(register, "LinkedIn post").hours) == (9, 0.5)


def test_a_communications_plan_changes_no_vehicle():
    register = with_table("vehicles", "vehicle purpose audience", ("Meeting", "Project status", "Customer"))
    assert register.vehicles == vehicles()
    assert register.layout.tables[1].rows == 1


def test_a_vehicle_of_the_workbook_is_known_in_its_log():
    rules = typed("vehicle reach", ("Roadshow", "many"), sheet="Vehicles", role="vehicles")
    touches = typed("date:dmy contact vehicle", ("1/2/2026", "A", "roadshow"), sheet="Log", role="touchpoints")
    register = register_of(PEOPLE, rules, touches)
    assert register.touchpoints["vehicle"].tolist() == ["Roadshow"]
    assert register.findings == ()


def test_policy_rows_of_group_field_and_value_are_read():
    register = with_table(
        "policy",
        "group field value",
        ("Senior Leadership", "Ideal", 21),
        ("SL", "Largest share of one vehicle", "45 %"),
        ("Wider Business", "Broadcast qualifies", "no"),
        ("All", "critic factor", 0.4),
    )
    assert register.policy == {
        "Senior Leadership": {"ideal": 21, "largest_share": 0.45},
        "Wider Business": {"broadcast_qualifies": False},
        "All": {"critic_factor": 0.4},
    }


def test_a_policy_table_with_a_column_a_field_is_read():
    register = with_table("policy", "group ideal maximum - notes", ("Delivery", 10, 20, "x", "y"))
    assert register.policy == {"Delivery Teams & Managers": {"ideal": 10, "maximum": 20}}


@pytest.mark.parametrize(
    "row", [("Nobody", "ideal", 3), ("All", "ideal", 3), ("SL", "ideal", "soon"), ("SL", "colour", 3)]
)
def test_a_policy_row_that_cannot_be_used_is_a_finding(row):
    register = with_table("policy", "group field value", row)
    assert register.policy == {}
    assert kinds(register) == ["policy-unreadable"]


@pytest.mark.parametrize(
    "field, text, value",
    [("largest_share", "40", 0.4), ("largest_share", "0.4", 0.4), ("largest_share", "40%", 0.4), ("ideal", "0", None),
     ("critic_factor", "50 %", 0.5),
     ("broadcast_qualifies", "TRUE", True), ("broadcast_qualifies", "maybe", None), ("window_days", "60", 60.0),
     ("strategic_effort_share", "25 %", 0.25), ("least_touchpoints_for_share", "5", 5.0)],
)  # fmt: skip
def test_a_policy_value_is_days_a_share_or_yes_or_no(field, text, value):
    assert policy_value(field, text) == value


def test_a_groups_table_says_which_source_belongs_to_which_group():
    register = with_table("groups", "source group", ("Customers - Sponsors", "Wider Business"), ("Alumni", "IA"))
    assert register.source_groups == {
        "Customers – Sponsors": "Wider Business",
        "Alumni": "Industry Acquaintances",
    }


def test_a_groups_table_may_say_of_the_pmos_own_people_that_they_are_in_no_group():
    register = with_table("groups", "source group", ("Team Members", "n/a"), ("PMO team", "None"), ("Alumni", None))
    assert register.source_groups == {"Team Members": "", "PMO team": ""}
    assert register.findings == ()


def test_the_rows_in_which_each_source_stands_are_known():
    register = with_table("groups", "source group", ("Stakeholders", "WB"), ("Alumni", None), ("stakeholders", "WB"))
    assert register.source_rows == {"Stakeholders": (("Rules", 2), ("Rules", 4)), "Alumni": (("Rules", 3),)}


def test_no_other_source_is_led_to_the_hub():
    assert kinds(with_table("groups", "source group", ("Stakeholders", "None"))) == ["group-unknown"]


def test_a_group_that_is_none_of_the_five_is_a_finding():
    assert kinds(with_table("groups", "source group", ("Alumni", "Friends"))) == ["group-unknown"]
