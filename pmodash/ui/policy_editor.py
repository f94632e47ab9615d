"""The policy as a table that can be changed: every change is an edit of the journal and is kept in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.edits import SetPolicy
from pmodash.planning.policy import GROUP_FIELDS, LIMIT_FIELDS, Policy
from pmodash.ui.committing import commit
from pmodash.ui.session import session, typed, typed_anew
from pmodash.vocabulary import ALL

TIPS = {
    "critic_factor": "Multiplies ideal and maximum gap: 0.5 halves.",
    "manage_closely_factor": "Multiplies ideal and maximum gap.",
    "own_cadence_stretch": "A cadence in the contact's own row is the ideal.",
    "fatigue_touchpoints": "More than this is flagged as fatigue.",
    "strategic_effort_share": "Less than this is flagged: 0.2 is 20 %.",
    "least_touchpoints_for_share": "With fewer, no over-reliance is told.",
    "window_days": "Vehicle use is looked at over this many days to the as-of date.",
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
    """The edits that changed rows of the editor stand for; a cell cleared or left as it was changes nothing.

    Of a group's ideal and maximum that one comes first which leaves the maximum no shorter, so that each can be undone.
    """
    edits: list[SetPolicy] = []
    for row, values in rows.items():
        line = policy.groups[int(row)]
        changed = {name: new for name, new in values.items() if new is not None and new != getattr(line, name, None)}
        if changed.get("maximum", 0) >= line.ideal:
            changed = {"maximum": changed["maximum"], **changed}
        elif "ideal" in changed:
            changed = {"ideal": changed["ideal"], **changed}
        edits += [SetPolicy(line.group, name, new) for name, new in changed.items() if name in GROUP_FIELDS]
    return tuple(edits)


def show_group_policy(policy: Policy) -> None:
    """The groups' cadences as a table whose cells can be changed."""
    key = f"policy_{session().workspace.revision}"
    number = st.column_config.NumberColumn
    labels = {name: field.label for name, field in GROUP_FIELDS.items()}
    st.data_editor(
        policy_frame(policy),
        hide_index=True,
        disabled=["group"],
        key=key,
        on_change=_take_groups,
        args=(key, policy),
        column_config={
            "group": st.column_config.TextColumn("Group", width=168, pinned=True),
            "ideal": number(labels["ideal"], format="%d days", width=92, min_value=1, max_value=3650, required=True),
            "maximum": number(
                labels["maximum"], format="%d days", width=115, min_value=1, max_value=3650, required=True
            ),
            "broadcast_qualifies": st.column_config.CheckboxColumn(
                labels["broadcast_qualifies"],
                help="Whether a newsletter, a town hall and the like keep a contact on track.",
            ),
            "largest_share": number(
                labels["largest_share"],
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
        for field, rule in LIMIT_FIELDS.items():
            whole = rule.kind == "whole"
            value = getattr(policy, field)
            key = f"limit_{field}_{revision}"
            st.number_input(
                rule.label,
                min_value=int(rule.least) if whole else float(rule.least),
                max_value=int(rule.most) if whole else float(rule.most),
                value=int(value) if whole else float(value),
                step=1 if whole else 0.05,
                help=TIPS[field],
                key=key,
                on_change=_take_limit,
                args=(field, key, value),
            )


def _take_groups(key: str, policy: Policy) -> None:
    state: Any = typed(key)
    edits = edits_in(state["edited_rows"], policy)
    if edits:
        commit(*edits, notice="Policy changed")


def _take_limit(field: str, key: str, shown: float) -> None:
    value = typed_anew(key, shown)
    if isinstance(value, int | float):
        commit(SetPolicy(ALL, field, value), notice="Policy changed")
