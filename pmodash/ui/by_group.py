"""How many contacts a list holds in each group, in place of the list where nobody is shown singly."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.ui.tables import show_table
from pmodash.vocabulary import NO_GROUP, group_names

WHY = "Only groups are shown now: how many of these contacts each has, and none of them singly."


def by_group(people: pd.DataFrame) -> pd.DataFrame:
    """One row a group that anybody of these is in, in the groups' own order, with `contacts`."""
    counts = people["group"].fillna(NO_GROUP).value_counts()
    order = [name for name in (*group_names(), NO_GROUP) if name in counts.index]
    return pd.DataFrame(
        {"group": pd.Series(order, dtype="str"), "contacts": pd.Series([int(counts[name]) for name in order])}
    )


def show_by_group(people: pd.DataFrame, key: str, alt: str, file: str) -> None:
    """The counts as a table, and why they stand there; why alone for a list that is of no group."""
    st.caption(WHY)
    if "group" in people.columns:
        show_table(by_group(people), f"{key}_groups", alt, file=f"{file}-by-group")
