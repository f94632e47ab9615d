"""The tables of the offline report: the rows that a page shows first, and all of them as values for its script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pmodash.packs.report_markup import NOTHING, Html, element, joined, text, worded
from pmodash.story.cell_words import FIGURES, cell_words
from pmodash.story.story import Cell, Slide, Story, Table
from pmodash.vocabulary import GRADES, LEVELS, NO_GROUP, STATUSES, group_names

FEW, PAGE = 10, 50


def tables_in_full(story: Story) -> tuple[Table, ...]:
    """The tables that stand at the end: those too long for their section and those of no section, each once.

    A story without tables of its own is a list for work, whose sections hold their tables whole.
    """
    if not story.tables:
        return ()
    long = [slide.table for slide in story.slides if slide.table and len(slide.table.rows) > FEW]
    short = [slide.table for slide in story.slides if slide.table and len(slide.table.rows) <= FEW]
    found: list[Table] = []
    for table in (*long, *story.tables):
        if table not in found and table not in short:
            found.append(table)
    return tuple(found)


def slide_table(slide: Slide, name: str, in_full: tuple[Table, ...]) -> Html:
    """A slide's table whole, or its first rows with the way to all of them."""
    table = slide.table
    if table is None:
        return NOTHING
    if table not in in_full:
        return sortable(table, name)
    link = element(
        "a", text(f"All {len(table.rows):,} rows, to sort and to search"), href=f"#{full_name(table, in_full)}"
    )
    return element(
        "div",
        worded("h3", table.title),
        _rows(table, FEW),
        element("p", text(f"The first {FEW} of {len(table.rows):,}. "), link, class_="count"),
        class_="table few",
    )


def full_name(table: Table, in_full: tuple[Table, ...]) -> str:
    """What a table at the end is linked to by."""
    return f"table-{in_full.index(table) + 1}"


def sortable(table: Table, name: str) -> Html:
    """A table that the page's script lets be sorted, searched and turned over; its first rows without one."""
    shown = min(PAGE, len(table.rows))
    count = f"Rows 1 to {shown:,} of {len(table.rows):,}" if table.rows else "Nobody is listed here"
    told = element("p", text(count), class_="count", role="status") if shown not in range(1, FEW + 1) else NOTHING
    look = "table few" if len(table.rows) <= FEW else "table"
    return element("div", worded("h3", table.title), told, _rows(table, PAGE), class_=look, data_table=name)


def table_values(table: Table) -> dict[str, Any]:
    """A table as its script reads it: numbers bare, days as 2026-11-20, and the order of the words in each column."""
    columns = [[_value(row[place], kind) for row in table.rows] for place, kind in enumerate(table.kinds)]
    return {
        "kinds": table.kinds,
        "orders": [_order(kind, column) for kind, column in zip(table.kinds, columns, strict=True)],
        "rows": list(zip(*columns, strict=True)),
    }


def _value(cell: Cell, kind: str) -> str | int | float | None:
    if isinstance(cell, dt.date):
        return f"{cell:%Y-%m-%d}" if kind == "date" else cell_words(cell, kind)
    return cell if cell is None or kind in FIGURES else str(cell)


def _order(kind: str, column: Iterable[Cell]) -> tuple[str, ...]:
    """The scale that all words of a column are of, in its own order; nothing for free text."""
    words = {str(cell) for cell in column if cell is not None} if kind not in (*FIGURES, "date") else set()
    scales = ((*group_names(), NO_GROUP), STATUSES, LEVELS, GRADES)
    return next((scale for scale in scales if words and words <= set(scale)), ())


def _rows(table: Table, most: int) -> Html:
    heads = [element("th", text(head), scope="col", class_=kind) for head, kind in _columns(table)]
    rows = [element("tr", *map(_cell, row, table.kinds)) for row in table.rows[:most]]
    drawn = element(
        "table",
        element("caption", text(table.title), class_="unseen"),
        element("thead", element("tr", *heads)),
        element("tbody", joined(rows)),
    )
    return element("div", drawn, class_="scroll", tabindex="0", role="region", aria_label=table.title)


def _columns(table: Table) -> Iterable[tuple[str, str]]:
    return zip(table.headings, table.kinds, strict=True)


def _cell(cell: Cell, kind: str) -> Html:
    words = cell_words(cell, kind)
    return worded("td", words, class_=cell_class(words, kind)) or element("td", class_=kind)


def cell_class(words: str, kind: str) -> str:
    """A cell's classes: its kind and, for a group or a status, the one that gives its colour."""
    scale: tuple[str, ...] = {"group": (*group_names(), NO_GROUP), "status": STATUSES}.get(kind, ())
    return f"{kind} {kind}-{scale.index(words)}" if words in scale else kind
