"""Opening a workbook: the user's own file, a protected one, the made-up sample, or the blank template to fill."""

from __future__ import annotations

from typing import Any

import streamlit as st

from pmodash.findings import Refusal
from pmodash.ui import derived
from pmodash.ui.kept_copy import put_in_force
from pmodash.ui.opening import ask_before_replacing, close_or_ask, open_or_ask
from pmodash.ui.plain import sentences
from pmodash.ui.sample import open_sample
from pmodash.ui.session import session, typed
from pmodash.ui.workspace import OpenFile
from pmodash.workbook.template import template

TYPES = ("xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "ods", "csv", "tsv", "txt")


def show_uploader() -> None:
    """Where a file is dropped, with the sample and the template beside it for those who have none at hand."""
    now = session().workspace
    st.file_uploader(
        "Your stakeholder workbook: Excel, OpenDocument or CSV",
        type=list(TYPES),
        key=f"upload_{now.file.digest if now.file else ''}",
        on_change=_take_file,
        help="It stays on this computer and is never changed: you download an updated copy.",
    )
    ask_before_replacing()
    with st.container(horizontal=True):
        st.button("Open the sample network", on_click=open_sample, icon=":material/hub:")
        st.download_button(
            "Download the blank template",
            data=template,
            file_name="PMO network template.xlsx",
            on_click="ignore",
            icon=":material/description:",
            help="A workbook with drop-downs, notes and an example row on each sheet.",
        )
        if now.file is not None:
            st.button("Close this workbook", on_click=close_or_ask, icon=":material/close:")


def show_password() -> None:
    """The field for the password of a protected workbook; the password is used once and not kept."""
    with st.form("password_form", border=True):
        st.text_input("Password of the workbook", type="password", key="password")
        st.form_submit_button("Open", type="primary", on_click=_take_password)


def _take_file() -> None:
    now = session().workspace
    uploaded: Any = typed(f"upload_{now.file.digest if now.file else ''}")
    if uploaded is None:
        return
    open_or_ask(OpenFile.of(uploaded.name, uploaded.getvalue()))


def _take_password() -> None:
    kept = session()
    password = str(typed("password") or "")
    try:
        derived.book_of(kept, password)
        kept.notice = put_in_force(kept)
        kept.notice_is_bad = bool(kept.notice)
    except Refusal as refusal:
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True
