"""What every page has around it: its title, one line on what is open, the filters, and what to do when nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from pmodash.analysis import Analysis
from pmodash.figures.theme import Theme, theme
from pmodash.findings import ProtectedFileError, Refusal
from pmodash.network.register import Register
from pmodash.ui import filters, seen
from pmodash.ui.browser_side import HALF, WIDTHS, listen_to_browser
from pmodash.ui.kept_copy import offer_copy
from pmodash.ui.names_choice import say_closed
from pmodash.ui.plain import counted, day_in_words, plain, sentences
from pmodash.ui.progress import work_out
from pmodash.ui.sample import open_sample
from pmodash.ui.session import Session, session

APP_NAME = "PMO Network Dashboard"
ICON = "🕸️"
UPLOAD_PAGE = "pages/workbook/upload.py"
EMPTY = "register-empty"


@dataclass(frozen=True)
class Page:
    """What a page works with: the session, and the figures' look across the page and `half` of it beside another.

    `refusal` is set on the Upload page alone, when the workbook that is open cannot be used.
    """

    session: Session
    look: Theme
    half: Theme
    refusal: Refusal | None = None

    @property
    def analysis(self) -> Analysis:
        """All answers for the contacts that the filters leave, as they may be seen."""
        return seen.analysis_seen(self.session)

    @property
    def whole(self) -> Analysis:
        """All answers for every contact, whatever the filters, as they may be seen."""
        return seen.whole_seen(self.session)

    @property
    def register(self) -> Register:
        """Every contact and touchpoint, edits included, whatever the filters, as they may be seen."""
        return self.whole.network.register

    @property
    def names_shown(self) -> bool:
        """Whether people and organisations are called by their names."""
        return not self.session.names_hidden

    @property
    def people_shown(self) -> bool:
        """Whether single people are shown, be it under a label."""
        return self.session.redaction.shows_people


def begin() -> None:
    """The look that all pages share, set before the first of them is drawn."""
    st.set_page_config(page_title=APP_NAME, page_icon=ICON, layout="wide")
    session()


def open_page(
    title: str,
    question: str,
    needs_workbook: bool = True,
    needs_contacts: bool = True,
    is_of_names: bool = False,
    in_meeting: bool = False,
    is_presented: bool = False,
) -> Page:
    """The first line of every page: its title and the question it answers, the filters, and what it works with.

    The page ends here, saying what to do, when it needs a workbook and none is open, or when it needs contacts and
    none were found or the filters leave nobody, or when it `is_of_names` and they are hidden. Around what may be seen
    `in_meeting` no critic is named, and around what `is_presented` nothing is said at all.
    """
    st.set_page_config(page_title=f"{title} · {APP_NAME}", page_icon=ICON, layout="wide")
    kept = session()
    kept.in_meeting = in_meeting
    with st.container(gap="xsmall"):
        st.title(title, anchor=False)
        st.caption(question)
        status = st.empty()
        listen_to_browser(bool(kept.workspace.unsaved_in_words))
    _go_on(kept)
    page = Page(kept, *_looks(kept.width))
    if kept.workspace.file is None:
        _say_notice(kept)
        return _without_workbook(page, needs_workbook)
    try:
        work_out(kept)
    except Refusal as refusal:
        _say_refusal(kept, refusal, needs_workbook)
        return replace(page, refusal=refusal)
    _show_filters(page, not is_presented)
    if not is_presented:
        kept.notice = kept.notice and seen.around(kept, kept.notice)
        _say_notice(kept)
        status.caption(_status(page))
    if is_of_names and kept.names_hidden:
        say_closed()
        st.stop()
    if needs_workbook and needs_contacts and page.register.contacts.empty:
        _say_no_contacts(page)
        st.stop()
    if needs_workbook and page.analysis.standing.empty and not page.register.contacts.empty:
        _say_nobody_left()
        st.stop()
    return page


def _without_workbook(page: Page, needs_workbook: bool) -> Page:
    on_its_way = offer_copy()
    if needs_workbook:
        if not on_its_way:
            _ask_for_workbook()
        st.stop()
    return page


def _looks(width: str) -> tuple[Theme, Theme]:
    """The figures' look across the page, and beside another."""
    name, room = st.context.theme.type or "light", WIDTHS.get(width, WIDTHS["wide"])
    half = HALF if width == "wide" else room
    return theme(name, width=room, opaque=True), theme(name, width=half, opaque=True)


