"""What was corrected of the workbook that was open before, offered where another with the same headers is opened."""

from __future__ import annotations

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.correcting import correct_all
from pmodash.ui.plain import counted
from pmodash.ui.session import Session
from pmodash.workbook.carried_corrections import all_told, carried

USED = "Read again with your earlier corrections"


def remember_corrections(kept: Session) -> None:
    """Keep for this session how the workbook that is being closed is read, where anything of it was corrected."""
    now = kept.workspace
    if now.file is None or now.file.sample or not derived.is_read(kept):
        return
    layout = derived.layout_of(kept)
    told = all_told(derived.book_of(kept), layout, now.corrections)
    if told:
        kept.former = (told, layout.settings.home if now.home is None else now.home)


def offer_former_corrections(kept: Session) -> None:
    """One click takes over what fits of them, while nothing of the open workbook is corrected yet."""
    told, home = kept.former
    now, layout = kept.workspace, derived.layout_of(kept)
    if not told or now.corrections.sheets or layout.settings.applied:
        return
    found = carried(told, derived.book_of(kept), layout)
    count = len(found.said) + bool(home)
    if not found.sheets:
        return
    with st.container(border=True):
        st.markdown(
            f"**This workbook has the headers of the one that was open before.** {counted(count, 'correction')} "
            f"that you made there {'fits' if count == 1 else 'fit'} here too."
        )
        st.button(
            "Use them here too",
            key="use_former",
            icon=":material/history_edu:",
            on_click=correct_all,
            args=(found, home or now.home, USED),
        )
