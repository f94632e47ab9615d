"""Charts of engagement: the grid of influence and interest, and where contacts stand against where they are wanted."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures import marks
from pmodash.figures.grids import Cells, draw_cells, grid_figure
from pmodash.figures.labels import bold, counted, label, number, safe_text
from pmodash.figures.marks import Drawn
from pmodash.figures.palette import blend, ink_on, on_scale
from pmodash.figures.theme import BODY, Theme, Trace, empty
from pmodash.planning.cadences import below_desired
from pmodash.vocabulary import GRADES, LEVELS

ACROSS = tuple(reversed(GRADES))
NO_GRADES = "No contact has both an influence and an interest on record. Fill in those two columns to draw the grid."
NO_LEVELS = "No contact has both a current and a desired level on record. Fill in those two columns to draw the matrix."
GRID_COLUMNS = ("influence", "interest", "quadrant", "contacts")
PLACES = ("Below the desired level", "Where they are wanted", "Above it")


def grid(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Contacts by influence (upwards) and interest (to the right), each quadrant named in its corner.

    Takes `engagement.grid`'s frame and its names of the quadrants. The colour is the quadrant's: the more it asks of
    the PMO, the stronger. Only High is high, so the lines that part the quadrants run below and left of it. Source:
    Mendelow, 1981.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["contacts"].sum():
        return empty(look, NO_GRADES, title=title, note=note)
    cells = Cells(
        frame["influence"].map(GRADES.index).to_numpy(),
        frame["interest"].map(ACROSS.index).to_numpy(),
        _strength(frame),
        [bold(number(count)) for count in frame["contacts"]],
        [_place(*row) for row in zip(*(frame[name] for name in GRID_COLUMNS), strict=True)],
    )
    return grid_figure(
        look,
        (title, note),
        draw_cells(look, cells, (len(GRADES), len(GRADES)), top=1, letters=BODY + 3),
        across=ACROSS,
        down=GRADES,
        titles=("Interest (grade)", "Influence (grade)"),
        each=108,
        shapes=_parting_lines(look),
        annotations=_quadrant_names(look, frame["quadrant"], cells),
    )


def _strength(frame: pd.DataFrame) -> np.ndarray:
    """How strong each cell's colour is: influence weighs more than interest, and both together most."""
    influence, interest = (frame[name].to_numpy() == GRADES[0] for name in ("influence", "interest"))
    return np.where(influence, np.where(interest, 0.8, 0.5), np.where(interest, 0.3, 0.08))


def _place(influence: str, interest: str, quadrant: str, contacts: int) -> str:
    return f"{influence} influence, {interest} interest<br>{safe_text(quadrant)}: {counted(contacts, 'contact')}"


def _quadrant_names(look: Theme, quadrants: pd.Series, cells: Cells) -> list[dict[str, Any]]:
    """Each quadrant's name at the top left of its cells."""
    corners = [
        min(np.flatnonzero(quadrants == name), key=lambda i: (cells.rows[i], cells.columns[i]))
        for name in quadrants.unique()
    ]
    return [
        {
            "x": cells.columns[corner] - 0.46,
            "y": cells.rows[corner] - 0.44,
            "text": label(quadrants.iloc[corner], 22),
            "font": {"size": look.px(BODY), "color": ink_on(on_scale(look.heat, cells.values[corner]))},
            "xanchor": "left",
            "yanchor": "top",
            "showarrow": False,
        }
        for corner in corners
    ]


def _parting_lines(look: Theme) -> list[dict[str, Any]]:
    line = {"type": "line", "line": {"color": look.text, "width": look.px(2)}}
    low, high = -0.5, len(GRADES) - 0.5
    return [
        {**line, "x0": high - 1, "x1": high - 1, "y0": low, "y1": high},
        {**line, "x0": low, "x1": high, "y0": low + 1, "y1": low + 1},
    ]


def gap(drawn: Drawn, look: Theme, *, title: str, note: str = "") -> go.Figure:
    """Contacts by the level they stand at and the level they are wanted at, those below it in amber.

    Takes `engagement.gap`'s frame. The outlined diagonal is where a contact is where they are wanted. Source: PMI's
    Stakeholder Engagement Assessment Matrix.
    """
    frame, note = marks.unpacked(drawn, note)
    if frame.empty or not frame["contacts"].sum():
        return empty(look, NO_LEVELS, title=title, note=note)
    rows = zip(frame["current"], frame["desired"], frame["contacts"], strict=True)
    cells = Cells(
        frame["current"].map(LEVELS.index).to_numpy(),
        frame["desired"].map(LEVELS.index).to_numpy(),
        frame["contacts"].to_numpy(dtype=float),
        [number(count) if count else "" for count in frame["contacts"]],
        [f"{now}, wanted {wanted}: {counted(count, 'contact')}" for now, wanted, count in rows],
    )
    return grid_figure(
        look,
        (title, note),
        _gap_cells(look, cells, _places(frame)),
        across=LEVELS,
        down=LEVELS,
        titles=("Desired level", "Current level"),
        each=60,
        angle=-30 if look.narrow else 0,
        keys=_gap_keys(look),
        shapes=[_outline(look, level) for level in range(len(LEVELS))],
    )


def _places(frame: pd.DataFrame) -> np.ndarray:
    """0 for a pair of levels below what is wanted, 1 for the same level, 2 for above."""
    below = below_desired(frame["current"], frame["desired"])
    same = (frame["current"] == frame["desired"]).to_numpy()
    return np.where(same, 1, np.where(below, 0, 2))


def _gap_scales(look: Theme) -> tuple[tuple[str, str], ...]:
    strong = (look.status("Due"), look.heat[3], look.neutral)
    return tuple((blend(look.page, colour, 0.12), colour) for colour in strong)


def _gap_cells(look: Theme, cells: Cells, places: np.ndarray) -> list[Any]:
    shape = (len(LEVELS), len(LEVELS))
    parts = [draw_cells(look, cells.only(places == part), shape, scale) for part, scale in enumerate(_gap_scales(look))]
    return [trace for part in parts for trace in part]


def _gap_keys(look: Theme) -> list[Trace]:
    """What the colours of the cells say: drawn in the key alone."""
    scales = zip(PLACES, _gap_scales(look), strict=True)
    return [{"name": name, "marker": {"color": scale[1]}} for name, scale in scales]


def _outline(look: Theme, level: int) -> dict[str, Any]:
    edge = {"x0": level - 0.49, "x1": level + 0.49, "y0": level - 0.49, "y1": level + 0.49}
    return {"type": "rect", "line": {"color": look.text, "width": look.px(2)}, **edge}
