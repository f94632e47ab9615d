"""Charts of complexity: how the channels of a network grow with its people, and how few are left once it is grouped."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, number
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, empty, figure
from pmodash.measures.complexity import potential_channels

POTENTIAL, GROUPED = "Potential channels, n(n−1)/2", "Channels once managed by group"
NOBODY = "Nobody is in the network yet. Add contacts to see how many channels they could need."
STEPS, PLOT_HEIGHT = 60, 330


def growth_curve(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Potential channels against people, with today's network and, on the same curve, the people to be added.

    Takes `complexity.growth_curve`'s frame: its first row is today, its last the network with everyone added.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty:
        return empty(look, NOBODY, title=title, note=note)
    ends = frame.iloc[[0]] if len(frame) == 1 else frame.iloc[[0, -1]]
    most = max(int(frame["people"].iloc[-1]) * 5 // 4, 10)
    people = np.unique(np.linspace(1, most, STEPS).round().astype(int)).tolist()
    curve = _line(people, [potential_channels(n) for n in people], POTENTIAL, look.neutral)
    grown, channels = ends["people"].tolist(), ends["grouped_channels"].tolist()
    kept = _line(grown, channels, GROUPED, look.alarm, mode="lines+markers")
    layout = base_layout(
        look,
        title,
        note,
        plot_height=PLOT_HEIGHT,
        keys=[curve, kept],
        xaxis=marks.figures_axis(look, "People in the network, the PMO counted as one (number)", most),
        yaxis=marks.figures_axis(look, "Channels (number)", potential_channels(most), space=1.06),
        annotations=_call_outs(look, frame, most),
    )
    return figure([curve, kept, _points(look, ends)], layout)


def _line(people: list[int], channels: list[int], name: str, colour: str, **style: Any) -> Trace:
    hover = f"{name}: %{{y:,}} for %{{x:,}} people<extra></extra>"
    line = {"line": {"color": colour, "width": 3}, "marker": {"color": colour, "size": 9}, "mode": "lines", **style}
    return marks.scatter(x=people, y=channels, name=name, hovertemplate=hover, cliponaxis=False, **line)


def _points(look: Theme, ends: pd.DataFrame) -> Trace:
    fills = [look.text, look.page][: len(ends)]
    return marks.scatter(
        x=ends["people"].tolist(),
        y=ends["potential_channels"].tolist(),
        mode="markers",
        marker={"color": fills, "size": look.px(12), "line": {"color": look.text, "width": look.px(2)}},
        hovertemplate="%{x:,} people: %{y:,} potential channels<extra></extra>",
    )


def _call_outs(look: Theme, frame: pd.DataFrame, most: int) -> list[dict[str, object]]:
    """What stands beside today's point, the point with everyone added, and the grouped channels."""
    last = frame.iloc[-1]
    people, channels, kept = (int(last[name]) for name in ("people", "potential_channels", "grouped_channels"))
    today, had = int(frame["people"].iloc[0]), int(frame["potential_channels"].iloc[0])
    apart = (channels - had) / potential_channels(most) * PLOT_HEIGHT
    notes = [_call_out(look, (today, had), "Today", f"{number(today)} people,<br>{number(had)} channels", 2)]
    if people > today:
        words = f"{number(people)} people,<br>{number(channels)} channels"
        notes.append(_call_out(look, (people, channels), f"{number(people - today)} more", words, max(2, 44 - apart)))
    grouped = _call_out(look, (people, kept), "Grouped", f"<br>{number(kept)} channels", 2)
    return [*notes, {**grouped, "align": "left", "xanchor": "left", "xshift": look.px(10)}]


def _call_out(look: Theme, at: tuple[int, int], word: str, text: str, lift: float) -> dict[str, object]:
    return {
        "x": at[0],
        "y": at[1],
        "text": f"{bold(word)}: {text}",
        "font": {"color": look.text, "size": look.px(BODY)},
        "align": "right",
        "xanchor": "right",
        "yanchor": "bottom",
        "xshift": -look.px(10),
        "yshift": look.px(lift),
        "showarrow": False,
    }
