"""The slides on single contacts: who needs attention, who stands below where they are wanted, who comes next."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.measures.sentences import finding_ageing_bands, finding_due, finding_gap, finding_grid, finding_stale
from pmodash.measures.sentences.wording import people
from pmodash.story.charts import engagement_chart, next_chart
from pmodash.story.reach_slides import NO_DATES
from pmodash.story.story import Slide, Table
from pmodash.story.tables import BELOW, DUE, STALE, Columns, by_group_table, people_table
from pmodash.story.telling import Telling


def attention(telling: Telling, blank: Slide) -> Slide:
    """The stale relationships, most pressing first."""
    found = telling.analysis
    if found.no_contact_dates:
        return replace(blank, finding=NO_DATES, note=found.stale.note)
    return replace(
        blank,
        finding=finding_stale(found.stale),
        table=_list(telling, "Stale relationships, most pressing first", found.stale.frame, STALE),
        points=(finding_ageing_bands(found.ageing_bands),),
        note=found.stale.note,
    )


def engagement(telling: Telling, blank: Slide) -> Slide:
    """Current against desired level, and those below."""
    found = telling.analysis
    gap, below = found.engagement_gap, found.below_desired
    return replace(
        blank,
        finding=finding_gap(gap, len(below.frame)),
        chart=engagement_chart(gap) if gap.n else None,
        table=_list(telling, "Below the desired level, most influence first", below.frame, BELOW),
        points=(finding_grid(found.engagement_grid),),
        note=gap.note,
    )


def coming(telling: Telling, blank: Slide) -> Slide:
    """Who is due and what is planned."""
    found = telling.analysis
    due = found.due
    planned = int(due.frame["next_planned"].notna().sum())
    return replace(
        blank,
        finding=finding_due(due),
        chart=next_chart(found) if due.n else None,
        table=_list(telling, "Due, soonest first", due.frame, DUE),
        points=(f"{people(planned).capitalize()} {'has' if planned == 1 else 'have'} a touchpoint planned",),
        note=due.note,
    )


def _list(telling: Telling, title: str, frame: pd.DataFrame, columns: Columns) -> Table | None:
    if frame.empty:
        return None
    if telling.redaction.shows_people:
        return people_table(title, frame, columns)
    return by_group_table(title, frame, "Contacts")
