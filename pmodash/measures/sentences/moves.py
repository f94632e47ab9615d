"""What moved between two days in words: from what to what and by how many points, and plainly where nothing did."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured
from pmodash.measures.sentences.wording import clipped, day, in_words, listed, people, percent, sets_of, whole_percent

LEAST_IN_A_SET = 5
NO_CHANGE = "no change"
_MOST_NAMED = 3


def finding_since(measured: Measured, then: dt.date, share: float) -> str:
    """What changed since figures were kept: "Since 6 November 2026 coverage is up 4 points, from 71 % to 75 %"."""
    moved = coverage_moved(share, float(measured.frame["coverage"].iloc[-1]))
    return f"Since {day(pd.Timestamp(then))} {moved}" if moved else ""


def coverage_moved(then: float, now: float) -> str:
    """How coverage moved: "coverage is up 4 points, from 71 % to 75 %"; blank where one of the two is not known."""
    if np.isnan(then) or np.isnan(now):
        return ""
    before, after = in_words(then), in_words(now)
    if before == after:
        return f"coverage has stayed at {after}"
    return f"coverage is {share_moved(then, now)}, from {before} to {after}"


def share_moved(then: float, now: float) -> str:
    """How far a share moved, in whole points of what is shown: "up 4 points", "down 1 point", "no change"."""
    moved = points_between(then, now)
    if percent(then) == percent(now):
        return NO_CHANGE
    way = "up" if now > then else "down"
    return f"{way} {people(abs(moved), 'point') if moved else 'less than 1 point'}"


def points_between(then: float, now: float) -> int:
    """The points between two shares as they are shown, each rounded half up to whole percent."""
    return whole_percent(now) - whole_percent(then)


def count_moved(then: int, now: int) -> str:
    """How far a count moved: "up 3", "down 1,204", "no change"."""
    return f"{'up' if now > then else 'down'} {abs(now - then):,}" if now != then else NO_CHANGE


def numbers_moved(what: str, then: int, now: int) -> str:
    """From what to what a count moved: "stale relationships are down from 52 to 48", "… are still 48"."""
    if then == now == 0:
        return f"there are still no {what}"
    if then == now:
        return f"{what} are still {now:,}"
    return f"{what} are {'up' if now > then else 'down'} from {then:,} to {now:,}"


def groups_moved(then: pd.DataFrame, now: pd.DataFrame) -> str:
    """Which groups' coverage moved most: "Senior Leadership is up 9 points to 67 % and …"; blank if none can be told.

    Takes two frames of `coverage.coverage` by group. A group of fewer than LEAST_IN_A_SET counted contacts on one of
    the two days is passed over, since one contact moves it far.
    """
    both = sets_of(now).merge(then, on="group", suffixes=("", "_then"))
    enough = both[["counted", "counted_then"]].min(axis=1) >= LEAST_IN_A_SET
    both = both[enough & both["coverage_then"].notna()]
    if both.empty:
        return ""
    shares = list(zip(both["coverage_then"].tolist(), both["coverage"].tolist(), strict=True))
    order = np.argsort([-abs(points_between(*pair)) for pair in shares], kind="stable")
    names = both["group"].tolist()
    told = [_group_moved(str(names[i]), *shares[i]) for i in order if _differ(*shares[i])]
    if not told:
        return f"no group of {LEAST_IN_A_SET} contacts or more moved by a point"
    return listed(told[:_MOST_NAMED])


def _group_moved(group: str, then: float, now: float) -> str:
    return f"{group} is {share_moved(then, now)} to {in_words(now)}"


def vehicles_moved(then: pd.Series, now: pd.Series) -> str:
    """Which vehicles' shares of the touchpoints moved most, of those in use now; blank where none moved by a point."""
    before = then.reindex(now.index).fillna(0.0).tolist()
    moves = zip(now.index, before, now.tolist(), strict=True)
    told = sorted(moves, key=lambda move: -abs(points_between(*move[1:])))[: _MOST_NAMED - 1]
    moved = [
        f"{clipped(name)} is {share_moved(old, new)} to {in_words(new)}" for name, old, new in told if _differ(old, new)
    ]
    return f"{listed(moved)} of touchpoints" if moved else ""


def _differ(then: float, now: float) -> bool:
    return points_between(then, now) != 0
