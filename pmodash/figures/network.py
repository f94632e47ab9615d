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
from pmodash.measures.ties import Ties
from pmodash.vocabulary import NO_GROUP, group_names

MOST_DRAWN = 60
TOO_MANY = "Up to 60 contacts are drawn one by one; here are {n}. Filter to one group to see its channels."
NOBODY = "Nobody is in the network yet. Add contacts to draw it."
MET, LINKED = "Met at an event", "Link on record"
BARE = {"visible": False, "fixedrange": True}
Point = tuple[float, float]


def everyone(
    groups: pd.Series, look: Theme, *, title: str, note: str = "", extra: int = 0, ties: Ties | None = None
) -> go.Figure:
    """The PMO in the middle, contacts round it by group, and a faint line for every channel between any two.

    `groups` holds each contact's group, blank for none; `extra` people to be added are drawn hollow. `ties` are places
    in `groups`: who met at an event stands joined by a full line, whose link is recorded by a dotted one. Nobody is
    named. Only for up to 60 contacts: beyond that the lines say nothing.
    """
    names = groups.astype(object).where(groups.notna(), NO_GROUP)
    count = len(names) + extra
    if not count or count > MOST_DRAWN:
        return empty(look, TOO_MANY.format(n=number(count)) if count else NOBODY, title=title, note=note)
    by_group = names.map([*group_names(), NO_GROUP].index).to_numpy().argsort(kind="stable")
    seats = [*names.iloc[by_group], *[""] * extra]
    places = [(round(sin(2 * pi * seat / count), 3), round(cos(2 * pi * seat / count), 3)) for seat in range(count)]
    drawn = _ties(look, ties, [places[seat] for seat in by_group.argsort()]) if ties else []
    layout = base_layout(
        look,
        title,
        note,
        plot_height=min(400, look.width * 2 // 3),
        keys=drawn,
        xaxis={**BARE, "range": [-1.8, 1.8]},
        yaxis={**BARE, "range": [-1.45, 1.45], "scaleanchor": "x"},
        annotations=_group_names(look, seats, places),
    )
    layout["margin"]["b"] = look.px(12)
    channels = _channels(look, list(combinations([(0.0, 0.0), *places], 2)), len(places))
    return figure([channels, *drawn, _people(look, seats, places)], layout)


def _channels(look: Theme, pairs: Sequence[tuple[Point, Point]], people: int) -> Trace:
    """All n(n−1)/2 lines in one trace."""
    line = {"color": look.quiet, "width": 1 if people < 25 else 0.5}
    return _lines(pairs, line=line, opacity=max(0.25, min(0.9, 12 / people)))


def _ties(look: Theme, ties: Ties, places: Sequence[Point]) -> list[Trace]:
    """A trace of those who met and one of the recorded links, of each only where there are any."""
    met = {"line": {"color": look.neutral, "width": look.px(1)}, "name": MET}
    linked = {"line": {"color": look.strong, "width": look.px(2), "dash": "dot"}, "name": LINKED}
    traces = []
    for chosen, style in ((ties.inferred, met), (ties.recorded, linked)):
        ends = zip(ties.first[chosen].tolist(), ties.second[chosen].tolist(), strict=True)
        pairs = [(places[first], places[second]) for first, second in ends]
        traces += [_lines(pairs, **style)] if pairs else []
    return traces


def _lines(pairs: Sequence[tuple[Point, Point]], **style: Any) -> Trace:
    """A line for each pair of points."""
    x: list[float | None] = []
    y: list[float | None] = []
    for (x0, y0), (x1, y1) in pairs:
        x += [x0, x1, None]
        y += [y0, y1, None]
    return marks.scatter(x=x, y=y, mode="lines", hoverinfo="skip", **style)


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
