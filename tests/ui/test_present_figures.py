"""The charts on the wall: large, the line's figures beside it, and nothing drawn where there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from pmodash.figures.theme import theme
from pmodash.measures.measured import Measured
from pmodash.story.story import Chart, Series, Slide
from pmodash.ui.present_figure import look_of, wall_figure
from pmodash.ui.present_slide import Screen

LOOK = theme("light")
NOTHING = Measured(pd.DataFrame(), 0, "contacts")


def chart(name: str, *values: float | None, more: dict[str, object] | None = None) -> Chart:
    categories = tuple(f"Month{place} 2026" for place in range(len(values)))
    series = (Series("Coverage", values, "#566467"),)
    return Chart(name, "lines", categories, series, "share", NOTHING, notes=categories, more=more or {})


def test_a_figure_stands_below_the_line_where_the_line_dips() -> None:
    line = wall_figure(chart("months", 0.5, 0.2, 0.6), LOOK).data[0]
    assert list(line.textposition) == ["top center", "bottom center", "top center"]


def test_a_month_of_which_nothing_is_known_has_no_point_and_no_figure() -> None:
    line = wall_figure(chart("months", None, 0.2, 0.6), LOOK).data[0]
    assert line.y[0] is None
    assert line.text[0] == ""


def test_a_chart_without_figures_says_so() -> None:
    assert "nothing to draw" in str(wall_figure(chart("network", 0, None), LOOK).layout.annotations[0].text)


@pytest.mark.parametrize("shares", [(0.5, 0.52), (0.0, 1.0, 0.0)])
def test_the_trend_has_room_for_its_figures_and_small_moves_stay_small(shares: tuple[float, ...]) -> None:
    low, high = wall_figure(chart("months", *shares), LOOK).layout.yaxis.range
    known = [100 * share for share in shares]
    assert high - low >= 40
    assert min(min(known) - low, high - max(known)) >= 0.2 * (high - low)


def test_two_days_are_told_at_the_end_of_the_row_where_bars_are_thin() -> None:
    now = replace(chart("changes", 0.59, None), kind="bars")
    both = replace(now, series=(now.series[0], Series("Now", (0.5, 0.4), "#566467")))
    drawn = wall_figure(both, LOOK)
    assert [one.text for one in drawn.data[:2]] == [None, None]
    assert [text.removeprefix("&nbsp;") for text in drawn.data[-1].text] == ["59 % → 50 %", "– → 40 %"]


def test_vehicles_that_a_group_never_used_take_no_share_and_no_division_by_nought() -> None:
    bars = wall_figure(chart("vehicles", 0, 4, more={"register": ["Coverage"]}), LOOK).data[0]
    assert list(bars.x) == [0, 100]


def test_text_grows_with_the_window_and_a_chart_beside_words_is_narrower() -> None:
    slide = Slide("growth", "Growth", "", "")
    alone, beside = Screen("growth", slide, has_chart=True), Screen("growth", slide, ("words",), has_chart=True)
    assert look_of(alone, LOOK, 1).px(13) >= 20
    assert look_of(alone, LOOK, 1.5).px(13) >= 30
    assert look_of(beside, LOOK, 1).width < look_of(alone, LOOK, 1).width
