"""Charts on slides: native, with the story's own figures in the chart and in the workbook beside it."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from lxml import etree
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from pmodash.figures.palette import VEHICLE_HATCHES
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slides import slides_pptx
from pmodash.story.story import Chart, Series
from tests.packs.deck_checks import faults, names, opened, shape
from tests.packs.slide_stories import chart, network, slide, told


def drawn(one: Chart) -> Any:
    return shape(opened(slides_pptx(told(slide(chart=one)), PackStyle())).slides[0], "Chart")


def test_every_figure_of_the_story_stands_in_its_charts() -> None:
    story = network(150)
    slides = [one for one in opened(slides_pptx(story, PackStyle())).slides if "Chart" in names(one)]
    told_charts = [one.chart for one in story.slides if one.chart is not None and one.chart.kind != "grid"]
    for one, chart_told in zip(slides, told_charts, strict=True):
        plot = shape(one, "Chart").chart.plots[0]
        assert [tuple(series.values) for series in plot.series] == [series.values for series in chart_told.series]


def test_shares_are_bars_to_a_hundred_per_cent_that_carry_the_counts() -> None:
    native = drawn(chart()).chart
    assert native.chart_type == XL_CHART_TYPE.BAR_STACKED_100
    assert tuple(native.plots[0].series[0].values) == (22.0, None, 7.0)
    assert (native.value_axis.minimum_scale, native.value_axis.maximum_scale) == (0.0, 1.0)
    assert native.category_axis.reverse_order


def test_the_words_at_the_end_of_a_bar_stand_beside_its_name() -> None:
    native = drawn(chart(notes=("59 % of 44", "none counted", "50 % of 14"))).chart
    assert next(iter(native.plots[0].categories)) == "North (59\u00a0%\u00a0of\u00a044)"


def test_series_in_one_colour_are_told_apart_by_a_native_pattern() -> None:
    alike = tuple(Series(f"Vehicle {n}", (1.0, 2.0, 3.0), "#192f73", hatch) for n, hatch in enumerate(VEHICLE_HATCHES))
    series = drawn(chart(series=alike)).chart.plots[0].series
    patterns = [one._element.find(f"{qn('c:spPr')}/{qn('a:pattFill')}") for one in series]
    assert patterns[0] is None and len({one.get("prst") for one in patterns[1:]}) == len(VEHICLE_HATCHES) - 1


def test_no_two_vehicles_of_a_chart_look_alike_on_its_slide() -> None:
    vehicles = next(one.chart for one in network(150).slides if one.name == "vehicles")
    assert vehicles is not None
    fills = [one._element.find(qn("c:spPr"))[0] for one in drawn(vehicles).chart.plots[0].series]
    looks = [etree.tostring(fill) for fill in fills]
    assert len(set(looks)) == len(looks) > 3


@pytest.mark.parametrize(
    ("kind", "stacked", "native"),
    [
        ("bars", "counts", XL_CHART_TYPE.BAR_STACKED),
        ("bars", "", XL_CHART_TYPE.BAR_CLUSTERED),
        ("columns", "", XL_CHART_TYPE.COLUMN_CLUSTERED),
        ("columns", "counts", XL_CHART_TYPE.COLUMN_STACKED),
        ("lines", "", XL_CHART_TYPE.LINE_MARKERS),
    ],
)
def test_each_kind_of_chart_is_powerpoints_own(kind: str, stacked: str, native: int) -> None:
    assert drawn(chart(kind=kind, stacked=stacked)).chart.chart_type == native


def test_a_line_of_shares_runs_from_nought_to_a_hundred_per_cent_with_gaps() -> None:
    native = drawn(chart(kind="lines", stacked="", unit="share")).chart
    assert (native.value_axis.maximum_scale, native.value_axis.tick_labels.number_format) == (1.0, r"0\ %")
    assert native._chartSpace.find(f".//{qn('c:dispBlanksAs')}").get("val") == "gap"


def test_words_that_look_like_formulas_stay_words_in_the_embedded_workbook() -> None:
    names_told = ('=HYPERLINK("http://x")', "http://x", "South")
    series = (Series("=1+1", (1.0, 2.0, 3.0), "#2d735f"),)
    native = drawn(chart(categories=names_told, series=series, stacked="counts")).chart
    sheet = openpyxl.load_workbook(io.BytesIO(native.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == list(names_told)
    assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s", "n"}


def test_a_grid_is_a_native_table_with_all_its_counts() -> None:
    one = chart(kind="grid", stacked="", rows="Current level", axis="Desired level")
    made = opened(slides_pptx(told(slide(chart=one)), PackStyle())).slides[0]
    rows = [[cell.text for cell in row.cells] for row in shape(made, "Grid").table.rows]
    assert rows[2:] == [["On track", "22", "–", "7"], ["Due", "11", "–", "4"]]


def test_a_chart_says_its_finding_and_its_figures_in_words() -> None:
    words = drawn(chart())._element.xpath(".//p:cNvPr")[0].get("descr")
    assert words.startswith(
        "Bar chart, in contacts. All is well. North: On track 22, Due 11; South: On track not known"
    )


def test_a_chart_with_too_many_rows_becomes_a_table() -> None:
    many = tuple(f"Group {number}" for number in range(80))
    one = chart(
        categories=many, series=(Series("Due", tuple(float(n) for n in range(80)), "#2d735f"),), stacked="counts"
    )
    made = slides_pptx(told(slide(chart=one)), PackStyle())
    assert "Table" in names(opened(made).slides[0]) and faults(made) == []


def test_a_chart_with_nothing_to_draw_is_left_out() -> None:
    empty = chart(series=(Series("Due", (0.0, None, 0.0), "#2d735f"),))
    assert "Chart" not in names(opened(slides_pptx(told(slide(chart=empty)), PackStyle())).slides[0])
