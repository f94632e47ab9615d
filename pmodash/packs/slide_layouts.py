"""Which layouts of a deck serve for the first slide, for a finding and for a finding with points, and their room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.presentation import Presentation

from pmodash.packs.slide_colours import Palette, ThemeColours, background, palette_of
from pmodash.packs.slide_geometry import Box, box_of
from pmodash.packs.slide_letters import Letters, letters
from pmodash.packs.slide_text import Face

TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
WORDS = (KIND.BODY, KIND.OBJECT, KIND.SUBTITLE)
FOOTERS = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
UPRIGHT = (KIND.VERTICAL_TITLE, KIND.VERTICAL_BODY, KIND.VERTICAL_OBJECT)
GAP, FOOT = 12.0, 34.0


@dataclass(frozen=True)
class Place:
    """A layout with what stands where: the title, the room for everything else, the foot.

    `body` is the key of its text; `grows` whether the title may take some of the room below it.
    """

    layout: Any
    title: Box
    title_look: Letters
    room: Box
    body: int | None
    grows: bool
    footers: Mapping[Any, Box]
    foot_looks: Mapping[Any, Letters]
    palette: Palette
    face: Face


@dataclass(frozen=True)
class Places:
    """The three layouts that the slides are made on."""

    cover: Place
    finding: Place
    points: Place


def places_of(deck: Presentation) -> Places:
    """The layouts of the first master that has some, chosen by their placeholders, not by their names."""
    page = Box.of_emu(0, 0, int(deck.slide_width or 0), int(deck.slide_height or 0))
    layouts = max((list(master.slide_layouts) for master in deck.slide_masters), key=_usable)
    level = [layout for layout in layouts if not _kinds(layout) & set(UPRIGHT)] or layouts
    titled = [layout for layout in level if _kinds(layout) & set(TITLES)] or level
    within = [layout for layout in titled if KIND.CENTER_TITLE not in _kinds(layout)] or titled
    cover = max(titled, key=_as_cover)
    finding, points = max(within, key=_as_finding), max(within, key=_as_points)
    return Places(place(cover, page), place(finding, page), place(points, page))


def _usable(layouts: list[Any]) -> int:
    return sum(bool(_kinds(layout) & set(TITLES)) for layout in layouts) + bool(layouts)


def _kinds(layout: Any) -> set[Any]:
    return {shape.placeholder_format.type for shape in layout.placeholders}


def _others(layout: Any) -> list[Any]:
    return [s for s in layout.placeholders if s.placeholder_format.type not in (*TITLES, *FOOTERS)]


def _as_cover(layout: Any) -> tuple[bool, bool, int]:
    kinds = _kinds(layout)
    return KIND.CENTER_TITLE in kinds, KIND.SUBTITLE in kinds, -len(_others(layout))


def _as_finding(layout: Any) -> tuple[int, float]:
    return -len(_others(layout)), box_of(_title(layout)).area if _title(layout) is not None else 0.0


def _as_points(layout: Any) -> tuple[bool, float]:
    others = _others(layout)
    alone = len(others) == 1 and others[0].placeholder_format.type in WORDS
    return alone, sum(box_of(shape).area for shape in others) if alone else -len(others)


def _title(layout: Any) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in TITLES), None)


def place(layout: Any, page: Box) -> Place:
    """A layout with its room measured."""
    theme = ThemeColours.of(layout.slide_master)
    fixed = _fixed(layout, page)
    footers = _footers(layout, page, fixed)
    title = _title_box(layout, page, [*fixed, *footers.values()])
    words = max((s for s in _others(layout) if s.placeholder_format.type in WORDS), key=_area, default=None)
    room = _room(page, title, None if words is None else box_of(words), [*fixed, *footers.values()])
    body = None if words is None else words.placeholder_format.idx
    foot_looks = {kind: letters(layout, (kind,), theme, box) for kind, box in footers.items()}
    look = letters(layout, TITLES, theme, title)
    palette = palette_of(layout, theme, room)
    grows = room.top >= title.bottom and background(layout, theme, title) == palette.page
    return Place(layout, title, look, room, body, grows, footers, foot_looks, palette, Face.named(theme.body))


def _area(shape: Any) -> float:
    return box_of(shape).area


def _footers(layout: Any, page: Box, fixed: list[Box]) -> dict[Any, Box]:
    """Where the date, the footer and the number stand; at the foot, side by side, where the template has no place."""
    side = page.width * 0.05
    third = (page.width - 2 * side) / 4
    foot = page.last(FOOT).first(FOOT - 8)
    usual = {
        KIND.DATE: Box(side, foot.top, third, foot.height),
        KIND.FOOTER: Box(side + third + 4, foot.top, 2 * third - 8, foot.height),
        KIND.SLIDE_NUMBER: Box(side + 3 * third, foot.top, third, foot.height),
    }
    own = {s.placeholder_format.type: box_of(s) for s in layout.placeholders if s.placeholder_format.type in FOOTERS}
    kept = {kind: box for kind, box in own.items() if box.width > 20 and box.height > 6 and _inside(box, page)}
    found = dict(kept)
    for kind in FOOTERS:
        if kind not in found:
            box = usual[kind].clear_of([*kept.values(), *fixed], 6)
            found[kind] = box if box.width > 30 and box.height > 10 else usual[kind]
    return found


def _inside(box: Box, page: Box) -> bool:
    return box.left >= -1 and box.top >= -1 and box.right <= page.right + 1 and box.bottom <= page.bottom + 1


def _fixed(layout: Any, page: Box) -> list[Box]:
    """What is drawn on the layout and its master and must not be written over; a background that fills it is not."""
    holders = [layout]
    if layout._element.get("showMasterSp", "1") not in ("0", "false"):
        holders.append(layout.slide_master)
    shapes = [shape for holder in holders for shape in holder.shapes if not shape.is_placeholder]
    boxes = [box_of(shape) for shape in shapes]
    drawn = [box for box in boxes if box.area and box.overlaps(page)]
    return [box for box in drawn if box.area < 0.45 * page.area and min(box.width, box.height) < 0.4 * page.height]


def _title_box(layout: Any, page: Box, taken: Iterable[Box]) -> Box:
    title = _title(layout)
    own = Box(0, 0, 0, 0) if title is None else box_of(title)
    held = own.held_by(page, 8)
    if held.width >= 0.18 * page.width and held.height >= 20:
        return held
    side = 0.05 * page.width
    return Box(side, 24, page.width - 2 * side, 0.13 * page.height).clear_of(taken, 14)


def _room(page: Box, title: Box, words: Box | None, taken: list[Box]) -> Box:
    """The room for all but title and foot: the text's own place, unless far more is free below or beside the title."""
    left, right = min(title.left, page.right - title.right), page.right - min(title.left, page.right - title.right)
    below = Box.between(title.left, title.bottom + GAP, max(title.right, right), page.bottom - 12)
    beside = Box.between(title.right + GAP, max(title.top, 24), page.right - max(left, 24), page.bottom - 12)
    before = Box.between(24, max(title.top, 24), title.left - GAP, page.bottom - 12)
    above = Box.between(title.left, 24, right, title.top - GAP)
    free = [box.clear_of(taken, 12) for box in (below, beside, before, above)]
    best = max(free, key=lambda box: min(box.width, 1.8 * box.height) * min(box.height, box.width))
    if words is not None:
        own = words.held_by(page, 12)
        if own.top > title.bottom + GAP and own.left < title.right and own.right > title.left:
            own = Box.between(own.left, title.bottom + GAP, own.right, own.bottom)
        own = own.clear_of([title, *taken], 4)
        if own.area >= 0.75 * best.area:
            return own
    return best
