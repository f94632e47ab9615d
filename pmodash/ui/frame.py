"""What every page has around it: its title, one line on what is open, the filters, and what to do when nothing is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from pmodash.analysis import Analysis
from pmodash.figures.theme import Theme, theme
from pmodash.findings import Refusal
from pmodash.network.register import Register
from pmodash.ui import derived, filters
from pmodash.ui.plain import counted, day_in_words, plain
from pmodash.ui.sample import open_sample
from pmodash.ui.session import Session, session
from pmodash.ui.unsaved_guard import ask_before_leaving

APP_NAME = "PMO Network Dashboard"
ICON = "🕸️"
NARROWEST = 460
UPLOAD_PAGE = "pages/workbook/upload.py"


@dataclass(frozen=True)
class Page:
    """What a page works with: the session, the figures' theme, and the answers for the contacts shown."""

    session: Session
    look: Theme
    refusal: Refusal | None = None

    @property
    def analysis(self) -> Analysis:
        """All answers for the contacts that the filters leave."""
        return derived.analysis_of(self.session)

    @property
    def whole(self) -> Analysis:
        """All answers for every contact, whatever the filters."""
        return derived.whole_analysis(self.session)

    @property
    def register(self) -> Register:
        """Every contact and touchpoint, edits included, whatever the filters."""
        return derived.register_of(self.session)


def begin() -> None:
    """The look that all pages share, set before the first of them is drawn."""
    st.set_page_config(page_title=APP_NAME, page_icon=ICON, layout="wide")
    session()


def open_page(title: str, question: str, needs_workbook: bool = True) -> Page:
    """The first line of every page: its title and the question it answers, the filters, and what it works with.

    The page ends here, saying what to do, when it needs a workbook and none is open, when no contacts were found
    in it, or when the filters leave nobody.
    """
    st.set_page_config(page_title=f"{title} · {APP_NAME}", page_icon=ICON, layout="wide")
    st.title(title, anchor=False)
    st.caption(question)
    kept = session()
    page = Page(kept, theme(st.context.theme.type or "light", width=NARROWEST, opaque=True))
    ask_before_leaving(kept.workspace.unsaved)
    _say_notice(kept)
    if kept.workspace.file is None:
        if needs_workbook:
            _ask_for_workbook()
            st.stop()
        return page
    try:
        with st.spinner("Reading the workbook and working out who is who …", show_time=True):
            whole = derived.whole_analysis(kept)
    except Refusal as refusal:
        _say_refusal(refusal, needs_workbook)
        return replace(page, refusal=refusal)
    _show_filters(page, whole)
    if needs_workbook:
        _stop_without_contacts(page)
    return page


def _say_refusal(refusal: Refusal, needs_workbook: bool) -> None:
    remedy = refusal.remedy[:1].upper() + refusal.remedy[1:]
    st.error(f"{plain(refusal.what)}. {plain(remedy)}.", title="This workbook cannot be used", icon=":material/error:")
    if needs_workbook:
        st.page_link(UPLOAD_PAGE, label="Go to Upload", icon=":material/upload_file:")
        st.stop()


def _show_filters(page: Page, whole: Analysis) -> None:
    choices = filters.choices_in(whole.standing)
    filters.take_from_address(page.session, choices)
    filters.show_filters(choices)
    filters.write_address(page.session.workspace, choices)
    _status_line(page)


def _status_line(page: Page) -> None:
    now, register = page.session.workspace, page.register
    file = now.file
    parts = [plain(file.name) if file else "", counted(len(register.contacts), "contact")]
    shown = len(page.analysis.standing)
    if shown != len(register.contacts):
        parts[-1] = f"{shown:,} of {counted(len(register.contacts), 'contact')} shown"
    parts.append(counted(len(page.analysis.findings), "finding"))
    parts.append(counted(now.unsaved, "unsaved edit") if now.unsaved else "no unsaved edits")
    parts.append(f"as of {day_in_words(now.as_of)}")
    st.markdown(":small[" + " · ".join(parts) + "]")


def _stop_without_contacts(page: Page) -> None:
    if page.register.contacts.empty:
        st.info(
            "Tell the product which sheet holds your contacts and which row is its header.",
            title="No contacts were found in this workbook",
            icon=":material/search_off:",
        )
        st.page_link(UPLOAD_PAGE, label="Correct how it was understood", icon=":material/upload_file:")
        st.stop()
    if page.analysis.standing.empty:
        st.info(
            "No contact fits all the filters in the sidebar at once. Take one away, or clear them all.",
            title="Nobody is left by these filters",
            icon=":material/filter_alt_off:",
        )
        st.button("Clear filters", on_click=filters.clear_filters, key="clear_filters_in_page")
        st.stop()


def _ask_for_workbook() -> None:
    with st.container(border=True):
        st.subheader("Open a stakeholder workbook first", anchor=False)
        st.markdown(
            "This page answers from your own stakeholder list: an Excel, OpenDocument or CSV file with one row per "
            "contact. Nothing leaves this computer. No file at hand? The sample network is made up and complete."
        )
        with st.container(horizontal=True):
            st.page_link(UPLOAD_PAGE, label="Go to Upload", icon=":material/upload_file:")
            st.button("Open the sample network", on_click=open_sample, icon=":material/hub:")


def _say_notice(kept: Session) -> None:
    if kept.notice and kept.notice_is_bad:
        st.warning(plain(kept.notice), title="Not done", icon=":material/block:")
    elif kept.notice:
        st.toast(plain(kept.notice), icon=":material/check:")
    kept.notice = ""
