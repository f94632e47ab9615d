"""Channels before and after grouping; influence × interest; current × desired."""

import pytest

from pmodash.measures.complexity import complexity, growth_curve, potential_channels
from pmodash.measures.engagement import below_desired, gap, grid, moves, quadrant
from pmodash.measures.vehicles import mix
from tests.planning.small_network import AS_OF, contact, hub, network, standing, touch


def found(people, rows=()):
    known = network(people, rows)
    now = known.standing(AS_OF)
    return complexity(now, mix(now, known.log, AS_OF).frame)


@pytest.mark.parametrize("n, channels", [(0, 0), (1, 0), (2, 1), (3, 3), (10, 45), (149, 11026)])
def test_potential_channels_are_pairs(n, channels):
    assert potential_channels(n) == channels


@pytest.mark.parametrize("n", [1, 2, 7, 100])
def test_one_more_person_adds_n_channels(n):
    assert potential_channels(n + 1) - potential_channels(n) == n


def test_n_counts_the_contacts_the_hub_and_the_pmo_but_no_leavers():
    counted = found([contact(), contact(do_not_contact=True), hub(), contact(status="Left")])
    assert counted.n == 4 and counted.potential_channels == 6
    assert counted.left_out == (("left", 1),)
    assert counted.grown(0).note == "n = 4 people (3 contacts and the PMO). Left out: 1 left."
    assert counted.by_group.note == "n = 1 contact. Left out: 1 not to be contacted, 1 in the PMO itself, 1 left."


def test_grouped_channels_are_vehicles_in_use_by_each_group_and_contacts_managed_individually():
    people = [
        contact(),
        contact(cadence="weekly"),
        contact("Wider Business", influence_level="High", interest_level="High"),
        contact("Wider Business", influence_level="High", interest_level="Low"),
        contact("External Influencers"),
    ]
    counted = found(
        people, [touch(0, 3), touch(1, 3, "Phone call"), touch(2, 3, "Newsletter"), touch(3, 4, "Newsletter")]
    )
    assert [tuple(row) for row in counted.per_group.itertuples(index=False)] == [
        ("Senior Leadership", 2, 2, 1, 3),
        ("Wider Business", 2, 1, 1, 2),
        ("External Influencers", 1, 0, 0, 0),
    ]
    assert counted.grouped_channels == 5 and counted.managed_individually == 2


def test_a_network_of_nobody_has_no_channels():
    counted = found([])
    assert (counted.n, counted.potential_channels, counted.grouped_channels) == (1, 0, 0)


def test_growth_adds_pairs_by_the_square_and_grouped_channels_by_share():
    curve = growth_curve(11, 10, grouped_channels=8, managed_individually=2)
    assert curve["people"].tolist() == list(range(11, 22))
    assert curve["potential_channels"].iloc[[0, 1, -1]].tolist() == [55, 66, 210]
    assert curve["grouped_channels"].iloc[[0, -1]].tolist() == [8, 10]


@pytest.mark.parametrize("n, extra", [(1, 0), (1, 3), (5, -2)])
def test_growth_of_the_smallest_networks_is_drawn_too(n, extra):
    assert growth_curve(n, extra)["people"].iloc[0] == n


QUADRANTS = [
    ("High", "High", "Manage closely"),
    ("High", "Low", "Keep satisfied"),
    ("High", "Medium", "Keep satisfied"),
    ("Low", "High", "Keep informed"),
    ("Medium", "High", "Keep informed"),
    ("Low", "Low", "Monitor"),
    ("Medium", "Medium", "Monitor"),
]


@pytest.mark.parametrize("influence, interest, name", QUADRANTS)
def test_each_quadrant_has_mendelows_name(influence, interest, name):
    assert quadrant(influence, interest) == name


def test_the_grid_counts_contacts_with_both_grades():
    people = [
        contact(influence_level="High", interest_level="Low"),
        contact(influence_level="High", interest_level="Low"),
        contact(influence_level="High"),
        contact(interest_level="Low"),
        contact(),
        hub(influence_level="High", interest_level="High"),
    ]
    measured = grid(standing(people))
    rows = measured.frame[measured.frame["contacts"] > 0]
    assert [tuple(row) for row in rows.itertuples(index=False)] == [("High", "Low", "Keep satisfied", 2)]
    assert len(measured.frame) == 9 and measured.n == 2
    assert dict(measured.left_out) == {
        "with no influence given": 2,
        "with no interest given": 1,
        "in the PMO itself": 1,
    }


def test_the_gap_counts_pairs_of_levels():
    people = [
        contact(current_level="Neutral", desired_level="Supportive"),
        contact(current_level="Neutral", desired_level="Supportive"),
        contact(current_level="Leading", desired_level="Leading"),
        contact(current_level="Leading"),
    ]
    measured = gap(standing(people))
    rows = measured.frame[measured.frame["contacts"] > 0]
    assert [tuple(row) for row in rows.itertuples(index=False)] == [
        ("Neutral", "Supportive", 2),
        ("Leading", "Leading", 1),
    ]
    assert len(measured.frame) == 25 and measured.n == 3


def test_those_below_their_desired_level_come_by_influence():
    below = {"current_level": "Resistant", "desired_level": "Neutral"}
    people = [
        contact(name="Ann", **below),
        contact(name="Bo", influence_level="High", **below),
        contact(name="Cy", current_level="Leading", desired_level="Neutral"),
    ]
    measured = below_desired(standing(people))
    assert measured.frame["name"].tolist() == ["Bo", "Ann"] and measured.n == 3


def test_moves_between_two_dates_are_matched_by_contact_id():
    earlier = standing([contact(current_level="Neutral"), contact(current_level="Neutral"), contact()])
    later = standing(
        [contact(current_level="Leading"), contact(current_level="Neutral"), contact(current_level="Neutral")]
    )
    measured = moves(earlier, later)
    assert [tuple(row) for row in measured.frame.itertuples(index=False)] == [
        ("Neutral", "Neutral", 1),
        ("Neutral", "Leading", 1),
    ]
    assert measured.left_out == (("without a level at both dates", 1),)
