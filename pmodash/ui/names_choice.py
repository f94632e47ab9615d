"""Whether names are shown, hidden behind labels, or nobody is shown singly: one choice, in force on every page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.redaction.redaction import GROUPS_ONLY, NAMES_HIDDEN, OFF
from pmodash.ui.plain import listed
from pmodash.ui.session import session, show_in_widget, typed

NAMING = ("owner", "organisation")
DEGREES = {"Shown": OFF, "Hidden": NAMES_HIDDEN, "Groups only": GROUPS_ONLY}
HELP = (
    "Hidden: a label such as SL-03 stands for each person and organisation, the same one everywhere. Groups only: "
    "nobody is shown singly. Pages for the workbook and for single people stay closed meanwhile."
)


def show_names_choice() -> None:
    """The choice, as it is in force."""
    chosen = next(label for label, degree in DEGREES.items() if degree == session().redaction.degree)
    show_in_widget("names", chosen)
    st.selectbox("Names", list(DEGREES), key="names", on_change=_take_names, help=HELP, filter_mode="contains")


def say_closed() -> None:
    """What stands on a page that names are all of, while they are hidden."""
    st.info(
        "This page shows names. Names are hidden now, so nothing of your workbook stands here.",
        title="Names are hidden",
        icon=":material/visibility_off:",
    )
    st.button("Show names", on_click=show_names, icon=":material/visibility:", key="show_names")


def show_names() -> None:
    """Show names again, on every page."""
    _hide(OFF)


def _take_names() -> None:
    degree = DEGREES.get(str(typed("names")))
    if degree is not None:
        _hide(degree)


def _hide(degree: str) -> None:
    kept = session()
    kept.redaction = replace(kept.redaction, degree=degree)
    if not kept.redaction.shows_people:
        _drop_naming_filters()


def _drop_naming_filters() -> None:
    """Take back the filters that ask for single owners and organisations, and say so."""
    kept = session()
    chosen = kept.workspace.selection
    dropped = [kind for kind in NAMING if getattr(chosen, kind)]
    if dropped:
        kept.workspace = replace(kept.workspace, selection=replace(chosen, **dict.fromkeys(dropped, ())))
        st.toast(f"Filters by {listed(dropped)} were dropped: with groups only there are none", icon=":material/info:")
