"""What a blank keeps a measure from telling, in one sentence with the measure's own figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd

from pmodash.measures import coverage, engagement, growth, schedule
from pmodash.measures.sentences.wording import listed, sets_of, verb
from pmodash.measures.sets import BLANK
from pmodash.planning.codes import Flags

_Said = Callable[[pd.DataFrame, Flags, dt.date], str]
_MOST_GROUPS = 2


def said_of(field: str, standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    """How many lack the field and what stays untold: "41 without influence: the grid places 59 of 100"."""
    return _SAID[field](standing, lack, as_of)


def _last_touchpoint(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    """Of the groups, those that know least of themselves are named."""
    lead = f"{lack.sum():,} missing last-contact {'date' if lack.sum() == 1 else 'dates'}"
    by_group = sets_of(coverage.coverage(standing).frame).set_index("group")["counted"]
    without = standing.loc[lack, "group"].fillna(BLANK["group"]).value_counts()
    share = (without / by_group.reindex(without.index)).sort_values(ascending=False, kind="stable")
    first, *others = share.index[:_MOST_GROUPS]
    told = [f"of {first} cannot be told for {without[first]:,} of {by_group[first]:,}"]
    told += [f"of {name} for {without[name]:,} of {by_group[name]:,}" for name in others]
    more = len(share) - len(told)
    told += [f"of {more} more {'group' if more == 1 else 'groups'} for others"] if more else []
    return f"{lead}: coverage {listed(told, _MOST_GROUPS + 1)}"


def _owner(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    desks = schedule.by_owner(standing, as_of).frame.set_index("owner")
    late = int(desks["overdue"].get(BLANK["owner"], 0))
    tail = f", though {late:,} of them {verb(late)} overdue or never reached" if late else ""
    return f"{_without(lack, 'an owner')}: nobody is asked to reach them{tail}"


def _group(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    none = int((standing["group"].isna() & lack).sum())
    guess = int(lack.sum()) - none
    parts = [f"{none:,} in no group, whose cadence is assumed" if none else "", f"{guess:,} in a group that is a guess"]
    return f"{' and '.join(part for part in parts[: 2 if guess else 1] if part)}: figures by group may misplace them"


def _influence(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'influence')}: {_grid(standing)}"


def _interest(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'interest')}: {_grid(standing)}"


def _grid(standing: pd.DataFrame) -> str:
    placed, counted = engagement.grid(standing).n, int(standing["counted"].sum())
    return f"the grid of influence and interest places {placed:,} of {counted:,}" if placed else "the grid stays empty"


def _current(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'a current level')}: {_gap(standing)}"


def _desired(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'a desired level')}: {_gap(standing)}"


def _gap(standing: pd.DataFrame) -> str:
    shown, counted = engagement.gap(standing).n, int(standing["counted"].sum())
    return f"the engagement gap is told for {shown:,} of {counted:,}" if shown else "the engagement gap cannot be shown"


def _email(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'e-mail')}: duplicates, imports and pasted lists can match them by name only"


def _organisation(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    return f"{_without(lack, 'organisation')}: coverage by organisation counts them together, whoever they work for"


def _first_met(standing: pd.DataFrame, lack: Flags, as_of: dt.date) -> str:
    known, counted = growth.freshness(standing, as_of).n, int(standing["counted"].sum())
    lead = f"{_without(lack, 'a date first met')} and without a touchpoint"
    return f"{lead}: growth and freshness know {known:,} of {counted:,}"


def _without(lack: Flags, what: str) -> str:
    return f"{lack.sum():,} without {what}"


_SAID: dict[str, _Said] = {
    "owner": _owner,
    "last_touchpoint": _last_touchpoint,
    "group": _group,
    "influence": _influence,
    "interest": _interest,
    "engagement_current": _current,
    "engagement_desired": _desired,
    "email": _email,
    "organisation": _organisation,
    "first_met": _first_met,
}
