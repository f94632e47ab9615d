"""The charts of the printed report: their numbers are the story's, their places follow from them."""

from __future__ import annotations

import re

import pytest

from pmodash.figures.palette import VEHICLE_HATCHES
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.printed import report_pdf
from pmodash.packs.printed_charts import printed_chart
from pmodash.story.story import Series
from tests.packs.printed_stories import chart, pages, printed, slide, story, told

MONTHS = ("Sep 2026", "Oct 2026", "Nov 2026")


def drawn(*about, **more):
    return printed_chart(chart(*about, **more), "All is well")


def test_the_parts_of_a_row_are_its_shares_and_say_its_counts():
    series = Series("On track", (3, 0), "#2d735f"), Series("Due", (1, 2), "#c9860f")
    rows = drawn("bars", ("North", "All"), *series, stacked="shares", notes=("75 % of 4", "none"))["rows"]
    assert [(part["size"], part["text"]) for part in rows[0]["lanes"][0]] == [(0.75, "3"), (0.25, "1")]
    assert [part["size"] for part in rows[1]["lanes"][0]] == [1]
    assert [row["note"] for row in rows] == ["75 % of 4", "none"]


def test_counts_are_drawn_to_one_scale_with_round_ticks():
    shown = drawn("bars", ("North", "South"), Series("Due", (44, 11), "#c9860f"), stacked="counts")
    assert [tick["text"] for tick in shown["ticks"]] == ["0", "10", "20", "30", "40", "50"]
    assert [row["lanes"][0][0]["size"] for row in shown["rows"]] == [0.88, 0.22]


def test_what_is_not_stacked_stands_a_bar_below_the_other_to_one_scale():
    then, now = Series("Then", (0.5, None), "#aab2bd"), Series("Now", (0.625, 1), "#1d5f9c")
    shown = drawn("bars", ("North", "South"), then, now, unit="share", notes=("up 13 points", "not known before"))
    sizes = [[(part["size"], part["text"]) for lane in row["lanes"] for part in lane] for row in shown["rows"]]
    assert sizes == [[(0.5, "50 %"), (0.625, "63 %")], [(0, "–"), (1, "100 %")]]
    assert shown["ticks"][-1] == {"at": 1, "text": "100 %"}


def test_the_ink_on_a_part_can_be_read():
    series = Series("Dark", (1,), "#192f73"), Series("Pale", (1,), "#f2f5f8")
    rows = drawn("bars", ("A",), *series, stacked="counts")["rows"]
    assert [part["ink"] for part in rows[0]["lanes"][0]] == ["#ffffff", "#000000"]


def test_a_series_is_hatched_as_the_story_has_it():
    hatches = ("", *VEHICLE_HATCHES)
    alike = [Series(f"Vehicle {place}", (1,), "#192f73", hatch) for place, hatch in enumerate(hatches)]
    shown = drawn("bars", ("A",), *alike, stacked="counts")
    assert tuple(key["hatch"] for key in shown["legend"]) == hatches
    assert tuple(part["hatch"] for part in shown["rows"][0]["lanes"][0]) == hatches


def test_every_hatch_can_be_set_in_type():
    alike = [Series(f"Vehicle {place}", (1,), "#192f73", hatch) for place, hatch in enumerate(VEHICLE_HATCHES)]
    page = report_pdf(story(slide(chart=chart("bars", ("A",), *alike, stacked="counts"))), PackStyle())
    assert "Vehicle 6" in " ".join(pages(page))


def test_what_is_lost_stands_below_the_line():
    shown = drawn("columns", MONTHS, Series("Added", (5, 2, 0), "#2d735f"), Series("Lost", (1, 0, 0), "#a81a16"))
    assert [(bar["from"], bar["to"]) for bar in shown["bars"]] == [(0, 5), (0, -1), (0, 2)]
    assert (shown["low"], shown["high"]) == (-1, 5)
    assert "below" in shown["unit"]


def test_columns_of_other_series_stand_side_by_side():
    shown = drawn("columns", MONTHS, Series("Mail", (5, 2, 1), "#2d735f"), Series("Phone", (1, 3, 4), "#a81a16"))
    assert {bar["width"] for bar in shown["bars"]} == {0.5}
    assert min(bar["to"] for bar in shown["bars"]) > 0


def test_a_month_that_is_not_known_is_a_gap_in_the_line():
    shown = drawn("lines", MONTHS, Series("Coverage", (0.5, None, 0.66), "#566467"), unit="share")
    assert shown["lines"][0]["points"] == [0.5, None, 0.66]
    assert shown["lines"][0]["texts"] == ["50 %", "", "66 %"]
    assert shown["lines"][0]["end"] == "66 %"


def test_the_names_of_many_months_are_thinned_but_for_the_last():
    many = tuple(f"M{n}" for n in range(36))
    names = drawn("lines", many, Series("Coverage", (0.5,) * 36, "#566467"), unit="share")["names"]
    assert names[-1] == "M35"
    assert len([name for name in names if name]) <= 14


def test_a_field_of_the_grid_is_the_darker_the_more_it_holds():
    rows = drawn("grid", ("A", "B"), Series("X", (0, 4), "#1d5f9c"), Series("Y", (2, None), "#1d5f9c"))["rows"]
    assert [field["text"] for row in rows for field in row["fields"]] == ["0", "4", "2", "–"]
    assert rows[0]["fields"][0]["colour"] != rows[0]["fields"][1]["colour"]


@pytest.mark.parametrize("kind", ["bars", "columns", "lines", "grid"])
def test_the_words_for_a_chart_hold_its_finding_and_each_number(kind):
    words = drawn(kind, ("North", "South"), Series("Due", (12, 3456), "#c9860f"))["alt"]
    assert words == "All is well. Due: North 12, South 3,456."


def test_a_chart_of_nothing_is_left_out():
    empty = chart("bars", ("North",), Series("Due", (0,), "#c9860f"))
    pdf = report_pdf(story(slide(chart=empty, question="How well?")), PackStyle())
    assert "North" not in pages(pdf)[0]
    assert "How well?" in pages(pdf)[0]


def test_the_numbers_of_each_chart_can_be_read_from_its_page():
    found = next(page for page in pages(printed(150)) if told(150).slide("coverage").question in page)
    shown = told(150).slide("coverage").chart
    for place, note in enumerate(shown.notes):
        assert note in found
        assert re.search(rf"\b{shown.series[0].values[place]:,.0f}\b", found)


def test_the_question_of_a_chart_stands_above_it():
    page = next(page for page in pages(printed(150)) if told(150).slide("growth").question in page)
    assert page.index(told(150).slide("growth").question) < page.index("Gone stale")
