"""A slide as one or more screens: what is too much for one is shown on the next, never smaller than can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmodash.figures.margins import text_width
from pmodash.story.story import Slide, Story, Table

ROOM, SIZE, MOST_LINES = 1090, 26, 12.0
BESIDE_CHART, ABOVE_TABLE, SHORT_TABLE = 4, 1, 4


@dataclass(frozen=True, slots=True)
class Screen:
    """What is on the wall at once. `name` is the slide's own, with a number when it is not the slide's first screen.

    `points_before` are those that stood on the screens before, `part` says which of them this is: "2 of 3".
    """

    name: str
    slide: Slide
    points: tuple[str, ...] = ()
    has_chart: bool = False
    table: Table | None = None
    points_before: int = 0
    part: str = ""

    @property
    def kind(self) -> str:
        """How it is laid out: cover, facts, chart, table or words."""
        if self.slide.name == "cover":
            return "cover"
        if self.slide.facts:
            return "facts"
        if self.has_chart:
            return "chart"
        return "table" if self.table is not None else "words"

    @property
    def title(self) -> str:
        """What it is about, as lists name it."""
        title = self.table.title if self.table is not None else self.slide.title
        return f"{title} ({self.part})" if self.part else title


def screens_of(story: Story) -> tuple[Screen, ...]:
    """Every screen of the story, in order."""
    return tuple(screen for slide in story.slides for screen in _named(_screens(slide)))


def _named(screens: Sequence[Screen]) -> list[Screen]:
    return [
        replace(screen, name=f"{screen.name}-{number}" if number > 1 else screen.name)
        for number, screen in enumerate(screens, start=1)
    ]


def _screens(slide: Slide) -> list[Screen]:
    """The chart, then the table, with what is said beside them; what has no room there stands by itself."""
    shown = [Screen(slide.name, slide, has_chart=True)] if slide.chart is not None else []
    if slide.table is not None:
        shown.append(Screen(slide.name, slide, table=slide.table))
    if not shown or len(slide.points) > BESIDE_CHART:
        return [*_worded(slide, slide.points), *shown]
    long = shown[0].table is not None and len(shown[0].table.rows) > SHORT_TABLE
    room = ABOVE_TABLE if long else BESIDE_CHART
    rest = slide.points[room:]
    return [replace(shown[0], points=slide.points[:room]), *shown[1:], *(_worded(slide, rest) if rest else ())]


def _worded(slide: Slide, points: Sequence[str]) -> list[Screen]:
    pages = pages_of(points)
    before = [sum(map(len, pages[:number])) for number in range(len(pages))]
    parts = [f"{number} of {len(pages)}" if len(pages) > 1 else "" for number in range(1, len(pages) + 1)]
    return [
        Screen(slide.name, slide, page, points_before=count, part=part)
        for page, count, part in zip(pages, before, parts, strict=True)
    ]


def pages_of(points: Sequence[str]) -> list[tuple[str, ...]]:
    """The points by screen, as many on each as can be read from afar; one empty screen where there is none."""
    pages: list[list[str]] = [[]]
    used = 0.0
    for point in points:
        lines = int(text_width(point, SIZE) / ROOM) + 1.5
        if pages[-1] and used + lines > MOST_LINES:
            pages.append([])
            used = 0.0
        pages[-1].append(point)
        used += lines
    return [tuple(page) for page in pages]
