"""Who joined and who left, and whose group, level or status is another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmodash.comparison.matching import Matches, Positions
from pmodash.comparison.versions import Version
from pmodash.vocabulary import COVERED, GRADES, LEVELS, STALE

WHO = ("contact_id", "name", "organisation", "group", "owner")
NEW, BACK = "new in the list", "active again"
GONE, MARKED, GONE_BEFORE = "gone from the list", "marked as left", "gone from the list, had left before"
_GRADES_UP = tuple(reversed(GRADES))
MOVES = {
    "influence": _GRADES_UP,
    "interest": _GRADES_UP,
    "engagement_current": LEVELS,
    "engagement_desired": LEVELS,
}
UP, DOWN, FIRST_TOLD, NO_LONGER_TOLD = "up", "down", "first told", "no longer told"


def joined(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Who is new in the list, and who had left and is active again: WHO with `how`."""
    back = _changed(earlier, later, matches, lambda before, after: before & ~after, "left")
    places = np.concatenate([matches.new, matches.later_of[back]])
    how = [NEW] * len(matches.new) + [BACK] * len(back)
    return _listed(later.standing, places, how=how)


def left(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Who is gone from the list, was merged into another, or is marked as left: WHO and `how`."""
    marked = _changed(earlier, later, matches, lambda before, after: ~before & after, "left")
    names, had_left = later.standing["name"].array, earlier.standing["left"].to_numpy()
    how = [
        f"merged into {names[matches.merged_into[i]]}"
        if i in matches.merged_into
        else (GONE_BEFORE if had_left[i] else GONE)
        for i in matches.gone.tolist()
    ]
    return _listed(earlier.standing, np.concatenate([matches.gone, marked]), how=[*how, *[MARKED] * len(marked)])


def moved_group(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Whose group is another: contact_id, name, `from`, `to`, `why` (what decides now); blank is no group."""
    moved = _changed(earlier, later, matches, _unlike, "group")
    places = matches.later_of[moved]
    now = later.standing.iloc[places]
    return _frame(
        now[["contact_id", "name"]],
        **{"from": earlier.standing["group"].array[moved], "to": now["group"].array, "why": now["group_why"].array},
    )


def level_moved(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Whose influence, interest or engagement is another: contact_id, name, `field`, `from`, `to`, `way`."""
    return pd.concat([_moved(earlier, later, matches, field) for field in MOVES], ignore_index=True)


def _moved(earlier: Version, later: Version, matches: Matches, field: str) -> pd.DataFrame:
    moved = _changed(earlier, later, matches, _unlike, field)
    now = later.standing.iloc[matches.later_of[moved]]
    old, new = earlier.standing[field].array[moved], now[field].array
    places = [pd.Categorical(values, categories=list(MOVES[field])).codes for values in (old, new)]
    way = np.select(
        [places[0] < 0, places[1] < 0, places[1] > places[0]], [FIRST_TOLD, NO_LONGER_TOLD, UP], default=DOWN
    )
    columns = {"field": [field] * len(moved), "from": old, "to": new, "way": pd.array(way.tolist(), dtype="str")}
    return _frame(now[["contact_id", "name"]], **columns)


def became_overdue(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Who was within their maximum gap and is no longer: WHO with `from`, `to`, `last_qualifying`, `days_since`."""
    return _crossed(earlier, later, matches, COVERED, STALE)


def recovered(earlier: Version, later: Version, matches: Matches) -> pd.DataFrame:
    """Who was overdue, dormant or never reached and is within their maximum gap: columns as of `became_overdue`."""
    return _crossed(earlier, later, matches, STALE, COVERED)


def _crossed(
    earlier: Version, later: Version, matches: Matches, before: Sequence[str], after: Sequence[str]
) -> pd.DataFrame:
    crossed = _changed(earlier, later, matches, lambda a, b: a.isin(before) & b.isin(after), "status")
    now = later.standing.iloc[matches.later_of[crossed]]
    return _frame(
        now[list(WHO)],
        **{"from": earlier.standing["status"].array[crossed], "to": now["status"].array},
        last_qualifying=now["last_qualifying"].array,
        days_since=now["days_since"].array,
    )


def _changed(
    earlier: Version, later: Version, matches: Matches, test: Callable[[pd.Series, pd.Series], pd.Series], column: str
) -> Positions:
    """The positions in the earlier workbook of those in both for whom a test of a column's two values holds."""
    both = matches.both
    before = earlier.standing[column].iloc[both].reset_index(drop=True)
    after = later.standing[column].iloc[matches.later_of[both]].reset_index(drop=True)
    changed: Positions = both[test(before, after).to_numpy(dtype=bool)]
    return changed


def _unlike(before: pd.Series, after: pd.Series) -> pd.Series:
    unlike: pd.Series = before.fillna("") != after.fillna("")
    return unlike


def _listed(standing: pd.DataFrame, places: np.ndarray, how: Sequence[str]) -> pd.DataFrame:
    return _frame(standing.iloc[places][list(WHO)], how=pd.array(list(how), dtype="str"))


def _frame(who: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    return who.reset_index(drop=True).assign(**columns)
