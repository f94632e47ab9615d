"""Charts of complexity, engagement and cross-pollination draw the figures they are given, the right way round."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from pmodash.figures import complexity, cross_pollination, engagement, grouped_network, network
from pmodash.figures.palette import contrast, on_scale
from pmodash.figures.theme import DARK, LIGHT
from pmodash.measures.complexity import growth_curve
from pmodash.measures.ties import Ties
from tests.figures.frames import (
    BUSINESS,
    CURVE,
    DELIVERY,
    EI,
    GAP,
    GRID,
    GROUPS,
    LEADERSHIP,
    MIX,
    PAIRS,
    PER_GROUP,
    TIES,
)


def segments(trace):
    return sum(value is None for value in trace.x)


def test_today_and_the_people_to_be_added_lie_on_the_curve():
    curve, kept, points = complexity.growth_curve(CURVE, LIGHT, title="").data
    assert (points.x, points.y) == ((143, 153), (143 * 142 // 2, 153 * 152 // 2))
    assert kept.y[0] == 58
    assert curve.y[-1] == curve.x[-1] * (curve.x[-1] - 1) // 2


def test_nobody_to_be_added_leaves_one_point():
    figure = complexity.growth_curve(growth_curve(143, 0, 58, 12), LIGHT, title="")
    assert figure.data[2].x == (143,)
    assert [note.text.split(":")[0] for note in figure.layout.annotations] == ["<b>Today</b>", "<b>Grouped</b>"]


def test_the_call_outs_of_two_close_points_are_moved_apart():
    today, more, _ = complexity.growth_curve(growth_curve(1000, 1), LIGHT, title="").layout.annotations
    assert more.yshift - today.yshift > 35


@pytest.mark.parametrize("count", [1, 2, 60])
def test_every_channel_between_any_two_people_and_the_pmo_is_drawn_once(count):
    figure = network.everyone(pd.Series([BUSINESS] * count), LIGHT, title="")
    assert segments(figure.data[0]) == (count + 1) * count // 2
    assert len(figure.data[1].x) == count + 1


def test_people_to_be_added_are_hollow_and_count_as_people():
    lines, people = network.everyone(GROUPS, LIGHT, title="", extra=2).data
    assert segments(lines) == 7 * 6 // 2
    assert list(people.marker.color[-2:]) == [LIGHT.page, LIGHT.page]


def test_a_network_too_large_to_draw_says_so():
    figure = network.everyone(pd.Series([BUSINESS] * 61), LIGHT, title="")
    assert not figure.data and "61" in figure.layout.annotations[0].text


def test_members_of_a_group_sit_together_and_those_without_one_last():
    people = network.everyone(GROUPS, LIGHT, title="").data[1]
    assert people.hovertext == (
        "PMO",
        "Delivery Teams &amp; Managers",
        "Delivery Teams &amp; Managers",
        BUSINESS,
        "No group",
    )


def test_the_grouped_network_names_vehicles_and_counts_those_managed_one_by_one():
    figure = grouped_network.grouped(PER_GROUP, LIGHT, title="", mixed=MIX.frame)
    leaves = figure.data[-1].text
    assert "&nbsp;Workshop, 30×" in leaves and "&nbsp;3 contacts one by one" in leaves
    assert segments(figure.data[0]) == 2 + 4


def test_vehicles_past_the_sixth_are_counted():
    used = pd.DataFrame({"group": DELIVERY, "vehicle": list("abcdefgh"), "touchpoints": range(8)})
    figure = grouped_network.grouped(PER_GROUP, LIGHT, title="", mixed=used)
    assert "&nbsp;2 more vehicles" in figure.data[-1].text


def test_influence_rises_and_interest_grows_to_the_right():
    heat = engagement.grid(GRID, LIGHT, title="").data[0]
    assert heat.text[0][2].startswith("High influence, High interest<br>Manage closely")
    assert heat.text[0][0].startswith("High influence, Low interest<br>Keep satisfied")
    assert heat.text[2][2].startswith("Low influence, High interest<br>Keep informed")
    assert heat.text[2][0].startswith("Low influence, Low interest<br>Monitor")


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_colour_of_the_grid_is_the_quadrant_s_and_managing_closely_the_strongest(look):
    crowded = GRID.frame.assign(contacts=[1, 0, 0, 0, 0, 0, 0, 0, 99])
    heat, words = engagement.grid(crowded, look, title="").data
    (satisfied, _, closely), (monitor, _, informed), low = heat.z
    assert closely > satisfied > informed > monitor == low[0] and heat.zmax == 1
    assert words.text[0] == "<b>1</b>"
    pairs = zip(words.x, words.y, words.textfont.color, strict=True)
    assert all(contrast(ink, on_scale(look.heat, heat.z[y][x])) >= 4.5 for x, y, ink in pairs)


def test_each_quadrant_is_named_once_in_its_own_corner():
    notes = engagement.grid(GRID, LIGHT, title="").layout.annotations
    assert {note.text: (round(note.x + 0.46), round(note.y + 0.44)) for note in notes} == {
        "Manage closely": (2, 0),
        "Keep satisfied": (0, 0),
        "Keep informed": (2, 1),
        "Monitor": (0, 1),
    }


def test_the_names_of_the_quadrants_are_the_measures_own():
    renamed = GRID.frame.assign(quadrant=GRID.frame["quadrant"].replace({"Monitor": "<i>Watch</i>"}))
    notes = engagement.grid(renamed, LIGHT, title="").layout.annotations
    assert "&lt;i&gt;Watch&lt;/i&gt;" in [note.text for note in notes]


def test_every_contact_is_in_one_of_three_places_against_what_is_wanted():
    frame = GAP.frame.assign(contacts=1)
    below, wanted, above = [trace for trace in engagement.gap(frame, LIGHT, title="").data if trace.type == "heatmap"]
    filled = [sum(value is not None for row in trace.z for value in row) for trace in (below, wanted, above)]
    assert filled[1] == 5 and sum(filled) == 25
    assert below.z[1][4] == 1  # Resistant, wanted Leading
    assert above.z[4][2] == 1  # Leading, wanted Neutral


def test_the_diagonal_where_contacts_are_wanted_is_outlined():
    assert [shape.x0 + 0.49 for shape in engagement.gap(GAP, LIGHT, title="").layout.shapes] == [0, 1, 2, 3, 4]


def test_two_groups_meet_in_one_cell_below_the_diagonal():
    heat = cross_pollination.matrix(PAIRS, LIGHT, title="").data[0]
    assert [list(row) for row in heat.z] == [[0.5, None], [0.1, None]]
    said = "2 of 20 pairs tied, 1 who met at events, 2 with a link on record"
    assert heat.text[1][0] == f"{DELIVERY.replace('&', '&amp;')} and {LEADERSHIP}: {said}"


def test_the_matrix_tells_inferred_ties_from_recorded_ones():
    said = cross_pollination.matrix(PAIRS, LIGHT, title="").layout.title.text.replace("<br>", " ")
    assert "Of the ties 6 are inferred from events in 12 months and 2 recorded as links, 1 of them both." in said
    unlinked = replace(PAIRS, frame=PAIRS.frame.assign(recorded=0))
    said = cross_pollination.matrix(unlinked, LIGHT, title="").layout.title.text
    assert "no link is recorded" in said.replace("<br>", " ")


def test_those_who_met_and_recorded_links_are_drawn_apart_between_their_own_seats():
    groups = pd.Series([BUSINESS, DELIVERY, DELIVERY])
    ties = Ties(np.array([0, 0]), np.array([1, 2]), np.array([True, False]), np.array([False, True]))
    _, met, linked, people = network.everyone(groups, LIGHT, title="", ties=ties).data
    seat = {place: number for number, place in enumerate(zip(people.x, people.y, strict=True))}
    ends = [[seat[x, y] for x, y in list(zip(line.x, line.y, strict=True))[:2]] for line in (met, linked)]
    assert ends == [[3, 1], [3, 2]]
    assert (met.line.dash, linked.line.dash) == (None, "dot")


def test_the_key_of_the_network_names_only_the_ties_there_are():
    said = network.everyone(GROUPS, LIGHT, title="", ties=TIES).layout.title.text
    assert "Met at an event" in said and "┅</span>&nbsp;Link on record" in said
    none = Ties(*(np.array([], dtype=dtype) for dtype in ("int64", "int64", "bool", "bool")))
    assert "Met" not in network.everyone(GROUPS, LIGHT, title="", ties=none).layout.title.text


def test_a_group_without_ties_has_no_index():
    figure = cross_pollination.ei(EI, LIGHT, title="")
    assert len(figure.layout.yaxis.ticktext) == 1
    assert figure.data[2].text == ("&nbsp;<b>−0.43</b>",)
    assert figure.data[1].x == (0.3,)
