"""What a screen says, as plain text for the stage that puts it on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmodash.figures.theme import Theme
from pmodash.story.cell_words import cell_words
from pmodash.story.story import Fact, Story, Table
from pmodash.ui.plain import day_in_words, shortened
from pmodash.ui.present_slide import Screen
from pmodash.vocabulary import STATUSES

MOST_ROWS, LONGEST_CELL, LONGEST_WORDS = 8, 80, 700


def words_of(screens: Sequence[Screen], story: Story, look: Theme) -> list[dict[str, Any]]:
    """All text of every screen."""
    many = len(screens)
    return [
        {**_words(screen, story, look), "number": f"{number:,} / {many:,}"}
        for number, screen in enumerate(screens, start=1)
    ]


def _words(screen: Screen, story: Story, look: Theme) -> dict[str, Any]:
    slide, cover, first = screen.slide, screen.kind == "cover", screen.begins
    return {
        "name": screen.name,
        "kind": screen.kind,
        "kicker": "" if cover else screen.kicker,
        "finding": screen.heading,
        "since": slide.since if first else "",
        "facts": [_fact(fact, told=bool(slide.since)) for fact in slide.facts] if first else [],
        "points": [shortened(point, LONGEST_WORDS) for point in screen.points],
        "before": screen.points_before if slide.name == "decisions" else None,
        "chart": screen.has_chart,
        "table": _table(screen.table, look),
        "remark": screen.remark,
        "note": story.since if cover else slide.note,
        "hidden": _hidden(story) if cover else "",
        "label": story.label,
        "as_of": "" if cover else f"As of {day_in_words(story.as_of)}",
    }


def _hidden(story: Story) -> str:
    return story.hidden[:1].upper() + story.hidden[1:]


def _fact(fact: Fact, told: bool) -> dict[str, Any]:
    """A number with how it moved: the arrow says up or down again, for those who do not see the colour.

    Since when is said by each only where the slide has not told it already.
    """
    arrow = {"up": "▲", "do": "▼"}.get(fact.change[:2], "")
    turn = {True: "better", False: "worse", None: "even"}[fact.better]
    since = " since last time" if fact.change and not told else ""
    words = {"label": fact.label, "value": fact.value, "behind": fact.behind}
    return {**words, "change": f"{fact.change}{since}", "arrow": arrow, "turn": turn}


def _table(table: Table | None, look: Theme) -> dict[str, Any] | None:
    """The first rows as text, with how many there are in all."""
    if table is None:
        return None
    first = table.rows[:MOST_ROWS]
    rows = [
        [shortened(cell_words(cell, kind), LONGEST_CELL) or "–" for cell, kind in zip(row, table.kinds, strict=True)]
        for row in first
    ]
    return {
        "headings": list(table.headings),
        "kinds": list(table.kinds),
        "rows": rows,
        "total": len(table.rows),
        "colours": {name: look.status(name) for name in STATUSES},
    }
