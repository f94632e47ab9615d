"""What was done: the day, the vehicle and the rest of a touchpoint or event, saved as one edit for all it reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from pmodash.journal.edits import LogTouchpoints
from pmodash.network.register import Register
from pmodash.ui import clock
from pmodash.ui.committing import commit, key_of
from pmodash.ui.plain import counted, day_in_words, listed, plain
from pmodash.ui.session import once, session, typed

ASK_FROM = 50


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
            _choose("Vehicle", vehicles_offered(register), "log_vehicle")
            _choose("By (PMO member)", members_offered(register), "log_by")
            st.text_input("Event", key=once("log_event"), help="The occasion’s name, such as “November town hall”.")
            st.text_input("Notes", key=once("log_notes"))
            st.segmented_control("State", ("done", "planned"), default="done", key="log_state", required=True)
        with st.expander("Vehicle or PMO member not in the list?"), st.grid(2, min_column_width=220):
            st.text_input("Another vehicle", key=once("log_other_vehicle"))
            st.text_input("Another PMO member", key=once("log_other_by"))
        barred = barred_names(register, places)
        if barred:
            st.checkbox(
                f"If planned: plan it for {plain(listed(barred, most=5))} too, though not to be contacted",
                key=once("log_barred"),
            )
        st.form_submit_button(
            f"Log for {counted(len(places), 'contact')}" if places else "Log touchpoint",
            type="primary",
            icon=":material/edit_calendar:",
            on_click=_save,
            args=(register, tuple(places)),
        )
    _ask_before_logging(register, places)


def barred_names(register: Register, places: Sequence[int]) -> list[str]:
    """Who of the chosen contacts is not to be contacted."""
    chosen = register.contacts.iloc[list(places)]
    return [str(name) for name in chosen.loc[chosen["do_not_contact"], "name"]]


def _choose(label: str, names: Sequence[str], key: str) -> None:
    st.selectbox(label, names, key=key, index=None, placeholder="Choose", filter_mode="contains")


def members_offered(register: Register) -> list[str]:
    """The PMO members whom contacts or touchpoints of the workbook name."""
    reached = {str(name) for name in register.touchpoints["by"].cat.categories}
    return sorted(reached | set(register.contacts["owner"].dropna().astype(str)), key=str.casefold)


def _save(register: Register, places: tuple[int, ...]) -> None:
    kept = session()
    day, state = typed("log_date"), str(typed("log_state") or "done")
    vehicle = _typed_text("log_other_vehicle") or str(typed("log_vehicle") or "")
    problem = _problem(day, vehicle, state, places) or _barred_problem(register, state, places)
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
    if len(places) >= ASK_FROM:
        kept.asked = edit
    else:
        _log(edit)


def _log(edit: LogTouchpoints) -> None:
    session().asked = None
    who = counted(len(edit.contacts), "contact")
    commit(edit, notice=f"{edit.vehicle} logged for {who}. To take it back, press Undo on the Edits page.")


def _ask_before_logging(register: Register, places: Sequence[int]) -> None:
    """The question whether so many are meant, while it stands and the same contacts are chosen."""
    edit = session().asked
    if edit is None or edit.contacts != tuple(key_of(register, place) for place in places):
        session().asked = None
        return
    st.dialog(f"Log for {counted(len(places), 'contact')}?", on_dismiss=_forget)(_ask)(edit)


def _ask(edit: LogTouchpoints) -> None:
    if session().asked is None:
        st.rerun()
    st.markdown(
        f"{plain(edit.vehicle)} on {day_in_words(edit.date)}, {edit.state}. Undo on the Edits page takes it back."
    )
    with st.container(horizontal=True):
        who = counted(len(edit.contacts), "contact")
        st.button(f"Yes, log it for {who}", type="primary", on_click=_log, args=(edit,))
        st.button("No, choose again", on_click=_forget)


def _forget() -> None:
    session().asked = None


def _typed_text(key: str) -> str:
    return str(typed(once(key)) or "").strip()


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


def _barred_problem(register: Register, state: str, places: tuple[int, ...]) -> str:
    """What is said of a plan for those not to be contacted, unless it was ticked that they are meant."""
    barred = barred_names(register, places)
    if state != "planned" or not barred or typed(once("log_barred")):
        return ""
    who = listed(barred, most=5)
    return f"{who}: not to be contacted. Take them out, or tick in the form that it is planned for them too"
