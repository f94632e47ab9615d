"""Another workbook beside the one that is open: chosen, opened with its password, read once, or refused in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pmodash.findings import ProtectedFileError, Refusal
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.ui import derived
from pmodash.ui.plain import counted, plain, sentences
from pmodash.ui.session import session, typed
from pmodash.ui.uploading import TYPES
from pmodash.ui.workspace import OpenFile
from pmodash.workbook.carried_corrections import all_told, carried
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

EARLIER = "earlier"


@dataclass(frozen=True, eq=False)
class Beside:
    """Another workbook: its cells, and the register read from them."""

    book: Book
    register: Register


def choose_beside(which: str, label: str, help: str = "") -> Beside | None:
    """What the file chosen for `which` tells; None while there is none, or none that can be used."""
    file = session().beside.get(which)
    if file is None:
        key = f"beside_{which}"
        st.file_uploader(label, type=list(TYPES), key=key, on_change=_take, args=(which, key), help=help or None)
        return None
    found = _opened(which, file)
    with st.container(horizontal=True, vertical_alignment="center"):
        told = f" · {counted(len(found.register.contacts), 'contact')}" if found is not None else ""
        st.markdown(f"{label}: **{plain(file.name)}**{told}")
        st.button("Choose another", key=f"beside_{which}_drop", on_click=forget_beside, args=(which,), type="tertiary")
    return found


def read_beside(which: str) -> Beside | None:
    """What the file chosen for `which` tells, wherever it was chosen; None while there is none that can be used."""
    file = session().beside.get(which)
    try:
        found = _read(file) if file is not None else None
    except Refusal:
        return None
    return None if found is None or found.register.contacts.empty else found


def forget_beside(*names: str) -> None:
    """Let files chosen beside the workbook go."""
    for which in names:
        session().beside.pop(which, None)


def digest_of(which: str) -> str:
    """What names the file chosen for `which`, blank where there is none."""
    file = session().beside.get(which)
    return file.digest if file else ""


def name_of(which: str) -> str:
    """What the file chosen for `which` is called, blank where there is none."""
    file = session().beside.get(which)
    return file.name if file else ""


def _opened(which: str, file: OpenFile) -> Beside | None:
    try:
        with st.spinner("Reading the file …", show_time=True):
            found = _read(file)
    except ProtectedFileError as refusal:
        st.info(plain(sentences(refusal.what, refusal.remedy)), icon=":material/lock:")
        _ask_for_password(which, file)
        return None
    except Refusal as refusal:
        st.error(plain(sentences(refusal.what, refusal.remedy)), icon=":material/error:")
        return None
    if found.register.contacts.empty:
        st.error("No contacts were found in this file. Choose a workbook with a list of contacts.")
        return None
    return found


def _read(file: OpenFile, password: str = "") -> Beside:
    """The file's cells and register, known again by this session alone; the password is not kept.

    What was corrected of the open workbook holds for it too where it has the same headers and keeps no corrections of
    its own.
    """
    kept = session()

    def make() -> Beside:
        book = read(file.data, file.name, password)
        layout = understand(book)
        if kept.workspace.corrections.sheets and not layout.settings.applied:
            told = all_told(derived.book_of(kept), derived.layout_of(kept), kept.workspace.corrections)
            layout = understand(book, carried(told, book, layout))
        return Beside(book, build(book, layout))

    return kept.memo.get("beside", (file.digest, kept.workspace.understood_as), make)


def _ask_for_password(which: str, file: OpenFile) -> None:
    with st.form(f"beside_{which}_form", border=True):
        st.text_input(f"Password of {plain(file.name)}", type="password", key=f"beside_{which}_password")
        st.form_submit_button("Open", type="primary", on_click=_take_password, args=(which, file))


def _take(which: str, key: str) -> None:
    uploaded: Any = typed(key)
    if uploaded is not None:
        session().beside[which] = OpenFile.of(uploaded.name, uploaded.getvalue())


def _take_password(which: str, file: OpenFile) -> None:
    kept = session()
    try:
        _read(file, str(typed(f"beside_{which}_password") or ""))
    except Refusal as refusal:
        kept.notice, kept.notice_is_bad = sentences(refusal.what, refusal.remedy), True
