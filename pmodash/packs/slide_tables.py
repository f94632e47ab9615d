"""Tables as PowerPoint's own: as many rows as fit in letters that can be read, and how many there are besides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pmodash.figures.palette import STATUS_COLOURS
from pmodash.packs.slide_alternative import describe, table_in_words
from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_colours import Palette
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import Face, Para, clean, cut, height_of, line_height, write
from pmodash.story.cell_words import FIGURES, cell_words
from pmodash.story.story import Cell, Table

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
LARGE, SMALL = 13.0, 11.0
SIDE, ABOVE, AFTER_FIGURES = 5.0, 3.5, 14.0
MEASURED_ROWS = 60
MOST_LINES = 5
NARROWEST = 44.0
LEAST_ROWS = 3
_DML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Laid:
    """A table as it is laid out: its size of letters, its widths, the height of its heading and of each row shown."""

    size: float
    widths: tuple[float, ...]
    heading: float
    rows: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.heading + sum(self.rows)


def cell_text(value: Cell, kind: str) -> str:
    """What is in a cell, as it is read on a slide."""
    return clean(cell_words(value, kind)) or "–"


def texts_of(table: Table, most: int) -> list[list[str]]:
    """The first rows of a table as they are read."""
    return [[cell_text(value, kind) for value, kind in zip(row, table.kinds, strict=True)] for row in table.rows[:most]]


def laid_out(table: Table, box: Box, face: Face) -> Laid:
    """The table in the largest letters in which all its rows fit, else in the smallest with as many as do."""
    texts = texts_of(table, MEASURED_ROWS)
    for size in (LARGE, 12.0, SMALL):
        laid = _laid(table, texts, box, size, face)
        if len(laid.rows) == len(table.rows):
            return laid
    return laid


def _laid(table: Table, texts: list[list[str]], box: Box, size: float, face: Face) -> Laid:
    widths = _widths(table, texts, box.width, size, face)
    heading = _row_height([clean(name) for name in table.headings], table.kinds, widths, Para("", size, True), face)
    rows: list[float] = []
    left = box.height - heading
    for row in texts:
        height = _row_height(row, table.kinds, widths, Para("", size), face)
        if height > left:
            break
        rows.append(height)
        left -= height
    return Laid(size, tuple(widths), heading, tuple(rows))


def natural_width(table: Table, size: float, face: Face) -> float:
    """How wide the table would like to be."""
    return sum(_natural(table, texts_of(table, MEASURED_ROWS), size, face))


def _natural(table: Table, texts: list[list[str]], size: float, face: Face) -> list[float]:
    wide = []
    for place, heading in enumerate(table.headings):
        dot = 1.2 * size if table.kinds[place] == "status" else 0.0
        cells = max((face.width(row[place], size) for row in texts), default=0.0) + dot
        words = max((face.width(word, size, True) for word in clean(heading).split()), default=0.0)
        edges = 2 * SIDE + 2 + (AFTER_FIGURES - SIDE if table.kinds[place] in FIGURES else 0.0)
        wide.append(max(cells, words, min(face.width(clean(heading), size, True), 90.0), NARROWEST) + edges)
    return wide


def _widths(table: Table, texts: list[list[str]], room: float, size: float, face: Face) -> list[float]:
    """Each column as wide as its words; the widest ones give way when there is too little room."""
    wide = _natural(table, texts, size, face)
    total = sum(wide)
    if total <= room:
        spare = min(room - total, 0.6 * total)
        return [width + spare * width / total for width in wide]
    most = next((m for m in range(400, 20, -4) if sum(min(width, m) for width in wide) <= room), 20)
    held = [min(width, most) for width in wide]
    return [width * room / sum(held) for width in held]


def _row_height(texts: Sequence[str], kinds: Sequence[str], widths: Sequence[float], para: Para, face: Face) -> float:
    cells = zip(texts, kinds, widths, strict=True)
    heights = (
        min(
            height_of([replace(para, text=text)], _room_in(width, kind, para), face),
            MOST_LINES * line_height(text, para.size),
        )
        for text, kind, width in cells
    )
    return max(heights) + 2 * ABOVE


def _room_in(width: float, kind: str, para: Para) -> float:
    """The room for words in a column: without its edges, nor the dot before a status."""
    after = AFTER_FIGURES if kind in FIGURES else SIDE
    return width - SIDE - after - (1.2 * para.size if kind == "status" and not para.bold else 0.0)


def draw_table(canvas: Canvas, box: Box, table: Table, finding: str) -> int:
    """Put a table on the slide, with a line on what it leaves out; how many rows are shown."""
    place = canvas.place
    whole = laid_out(table, box, place.face)
    shown = len(whole.rows)
    if shown < len(table.rows):
        rest_line = SMALL * 1.2 + 5
        laid = laid_out(table, box.above(rest_line), place.face)
        shown = len(laid.rows)
        line = Box(box.left, box.top + laid.height + 5, box.width, rest_line)
    else:
        laid, line = whole, None
    if not shown:
        return 0
    frame = native_table(canvas, "Table", box, laid.widths, [laid.heading, *laid.rows])
    describe(frame, table_in_words(table, shown, finding))
    _fill(frame.table, table, laid, place.palette, place.face)
    if line is not None:
        canvas.text(
            "Rows left out",
            line,
            [Para(f"and {len(table.rows) - shown:,} more: {canvas.rest}", SMALL, colour=place.palette.muted)],
        )
    return shown


def native_table(canvas: Canvas, name: str, box: Box, widths: Sequence[float], heights: Sequence[float]) -> Any:
    """An empty table of these widths and heights, without any style of its own."""
    whole = Box(box.left, box.top, sum(widths), sum(heights))
    frame = canvas.slide.shapes.add_table(len(heights), len(widths), *whole.lengths)
    frame.name = name
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(frame.table.rows, heights, strict=True):
        row.height = Pt(height)
    frame.table.horz_banding = False
    style = frame._element.find(f".//{_DML}tableStyleId")
    if style is not None:
        style.text = PLAIN_STYLE
    return frame


def _fill(native: Any, table: Table, laid: Laid, palette: Palette, face: Face) -> None:
    rows = [[clean(name) for name in table.headings], *texts_of(table, len(laid.rows))]
    for number, (row, height, element) in enumerate(
        zip(rows, (laid.heading, *laid.rows), native._tbl.tr_lst, strict=True)
    ):
        for text, width, kind, cell in zip(row, laid.widths, table.kinds, element.tc_lst, strict=True):
            align = "r" if kind in FIGURES else ""
            para = Para(text, laid.size, not number, palette.muted if not number else palette.text, align=align)
            para = cut(para, _room_in(width, kind, para), height - 2 * ABOVE + 1, face)
            set_cell(cell, para, fill="" if number else palette.tile, rule=palette.rule)
            if number and kind == "status" and text in STATUS_COLOURS:
                _add_dot(cell, palette.seen(STATUS_COLOURS[text]), laid.size)


def set_cell(cell: Any, para: Para, fill: str = "", rule: str = "") -> None:
    """Write a cell of a native table: its text, its colour and the line below it."""
    write(cell.txBody if cell.txBody is not None else cell.get_or_add_txBody(), [para])
    for old in cell.findall(f"{_DML}tcPr"):
        cell.remove(old)
    side, above = round(SIDE * 12_700), round(ABOVE * 12_700)
    below = f'<a:lnB w="9525"><a:solidFill><a:srgbClr val="{rule[1:].upper()}"/></a:solidFill></a:lnB>' if rule else ""
    paint = f'<a:solidFill><a:srgbClr val="{fill[1:].upper()}"/></a:solidFill>' if fill else "<a:noFill/>"
    after = round(AFTER_FIGURES * 12_700) if para.align == "r" else side
    edges = f'marL="{side}" marR="{after}" marT="{above}" marB="{above}" anchor="ctr"'
    cell.append(parse_xml(f"<a:tcPr {nsdecls('a')} {edges}>{below}{paint}</a:tcPr>"))


def _add_dot(cell: Any, colour: str, size: float) -> None:
    """A dot in the status's colour before its name: the name says it, the colour helps to find it."""
    first = cell.find(f"{_DML}txBody/{_DML}p/{_DML}r")
    first.addprevious(
        parse_xml(
            f'<a:r {nsdecls("a")}><a:rPr lang="en-GB" sz="{round(size * 100)}"><a:solidFill>'
            f'<a:srgbClr val="{colour[1:].upper()}"/></a:solidFill></a:rPr><a:t>● </a:t></a:r>'
        )
    )
