"""One slide being made: its title, its texts and its foot, each put where it belongs and named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pmodash.measures.sentences.wording import day
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_layouts import GAP, TITLES, Place
from pmodash.packs.slide_text import Para, clean, height_of, keeps_words, run, sized, write

TITLE_SIZES = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0, 16.0, 14.0)
LARGEST_FINDING, GROWING_FROM = 28.0, 20.0
TALLEST_TITLE = 0.27
FOOT_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
IN_REPORT, ON_NEXT = "see the report", "on the next slide"
NUMBER_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_DML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True)
class Canvas:
    """A slide, the place it was made on, and the room that is still free on it; where the rest of a table is."""

    slide: Any
    place: Place
    room: Box
    rest: str = IN_REPORT

    def within(self, room: Box) -> Canvas:
        """The same slide with less room left."""
        return replace(self, room=room)

    def text(self, name: str, box: Box, paras: Sequence[Para], fill: str = "", inset: float = 0.0) -> Any:
        """A text box; on a tile of that colour when one is given."""
        shape = self.slide.shapes.add_textbox(*box.lengths)
        shape.name = name
        _set_body(shape, inset, "ctr" if fill and len(paras) == 1 else "t")
        if fill:
            shape.fill.solid()
            shape._element.spPr.find(f"{_DML}solidFill").append(
                parse_xml(f'<a:srgbClr {nsdecls("a")} val="{fill[1:].upper()}"/>')
            )
        write(shape._element.txBody, paras)
        return shape

    def points(self, box: Box, paras: Sequence[Para]) -> None:
        """The points, in the layout's own placeholder for text where it has one."""
        body = next((s for s in self.slide.placeholders if s.placeholder_format.idx == self.place.body), None)
        if body is None or self.place.body in (None, 0):
            self.text("Points", box, paras)
            return
        body.name = "Points"
        body.left, body.top, body.width, body.height = box.lengths
        _set_body(body, 0.0, "t")
        write(body._element.txBody, paras)
        tree = self.slide.shapes._spTree
        tree.remove(body._element)
        tree.append(body._element)


def blank_canvas(deck: Any, place: Place, para: Para, box: Box) -> Canvas:
    """A new slide of that place with its fitted title in the title's placeholder, nothing else, and its room."""
    slide = deck.slides.add_slide(place.layout)
    for shape in list(slide.placeholders):
        kind = shape.placeholder_format.type
        if kind not in TITLES and shape.placeholder_format.idx != place.body:
            shape._element.getparent().remove(shape._element)
    shape = slide.shapes.title or _own_title(slide)
    shape.name = "Title"
    slide.shapes._spTree.insert(2, shape._element)
    shape.left, shape.top, shape.width, shape.height = box.lengths
    _set_body(shape, 0.0, "")
    write(shape._element.txBody, [para])
    top = max(place.room.top, box.bottom + GAP) if box.bottom > place.title.bottom else place.room.top
    beside = place.room.left >= box.right or place.room.right <= box.left
    room = place.room if beside else Box.between(place.room.left, top, place.room.right, place.room.bottom)
    return Canvas(slide, place, room)


def drop_unused(canvas: Canvas) -> None:
    """Remove the placeholder for text when nothing was written to it, so that no prompt is left."""
    for shape in list(canvas.slide.placeholders):
        if shape.placeholder_format.type not in TITLES and shape.has_text_frame and not shape.text_frame.text:
            shape._element.getparent().remove(shape._element)


def order_for_reading(canvas: Canvas) -> None:
    """Let a screen reader come to the title first and then to everything else as the eye does."""
    tree = canvas.slide.shapes._spTree
    others = [shape for shape in canvas.slide.shapes if shape.name != "Title"]
    for shape in sorted(others, key=lambda one: (round(one.top / Pt(4)), one.left)):
        tree.remove(shape._element)
        tree.append(shape._element)


