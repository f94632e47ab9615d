"""How a chart's frame is shared out between its bars, the names beside them, the axis and the key."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10

from pmodash.packs.slide_chart_data import series_name, written
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import Face, line_count
from pmodash.story.story import Chart

LETTERS = 12.0
LINE, KEY, EDGE = 19.0, 30.0, 8.0
WIDEST_NAMES, WIDEST_OF_ALL = 0.4, 0.55
LEAST_ROW, LEAST_WIDTH, LEAST_PLOT = 17.0, 120.0, 44.0
MOST_SERIES, MOST_COLUMNS = 12, 60


@dataclass(frozen=True)
class PlotRoom:
    """Where the bars or lines stand within the chart's frame, in points, and how far the axis of figures reaches."""

    plot: Box
    top: float
    step: float

    def length(self, chart: Chart, place: int, value: float) -> float:
        """How long the part of a bar for this figure is."""
        whole = self.plot.width if chart.kind == "bars" else self.plot.height
        if chart.stacked != "shares":
            return whole * value / self.top
        total = sum(one.values[place] or 0.0 for one in chart.series)
        return whole * value / total if total else 0.0

    def row(self, chart: Chart) -> float:
        """How much of the axis of names one category has."""
        whole = self.plot.height if chart.kind == "bars" else self.plot.width
        return whole / len(chart.categories)


def plot_room(chart: Chart, labels: list[str], frame: Box, face: Face) -> PlotRoom:
    """The room of a chart in a frame of that size."""
    top, step = axis_reach(chart)
    foot = LINE + 2 + _key_lines(chart, frame.width, face) * (LINE + 1) + EDGE / 2
    if chart.kind == "bars":
        bottom = frame.height - foot - LINE
        names = _names_width(labels, frame.width, (bottom - EDGE / 2) / len(labels), face)
        return PlotRoom(Box.between(names + EDGE / 2, EDGE / 2, frame.width - 2 * EDGE, bottom), top, step)
    figures = face.width(written(top, chart.unit), LETTERS) + EDGE
    names = 0.0 if chart.unit == "share" else LINE + 2
    lines = min(2, max(line_count(label, frame.width / len(labels), LETTERS, face) for label in labels))
    return PlotRoom(
        Box.between(figures + names, LINE, frame.width - EDGE * 2, frame.height - foot - (lines - 1) * LINE), top, step
    )


def _names_width(labels: list[str], width: float, row: float, face: Face) -> float:
    """The width of the names beside bars: more of the frame where they would take more lines than a row has."""
    widest = max(face.width(label, LETTERS) for label in labels) + EDGE
    names = min(widest, WIDEST_NAMES * width)
    lines = max(line_count(label, names - EDGE, LETTERS, face) for label in labels)
    return names if lines * LETTERS * 1.25 <= row else min(widest, WIDEST_OF_ALL * width)


def _key_lines(chart: Chart, width: float, face: Face) -> int:
    if len(chart.series) < 2:
        return 0
    widest = max(face.width(series_name(one), LETTERS) for one in chart.series) + KEY
    return ceil(len(chart.series) / max(1, floor(width * 0.94 / widest)))


def axis_reach(chart: Chart) -> tuple[float, float]:
    """Up to which figure the axis goes, and in which steps: shares to the whole, counts to a round number."""
    if chart.unit == "share" or chart.stacked == "shares":
        return 1.0, 0.25
    columns = list(zip(*(one.values for one in chart.series), strict=True))
    heights = [
        sum(value or 0.0 for value in column) if chart.stacked else max(value or 0.0 for value in column)
        for column in columns
    ]
    most = max(heights, default=0.0) * (1.0 if chart.stacked else 1.08) or 1.0
    rough = most / 5
    power = 10.0 ** floor(log10(rough))
    step = max(next(part * power for part in (1, 2, 5, 10) if part * power >= rough), 1.0)
    return ceil(most / step - 1e-9) * step, step


def can_be_drawn(chart: Chart, frame: Box, labels: list[str], face: Face) -> bool:
    """Whether the chart has so few rows and colours that its letters can stay large enough."""
    if len(chart.series) > MOST_SERIES or len(chart.categories) > MOST_COLUMNS:
        return False
    room = plot_room(chart, labels, frame, face)
    rows = len(chart.series) if chart.kind == "bars" and not chart.stacked else 1
    row = room.row(chart)
    return (
        room.plot.width >= LEAST_WIDTH
        and room.plot.height >= LEAST_PLOT
        and (chart.kind != "bars" or row >= LEAST_ROW * rows)
    )
