"""Charts of coverage, vehicles and effort draw the figures they are given."""

import datetime as dt

import pandas as pd
import pytest

from pmodash.figures import coverage, effort, group_sizes, vehicles
from pmodash.figures.theme import LIGHT, theme
from pmodash.vocabulary import vehicles as register
from tests.figures.frames import (
    AS_OF,
    BY_MONTH,
    COVERAGE,
    DELIVERY,
    LEADERSHIP,
    MIX,
    OVER_TIME,
    RELIANCE,
    SIZES,
    TYPES,
    UNUSED,
    measured,
)


def bars(figure):
    return {trace.name: trace for trace in figure.data if trace.type == "bar"}


def notes(figure):
    return list(next(trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text").text)


def test_the_size_of_each_group_is_told_with_its_share_and_the_hub_as_the_pmo():
    figure = group_sizes.sizes(SIZES, LIGHT, title="")
    assert figure.layout.yaxis.ticktext == ("Delivery Teams &amp; Managers", "No group", "PMO")
    assert notes(figure) == ["&nbsp;<b>30</b>, 81 %", "&nbsp;<b>2</b>, 5 %", "&nbsp;<b>5</b>, 14 %"]


def test_each_status_is_a_share_of_those_counted():
    found = bars(coverage.by_attribute(COVERAGE, LIGHT, title=""))
    assert found["On track"].x == (50, 0, 50)
    assert found["On track"].customdata == (5, 0, 5)
    assert sum(trace.x[0] for trace in found.values()) == pytest.approx(100, abs=0.1)


def test_coverage_is_marked_where_on_track_and_due_end():
    figure = coverage.by_attribute(COVERAGE, LIGHT, title="")
    mark = next(trace for trace in figure.data if trace.name == "Coverage")
    found = bars(figure)
    assert mark.x[0] == found["On track"].x[0] + found["Due"].x[0] == 70
    assert mark.x[1] is None


def test_where_nobody_was_ever_reached_no_coverage_is_told():
    columns = ["group", *COVERAGE.frame.columns[1:]]
    never = measured(columns, *([name, 3, 3, 0, 0, 0, 0, 3, 0.0] for name in (LEADERSHIP, "All")))
    figure = coverage.by_attribute(never, LIGHT, title="")
    assert notes(figure) == ["&nbsp;3 never reached"] * 2
    assert "Coverage" not in [trace.name for trace in figure.data]


def test_a_set_with_nobody_counted_says_so():
    assert notes(coverage.by_attribute(COVERAGE, LIGHT, title=""))[1] == "&nbsp;none counted"


def test_stale_statuses_are_hatched_beside_their_colour():
    found = bars(coverage.by_attribute(COVERAGE, LIGHT, title=""))
    assert found["Never"].marker.pattern.shape != found["Dormant"].marker.pattern.shape
    assert found["On track"].marker.pattern.shape is None


def test_that_earlier_months_rest_on_fewer_contacts_is_said():
    grown = BY_MONTH.frame.assign(counted=[8, 8, 8, 10, 10, 10])
    said = coverage.by_month(grown, LIGHT, title="").layout.title.text.replace("<br>", " ")
    assert "Oct 2026 rests on 8 contacts, the last point on 10." in said
    assert "the last point" not in coverage.by_month(BY_MONTH, LIGHT, title="").layout.title.text


def test_a_month_in_which_nobody_counted_is_a_gap():
    figure = coverage.by_month(BY_MONTH, LIGHT, title="")
    assert figure.data[0].y == (None, 100)


def test_each_line_is_named_where_it_ends_and_all_is_the_heaviest():
    figure = coverage.by_month(BY_MONTH, LIGHT, title="")
    assert any("Senior Leadership 100 %" in text for text in notes(figure))
    widths = [trace.line.width for trace in figure.data if "lines" in trace.mode]
    assert widths == [2, 2, 4]


def test_a_group_keeps_its_colour_from_chart_to_chart():
    line = coverage.by_month(BY_MONTH, LIGHT, title="").data[0].line.color
    hours = bars(effort.by_vehicle(MIX, theme("dark"), title=""))[LEADERSHIP].marker.color
    reliance = vehicles.reliance(RELIANCE, LIGHT, title="").data[0].marker.color[0]
    assert line == hours == reliance


def test_the_mix_of_each_group_adds_up_to_everything():
    found = bars(vehicles.mix(MIX, LIGHT, title=""))
    assert [sum(trace.x[row] for trace in found.values()) for row in range(3)] == pytest.approx(
        [100, 100, 100], abs=0.1
    )


def test_a_vehicle_that_leads_in_a_small_group_is_named_however_little_it_is_used_in_all():
    large = [[DELIVERY, v.name, 100 - place, 0.1] for place, v in enumerate(register()[:9])]
    small = [[LEADERSHIP, v.name, 1, 0.25] for v in register()[10:14]]
    found = bars(vehicles.mix(measured(["group", "vehicle", "touchpoints", "share"], *large, *small), LIGHT, title=""))
    named = [v.name for v in (*register()[:7], *register()[10:13])]
    assert list(found) == [*named, "Other vehicles"]
    assert found["Other vehicles"].customdata == (92 + 93, 1)


def test_a_vehicle_keeps_its_look_in_every_chart_and_company():
    names = [v.name for v in register()]
    columns = ["group", "vehicle", "touchpoints", "share"]
    alone = measured(columns, [LEADERSHIP, "Survey", 1, 1.0])
    among = measured(columns, *([LEADERSHIP, name, 9, 0.1] for name in names[-8:]))
    month = pd.Timestamp("2026-11-22")
    months = measured(["month", "vehicle", "touchpoints"], [month, "Newsletter", 9], [month, "Survey", 3])
    looks = {
        (trace.marker.color, trace.marker.pattern.shape)
        for figure in (
            vehicles.mix(alone, LIGHT, title="", register=names),
            vehicles.mix(among, LIGHT, title="", register=names),
            vehicles.over_time(months, LIGHT, title="", register=names),
        )
        for name, trace in bars(figure).items()
        if name == "Survey"
    }
    assert len(looks) == 1


def test_a_segment_says_its_vehicle_where_there_is_room_in_one_line_or_two():
    frame = measured(
        ["group", "vehicle", "touchpoints", "share"],
        *([LEADERSHIP, name, count, 0] for name, count in {"Workshop": 78, "Survey": 15, "Phone call": 7}.items()),
    )
    found = bars(vehicles.mix(frame, LIGHT, title=""))
    assert [trace.text[0] for trace in found.values()] == ["Workshop 78 %", "Survey<br>15 %", "7 %"]


def test_the_effective_number_of_vehicles_stands_behind_its_group():
    found = notes(vehicles.mix(MIX, LIGHT, title="", effective={DELIVERY: 1.6}))
    assert found[0] == "&nbsp;<b>40</b> in all, 1.6 effective"
    assert "effective" not in found[1]
    said = vehicles.mix(MIX, LIGHT, title="", effective={DELIVERY: 1.6}).layout.title.text
    assert "used evenly" in said.replace("<br>", " ")


def test_vehicles_past_the_seventh_are_drawn_as_one():
    found = bars(vehicles.over_time(OVER_TIME, LIGHT, title=""))
    assert len(found) == 8
    assert found["Other vehicles"].y == (0 + 1 + 2, 0 + 1 + 2)


def test_eight_vehicles_are_all_named():
    eight = measured(["group", "vehicle", "touchpoints", "share"], *(["All", v.name, 1, 1 / 8] for v in register()[:8]))
    assert "Other vehicles" not in bars(vehicles.mix(eight, LIGHT, title=""))


def test_over_reliance_is_said_in_points_over_the_limit():
    found = notes(vehicles.reliance(RELIANCE, LIGHT, title=""))
    assert found == ["&nbsp;<b>80 %</b> of 20, 30 points over", "&nbsp;<b>30 %</b> of 50, within its limit"]


def test_nothing_over_the_limit_is_said_as_good_news():
    figure = vehicles.reliance(RELIANCE.frame.iloc[:0], LIGHT, title="")
    assert "No group leans" in figure.layout.annotations[0].text


def test_a_vehicle_never_used_has_words_and_no_dot():
    figure = vehicles.unused(UNUSED, LIGHT, title="", as_of=AS_OF)
    assert figure.data[0].x == ("2026-03-01", None)
    assert notes(figure)[1] == "&nbsp;never used, fits Delivery"
    assert figure.layout.xaxis.range[1] == "2026-11-22"


def test_vehicles_of_which_none_was_ever_used_are_a_list():
    never = pd.DataFrame(
        {"vehicle": ["Survey"], "fits": ["any"], "last_used": pd.Series([pd.NaT], dtype="datetime64[us]")}
    )
    figure = vehicles.unused(never, LIGHT, title="", as_of=dt.date(2026, 11, 22))
    assert figure.layout.xaxis.showticklabels is False


def test_the_costliest_vehicle_stands_first_and_its_hours_behind_it():
    figure = effort.by_vehicle(MIX, LIGHT, title="")
    assert figure.layout.yaxis.ticktext[0] == "Workshop"
    assert notes(figure)[0] == "&nbsp;12.5 h"


def test_the_strategic_floor_is_drawn_in_the_effort_panel_alone():
    figure = effort.type_balance(TYPES, LIGHT, title="", floor=0.25)
    line = figure.layout.shapes[0]
    assert (line.xref, line.x0, line.x1) == ("x3", 25, 25)
    assert line.y0 < 2 < line.y1
    said = [trace.text[2] for trace in figure.data if trace.type == "scatter"]
    assert [("floor 25 %" in text) for text in said] == [False, False, True]


def test_a_network_type_without_shares_is_a_dash():
    nothing = TYPES.frame.assign(share_of_hours=float("nan"))
    figure = effort.type_balance(nothing, LIGHT, title="")
    assert "–" in figure.data[-1].text[0]
