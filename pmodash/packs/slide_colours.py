"""The colours of a slide: those of the template's theme, and inks that can be read on its background."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from pmodash.figures.palette import INKS, blend, contrast
from pmodash.packs.slide_geometry import Box, box_of

DML = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PML = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
READABLE, SEEN = 4.5, 3.0
BELOW_TEXT = 0.6
USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
GOOD, BAD = "#1f7a4d", "#a81a16"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours on one layout. `ink` and `muted` can be read on `page` and on `tile`; `accent` can be seen there.

    `inherited` is whether the template's own text colour is good enough to be left as it is.
    """

    page: str
    ink: str
    muted: str
    tile: str
    rule: str
    accent: str
    inherited: bool

    @property
    def text(self) -> str:
        """The colour to write into text: none where the template's own does."""
        return "" if self.inherited else self.ink

    @property
    def dark(self) -> bool:
        """Whether it is a dark page."""
        return contrast(self.page, "#ffffff") > contrast(self.page, "#000000")

    def seen(self, colour: str, least: float = SEEN) -> str:
        """The colour, moved towards the ink as far as it takes to be told from the page."""
        steps = (blend(colour, self.ink, part / 10) for part in range(11))
        return next((mixed for mixed in steps if contrast(mixed, self.page) >= least), self.ink)


@dataclass(frozen=True)
class ThemeColours:
    """The colours of a master by the names that its XML gives them, and its two typefaces."""

    named: Mapping[str, str]
    heading: str
    body: str

    @classmethod
    def of(cls, master: Any) -> ThemeColours:
        """The theme of a slide master."""
        theme = parse_xml(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
        scheme = theme.find(f".//{DML}clrScheme")
        slots = {} if scheme is None else {_tag(slot): _plain(slot[0]) for slot in scheme if len(slot)}
        found = {"dk1": "#000000", "lt1": "#ffffff", "dk2": "#1f2937", "lt2": "#eeeeee", "accent1": "#1d5f9c"} | slots
        chosen = master._element.find(f"{PML}clrMap")
        mapped = USUAL_MAP | (dict(chosen.attrib) if chosen is not None else {})
        named = {**found, **{name: found[slot] for name, slot in mapped.items() if slot in found}}
        fonts = [theme.find(f".//{DML}{kind}/{DML}latin") for kind in ("majorFont", "minorFont")]
        heading, body = ("" if font is None else font.get("typeface", "") for font in fonts)
        return cls(named, heading or "unknown", body or "unknown")

    def colour(self, fill: Any) -> str | None:
        """The colour of a fill or of what holds a colour, as far as it is one; the middle of a gradient."""
        found = [self._one(element) for element in fill.iter() if _tag(element) in ("srgbClr", "schemeClr", "sysClr")]
        colours = [colour for colour in found if colour]
        if not colours:
            return None
        return colours[0] if len(colours) == 1 else blend(colours[0], colours[-1], 0.5)

    def _one(self, element: Any) -> str | None:
        plain = self.named.get(element.get("val"), "") if _tag(element) == "schemeClr" else _plain(element)
        return _changed(plain, element) if plain else None


def palette_of(layout: Any, theme: ThemeColours, room: Box) -> Palette:
    """The colours to write with in that room of a layout."""
    named = theme.named
    page = background(layout, theme, room)
    own = named.get("tx1", named["dk1"])
    inherited = contrast(own, page) >= READABLE
    ink = own if inherited else max(INKS, key=lambda one: contrast(one, page))
    tile = blend(page, ink, 0.06)
    muted = next(
        m for part in (4, 3, 2, 1, 0) if contrast(m := blend(ink, page, part / 10), tile) >= READABLE or not part
    )
    plain = Palette(page, ink, muted, tile, blend(page, ink, 0.25), ink, inherited)
    readable = (named[name] for name in _ACCENTS if contrast(named.get(name, page), tile) >= READABLE)
    return replace(plain, accent=next(readable, plain.seen(named["accent1"], READABLE + 0.5)))


_ACCENTS = ("accent1", "accent2", "tx2", "accent3")


def background(layout: Any, theme: ThemeColours, room: Box) -> str:
    """The colour that text in that room stands on: of what is drawn below it, else of the background."""
    for holder in (layout, layout.slide_master):
        drawn = [s._element for s in holder.shapes if not s.is_placeholder and box_of(s).covers(room) > BELOW_TEXT]
        behind = holder._element.find(f"{PML}cSld/{PML}bg")
        for element in (*reversed(drawn), *(() if behind is None else (behind,))):
            colour = _of_fill(holder, element, theme)
            if colour:
                return colour
    return theme.named.get("bg1", "#ffffff")


def _of_fill(holder: Any, element: Any, theme: ThemeColours) -> str | None:
    picture = element.find(f".//{DML}blip")
    if picture is not None:
        return _of_picture(holder, picture)
    fills = [found for path in _FILLS if (found := element.find(path)) is not None]
    return theme.colour(fills[0]) if fills else None


_FILLS = tuple(
    f"{{http://schemas.openxmlformats.org/presentationml/2006/main}}{path}"
    for path in (f"spPr/{DML}solidFill", f"spPr/{DML}gradFill", f"bgPr/{DML}solidFill", f"bgPr/{DML}gradFill", "bgRef")
)


def _of_picture(holder: Any, blip: Any) -> str | None:
    try:
        with Image.open(BytesIO(holder.part.related_part(blip.get(f"{REL}embed")).blob)) as picture:
            pixel = picture.convert("RGB").resize((1, 1)).getpixel((0, 0))
    except (OSError, KeyError, ValueError, Image.DecompressionBombError):
        return None
    return "#" + "".join(f"{value:02x}" for value in pixel) if isinstance(pixel, tuple) else None


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _plain(element: Any) -> str:
    value = element.get("lastClr") or element.get("val") or ""
    usual = {"window": "ffffff", "windowText": "000000"}.get(value, value)
    return (
        f"#{usual.lower()}" if len(usual) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in usual) else ""
    )


def _changed(colour: str, element: Any) -> str:
    """The colour made lighter or darker as its child elements say."""
    for change in element:
        name, amount = _tag(change), int(change.get("val", "100000")) / 100_000
        if name == "tint":
            colour = blend("#ffffff", colour, amount)
        elif name == "shade":
            colour = blend("#000000", colour, amount)
        elif name in ("lumMod", "lumOff"):
            colour = _lit(colour, amount, name == "lumOff")
    return colour


def _lit(colour: str, amount: float, added: bool) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = min(max(light + amount if added else light * amount, 0.0), 1.0)
    return "#" + "".join(f"{round(value * 255):02x}" for value in colorsys.hls_to_rgb(hue, light, strength))
