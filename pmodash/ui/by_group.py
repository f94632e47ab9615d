"""How many contacts a list holds in each group, in place of the list where nobody is shown singly."""

from __future__ import annotations

import pandas as pd

from pmodash.vocabulary import NO_GROUP, group_names

BY_GROUP = "Only groups are shown now: how many of these contacts each has, and none of them singly."
NOBODY_SINGLY = "Only groups are shown now, so nobody stands here singly."
_SINGLY = ("name", "owner")


def lists_people(frame: pd.DataFrame) -> bool:
    """Whether each row of a table is a person."""
    return any(column in frame.columns for column in _SINGLY)


def by_group(people: pd.DataFrame) -> pd.DataFrame:
    """One row a group that anybody of these is in, in the groups' own order, with `contacts`."""
    counts = people["group"].fillna(NO_GROUP).value_counts()
    order = [name for name in (*group_names(), NO_GROUP) if name in counts.index]
    return pd.DataFrame(
        {"group": pd.Series(order, dtype="str"), "contacts": pd.Series([int(counts[name]) for name in order])}
    )
