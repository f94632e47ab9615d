"""How much room the words around a plot need, worked out beforehand.

Left to itself Plotly draws a chart, measures its labels and draws it again; with its margins given it is drawn once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import unescape
from math import ceil, cos, radians, sin
from typing import Any

LINE_HEIGHT, STANDOFF = 1.3, 8
_MARKUP = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"<br\s*/?>")
_WIDTHS = {
    character: width
    for width, characters in (
        (0.27, " ',.:;Iijl|·"),
        (0.34, "!()-[]{}`/\\rtf°"),
        (0.44, '*?szcvxyJ"“”‘’«»'),
        (0.66, "BDGHKNOQU&"),
        (0.85, "mMwW%@—"),
        (1.0, "…●✕"),
    )
    for character in characters
}
_CAPITAL, _OTHER, _WIDE = 0.58, 0.55, 1.05


def text_width(text: str, size: float) -> float:
    """The width of a line of a label in pixels: a little more than in the app's typeface, for machines without it."""
    words = unescape(_MARKUP.sub("", text))
    return size * sum(map(_width_of, words))


def _width_of(character: str) -> float:
    known = _WIDTHS.get(character)
    if known is not None:
        return known
    if ord(character) < 128:
        return _CAPITAL if character.isupper() else _OTHER
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    return 0.0 if unicodedata.combining(character) else _CAPITAL + 0.08 * character.isupper()


def widest(texts: Iterable[str], size: float) -> float:
    """How wide the widest line of these labels is, in pixels."""
    return max((text_width(line, size) for text in texts for line in _BREAK.split(text)), default=0.0)


def room_left(axis: Mapping[str, Any], tick: float, title: float) -> int:
    """The pixels that a vertical axis takes left of the plot: its tick labels, and its title turned upright.

    `tick` and `title` are the sizes of their letters.
    """
    if axis.get("visible") is False:
        return 0
    labels = widest(axis.get("ticktext", ()), tick) + float(axis.get("ticklen", 0))
    return ceil(labels + 3 + _title_room(axis, title))


def room_below(axis: Mapping[str, Any], tick: float, title: float) -> int:
    """The pixels that a horizontal axis takes below the plot: its tick labels, however turned, and its title."""
    if axis.get("visible") is False:
        return 0
    texts = axis.get("ticktext", ("0",))
    lines = max((len(_BREAK.split(text)) for text in texts), default=1)
    slope = radians(abs(axis.get("tickangle", 0)))
    labels = widest(texts, tick) * sin(slope) + lines * tick * LINE_HEIGHT * cos(slope)
    return ceil(labels + 4 + _title_room(axis, title))


def _title_room(axis: Mapping[str, Any], size: float) -> float:
    return size * LINE_HEIGHT + STANDOFF if axis.get("title", {}).get("text") else 0.0
