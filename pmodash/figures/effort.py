"""Charts of effort: where the PMO's hours go, by vehicle and group, and by network type."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.crosstabs import Crosstab, Figures
from pmodash.figures.labels import bold, label, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import BODY, Axis, Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL, NETWORK_TYPES

PANELS = {"contacts": "Contacts", "touchpoints": "Touchpoints", "hours": "PMO effort (hours)"}
NO_TYPES = "No contact has a network type yet. Give contacts a group, or a network type of their own."
NO_HOURS = "No hours of effort are on record in this window. Give each vehicle its hours for one occasion."


def by_vehicle(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Hours of PMO effort by vehicle, stacked by the group they went to, the costliest vehicle first.

    Takes `vehicles.mix`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    parts = frame[frame["group"] != ALL]
    if parts.empty or not parts["hours"].sum():
        return empty(look, NO_HOURS, title=title, note=note)
    table = Crosstab.of(parts, "vehicle", "group", "hours")
    if len(table.rows) > marks.MOST_ROWS:
        more = len(table.rows) - marks.MOST_ROWS
        note = f"{note} The {marks.MOST_ROWS} that take most are drawn; {more} more are in the table.".strip()
    table = table.take(rows=np.argsort(-table.sums, kind="stable").tolist()[: marks.MOST_ROWS])
    sums = table.sums.tolist()
    return marks.bars_figure(
        look,
        (title, note),
        [_hours_bar(look, group, hours) for group, hours in zip(table.columns, table.values.T, strict=True)],
        names=marks.row_labels(look, table.rows),
        axes=(marks.figures_axis(look, "PMO effort (hours)", max(sums)), "Vehicle"),
        ends=(sums, marks.totals(sums, "h", 1)),
        each=27,
        barmode="stack",
    )


def _hours_bar(look: Theme, group: str, hours: Figures) -> Trace:
    name, style = label(group), marks.bar_style(look, look.group(group))
    return marks.flat_bar(hours, name=name, marker=style, hovertemplate=f"{name}: %{{x:,.1f}} h<extra></extra>")


def type_balance(drawn: Drawn, look: Theme, *, title: str, note: str = "", floor: float = 0.2) -> go.Figure:
    """The part of each network type in contacts, touchpoints and effort, with the least strategic share of effort.

    Takes `effort.type_balance`'s frame; `floor` is the policy's least share of effort for strategic ties.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["contacts"].sum():
        return empty(look, NO_TYPES, title=title, note=note)
    names = frame["network_type"].tolist()
    panels: dict[str, Any] = {_axis("xaxis", place): _panel_axis(look, place) for place in range(len(PANELS))}
    layout = base_layout(
        look,
        title,
        note,
        plot_height=190,
        yaxis={**marks.rows_axis(marks.row_labels(look, names), "Network type")},
        **panels,
        annotations=_panel_names(look),
        shapes=_floor_mark(look, names, floor),
        bargap=0.4,
    )
    layout["margin"]["t"] += look.px(26)
    layout["height"] += look.px(26)
    return figure([trace for place in range(len(PANELS)) for trace in _panel(look, frame, place, floor)], layout)


def _axis(name: str, place: int) -> str:
    return f"{name}{place + 1}" if place else name


def _start(place: int) -> float:
    return place * 0.345


def _panel_axis(look: Theme, place: int) -> Axis:
    ticks = [0, 50] if look.narrow else [0, 25, 50, 75, 100]
    texts = [percent(tick / 100) for tick in ticks]
    span = {"domain": [_start(place), _start(place) + 0.31], "range": [0, 122], "tickvals": ticks, "ticktext": texts}
    return {**span, "title": {"text": "Share (%)"}, "showgrid": True, "tickangle": 0}


def _panel(look: Theme, frame: pd.DataFrame, place: int, floor: float) -> list[Trace]:
    column, heading = list(PANELS.items())[place]
    shares = (100 * frame[f"share_of_{column}"]).tolist()
    bars = marks.flat_bar(
        shares,
        xaxis=_axis("x", place),
        marker={"color": [look.network_type(name) for name in frame["network_type"]]},
        customdata=[round(float(value), 1) for value in frame[column]],
        hovertemplate=f"{heading}: %{{customdata:,}}, %{{x:.0f}} %<extra></extra>",
    )
    ends = [0.0 if share != share else share for share in shares]
    texts = ["–" if share != share else bold(percent(share / 100)) for share in shares]
    row = _strategic(frame["network_type"].tolist())
    if column == "hours" and row >= 0:
        ends[row], texts[row] = max(ends[row], 100 * floor), f"{texts[row]}, floor {percent(floor)}"
    notes = marks.end_notes(look, ends, texts)
    notes["xaxis"] = _axis("x", place)
    return [bars, notes]


def _panel_names(look: Theme) -> list[dict[str, Any]]:
    shared = {"yref": "paper", "y": 1, "yanchor": "bottom", "xref": "paper", "xanchor": "left", "showarrow": False}
    font = {"size": look.px(BODY), "color": look.text}
    return [
        {**shared, "x": _start(place), "text": bold(heading), "font": font, "yshift": look.px(4)}
        for place, heading in enumerate(PANELS.values())
    ]


def _floor_mark(look: Theme, names: list[str], floor: float) -> list[dict[str, Any]]:
    """The line that the strategic bar of the last panel should reach."""
    line = {"color": look.text, "width": look.px(2), "dash": "dot"}
    x, row = {"xref": _axis("x", len(PANELS) - 1), "x0": 100 * floor, "x1": 100 * floor}, _strategic(names)
    return [{"type": "line", "line": line, **x, "y0": row - 0.42, "y1": row + 0.42}] if row >= 0 else []


def _strategic(names: list[str]) -> int:
    return names.index(NETWORK_TYPES[-1]) if NETWORK_TYPES[-1] in names else -1
