"""The few numbers of a slide as tiles side by side: what, how much, out of what, and how it moved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.packs.slide_canvas import Canvas
from pmodash.packs.slide_colours import BAD, GOOD, READABLE
from pmodash.packs.slide_geometry import Box
from pmodash.packs.slide_text import Para, clean, cut, height_of, line_height, sized
from pmodash.story.story import Fact

BETWEEN, INSET = 12.0, 10.0
NARROWEST, MOST_BESIDE = 128.0, 5
VALUES = (30.0, 26.0, 22.0, 18.0, 16.0, 14.0)
LETTERS = 12.0
_ARROWS = {"up": "▲", "down": "▼"}


@dataclass(frozen=True)
class Tiles:
    """The tiles of one slide as they are laid out, row by row."""

    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    width: float
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of all rows with the room between them."""
        return sum(self.heights) + BETWEEN * (len(self.heights) - 1) if self.heights else 0.0


def tiles_of(canvas: Canvas, facts: Sequence[Fact], lines: int = 2) -> Tiles:
    """The tiles for these facts, as many beside each other as stay wide enough, no text longer than so many lines."""
    beside = int(min(len(facts), MOST_BESIDE, (canvas.room.width + BETWEEN) // (NARROWEST + BETWEEN))) or 1
    rows = -(-len(facts) // beside) if facts else 0
    beside = -(-len(facts) // rows) if rows else 1
    width = (canvas.room.width - BETWEEN * (beside - 1)) / beside
    told = [_tile(canvas, fact, width - 2 * INSET, lines) for fact in facts]
    placed = tuple(tuple(told[start : start + beside]) for start in range(0, len(told), beside))
    face = canvas.place.face
    heights = tuple(max(height_of(tile, width - 2 * INSET, face) for tile in line) + 2 * INSET for line in placed)
    return Tiles(placed, width, heights)


def draw_tiles(canvas: Canvas, tiles: Tiles) -> None:
    """Put the tiles at the top of the free room."""
    number, top = 0, canvas.room.top
    for line, height in zip(tiles.rows, tiles.heights, strict=True):
        for place, tile in enumerate(line):
            number += 1
            left = canvas.room.left + place * (tiles.width + BETWEEN)
            canvas.text(f"Fact {number}", Box(left, top, tiles.width, height), tile, canvas.place.palette.tile, INSET)
        top += height + BETWEEN


def _tile(canvas: Canvas, fact: Fact, width: float, lines: int) -> tuple[Para, ...]:
    palette, face = canvas.place.palette, canvas.place.face
    most = lines * line_height(fact.behind + fact.label + fact.change, LETTERS) + 0.1
    value = Para(clean(fact.value) or "–", 0, True, palette.accent, before=2)
    paras = [
        cut(Para(clean(fact.label), LETTERS, True, palette.muted), width, most, face),
        sized(value, VALUES, width, 2 + 1.45 * VALUES[0] * (1 if len(value.text) < 24 or lines == 1 else 1.6), face),
    ]
    if fact.behind:
        paras.append(cut(Para(clean(fact.behind), LETTERS, colour=palette.muted, before=2), width, most + 2, face))
    if fact.change:
        paras.append(cut(Para(moved(fact), LETTERS, True, _move_colour(canvas, fact), before=4), width, most + 4, face))
    return tuple(paras)


def moved(fact: Fact) -> str:
    """How a fact moved, with an arrow and with a word on whether that is for the better."""
    words = clean(fact.change)
    arrow = _ARROWS.get(words.split(" ", 1)[0].casefold(), "")
    verdict = {True: ", better", False: ", worse", None: ""}[fact.better]
    return f"{arrow} {words}{verdict}".strip()


def _move_colour(canvas: Canvas, fact: Fact) -> str:
    palette = canvas.place.palette
    if fact.better is None:
        return palette.muted
    return palette.seen(GOOD if fact.better else BAD, READABLE + 0.5)
