"""The chart of group sizes."""

from __future__ import annotations

import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.labels import bold, number, percent
from pmodash.figures.marks import Drawn
from pmodash.figures.palette import HUB
from pmodash.figures.theme import Theme, empty
from pmodash.vocabulary import HUB_SOURCE

NOBODY = "Nobody is in the network yet. Add contacts to see how large each group is."


def sizes(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """How many contacts each group has, with its share of all.

    Takes `groups.sizes`'s frame; a row of nobody is not drawn.
    """
    frame, note = marks.unpacked(drawn, note)
    if not frame["contacts"].sum():
        return empty(look, NOBODY, title=title, note=note)
    frame = frame[frame["contacts"] > 0]
    contacts, groups = frame["contacts"].tolist(), [_group(name) for name in frame["group"]]
    whole = sum(contacts)
    return marks.bars_figure(
        look,
        (title, note),
        [
            marks.flat_bar(
                contacts,
                marker={"color": [look.group(group) for group in groups]},
                hovertemplate="%{x:,} contacts<extra></extra>",
            )
        ],
        names=marks.row_labels(look, groups),
        axes=(marks.figures_axis(look, "Contacts (number)", max(contacts)), ""),
        ends=(contacts, [f"{bold(number(count))}, {percent(count / whole)}" for count in contacts]),
        each=27,
    )


def _group(name: object) -> str:
    return HUB if name == HUB_SOURCE else str(name)
