"""The speaker's notes: the question, all sentences in full, what the words mean, and the rows that are not shown."""

from __future__ import annotations

from typing import Any

from pmodash.packs.slide_facts import moved
from pmodash.packs.slide_tables import cell_text
from pmodash.packs.slide_text import Para, clean, write
from pmodash.story.story import Slide, Table

LETTERS = 12.0
MOST_ROWS = 200


def notes_of(slide: Slide, shown: int | None) -> list[str]:
    """The lines of a slide's notes; `shown` rows of its table are on the slide, None where the table is elsewhere."""
    facts = [f"{one.label}: {one.value}{f' ({one.behind})' if one.behind else ''} {moved(one)}" for one in slide.facts]
    rows = rows_left(slide.table, shown) if slide.table is not None and shown is not None else []
    return [
        f"Question: {slide.question}" if slide.question else "",
        f"Finding: {slide.finding}",
        slide.since,
        *facts,
        *slide.points,
        slide.note,
        f"The PMO manager's remark: {slide.remark}" if slide.remark else "",
        *(f"Definition: {words}" for words in slide.definitions),
        *rows,
    ]


def rows_left(table: Table, shown: int) -> list[str]:
    """The rows of a table after the first ones, as lines, and how many there are besides."""
    left = table.rows[shown : shown + MOST_ROWS]
    if not left:
        return []
    more = len(table.rows) - shown - len(left)
    lines = ["; ".join(cell_text(value, kind) for value, kind in zip(row, table.kinds, strict=True)) for row in left]
    head = f"Not shown on the slide ({len(table.rows) - shown:,} of {len(table.rows):,}), {'; '.join(table.headings)}:"
    return [head, *lines, *([f"and {more:,} more: see the report"] if more else [])]


def put_notes(slide: Any, lines: list[str]) -> None:
    """Write the notes of a slide."""
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        write(frame._txBody, [Para(text, LETTERS) for text in map(clean, lines) if text])
