"""The parts of a long page, one at a time: only the part chosen is worked out and drawn."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def choose_section(key: str, names: Sequence[str], label: str = "") -> str:
    """A row of names, the first chosen to begin with; the choice is kept while moving between pages."""
    chosen = st.segmented_control(
        label or "Show",
        list(names),
        default=names[0],
        key=key,
        required=True,
        persist_state="session",
        label_visibility="visible" if label else "collapsed",
    )
    return chosen if chosen in names else names[0]


NAMING_ONE = ("Owner", "Owners", "Organisation")


def naming_nobody(names: Sequence[str], people_shown: bool) -> tuple[str, ...]:
    """The parts of these that can be shown: none of single owners and organisations where only groups are."""
    return tuple(name for name in names if people_shown or name not in NAMING_ONE)


COVERAGE_BY = {
    "Group": "group",
    "Owner": "owner",
    "Level": "engagement_current",
    "Type": "network_type",
    "Organisation": "organisation",
    "Source": "source",
    "Month": "month",
}
