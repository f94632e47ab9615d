"""How much room the words around a plot need, and how they are broken into lines, worked out beforehand.

Left to itself Plotly draws a chart, measures its labels and draws it again; with its margins given it is drawn once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from html import unescape
from math import ceil, cos, radians, sin
from typing import Any

from pmodash.figures.labels import plain_text, safe_text

LINE_HEIGHT, STANDOFF = 1.3, 8
MOST_LINES = 4
_BETWEEN_WORDS = re.compile(" (?!%)")
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


def wrapped(text: str, room: float, size: float, most: int = MOST_LINES) -> list[str]:
    """The text in lines no wider than `room` pixels, safe, the last one cut when there are more than `most`.

    A figure is not parted from its "%"; a word too wide for a line is broken.
    """
    lines: list[str] = []
    for word in _BETWEEN_WORDS.split(plain_text(text)):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, room, size):
            lines[-1] = longer
        else:
            lines += _pieces(word, room, size)
    if len(lines) > most:
        last = lines[most - 1]
        while last and not _fits(f"{last} …", room, size):
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], f"{last} …"]
    return [safe_text(line) for line in lines]


def _fits(text: str, room: float, size: float) -> bool:
    return text_width(safe_text(text), size) <= room


def _pieces(word: str, room: float, size: float) -> list[str]:
    """A word in pieces that fit: one, unless it is wider than a line."""
    pieces = [""] if word else []
    for letter in word:
        if pieces[-1] and not _fits(pieces[-1] + letter, room, size):
            pieces.append("")
        pieces[-1] += letter
    return pieces


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
