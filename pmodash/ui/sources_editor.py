"""Which group each source of contacts leads to, as a table that can be changed: every change is an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.edits import SetSource
from pmodash.network.register import Register
from pmodash.network.source_groups import THE_HUB, source_table
from pmodash.ui.committing import commit
from pmodash.ui.session import session, typed
from pmodash.vocabulary import group_names, sources

OWN = "a source that your workbook's own table names"


def sources_frame(register: Register) -> pd.DataFrame:
    """One row a source with who it is and the group its contacts get: the six, then those of the workbook's own."""
    who = {source.name: source.who for source in sources()}
    table = source_table(register.source_groups)
    return pd.DataFrame(
        {
            "source": list(table),
            "group": [group or THE_HUB for group in table.values()],
            "who": [who.get(source, OWN) for source in table],
        },
        dtype="str",
    )


def edits_in(rows: Mapping[str, Mapping[str, Any]], names: Sequence[str]) -> tuple[SetSource, ...]:
    """The edits that changed rows of the editor stand for; a cleared cell changes nothing."""
    return tuple(SetSource(names[int(row)], values["group"]) for row, values in rows.items() if values.get("group"))


def show_sources(register: Register) -> None:
    """The table, with a group to choose in each row."""
    st.subheader("Where a contact comes from decides the group", anchor=False)
    st.caption(
        "Choose another group for a source and all its contacts follow, unless their own row names a group. It is kept "
        "in your workbook's own table of sources and groups, where it has one. A single contact's group is overridden "
        "on the Groups page."
    )
    frame = sources_frame(register)
    key = f"sources_{session().workspace.revision}"
    st.data_editor(
        frame,
        hide_index=True,
        disabled=["source", "who"],
        key=key,
        on_change=_take_sources,
        args=(key, frame["source"].tolist()),
        column_config={
            "source": st.column_config.TextColumn("Source", width=190),
            "group": st.column_config.SelectboxColumn(
                "Group",
                options=[*group_names(), THE_HUB],
                required=True,
                width=210,
                help="The hub is the PMO itself: only its own people can belong there, outside coverage.",
            ),
            "who": st.column_config.TextColumn("Who", width=430),
        },
        alt="Which group each source of contacts leads to",
    )


def _take_sources(key: str, names: Sequence[str]) -> None:
    state: Any = typed(key)
    edits = edits_in(state["edited_rows"], names)
    if edits:
        commit(*edits, notice="Group of the source changed")
