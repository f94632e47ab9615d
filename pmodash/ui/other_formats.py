"""A file that is not edited in place: what the download is instead, and what it does not hold."""

from __future__ import annotations

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.plain import plain
from pmodash.workbook.file_kinds import IN_PLACE
from pmodash.workbook.not_carried import left_out

_AS_EXCEL, _AS_TEXT = "As an Excel workbook", "As the text file it was"
_OF_TEXT = "A text file holds one sheet: touchpoints, the change log and edits to the policy have no place in it."


def show_other_format(page: Page) -> bool:
    """What comes out of a file of another format; whether a text file is to stay one."""
    told = " ".join(map(plain, told_above(page)))
    if not told:
        return False
    if derived.book_of(page.session).format != "csv":
        st.info(told, icon=":material/info:")
        return False
    wanted = st.radio(
        "How to download", (_AS_EXCEL, _AS_TEXT), horizontal=True, key="write_as", persist_state="session"
    )
    st.caption(_OF_TEXT if wanted == _AS_TEXT else told)
    return wanted == _AS_TEXT


def told_above(page: Page) -> tuple[str, ...]:
    """What the page says of a file that comes out as a new Excel workbook; nothing of one that is edited in place."""
    file, book = page.session.workspace.file, derived.book_of(page.session)
    if file is None or book.format in IN_PLACE:
        return ()
    return page.session.memo.get("left out", file.digest, lambda: left_out(book, file.data))
