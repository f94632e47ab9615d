"""Charts of cross-pollination: which groups meet each other, and which keep to themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.grids import Cells, draw_cells, grid_figure
from pmodash.figures.labels import bold, label, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Axis, Theme, empty
from pmodash.measures.measured import Measured

NO_TIES = "No event on record brought contacts together. Log touchpoints with an event of up to 50 people."
HOW_TO_READ = "Share of possible pairs who met; below it pairs who met of pairs possible."
CHANCE = "What chance would give"


def matrix(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """The share of possible pairs who met, for each two groups; a pair of groups stands once, below the diagonal.

    Takes `cross_pollination.pairs`' frame.
    """
    frame, note = marks.unpacked(_of_possible(drawn), note)
    if frame.empty or not frame["observed"].sum():
        return empty(look, NO_TIES, title=title, note=note)
    groups = list(dict.fromkeys([*frame["a"], *frame["b"]]))
    met, possible = frame["observed"].to_numpy(dtype=float), frame["possible"].to_numpy(dtype=float)
    shares = np.divide(met, possible, out=np.full(len(frame), np.nan), where=possible > 0)
    pairs = list(zip(frame["a"], frame["b"], shares, met, possible, strict=True))
    cells = Cells(
        frame["b"].map(groups.index).to_numpy(),
        frame["a"].map(groups.index).to_numpy(),
        shares,
        [f"{bold(percent(share))}<br>{number(n)}/{number(of)}" for _, _, share, n, of in pairs],
        [f"{label(a)} and {label(b)}: {number(n)} of {number(of)} pairs met" for a, b, _, n, of in pairs],
    )
    short = [marks.group_label(look, group) for group in groups]
    return grid_figure(
        look,
        (title, f"{note} {HOW_TO_READ}".strip()),
        draw_cells(look, cells, (len(groups), len(groups))),
        across=[name.replace(" ", "<br>", 1) for name in short],
        down=short,
        titles=("", ""),
        each=56,
        angle=-30 if look.narrow else 0,
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
