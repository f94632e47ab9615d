"""Grids of coloured cells with words in them, for matrices and calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from pmodash.figures.marks import rows_axis, scatter
from pmodash.figures.palette import ink_on, on_scale
from pmodash.figures.theme import BODY, Theme, Trace, base_layout, figure

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """The cells of a grid, one entry a cell: its row and column from 0, its figure (NaN leaves it bare), its words and
    what it says when pointed at, both safe text already.
    """

    rows: Places
    columns: Places
    values: npt.NDArray[np.float64]
    texts: Sequence[str]
    hover: Sequence[str]

    @property
    def top(self) -> float:
        """The largest figure, or 1 where there is none above nothing."""
        known = self.values[~np.isnan(self.values)]
        return float(known.max(initial=0.0)) or 1.0

    def only(self, chosen: npt.NDArray[np.bool_]) -> Cells:
        """The cells chosen, in their places."""
        kept = np.flatnonzero(chosen).tolist()
        texts, hover = [self.texts[i] for i in kept], [self.hover[i] for i in kept]
        return Cells(self.rows[kept], self.columns[kept], self.values[kept], texts, hover)


def draw_cells(
    look: Theme,
    cells: Cells,
    shape: tuple[int, int],
    scale: Sequence[str] = (),
    top: float = 0.0,
    letters: int = BODY - 1,
) -> list[Trace]:
    """The cells, coloured from 0 to `top` (their own largest figure by default), with words in the ink that reads.

    `letters` is the size of the words.
    """
    colours, top = list(scale or look.heat), top or cells.top
    figures, hover = np.full(shape, np.nan), np.full(shape, "", dtype=object)
    figures[cells.rows, cells.columns] = cells.values
    hover[cells.rows, cells.columns] = list(cells.hover)
    heat = {
        "type": "heatmap",
        "z": [[None if value != value else round(float(value), 4) for value in row] for row in figures],
        "zmin": 0,
        "zmax": top,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "colorscale": [[place / (len(colours) - 1), colour] for place, colour in enumerate(colours)],
        "text": hover.tolist(),
        "hovertemplate": "%{text}<extra></extra>",
    }
    return [heat, _words(look, cells, colours, top, letters)]


def _words(look: Theme, cells: Cells, colours: list[str], top: float, letters: int) -> Trace:
    said = [place for place, text in enumerate(cells.texts) if text and cells.values[place] == cells.values[place]]
    return scatter(
        x=cells.columns[said].tolist(),
        y=cells.rows[said].tolist(),
        text=[cells.texts[place] for place in said],
        mode="text",
        textfont={
            "color": [ink_on(on_scale(colours, cells.values[place] / top)) for place in said],
            "size": look.px(letters),
        },
        hoverinfo="skip",
    )


def grid_figure(
    look: Theme,
    heading: tuple[str, str],
    traces: Sequence[Any],
    *,
    across: Sequence[str],
    down: Sequence[str],
    titles: tuple[str, str],
    each: int,
    angle: int = 0,
    **more: Any,
) -> go.Figure:
    """A grid of cells, rows `each` pixels high and named at the left, the first on top, columns named below."""
    x = {"tickvals": list(range(len(across))), "ticktext": list(across), "range": [-0.5, len(across) - 0.5]}
    y = {**rows_axis(down, titles[1]), "range": [len(down) - 0.5, -0.5]}
    axes = {"xaxis": {**x, "tickangle": angle, "title": {"text": titles[0]}}, "yaxis": y}
    layout = base_layout(look, *heading, plot_height=each * len(down) + 12, **{**axes, **more})
    return figure(list(traces), layout)
