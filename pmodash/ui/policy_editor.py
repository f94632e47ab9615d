"""The policy as a table that can be changed: every change is an edit of the journal and is kept in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.edits import SetPolicy
from pmodash.planning.policy import GROUP_FIELDS, LIMIT_FIELDS, Policy
from pmodash.ui.committing import commit
from pmodash.ui.session import session, typed
from pmodash.vocabulary import ALL

LIMITS = {
    "critic_factor": ("Critics and those below their desired level", "Multiplies ideal and maximum gap: 0.5 halves."),
    "manage_closely_factor": ("High influence and high interest", "Multiplies ideal and maximum gap."),
    "own_cadence_stretch": ("Own cadence: maximum as a multiple", "A cadence in the contact's own row is the ideal."),
    "fatigue_touchpoints": ("Most touchpoints in 30 days", "More than this is flagged as fatigue."),
    "strategic_effort_share": ("Least share of effort for strategic ties", "Less than this is flagged: 0.2 is 20 %."),
    "least_touchpoints_for_share": ("Fewest touchpoints for a share", "With fewer, no over-reliance is told."),
    "window_days": ("Window for vehicles, days", "Vehicle use is looked at over this many days to the as-of date."),
}


def policy_frame(policy: Policy) -> pd.DataFrame:
    """One row a group with its four numbers, as the editor shows them."""
    lines = policy.groups
    return pd.DataFrame(
        {
            "group": pd.Series([line.group for line in lines], dtype="str"),
            "ideal": pd.Series([line.ideal for line in lines], dtype="int64"),
            "maximum": pd.Series([line.maximum for line in lines], dtype="int64"),
            "broadcast_qualifies": pd.Series([line.broadcast_qualifies for line in lines], dtype="bool"),
            "largest_share": pd.Series([line.largest_share for line in lines], dtype="float64"),
        }
    )


def edits_in(rows: Mapping[str, Mapping[str, Any]], policy: Policy) -> tuple[SetPolicy, ...]:
    """The edits that changed rows of the editor stand for; a cleared cell changes nothing."""
    return tuple(
        SetPolicy(policy.groups[int(row)].group, field, value)
        for row, values in rows.items()
        for field, value in values.items()
        if field in GROUP_FIELDS and value is not None
    )


def show_group_policy(policy: Policy) -> None:
    """The groups' cadences as a table whose cells can be changed."""
    key = f"policy_{session().workspace.revision}"
    number = st.column_config.NumberColumn
    st.data_editor(
        policy_frame(policy),
        hide_index=True,
        disabled=["group"],
        key=key,
        on_change=_take_groups,
        args=(key, policy),
        column_config={
            "group": st.column_config.TextColumn("Group"),
            "ideal": number("Ideal gap, days", min_value=1, max_value=3650, step=1, required=True),
            "maximum": number("Maximum gap, days", min_value=1, max_value=3650, step=1, required=True),
            "broadcast_qualifies": st.column_config.CheckboxColumn(
                "Broadcasts count", help="Whether a newsletter, a town hall and the like keep a contact on track."
            ),
            "largest_share": number(
                "Largest share of one vehicle",
                format="percent",
                min_value=0.01,
                max_value=1.0,
                step=0.01,
                required=True,
                help="Beyond this share of a group's touchpoints, over-reliance on one vehicle is flagged.",
            ),
        },
        alt="Cadence policy of each group",
    )


def show_limits(policy: Policy) -> None:
    """The modifiers and limits, one field each."""
    revision = session().workspace.revision
    st.subheader("Modifiers and limits", anchor=False)
    with st.grid(3, min_column_width=190):
        for field, (label, tip) in LIMITS.items():
            rule = LIMIT_FIELDS[field]
            whole = rule.kind == "whole"
            value = getattr(policy, field)
            key = f"limit_{field}_{revision}"
            st.number_input(
                label,
                min_value=int(rule.least) if whole else float(rule.least),
                max_value=int(rule.most) if whole else float(rule.most),
                value=int(value) if whole else float(value),
                step=1 if whole else 0.05,
                help=tip,
                key=key,
                on_change=_take_limit,
                args=(field, key),
            )


def _take_groups(key: str, policy: Policy) -> None:
    state: Any = typed(key)
    edits = edits_in(state["edited_rows"], policy)
    if edits:
        commit(*edits, notice="Policy changed")


def _take_limit(field: str, key: str) -> None:
    value = typed(key)
    if isinstance(value, int | float):
        commit(SetPolicy(ALL, field, value), notice="Policy changed")
