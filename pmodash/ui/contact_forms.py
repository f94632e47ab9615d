"""Adding a contact and marking one as a leaver."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pmodash.journal.edits import AddContact, MarkLeaver
from pmodash.network.register import Register
from pmodash.ui import clock
from pmodash.ui.committing import commit, key_of
from pmodash.ui.contact_picker import pick_contact
from pmodash.ui.plain import shortened
from pmodash.ui.session import show_in_widget, typed
from pmodash.vocabulary import GRADES, LEVELS, group_names
from pmodash.workbook.field_names import field_label

TEXT_FIELDS = ("name", "email", "organisation", "department", "job_title", "owner", "cadence", "notes")
CHOICES = {
    "group": group_names(),
    "influence": GRADES,
    "interest": GRADES,
    "engagement_current": LEVELS,
    "engagement_desired": LEVELS,
}


def show_add_form() -> None:
    """A form for a new contact; only the name is asked for."""
    with st.form("add_contact", clear_on_submit=True):
        with st.grid(3, min_column_width=220):
            for field in TEXT_FIELDS:
                st.text_input(field_label(field) + (" (needed)" if field == "name" else ""), key=f"add_{field}")
            for field, options in CHOICES.items():
                st.selectbox(
                    field_label(field),
                    options,
                    index=None,
                    key=f"add_{field}",
                    placeholder="Not known",
                    filter_mode="contains",
                )
            st.date_input("First met", value=None, key="add_first_met", format="YYYY-MM-DD")
        st.form_submit_button("Add contact", type="primary", on_click=_add)


def show_leaver_form(register: Register) -> None:
    """A form that marks a contact as having left their organisation. Nothing is deleted."""
    st.markdown(
        "A leaver keeps their history and moves to Industry Acquaintances. With “Keep in touch” ticked they stay in "
        "the active network, at that group's cadence; otherwise they are no longer counted."
    )
    place = pick_contact(register.contacts, "leaver_contact", "Who left")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input("Left on", value=clock.this_day(), key="leaver_on", format="YYYY-MM-DD", width=180)
        st.checkbox("Keep in touch", key="leaver_keep", value=True)
        st.button("Mark as leaver", type="primary", disabled=place is None, on_click=_leave, args=(register, place))


def _add() -> None:
    values = {field: typed(f"add_{field}") for field in (*TEXT_FIELDS, *CHOICES, "first_met")}
    given: list[tuple[str, str | dt.date | bool | float | None]] = []
    for field, value in values.items():
        if isinstance(value, dt.date):
            given.append((field, value))
        elif isinstance(value, str) and value.strip():
            given.append((field, value.strip()))
    commit(AddContact(tuple(given)), notice=f"{shortened(dict(given).get('name', ''))} was added")


def _leave(register: Register, place: int) -> None:
    on = typed("leaver_on")
    day = on if isinstance(on, dt.date) else clock.this_day()
    who = shortened(register.contacts["name"].iloc[place])
    edit = MarkLeaver(key_of(register, place), day, bool(typed("leaver_keep")))
    if commit(edit, notice=f"{who} was marked as a leaver"):
        show_in_widget("leaver_contact", None)
