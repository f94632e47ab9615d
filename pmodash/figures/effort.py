"""Charts of effort: where the PMO's hours go, by vehicle and group, and by network type."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import label
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Theme, empty
from pmodash.vocabulary import ALL

NO_HOURS = "No hours of effort are on record in this window. Give each vehicle its hours for one occasion."


def by_vehicle(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Hours of PMO effort by vehicle, stacked by the group they went to, the costliest vehicle first.

    Takes `vehicles.mix`'s frame.
    """
    frame, note = marks.unpacked(drawn, note)
    parts = frame[frame["group"] != ALL]
    if parts.empty or not parts["hours"].sum():
        return empty(look, NO_HOURS, title=title, note=note)
    table = parts.pivot_table(index="vehicle", columns="group", values="hours", aggfunc="sum", fill_value=0.0)
    table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    rows, note = marks.top_rows(table.reset_index(), "vehicle", note)
    table = rows.set_index("vehicle")[[group for group in dict.fromkeys(parts["group"]) if table[group].sum()]]
    sums = table.sum(axis=1).tolist()
    return marks.bars_figure(
        look,
        (title, note),
        [_hours_bar(look, table[group]) for group in table.columns],
        names=marks.row_labels(look, table.index),
        axes=(marks.figures_axis("PMO effort (hours)", range=[0, max(sums)]), "Vehicle"),
        ends=(sums, marks.totals(sums, "h", 1)),
        legend=[str(group) for group in table.columns],
        each=27,
        barmode="stack",
    )


def _hours_bar(look: Theme, hours: pd.Series) -> go.Bar:
    group = label(hours.name)
    style = marks.bar_style(look, look.group(hours.name))
    return marks.flat_bar(hours, name=group, marker=style, hovertemplate=f"{group}: %{{x:,.1f}} h<extra></extra>")
