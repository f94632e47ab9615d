"""The log: which rows are one occasion, how its hours are shared, and who took part."""

import pytest

from tests.planning.small_network import contact, hub, network, touch

FOUR = [contact(), contact(), contact("Wider Business"), hub()]
OCCASIONS = [
    (
        "an event is one name, date and vehicle",
        [touch(0, 3, "Workshop", event="A"), touch(1, 3, "Workshop", event="A")],
        1,
        6,
    ),
    ("another name", [touch(0, 3, "Workshop", event="A"), touch(1, 3, "Workshop", event="B")], 2, 12),
    ("another day", [touch(0, 3, "Workshop", event="A"), touch(1, 4, "Workshop", event="A")], 2, 12),
    ("another vehicle", [touch(0, 3, "Workshop", event="A"), touch(1, 3, "Town hall", event="A")], 2, 10),
    ("a named event of any reach", [touch(0, 3, event="A"), touch(1, 3, event="A")], 1, 1),
    ("two one-to-ones", [touch(0, 3), touch(1, 3)], 2, 2),
    ("two one-to-ones with one contact", [touch(0, 3), touch(0, 3)], 2, 2),
    ("a vehicle for few without a name", [touch(0, 3, "Workshop"), touch(1, 3, "Workshop")], 1, 6),
    ("of two PMO members", [touch(0, 3, "Workshop", by="X"), touch(1, 3, "Workshop", by="Y")], 2, 12),
    ("a newsletter by each owner", [touch(0, 3, "Newsletter", by="X"), touch(1, 3, "Newsletter", by="Y")], 1, 4),
    ("one done and one planned", [touch(0, 3, "Workshop"), touch(1, 3, "Workshop", done=False)], 2, 12),
    ("an unknown vehicle costs no known hours", [touch(0, 3, "Pigeon"), touch(1, 3, "Pigeon")], 2, 0),
    ("nor does none", [touch(0, 3, None)], 1, 0),
    ("the hub shares no hours", [touch(0, 3, "Workshop", event="A"), touch(3, 3, "Workshop", event="A")], 1, 6),
    ("an event of the hub alone", [touch(3, 3, "Workshop", event="A")], 1, 0),
    ("nothing at all", [], 0, 0),
]


@pytest.mark.parametrize("what, rows, occasions, hours", OCCASIONS, ids=[case[0] for case in OCCASIONS])
def test_an_occasion_costs_its_hours_once(what, rows, occasions, hours):
    log = network(FOUR, rows).log
    assert log["occasion"].nunique() == occasions
    assert log["hours"].sum() == pytest.approx(hours)


def test_hours_are_shared_evenly_among_an_occasions_contacts():
    log = network(FOUR, [touch(0, 3, "Workshop"), touch(1, 3, "Workshop"), touch(2, 3, "Workshop")]).log
    assert log["hours"].tolist() == [2, 2, 2]


def test_attendees_are_counted_once_each_the_hub_among_them():
    rows = [touch(who, 3, "Workshop", event="A") for who in (0, 0, 1, 3)]
    assert network(FOUR, rows).log["attendees"].tolist() == [3, 3, 3, 3]


TOGETHER = [
    ("Workshop", True),
    ("Community of practice", True),
    ("One-to-one", False),
    ("Town hall", False),
    ("Pigeon", False),
]


@pytest.mark.parametrize("vehicle, together", TOGETHER)
def test_only_interactive_vehicles_for_several_bring_people_together(vehicle, together):
    assert network(FOUR, [touch(0, 3, vehicle)]).log["brings_together"].tolist() == [together]


def test_vehicles_are_known_whatever_their_capitals():
    assert network(FOUR, [touch(0, 3, "newsletter")]).log["accepted"].tolist() == [False]
