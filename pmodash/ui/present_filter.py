"""The one filter that is at hand while presenting: a single group, or everybody."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.selection import choices
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.session import Session, change, show_in_widget, typed
from pmodash.vocabulary import group_names

KEY, EVERYBODY = "present_group", "All groups"


def show_group_filter(page: Page) -> None:
    """Narrow the story to one group, at the lower edge of the screen."""
    offered = _groups(page.session)
    chosen = page.session.workspace.selection.group
    with st.container(key="present_filter"), st.popover(" + ".join(chosen) or EVERYBODY, icon=":material/filter_alt:"):
        show_in_widget(KEY, chosen[0] if len(chosen) == 1 else None if chosen else EVERYBODY)
        st.radio("Tell of", [EVERYBODY, *offered], key=KEY, index=None, on_change=_take_group)


def _groups(kept: Session) -> list[str]:
    """The groups that have somebody once all other filters hold."""
    others = replace(kept.workspace.selection, group=())
    everyone = derived.whole_analysis(kept).everyone
    left = choices(others.of(everyone), "group")
    return [name for name in group_names() if name in left]


def _take_group() -> None:
    name = str(typed(KEY))
    groups = () if name == EVERYBODY else (name,)
    change(lambda now: replace(now, selection=replace(now.selection, group=groups)))
