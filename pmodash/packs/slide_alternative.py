"""What a chart, a table or a picture says, in words, for those who cannot see it."""

from __future__ import annotations

from typing import Any

from pmodash.packs.slide_chart_data import written
from pmodash.packs.slide_text import clean
from pmodash.story.story import Chart, Table

LONGEST = 1800
_SHAPES = {"bars": "Bar chart", "columns": "Column chart", "lines": "Line chart", "grid": "Table of counts"}


def describe(shape: Any, words: str) -> None:
    """Give a shape its alternative text."""
    text = clean(words)
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", shown)


def chart_in_words(chart: Chart, finding: str) -> str:
    """A chart by its kind, its finding and its figures."""
    notes = (*chart.notes, *("" for _ in chart.categories))
    rows = []
    for place, (category, note) in enumerate(zip(chart.categories, notes, strict=False)):
        figures = ", ".join(f"{one.name} {_figure(one.values[place], chart.unit)}" for one in chart.series)
        rows.append(f"{category}: {figures}{f' ({note})' if note else ''}")
    unit = "" if chart.unit == "share" else f", in {chart.unit}"
    return f"{_SHAPES.get(chart.kind, 'Chart')}{unit}. {_sentence(finding)} {'; '.join(rows)}."


def _figure(value: float | None, unit: str) -> str:
    return "not known" if value is None else written(value, unit)


def table_in_words(table: Table, shown: int, finding: str) -> str:
    """A table by what it lists and how much of it is there."""
    part = f"{shown:,} of {len(table.rows):,} rows" if shown < len(table.rows) else f"{shown:,} rows"
    return f"Table: {_sentence(table.title)} {part}; columns {', '.join(table.headings)}. {_sentence(finding)}"


def _sentence(words: str) -> str:
    return f"{words.rstrip('.')}." if words else ""
