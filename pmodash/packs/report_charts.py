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
LOOKS: Mapping[str, Theme] = {
    "light": theme("light", width=WIDE),
    "dark": theme("dark", width=WIDE),
    "light-narrow": theme("light", width=NARROW),
    "dark-narrow": theme("dark", width=NARROW),
    "printed": theme("light", width=PRINTED, scale=0.8),
}
KINDS = {"bars": "Bar chart", "columns": "Column chart", "lines": "Line chart", "grid": "Matrix"}


def chart_values(chart: Chart) -> dict[str, Values]:
    """A chart as the page's script draws it, in every look."""
    return {
        name: figure_values(story_figure(chart.name, chart.measured.frame, look, more=chart.more))
        for name, look in LOOKS.items()
    }


def slide_chart(slide: Slide, name: str) -> Html:
    """Where a slide's chart is drawn, what it says to those who do not see it, and its figures."""
    chart = slide.chart
    if chart is None:
        return NOTHING
    said = f"{KINDS[chart.kind]}. {slide.finding}. Its figures stand in the table below it."
    return element(
        "figure",
        element("div", class_="chart", id=f"chart-{name}", data_chart=name, role="img", aria_label=said),
        element("div", class_="printed", data_printed=name, aria_hidden="true"),
        element("noscript", element("p", text("The chart is drawn by a script. Its figures stand below."))),
        _figures(chart),
    )


def _figures(chart: Chart) -> Html:
    """The chart's figures as a table, a row for what each bar, point or row of cells stands for."""
    heads = [chart.rows or chart.axis or "", *_columns(chart), *([""] if _notes(chart) else [])]
    table = element(
        "table",
        element("caption", text(_caption(chart)), class_="unseen"),
        element("thead", element("tr", *(element("th", text(head), scope="col") for head in heads))),
        element("tbody", joined(_rows(chart))),
    )
    scroll = element("div", table, class_="scroll", tabindex="0", role="region", aria_label=_caption(chart))
    return element("details", element("summary", text("The figures of this chart")), scroll, class_="figures")


def _caption(chart: Chart) -> str:
    return "Shares" if chart.unit == "share" else f"Number of {chart.unit}"


def _columns(chart: Chart) -> tuple[str, ...]:
    return chart.categories if chart.kind == "grid" else tuple(one.name for one in chart.series)


def _notes(chart: Chart) -> tuple[str, ...]:
    """What stands at the end of each row, where that is more than the figure itself."""
    return chart.notes if len(chart.series) > 1 and chart.kind != "grid" else ()


def _rows(chart: Chart) -> list[Html]:
    if chart.kind == "grid":
        return [_row(one.name, one.values, "", chart.unit) for one in chart.series]
    across = zip(*(one.values for one in chart.series), strict=True)
    notes = _notes(chart) or ("",) * len(chart.categories)
    return [_row(*row, chart.unit) for row in zip(chart.categories, across, notes, strict=True)]


def _row(name: str, values: tuple[float | None, ...], note: str, unit: str) -> Html:
    figures = (element("td", text(_figure(value, unit)), class_="number") for value in values)
    return element("tr", worded("th", name, scope="row"), *figures, worded("td", note))


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    return percent(value) if unit == "share" else f"{value:,.0f}"
