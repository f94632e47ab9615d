"""Another workbook in place of the one that is open, or none: never over unsaved edits without asking."""

from __future__ import annotations

import streamlit as st

from pmodash.ui.carried_over import remember_corrections
from pmodash.ui.plain import plain
from pmodash.ui.session import change, session
from pmodash.ui.workspace import OpenFile

CHOICES_OF_DOWNLOAD = (
    "write_group",
    "write_next_due",
    "keep_history",
    "write_as",
    "remove_signature",
    "write_password",
)
SAMPLE_PAGE = "pages/insight/overview.py"


def open_or_ask(file: OpenFile) -> None:
    """Open the file, or have the Upload page ask first where edits would be lost."""
    kept = session()
    if kept.workspace.unsaved_in_words:
        kept.waiting, kept.closing = file, False
    else:
        _open(file)


def close_or_ask() -> None:
    """Close the workbook, or have the Upload page ask first where edits would be lost."""
    kept = session()
    if kept.workspace.unsaved_in_words:
        kept.waiting, kept.closing = None, True
    else:
        _close()


def ask_before_replacing() -> None:
    """The question, while there is one: drop the unsaved edits, or keep working with them."""
    kept = session()
    waiting = kept.waiting
    unsaved = kept.workspace.unsaved_in_words
    if not unsaved or (waiting is None and not kept.closing):
        return
    what = "edits" if kept.workspace.unsaved else "corrections"
    doing = f"Opening {plain(waiting.name)}" if waiting else "Closing"
    st.warning(
        f"{doing} drops the {unsaved} of the workbook that is open. "
        "Download the updated workbook first if you want to keep them.",
        title=f"There are unsaved {what}",
    )
    with st.container(horizontal=True):
        if waiting:
            st.button(f"Open it and drop the {what}", on_click=_open, args=(waiting,))
        else:
            st.button(f"Close it and drop the {what}", on_click=_close)
        st.button("Keep working with the open workbook", on_click=_keep, type="primary")


def _open(file: OpenFile) -> None:
    _let_go()
    change(lambda now: now.opened(file))
    session().go_to = SAMPLE_PAGE if file.sample else ""


def _close() -> None:
    _let_go()
    change(lambda now: now.closed())


def _let_go() -> None:
    """Forget all that hangs on the workbook that was open, files chosen beside it too, but what was corrected of it."""
    _keep()
    kept = session()
    _start_choices_afresh()
    remember_corrections(kept)
    kept.memo.forget()
    kept.importing = None
    kept.beside.clear()
    kept.critics_shown = False
    if kept.copy.keeping:
        kept.copy.forget()


def _start_choices_afresh() -> None:
    """What was ticked for the download of one workbook is not meant for another."""
    for key in CHOICES_OF_DOWNLOAD:
        st.session_state.pop(key, None)


def _keep() -> None:
    session().waiting, session().closing = None, False
