"""The colours: told apart by everybody, seen on both pages, and the same for a group wherever it is drawn."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.figures.palette import (
    DARK_PAGE,
    GROUP_COLOURS,
    HEAT_ON_DARK,
    HEAT_ON_LIGHT,
    HUB,
    NETWORK_TYPE_COLOURS,
    OTHER_VEHICLES_ON_DARK,
    OTHER_VEHICLES_ON_LIGHT,
    STATUS_COLOURS,
    STATUS_COLOURS_ON_DARK,
    VEHICLE_HATCHES,
    VEHICLES_ON_DARK,
    VEHICLES_ON_LIGHT,
    WHITE_PAGE,
    blend,
    contrast,
    ink_on,
    luminance,
    on_scale,
)
from pmodash.figures.theme import DARK, LIGHT
from pmodash.vocabulary import ALL, NO_GROUP, STATUSES, group_names
from tests.figures.colour_vision import SIGHT, ciede2000, difference

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
COUNTED = [status for status in STATUSES if status != "Not counted"]
VEHICLES = {
    WHITE_PAGE: [*VEHICLES_ON_LIGHT, OTHER_VEHICLES_ON_LIGHT],
    DARK_PAGE: [*VEHICLES_ON_DARK, OTHER_VEHICLES_ON_DARK],
}


def closest(colours, sight):
    return min(difference(a, b, sight) for a, b in combinations(colours, 2))


@pytest.mark.parametrize(
    "first, second, expected",
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_difference_agrees_with_the_published_examples(first, second, expected):
    assert ciede2000(first, second) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHT)
def test_all_groups_are_told_apart(sight):
    assert set(GROUP_COLOURS) == {*group_names(), NO_GROUP, ALL, HUB}
    assert closest(GROUP_COLOURS.values(), sight) > 14


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("colours", [STATUS_COLOURS, STATUS_COLOURS_ON_DARK], ids=["light", "dark"])
def test_all_statuses_are_told_apart(colours, sight):
    assert closest([colours[status] for status in COUNTED], sight) > 18


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("page", VEHICLES)
def test_all_vehicle_colours_are_told_apart(page, sight):
    assert closest(VEHICLES[page], sight) > 11.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("page", VEHICLES)
def test_no_vehicle_looks_like_a_group(page, sight):
    groups = [GROUP_COLOURS[name] for name in group_names()]
    assert min(difference(a, b, sight) for a in VEHICLES[page] for b in groups) > 11.5


@pytest.mark.parametrize("page", VEHICLES)
def test_a_vehicle_is_seen_on_the_page_it_is_drawn_on(page):
    assert min(contrast(colour, page) for colour in VEHICLES[page]) >= 3


@pytest.mark.parametrize("sight", SIGHT)
def test_network_types_are_told_apart(sight):
    assert closest(NETWORK_TYPE_COLOURS.values(), sight) > 12


@pytest.mark.parametrize("page", [WHITE_PAGE, DARK_PAGE])
@pytest.mark.parametrize("colour", [*GROUP_COLOURS.values(), *NETWORK_TYPE_COLOURS.values()])
def test_a_filled_shape_is_seen_on_either_page(colour, page):
    assert contrast(colour, page) >= 3


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("status", COUNTED)
def test_a_status_is_seen_on_the_page_it_is_drawn_on(status, look):
    assert contrast(look.status(status), look.page) >= 3


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_reads_and_neutral_shapes_are_seen(look):
    assert contrast(look.text, look.page) >= 7
    assert contrast(look.muted, look.page) >= 4.5
    assert min(contrast(colour, look.page) for colour in (look.neutral, look.alarm, look.strong)) >= 3


@given(COLOURS)
def test_the_ink_on_any_colour_reads(colour):
    assert contrast(ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("scale", [HEAT_ON_LIGHT, HEAT_ON_DARK], ids=["light", "dark"])
def test_a_heat_scale_moves_steadily_away_from_its_page(scale):
    steps = [luminance(on_scale(scale, place / 40)) for place in range(41)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


def test_the_ends_of_a_blend_and_of_a_scale_are_their_colours():
    assert (blend("#000000", "#ffffff", 0), blend("#000000", "#ffffff", 1)) == ("#000000", "#ffffff")
    assert (on_scale(HEAT_ON_LIGHT, -1), on_scale(HEAT_ON_LIGHT, 2)) == (HEAT_ON_LIGHT[0], HEAT_ON_LIGHT[-1])


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_no_two_vehicles_of_a_register_look_alike(look):
    count = len(look.vehicles) * len(VEHICLE_HATCHES)
    assert len({look.vehicle(place) for place in range(count)}) == count == 49
