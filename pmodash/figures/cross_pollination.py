"""Charts of cross-pollination: which groups meet each other, and which keep to themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.grids import Cells, draw_cells, grid_figure
from pmodash.figures.labels import bold, label, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Axis, Theme, empty
from pmodash.measures.measured import Measured

NO_TIES = (
    "No event on record brought contacts together, and no link between two is recorded. Log touchpoints with an event "
    "of up to 50 people, or keep a sheet of links: from, to, since."
)
HOW_TO_READ = "Share of possible pairs with a tie; below it pairs tied of pairs possible."
CHANCE = "What chance would give"


def matrix(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The share of possible pairs with a tie, for each two groups; a pair of groups stands once, below the diagonal.

    Takes `cross_pollination.pairs`' frame.
    """
    frame, note = marks.unpacked(_of_possible(drawn), note)
    if frame.empty or not frame["observed"].sum():
        return empty(look, NO_TIES, title=title, note=note)
    groups = list(dict.fromkeys([*frame["a"], *frame["b"]]))
    tied, possible = frame["observed"].to_numpy(dtype=float), frame["possible"].to_numpy(dtype=float)
    shares = np.divide(tied, possible, out=np.full(len(frame), np.nan), where=possible > 0)
    written = zip(shares, tied, possible, strict=True)
    cells = Cells(
        frame["b"].map(groups.index).to_numpy(),
        frame["a"].map(groups.index).to_numpy(),
        shares,
        [f"{bold(percent(share))}<br>{number(n)}/{number(of)}" for share, n, of in written],
        _said(frame),
    )
    short = [marks.group_label(look, group) for group in groups]
    return grid_figure(
        look,
        (title, f"{note} {_kinds_of_tie(frame)} {HOW_TO_READ}".strip()),
        draw_cells(look, cells, (len(groups), len(groups))),
        across=[name.replace(" ", "<br>", 1) for name in short],
        down=short,
        titles=("", ""),
        each=56,
        angle=-30 if look.narrow else 0,
    )


def _said(frame: pd.DataFrame) -> list[str]:
    """What each cell says on hover."""
    columns = (frame[name] for name in ("a", "b", "observed", "possible", "inferred", "recorded"))
    return [
        f"{label(a)} and {label(b)}: {number(n)} of {number(of)} pairs tied, {number(met)} who met at events, "
        f"{number(linked)} with a link on record"
        for a, b, n, of, met, linked in zip(*columns, strict=True)
    ]


def _kinds_of_tie(frame: pd.DataFrame) -> str:
    """How many ties are inferred and how many recorded, of `cross_pollination.pairs`' frame."""
    met, linked, tied = (int(frame[name].sum()) for name in ("inferred", "recorded", "observed"))
    if not linked:
        return "All ties are inferred from events in 12 months; no link is recorded."
    both = met + linked - tied
    also = f", {number(both)} of them both" if both else ""
    return (
        f"Of the ties {number(met)} are inferred from events in 12 months and {number(linked)} recorded as links{also}."
    )


def ei(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The E–I index of each group, beside what mixing at random would give.

    Takes `cross_pollination.ei`'s frame. Source: Krackhardt & Stern, 1988.
    """
    frame, note = marks.unpacked(drawn, note)
    known = frame[frame["ei"].notna()]
    if known.empty:
        return empty(look, NO_TIES, title=title, note=note)
    hover = "E–I index: %{x:.2f}, %{customdata[0]:,} ties inside, %{customdata[1]:,} to other groups<extra></extra>"
    bars = marks.flat_bar(
        known["ei"],
        marker={"color": [look.group(group) for group in known["group"]]},
        customdata=known[["internal", "external"]].to_numpy().tolist(),
        hovertemplate=hover,
    )
    hover = f"{CHANCE}: %{{x:.2f}}<extra></extra>"
    return marks.bars_figure(
        look,
        (title, note),
        [bars, marks.tick_mark(look, known["expected_ei"], name=CHANCE, size=18, hover=hover)],
        names=marks.row_labels(look, known["group"]),
        axes=(_index_axis(), ""),
        ends=([1] * len(known), [bold(f"{value:+.2f}".replace("-", "−")) for value in known["ei"]]),
        each=38,
    )


def _index_axis() -> Axis:
    texts = ["−1<br>only inside", "−0.5", "0", "0.5", "1<br>only across"]
    ticks = {"tickvals": [-1, -0.5, 0, 0.5, 1], "ticktext": texts, "range": [-1, 1]}
    return {"title": {"text": "E–I index (from −1 to 1)"}, "showgrid": True, "zeroline": True, **ticks}


def _of_possible(drawn: Drawn) -> Drawn:
    """The measure with the pairs possible as its n, since the shares drawn are of them."""
    if not isinstance(drawn, Measured):
        return drawn
    return replace(drawn, n=int(drawn.frame["possible"].sum()), unit="possible pairs")
