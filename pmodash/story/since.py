"""What moved since last time, slide by slide; each sentence is blank where that is not known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.comparison.comparison import Comparison
from pmodash.measures.measured import Measured
from pmodash.measures.sentences.moves import (
    NO_CHANGE,
    count_moved,
    coverage_moved,
    groups_moved,
    numbers_moved,
    share_moved,
    vehicles_moved,
)
from pmodash.measures.sentences.wording import listed, people, verb
from pmodash.story.telling import Telling
from pmodash.vocabulary import ALL, LEVELS

_UP_IS_GOOD = {"contacts": None, "coverage": True, "on_time_coverage": True, "stale": False}
_SHARES = ("coverage", "on_time_coverage")
_ORDERED = LEVELS[1:]


def coverage_since(telling: Telling) -> str:
    """How coverage moved: "Since 6 November 2026 coverage is up 4 points, from 71 % to 75 %"."""
    then = telling.whole_then
    return "" if then is None else _said(telling, coverage_moved(float(then["coverage"]), telling.whole["coverage"]))


def standing_change(telling: Telling, key: str) -> tuple[str, bool | None]:
    """How one of the four numbers moved, and whether that is for the better."""
    then = telling.whole_then
    if then is None:
        return "", None
    before, after = _value(then, key), _value(telling.whole, key)
    if np.isnan(before) or np.isnan(after):
        return "", None
    moved = share_moved(before, after) if key in _SHARES else count_moved(int(before), int(after))
    good = _UP_IS_GOOD[key]
    return moved, None if good is None or moved == NO_CHANGE else (after > before) is good


def groups_since(telling: Telling) -> str:
    """Which groups' coverage moved most."""
    if telling.then is None or telling.whole_then is None:
        return ""
    return _said(telling, groups_moved(telling.then.coverage, telling.analysis.coverage.frame))


def stale_since(telling: Telling) -> str:
    """How many relationships were stale then and are now; with a workbook, how many became so and recovered."""
    then = telling.whole_then
    if then is None or np.isnan(_value(then, "stale")):
        return ""
    moved = numbers_moved("stale relationships", int(_value(then, "stale")), int(_value(telling.whole, "stale")))
    comparison = telling.then.comparison if telling.then else None
    if comparison is None:
        return _said(telling, moved)
    overdue, recovered = len(comparison.answers["became_overdue"]), len(comparison.answers["recovered"])
    return _said(telling, f"{moved}; {_or_nobody(overdue)} became overdue and {_or_nobody(recovered)} recovered")


def vehicles_since(telling: Telling) -> str:
    """Which vehicles' shares moved, and how many groups lean on one vehicle then and now."""
    before, now = _before(telling), telling.analysis
    if before is None or not before.vehicle_mix.n or not now.vehicle_mix.n:
        return ""
    both = [_shares(side.vehicle_mix) for side in (before, now)]
    shares = vehicles_moved(both[0], both[1][both[1].index.isin(before.network.vehicle_names)])
    leaning = numbers_moved("groups past their limit", len(before.over_reliance.frame), len(now.over_reliance.frame))
    return _said(telling, "; ".join(part for part in (shares, leaning) if part))


def network_since(telling: Telling) -> str:
    """How many people and channels the network had then and has now."""
    before, now = _before(telling), telling.analysis
    if before is None:
        return ""
    size = numbers_moved("people in the network", before.complexity.n, now.complexity.n)
    channels = numbers_moved(
        "channels run in groups", before.complexity.grouped_channels, now.complexity.grouped_channels
    )
    ties = numbers_moved("ties on record", before.pairs.n, now.pairs.n)
    known = before.complexity.vehicles_known and now.complexity.vehicles_known
    return _said(telling, listed([size, *([channels] if known else []), ties]))


def growth_since(telling: Telling) -> str:
    """Who joined and left the list; from kept figures, how many it holds."""
    found = _changed(telling)
    if found is not None:
        joined, left = len(found.answers["joined"]), len(found.answers["left"])
        return _said(telling, f"{people(joined) if joined else 'nobody'} joined and {_or_nobody(left)} left")
    then = telling.whole_then
    if then is None or np.isnan(then["contacts"]):
        return ""
    return _said(telling, numbers_moved("contacts in the list", int(then["contacts"]), int(telling.whole["contacts"])))


def levels_since(telling: Telling) -> str:
    """Who moved in engagement, and how many stood below their desired level then and do now."""
    before, found = _before(telling), _changed(telling)
    if before is None or found is None or not telling.analysis.engagement_gap.n:
        return ""
    below = numbers_moved("those below their desired level", len(before.below_desired.frame), _below(telling.analysis))
    return _said(telling, f"{_levels_moved(found)}; {below}")


def due_since(telling: Telling) -> str:
    """How many were due by the end of the week then and are now, and how many plans were carried out."""
    before, found = _before(telling), _changed(telling)
    if before is None or found is None or telling.whole_then is None:
        return ""
    due = numbers_moved(
        "contacts overdue or due by the end of the week", *(_due_by_week(side) for side in (before, telling.analysis))
    )
    carried_out = int((found.answers["touchpoints_changed"]["to"] == "done").sum())
    plans = (
        f"; {people(carried_out, 'plan')} {'was' if carried_out == 1 else 'were'} carried out" if carried_out else ""
    )
    return _said(telling, f"{due}{plans}")


def _said(telling: Telling, moved: str) -> str:
    return f"{telling.since} {moved}" if moved else ""


def _before(telling: Telling) -> Analysis | None:
    return telling.then.analysis if telling.then else None


def _changed(telling: Telling) -> Comparison | None:
    return telling.then.comparison if telling.then else None


def _or_nobody(count: int) -> str:
    return f"{count:,}" if count else "nobody"


def _value(row: pd.Series, key: str) -> float:
    if key == "stale":
        return float(row["overdue"] + row["dormant"] + row["never"])
    return float(row[key])


def _shares(mix: Measured) -> pd.Series:
    whole = mix.frame[mix.frame["group"] == ALL]
    return whole.set_index("vehicle")["share"]


def _below(analysis: Analysis) -> int:
    return len(analysis.below_desired.frame)


def _due_by_week(analysis: Analysis) -> int:
    return int(analysis.due.frame["when"].isin(("Overdue", "This week")).sum())


def _levels_moved(found: Comparison) -> str:
    """Levels are ordered from Resistant up; to leave Unaware is neither up nor down."""
    moves = found.answers["level_moved"]
    moves = moves[moves["field"] == "engagement_current"]
    before, after = (pd.Categorical(moves[side], categories=list(_ORDERED)).codes for side in ("from", "to"))
    told = (before >= 0) & (after >= 0)
    up, down = int((told & (after > before)).sum()), int((told & (after < before)).sum())
    aware = int(((moves["from"] == LEVELS[0]) & (after >= 0)).sum())
    parts = [
        f"{people(up)} moved up in level" if up else "",
        f"{people(down)} moved down in level" if down else "",
        f"{people(aware)} {verb(aware)} no longer unaware" if aware else "",
    ]
    return listed([part for part in parts if part]) or "nobody moved in level"
