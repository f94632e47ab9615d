"""The tables of the story: who is listed, by which columns, and what stands in their place when nobody is to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
COVERAGE: Columns = {
    "group": ("Group", "group"),
    "contacts": ("Contacts", "number"),
    "counted": ("Counted", "number"),
    "on_track": ("On track", "number"),
    "due": ("Due", "number"),
    "overdue": ("Overdue", "number"),
    "dormant": ("Dormant", "number"),
    "never": ("Never", "number"),
    "coverage": ("Coverage", "share"),
    "on_time_coverage": ("On time", "share"),
}
MIX: Columns = {
    "group": ("Group", "group"),
    "vehicle": ("Vehicle", "text"),
    "touchpoints": ("Touchpoints", "number"),
    "share": ("Share", "share"),
}


def table_of(title: str, frame: pd.DataFrame, columns: Columns) -> Table:
    """Every row of a frame, in the columns named."""
    cells = [
        _cells(frame[name].fillna(NO_GROUP) if kind == "group" else frame[name]) for name, (_, kind) in columns.items()
    ]
    headings, kinds = zip(*columns.values(), strict=True)
    return Table(title, headings, kinds, tuple(zip(*cells, strict=True)))


def by_group_table(title: str, frame: pd.DataFrame, counted: str) -> Table:
    """How many contacts of a list each group has, where no single one is to be shown."""
    counts = frame["group"].fillna(NO_GROUP).value_counts()
    rows = tuple((str(group), int(count)) for group, count in counts.items())
    return Table(f"{title}: by group", ("Group", counted), ("group", "number"), rows)


def _cells(values: pd.Series) -> Sequence[Cell]:
    """A column as cells: days as dates, numbers as numbers, a blank as None."""
    plain = values.dt.date if pd.api.types.is_datetime64_dtype(values.dtype) else values
    found = plain.astype(object).to_numpy(copy=True)
    found[values.isna().to_numpy()] = None
    return list(found.tolist())
