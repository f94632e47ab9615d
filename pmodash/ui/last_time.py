"""How the network stood last time: by the earlier workbook chosen, or by the figures that the workbook keeps."""

from __future__ import annotations

import streamlit as st

from pmodash.findings import Refusal
from pmodash.story.earlier import Earlier, earlier_kept, earlier_workbook
from pmodash.ui import derived
from pmodash.ui.beside import EARLIER, choose_beside, digest_of, read_beside
from pmodash.ui.plain import day_in_words, plain, sentences
from pmodash.ui.session import Session

OF_THE_WHOLE = (
    "While filters are on, only an earlier workbook can be compared with: the figures kept are of the whole network."
)
NONE_KEPT = (
    "There is nothing to compare with yet, which the pack says once. Choose the workbook of the last meeting, or tick "
    "on the Download page that the figures of this day are kept: next time they are at hand."
)


def ask_for_last_time(kept: Session) -> Earlier | None:
    """What is compared with, in words, and in a fold the earlier workbook, chosen here or on the Compare page."""
    chosen = bool(digest_of(EARLIER))
    with st.expander("Since last time", icon=":material/history:", key="pack_since", expanded=chosen):
        if kept.names_hidden:
            st.caption("Show names to choose the workbook of the last meeting.")
        else:
            choose_beside(EARLIER, "The workbook of the last meeting", "Any layout will do. It is kept nowhere.")
        return _told(kept)


def _told(kept: Session) -> Earlier | None:
    try:
        found = _last_time(kept)
    except Refusal as refusal:
        st.error(plain(sentences(refusal.what, refusal.remedy)), icon=":material/error:")
        return None
    if found is None and not kept.workspace.selection.is_all:
        st.caption(OF_THE_WHOLE)
        return None
    told = f"Compared with {day_in_words(found.as_of)}, as told by {plain(found.told_by)}." if found else NONE_KEPT
    st.caption(told)
    return found


def last_time(kept: Session) -> Earlier | None:
    """The same without asking; None where nothing tells of it."""
    try:
        return _last_time(kept)
    except Refusal:
        return None


def _last_time(kept: Session) -> Earlier | None:
    """Figures that were kept are of the whole network: with filters on they would mislead."""
    now, network, beside = kept.workspace, derived.network_of(kept), read_beside(EARLIER)
    if beside is None and not now.selection.is_all:
        return None
    key = (digest_of(EARLIER) if beside else "", network, now.as_of)

    def make() -> Earlier | None:
        if beside is None:
            return earlier_kept(derived.book_of(kept), derived.layout_of(kept), now.as_of)
        return earlier_workbook(beside.book, beside.register, network, now.as_of)

    return kept.memo.get("last time", key, make)
