"""A bar that tells how far the reading of a workbook has come."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from pmodash.ui import derived, seen
from pmodash.ui.session import Session

STEPS: tuple[tuple[str, Callable[[Session], object]], ...] = (
    ("Reading the file", derived.book_of),
    ("Finding your contacts and what each column holds", derived.uploaded_register),
    ("Working out who is in which group", derived.network_of),
    ("Working out who is covered", seen.whole_seen),
)


def work_out(kept: Session) -> None:
    """Everything the pages rest on, with a bar while a workbook is read for the first time or read again.

    Refusal when the workbook cannot be used.
    """
    if derived.is_read(kept):
        with st.spinner("Working it out again …", show_time=True):
            seen.whole_seen(kept)
        return
    slot = st.empty()
    try:
        for number, (label, step) in enumerate(STEPS):
            slot.progress(number / len(STEPS), f"{label} …")
            step(kept)
    finally:
        slot.empty()
