"""The slides on who is reached and how: where we stand, coverage by group, vehicle use."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.measures.sentences import (
    finding_by_month,
    finding_coverage,
    finding_effective_number,
    finding_mix,
    finding_over_reliance,
    finding_unused,
    percent,
)
from pmodash.story.charts import coverage_chart, months_chart, vehicles_chart
from pmodash.story.since import coverage_since, standing_change
from pmodash.story.story import Fact, Slide
from pmodash.story.telling import Telling

NO_DATES = "The workbook tells of no contact with anybody, so nobody can be said to be reached in time or too late"


def standing(telling: Telling, blank: Slide) -> Slide:
    """Four numbers with how they moved, and coverage month by month."""
    found = telling.analysis
    whole = found.coverage.frame.iloc[-1]
    if found.no_contact_dates:
        return replace(blank, finding=NO_DATES, facts=_facts(telling, whole)[:1], note=found.coverage.note)
    months = found.coverage_by_month
    return replace(
        blank,
        finding=finding_coverage(found.coverage),
        since=coverage_since(telling),
        facts=_facts(telling, whole),
        chart=months_chart(months),
        points=(finding_by_month(months),),
        note=found.coverage.note,
    )


def _facts(telling: Telling, whole: pd.Series) -> tuple[Fact, ...]:
    counted, on_track = int(whole["counted"]), int(whole["on_track"])
    stale = int(whole["overdue"] + whole["dormant"] + whole["never"])
    told = (
        ("Contacts", f"{int(whole['contacts']):,}", f"{counted:,} counted", "contacts"),
        ("Coverage", _share(whole["coverage"]), f"{on_track + int(whole['due']):,} within the maximum", "coverage"),
        ("On time", _share(whole["on_time_coverage"]), f"{on_track:,} on track", "on_time_coverage"),
        ("Stale", f"{stale:,}", f"{int(whole['never']):,} never reached", "stale"),
    )
    return tuple(Fact(label, value, behind, *standing_change(telling, key)) for label, value, behind, key in told)


def _share(value: float) -> str:
    return "–" if value != value else percent(float(value))


def coverage(telling: Telling, blank: Slide) -> Slide:
    """Each group's contacts by status."""
    found = telling.analysis
    if found.no_contact_dates:
        return replace(blank, finding=NO_DATES, note=found.coverage.note)
    return replace(
        blank,
        finding=finding_coverage(found.coverage),
        since=coverage_since(telling),
        chart=coverage_chart(found.coverage),
        note=found.coverage.note,
    )


def vehicles(telling: Telling, blank: Slide) -> Slide:
    """Each group's touchpoints by vehicle, and where one carries too much."""
    found = telling.analysis
    mix, leaning = found.vehicle_mix, found.over_reliance
    points = [finding_mix(mix)] if len(leaning.frame) else [finding_over_reliance(leaning)]
    if mix.n:
        points.append(finding_effective_number(found.effective_vehicles))
    points.append(finding_unused(found.unused_vehicles))
    return replace(
        blank,
        finding=finding_over_reliance(leaning) if len(leaning.frame) else finding_mix(mix),
        chart=vehicles_chart(found) if mix.n else None,
        points=tuple(points),
        note=f"Touchpoints of the last {found.window:,} days. {mix.note}",
    )
