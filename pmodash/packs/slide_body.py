"""The middle of a slide: its chart, its table and its points, beside or below each other as the room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_chart_room import can_be_drawn
from pmodash.packs.slide_charts import draw_chart, labels_of
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_grids import LEAST_ROW, draw_grid, grid_fits
from pmodash.packs.slide_points import ALONE, BESIDE, bullets, cut_point, fitting
from pmodash.packs.slide_tables import LARGE, LEAST_ROWS, SMALL, draw_table, laid_out, natural_width
from pmodash.packs.slide_text import Face, Para, clean, cut, height_of
from pmodash.story.story import Chart, Slide, Table

LEAST_CHART, WIDE_ENOUGH = 140.0, 700.0
CHART_SHARE, NARROW_TABLE, SHORT_TABLE = 0.66, 0.4, 0.35
BETWEEN = 22.0
SHORT, LEAST_BAR, TALLEST_BAR, AROUND_BARS = 48.0, 26.0, 72.0, 62.0
HEADING = 12.0


def put_body(canvas: Canvas, slide: Slide, finding: str) -> tuple[Slide, int | None]:
    """Fill the free room; what found none, and how many rows of the table are shown (None: not here)."""
    chart = slide.chart if slide.chart is not None and not slide.chart.is_empty else None
    slide = replace(slide, chart=chart)
    if chart is not None:
        return _with_chart(canvas, slide, chart, finding)
    return _without_chart(canvas, slide, finding)


def _with_chart(canvas: Canvas, slide: Slide, chart: Chart, finding: str) -> tuple[Slide, int | None]:
    if canvas.room.height < least_height(chart) and _is_crowded(canvas):
        return slide, None
    table = slide.table if slide.table is not None and slide.table.rows else None
    if table is not None and _is_narrow(canvas, table):
        left, right = canvas.room.columns(1 - NARROW_TABLE, BETWEEN)
        _draw(canvas, left, chart, finding)
        shown = _put_table(canvas.within(right), table, finding)
        return replace(slide, chart=None, table=None), shown
    listed: int | None = None
    if table is not None and (height := _height_if_short(canvas, table, chart)):
        listed = _put_table(canvas.within(canvas.room.last(height)), table, finding)
        canvas, table = canvas.within(canvas.room.above(height + 12)), None
    box, rest = _points_by_chart(canvas, slide.points, chart)
    _draw(canvas, box, chart, finding)
    return replace(slide, chart=None, table=table, points=rest), listed


def _height_if_short(canvas: Canvas, table: Table, chart: Chart) -> float:
    """The height of a list that has room below the chart as a whole; 0 for one that is better on a slide of its own."""
    laid = laid_out(table, canvas.room, canvas.place.face)
    height = laid.height + 2.5 * HEADING
    whole = len(laid.rows) == len(table.rows) and height <= SHORT_TABLE * canvas.room.height
    return height if whole and canvas.room.height - height >= least_height(chart) + 60 else 0.0


def _is_crowded(canvas: Canvas) -> bool:
    """Whether facts or a remark take the room that the chart would need."""
    return any(shape.name.startswith(("Fact", "Remark")) for shape in canvas.slide.shapes)


def _is_narrow(canvas: Canvas, table: Table) -> bool:
    room = canvas.room.columns(1 - NARROW_TABLE, BETWEEN)[1]
    if canvas.room.width < WIDE_ENOUGH or natural_width(table, LARGE, canvas.place.face) > room.width:
        return False
    return len(laid_out(table, room.below(2 * HEADING), canvas.place.face).rows) == len(table.rows)


def _points_by_chart(canvas: Canvas, points: Sequence[str], chart: Chart) -> tuple[Box, tuple[str, ...]]:
    """Put the points beside bars or below what runs from left to right; the room for the chart, and what is left."""
    face, room, colour = canvas.place.face, canvas.room, canvas.place.palette.text
    if not any(map(clean, points)):
        return room, ()
    least = least_height(chart)
    wanted = (bullets(points, size, colour) for size in BESIDE[1:])
    below = next((p for p in wanted if room.height - height_of(p, room.width, face) >= least + 12), ())
    height = height_of(below, room.width, face)
    beside = room.columns(CHART_SHARE, BETWEEN)
    paras, rest = fitting(points, beside[1], BESIDE, face, colour)
    fits_beside = not rest and room.width >= WIDE_ENOUGH
    short = height <= SHORT and room.height - height >= least + 60
    if below and (short or chart.kind in ("columns", "lines") or not fits_beside):
        canvas.points(room.last(height), below)
        return room.above(height + 12), ()
    if room.width < WIDE_ENOUGH:
        return room, tuple(points)
    if paras:
        canvas.points(beside[1].first(height_of(paras, beside[1].width, face)), paras)
    return (beside[0] if paras else room), rest


def least_height(chart: Chart) -> float:
    """How much height a chart needs to be read."""
    if chart.kind == "grid":
        return LEAST_ROW * (len(chart.series) + 2)
    if chart.kind != "bars":
        return LEAST_CHART
    rows = len(chart.categories) * (1 if chart.stacked else len(chart.series))
    return max(LEAST_CHART, LEAST_BAR * rows + AROUND_BARS)


def _draw(canvas: Canvas, box: Box, chart: Chart, finding: str) -> None:
    """A chart as it is meant, or as a table where it has more rows than a chart can show."""
    if chart.kind == "grid" and grid_fits(chart, box):
        draw_grid(canvas, box, chart, finding)
    elif chart.kind == "bars" and box.height > (most := TALLEST_BAR * len(chart.categories) + AROUND_BARS):
        _draw(canvas, box.first(most), chart, finding)
    elif chart.kind != "grid" and can_be_drawn(chart, box, labels_of(chart), canvas.place.face):
        draw_chart(canvas, box, chart, finding)
    else:
        draw_table(canvas, box, _as_table(chart), finding)


def _as_table(chart: Chart) -> Table:
    kind = "share" if chart.unit == "share" else "number"
    rows = zip(chart.categories, *(one.values for one in chart.series), strict=True)
    names = tuple(one.name for one in chart.series)
    return Table(chart.name, (chart.axis or "–", *names), ("text", *[kind] * len(names)), tuple(rows))


def _without_chart(canvas: Canvas, slide: Slide, finding: str) -> tuple[Slide, int | None]:
    table = slide.table if slide.table is not None and slide.table.rows else None
    if table is not None and (sides := _side_by_side(canvas, slide.points, table)):
        _put_points(canvas.within(sides[0]), slide.points, sides[0], BESIDE)
        return replace(slide, points=(), table=None), _put_table(canvas.within(sides[1]), table, finding)
    sizes = ALONE if table is None else ALONE[2:]
    box = canvas.room.first(0.6 * canvas.room.height)
    if table is None or fitting(slide.points, box, sizes, canvas.place.face, "")[1]:
        box = canvas.room
    canvas, rest = _put_points(canvas, slide.points, box, sizes)
    slide = replace(slide, points=rest, table=table)
    if table is None or rest:
        return slide, None
    least = min(LEAST_ROWS, len(table.rows))
    rows = len(laid_out(table, canvas.room.below(2 * HEADING + 24), canvas.place.face).rows)
    if rows < least and _is_begun(canvas):
        return slide, None
    return replace(slide, table=None), _put_table(canvas, table, finding)


def _side_by_side(canvas: Canvas, points: Sequence[str], table: Table) -> tuple[Box, Box] | None:
    """The room for the points and for a narrow table beside them, where it would not stand whole below them."""
    face, room = canvas.place.face, canvas.room
    left, right = room.columns(0.45, BETWEEN)
    above = height_of(bullets(points, ALONE[-1], ""), room.width, face) + 14 + 2 * HEADING
    if not any(map(clean, points)) or room.width < WIDE_ENOUGH or _is_whole(table, room.below(above), face):
        return None
    narrow = natural_width(table, SMALL, face) <= right.width
    stand = (
        narrow and _is_whole(table, right.below(2 * HEADING), face) and not fitting(points, left, BESIDE, face, "")[1]
    )
    return (left, right) if stand else None


def _is_whole(table: Table, box: Box, face: Face) -> bool:
    return len(laid_out(table, box, face).rows) == len(table.rows)


def _is_begun(canvas: Canvas) -> bool:
    """Whether the slide says something already beside its title and question."""
    return any(shape.name.startswith(("Fact", "Points", "Remark")) for shape in canvas.slide.shapes)


def _put_points(
    canvas: Canvas, points: Sequence[str], box: Box, sizes: Sequence[float]
) -> tuple[Canvas, tuple[str, ...]]:
    """The points at the top of the free room; the canvas below them, and those that found no room."""
    face, colour = canvas.place.face, canvas.place.palette.text
    wanted = [text for text in points if clean(text)]
    if not wanted:
        return canvas, ()
    paras, rest = fitting(wanted, box, sizes, face, colour)
    if not paras and not _is_begun(canvas):
        paras, rest = cut_point(wanted[0], box, face, colour), tuple(wanted[1:])
    if not paras:
        return canvas, rest
    height = height_of(paras, box.width, face)
    canvas.points(box.first(height), paras)
    return canvas.within(canvas.room.below(height + 14)), rest


def _put_table(canvas: Canvas, table: Table, finding: str) -> int:
    """A table under its title; a slide that is the table's alone has that title already."""
    title = clean(table.title)
    if title and canvas.slide.shapes.title is not None and canvas.slide.shapes.title.text_frame.text != title:
        para = cut(
            Para(title, HEADING, True, canvas.place.palette.muted), canvas.room.width, 2 * HEADING, canvas.place.face
        )
        height = height_of([para], canvas.room.width, canvas.place.face)
        canvas.text("Table's title", canvas.room.first(height), [para])
        canvas = canvas.within(canvas.room.below(height + 4))
    return draw_table(canvas, canvas.room, table, finding)
