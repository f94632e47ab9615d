"""The slide on what moved since last time, with each group's coverage then and now."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pmodash.comparison.five_lines import who_and_what_changed
from pmodash.measures.sentences.wording import day
from pmodash.story.charts import changes_chart
from pmodash.story.earlier import Earlier
from pmodash.story.since import coverage_since, groups_since, stale_since
from pmodash.story.story import Chart, Slide
from pmodash.story.telling import Telling

MOST = 4
NOTHING_TOLD = "Last time tells of no contact with anybody, so nothing can be said to have moved"
BY_ONE_RULE = "Both days are judged by the policy, the rules and the home organisation that are in force now."
BY_THEIR_RULES = "The figures kept were worked out on their day, by the policy and the rules in force then."


def changes(telling: Telling, blank: Slide) -> Slide | None:
    """What moved since last time; no slide where there is nothing to compare with."""
    then = telling.then
    if then is None:
        return None
    headline, *points = _told(telling, then) or [NOTHING_TOLD]
    return replace(
        blank,
        finding=headline,
        chart=_chart(telling, then),
        points=tuple(_bare(telling, point) for point in points[:MOST]),
        note=f"Compared with {day(then.as_of)}, as told by {then.told_by}. {telling.analysis.coverage.note}",
        definitions=(BY_ONE_RULE if then.analysis else BY_THEIR_RULES,),
    )


def _told(telling: Telling, then: Earlier) -> list[str]:
    """What moved: the whole, the groups, the relationships, then people and work."""
    lines = who_and_what_changed(then.comparison) if then.comparison is not None else ()
    told = [coverage_since(telling), groups_since(telling), stale_since(telling), *(line.rstrip(".") for line in lines)]
    return [text for text in told if text]


def _bare(telling: Telling, point: str) -> str:
    """A further sentence without the day, which the first one names."""
    told = point.removeprefix(f"{telling.since} ")
    return f"{told[:1].upper()}{told[1:]}"


def _chart(telling: Telling, then: Earlier) -> Chart | None:
    """Each group's coverage on both days; none where one of the two is not known of any group."""
    if telling.whole_then is None:
        return None
    now = telling.analysis.coverage
    before: pd.DataFrame = then.coverage
    chart = changes_chart(before, now, (then.as_of, telling.analysis.as_of))
    return None if any(all(value is None for value in one.values) for one in chart.series) else chart
