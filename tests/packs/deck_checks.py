"""What must hold on every slide of a deck, whatever it tells."""

from __future__ import annotations

import io
from itertools import combinations
from typing import Any

import pptx
from pptx.oxml.ns import qn

from pmodash.packs.slide_colours import ThemeColours
from pmodash.packs.slide_geometry import Box, box_of
from pmodash.packs.slide_text import Face, Para, height_of


def opened(deck: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(deck))


def texts(deck: bytes) -> list[str]:
    """The text of each slide, tables included, in reading order."""
    return ["\n".join(t.text or "" for t in slide._element.iter(qn("a:t"))) for slide in opened(deck).slides]


def shape(slide: Any, name: str) -> Any:
    return next(one for one in slide.shapes if one.name == name)


def names(slide: Any) -> list[str]:
    return [one.name for one in slide.shapes]


def faults(deck: bytes) -> list[str]:
    """Everything that is wrong with the slides' geometry, names and words for those who cannot see."""
    made = opened(deck)
    page = Box.of_emu(0, 0, made.slide_width, made.slide_height)
    found: list[str] = []
    for number, slide in enumerate(made.slides, 1):
        theme = ThemeColours.of(slide.slide_layout.slide_master)
        faces = {True: Face.named(theme.heading), False: Face.named(theme.body)}
        boxes = [(one.name, box_of(one)) for one in slide.shapes]
        found += [f"{number}: {name} leaves the page" for name, box in boxes if not _inside(box, page)]
        found += [f"{number}: {a} on {b}" for (a, one), (b, other) in combinations(boxes, 2) if one.overlaps(other, 1)]
        found += [f"{number}: {one.name} is too full" for one in slide.shapes if _too_full(one, faces)]
        found += _unnamed(number, slide)
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    return [*found, *(f"title twice: {title}" for title in {t for t in titles if titles.count(t) > 1 or not t})]


def _inside(box: Box, page: Box) -> bool:
    return box.left >= -1 and box.top >= -1 and box.right <= page.right + 1 and box.bottom <= page.bottom + 1


def _too_full(one: Any, faces: dict[bool, Face]) -> bool:
    if not one.has_text_frame:
        return False
    body = one.text_frame
    paras = [_para(paragraph) for paragraph in body.paragraphs if paragraph.text]
    edge = (body.margin_left or 0) / 12_700
    width, height = one.width / 12_700 - 2 * edge, one.height / 12_700 - 2 * edge
    return height_of(paras, width, faces[one.name == "Title"]) > height + 1


def _para(paragraph: Any) -> Para:
    letters = paragraph._p.find(f".//{qn('a:rPr')}")
    before = paragraph._p.find(f"{qn('a:pPr')}/{qn('a:spcBef')}/{qn('a:spcPts')}")
    room = 0.0 if before is None else int(before.get("val")) / 100
    bullet = paragraph._p.find(f"{qn('a:pPr')}/{qn('a:buChar')}") is not None
    return Para(paragraph.text, int(letters.get("sz")) / 100, letters.get("b") == "1", "", bullet, room)


def _unnamed(number: int, slide: Any) -> list[str]:
    found = []
    ids = [one.shape_id for one in slide.shapes]
    if len(set(ids)) < len(ids) or len(set(names(slide))) < len(names(slide)):
        found.append(f"{number}: a name or an id is there twice")
    seen = [one.find(f".//{qn('p:cNvPr')}") for one in slide._element.iter(qn("p:graphicFrame"), qn("p:pic"))]
    return [*found, *(f"{number}: {one.get('name')} without words" for one in seen if not one.get("descr"))]
