"""The slides on the network itself: its channels and ties, and how it grows."""

from __future__ import annotations

from dataclasses import replace

from pmodash.measures.measured import Measured
from pmodash.measures.sentences import (
    finding_bridges,
    finding_complexity,
    finding_ei,
    finding_freshness,
    finding_growth,
    finding_pairs,
    finding_sizes,
)
from pmodash.story.charts import growth_chart, network_chart
from pmodash.story.story import Slide
from pmodash.story.telling import Telling


def network(telling: Telling, blank: Slide) -> Slide:
    """Channels before and after grouping, and which groups have ties."""
    found = telling.analysis
    channels = found.complexity
    points = [finding_sizes(found.group_sizes), finding_pairs(found.pairs)]
    if found.pairs.n:
        points += [finding_ei(found.ei), finding_bridges(found.bridges)]
    rests_on = Measured(found.standing, channels.n, "people", channels.left_out)
    return replace(
        blank,
        finding=finding_complexity(channels),
        chart=network_chart(found) if channels.n > 1 else None,
        points=tuple(points),
        note=f"The PMO counts as one. {rests_on.note}".replace("1 peopl.", "1 person."),
    )


def growth(telling: Telling, blank: Slide) -> Slide:
    """Added, lost, revived and gone stale by month."""
    found = telling.analysis
    return replace(
        blank,
        finding=finding_growth(found.growth),
        chart=growth_chart(found.growth),
        points=(finding_freshness(found.freshness),),
        note=found.growth.note,
    )
