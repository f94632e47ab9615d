"""The figures written on bars and lines: in the part of a bar that has room for them, at the ends of a line."""

from __future__ import annotations

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from pmodash.figures.palette import ink_on
from pmodash.packs.slide_chart_data import number_format, written
from pmodash.packs.slide_chart_room import LETTERS, PlotRoom
from pmodash.packs.slide_text import Face
from pmodash.story.story import Chart, Series

_FOLLOWING = ("trendline", "errBars", "cat", "val")
_SHOWN = "".join(
    f'<c:{name} val="{{{name}}}"/>'
    for name in ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
)


def show_labels(series: Any, one: Series, colour: str, chart: Chart, room: PlotRoom, ink: str, face: Face) -> None:
    """Label one series of a native chart where its figures fit."""
    shown = [place for place, value in enumerate(one.values) if value and _fits(chart, one, place, value, room, face)]
    inside = bool(chart.stacked)
    position = "t" if chart.kind == "lines" else "ctr" if inside else "outEnd"
    behind = f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if one.hatch and inside else ""
    look = (
        f'<c:numFmt formatCode="{number_format(chart.unit)}" sourceLinked="0"/>'
        f"<c:spPr>{behind or '<a:noFill/>'}<a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(LETTERS * 100)}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{(ink_on(colour) if inside else ink)[1:].upper()}"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )
    some = chart.kind == "lines"
    if some:
        points = "".join(
            f'<c:dLbl><c:idx val="{place}"/>{look}<c:dLblPos val="{position}"/>{_flags(True)}</c:dLbl>'
            for place in shown
        )
    else:
        hidden = [place for place in range(len(one.values)) if place not in shown]
        points = "".join(f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>' for place in hidden)
    general = f'{look}<c:dLblPos val="{position}"/>{_flags(not some)}'
    labels = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{points}{general}</c:dLbls>")
    following = next(child for child in series._element if child.tag.rpartition("}")[2] in _FOLLOWING)
    following.addprevious(labels)


def _flags(shown: bool) -> str:
    names = dict.fromkeys(("showLegendKey", "showCatName", "showSerName", "showPercent", "showBubbleSize"), 0)
    return _SHOWN.format(**names, showVal=int(shown))


def _fits(chart: Chart, one: Series, place: int, value: float, room: PlotRoom, face: Face) -> bool:
    wide = face.width(written(value, chart.unit), LETTERS) + 4
    if chart.kind == "lines":
        return place in _telling(one) and len(chart.series) <= 2
    if chart.kind == "bars":
        return not chart.stacked or room.length(chart, place, value) >= wide
    if not chart.stacked:
        return _columns_take_figures(chart, room, face)
    return 0.6 * room.row(chart) >= wide and room.length(chart, place, value) >= LETTERS * 1.4


def _columns_take_figures(chart: Chart, room: PlotRoom, face: Face) -> bool:
    """Whether there is room for the figures of all columns side by side: some with and some without would mislead."""
    figures = (written(value, chart.unit) for one in chart.series for value in one.values if value is not None)
    return 0.62 * room.row(chart) / len(chart.series) >= max(face.width(text, LETTERS) for text in figures)


def _telling(one: Series) -> set[int]:
    """The places of a line that are worth a figure: its ends, its lowest and its highest, no two side by side."""
    known = [place for place, value in enumerate(one.values) if value is not None]
    if not known:
        return set()
    values = {place: value for place, value in enumerate(one.values) if value is not None}
    wanted = (known[-1], known[0], min(known, key=values.__getitem__), max(known, key=values.__getitem__))
    chosen: list[int] = []
    for place in wanted:
        if all(abs(place - other) > 1 for other in chosen):
            chosen.append(place)
    return set(chosen)
