"""The story of a network for a governance meeting, as values: what the screen, the slides and the reports all show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pmodash.measures.measured import Measured

Cell = str | int | float | dt.date | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the few numbers of a slide: "Coverage", "71 %", "105 of 148 within the maximum", "up 4 points".

    `change` is how it moved since last time, blank where that is not known; `better` whether the move is for the
    better, None where it is neither.
    """

    label: str
    value: str
    behind: str
    change: str = ""
    better: bool | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a chart: its name, a figure for each category (None: nothing to tell) and its colour on white.

    `hatch` is how it is lined beside a series of the same colour: "/", "x", "-", "|", "+", "." or blank for plain.
    """

    name: str
    values: tuple[float | None, ...]
    colour: str
    hatch: str = ""


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart as figures, for slides and pages that draw it themselves, and as what `figures.of_story` draws from.

    `kind` is "bars" (flat, a row a category), "columns" (upright, a column a category, time from left to right),
    "lines" (one a series over the categories) or "grid" (series are rows, categories columns, of counts). `stacked`
    is "", "counts" or "shares": the values are always what is counted, shares are for the eye. `unit` is what the
    values are: "contacts", "touchpoints", "share" (0 to 1), "channels". `axis` names the categories, `rows` the series
    of a grid. `notes` stand at the end of each bar. `measured` and `more` are for the figure of that `name`.
    """

    name: str
    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    measured: Measured
    stacked: str = ""
    axis: str = ""
    rows: str = ""
    notes: tuple[str, ...] = ()
    more: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(value for one in self.series for value in one.values)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its headings, what each column holds and its rows, most pressing first.

    `kinds` are "text", "number", "share" (0 to 1), "date", "group" or "status". `title` says what is listed, and
    `file` names it where it is kept.
    """

    title: str
    headings: tuple[str, ...]
    kinds: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def first(self, count: int) -> Table:
        """The table with no more than its first rows."""
        return Table(self.title, self.headings, self.kinds, self.rows[:count])


@dataclass(frozen=True, slots=True)
class Slide:
    """One message: the finding is its title, everything else bears it out.

    `name` and `title` are the slide's own (see data/story.toml), `question` what it answers, `since` what moved since
    last time, `points` further sentences, `note` its n and what was left out, `remark` the manager's own words,
    `definitions` what the words mean. `table` holds all rows there are: who shows it says how many it leaves out.
    `told` is False of a slide whose finding is only why it has nothing to tell.
    """

    name: str
    title: str
    question: str
    finding: str
    since: str = ""
    facts: tuple[Fact, ...] = ()
    chart: Chart | None = None
    table: Table | None = None
    points: tuple[str, ...] = ()
    note: str = ""
    remark: str = ""
    definitions: tuple[str, ...] = ()
    told: bool = True


@dataclass(frozen=True, slots=True)
class Story:
    """The whole story. `title`, `forum` and `label` are what the manager wrote; `as_of` is the day it is told of.

    `since` says with what it is compared, or once that there is nothing to compare with. `hidden` says in words what
    redaction hides, blank for nothing. `slides` are those chosen, in order; `tables` what a report adds in full.
    """

    title: str
    forum: str
    label: str
    as_of: dt.date
    since: str
    hidden: str
    slides: tuple[Slide, ...]
    tables: tuple[Table, ...] = ()

    def slide(self, name: str) -> Slide | None:
        """The slide of that name, None when the story does not have it."""
        return next((slide for slide in self.slides if slide.name == name), None)
