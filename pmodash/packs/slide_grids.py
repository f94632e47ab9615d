"""A grid of counts as a native table: two sets of names, and cells the darker the more they hold."""

from __future__ import annotations

from typing import Any

from pmodash.figures.palette import blend, ink_on
from pmodash.packs.slide_alternative import chart_in_words, describe
from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_chart_data import written
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_tables import SIDE, native_table, set_cell
from pmodash.packs.slide_text import Para, clean, cut
from pmodash.story.story import Chart

LARGE, SMALL, TALLEST_ROW, LEAST_ROW = 16.0, 12.0, 46.0, 22.0
MOST_SIDE = 12
PALEST = 0.12


def grid_fits(chart: Chart, box: Box) -> bool:
    """Whether its cells stay large enough to be read."""
    rows, columns = len(chart.series), len(chart.categories)
    return (rows + 2) * LEAST_ROW <= box.height and columns <= MOST_SIDE and box.width / (columns + 1.6) >= 48


def draw_grid(canvas: Canvas, box: Box, chart: Chart, finding: str) -> None:
    """Put the grid on the slide."""
    face = canvas.place.face
    names = [clean(one.name) for one in chart.series]
    widest = max(face.width(name, SMALL, True) for name in [*names, clean(chart.rows)]) + 2 * SIDE + 4
    first = min(widest, 0.35 * box.width)
    widths = [first, *[(box.width - first) / len(chart.categories)] * len(chart.categories)]
    row = min(TALLEST_ROW, box.height / (len(names) + 2))
    heads = min(row, 28.0)
    frame = native_table(canvas, "Grid", box, widths, [heads, heads, *[row] * len(names)])
    describe(frame, chart_in_words(chart, finding))
    _head(canvas, frame.table, chart, widths, heads)
    most = max((value or 0.0 for one in chart.series for value in one.values), default=0.0) or 1.0
    for place, one in enumerate(chart.series):
        line = frame.table._tbl.tr_lst[place + 2].tc_lst
        set_cell(line[0], _heading(canvas, names[place], first, row))
        for cell, value in zip(line[1:], one.values, strict=True):
            _shade(canvas, cell, value, most, one.colour, chart.unit)


def _head(canvas: Canvas, table: Any, chart: Chart, widths: list[float], height: float) -> None:
    top, names = table._tbl.tr_lst[0].tc_lst, table._tbl.tr_lst[1].tc_lst
    for cell in (*top, *names):
        set_cell(cell, Para("", SMALL))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, len(widths) - 1))
    set_cell(top[0], _heading(canvas, clean(chart.rows), widths[0], 2 * height))
    set_cell(top[1], _heading(canvas, clean(chart.axis), sum(widths[1:]), height, "ctr"))
    for cell, category, width in zip(names[1:], chart.categories, widths[1:], strict=True):
        set_cell(cell, _heading(canvas, clean(category), width, height, "ctr"))


def _heading(canvas: Canvas, text: str, width: float, height: float, align: str = "") -> Para:
    para = Para(text, SMALL, True, canvas.place.palette.muted, align=align)
    return cut(para, width - 2 * SIDE, height - 6, canvas.place.face)


def _shade(canvas: Canvas, cell: Any, value: float | None, most: float, colour: str, unit: str) -> None:
    palette = canvas.place.palette
    if not value:
        text = "–" if value is None else written(value, unit)
        set_cell(cell, Para(text, SMALL, colour=palette.muted, align="ctr"), palette.tile, palette.page)
        return
    fill = blend(palette.page, palette.seen(colour), PALEST + (1 - PALEST) * value / most)
    set_cell(cell, Para(written(value, unit), LARGE, True, ink_on(fill), align="ctr"), fill, palette.page)
