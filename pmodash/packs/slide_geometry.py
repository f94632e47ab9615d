"""Rectangles on a slide, in points from its upper left corner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.util import Emu, Pt

EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def between(cls, left: float, top: float, right: float, bottom: float) -> Box:
        """The rectangle between these edges; without extent where they are the wrong way round."""
        return cls(left, top, max(right - left, 0.0), max(bottom - top, 0.0))

    @classmethod
    def of_emu(cls, left: int, top: int, width: int, height: int) -> Box:
        """The rectangle as PowerPoint keeps it."""
        return cls(*(length / EMU_PER_POINT for length in (left, top, width, height)))

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def lengths(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Left, top, width and height as PowerPoint keeps them."""
        left, top, width, height = (Emu(round(Pt(1) * x)) for x in (self.left, self.top, self.width, self.height))
        return left, top, width, height

    def overlaps(self, other: Box, slack: float = 0.5) -> bool:
        """Whether the two share more than `slack` points both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def covers(self, other: Box) -> float:
        """Which share of the other it covers."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(across, 0.0) * max(down, 0.0) / other.area if other.area else 0.0

    def first(self, height: float) -> Box:
        """Its upper part of that height."""
        return Box(self.left, self.top, self.width, min(height, self.height))

    def last(self, height: float) -> Box:
        """Its lower part of that height."""
        return Box(self.left, self.bottom - min(height, self.height), self.width, min(height, self.height))

    def below(self, height: float) -> Box:
        """What is left of it below a part of that height."""
        return Box.between(self.left, min(self.top + height, self.bottom), self.right, self.bottom)

    def above(self, height: float) -> Box:
        """What is left of it above a lower part of that height."""
        return Box.between(self.left, self.top, self.right, max(self.bottom - height, self.top))

    def held_by(self, page: Box, edge: float) -> Box:
        """As much of it as lies on the page, so far from its edges."""
        left, top = max(self.left, page.left + edge), max(self.top, page.top + edge)
        return Box.between(left, top, min(self.right, page.right - edge), min(self.bottom, page.bottom - edge))

    def columns(self, share: float, gap: float) -> tuple[Box, Box]:
        """It in two columns, the left one with that share of the width."""
        width = (self.width - gap) * share
        left = Box(self.left, self.top, width, self.height)
        return left, Box.between(left.right + gap, self.top, self.right, self.bottom)

    def clear_of(self, others: Iterable[Box], gap: float = 0.0) -> Box:
        """As much of it as stays, cut straight, when none of the others may be touched."""
        found = self
        for other in others:
            if found.overlaps(other):
                pieces = (
                    Box.between(found.left, found.top, found.right, min(other.top - gap, found.bottom)),
                    Box.between(found.left, max(other.bottom + gap, found.top), found.right, found.bottom),
                    Box.between(found.left, found.top, min(other.left - gap, found.right), found.bottom),
                    Box.between(max(other.right + gap, found.left), found.top, found.right, found.bottom),
                )
                found = max(pieces, key=lambda piece: piece.area)
        return found


def box_of(shape: Any) -> Box:
    """Where a shape stands, by itself or as its master has it; nowhere when neither says."""
    lengths = (shape.left, shape.top, shape.width, shape.height)
    return Box(0, 0, 0, 0) if None in lengths else Box.of_emu(*lengths)
