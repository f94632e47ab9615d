"""Logging one touchpoint, or one event for many contacts: who, then what, then saved as one edit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.journal.edits import LogTouchpoints
from pmodash.network.register import Register
from pmodash.selection import Selection
from pmodash.ui import clock
from pmodash.ui.committing import commit, key_of
from pmodash.ui.contact_picker import pick_contacts
from pmodash.ui.filters import in_words
from pmodash.ui.pasted import Pasted, match_pasted
from pmodash.ui.plain import counted, plain
from pmodash.ui.session import session, typed
from pmodash.ui.tables import show_table
from pmodash.vocabulary import group_names

WAYS = ("Choose by name", "A whole group", "Everyone shown", "Paste a list")
SHOWN = ("name", "organisation", "group", "owner", "status", "last_qualifying")


def show_who(register: Register, everyone: pd.DataFrame, shown: pd.DataFrame) -> list[int]:
    """Ask for the contacts in one of four ways, and show who that is before anything is saved.

    `everyone` is the standing of all contacts, `shown` of those that the filters leave.
    """
    way = st.segmented_control(
        "Who was reached",
        WAYS,
        default=WAYS[0],
        key="log_way",
        required=True,
        help="“Everyone shown” takes the contacts that the filters in the sidebar leave.",
    )
    if way == "A whole group":
        places = _by_group(shown)
    elif way == "Everyone shown":
        places = _everyone_shown(shown)
    elif way == "Paste a list":
        places = _by_pasting(register)
    else:
        places = pick_contacts(register.contacts, _once("log_contacts"), "Contacts, one or more")
    _show_chosen(everyone, register, places)
    return places


def counted_places(standing: pd.DataFrame) -> list[int]:
    """The positions of the contacts a cadence applies to: not the PMO's own staff, nobody who left."""
    return [int(place) for place in standing.index[standing["counted"]]]


def vehicles_offered(register: Register) -> list[str]:
    """The vehicle register's names, then any other word that touchpoints of the workbook use."""
    known = [vehicle.name for vehicle in register.vehicles]
    used = [str(name) for name in register.touchpoints["vehicle"].cat.categories]
    return list(dict.fromkeys([*known, *used]))


def show_what(register: Register, places: Sequence[int]) -> None:
    """Ask for the day, the vehicle and the rest, and save it for the contacts chosen."""
    with st.form("log_form", border=True):
        with st.grid(3, min_column_width=220):
            st.date_input("Date", value=clock.this_day(), key="log_date", format="YYYY-MM-DD")
            st.selectbox("Vehicle", vehicles_offered(register), key="log_vehicle", index=None, placeholder="Choose")
            st.selectbox("By (PMO member)", members_offered(register), key="log_by", index=None, placeholder="Choose")
            st.text_input("Event", key=_once("log_event"), help="The occasion’s name, such as “November town hall”.")
            st.text_input("Notes", key=_once("log_notes"))
            st.segmented_control("State", ("done", "planned"), default="done", key="log_state", required=True)
        with st.expander("Vehicle or PMO member not in the list?"), st.grid(2, min_column_width=220):
            st.text_input("Another vehicle", key=_once("log_other_vehicle"))
            st.text_input("Another PMO member", key=_once("log_other_by"))
        st.form_submit_button(
            f"Log for {counted(len(places), 'contact')}" if places else "Log touchpoint",
            type="primary",
            icon=":material/edit_calendar:",
            on_click=_save,
            args=(register, tuple(places)),
        )


def members_offered(register: Register) -> list[str]:
    """The PMO members whom contacts or touchpoints of the workbook name."""
    reached = {str(name) for name in register.touchpoints["by"].cat.categories}
    return sorted(reached | set(register.contacts["owner"].dropna().astype(str)), key=str.casefold)


def _once(key: str) -> str:
    """The key of a field that starts afresh once something was saved."""
    return f"{key}_{session().workspace.revision}"


def _by_group(standing: pd.DataFrame) -> list[int]:
    there = [name for name in group_names() if (standing["group"] == name).any()]
    chosen = st.pills("Group", there, selection_mode="multi", key="log_groups")
    st.caption("Leavers, the PMO's own staff and people not to be contacted are passed over.")
    return counted_places(standing[standing["group"].isin(chosen)])


def _everyone_shown(standing: pd.DataFrame) -> list[int]:
    chosen: Selection = session().workspace.selection
    words = in_words(chosen)
    st.caption(f"Filters: {plain(words)}." if words else "No filter is set, so this is the whole network.")
    return counted_places(standing)


def _by_pasting(register: Register) -> list[int]:
    text = st.text_area(
        "Names or e-mail addresses, one a line",
        key=_once("log_pasted"),
        placeholder="Copy the attendee list of a meeting invitation or a chat and paste it here",
        height=140,
    )
    pasted = match_pasted(str(text or ""), register.contacts)
    _show_unmatched(pasted)
    return list(pasted.found)


def _show_unmatched(pasted: Pasted) -> None:
    if pasted.unknown:
        st.warning(
            plain("; ".join(pasted.unknown)),
            title=f"{counted(len(pasted.unknown), 'entry', 'entries')} not found among your contacts",
        )
    if pasted.unclear:
        lines = [f"{entry} fits {len(fits)}: {', '.join(fits)}" for entry, fits in pasted.unclear]
        st.warning(
            "  \n".join(plain(line) for line in lines),
            title=f"{counted(len(pasted.unclear), 'entry', 'entries')} could be several contacts: use their e-mail",
        )


def _show_chosen(standing: pd.DataFrame, register: Register, places: Sequence[int]) -> None:
    if not places:
        return
    silent = register.contacts["do_not_contact"].iloc[list(places)]
    if silent.any():
        names = register.contacts["name"].iloc[list(places)][silent]
        st.warning(plain(", ".join(names)), title="Marked “do not contact”")
    known = standing.loc[list(places)]
    with st.expander(f"{counted(len(places), 'contact')} chosen", expanded=len(places) <= 10, key="log_chosen"):
        show_table(known, "log_chosen", "The contacts chosen for this touchpoint", SHOWN)


def _save(register: Register, places: tuple[int, ...]) -> None:
    kept = session()
    day, state = typed("log_date"), str(typed("log_state") or "done")
    vehicle = _typed_text("log_other_vehicle") or str(typed("log_vehicle") or "")
    problem = _problem(day, vehicle, state, places)
    if problem or not isinstance(day, dt.date):
        kept.notice, kept.notice_is_bad = problem, True
        return
    edit = LogTouchpoints(
        date=day,
        vehicle=vehicle,
        contacts=tuple(key_of(register, place) for place in places),
        by=_typed_text("log_other_by") or str(typed("log_by") or ""),
        event=_typed_text("log_event"),
        notes=_typed_text("log_notes"),
        state=state,
    )
    commit(edit, notice=f"{vehicle} logged for {counted(len(places), 'contact')}")


def _typed_text(key: str) -> str:
    return str(typed(_once(key)) or "").strip()


def _problem(day: object, vehicle: str, state: str, places: tuple[int, ...]) -> str:
    if not places:
        return "Choose whom the touchpoint reached first"
    if not vehicle:
        return "Choose the vehicle: how the contacts were reached"
    if not isinstance(day, dt.date):
        return "Give the day of the touchpoint"
    if state == "done" and day > clock.this_day():
        return "A day in the future can only be planned: choose “planned”, or an earlier day"
    return ""
