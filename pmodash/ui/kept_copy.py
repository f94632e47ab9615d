"""A copy of the workbook and the edits in this browser: kept when the user ticks it, offered when nothing is open."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import streamlit as st

from pmodash.findings import ProtectedFileError, Refusal, RefusedEditError
from pmodash.ui import derived
from pmodash.ui.browser_copy import LARGEST, BrowserCopy, Copy, Found, fits
from pmodash.ui.kept_script import SCRIPT
from pmodash.ui.plain import counted, day_in_words, plain, sentences, shortened
from pmodash.ui.session import Session, session, show_in_widget, typed

KEY, TICK = "kept_copy", "keep_copy"
NO_ROOM = "This browser has no room for a copy of this workbook", "download the updated workbook instead"
NO_STORE = "This browser keeps nothing for this page, as in a private window", "download the updated workbook instead"
NO_DELETING = "The copy could not be deleted", "clear this page's data in the browser's own settings"
_mount = st.components.v2.component("pmodash_kept_copy", html="<span hidden></span>", js=SCRIPT, isolate_styles=False)


def mind_the_copy() -> str:
    """Have the browser keep, forget, give or look for the copy; the mark of what is kept, blank while nothing is."""
    kept = session()
    copy = _copy_of(kept) if kept.copy.keeping and kept.workspace.file else None
    _mount(key=KEY, data=kept.copy.order(kept.workspace, copy), height=1, on_said_change=_take_answer)
    return copy.mark if copy else ""


def show_keeping() -> None:
    """The tick that keeps a copy of the workbook that is open, and what that means."""
    kept = session()
    file = kept.workspace.file
    if file is None:
        return
    show_in_widget(TICK, kept.copy.keeping)
    with st.container(gap="xxsmall"):
        st.checkbox(
            "Keep a copy of this workbook and my edits in this browser",
            key=TICK,
            on_change=_take_tick,
            disabled=not fits(file),
        )
        st.caption(_what_it_means() if fits(file) else f"Only workbooks up to {LARGEST >> 20} MB can be kept.")
    if kept.copy.found is not None:
        _show_other_copy(kept.copy.found)


def offer_keeping_in_the_meeting() -> None:
    """One line where the slides begin: what a reload would lose, with the tick against it."""
    kept = session()
    if kept.workspace.file is None or not fits(kept.workspace.file):
        return
    show_in_widget(TICK, kept.copy.keeping)
    st.checkbox(
        "Keep a copy in this browser: without it, a reload in the meeting closes the workbook",
        key=TICK,
        on_change=_take_tick,
        help=_what_it_means(),
    )


def offer_copy() -> bool:
    """The copy that lies in this browser, to be brought back or forgotten, while no workbook is open.

    Whether it is on its way already, so that nothing else need be asked for.
    """
    copy = session().copy
    if copy.bringing:
        st.info("Bringing back your workbook and your edits from this browser …", icon=":material/history:")
    elif copy.found is not None:
        with st.container(border=True):
            st.markdown(_offer(copy.found))
            with st.container(horizontal=True):
                if copy.found.name:
                    st.button("Bring it back", on_click=copy.bring, type="primary", icon=":material/history:")
                st.button("Forget it", on_click=copy.forget, icon=":material/delete:")
    return copy.bringing


def put_in_force(kept: Session) -> str:
    """Take back the edits that can no longer be made, from the first on; what to say of it, blank for none."""
    journal = kept.workspace.journal
    try:
        derived.register_of(kept)
    except RefusedEditError as refusal:
        kept.workspace = kept.workspace.with_journal(journal.up_to(refusal.number - 1))
        return sentences(f"Edit {refusal.number} and those after it were taken back: {refusal.why}", refusal.remedy)
    except Refusal:
        return ""
    return ""


def _copy_of(kept: Session) -> Copy:
    now = kept.workspace
    key = (now.understood_as, now.revision, now.home, now.window, now.saved, now.kept)
    return kept.memo.get("copy", key, lambda: Copy.of(now))


def _what_it_means() -> str:
    return (
        "A closed tab, F5 or a crash then loses nothing. It stays in this browser's storage on this computer, where "
        "anyone who uses this browser profile can read it; the password of a protected workbook is not kept."
    )


def _show_other_copy(found: Found) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{_offer(found)} Ticking the box above replaces it." if found.name else _offer(found))
        st.button("Forget it", on_click=session().copy.forget, icon=":material/delete:", type="tertiary")


def _offer(found: Found) -> str:
    if not found.name:
        return "A copy of a workbook is kept in this browser, but it is damaged and cannot be brought back."
    last = f", the last on {day_in_words(found.at.date())} at {found.at:%H:%M}" if found.at and found.edits else ""
    edits = counted(found.edits, "edit") if found.edits else "no edits"
    name = "" if session().names_hidden else f" **{plain(shortened(found.name))}**"
    return f"Your workbook{name} with {edits}{last}, is kept in this browser."


def _take_tick() -> None:
    copy = session().copy
    copy.keep() if typed(TICK) else copy.forget()


def hear(kept: Session, told: object) -> None:
    """Take what the browser tells: that it needs something, has found or lost a copy, or gives it piece by piece."""
    if isinstance(told, dict):
        _TOLD.get(str(told.get("what")), _nothing)(kept, told)


def _take_answer() -> None:
    state: Any = typed(KEY)
    hear(session(), state.get("said") if state else None)


def _nothing(kept: Session, told: dict[str, Any]) -> None:
    """What means nothing is passed over."""


def _need(kept: Session, told: dict[str, Any]) -> None:
    kept.copy.told, kept.copy.send_file = "", told.get("file") is True


def _found(kept: Session, told: dict[str, Any]) -> None:
    if kept.copy.keeping:
        return
    kept.copy.found = Found.of(told)
    if told.get("here") is True and kept.workspace.file is None and kept.copy.found.name:
        kept.copy.bring()


def _gone(kept: Session, told: dict[str, Any]) -> None:
    asked = kept.copy.forgetting
    kept.copy = BrowserCopy()
    kept.notice = "The copy in this browser was forgotten" + ("" if asked else " elsewhere")


def _refused(kept: Session, told: dict[str, Any]) -> None:
    kept.copy = BrowserCopy()
    kept.notice, kept.notice_is_bad = sentences(*(NO_ROOM if told.get("full") is True else NO_STORE)), True


def _stuck(kept: Session, told: dict[str, Any]) -> None:
    kept.copy = BrowserCopy()
    kept.notice, kept.notice_is_bad = sentences(*NO_DELETING), True


def _broken(kept: Session, told: dict[str, Any]) -> None:
    kept.copy = BrowserCopy(found=Found(kept.copy.found.mark if kept.copy.found else ""))


def _piece(kept: Session, told: dict[str, Any]) -> None:
    if kept.workspace.file is not None:
        kept.copy.give_up()
        return
    try:
        if kept.copy.take_piece(told, base64.b64decode(told["part"], validate=True)):
            _bring_back(kept)
    except (Refusal, KeyError, TypeError, ValueError, binascii.Error) as problem:
        _broken(kept, told)
        if isinstance(problem, Refusal):
            kept.notice, kept.notice_is_bad = sentences(problem.what, problem.remedy), True


def _bring_back(kept: Session) -> None:
    copy, before = kept.copy, kept.workspace
    kept.workspace = copy.brought(before.as_of, before.revision + 1)
    kept.memo.forget()
    kept.copy = BrowserCopy(keeping=True)
    problem = put_in_force(kept)
    kept.notice, kept.notice_is_bad = problem or _said_of_what_is_back(kept), bool(problem)


def _said_of_what_is_back(kept: Session) -> str:
    name = kept.workspace.file.name if kept.workspace.file else ""
    edits = len(kept.workspace.journal.edits)
    back = f"{shortened(name)} is back" + (f", with {counted(edits, 'edit')}" if edits else "")
    return f"{back}, and waits for its password" if _is_locked(kept) else back


def _is_locked(kept: Session) -> bool:
    """Whether the workbook that is open must be given its password before anything can be shown."""
    try:
        derived.book_of(kept)
    except ProtectedFileError:
        return True
    except Refusal:
        return False
    return False


_TOLD = {
    "need": _need,
    "found": _found,
    "gone": _gone,
    "refused": _refused,
    "stuck": _stuck,
    "broken": _broken,
    "piece": _piece,
}
