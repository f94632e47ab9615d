"""The figures that are kept in the workbook from meeting to meeting: asked for, and compared with those of now."""

from __future__ import annotations

import streamlit as st

from pmodash.measures.kept_days import last_kept, rows_to_keep
from pmodash.measures.sentences import finding_since
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.plain import plain
from pmodash.workbook.patches import AppendToSheet


def ask_for_history(page: Page) -> tuple[AppendToSheet, ...]:
    """The rows of the day's figures, where the user ticks that the workbook shall keep them."""
    ticked = st.checkbox(
        "Keep today's figures in the workbook (PMO history)",
        key="keep_history",
        persist_state="session",
        help="One row a group, as it stands on the as-of date, so that the next meeting can be compared with this one.",
    )
    whole = page.whole
    layout = derived.layout_of(page.session)
    return (rows_to_keep(whole.coverage.frame, whole.as_of, layout),) if ticked else ()


def show_since_last_kept(page: Page) -> None:
    """A sentence on how coverage moved since figures were last kept; none where none were, or filters are set."""
    now = page.whole
    if not page.session.workspace.selection.is_all or now.no_contact_dates:
        return
    kept = last_kept(derived.book_of(page.session), derived.layout_of(page.session), now.as_of)
    sentence = finding_since(now.coverage, *kept) if kept else ""
    if sentence:
        st.caption(plain(sentence))
