"""The tables of the story: who is listed, by which columns, and what stands in their place when nobody is to be."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pmodash.story.story import Cell, Table
from pmodash.vocabulary import NO_GROUP

Columns = Mapping[str, tuple[str, str]]
STALE: Columns = {
    "name": ("Contact", "text"),
    "group": ("Group", "group"),
    "status": ("Status", "status"),
    "days_since": ("Days since last touch", "number"),
    "days_over": ("Days over", "number"),
    "last_vehicle": ("Last vehicle", "text"),
    "owner": ("Owner", "text"),
}
DUE: Columns = {
    "name": ("Contact", "text"),
    "group": ("Group", "group"),
    "status": ("Status", "status"),
    "due_on": ("Due on", "date"),
    "next_planned": ("Planned", "date"),
    "owner": ("Owner", "text"),
}
BELOW: Columns = {
    "name": ("Contact", "text"),
    "group": ("Group", "group"),
    "engagement_current": ("Current level", "text"),
    "engagement_desired": ("Desired level", "text"),
    "influence": ("Influence", "text"),
    "interest": ("Interest", "text"),
    "owner": ("Owner", "text"),
}


def people_table(title: str, frame: pd.DataFrame, columns: Columns) -> Table:
    """Every row of a list of contacts."""
    cells = [_cells(frame[name]) for name in columns]
    headings, kinds = zip(*columns.values(), strict=True)
    return Table(title, headings, kinds, tuple(zip(*cells, strict=True)))


def by_group_table(title: str, frame: pd.DataFrame, counted: str) -> Table:
    """How many contacts of a list each group has, where no single one is to be shown."""
    counts = frame["group"].fillna(NO_GROUP).value_counts()
    rows = tuple((str(group), int(count)) for group, count in counts.items())
    return Table(title, ("Group", counted), ("group", "number"), rows)


def _cells(values: pd.Series) -> list[Cell]:
    if pd.api.types.is_datetime64_dtype(values.dtype):
        return [None if pd.isna(day) else day.date() for day in values]
    found = values.astype(object).where(values.notna(), None)
    return [value.item() if hasattr(value, "item") else value for value in found.tolist()]
