"""The as-of date, the filters and what is hidden: in the sidebar of every page, in the session and in the address."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace

import streamlit as st

from pmodash.redaction.redaction import Redaction
from pmodash.selection import Selection
from pmodash.ui import clock
from pmodash.ui.address import PRESENT, SLIDE, Choices, as_query, day_of, selection_of
from pmodash.ui.names_choice import NAMING, show_names_choice
from pmodash.ui.seen import called_in_filters, meant_by_filters, selection_meant, selection_seen
from pmodash.ui.session import Session, change, session, show_in_widget, typed

MOST_CHOICES = 2000
LABELS = {
    "group": ("Group", "How contact is managed: one of the five groups."),
    "owner": ("Relationship owner", "The PMO member who looks after the contact."),
    "network_type": ("Network type", "What the tie is for: today's work, developing people, or future priorities."),
    "organisation": ("Organisation", "As written in the workbook."),
    "level": ("Engagement level", "Where the contact stands today, from Unaware to Leading."),
}


def show_filters(offered: Choices) -> None:
    """The sidebar's filters; a change is taken into the session before the page is drawn."""
    kept = session()
    now, known = kept.workspace, _listed(kept, offered)
    chosen = called_in_filters(kept, now.selection)
    with st.sidebar:
        show_in_widget("filter_as_of", now.as_of)
        st.date_input(
            "As of",
            key="filter_as_of",
            on_change=_take_day,
            format="YYYY-MM-DD",
            help="Status is told for this day. Touchpoints dated later count as plans.",
        )
        show_names_choice()
        with st.popover(_summary(now.selection), icon=":material/filter_alt:", width="stretch", key="filters"):
            for name, (label, tip) in LABELS.items():
                if getattr(known, name):
                    _show_filter(name, label, tip, getattr(known, name), getattr(chosen, name))
        if not now.selection.is_all:
            st.button("Clear filters", on_click=clear_filters, icon=":material/filter_alt_off:", width="stretch")


def _listed(kept: Session, offered: Choices) -> Choices:
    """What is offered, under the names that may stand around the page."""
    if kept.names_hidden:
        return offered
    called = called_in_filters(kept, Selection(owner=offered.owner, organisation=offered.organisation))
    return replace(offered, owner=called.owner, organisation=called.organisation)


def clear_filters() -> None:
    """Show every contact again; the as-of date stays."""
    change(lambda now: replace(now, selection=Selection()))


def take_from_address(kept: Session, offered: Choices) -> None:
    """Once, when a workbook is first open: the filters and the date that the page's address asked for."""
    if not kept.address:
        return
    asked, kept.address = kept.address, {}
    day = day_of(asked) or kept.workspace.as_of
    chosen = selection_meant(kept, selection_of(asked, offered))
    kept.workspace = replace(kept.workspace, as_of=day, selection=chosen)


def write_address(kept: Session, offered: Choices) -> None:
    """Put the date, the filters and what is hidden in the page's address, beside the slide that is being presented."""
    as_of, degree = kept.workspace.as_of, kept.redaction.degree
    presented = {name: st.query_params[name] for name in (PRESENT, SLIDE) if name in st.query_params}
    presented |= {SLIDE: kept.slide} if presented and kept.slide else {}
    wanted = as_query(as_of, clock.this_day(), selection_seen(kept), offered, degree) | presented
    if dict(st.query_params) != wanted:
        st.query_params.from_dict(wanted)


def in_words(selection: Selection) -> str:
    """The filters as a phrase, blank when there are none."""
    parts = [", ".join(getattr(selection, field.name)) for field in fields(selection)]
    return "; ".join(part for part in parts if part)


def _summary(selection: Selection) -> str:
    chosen = sum(len(getattr(selection, name)) for name in LABELS)
    return f"Filters: {chosen} chosen" if chosen else "Filters: everyone"


def _show_filter(name: str, label: str, tip: str, known: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    key = _key(name)
    show_in_widget(key, [option for option in chosen if option in known])
    st.multiselect(
        label,
        known[:MOST_CHOICES],
        key=key,
        on_change=_take_filter,
        args=(name,),
        help=tip,
        placeholder="All",
        filter_mode="contains",
        select_all=False,
    )


def _key(name: str) -> str:
    """The filter's key: another one for labels than for names, so that no name is carried over in the browser."""
    return f"filter_{name}_label" if name in NAMING and session().around_redaction != Redaction() else f"filter_{name}"


def _take_filter(name: str) -> None:
    chosen = typed(_key(name))
    values = tuple(str(value) for value in chosen) if isinstance(chosen, list | tuple) else ()
    meant = getattr(meant_by_filters(session(), replace(Selection(), **{name: values})), name)
    change(lambda now: replace(now, selection=replace(now.selection, **{name: meant})))


def _take_day() -> None:
    day = typed("filter_as_of")
    if isinstance(day, dt.date):
        change(lambda now: replace(now, as_of=day))
