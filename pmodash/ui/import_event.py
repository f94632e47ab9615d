"""After an event or a course: the touchpoint of those who came, and the follow-ups that are planned."""

from __future__ import annotations

import streamlit as st

from pmodash.importing.choices import THEY_CAME, FollowUp, follow_ups, those_who_came
from pmodash.importing.matching import NEW
from pmodash.importing.preview import Preview
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen
from pmodash.ui.logging_form import members_offered, vehicles_offered
from pmodash.ui.plain import counted, day_in_words
from pmodash.ui.session import typed


def show_event(page: Page, found: Preview, chosen: Chosen) -> None:
    """Whether these people came to something, to what, and what follows."""
    came = those_who_came(found)
    new = [row for row in came if row in chosen.new]
    known = len(set(came).difference(found.rows(NEW)))
    reached = counted(known + len(new), "contact")
    _tick("Log it: these people came to an event or a course", "import_logged", chosen.logged, chosen)
    if not chosen.logged:
        st.caption("For a list of who came, the event is logged for them, and follow-ups can be planned.")
        return
    with st.grid(4, min_column_width=200):
        st.text_input("Event", value=chosen.title, key="import_title", on_change=_take, args=(chosen,))
        st.date_input("Date", value=chosen.day, key="import_day", format="YYYY-MM-DD", on_change=_take, args=(chosen,))
        _choose("Vehicle", vehicles_offered(page.register), chosen.vehicle, "import_vehicle", chosen)
        _choose("By (PMO member)", members_offered(page.register), chosen.by, "import_by", chosen)
    st.caption(f"The event is logged for {reached}. Those who are not to be contacted get no follow-up.")
    for one in chosen.follow_ups():
        if one.who == THEY_CAME or new:
            whom = reached if one.who == THEY_CAME else f"{len(new):,} new"
            _show_follow_up(page, chosen, one, whom)


def _show_follow_up(page: Page, chosen: Chosen, one: FollowUp, whom: str) -> None:
    day = one.day(chosen.day or page.session.workspace.as_of, page.session.workspace.as_of)
    with st.container(horizontal=True, vertical_alignment="center"):
        _tick(f"{one.name} ({one.vehicle}, {whom})", f"import_plan_{one.name}", chosen.planned[one.name], chosen)
        st.number_input(
            f"Days after, for: {one.name}",
            0,
            365,
            one.days,
            key=f"import_days_{one.name}",
            on_change=_take,
            args=(chosen,),
            label_visibility="collapsed",
            width=130,
        )
        st.caption(f"days after the event: planned for {day_in_words(day)}")


def _tick(label: str, key: str, value: bool, chosen: Chosen) -> None:
    st.checkbox(label, value=value, key=key, on_change=_take, args=(chosen,))


def _choose(label: str, names: list[str], value: str, key: str, chosen: Chosen) -> None:
    st.selectbox(
        label,
        names,
        index=names.index(value) if value in names else None,
        key=key,
        on_change=_take,
        args=(chosen,),
        placeholder="Choose",
        filter_mode="contains",
    )


def _take(chosen: Chosen) -> None:
    """Everything as it stands on the page."""
    chosen.logged = bool(typed("import_logged"))
    if typed("import_day") is None:
        return
    chosen.day = typed("import_day")  # type: ignore[assignment]
    chosen.title, chosen.by = str(typed("import_title") or ""), str(typed("import_by") or "")
    chosen.vehicle = str(typed("import_vehicle") or chosen.vehicle)
    for one in follow_ups():
        ticked = typed(f"import_plan_{one.name}")
        chosen.planned[one.name] = chosen.planned[one.name] if ticked is None else bool(ticked)
        days = typed(f"import_days_{one.name}")
        chosen.days[one.name] = days if isinstance(days, int) else chosen.days[one.name]