def fitted_title(place: Place, text: str, largest: float) -> tuple[Para, Box]:
    """The title in the largest usual size that fits; in a higher box when it would be small otherwise."""
    look, base = place.title_look, place.title
    plain = Para(text, 0, look.bold, look.colour, align="inherit")
    sizes = [size for size in TITLE_SIZES if size <= min(max(look.size, 20.0), largest)]
    measured = replace(plain, text=look.measured(text))
    for size in sizes:
        tried = replace(measured, size=size)
        whole = keeps_words(tried.text, base.width, size, look.face, look.bold)
        if size >= GROWING_FROM and whole and height_of([tried], base.width, look.face) <= base.height:
            return replace(plain, size=size), base
    most = base.height
    if place.grows:
        most = max(base.height, min(TALLEST_TITLE * (place.room.bottom + 40), base.height + 0.3 * place.room.height))
    fitted = sized(measured, [size for size in sizes if size <= 24.0] or sizes, base.width, most, look.face)
    shown = fitted.text if fitted.text.endswith("…") else text
    box = Box(base.left, base.top, base.width, max(base.height, height_of([fitted], base.width, look.face)))
    return replace(plain, text=shown, size=fitted.size), box if most > base.height else base


def _own_title(slide: Any) -> Any:
    """A title for a layout that has none, so that the slide still has a name in the outline and for a screen reader."""
    slide.shapes._spTree.add_placeholder(2, "Title", KIND.TITLE, "horz", "full", 0)
    return slide.shapes.title


def _set_body(shape: Any, inset: float, anchor: str) -> None:
    body = shape._element.get_or_add_txBody().bodyPr
    for child in list(body):
        body.remove(child)
    edge = str(round(inset * 12_700))
    body.attrib.update({"wrap": "square", "lIns": edge, "tIns": edge, "rIns": edge, "bIns": edge})
    if anchor:
        body.set("anchor", anchor)
        body.set("vert", "horz")
    body.append(parse_xml(f"<a:noAutofit {nsdecls('a')}/>"))


def put_foot(canvas: Canvas, as_of: dt.date, label: str, number: int) -> None:
    """The as-of date, the classification label and the slide's number, in the layout's own places where it has them."""
    for kind, name, words, align in (
        (KIND.DATE, "As-of date", f"As of {day(as_of)}", "l"),
        (KIND.FOOTER, "Label", clean(label), "ctr"),
        (KIND.SLIDE_NUMBER, "Slide number", str(number), "r"),
    ):
        if words:
            _put_in_foot(canvas, kind, name, words, align)


def _put_in_foot(canvas: Canvas, kind: Any, name: str, words: str, align: str) -> None:
    place = canvas.place
    look, box = place.foot_looks[kind], place.footers[kind]
    bold = look.bold or kind == KIND.FOOTER
    sizes = [size for size in FOOT_SIZES if size <= max(look.size, 8.0)]
    para = sized(Para(words, 0, bold, look.colour), sizes, box.width, box.height, look.face)
    own = next((s for s in place.layout.placeholders if s.placeholder_format.type == kind), None)
    if own is None:
        shape = canvas.text(name, box, [])
        align = f' algn="{align}"'
    else:
        canvas.slide.shapes.clone_placeholder(own)
        shape, align = canvas.slide.placeholders[own.placeholder_format.idx], ""
        shape.left, shape.top, shape.width, shape.height = box.lengths
    shape.name = name
    _set_body(shape, 0.0, "")
    inner = run(para.text, para.size, bold, para.colour or ("" if own is not None else place.palette.muted))
    if kind == KIND.SLIDE_NUMBER:
        inner = inner.replace("<a:r>", f'<a:fld id="{NUMBER_FIELD}" type="slidenum">').replace("</a:r>", "</a:fld>")
    body = shape._element.txBody
    write(body, [])
    body.replace(body.find(f"{_DML}p"), parse_xml(f"<a:p {nsdecls('a')}><a:pPr{align}/>{inner}</a:p>"))
