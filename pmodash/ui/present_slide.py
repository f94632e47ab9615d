"""A slide as one or more screens: what is too much for one is shown on the next, never smaller than can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pmodash.story.story import Slide, Story, Table
from pmodash.ui import present_room as room

BESIDE_CHART, ABOVE_TABLE, SHORT_TABLE, MOST_HIGH = 4, 3, 4, 406


@dataclass(frozen=True, slots=True)
class Screen:
    """What is on the wall at once. `name` is the slide's own, with a number when it is not the slide's first screen.

    `points_before` are those that stood on the screens before, `part` says which of them this is: "2 of 3". The
    slide's remark is on one of its screens alone.
    """

    name: str
    slide: Slide
    points: tuple[str, ...] = ()
    has_chart: bool = False
    table: Table | None = None
    points_before: int = 0
    part: str = ""
    remark: str = ""

    @property
    def begins(self) -> bool:
        """Whether it is the slide's first screen: only that one says its facts and what moved."""
        return self.name == self.slide.name

    @property
    def kind(self) -> str:
        """How it is laid out: cover, facts, chart, table or words."""
        if self.slide.name == "cover" and self.begins:
            return "cover"
        if self.slide.facts and self.begins:
            return "facts"
        if self.has_chart:
            return "chart"
        return "table" if self.table is not None else "words"

    @property
    def title(self) -> str:
        """What it is about, as lists name it."""
        title = self.table.title if self.table is not None else self.slide.title
        if self.part:
            return f"{title} ({self.part})"
        return title if self.begins or self.table is not None else f"{title}, continued"

    @property
    def kicker(self) -> str:
        """What stands above its heading: of what it is a part."""
        return f"{self.slide.title}, continued" if self.table is not None and not self.begins else self.title

    @property
    def heading(self) -> str:
        """The slide's message, but what is listed where a list goes on from it."""
        listed = self.table.title if self.table is not None and not self.begins else ""
        return listed or self.slide.finding or self.slide.title


def screens_of(story: Story) -> tuple[Screen, ...]:
    """Every screen of the story, in order."""
    return tuple(screen for slide in story.slides for screen in _with_remark(slide, _named(_screens(slide))))


def _named(screens: Sequence[Screen]) -> list[Screen]:
    return [
        replace(screen, name=f"{screen.slide.name}-{number}" if number > 1 else screen.slide.name)
        for number, screen in enumerate(screens, start=1)
    ]


def _screens(slide: Slide) -> list[Screen]:
    """The chart, then the table, with what is said beside them; what has no room there stands by itself."""
    shown = [Screen(slide.name, slide, has_chart=True)] if slide.chart is not None else []
    if slide.table is not None:
        shown.append(Screen(slide.name, slide, table=slide.table))
    if not shown or len(slide.points) > BESIDE_CHART:
        return [*_worded(slide, slide.points), *shown]
    count = _points_beside(shown[0])
    rest = slide.points[count:]
    return [replace(shown[0], points=slide.points[:count]), *shown[1:], *(_worded(slide, rest) if rest else ())]


def _points_beside(screen: Screen) -> int:
    """How many of its slide's points have room beside a chart, or above a table."""
    slide = screen.slide
    if screen.kind == "facts":
        there = room.body_room(slide, screen.heading)
        return len(slide.points) if room.height_beside(slide.points) <= there else 0
    long = screen.table is not None and len(screen.table.rows) > SHORT_TABLE
    return ABOVE_TABLE if long else BESIDE_CHART


def _with_remark(slide: Slide, screens: list[Screen]) -> list[Screen]:
    """The remark at the foot of the first screen, else of the last, else on a screen of its own."""
    if not slide.remark:
        return screens
    for at in (0, len(screens) - 1):
        if _has_room(screens[at], slide.remark):
            return [*screens[:at], replace(screens[at], remark=slide.remark), *screens[at + 1 :]]
    return _named([*screens, Screen(slide.name, slide, remark=slide.remark)])


def _has_room(screen: Screen, remark: str) -> bool:
    """Whether a remark may stand on it whole, and what it bears out is still seen; words alone leave it more lines."""
    left = room.body_room(screen.slide, screen.heading, begins=screen.begins, remark=remark)
    if screen.kind != "words" and not room.fits_below(remark):
        return False
    beside = room.height_beside(screen.points) if screen.has_chart else room.height_of_words(screen.points)
    least = {"facts": room.LEAST_BELOW_FACTS, "chart": room.LEAST_CHART, "table": room.LEAST_TABLE}
    return left >= max(beside, least.get(screen.kind, 0))


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
    for point in points:
        if pages[-1] and room.height_of_words([*pages[-1], point]) > MOST_HIGH:
            pages.append([])
        pages[-1].append(point)
    return [tuple(page) for page in pages]
