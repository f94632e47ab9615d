"""The slides on the network itself: its channels and ties, and how it grows."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.measures.sentences import (
    finding_bridges,
    finding_complexity,
    finding_ei,
    finding_freshness,
    finding_growth,
    finding_pairs,
    finding_sizes,
)
from pmodash.measures.sentences.wording import rows_of_all
from pmodash.story.charts import drawn, growth_chart, network_chart
from pmodash.story.since import growth_since, network_since
from pmodash.story.story import Slide
from pmodash.story.telling import Telling
from pmodash.story.unsaid import unsaid

NO_JOINING = "No contact has a date first met or a touchpoint, so growth cannot be told"


def network(telling: Telling, blank: Slide) -> Slide:
    """Channels before and after grouping, and which groups have ties."""
    found = telling.analysis
    channels = found.complexity
    points = [finding_sizes(found.group_sizes), finding_pairs(found.pairs)]
    if found.pairs.n:
        points += [finding_ei(found.ei), finding_bridges(found.bridges)]
    left = ", ".join(f"{count:,} {reason}" for reason, count in channels.left_out)
    return replace(
        blank,
        finding=finding_complexity(channels),
        since=network_since(telling),
        chart=drawn(network_chart(found)) if channels.vehicles_known else None,
        points=tuple(points),
        note=f"n = {channels.n:,} people, the PMO counted as one.{f' Left out: {left}.' if left else ''}",
    )


def growth(telling: Telling, blank: Slide) -> Slide:
    """Added, lost, revived and gone stale by month."""
    found = telling.analysis
    if not found.freshness.n:
        return unsaid(blank, NO_JOINING, found.growth.note)
    return replace(
        blank,
        finding=finding_growth(found.growth),
        since=growth_since(telling),
        chart=drawn(growth_chart(found.growth)),
        points=(_turned(telling), finding_freshness(found.freshness)),
        note=found.growth.note,
    )


def _turned(telling: Telling) -> str:
    """How often relationships lapsed and came back: "Relationships went stale 177 times and came back 175 times …"."""
    whole = rows_of_all(telling.analysis.growth.frame)
    known = whole[whole["went_stale"].notna()]
    if known.empty:
        return "Which relationships went stale and came back is not known"
    stale, back = (_times(int(known[name].sum())) for name in ("went_stale", "revived"))
    when = "" if len(known) == len(whole) else f" from {pd.Timestamp(str(known['month'].iloc[0])):%B %Y} on"
    return f"Relationships {stale[0]}went stale{stale[1]} and {back[0]}came back{back[1]} between months' ends{when}"


def _times(count: int) -> tuple[str, str]:
    """What stands before and behind the verb: "never went", "went once", "went 12 times"."""
    return ("", " once" if count == 1 else f" {count:,} times") if count else ("never ", "")
