"""Who was merged into whom and who was told apart, now or before, and both taken back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.journal.edits import Key, SetApart, UnmergeContacts
from pmodash.journal.replaying import replay
from pmodash.network.merged_contacts import Place
from pmodash.network.people.apart import Pair, places_apart
from pmodash.network.register import Register
from pmodash.ui import derived
from pmodash.ui.committing import commit, key_of
from pmodash.ui.frame import Page
from pmodash.ui.plain import sentences, shortened
from pmodash.ui.session import Session, once, session, typed
from pmodash.ui.tables import show_table


def merged_frame(page: Page) -> pd.DataFrame:
    """One row a contact merged away: goes, goes_in, stays, and the sheet and row."""
    register, uploaded = page.register, derived.uploaded_register(page.session).contacts
    names: dict[Place, str] = dict(
        zip(zip(uploaded["sheet"], uploaded["row"], strict=True), uploaded["name"], strict=True)
    )
    names |= derived.merged_away(page.session)
    kept = dict(zip(register.contacts["contact_id"], register.contacts["name"], strict=True))
    rows = [
        (names.get(place, "A new contact"), f"{place[0]} row {place[1]}", kept.get(contact_id, contact_id), *place)
        for place, contact_id in register.merged.items()
    ]
    return pd.DataFrame(rows, columns=["goes", "goes_in", "stays", "sheet", "row"])


def show_merged(page: Page) -> None:
    """The contacts merged away, one of whom can be made a contact again."""
    st.subheader("Merged", anchor=False, icon=":material/merge:")
    frame = merged_frame(page)
    if frame.empty:
        st.caption("Nobody was merged into another yet.")
        return
    show_table(frame, "merged", "Who was merged into whom", ("goes", "goes_in", "stays"), "merged-contacts")
    told = [f"{shortened(one.goes)} ({one.goes_in}), merged into {shortened(one.stays)}" for one in frame.itertuples()]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = once("unmerge")
        st.selectbox("Take a merge back", range(len(frame)), None, told.__getitem__, key=key, placeholder="Choose one")
        chosen = typed(key)
        st.button(
            "Un-merge",
            key="unmerge_one",
            icon=":material/undo:",
            disabled=chosen is None,
            on_click=_unmerge,
            args=(frame, chosen),
        )


def _unmerge(frame: pd.DataFrame, chosen: int) -> None:
    one = frame.iloc[chosen]
    edit = UnmergeContacts(Key(row=int(one["row"]), sheet=str(one["sheet"])))
    kept = session()
    before = _notes(kept)
    if commit(edit, notice=f"{shortened(one['goes'])} is a contact again"):
        told = _notes(kept)[len(before) :]
        if told:
            kept.notice = sentences(kept.notice, *told)


def _notes(kept: Session) -> list[str]:
    """What the edits so far had to leave."""
    return replay(derived.uploaded_register(kept), kept.workspace.journal.edits, kept.workspace.home).notes


def show_apart(page: Page) -> None:
    """The pairs known to be two people, one of which can be proposed again."""
    st.subheader("Not the same person", anchor=False, icon=":material/call_split:")
    register = page.register
    if not register.apart:
        st.caption("No two contacts were told apart yet.")
        return
    pairs = sorted(register.apart)
    frame = pd.DataFrame(pairs, columns=["first_of_two", "second_of_two"])
    show_table(frame, "apart", "Pairs of contacts who are not the same person", file="not-the-same")
    found = places_apart(register.contacts, pairs)
    here = [pair for pair in pairs if pair in found]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        key = once("take_back")
        told = [f"{shortened(one)} and {shortened(other)}" for one, other in here]
        st.selectbox(
            "Propose a pair again", range(len(here)), None, told.__getitem__, key=key, placeholder="Choose one"
        )
        chosen = typed(key)
        st.button(
            "Take back",
            key="take_back_one",
            icon=":material/undo:",
            disabled=chosen is None,
            on_click=_take_back,
            args=(register, found, here, chosen),
        )


def _take_back(register: Register, found: dict[Pair, tuple[int, int]], here: list[Pair], chosen: int) -> None:
    one, other = (key_of(register, place) for place in found[here[chosen]])
    commit(SetApart((one, other), may_be_one=True), notice="The pair may be proposed again")
