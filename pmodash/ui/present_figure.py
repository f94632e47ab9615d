"""The chart of a slide, drawn large: what cannot be read from the back row is left to the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, label, number, percent
from pmodash.figures.of_story import story_figure
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, empty, figure, theme
from pmodash.story.story import Chart, Series
from pmodash.ui.present_slide import Screen
from pmodash.vocabulary import ALL

WHOLE, BESIDE, SCALE = 1150, 740, 1.64
LEAST_NAMED = 0.075
LEAST_ROOM, FIGURES_ROOM = 20, 0.4
NOTHING = "There is nothing to draw yet."


def look_of(screen: Screen, look: Theme, scale: float) -> Theme:
    """The page's look for the wall: narrower where words stand beside the chart, larger as the window is."""
    beside = bool(screen.points)
    return theme(look.name, width=round(scale * (BESIDE if beside else WHOLE)), scale=SCALE * scale)


def wall_figure(chart: Chart, look: Theme) -> go.Figure:
    """The figure of a story's chart, as high as the room it is given."""
    if chart.is_empty:
        return empty(look, NOTHING)
    drawn = LARGE[chart.name](chart, look) if chart.name in LARGE else _as_on_the_pages(chart, look)
    drawn.layout.height = None
    return drawn


def _as_on_the_pages(chart: Chart, look: Theme) -> go.Figure:
    """Drawn from the measure's frame alone: its n and what was left out stand at the foot of the slide."""
    return story_figure(chart.name, chart.measured.frame, look, more=chart.more)


def _line(chart: Chart, look: Theme) -> go.Figure:
    """Shares over time as one line, every point with its figure."""
    shares = chart.series[0].values
    words = ["" if share is None else percent(share) for share in shares]
    last = max((place for place, word in enumerate(words) if word), default=0)
    trace = marks.scatter(
        x=list(range(len(shares))),
        y=[None if share is None else round(share * 100, 2) for share in shares],
        mode="lines+markers+text",
        text=[bold(word) if place == last else word for place, word in enumerate(words)],
        textposition=_beside_line(shares),
        textfont={"color": look.text, "size": look.px(BODY)},
        line={"color": look.strong, "width": look.px(3)},
        marker={"color": look.strong, "size": look.px(6)},
        customdata=list(chart.categories),
        hovertemplate="%{customdata}: %{y:.0f} %<extra></extra>",
        cliponaxis=False,
    )
    names = _short_months(chart.categories)
    across = {"tickvals": list(range(len(names))), "ticktext": names, "range": [-0.5, len(names) - 0.5], "tickangle": 0}
    known = [share * 100 for share in shares if share is not None]
    room = max(LEAST_ROOM, FIGURES_ROOM * (max(known) - min(known)))
    down = {"visible": False, "range": [min(known) - room, max(known) + room]}
    return figure([trace], base_layout(look, "", plot_height=150, xaxis=across, yaxis=down))


def _beside_line(shares: Sequence[float | None]) -> list[str]:
    """Each point's figure above it, or below where the line dips."""
    ends = (None, *shares, None)
    dips = [
        here is not None and all(side is not None and side > here for side in (before, after))
        for before, here, after in zip(ends, shares, ends[2:], strict=False)
    ]
    return ["bottom center" if dip else "top center" for dip in dips]


def _short_months(months: Sequence[str]) -> list[str]:
    """The months by name, the first and the last with their year below."""
    ends = 0, len(months) - 1
    return [name.replace(" ", "<br>") if at in ends else name.split()[0] for at, name in enumerate(months)]


def _stacked_shares(chart: Chart, look: Theme) -> go.Figure:
    """A row a category, parted by series; a part wide enough says its share."""
    sums = [sum(one.values[place] or 0 for one in chart.series) for place in range(len(chart.categories))]
    register = list(chart.more.get("register", ()))
    return marks.bars_figure(
        look,
        ("", ""),
        [_part(one, sums, look, register) for one in chart.series],
        names=marks.row_labels(look, chart.categories),
        axes=(marks.percent_axis(look, "Share of touchpoints (%)"), ""),
        ends=([100] * len(sums), [bold(number(total)) for total in sums]),
        barmode="stack",
        bargap=0.25,
    )


def _part(series: Series, sums: list[float], look: Theme, register: list[str]) -> Trace:
    colour, hatch = (look.other_vehicles, "")
    if series.name in register:
        colour, hatch = look.vehicle(register.index(series.name))
    shares = [(value or 0) / total if total else 0.0 for value, total in zip(series.values, sums, strict=True)]
    return marks.flat_bar(
        [share * 100 for share in shares],
        name=label(series.name),
        marker=marks.bar_style(look, colour, hatch),
        text=[percent(share) if share >= LEAST_NAMED else "" for share in shares],
        customdata=[int(value or 0) for value in series.values],
        hovertemplate=f"{label(series.name)}: %{{customdata:,}} touchpoints, %{{x:.0f}} %<extra></extra>",
        **marks.inside_text(look, colour),
    )


def _then_and_now(chart: Chart, look: Theme) -> go.Figure:
    """Each group's share on two days: both are said at the row's end, since bars so thin hold no words."""
    then, now = (one.values for one in chart.series)
    traces = [
        marks.flat_bar(
            [float("nan") if share is None else share * 100 for share in series.values],
            name=label(series.name),
            marker=marks.bar_style(look, colour),
            hovertemplate=f"{label(series.name)}: %{{x:.0f}} %<extra></extra>",
        )
        for series, colour in zip(chart.series, (look.neutral, look.strong), strict=True)
    ]
    pairs = list(zip(then, now, strict=True))
    return marks.bars_figure(
        look,
        ("", ""),
        traces,
        names=marks.row_labels(look, chart.categories),
        axes=(marks.percent_axis(look, "Coverage (% of counted contacts)"), ""),
        ends=(
            [100 * max(share or 0 for share in pair) for pair in pairs],
            [" → ".join("–" if share is None else percent(share) for share in pair) for pair in pairs],
        ),
        barmode="group",
    )


def _plain_bars(chart: Chart, look: Theme) -> go.Figure:
    """A few figures as bars of one colour, each with its figure at its end."""
    values = [float(value or 0) for value in chart.series[0].values]
    trace = marks.flat_bar(
        values,
        marker=marks.bar_style(look, look.group(ALL)),
        hovertemplate=f"%{{x:,.0f}} {chart.unit}<extra></extra>",
    )
    return marks.bars_figure(
        look,
        ("", ""),
        [trace],
        names=marks.row_labels(look, chart.categories),
        axes=({"visible": False, "range": [0, max(values) or 1]}, ""),
        ends=(values, [bold(note) for note in chart.notes]),
        bargap=0.45,
    )


LARGE: Mapping[str, Callable[[Chart, Theme], Any]] = {
    "months": _line,
    "changes": _then_and_now,
    "vehicles": _stacked_shares,
    "network": _plain_bars,
}
