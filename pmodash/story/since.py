"""What moved since last time, in numbers and sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.sentences import finding_since
from pmodash.measures.sentences.wording import people, percent
from pmodash.story.telling import Telling
from pmodash.vocabulary import ALL

_UP_IS_GOOD = {"contacts": None, "coverage": True, "on_time_coverage": True, "stale": False}
_SHARES = ("coverage", "on_time_coverage")


def coverage_since(telling: Telling) -> str:
    """How coverage moved: "Since 6 November 2026 coverage is up 4 points, from 71 % to 75 %"; blank if unknown."""
    then = _whole(telling)
    if then is None or pd.isna(then["coverage"]) or telling.earlier is None:
        return ""
    return finding_since(telling.analysis.coverage, telling.earlier.as_of, float(then["coverage"]))


def standing_change(telling: Telling, key: str) -> tuple[str, bool | None]:
    """How one of the four numbers moved, and whether that is for the better."""
    then, now = _whole(telling), telling.analysis.coverage.frame.iloc[-1]
    if then is None:
        return "", None
    before, after = _value(then, key), _value(now, key)
    if np.isnan(before) or np.isnan(after):
        return "", None
    moved = int(after * 100 + 0.5) - int(before * 100 + 0.5) if key in _SHARES else int(after - before)
    if not moved:
        return "no change", None
    unit = people(abs(moved), "point") if key in _SHARES else f"{abs(moved):,}"
    good = _UP_IS_GOOD[key]
    return f"{'up' if moved > 0 else 'down'} {unit}", None if good is None else (moved > 0) is good


def moved_groups(telling: Telling) -> tuple[str, ...]:
    """How each group's coverage moved, those that moved most first."""
    if telling.earlier is None:
        return ()
    then = telling.earlier.coverage.set_index("group")["coverage"]
    now = telling.analysis.coverage.frame.set_index("group")["coverage"]
    both = pd.DataFrame({"then": then, "now": now}).drop(index=ALL, errors="ignore").dropna()
    moved = both.iloc[np.argsort(-(both["now"] - both["then"]).abs().to_numpy(), kind="stable")]
    shares = zip(moved.index, moved["then"].tolist(), moved["now"].tolist(), strict=True)
    return tuple(f"{group}: coverage {percent(before)} then, {percent(after)} now" for group, before, after in shares)


def _whole(telling: Telling) -> pd.Series | None:
    if telling.earlier is None:
        return None
    rows = telling.earlier.coverage
    whole = rows[rows["group"] == ALL]
    return whole.iloc[0] if len(whole) else None


def _value(row: pd.Series, key: str) -> float:
    if key == "stale":
        return float(row["overdue"] + row["dormant"] + row["never"])
    return float(row[key])
