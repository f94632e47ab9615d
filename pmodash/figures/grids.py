"""Grids of coloured cells with words in them, for matrices and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import plotly.graph_objects as go

from pmodash.figures.labels import label
from pmodash.figures.marks import rows_axis
from pmodash.figures.palette import ink_on, on_scale
from pmodash.figures.theme import BODY, Axis, Theme


def cells(
    look: Theme, values: np.ndarray, texts: np.ndarray, hover: np.ndarray, scale: Sequence[str] | None = None
) -> list[go.Heatmap | go.Scatter]:
    """A grid of coloured cells, each with its words in the ink that reads on it; NaN leaves a cell bare.

    The colour runs from 0 to the largest value; `hover` is what each cell says, safe text already.
    """
    colours = list(scale or look.heat)
    top = float(np.nanmax(values)) if values.size and not np.isnan(values).all() else 0.0
    top = top or 1.0
    heat = go.Heatmap(
        z=[[None if np.isnan(value) else round(float(value), 4) for value in row] for row in values],
        zmin=0,
        zmax=top,
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
        colorscale=[[place / (len(colours) - 1), colour] for place, colour in enumerate(colours)],
        text=hover.tolist(),
        hovertemplate="%{text}<extra></extra>",
    )
    row, column = np.nonzero((texts != "") & ~np.isnan(values))
    inks = [ink_on(on_scale(colours, value / top)) for value in values[row, column]]
    words = go.Scatter(
        x=column.tolist(),
        y=row.tolist(),
        text=texts[row, column].tolist(),
        mode="text",
        textfont={"color": inks, "size": look.px(BODY - 1)},
        hoverinfo="skip",
        showlegend=False,
    )
    return [heat, words]


def cells_axes(across: Sequence[str], down: Sequence[str], titles: tuple[str, str]) -> dict[str, Axis]:
    """The two axes of a grid of cells: columns named below, rows named at the left, the first row on top."""
    x = {"tickvals": list(range(len(across))), "ticktext": list(across), "title": {"text": titles[0]}}
    x["range"] = [-0.5, len(across) - 0.5]
    return {"xaxis": x, "yaxis": {**rows_axis(down, titles[1]), "range": [len(down) - 0.5, -0.5]}}


def narrow(names: Iterable[object], length: int) -> list[str]:
    """Names for columns: shortened, safe."""
    return [label(name, length) for name in names]
