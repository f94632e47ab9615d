"""The colours of every chart and the arithmetic that keeps them readable.

Groups, statuses and vehicles keep their colours wherever they are drawn. Each set was spread apart, from Okabe and
Ito's colour-blind-safe hues, until its members differ for normal sight and under simulated protanopia, deuteranopia
and tritanopia (Machado, Oliveira & Fernandes, 2009), each at 3:1 or better against the page it is drawn on (WCAG 2.1,
1.4.11). Vehicles are as far from the groups as from each other: mostly darker than they on a light page, paler on a
dark one. `tests/figures` measures it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pmodash.vocabulary import ALL, NETWORK_TYPES, NO_GROUP, STATUSES, group_names

HUB = "PMO"
WHITE_PAGE = "#ffffff"
DARK_PAGE = "#0e1117"
INKS = ("#ffffff", "#000000")

_GROUPS = ("#2096f2", "#b13c0c", "#148053", "#883fb6", "#a09635")
VEHICLES_ON_LIGHT = ("#192f73", "#d35569", "#2b573b", "#6f81a2", "#5e2a44", "#924573", "#273309")
VEHICLES_ON_DARK = ("#a7c1ff", "#b8768a", "#52f8ed", "#8970a5", "#dce286", "#80ae7c", "#cde3c5")
OTHER_VEHICLES_ON_LIGHT, OTHER_VEHICLES_ON_DARK = "#8c8c8c", "#b2b6b4"
VEHICLE_HATCHES = ("", "/", "x", "-", "|", "+", ".")
GROUP_COLOURS: Mapping[str, str] = {
    **dict(zip(group_names(), _GROUPS, strict=True)),
    NO_GROUP: "#90968b",
    ALL: "#566467",
    HUB: "#b36b9e",
}
STATUS_COLOURS: Mapping[str, str] = dict(
    zip(STATUSES, ("#2d735f", "#c9860f", "#a81a16", "#3b3351", "#8e959e", "#8e959e"), strict=True)
)
STATUS_COLOURS_ON_DARK: Mapping[str, str] = dict(
    zip(STATUSES, ("#39987e", "#f3b231", "#c93f27", "#6c5e8b", "#c5ccd6", "#c5ccd6"), strict=True)
)
NETWORK_TYPE_COLOURS: Mapping[str, str] = dict(zip(NETWORK_TYPES, ("#5f7fa3", "#8d8a5c", "#c2410c"), strict=True))
HEAT_ON_LIGHT = ("#f1f5f9", "#c9dcee", "#8fb9de", "#4b8cc4", "#1d5f9c", "#0b3a68")
HEAT_ON_DARK = ("#1a2029", "#1f3d5c", "#245f92", "#3a8ac6", "#7db9e8", "#c8e4fb")


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", 0 for black to 1 for white (WCAG 2.1)."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """The text colour, near-white or near-black, that reads best on a filled shape."""
    return max(INKS, key=lambda ink: contrast(ink, colour))


def blend(one: str, other: str, part: float) -> str:
    """The colour `part` (0 to 1) of the way from one to the other."""
    mixed = (a + (b - a) * part for a, b in zip(_channels(one), _channels(other), strict=True))
    return "#" + "".join(f"{round(value * 255):02x}" for value in mixed)


def on_scale(scale: Sequence[str], part: float) -> str:
    """The colour at `part` (0 to 1) of a scale of evenly spaced colours."""
    place = min(max(part, 0.0), 1.0) * (len(scale) - 1)
    low = min(int(place), len(scale) - 2)
    return blend(scale[low], scale[low + 1], place - low)
