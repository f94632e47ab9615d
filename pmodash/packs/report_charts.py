"""The charts of the offline report: drawn once for each look that the page can have, with their figures in a table."""

from __future__ import annotations

from collections.abc import Mapping

from pmodash.figures.of_story import story_figure
from pmodash.figures.offline import Values, figure_values
from pmodash.figures.theme import Theme, theme
from pmodash.measures.sentences import percent
from pmodash.packs.report_markup import NOTHING, Html, element, joined, text, worded
from pmodash.story.story import Chart, Slide

WIDE, NARROW, PRINTED = 640, 320, 660
PRINTED_SCALE, SMALLEST_PRINTED, TALLEST_PRINTED = 0.8, 0.64, 600
LOOKS: Mapping[str, Theme] = {
    "light": theme("light", width=WIDE),
    "dark": theme("dark", width=WIDE),
    "light-narrow": theme("light", width=NARROW, scale=0.85),
    "dark-narrow": theme("dark", width=NARROW, scale=0.85),
}
KINDS = {"bars": "Bar chart", "columns": "Column chart", "lines": "Line chart", "grid": "Matrix"}


def chart_values(chart: Chart) -> dict[str, Values]:
    """A chart as the page's script draws it, in every look."""
    looks = {name: _drawn(chart, look) for name, look in LOOKS.items()}
    printed = _drawn(chart, theme("light", width=PRINTED, scale=PRINTED_SCALE))
    height = printed["layout"]["height"]
    if height > TALLEST_PRINTED:
        scale = max(SMALLEST_PRINTED, PRINTED_SCALE * TALLEST_PRINTED / height)
        printed = _drawn(chart, theme("light", width=PRINTED, scale=scale))
    return {**looks, "printed": printed}


def _drawn(chart: Chart, look: Theme) -> Values:
    return figure_values(story_figure(chart.name, chart.measured.frame, look, more=chart.more))


def slide_chart(slide: Slide, name: str) -> Html:
    """Where a slide's chart is drawn, what it says to those who do not see it, and its figures."""
    chart = slide.chart
    if chart is None:
        return NOTHING
    said = f"{KINDS[chart.kind]}. {slide.finding.rstrip('.')}. Its figures stand in the table below it."
    return element(
        "figure",
        element("div", class_="chart", id=f"chart-{name}", data_chart=name, role="img", aria_label=said),
        element("div", class_="printed", data_printed=name, aria_hidden="true"),
        element("noscript", element("p", text("The chart is drawn by a script. Its figures stand below."))),
        _figures(chart),
    )


def _figures(chart: Chart) -> Html:
    """The chart's figures as a table: a row a bar, or a row a series where time or levels run across."""
    by_bar = chart.kind == "bars"
    across = tuple(one.name for one in chart.series) if by_bar else chart.categories
    down = chart.categories if by_bar else tuple(one.name for one in chart.series)
    values = [one.values for one in chart.series]
    notes = chart.notes if by_bar and len(chart.series) > 1 else ("",) * len(down)
    heads = (chart.axis if by_bar else chart.rows, *across, *([""] if any(notes) else []))
    rows = zip(down, zip(*values, strict=True) if by_bar else values, notes, strict=True)
    table = element(
        "table",
        element("caption", text(_caption(chart)), class_="unseen"),
        element("thead", element("tr", *(element("th", text(head), scope="col") for head in heads))),
        element("tbody", joined([_row(*row, chart.unit) for row in rows])),
    )
    scroll = element("div", table, class_="scroll", tabindex="0", role="region", aria_label=_caption(chart))
    return element("details", element("summary", text("The figures of this chart")), scroll, class_="figures")


def _caption(chart: Chart) -> str:
    return "Shares" if chart.unit == "share" else f"Number of {chart.unit}"


def _row(name: str, values: tuple[float | None, ...], note: str, unit: str) -> Html:
    figures = (element("td", text(_figure(value, unit)), class_="number") for value in values)
    return element("tr", worded("th", name, scope="row"), *figures, worded("td", note))


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return percent(value) if unit == "share" else f"{value:,.0f}"
