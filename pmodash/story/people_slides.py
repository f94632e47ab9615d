"""The slides on single contacts: who needs attention, who stands below where they are wanted, who comes next."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.actions import REACHING, next_actions
from pmodash.measures.schedule import week_and_month_end
from pmodash.measures.sentences import (
    finding_ageing_bands,
    finding_gap,
    finding_grid,
    finding_stale,
    finding_stance,
)
from pmodash.measures.sentences.reach import LATE
from pmodash.measures.sentences.wording import clipped, listed, people, verb
from pmodash.story.charts import drawn, engagement_chart, next_chart
from pmodash.story.since import due_since, levels_since, stale_since
from pmodash.story.story import Slide, Table
from pmodash.story.tables import BELOW, DUE, STALE, Columns, by_group_table, table_of
from pmodash.story.telling import Telling
from pmodash.story.unsaid import unsaid

SOON = ("This week", "This month")


def attention(telling: Telling, blank: Slide) -> Slide:
    """The stale relationships, most pressing first, and whom else to reach before others."""
    found = telling.analysis
    first = tuple(found.stale.frame["contact_id"].head(1))
    asked = [one for one in next_actions(found) if one.page in REACHING and one.contact_ids != first]
    finding, aged = finding_stale(found.stale), finding_ageing_bands(found.ageing_bands)
    return replace(
        blank,
        finding=finding,
        since=stale_since(telling),
        table=_list(telling, "Stale relationships, most pressing first", found.stale.frame, STALE),
        points=(
            *(f"{one.text}{_whom(telling, one.contact_ids)}" for one in asked[:2]),
            *([aged] if aged != finding else []),
        ),
        note=found.stale.note,
    )


def _whom(telling: Telling, contact_ids: tuple[str, ...]) -> str:
    """The first names of those an action concerns, behind a colon; blank where no single contact is to be shown."""
    if not telling.redaction.shows_people:
        return ""
    standing = telling.analysis.standing
    rows = standing.loc[standing["contact_id"].isin(contact_ids[:3]), ["contact_id", "name"]]
    names = dict(zip(rows["contact_id"], rows["name"], strict=True))
    first = [clipped(str(names[key])) for key in contact_ids[:3]]
    return f": {listed([*first, *contact_ids[3:]])}"


def engagement(telling: Telling, blank: Slide) -> Slide:
    """Current against desired level, and those below."""
    found = telling.analysis
    gap, below = found.engagement_gap, found.below_desired
    stance = finding_stance(found.coverage_by("engagement_current"))
    if not gap.n and found.standing.loc[found.standing["counted"], "engagement_current"].isna().all():
        return unsaid(blank, finding_gap(gap, 0), gap.note)
    if not gap.n:
        return replace(blank, finding=stance, points=(finding_gap(gap, 0),), note=found.coverage.note)
    return replace(
        blank,
        finding=finding_gap(gap, len(below.frame)),
        since=levels_since(telling),
        chart=drawn(engagement_chart(gap)),
        table=_list(telling, "Below the desired level, most influence first", below.frame, BELOW),
        points=(stance, finding_grid(found.engagement_grid)),
        note=gap.note,
    )


def coming(telling: Telling, blank: Slide) -> Slide:
    """Who is due next and what is planned; those overdue are counted here and listed under attention."""
    found = telling.analysis
    rows = found.due.frame
    soon = rows[rows["when"].isin(SOON)]
    week, month = week_and_month_end(found.as_of)
    end = "month" if month >= week else "week"
    return replace(
        blank,
        finding=_fall_due(len(soon), int((rows["when"] == "Overdue").sum()), end),
        since=due_since(telling),
        chart=drawn(next_chart(found)),
        table=_list(telling, f"Due by the end of the {end} and not overdue, soonest first", soon, DUE),
        points=(*_unplanned(soon), _planned(telling)),
        note=found.due.note,
    )


def _fall_due(count: int, late: int, end: str) -> str:
    """How many come due who are not overdue, and how many are: "43 contacts are due …, beside 48 overdue …"."""
    if not count:
        return f"Nobody is due by the end of the {end}{f' but the {late:,} {LATE}' if late else ''}"
    return f"{people(count)} {verb(count)} due by the end of the {end}{f', beside {late:,} {LATE}' if late else ''}"


def _unplanned(soon: pd.DataFrame) -> tuple[str, ...]:
    """For how many of those who come due nothing is planned yet."""
    count, bare = len(soon), int(soon["next_planned"].isna().sum())
    if count < 2:
        return (f"{'Nothing' if bare else 'A touchpoint'} is planned for this contact",) if count else ()
    told = {0: f"A touchpoint is planned for each of the {count:,}", count: "Nothing is planned for any of them"}
    return (told.get(bare, f"Nothing is planned for {bare:,} of the {count:,}"),)


def _planned(telling: Telling) -> str:
    """How many touchpoints are planned by the end of the week, and of the month where that is later."""
    as_of, frame = telling.analysis.as_of, telling.analysis.calendar.frame
    week, month = week_and_month_end(as_of)
    by_week, by_month = (
        int(frame.loc[frame["date"] <= pd.Timestamp(end), "planned"].sum()) for end in (week, max(week, month))
    )
    if not by_month:
        return f"No touchpoint is planned by the end of the {'month' if month > week else 'week'}"
    head = f"{people(by_week, 'touchpoint')} {verb(by_week)} planned by the end of this week"
    tail = f", and {by_month:,} by the end of the month" if month > week else ""
    return f"{head[:1].upper()}{head[1:]}{tail}"


def _list(telling: Telling, title: str, frame: pd.DataFrame, columns: Columns) -> Table | None:
    if frame.empty:
        return None
    if telling.redaction.shows_people:
        return table_of(title, frame, columns)
    return by_group_table(title, frame, "Contacts")
