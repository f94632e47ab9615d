"""Who is due when, as a list that can be narrowed to one stretch of time."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.measures.measured import Measured
from pmodash.measures.schedule import WHEN
from pmodash.ui.plain import counted
from pmodash.ui.sections import choose_section
from pmodash.ui.tables import show_table
from pmodash.ui.tiles import Tile, show_tiles

COLUMNS = ("name", "organisation", "group", "owner", "status", "due_on", "next_planned", "priority")
HELP = {
    "Overdue": "Past their maximum gap, or never reached.",
    "This week": "Due by Sunday; those past their ideal gap but within the maximum included.",
    "This month": "Due later this month.",
    "Later": "Due after this month.",
}


def of_time(due: Measured, when: str) -> Measured:
    """The part of the due list that falls in one stretch of time."""
    rows = due.frame[due.frame["when"] == when]
    return replace(due, frame=rows, n=len(rows))


def show_due_tiles(due: Measured) -> None:
    """How many are overdue, due this week, this month and later."""
    counts = due.frame["when"].value_counts()
    show_tiles([Tile(when, f"{int(counts.get(when, 0)):,}", help=HELP[when]) for when in WHEN])


def show_due_list(due: Measured) -> None:
    """The contacts due in the stretch of time chosen, soonest and most pressing first."""
    with st.container(border=True, key="card_due"):
        when = choose_section("schedule_when", WHEN, "Due")
        part = of_time(due, when)
        st.caption(f"{counted(part.n, 'contact')}. {HELP[when]}")
        show_table(part.frame, "due", f"Contacts due: {when}", COLUMNS, f"due-{when.lower().replace(' ', '-')}")
