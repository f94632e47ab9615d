"""What all charts share: their colours on a light or dark page, their frame of title, axes and margins, their buttons.

Every figure carries a template of its own, because Streamlit replaces Plotly's default one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import plotly.graph_objects as go

from pmodash.figures.keys import key_lines
from pmodash.figures.labels import LONGEST_LABEL, bold
from pmodash.figures.margins import STANDOFF, room_below, room_left, wrapped
from pmodash.figures.palette import (
    DARK_PAGE,
    GROUP_COLOURS,
    HEAT_ON_DARK,
    HEAT_ON_LIGHT,
    NETWORK_TYPE_COLOURS,
    OTHER_VEHICLES_ON_DARK,
    OTHER_VEHICLES_ON_LIGHT,
    STATUS_COLOURS,
    STATUS_COLOURS_ON_DARK,
    VEHICLE_HATCHES,
    VEHICLES_ON_DARK,
    VEHICLES_ON_LIGHT,
    WHITE_PAGE,
)
from pmodash.vocabulary import NO_GROUP

__all__ = (
    "DARK", "GROUP_COLOURS", "LIGHT", "PLOTLY_CONFIG", "STATUS_COLOURS", "Theme",
    "base_layout", "empty", "plotly_config", "theme",
)  # fmt: skip

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", sans-serif'
TRANSPARENT = "rgba(0,0,0,0)"
AT_LEFT = {"x": 0, "xref": "container", "xanchor": "left"}
AT_TOP = {"yref": "container", "yanchor": "top"}
TITLE, BODY, LINE = 17, 13, 20
BOLD = 1.04
BUTTON = 36
ROOMY = 600
Axis = dict[str, Any]
Trace = dict[str, Any]

PLOTLY_CONFIG: Mapping[str, Any] = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2, "filename": "chart"},
}


@dataclass(frozen=True)
class Theme:
    """The look of a chart on a light or dark page.

    `page` is the colour behind the chart, `paper` what the chart itself paints there (transparent, unless `opaque`).
    `quiet` is for lines that recede, `neutral` for shapes that must be seen but say nothing by their colour, `strong`
    and `alarm` for what the chart is about. `width` is the narrowest the chart will be, in pixels: titles, names and
    legends are cut to it. `scale` enlarges text and spacing together, for a projector.
    """

    name: Literal["light", "dark"]
    page: str
    paper: str
    text: str
    muted: str
    grid: str
    quiet: str
    neutral: str
    strong: str
    alarm: str
    statuses: tuple[tuple[str, str], ...]
    heat: tuple[str, ...]
    vehicles: tuple[str, ...]
    other_vehicles: str
    width: int = 640
    scale: float = 1.0

    def group(self, name: object) -> str:
        """The colour of a group, of "No group", "All" or the PMO."""
        return GROUP_COLOURS.get(str(name), GROUP_COLOURS[NO_GROUP])

    def status(self, name: str) -> str:
        """The colour of a status on this page."""
        return dict(self.statuses)[name]

    def network_type(self, name: object) -> str:
        """The colour of a network type."""
        return NETWORK_TYPE_COLOURS.get(str(name), GROUP_COLOURS[NO_GROUP])

    def vehicle(self, place: int) -> tuple[str, str]:
        """The colour and the hatch of the vehicle at a place of the register: no two of the first 49 look alike."""
        turn, colour = divmod(place, len(self.vehicles))
        return self.vehicles[colour], VEHICLE_HATCHES[turn % len(VEHICLE_HATCHES)]

    def px(self, size: float) -> int:
        """A size in pixels at this theme's scale."""
        return round(size * self.scale)

    @property
    def narrow(self) -> bool:
        """Whether room is so dear that groups go by their short names and bars end in a figure alone."""
        return self.width < ROOMY

    @property
    def name_length(self) -> int:
        """How many characters a name beside a row may have: fewer in a narrow chart."""
        return max(16, min(LONGEST_LABEL, self.width // 20))

    @property
    def words_room(self) -> int:
        """The pixels that a line of words may take across the narrowest chart."""
        return self.width - 12


def theme(name: str, *, width: int = 640, scale: float = 1.0, opaque: bool = False) -> Theme:
    """The light theme, or the dark one when `name` is "dark".

    `opaque` paints the page's own colour behind the chart, so that an image saved from it reads on any slide.
    """
    if name == "dark":
        paper = DARK_PAGE if opaque else TRANSPARENT
        statuses = tuple(STATUS_COLOURS_ON_DARK.items())
        colours = ("#e8eaed", "#a3abb8", "#2a313c", "#566072", "#707b8d", "#dfe3ea", "#ff8a66")
        vehicles = VEHICLES_ON_DARK, OTHER_VEHICLES_ON_DARK
        return Theme("dark", DARK_PAGE, paper, *colours, statuses, HEAT_ON_DARK, *vehicles, width, scale)
    paper = WHITE_PAGE if opaque else TRANSPARENT
    colours = ("#1f2530", "#5a6472", "#e6e9ee", "#aab2bd", "#868f9c", "#2b3442", "#b3261e")
    vehicles = VEHICLES_ON_LIGHT, OTHER_VEHICLES_ON_LIGHT
    statuses = tuple(STATUS_COLOURS.items())
    return Theme("light", WHITE_PAGE, paper, *colours, statuses, HEAT_ON_LIGHT, *vehicles, width, scale)


LIGHT, DARK = theme("light"), theme("dark")


def plotly_config(filename: str) -> dict[str, Any]:
    """What the browser may do with a chart: save it as a sharp PNG of this name, and no more."""
    name = re.sub(r"[^\w-]+", "-", filename).strip("-")[:80] or "chart"
    return {**PLOTLY_CONFIG, "toImageButtonOptions": {"format": "png", "scale": 2, "filename": name}}


def figure(traces: Sequence[Trace], layout: dict[str, Any]) -> go.Figure:
    """The figure of these traces, Plotly's check of every property left out: it takes ten times as long as the drawing.

    The tests have every chart checked in full.
    """
    return go.Figure(list(traces), layout, _validate=False)


@cache
def template(look: Theme) -> dict[str, Any]:
    """The Plotly template of a theme: type, colours and quiet axes, with nothing left to Plotly's default."""
    axis = {
        "automargin": False,
        "gridcolor": look.grid,
        "linecolor": look.quiet,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"color": look.text, "size": look.px(BODY)},
        "title": {"font": {"color": look.muted, "size": look.px(BODY - 1)}, "standoff": look.px(STANDOFF)},
        "fixedrange": True,
    }
    layout = {
        "font": {"family": FONT, "size": look.px(BODY), "color": look.text},
        "paper_bgcolor": look.paper,
        "plot_bgcolor": TRANSPARENT,
        "colorway": list(GROUP_COLOURS.values()),
        "hovermode": "closest",
        "hoverlabel": _hover_label(look),
        "showlegend": False,
        "modebar": {"bgcolor": TRANSPARENT, "color": look.muted, "activecolor": look.text},
        "xaxis": axis,
        "yaxis": axis,
    }
    return {"layout": layout}


def _hover_label(look: Theme) -> dict[str, Any]:
    font = {"family": FONT, "size": look.px(BODY), "color": look.text}
    return {"bgcolor": look.page, "bordercolor": look.quiet, "font": font, "align": "left", "namelength": 0}


def base_layout(
    look: Theme, title: str, subtitle: str = "", *, plot_height: int, keys: Sequence[Trace] = (), **more: Any
) -> dict[str, Any]:
    """The frame of a chart: the finding above, the question and its n below it, then the key, then the plot.

    `plot_height` is the plot's own, in pixels before scaling; the chart's height follows from what stands above it.
    `keys` are the traces: those with a name are named with their colour and hatch. `more` goes into Plotly's layout.
    """
    heading, lines = _heading(look, title, subtitle, keys)
    top = look.px(6 + lines * LINE + (20 if lines else 0))
    left, bottom = _axes_room(look, more)
    return {
        "template": template(look),
        "title": {
            "text": heading,
            "font": {"color": look.text, "size": look.px(15)},
            "y": 1,
            "pad": {"t": look.px(TITLE + 4), "l": look.px(4)},
            **AT_LEFT,
            **AT_TOP,
        },
        "height": top + look.px(plot_height) + bottom,
        "margin": {"l": left, "r": look.px(20), "t": top, "b": bottom, "pad": 0},
        **more,
    }


def _axes_room(look: Theme, layout: Mapping[str, Any]) -> tuple[int, int]:
    """The margins that the axes' words need, left and below."""
    sizes = look.px(BODY), look.px(BODY - 1)
    left = [room_left(axis, *sizes) for name, axis in layout.items() if name.startswith("yaxis")]
    below = [room_below(axis, *sizes) for name, axis in layout.items() if name.startswith("xaxis")]
    return max(left, default=0) + look.px(8), max(below, default=0) + look.px(2)


def _heading(look: Theme, title: str, subtitle: str, keys: Sequence[Trace]) -> tuple[str, int]:
    first = [bold(line) for line in wrapped(title, look.words_room - BUTTON, look.px(TITLE) * BOLD)]
    second = wrapped(subtitle, look.words_room, look.px(BODY), most=8)
    third = key_lines(keys, room=look.words_room, size=look.px(BODY))
    big = f'<span style="font-size:{look.px(TITLE)}px">' + "<br>".join(first) + "</span>"
    small = f'<span style="font-size:{look.px(BODY)}px;color:{look.muted}">' + "<br>".join(second) + "</span>"
    key = f'<span style="font-size:{look.px(BODY)}px">' + "<br>".join(third) + "</span>"
    parts = [part for part, lines in ((big, first), (small, second), (key, third)) if lines]
    return "<br>".join(parts), len(first) + len(second) + len(third)


def empty(look: Theme, message: str, *, title: str = "", note: str = "") -> go.Figure:
    """A calm figure in the place of a chart that has nothing to draw, saying why and what would fill it."""
    hidden = {"visible": False, "range": [0, 1]}
    words = {
        "text": "<br>".join(wrapped(message, look.words_room * 3 / 4, look.px(BODY + 1))),
        "font": {"size": look.px(BODY + 1), "color": look.muted},
        "showarrow": False,
        "x": 0.5,
        "y": 0.5,
    }
    layout = base_layout(look, title, note, plot_height=140, xaxis=hidden, yaxis=hidden, annotations=[words])
    return figure([], layout)
