"""The deck being made: its layouts, the logo and what stands on every slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pptx.presentation import Presentation

from pmodash.packs.logo import Logo, checked_logo
from pmodash.packs.pack_style import PackStyle
from pmodash.packs.slide_canvas import (
    LARGEST_FINDING,
    Canvas,
    blank_canvas,
    drop_unused,
    fitted_title,
    order_for_reading,
    put_foot,
)
from pmodash.packs.slide_design import plain_deck
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_layouts import Place, Places, places_of
from pmodash.packs.slide_logo import beside_title, fit_for, free_corner, put_logo, taken_on
from pmodash.packs.slide_notes import put_notes
from pmodash.packs.slide_template import opened
from pmodash.packs.slide_text import clean
from pmodash.story.story import Story, Table

COVER_TITLE = 44.0
MOST_CONTINUED = 150
CONTINUED = "(continued)"


@dataclass(frozen=True)
class Stage:
    """Where slides are made. `titles` are those given so far, so that no two are the same."""

    deck: Presentation
    places: Places
    story: Story
    logo: Logo | None
    small_logos: dict[str, Box] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)

    def page(self, place: Place, title: str) -> Canvas:
        """A new slide for a finding."""
        return self._titled(place, title, LARGEST_FINDING)

    def goes_on(self, table: Table | None) -> bool:
        """Whether a table runs on over further slides: one of fair length that no report tells in full."""
        return table is not None and not self.story.tables and len(table.rows) <= MOST_CONTINUED

    def cover(self, title: str) -> Canvas:
        """A new first slide."""
        return self._titled(self.places.cover, title, COVER_TITLE)

    def _titled(self, place: Place, title: str, largest: float) -> Canvas:
        """A slide whose title is like no other's, though it be cut."""
        plain = clean(title) or "–"
        numbers = range(2, len(self.titles) + 3)
        again = f"{plain[:-1]}, {{}})" if plain.endswith(CONTINUED) else f"{plain} ({{}})"
        tried = (plain, *(form for n in numbers for form in (again.format(n), f"({n}) {plain}")))
        fitted = (fitted_title(place, text, largest) for text in tried)
        para, box = next((para, box) for para, box in fitted if para.text not in self.titles)
        self.titles.add(para.text)
        return blank_canvas(self.deck, place, para, box)

    def finish(self, canvas: Canvas, notes: Sequence[str]) -> None:
        """What comes last on every slide: the logo, the foot and the speaker's notes."""
        drop_unused(canvas)
        order_for_reading(canvas)
        self._put_logo(canvas)
        put_foot(canvas, self.story.as_of, self.story.label, len(self.deck.slides))
        put_notes(canvas.slide, [clean(self.story.label), *notes])

    def _put_logo(self, canvas: Canvas) -> None:
        if self.logo is None:
            return
        logo = fit_for(self.logo, canvas.place)
        if canvas.place is self.places.cover:
            width, height = int(self.deck.slide_width or 0), int(self.deck.slide_height or 0)
            page = Box.of_emu(0, 0, width, height)
            box = free_corner(canvas, logo, taken_on(canvas, page), page)
        else:
            box = self.small_logos.get("finding" if canvas.place is self.places.finding else "points")
        if box is not None:
            put_logo(canvas, logo, box)


def stage_for(story: Story, style: PackStyle) -> Stage:
    """The organisation's template, or the plain design, ready for the story."""
    logo = checked_logo(style.logo) if style.logo is not None else None
    deck = opened(style.template) if style.template is not None else plain_deck()
    places, boxes = places_of(deck), {}
    if logo is not None:
        for name in ("finding", "points"):
            place: Any = getattr(places, name)
            narrower, box = beside_title(place, fit_for(logo, place))
            places = replace(places, **{name: narrower})
            if box is not None:
                boxes[name] = box
    return Stage(deck, places, story, logo, boxes)
