"""The parts that chart families are built from: axes of named rows, bars with notes at their ends, limits as marks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from pmodash.figures.labels import bold, label, labels, number, percent
from pmodash.figures.margins import widest
from pmodash.figures.palette import ink_on
from pmodash.figures.theme import BODY, TRANSPARENT, Axis, Theme, Trace, base_layout, figure
from pmodash.measures.measured import Measured
from pmodash.vocabulary import ALL, groups

Drawn = Measured | pd.DataFrame
MOST_ROWS = 25
HATCHES: Mapping[str, str] = {"Dormant": "x", "Never": "/"}
_SHORT_NAMES = {group.name: group.short for group in groups()}


def unpacked(drawn: Drawn, note: str) -> tuple[pd.DataFrame, str]:
    """A measure's frame and the line below the title: the note, then what the figures rest on and leave out."""
    if isinstance(drawn, pd.DataFrame):
        return drawn, note
    return drawn.frame, f"{note} {drawn.note}".strip()


def in_percent(shares: Any) -> Any:
    """Shares as per cent, without what their binary form adds or takes: the browser rounds 57.5 as the sentences do."""
    return (100 * shares).round(6)


def bar(**style: Any) -> Trace:
    """A trace of bars."""
    return {"type": "bar", **style}


def scatter(**style: Any) -> Trace:
    """A trace of points, lines or words."""
    return {"type": "scatter", **style}


def top_rows(frame: pd.DataFrame, by: str, note: str, most: int = MOST_ROWS) -> tuple[pd.DataFrame, str]:
    """The first rows that a chart has room for, "All" kept last, and the note saying how many more there are."""
    whole = (frame[by] == ALL).to_numpy()
    parts = np.flatnonzero(~whole)
    kept = frame.iloc[[*parts[:most], *np.flatnonzero(whole)]]
    if len(parts) <= most:
        return kept, note
    return kept, f"{note} The first {most} are drawn; {len(parts) - most:,} more are in the table.".strip()


def row_labels(look: Theme, names: Iterable[object]) -> list[str]:
    """The names beside rows, no longer than the chart has room for, "All" in bold."""
    known = [_SHORT_NAMES.get(str(name), name) if look.narrow else name for name in names]
    return [bold(text) if text == ALL else text for text in labels(known, look.name_length)]


def group_label(look: Theme, group: object) -> str:
    """A group's name where room is dear: its short name in a narrow chart."""
    return label(_SHORT_NAMES.get(str(group), group) if look.narrow else group)


def rows_axis(names: Sequence[str], title: str) -> Axis:
    """A vertical axis of named rows, the first on top.

    Rows are placed by number and named by tick, so that two names shortened alike stay two rows, and a name that looks
    like a number or a date stays a name.
    """
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [len(names) - 0.45, -0.55],
        "title": {"text": title},
        "ticks": "outside",
        "ticklen": 4,
        "tickcolor": TRANSPARENT,
    }


def figures_axis(look: Theme, title: str, most: float, *, space: float = 1.0) -> Axis:
    """An axis of figures from zero to `most` times `space`, with faint grid lines at a few round figures."""
    ticks = round_ticks(most * space, 4 if look.narrow else 6)
    named = {"tickvals": ticks, "ticktext": [f"{tick:,.10g}" for tick in ticks], "tickangle": 0}
    return {"title": {"text": title}, "showgrid": True, "range": [0, (most or 1) * space], **named}


