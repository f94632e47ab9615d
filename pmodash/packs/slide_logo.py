"""Where the logo stands: on the first slide in a free corner, on the others small beside the title."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

from pmodash.figures.palette import contrast
from pmodash.packs.logo import Logo, on_plate
from pmodash.packs.slide_alternative import describe
from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_geometry import Box, box_of
from pmodash.packs.slide_layouts import Place

COVER_HEIGHT, COVER_WIDTH = 64.0, 200.0
SMALL_HEIGHT, SMALL_WIDTH = 34.0, 110.0
LEAST_CONTRAST = 1.8
GAP = 16.0


def scaled(logo: Logo, width: float, height: float) -> tuple[float, float]:
    """The logo's width and height, as large as these bounds allow."""
    scale = min(width / logo.width, height / logo.height)
    return logo.width * scale, logo.height * scale


def fit_for(logo: Logo, place: Place) -> Logo:
    """The logo as it can be seen on the page: on a white plate where its own colour would drown."""
    drowns = logo.see_through and contrast(logo.colour, place.palette.page) < LEAST_CONTRAST
    return on_plate(logo) if drowns else logo


def beside_title(place: Place, logo: Logo) -> tuple[Place, Box | None]:
    """The place with its title made narrower for a small logo; no logo where the title has no room to give."""
    width, height = scaled(logo, SMALL_WIDTH, min(SMALL_HEIGHT, place.title.height))
    title = place.title
    if title.width < 0.5 * (place.room.right + title.left) or title.width - width - GAP < 240:
        return place, None
    narrower = Box(title.left, title.top, title.width - width - GAP, title.height)
    box = Box(title.right - width, title.top, width, height)
    return replace(place, title=narrower), box


def free_corner(canvas: Canvas, logo: Logo, taken: Iterable[Box], page: Box) -> Box | None:
    """A corner of the first slide in which the logo touches nothing."""
    width, height = scaled(logo, COVER_WIDTH, COVER_HEIGHT)
    edge = 0.045 * page.width
    left, right = canvas.place.title.left, page.right - edge - width
    foot = min((box.top for box in canvas.place.footers.values()), default=page.bottom) - height - GAP
    corners = [Box(x, y, width, height) for y in (edge, foot) for x in (left, right, edge)]
    stands = [box for box in taken if box.area]
    return next((box for box in corners if not any(box.overlaps(other) for other in stands)), None)


def put_logo(canvas: Canvas, logo: Logo, box: Box) -> None:
    """Put the logo on the slide."""
    left, top, width, height = box.lengths
    picture = canvas.slide.shapes.add_picture(io.BytesIO(logo.png), left, top, width, height)
    picture.name = "Logo"
    describe(picture, "The organisation's logo")


def taken_on(canvas: Canvas, page: Box) -> list[Box]:
    """Where something stands already on the slide or is drawn on its layout, but for what fills the page."""
    layout = canvas.place.layout
    drawn = [shape for holder in (layout, layout.slide_master) for shape in holder.shapes if not shape.is_placeholder]
    behind = [box for box in map(box_of, drawn) if box.area < 0.6 * page.area]
    return [*map(box_of, canvas.slide.shapes), *behind]
