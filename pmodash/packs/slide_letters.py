"""How a template writes its titles and its foot: size, weight and colour, as far as a slide takes them over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from pmodash.packs.slide_colours import DML, PML, ThemeColours, palette_of
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import Face

TITLE_SIZE, FOOT_SIZE = 32.0, 12.0


@dataclass(frozen=True)
class Letters:
    """The look of a placeholder's text. `colour` is blank where the template's own can be read."""

    size: float
    bold: bool
    capitals: bool
    face: Face
    colour: str

    def measured(self, text: str) -> str:
        """The text as it will be drawn."""
        return text.upper() if self.capitals else text


def letters(layout: Any, kinds: Sequence[Any], theme: ThemeColours, box: Box) -> Letters:
    """How placeholders of these kinds are written on a layout, where they stand in that box."""
    title = KIND.TITLE in kinds
    looks = _looks(layout, kinds, title)
    usual = str(int((TITLE_SIZE if title else FOOT_SIZE) * 100))
    fills = (look.find(f"{DML}solidFill") for look in looks)
    colours = (theme.colour(fill) for fill in fills if fill is not None)
    colour = next((one for one in colours if one), theme.named.get("tx1", "#000000"))
    palette = palette_of(layout, theme, box)
    readable = palette.seen(colour) == colour
    return Letters(
        size=int(_first(looks, "sz", usual)) / 100,
        bold=_first(looks, "b", "0") in ("1", "true"),
        capitals=_first(looks, "cap", "") == "all",
        face=Face.named(theme.heading if title else theme.body),
        colour="" if readable else palette.ink if title else palette.muted,
    )


def _first(looks: Sequence[Any], name: str, usual: str) -> str:
    return str(next((look.get(name) for look in looks if look.get(name)), usual))


def _looks(layout: Any, kinds: Sequence[Any], title: bool) -> list[Any]:
    """The settings of the letters, nearest first: the layout's, the master's own, the master's style."""
    found: list[Any] = []
    for holder in (layout, layout.slide_master):
        for shape in holder.placeholders:
            if shape.placeholder_format.type in kinds:
                found += shape._element.findall(f".//{DML}lstStyle/{DML}lvl1pPr/{DML}defRPr")
    if title:
        found += layout.slide_master._element.findall(f".//{PML}titleStyle/{DML}lvl1pPr/{DML}defRPr")
    return found
