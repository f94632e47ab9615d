"""Templates of quite different organisations, made for the tests."""

from __future__ import annotations

import io
import re
import zipfile

import pptx
from lxml import etree
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.util import Pt

OLD_WORDS = "Minutes of a meeting long ago"
POTX = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"


def saved(deck: Presentation) -> bytes:
    kept = io.BytesIO()
    deck.save(kept)
    return kept.getvalue()


def picture(width: int = 300, height: int = 100, colour: str = "#c2410c", kind: str = "PNG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(kept, kind)
    return kept.getvalue()


def _themed(deck: Presentation, font: str, **colours: str) -> None:
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    for name, value in colours.items():
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>', text, flags=re.S
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{font}"', text)
    theme._blob = text.encode()


def _widened(deck: Presentation, width: int, height: int) -> None:
    across, down = Pt(width) / deck.slide_width, Pt(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Pt(width), Pt(height)
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            if shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = int(shape.left * across), int(shape.width * across)
                shape.top, shape.height = int(shape.top * down), int(shape.height * down)


def _with_old_slides(deck: Presentation) -> None:
    for number in (1, 2):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"{OLD_WORDS} {number}"
        slide.notes_slide.notes_text_frame.text = OLD_WORDS
    deck.core_properties.author = deck.core_properties.last_modified_by = "Template Maker"


def dark() -> bytes:
    """Wide, pale letters on a dark blue, with slides of its own."""
    deck = pptx.Presentation()
    _widened(deck, 960, 540)
    _themed(
        deck, "Segoe UI", dk1="0B1B33", lt1="F4F7FB", dk2="12305A", lt2="C9D6EA", accent1="4FC3F7", accent2="FFB74D"
    )
    master = deck.slide_master._element
    mapped = master.find(qn("p:clrMap"))
    mapped.attrib.update({"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"})
    _with_old_slides(deck)
    return saved(deck)


def corporate() -> bytes:
    """Four to three, a red band with white titles, a mark in the corner, letters with serifs."""
    deck = pptx.Presentation()
    _themed(deck, "Georgia", dk1="222222", lt1="FFFFFF", dk2="7A0019", accent1="7A0019", accent2="5B6770")
    for layout in [one for one in deck.slide_layouts if one.name != "Title Slide"]:
        band = layout.shapes._spTree
        band.insert(2, _rectangle(0, 0, 720, 86, "7A0019"))
    master = deck.slide_master
    for shape in master.placeholders:
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = Pt(36), Pt(10), Pt(648), Pt(66)
    title = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", "3000")
    letters.find(qn("a:solidFill"))[0].set("val", "bg1")
    for shape in deck.slide_layouts[0].placeholders:
        if shape.placeholder_format.idx == 0:
            style = shape._element.txBody.find(qn("a:lstStyle"))
            style.append(
                parse_xml(
                    f'<a:lvl1pPr {nsdecls("a")} algn="ctr"><a:defRPr sz="4000"><a:solidFill><a:schemeClr val="tx2"/>'
                    "</a:solidFill></a:defRPr></a:lvl1pPr>"
                )
            )
    return saved(deck)


def _rectangle(left: int, top: int, width: int, height: int, colour: str) -> etree._Element:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="70" name="Band"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{Pt(left)}" y="{Pt(top)}"/><a:ext cx="{Pt(width)}" cy="{Pt(height)}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        "</p:spPr></p:sp>"
    )


def odd() -> bytes:
    """A4, one layout, its title in a narrow column at the left, no place for date, label or number."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Pt(842), Pt(595)
    for layout in list(deck.slide_layouts):
        if layout.name != "Title and Content":
            deck.slide_layouts.remove(layout)
    (layout,) = deck.slide_layouts
    _themed(deck, "Courier New", accent1="FFD400", accent2="FFE98A", dk2="FFD400")
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top, shape.width, shape.height = Pt(30), Pt(60), Pt(190), Pt(440)
        elif shape.placeholder_format.idx == 1:
            shape.left, shape.top, shape.width, shape.height = Pt(250), Pt(60), Pt(560), Pt(440)
        else:
            shape._element.getparent().remove(shape._element)
    return saved(deck)


def no_titles() -> bytes:
    """Layouts that hold nothing but what is drawn on them."""
    deck = pptx.Presentation()
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    deck.slide_layouts[0].shapes._spTree.append(_rectangle(0, 0, 60, 540, "00AA77"))
    return saved(deck)


def no_layouts() -> bytes:
    deck = pptx.Presentation()
    for layout in list(deck.slide_layouts):
        deck.slide_layouts.remove(layout)
    return saved(deck)


def changed(package: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A package with one part's bytes changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as made, zipfile.ZipFile(kept, "w") as out:
        for part in made.namelist():
            data = made.read(part)
            out.writestr(part, data.replace(old, new) if part == name else data)
    return kept.getvalue()


def as_potx(package: bytes) -> bytes:
    return changed(package, "[Content_Types].xml", PPTX.encode(), POTX.encode())
