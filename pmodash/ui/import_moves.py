"""Who seems to have moved or left: accepted or declined one by one. Nobody is ever deleted."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial

import pandas as pd
import streamlit as st

from pmodash.importing.choices import KEEP_IN_TOUCH, OUT, STAYS
from pmodash.importing.preview import Preview
from pmodash.importing.proposals import MOVED, Proposal
from pmodash.journal.values import in_words
from pmodash.ui.frame import Page
from pmodash.ui.import_choices import Chosen
from pmodash.ui.import_ticks import choose_all, show_ticks

DECLINE = "Leave as they are"
WORDS = {
    KEEP_IN_TOUCH: "Industry Acquaintance, keep in touch",
    OUT: "Out of the active network",
    STAYS: "Stays in the group, new details only",
}


def show_moves(page: Page, found: Preview, chosen: Chosen) -> None:
    """One row a contact, with what becomes of them. Those who could be somebody else are asked among the unsure."""
    sure = [one for one in found.proposals if one.sure]
    if not sure:
        st.caption(
            "Nobody seems to have moved or left. A list that is complete, or of addresses that bounced, says more: "
            "tick that under “How the list is compared”."
        )
        return
    st.caption(
        "Nobody is deleted. A leaver keeps their history and becomes an Industry Acquaintance; of a mover the new "
        "organisation and address are taken, and the old ones are kept in the notes."
    )
    with st.container(horizontal=True):
        choose_all("Accept all", "import_accept", partial(_accept_all, chosen, sure))
        choose_all("Decline all", "import_decline", partial(_decline_all, chosen, sure))
    settings = {
        "decision": st.column_config.SelectboxColumn(
            "What becomes of them", options=[DECLINE, *WORDS.values()], required=True, width=215
        ),
        "name": st.column_config.TextColumn("Contact"),
        "why": st.column_config.TextColumn("Moved or left, and why", width=340),
        "now": st.column_config.TextColumn("Now"),
        "group": st.column_config.TextColumn("Group today"),
    }
    places = [one.place for one in sure]
    frame = moves_frame(page, found, sure, chosen)
    show_ticks(frame, places, "import_moves", settings, partial(_decide, chosen), "Who seems to have moved or left")


def moves_frame(page: Page, found: Preview, sure: Sequence[Proposal], chosen: Chosen) -> pd.DataFrame:
    """What becomes of each, who it is, why it is proposed, and where they are now."""
    names = found.register.contacts["name"].tolist()
    groups = page.whole.standing["group"]
    return pd.DataFrame(
        {
            "decision": [WORDS.get(chosen.accepted.get(one.place, ""), DECLINE) for one in sure],
            "name": [names[one.place] for one in sure],
            "why": [f"{one.what}: {one.why}" for one in sure],
            "now": [_now(found, one) for one in sure],
            "group": [groups.get(one.place) for one in sure],
        }
    )


def _now(found: Preview, one: Proposal) -> str:
    if one.what != MOVED or one.row is None:
        return ""
    told = found.told(one.row)
    return ", ".join(in_words(told[name]) for name in ("job_title", "organisation", "email") if name in told)


def _decide(chosen: Chosen, place: Hashable, words: object) -> None:
    how = next((how for how, said in WORDS.items() if said == words), None)
    if isinstance(place, int) and how:
        chosen.accepted[place] = how
    elif isinstance(place, int):
        chosen.accepted.pop(place, None)


def _accept_all(chosen: Chosen, sure: Sequence[Proposal]) -> None:
    chosen.accepted |= {one.place: KEEP_IN_TOUCH for one in sure}


def _decline_all(chosen: Chosen, sure: Sequence[Proposal]) -> None:
    for one in sure:
        chosen.accepted.pop(one.place, None)