def round_ticks(most: float, count: int) -> list[float]:
    """At most `count` + 1 round figures from zero up to `most`, in steps of 1, 2 or 5 and their tens."""
    least = max(most, 1) / count
    ten = 10 ** math.floor(math.log10(least))
    step = max(1, next(times * ten for times in (1, 2, 5, 10) if times * ten >= least))
    return [step * place for place in range(int(most // step) + 1)]


def percent_axis(look: Theme, title: str, **more: Any) -> Axis:
    """An axis of percentages from 0 to 100."""
    ticks = [0, 50, 100] if look.narrow else [0, 25, 50, 75, 100]
    named = {"tickvals": ticks, "ticktext": [percent(tick / 100) for tick in ticks], "tickangle": 0}
    return {"title": {"text": title}, "showgrid": True, "range": [0, 100.2], **named, **more}


def room_for(look: Theme, texts: Sequence[str], size: float = BODY) -> int:
    """The margin in pixels that the longest of these texts needs."""
    return look.px(16) + math.ceil(widest(texts, look.px(size)))


def beside(look: Theme, names: Sequence[str], notes: Sequence[str]) -> int:
    """The pixels that the names left of the plot and the notes right of it take together."""
    return room_for(look, names) + room_for(look, notes) + look.px(24)


def end_notes(look: Theme, x: Sequence[object], texts: Sequence[str], y: Sequence[float] | None = None) -> Trace:
    """Words to the right of each row's end, standing in the margin where they must."""
    return scatter(
        x=list(x),
        y=list(range(len(texts))) if y is None else list(y),
        text=[f"&nbsp;{text}" for text in texts],
        mode="text",
        textposition="middle right",
        textfont={"color": look.text, "size": look.px(BODY)},
        cliponaxis=False,
        hoverinfo="skip",
    )


def tops(look: Theme, places: Sequence[float], sums: Sequence[int]) -> Trace:
    """The number above each upright stack; nothing above an empty one."""
    return scatter(
        x=list(places),
        y=list(sums),
        text=[number(total) if total else "" for total in sums],
        mode="text",
        textposition="top center",
        textfont={"color": look.text, "size": look.px(BODY - 1)},
        cliponaxis=False,
        hoverinfo="skip",
    )


def bars_figure(
    look: Theme,
    heading: tuple[str, str],
    traces: Sequence[Any],
    *,
    names: Sequence[str],
    axes: tuple[Axis, str],
    ends: tuple[Sequence[object], Sequence[str]] = ((), ()),
    each: int = 32,
    **more: Any,
) -> go.Figure:
    """Horizontal bars in named rows, `each` pixels high, under a heading of title and note.

    `axes` is the axis of figures and the title of the names; `ends` where each row ends and what stands behind it.
    """
    across, down = axes
    layout = base_layout(
        look,
        *heading,
        plot_height=24 + each * len(names),
        keys=traces,
        **{"xaxis": across, "yaxis": rows_axis(names, down), "bargap": 0.3, **more},
    )
    drawn = [*traces]
    if ends[1]:
        layout["margin"]["r"] = room_for(look, ends[1])
        drawn.append(end_notes(look, *ends))
    return figure(drawn, layout)


def flat_bar(values: Iterable[float], **more: Any) -> Trace:
    """One series of horizontal bars, a bar a row."""
    drawn = [None if value != value else round(float(value), 2) for value in values]
    return bar(x=drawn, y=list(range(len(drawn))), orientation="h", **more)


def tick_mark(look: Theme, values: Sequence[float] | pd.Series, *, name: str, size: int, hover: str) -> Trace:
    """A short upright line in each row: a limit, an expected value, where coverage ends."""
    return scatter(
        x=[None if value != value else round(float(value), 3) for value in values],
        y=list(range(len(values))),
        name=name,
        mode="markers",
        marker={"symbol": "line-ns", "size": look.px(size), "line": {"color": look.text, "width": look.px(3)}},
        cliponaxis=False,
        hovertemplate=hover,
    )


def bar_style(look: Theme, colour: str, hatch: str = "") -> dict[str, Any]:
    """The look of a filled bar: a thin gap to its neighbours and, where given, a hatch beside its colour."""
    style: dict[str, Any] = {"color": colour, "line": {"color": look.page, "width": 1}}
    if hatch:
        style["pattern"] = {"shape": hatch, "size": 7, "solidity": 0.18, "fgcolor": look.page, "fgopacity": 0.4}
        style["pattern"]["fillmode"] = "overlay"
    return style


def inside_text(look: Theme, colour: str) -> dict[str, Any]:
    """How words stand inside a bar of this colour: level, in the middle, in the ink that reads best."""
    font = {"color": ink_on(colour), "size": look.px(BODY - 1)}
    place = {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0}
    return {**place, "insidetextfont": font, "constraintext": "none"}


def dodged(values: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """The values moved apart, as little as can be, to stand at least `gap` from each other between `low` and `high`."""
    order = np.argsort(np.asarray(values, dtype=float), kind="stable")
    blocks: list[tuple[float, int]] = []
    for place, index in enumerate(order):
        mean, size = float(values[index]) - place * gap, 1
        while blocks and blocks[-1][0] > mean:
            other, count = blocks.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        blocks.append((mean, size))
    steps = np.arange(len(order)) * gap
    placed = np.repeat([mean for mean, _ in blocks], [size for _, size in blocks]) + steps
    placed = np.minimum(np.maximum(placed, low + steps), high - steps[::-1])
    moved = np.empty(len(order))
    moved[order] = placed
    return [round(float(value), 3) for value in moved]


def keyed(colour: str, text: str) -> str:
    """Safe text behind a dot of a colour: the dot says which, the words stay in the ink that reads."""
    return f'<span style="color:{colour}">●</span> {text}'


def totals(values: Sequence[float] | pd.Series, unit: str, digits: int = 0) -> list[str]:
    """The figures at the end of bars, with their unit."""
    return [f"{number(value, digits)} {unit}" for value in values]
