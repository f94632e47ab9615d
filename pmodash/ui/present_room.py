"""How much room the parts of a screen need, worked out beforehand, in the pixels of a slide of 1,280 by 720."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from pmodash.figures.margins import LINE_HEIGHT, text_width
from pmodash.story.story import Slide

INSIDE, GAP, WIDE, BESIDE = 650, 20, 1160, 344
TITLE, TITLE_HEIGHT, BOLD = (42, 36), 1.18, 1.08
KICKER, SINCE, HEAD_GAP, FACTS, CHANGE = 35, 24, 6, 162, 31
FOOT, FOOT_ROOM = 18, 780
POINT, POINT_BESIDE, POINTS_ROOM = 26, 20, 1090
REMARK, REMARK_ROOM, REMARK_AROUND, MOST_REMARK = 24, 1110, 46, 3
LEAST_BELOW_FACTS, LEAST_CHART, LEAST_TABLE = 200, 300, 300


def body_room(slide: Slide, heading: str, *, begins: bool = True, remark: str = "") -> float:
    """How high what stands between the heading and the foot of a screen may be, its facts not counted."""
    since = HEAD_GAP + _height(slide.since, SINCE, WIDE) if begins and slide.since else 0
    facts = _facts_height(slide) if begins else 0
    below = REMARK_AROUND + _height(remark, REMARK, REMARK_ROOM) + GAP if remark else 0
    foot = _height(slide.note, FOOT, FOOT_ROOM, most=2)
    return INSIDE - KICKER - _title_height(heading) - since - facts - below - foot - 2 * GAP


def fits_below(remark: str) -> bool:
    """Whether a remark is short enough to stand below something else, whole."""
    return _lines(remark, REMARK, REMARK_ROOM) <= MOST_REMARK


def height_beside(points: Sequence[str]) -> float:
    """How high points are beside a chart, at their smallest."""
    return sum(_height(point, POINT_BESIDE, BESIDE) + 0.62 * POINT_BESIDE for point in points)


def height_of_words(points: Sequence[str]) -> float:
    """How high points are on a screen of words."""
    return sum(map(height_of_point, points))


def height_of_point(point: str) -> float:
    """How high one point is with the gap below it."""
    return (int(text_width(point, POINT) / POINTS_ROOM) + 1.5) * POINT * LINE_HEIGHT


def _facts_height(slide: Slide) -> float:
    """With the gap below them; how far they moved is one more line."""
    if not slide.facts:
        return 0
    return FACTS + (CHANGE if any(fact.change for fact in slide.facts) else 0)


def _title_height(heading: str) -> float:
    """A title is set smaller where it would be longer than two lines."""
    large, small = TITLE
    lines = _lines(heading, large * BOLD, WIDE)
    return lines * large * TITLE_HEIGHT if lines <= 2 else 3 * small * TITLE_HEIGHT


def _height(text: str, size: float, room: float, most: int = 99) -> float:
    return min(_lines(text, size, room), most) * size * LINE_HEIGHT


def _lines(text: str, size: float, room: float) -> int:
    return max(ceil(text_width(text, size) / room), 1)
