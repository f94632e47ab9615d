"""A drawing of a small network with every channel it could need."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, pi, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, label, number
from pmodash.figures.palette import HUB
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import NO_GROUP, group_names

MOST_DRAWN = 60
TOO_MANY = "Up to 60 contacts are drawn one by one; here are {n}. Filter to one group to see its channels."
NOBODY = "Nobody is in the network yet. Add contacts to draw it."
BARE = {"visible": False, "fixedrange": True}
Point = tuple[float, float]


def everyone(groups: pd.Series, look: Theme, *, title: str, note: str = "", extra: int = 0) -> go.Figure:
    """The PMO in the middle, contacts round it by group, and a faint line for every channel between any two.

    `groups` holds each contact's group, blank for none; `extra` people to be added are drawn hollow. Nobody is named.
    Only for up to 60 contacts: beyond that the lines say nothing.
    """
    names = groups.astype(object).where(groups.notna(), NO_GROUP)
    count = len(names) + extra
    if not count or count > MOST_DRAWN:
        return empty(look, TOO_MANY.format(n=number(count)) if count else NOBODY, title=title, note=note)
    order = [name for name in (*group_names(), NO_GROUP) if (names == name).any()]
    seats = [name for name in order for _ in range(int((names == name).sum()))] + [""] * extra
    places = [(round(sin(2 * pi * seat / count), 3), round(cos(2 * pi * seat / count), 3)) for seat in range(count)]
    layout = base_layout(
        look,
        title,
        note,
        plot_height=min(400, look.width * 2 // 3),
        xaxis={**BARE, "range": [-1.8, 1.8]},
        yaxis={**BARE, "range": [-1.45, 1.45], "scaleanchor": "x"},
        annotations=_group_names(look, seats, places),
    )
    layout["margin"]["b"] = look.px(12)
    return figure([_channels(look, [(0.0, 0.0), *places]), _people(look, seats, places)], layout)


def _channels(look: Theme, places: Sequence[Point]) -> Trace:
    """All n(n−1)/2 lines in one trace."""
    x: list[float | None] = []
    y: list[float | None] = []
    for (x0, y0), (x1, y1) in combinations(places, 2):
        x += [x0, x1, None]
        y += [y0, y1, None]
    line = {"color": look.quiet, "width": 1 if len(places) < 25 else 0.5}
    opacity = max(0.25, min(0.9, 12 / len(places)))
    return marks.scatter(x=x, y=y, mode="lines", line=line, opacity=opacity, hoverinfo="skip")


def _people(look: Theme, seats: Sequence[str], places: Sequence[Point]) -> Trace:
    fills = [look.group(HUB), *(look.group(seat) if seat else look.page for seat in seats)]
    edges = [look.page, *(look.page if seat else look.text for seat in seats)]
    said = [HUB, *(label(seat) if seat else "One more person" for seat in seats)]
    sizes = [look.px(26), *[look.px(13)] * len(seats)]
    return marks.scatter(
        x=[0, *(x for x, _ in places)],
        y=[0, *(y for _, y in places)],
        mode="markers+text",
        marker={"color": fills, "size": sizes, "opacity": 1, "line": {"color": edges, "width": look.px(1.5)}},
        text=[bold(HUB)],
        textposition="bottom center",
        textfont={"color": look.text},
        hovertext=said,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _group_names(look: Theme, seats: Sequence[str], places: Sequence[Point]) -> list[dict[str, Any]]:
    """Each group's name and size outside the middle of its arc."""
    notes = []
    for name in dict.fromkeys(seats):
        own = [place for place, seat in enumerate(seats) if seat == name]
        angle = 2 * pi * (own[0] + own[-1]) / 2 / len(seats)
        x, y = 1.15 * sin(angle), 1.15 * cos(angle)
        text = f"{marks.group_label(look, name) if name else 'To be added'}<br>{bold(number(len(own)))}"
        side = "left" if x > 0.35 else "right" if x < -0.35 else "center"
        edge = "middle" if side != "center" else "bottom" if y > 0 else "top"
        font = {"color": look.text, "size": look.px(BODY)}
        notes.append({"x": x, "y": y, "text": text, "font": font, "xanchor": side, "yanchor": edge, "showarrow": False})
    return notes
