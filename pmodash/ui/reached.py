"""Who was reached: chosen by name, by group, by the filters or from a pasted list, and shown before it is saved."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.network.register import Register
from pmodash.planning.roster import DO_NOT_CONTACT_WHY, HUB_WHY
from pmodash.selection import Selection
from pmodash.ui.contact_picker import labels_of, pick_contacts
from pmodash.ui.filters import in_words
from pmodash.ui.pasted import Pasted, match_pasted
from pmodash.ui.plain import counted, listed, plain
from pmodash.ui.session import once, session
from pmodash.ui.tables import show_table
from pmodash.vocabulary import group_names

WAYS = ("Choose by name", "A whole group", "Everyone shown", "Paste a list")
SHOWN = ("name", "organisation", "group", "owner", "status", "last_qualifying")
MOST_QUESTIONS = 20


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
        places = pick_contacts(register.contacts, once("log_contacts"), "Contacts, one or more")
    if places:
        _show_chosen(everyone.loc[places])
    return places


def counted_places(standing: pd.DataFrame) -> list[int]:
    """The positions of the contacts a cadence applies to: not the PMO's own staff, nobody who left."""
    return [int(place) for place in standing.index[standing["counted"]]]


def uncounted(standing: pd.DataFrame) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Why some of these contacts are not counted, each reason with their names; those not to be contacted first."""
    reasons = standing["not_counted_why"].dropna()
    order = sorted(reasons.unique(), key=lambda why: (why != DO_NOT_CONTACT_WHY, why != HUB_WHY, why))
    return tuple((why, tuple(standing.loc[reasons.index[reasons == why], "name"].astype(str))) for why in order)


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
        key=once("log_pasted"),
        placeholder="Copy the attendee list of a meeting invitation or a chat and paste it here",
        height=140,
    )
    pasted = match_pasted(str(text or ""), register.contacts)
    picked = _ask_who_is_meant(pasted, register.contacts)
    _show_unmatched(pasted)
    return list(dict.fromkeys([*pasted.found, *picked]))


def _ask_who_is_meant(pasted: Pasted, contacts: pd.DataFrame) -> list[int]:
    """A list to choose from for each entry that could be several contacts, or that is a part of a name."""
    asked = pasted.unclear[:MOST_QUESTIONS]
    if not asked:
        return []
    title = f"Who is meant by {counted(len(pasted.unclear), 'entry', 'entries')} is not certain"
    st.warning("Choose whom you mean. An entry left open is not logged.", title=title)
    picked = []
    with st.grid(2, min_column_width=260):
        for entry, places in asked:
            names = dict(zip(places, labels_of(contacts.iloc[list(places)]), strict=True))
            picked.append(
                st.selectbox(
                    plain(entry),
                    places,
                    index=None,
                    format_func=names.__getitem__,
                    key=once(f"log_meant_{entry}"),
                    placeholder="Left out: choose who is meant",
                    filter_mode="contains",
                )
            )
    return [int(place) for place in picked if place is not None]


def _show_unmatched(pasted: Pasted) -> None:
    unknown = [*pasted.unknown, *(entry for entry, _ in pasted.unclear[MOST_QUESTIONS:])]
    if unknown:
        st.warning(
            plain("; ".join(unknown)),
            title=f"{counted(len(unknown), 'entry', 'entries')} not found among your contacts",
        )


def _show_chosen(chosen: pd.DataFrame) -> None:
    for why, names in uncounted(chosen):
        st.warning(
            plain(listed(list(names), most=8)),
            title=f"Not counted for coverage, {plain(why)}: {counted(len(names), 'contact')}",
        )
    with st.expander(f"{counted(len(chosen), 'contact')} chosen", expanded=len(chosen) <= 10, key="log_chosen"):
        show_table(chosen, "log_chosen", "The contacts chosen for this touchpoint", SHOWN)
