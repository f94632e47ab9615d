"""Charts as PowerPoint's own: editable, their figures embedded, readable from the back of a room."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pmodash.figures.labels import shortened
from pmodash.figures.palette import blend
from pmodash.packs.slide_alternative import chart_in_words, describe
from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_chart_data import figures_of, number_format, written
from pmodash.packs.slide_chart_labels import show_labels
from pmodash.packs.slide_chart_room import LETTERS, PlotRoom, plot_room
from pmodash.packs.slide_colours import Palette
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import clean
from pmodash.story.story import Chart

LONGEST_NAME, UNBROKEN = 64, "\u00a0"
KINDS = {
    ("bars", "shares"): XL_CHART_TYPE.BAR_STACKED_100,
    ("bars", "counts"): XL_CHART_TYPE.BAR_STACKED,
    ("bars", ""): XL_CHART_TYPE.BAR_CLUSTERED,
    ("columns", "shares"): XL_CHART_TYPE.COLUMN_STACKED_100,
    ("columns", "counts"): XL_CHART_TYPE.COLUMN_STACKED,
    ("columns", ""): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("lines", ""): XL_CHART_TYPE.LINE_MARKERS,
}
HATCHES = {
    "/": MSO_PATTERN.WIDE_UPWARD_DIAGONAL,
    "x": MSO_PATTERN.OUTLINED_DIAMOND,
    "-": MSO_PATTERN.NARROW_HORIZONTAL,
    "|": MSO_PATTERN.NARROW_VERTICAL,
    "+": MSO_PATTERN.LARGE_GRID,
    ".": MSO_PATTERN.LARGE_CONFETTI,
}
LINED = 0.6


def labels_of(chart: Chart) -> list[str]:
    """What stands beside each bar: its name and, in brackets, what is told at its end."""
    names = [shortened(clean(name), LONGEST_NAME) or "–" for name in chart.categories]
    notes = (*chart.notes, *("" for _ in names)) if chart.kind == "bars" else ("",) * len(names)
    said = {_labelled(chart, place) for place in range(len(names))}
    ends = ["" if not note or note in said else f"({note})".replace(" ", UNBROKEN) for note in notes]
    return [f"{name} {end}" if end else name for name, end in zip(names, ends, strict=False)]


def _labelled(chart: Chart, place: int) -> str:
    """The figure that a bar of one colour bears anyway."""
    value = chart.series[0].values[place] if len(chart.series) == 1 else None
    return "" if value is None or chart.stacked else written(value, chart.unit)


def draw_chart(canvas: Canvas, box: Box, chart: Chart, finding: str) -> None:
    """Put a chart on the slide."""
    labels, palette, face = labels_of(chart), canvas.place.palette, canvas.place.face
    frame = canvas.slide.shapes.add_chart(KINDS[chart.kind, chart.stacked], *box.lengths, figures_of(chart, labels))
    frame.name = "Chart"
    describe(frame, chart_in_words(chart, finding))
    native, room = frame.chart, plot_room(chart, labels, box, face)
    native.has_title = False
    native.font.size = Pt(LETTERS)
    native.font.color.rgb = rgb(palette.ink)
    _lay_out(native, box, room)
    _draw_axes(native, chart, room, palette)
    for drawn, one in zip(native.plots[0].series, chart.series, strict=True):
        colour = palette.seen(one.colour)
        _colour(drawn, chart, colour, palette)
        if one.hatch:
            _hatch(drawn, one.hatch, colour, palette.page)
        show_labels(drawn, one, colour, chart, room, palette.ink, face)
    _draw_key(native, chart)


def rgb(colour: str) -> Any:
    """A colour as the library for slides takes it."""
    make: Any = RGBColor
    return make(*bytes.fromhex(colour[1:]))


def _lay_out(native: Any, box: Box, room: PlotRoom) -> None:
    space, plot = native._chartSpace, room.plot
    area = space.chart.plotArea
    for old in area.xpath("./c:layout"):
        area.remove(old)
    shares = (plot.left / box.width, plot.top / box.height, plot.width / box.width, plot.height / box.height)
    x, y, w, h = (f"{share:.4f}" for share in shares)
    area.insert(
        0,
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/><c:x val="{x}"/><c:y val="{y}"/><c:w val="{w}"/><c:h val="{h}"/>'
            "</c:manualLayout></c:layout>"
        ),
    )
    if not space.xpath("./c:roundedCorners"):
        corners = parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>')
        space.xpath("./c:date1904")[0].addnext(corners)
    for blanks in space.xpath(".//c:dispBlanksAs"):
        blanks.set("val", "gap")


def _draw_axes(native: Any, chart: Chart, room: PlotRoom, palette: Palette) -> None:
    names, figures = native.category_axis, native.value_axis
    figures.minimum_scale, figures.maximum_scale, figures.major_unit = 0, room.top, room.step
    percent = chart.unit == "share" or chart.stacked == "shares"
    figures.tick_labels.number_format = number_format("share" if percent else chart.unit)
    figures.tick_labels.number_format_is_linked = False
    figures.has_major_gridlines = True
    figures.major_gridlines.format.line.color.rgb = rgb(palette.rule)
    figures.major_gridlines.format.line.width = Pt(0.5)
    figures.format.line.fill.background()
    names.format.line.color.rgb = rgb(palette.muted)
    names.has_major_gridlines = False
    for axis in (names, figures):
        axis.major_tick_mark = axis.minor_tick_mark = XL_TICK_MARK.NONE
    if chart.kind == "bars":
        names.reverse_order = True
        figures.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if chart.unit != "share":
        title = f"Share of {chart.unit}" if chart.stacked == "shares" else chart.unit[:1].upper() + chart.unit[1:]
        figures.has_title = True
        figures.axis_title.text_frame.text = clean(title)
        font = figures.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.color.rgb = Pt(LETTERS), False, rgb(palette.muted)


def _colour(drawn: Any, chart: Chart, colour: str, palette: Palette) -> None:
    if chart.kind == "lines":
        drawn.smooth = False
        drawn.format.line.width = Pt(2.5)
        drawn.format.line.color.rgb = rgb(colour)
        drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 7
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = rgb(colour)
        drawn.marker.format.line.color.rgb = rgb(palette.page)
        return
    drawn.invert_if_negative = False
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(colour)
    drawn.format.line.color.rgb = rgb(palette.page)
    drawn.format.line.width = Pt(0.75)


def _hatch(drawn: Any, hatch: str, colour: str, page: str) -> None:
    """Line a series in the colour of another, so that the two are told apart in print and by everyone."""
    fill = drawn.format.fill
    fill.patterned()
    fill.pattern = HATCHES[hatch]
    fill.fore_color.rgb, fill.back_color.rgb = rgb(blend(colour, page, LINED)), rgb(colour)


def _draw_key(native: Any, chart: Chart) -> None:
    plot = native.plots[0]
    if chart.kind != "lines":
        plot.gap_width = 45 if chart.kind == "bars" else 60
        plot.overlap = 100 if chart.stacked else 0
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position = XL_LEGEND_POSITION.BOTTOM
        native.legend.include_in_layout = False
        native.legend.font.size = Pt(LETTERS)
