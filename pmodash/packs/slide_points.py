"""The sentences of a slide: its points as bullets, its note at the foot, the manager's remark marked as theirs."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import TALL_LINE, Face, Para, clean, cut, height_of, sized

ALONE = (20.0, 18.0, 16.0, 14.0)
BESIDE = (16.0, 14.0, 13.0, 12.0)
APART = 0.45
REMARK_BY = "The PMO manager's remark"
REMARK_SIZES, REMARK_INSET, AROUND, LEAST_REMARK = (16.0, 14.0, 12.0), 10.0, 12.0, 52.0
NOTE, MOST_NOTE = 11.0, 2
QUESTION, SINCE = 14.0, 14.0


def bullets(points: Sequence[str], size: float, colour: str) -> list[Para]:
    """The points as paragraphs of one size."""
    texts = [text for text in map(clean, points) if text]
    return [Para(text, size, False, colour, True, APART * size if place else 0.0) for place, text in enumerate(texts)]


def fitting(
    points: Sequence[str], box: Box, sizes: Sequence[float], face: Face, colour: str
) -> tuple[list[Para], tuple[str, ...]]:
    """The points in the largest size in which all fit, else as many as fit in the smallest; and those left over."""
    for size in sizes:
        paras = bullets(points, size, colour)
        if height_of(paras, box.width, face) <= box.height:
            return paras, ()
    shown: list[Para] = []
    for para in paras:
        if height_of([*shown, para], box.width, face) > box.height:
            break
        shown.append(para)
    rest = tuple(text for text in points if clean(text))[len(shown) :]
    return shown, rest


def cut_point(point: str, box: Box, face: Face, colour: str) -> list[Para]:
    """A single point that has no room on a whole slide: as much of it as fits."""
    (para,) = bullets([point], BESIDE[-1], colour)
    room = Box(box.left, box.top, box.width - 1.1 * para.size, box.height)
    return [cut(para, room.width, room.height, face)]


def put_question(canvas: Canvas, question: str) -> Canvas:
    """The question that the slide answers, small, at the top of the free room."""
    return _put_line(canvas, "Question", Para(clean(question), QUESTION, False, canvas.place.palette.muted))


def put_since(canvas: Canvas, since: str) -> Canvas:
    """What moved since last time."""
    return _put_line(canvas, "Since last time", Para(clean(since), SINCE, True, canvas.place.palette.accent))


def _put_line(canvas: Canvas, name: str, para: Para) -> Canvas:
    if not para.text:
        return canvas
    face, room = canvas.place.face, canvas.room
    para = cut(para, room.width, 2 * TALL_LINE * para.size + 0.1, face)
    height = height_of([para], room.width, face)
    canvas.text(name, room.first(height), [para])
    return canvas.within(room.below(height + 10))


def put_note(canvas: Canvas, note: str) -> Canvas:
    """How many it rests on and what was left out, at the foot of the free room."""
    text = clean(note)
    if not text:
        return canvas
    face, room = canvas.place.face, canvas.room
    para = cut(
        Para(text, NOTE, False, canvas.place.palette.muted), room.width, MOST_NOTE * NOTE * TALL_LINE + 0.1, face
    )
    height = height_of([para], room.width, face)
    canvas.text("Note", room.last(height), [para])
    return canvas.within(room.above(height + 8))


def remark_paras(canvas: Canvas, remark: str, most: float) -> tuple[list[Para], float]:
    """The remark below a line that says whose it is, in the largest letters for which there is room; its height."""
    palette, face = canvas.place.palette, canvas.place.face
    width = canvas.room.width - 2 * REMARK_INSET
    head = Para(REMARK_BY, 12.0, True, palette.accent)
    left = most - 2 * REMARK_INSET - height_of([head], width, face)
    paras = [head, sized(Para(clean(remark), 0, False, palette.text, before=2), REMARK_SIZES, width, left, face)]
    return paras, height_of(paras, width, face) + 2 * REMARK_INSET


def put_remark(canvas: Canvas, remark: str, needed: float) -> Canvas | None:
    """The manager's own words on a tile at the foot of the free room; None where `needed` would not be left of it.

    Where nothing else is to stand on the slide, they stand at the top.
    """
    room = canvas.room
    most = room.height - needed - AROUND if needed else room.height
    if most < LEAST_REMARK:
        return None
    paras, height = remark_paras(canvas, remark, most)
    if needed and paras[-1].text != clean(remark):
        return None
    box = room.last(height) if needed else room.first(height)
    canvas.text("Remark", box, paras, canvas.place.palette.tile, REMARK_INSET)
    return canvas.within(room.above(height + AROUND))