def _say_refusal(kept: Session, refusal: Refusal, needs_workbook: bool) -> None:
    if kept.names_hidden:
        say_closed()
        st.stop()
    locked = isinstance(refusal, ProtectedFileError)
    if locked:
        _ask_for_password(kept, refusal)
    else:
        words = plain(sentences(refusal.what, refusal.remedy))
        st.error(words, title="This workbook cannot be used", icon=":material/error:")
    _say_notice(kept)
    if needs_workbook:
        _lead_to_upload("Give its password" if locked else "Open another workbook")
        st.stop()


def _ask_for_password(kept: Session, refusal: Refusal) -> None:
    """One message: that the password is needed, or that the one just given is wrong."""
    wrong = kept.notice if kept.notice_is_bad else ""
    kept.notice = "" if wrong else kept.notice
    say = st.warning if wrong else st.info
    words = plain(wrong or sentences(refusal.what, refusal.remedy))
    say(words, title="This workbook needs its password", icon=":material/lock:")


def _show_filters(page: Page, are_seen: bool) -> None:
    choices = seen.choices_seen(page.session)
    filters.take_from_address(page.session, choices)
    if are_seen:
        filters.show_filters(choices)
    filters.write_address(page.session, choices)


def _status(page: Page) -> str:
    now, register = page.session.workspace, page.register
    name = now.file.name if now.file else ""
    parts = [
        plain(seen.around(page.session, name)) if page.names_shown else "Your workbook",
        counted(len(register.contacts), "contact"),
    ]
    shown = len(page.analysis.standing)
    if shown != len(register.contacts):
        parts[-1] = f"{shown:,} of {counted(len(register.contacts), 'contact')} shown"
    parts.append(counted(len(page.analysis.findings), "finding"))
    parts.append(now.unsaved_in_words or "no unsaved edits")
    parts.append(f"as of {day_in_words(now.as_of)}")
    return " · ".join(parts)


def _say_no_contacts(page: Page) -> None:
    empty = [finding for finding in page.whole.findings if finding.kind == EMPTY]
    words = "Tell the app which sheet holds your contacts and which row is its header."
    if empty and page.names_shown:
        words = plain(sentences(f"{empty[0].sheet}: {empty[0].found}", empty[0].remedy))
    st.info(words, title="No contacts were found in this workbook", icon=":material/search_off:")
    _lead_to_upload("Correct how it was understood")


def _say_nobody_left() -> None:
    st.info(
        "No contact fits all the filters in the sidebar at once. Take one away, or clear them all.",
        title="Nobody is left by these filters",
        icon=":material/filter_alt_off:",
    )
    st.button("Clear filters", on_click=filters.clear_filters, key="clear_filters_in_page")


def _ask_for_workbook() -> None:
    with st.container(border=True):
        st.subheader("Open a stakeholder workbook first", anchor=False)
        st.markdown(
            "This page answers from your own stakeholder list: an Excel, OpenDocument or CSV file with one row per "
            "contact. Nothing leaves this computer. No file at hand? The sample network is made up and complete."
        )
        with st.container(horizontal=True):
            _lead_to_upload("Open your workbook")
            st.button("Open the sample network", on_click=open_sample, icon=":material/hub:")


def _lead_to_upload(label: str) -> None:
    """The one thing to do next on a page that has nothing to show."""
    st.button(label, on_click=_go_to_upload, type="primary", icon=":material/upload_file:", key="lead_to_upload")


def _go_to_upload() -> None:
    session().go_to = UPLOAD_PAGE


def _go_on(kept: Session) -> None:
    if kept.go_to:
        path, kept.go_to = kept.go_to, ""
        st.switch_page(path)


def _say_notice(kept: Session) -> None:
    if kept.names_hidden:
        _say_notice_without_names(kept)
    elif kept.notice and kept.notice_is_bad:
        st.warning(plain(kept.notice), title="Not done", icon=":material/block:")
    elif kept.notice:
        st.toast(plain(kept.notice), icon=":material/check:")
    kept.notice = ""


def _say_notice_without_names(kept: Session) -> None:
    """That something was not done, but not what: a notice may name a contact or the workbook."""
    if kept.notice and kept.notice_is_bad:
        st.warning("Show names to do it again and see why.", title="Not done", icon=":material/block:")
