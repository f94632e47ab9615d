"""A file that is not edited in place: what the download is instead, and what it does not hold."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pmodash.journal.edits import Edit, LogTouchpoints
from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted, plain
from pmodash.workbook.file_kinds import IN_PLACE
from pmodash.workbook.not_carried import left_out

_AS_EXCEL, _AS_TEXT = "As an Excel workbook", "As the text file it was"


def show_other_format(page: Page) -> bool:
    """What comes out of a file of another format; whether a text file is to stay one."""
    file, book = page.session.workspace.file, derived.book_of(page.session)
    if file is None or book.format in IN_PLACE:
        return False
    if book.format != "csv":
        told = page.session.memo.get("left out", file.digest, lambda: left_out(book, file.data))
        st.info(" ".join(map(plain, told)), icon=":material/info:")
        return False
    wanted = st.radio(
        "How to download", (_AS_EXCEL, _AS_TEXT), horizontal=True, key="write_as", persist_state="session"
    )
    if wanted != _AS_TEXT:
        st.caption(" ".join(map(plain, left_out(book, file.data))))
        return False
    st.caption(
        "The file keeps its delimiter, its encoding and every record without an edit. "
        + plain(_what_a_text_file_lacks(page.session.workspace.journal.edits))
    )
    return True


def _what_a_text_file_lacks(edits: Sequence[Edit]) -> str:
    touchpoints = sum(len(edit.contacts) for edit in edits if isinstance(edit, LogTouchpoints))
    logged = f"{counted(touchpoints, 'touchpoint')}, " if touchpoints else ""
    return (
        f"A text file holds one sheet. Not in it: {logged}the change log and edits to the policy. "
        "Take the Excel workbook to keep them."
    )
