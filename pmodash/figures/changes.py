"""The chart of what moved between two days."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import percent
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Theme, Trace, empty

NOTHING = "No group's coverage is known on both days. Log touchpoints, or compare with another workbook."


def then_and_now(
    drawn: Drawn, look: Theme, *, title: str, note: str = "", names: tuple[str, str] = ("Then", "Now")
) -> go.Figure:
    """Each group's coverage on an earlier day beside that of now, with how far it moved at the end of the row.

    Takes a frame of `group`, `then` and `now` (shares, blank where not known) and `moved` in words; `names` are what
    the two days are called.
    """
    frame, note = marks.unpacked(drawn, note)
    shares = frame[["then", "now"]].to_numpy(dtype=float)
    if np.isnan(shares).all():
        return empty(look, NOTHING, title=title, note=note)
    ends = np.nan_to_num(100 * np.fmax(shares[:, 0], shares[:, 1]))
    colours = (look.neutral, look.strong)
    return marks.bars_figure(
        look,
        (title, note),
        [
            _bars(look, frame[column], name, colour)
            for column, name, colour in zip(("then", "now"), names, colours, strict=True)
        ],
        names=marks.row_labels(look, frame["group"]),
        axes=(marks.percent_axis(look, "Coverage (% of counted contacts)"), ""),
        ends=(ends.tolist(), frame["moved"].tolist()),
        each=44,
        barmode="group",
    )


def _bars(look: Theme, shares: pd.Series, name: str, colour: str) -> Trace:
    return marks.flat_bar(
        marks.in_percent(shares),
        name=name,
        marker=marks.bar_style(look, colour),
        text=["" if share != share else percent(share) for share in shares],
        hovertemplate=f"{name}: %{{x:.0f}} %<extra></extra>",
        **marks.inside_text(look, colour),
    )
