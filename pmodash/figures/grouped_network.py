"""A drawing of the few channels that are left of a network once it is managed by group and vehicle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, counted, label
from pmodash.figures.marks import Drawn
from pmodash.figures.network import BARE
from pmodash.figures.palette import HUB
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, empty, figure
from pmodash.vocabulary import ALL

MOST_VEHICLES = 6
NO_GROUPS = "No group was reached in this window. Log touchpoints to see which channels are in use."
HUB_AT, GROUPS_AT, LEAVES_AT = 0.0, 1.2, 1.85


@dataclass(frozen=True)
class Branch:
    """A group in use and the channels behind it, each in a row of its own."""

    group: str
    leaves: tuple[str, ...]
    first_row: float

    @property
    def rows(self) -> list[float]:
        """Where its channels stand, from the top."""
        return [self.first_row + place for place in range(len(self.leaves))]

    @property
    def middle(self) -> float:
        """Where the group itself stands."""
        return self.first_row + (len(self.leaves) - 1) / 2


def grouped(drawn: Drawn, look: Theme, *, title: str, note: str = "", mixed: pd.DataFrame) -> go.Figure:
    """The channels left once contact is managed by group: from the PMO to each group, and on to its vehicles.

    Takes `Complexity.by_group` and `vehicles.mix`'s frame. A group's six most used vehicles are named; those managed
    individually stand as one line with their number.
    """
    per_group, note = marks.unpacked(drawn, note)
    branches = _branches(per_group, mixed[mixed["group"] != ALL])
    if not branches:
        return empty(look, NO_GROUPS, title=title, note=note)
    rows = branches[-1].rows[-1]
    layout = base_layout(
        look,
        title,
        note,
        plot_height=round(25 * rows) + 50,
        xaxis={**BARE, "range": [-0.12, 3.5 if look.narrow else 3.1]},
        yaxis={**BARE, "range": [rows + 0.8, -1.1]},
    )
    layout["margin"]["b"] = look.px(12)
    return figure([_lines(look, branches), *_nodes(look, branches)], layout)


def _branches(per_group: pd.DataFrame, mixed: pd.DataFrame) -> list[Branch]:
    found: list[Branch] = []
    for group, own in zip(per_group["group"], per_group["managed_individually"], strict=True):
        leaves = _leaves(mixed[mixed["group"] == group], int(own))
        if leaves:
            found.append(Branch(str(group), leaves, found[-1].rows[-1] + 1.6 if found else 0.0))
    return found


def _leaves(used: pd.DataFrame, individually: int) -> tuple[str, ...]:
    first = used.iloc[:MOST_VEHICLES]
    leaves = [f"{label(name)}, {count:,}×" for name, count in zip(first["vehicle"], first["touchpoints"], strict=True)]
    if len(used) > MOST_VEHICLES:
        leaves.append(counted(len(used) - MOST_VEHICLES, "more vehicle"))
    if individually:
        leaves.append(f"{counted(individually, 'contact')} one by one")
    return tuple(leaves)


def _hub_row(branches: Sequence[Branch]) -> float:
    return sum(branch.middle for branch in branches) / len(branches)


def _lines(look: Theme, branches: Sequence[Branch]) -> Trace:
    hub = _hub_row(branches)
    x: list[float | None] = []
    y: list[float | None] = []
    for branch in branches:
        x += [HUB_AT, 0.3, GROUPS_AT, None]
        y += [hub, branch.middle, branch.middle, None]
        for row in branch.rows:
            x += [GROUPS_AT, 1.7, LEAVES_AT, None]
            y += [branch.middle, row, row, None]
    line = {"color": look.quiet, "width": 1}
    return marks.scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _nodes(look: Theme, branches: Sequence[Branch]) -> list[Trace]:
    rows = [row for branch in branches for row in branch.rows]
    leaves = [f"&nbsp;{leaf}" for branch in branches for leaf in branch.leaves]
    owners = [branch.group for branch in branches for _ in branch.leaves]
    groups = [branch.group for branch in branches]
    names = [bold(marks.group_label(look, group)) for group in groups]
    return [
        _dots(look, (HUB_AT, [_hub_row(branches)]), [bold(HUB)], [HUB], (22, "bottom center")),
        _dots(look, (GROUPS_AT, [branch.middle for branch in branches]), names, groups, (14, "top left")),
        _dots(look, (LEAVES_AT, rows), leaves, owners, (7, "middle right")),
    ]


def _dots(
    look: Theme, at: tuple[float, Sequence[float]], texts: list[str], groups: Sequence[str], style: tuple[int, str]
) -> Trace:
    x, rows = at
    size, side = style
    return marks.scatter(
        x=[x] * len(rows),
        y=list(rows),
        mode="markers+text",
        marker={"color": [look.group(group) for group in groups], "size": look.px(size), "opacity": 1},
        text=texts,
        textposition=side,
        textfont={"color": look.text, "size": look.px(BODY)},
        cliponaxis=False,
        hoverinfo="skip",
    )
