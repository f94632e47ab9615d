"""The plain design where no template is given: wide slides, three layouts, one typeface, quiet colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.util import Pt

from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_template import emptied

WIDTH, HEIGHT, EDGE = 960, 540, 44
TYPEFACE = "Arial"
COLOURS: Mapping[str, str] = {
    "dk1": "1B212B", "lt1": "FFFFFF", "dk2": "14304F", "lt2": "F2F5F8", "accent1": "1D5F9C", "accent2": "2D735F",
    "accent3": "C9860F", "accent4": "A81A16", "accent5": "3B3351", "accent6": "5F6B78", "hlink": "1D5F9C",
    "folHlink": "3B3351",
}  # fmt: skip
_TITLE, _BODY = Box(EDGE, 24, WIDTH - 2 * EDGE, 68), Box(EDGE, 100, WIDTH - 2 * EDGE, 394)
_COVER: Mapping[Any, Box] = {
    KIND.CENTER_TITLE: Box(100, 130, WIDTH - 100 - EDGE, 150),
    KIND.SUBTITLE: Box(100, 300, WIDTH - 100 - EDGE, 170),
    KIND.DATE: Box(100, 508, 150, 20),
}
_FOOTERS: Mapping[Any, tuple[Box, str]] = {
    KIND.DATE: (Box(EDGE, 508, 200, 20), "l"),
    KIND.FOOTER: (Box(254, 508, WIDTH - 2 * 254, 20), "ctr"),
    KIND.SLIDE_NUMBER: (Box(WIDTH - EDGE - 60, 508, 60, 20), "r"),
}
_KEPT = {"Title Slide": "Cover", "Title and Content": "Finding with points", "Title Only": "Finding"}


def plain_deck() -> Presentation:
    """A deck of no slides in the plain design."""
    deck = pptx.Presentation()
    emptied(deck)
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in _KEPT:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _colour(master)
    _place(master, {KIND.TITLE: _TITLE, KIND.BODY: _BODY})
    _write_styles(master)
    for layout in deck.slide_layouts:
        cover = layout.name == "Title Slide"
        _place(layout, _COVER if cover else {})
        _decorate(layout, cover)
        layout.name = _KEPT[layout.name]
    return deck


def _colour(master: Any) -> None:
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    slots = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in COLOURS.items())
    text = theme.blob.decode("utf-8")
    text = re.sub(
        r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Plain">{slots}</a:clrScheme>', text, flags=re.S
    )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{TYPEFACE}"', text)
    theme._blob = text.encode("utf-8")


def _place(holder: Any, boxes: Mapping[Any, Box]) -> None:
    """Move the placeholders of a master or layout to where the design has them."""
    for shape in holder.placeholders:
        kind = shape.placeholder_format.type
        footer = _FOOTERS.get(kind)
        box = boxes.get(kind, footer[0] if footer else None)
        if box is not None:
            shape.left, shape.top, shape.width, shape.height = box.lengths
        if footer and box is not None:
            _restyle(shape, 11, footer[1], "ctr", kind == KIND.FOOTER)
        if kind == KIND.TITLE and box is not None:
            _restyle(shape, 28, "l", "b", True, "tx2")
        if kind == KIND.CENTER_TITLE:
            _restyle(shape, 40, "l", "b", True, "tx2")
        if kind == KIND.SUBTITLE:
            _restyle(shape, 18, "l", "t", False)


def _restyle(shape: Any, size: int, align: str, anchor: str, bold: bool, colour: str = "tx1") -> None:
    body = shape._element.txBody
    body.bodyPr.attrib.update({"anchor": anchor, "lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"})
    style = body.find("{http://schemas.openxmlformats.org/drawingml/2006/main}lstStyle")
    style.clear()
    style.append(
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="{align}"><a:buNone/>'
            f'<a:defRPr sz="{size}00" b="{int(bold)}"><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
            "</a:defRPr></a:lvl1pPr>"
        )
    )


def _write_styles(master: Any) -> None:
    """Plain bullets for text that someone adds later."""
    for shape in master.placeholders:
        if shape.placeholder_format.type == KIND.BODY:
            shape._element.txBody.bodyPr.attrib.update({"lIns": "0", "rIns": "0", "tIns": "0", "bIns": "0"})
    sizes = {"lvl1pPr": 18, "lvl2pPr": 16, "lvl3pPr": 14, "lvl4pPr": 14, "lvl5pPr": 14}
    styles = master._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles")
    for level in styles[1]:
        name = level.tag.rpartition("}")[2]
        for look in level.findall("{http://schemas.openxmlformats.org/drawingml/2006/main}defRPr"):
            look.set("sz", str(sizes.get(name, 14) * 100))


def _decorate(layout: Any, cover: bool) -> None:
    """The band of the first slide, and the thin rule above the foot of the others."""
    box = Box(0, 0, 56, HEIGHT) if cover else Box(EDGE, 500, WIDTH - 2 * EDGE, 0.75)
    left, top, width, height = box.lengths
    colour = '<a:schemeClr val="tx2"/>' if cover else '<a:schemeClr val="bg1"><a:lumMod val="80000"/></a:schemeClr>'
    shape = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="{"Band" if cover else "Rule"}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody></p:sp>'
    )
    layout.shapes._spTree.insert(2, shape)
