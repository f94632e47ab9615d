"""The slides on who is reached and how: where we stand, coverage by group, vehicle use."""

from __future__ import annotations

from dataclasses import replace

from pmodash.actions import MANY_UNSURE
from pmodash.measures.sentences import (
    finding_ageing_bands,
    finding_by_month,
    finding_effective_number,
    finding_groups,
    finding_mix,
    finding_over_reliance,
    finding_sizes,
    finding_standing,
    finding_type_balance,
    finding_unused,
    people,
    percent,
)
from pmodash.measures.sentences.reach import nobody_reached
from pmodash.network.groups import UNSURE
from pmodash.story.charts import coverage_chart, drawn, months_chart, vehicles_chart
from pmodash.story.since import coverage_since, groups_since, standing_change, vehicles_since
from pmodash.story.story import Fact, Slide
from pmodash.story.telling import Telling
from pmodash.story.unsaid import contacts_fact, unsaid

NO_VEHICLE = "No touchpoint that names its vehicle was done in the last {window:,} days"


def standing(telling: Telling, blank: Slide) -> Slide:
    """Four numbers with how they moved, and coverage month by month."""
    found, months = telling.analysis, telling.analysis.coverage_by_month
    never = telling.whole["never"] == telling.whole["counted"]
    return replace(
        blank,
        finding=finding_standing(found.coverage),
        since=coverage_since(telling),
        facts=_facts(telling),
        chart=drawn(months_chart(months)),
        points=(finding_by_month(months), *(() if never else (finding_ageing_bands(found.ageing_bands),))),
        note=found.coverage.note,
    )


def _facts(telling: Telling) -> tuple[Fact, ...]:
    whole = telling.whole
    on_track = int(whole["on_track"])
    stale = int(whole["overdue"] + whole["dormant"] + whole["never"])
    told = (
        (*contacts_fact(whole), "contacts"),
        ("Coverage", percent(whole["coverage"]), f"{on_track + int(whole['due']):,} within the maximum", "coverage"),
        ("On time", percent(whole["on_time_coverage"]), f"{on_track:,} on track", "on_time_coverage"),
        ("Stale", f"{stale:,}", f"{int(whole['never']):,} never reached", "stale"),
    )
    return tuple(Fact(label, value, behind, *standing_change(telling, key)) for label, value, behind, key in told)


def coverage(telling: Telling, blank: Slide) -> Slide:
    """Each group's contacts by status."""
    found = telling.analysis
    if telling.whole["never"] == telling.whole["counted"]:
        return unsaid(blank, nobody_reached(found.coverage.n), found.coverage.note)
    return replace(
        blank,
        finding=finding_groups(found.coverage),
        since=groups_since(telling),
        chart=coverage_chart(found.coverage),
        points=(finding_sizes(found.group_sizes), *_guessed(telling)),
        note=found.coverage.note,
    )


def _guessed(telling: Telling) -> tuple[str, ...]:
    """That figures by group rest on guesses, where they rest on many."""
    standing = telling.analysis.standing
    sure = standing.loc[standing["counted"] & standing["group"].notna(), "group_confidence"] >= UNSURE
    guesses = int((~sure).sum())
    if guesses <= MANY_UNSURE * len(sure):
        return ()
    who = f"{guesses:,} of {people(len(sure))}" if len(sure) > 1 else "the one contact"
    return (f"The group of {who} is a guess by what else the workbook says",)


def vehicles(telling: Telling, blank: Slide) -> Slide:
    """Each group's touchpoints by vehicle, and where one carries too much."""
    found = telling.analysis
    mix, leaning = found.vehicle_mix, found.over_reliance
    if not mix.n:
        return unsaid(blank, NO_VEHICLE.format(window=found.window), mix.note)
    leans = bool(len(leaning.frame))
    return replace(
        blank,
        finding=finding_over_reliance(leaning) if leans else finding_mix(mix),
        since=vehicles_since(telling),
        chart=vehicles_chart(found),
        points=(
            finding_mix(mix) if leans else finding_over_reliance(leaning),
            finding_effective_number(found.effective_vehicles),
            finding_type_balance(found.type_balance),
            finding_unused(found.unused_vehicles),
        ),
        note=f"Touchpoints of the last {found.window:,} days. {mix.note}",
    )
