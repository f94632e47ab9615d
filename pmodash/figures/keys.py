"""The key of a chart: what each colour and hatch stands for, as a line of words below the title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pmodash.figures.margins import text_width

FILLED = "■"
LINE, DOTTED = "━", "┅"
HATCHED = {"/": "▨", "x": "▩", "-": "▤", "|": "▥", "+": "▦", ".": "░"}


def key_lines(traces: Sequence[Mapping[str, Any]], *, room: float, size: int) -> list[str]:
    """The names of the traces that have one, each behind a sign in its colour, in lines no wider than `room` pixels.

    `size` is that of the letters. Plotly's own legend gets no more width than the plot, so that long names beside the
    bars pile it up; these lines have the width of the chart.
    """
    lines: list[str] = []
    width = 0.0
    for trace in traces:
        if not trace.get("name"):
            continue
        needed = text_width(trace["name"], size) + 3 * size
        if lines and width + needed <= room:
            lines[-1] += "&nbsp;&nbsp;&nbsp; "
        else:
            lines.append("")
            width = 0.0
        lines[-1] += f"{_sign(trace, round(1.4 * size))}&nbsp;{trace['name']}"
        width += needed
    return lines


def _sign(trace: Mapping[str, Any], size: int) -> str:
    """A small sign of how a trace is drawn: filled, hatched, a line or an upright mark, in its colour."""
    marker = trace.get("marker", {})
    if "lines" in trace.get("mode", ""):
        return _coloured(DOTTED if "dash" in trace["line"] else LINE, trace["line"]["color"])
    if marker.get("symbol") == "line-ns":
        return _coloured("┃", marker["line"]["color"])
    hatch = marker.get("pattern", {}).get("shape", "")
    if hatch:
        return _coloured(HATCHED[hatch], marker["color"])
    return _coloured(FILLED, f"{marker['color']};font-size:{size}px")


def _coloured(sign: str, style: str) -> str:
    return f'<span style="color:{style}">{sign}</span>'
