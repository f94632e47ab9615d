"""The top of the Upload page: what is unsure in how the workbook was read, each answered by one click."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.correcting import AGAIN, correct, correct_all, correction_of
from pmodash.ui.frame import Page
from pmodash.ui.home_organisation import home_as_read, home_is_unsure, show_home_question
from pmodash.ui.not_writable import can_keep
from pmodash.ui.plain import counted, listed, plain, sentences, shortened
from pmodash.ui.session import session, typed
from pmodash.ui.unsure import Doubt, accepted, answered, doubts_of
from pmodash.ui.workspace import Workspace
from pmodash.workbook.field_names import field_label, role_label
from pmodash.workbook.kept_sheets import SETTINGS
from pmodash.workbook.tables import Corrections

MOST_SHOWN = 6
KEPT_AS_READ = "Kept as read"
NOTHING_LEFT = "Nothing is left to check: no column, sheet or scale is in doubt."


def show_what_to_check(page: Page) -> None:
    """The questions that are open, with one button that takes the rest as read; one calm line where there
    are none and contacts were found.
    """
    book, layout = derived.book_of(page.session), derived.layout_of(page.session)
    doubts = doubts_of(book, layout, page.register.findings)
    asks_home = home_is_unsure(page.whole.network)
    if not doubts and not asks_home:
        if len(page.register.contacts):
            st.markdown(f":green[:material/check_circle:] {NOTHING_LEFT}")
        return
    with st.container(border=True):
        _show_heading(page, doubts, asks_home)
        several = len({doubt.sheet for doubt in doubts}) > 1
        if asks_home:
            show_home_question(page)
        for doubt in doubts[:MOST_SHOWN]:
            _show_doubt(doubt, page.session.workspace, several)
        rest = doubts[MOST_SHOWN:]
        if rest:
            with st.expander(f"{len(rest)} more", key="more_doubts"):
                for doubt in rest:
                    _show_doubt(doubt, page.session.workspace, several)


def what_to_check(doubts: Sequence[Doubt], asks_home: bool) -> str:
    """The heading over the questions: "Check these 4 columns and 1 sheet"."""
    things = things_in(doubts)
    sheets = sum(doubt.kind == "role" for doubt in doubts)
    told = [counted(number, word) for number, word in ((things - sheets, "column"), (sheets, "sheet")) if number]
    these = "these " if things > 1 else ""
    return f"Check {these}{listed([*told, *(['your own organisation'] if asks_home else [])])}"


def things_in(doubts: Sequence[Doubt]) -> int:
    """How many columns and sheets are asked about."""
    return sum(len(doubt.letters) or 1 for doubt in doubts)


def _show_heading(page: Page, doubts: Sequence[Doubt], asks_home: bool) -> None:
    st.subheader(what_to_check(doubts, asks_home), anchor=False)
    home = home_as_read(page.whole.network) if asks_home else ()
    count = things_in(doubts) + bool(home)
    if not count:
        return
    begun = bool(page.session.workspace.unsaved_answers)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            accept_label(count, begun),
            key="accept_the_rest",
            type="primary",
            icon=":material/done_all:",
            on_click=_accept,
            args=(tuple(doubts), home),
        )
        if can_keep(derived.layout_of(page.session), SETTINGS):
            st.caption("Your answers are kept in the workbook that you download, so that you are not asked again.")


def accept_label(count: int, begun: bool) -> str:
    """What the button says that takes so many readings as right; `begun` where some were answered before."""
    if count == 1:
        return "Accept the other one as read" if begun else "Accept it as read"
    return f"Accept the other {count:,} as read" if begun else f"Accept all {count:,} as read"


def _show_doubt(doubt: Doubt, now: Workspace, several: bool) -> None:
    key = f"{doubt.kind}_{'_'.join(doubt.letters)}_{hash((doubt.sheet, now.understood_as))}"
    with st.container(gap="xsmall", key=f"doubt_{key}"):
        st.markdown(f"**{plain(_place(doubt, several))}** {_reading(doubt)}")
        about = f"{'Values' if doubt.letters else 'Columns'}: {doubt.samples}" if doubt.samples else ""
        st.caption(plain(sentences(about, doubt.why)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            for value, words in doubt.choices.items():
                st.button(plain(words), key=f"{key}_{value}", on_click=_answer, args=(doubt, value))
            if doubt.others:
                _show_others(doubt, f"{key}_others")


def _place(doubt: Doubt, several: bool) -> str:
    if not doubt.letters:
        return f"Sheet {doubt.sheet}"
    header, where = shortened(doubt.header), f" of {doubt.sheet}" if several else ""
    one, *more = doubt.letters
    columns = f"Columns {one}–{more[-1]}" if more else f"Column {one}"
    return f"{columns}{where}, {f'“{header}”' if header else 'without a header'}"


def _reading(doubt: Doubt) -> str:
    asked = {"scale": "Which end is the strongest? ", "date_order": "Does the day or the month come first? "}
    return f"{asked.get(doubt.kind, '')}Read as {plain(doubt.reading)}."


def _show_others(doubt: Doubt, key: str) -> None:
    st.selectbox(
        "Choose another",
        doubt.others,
        index=None,
        format_func=role_label if doubt.kind == "role" else field_label,
        placeholder="Choose another",
        key=key,
        on_change=_answer_other,
        args=(doubt, key),
        width=230,
        label_visibility="collapsed",
        filter_mode="contains",
    )


def _answer(doubt: Doubt, value: str) -> None:
    said = answered(Corrections((correction_of(doubt.sheet),)), doubt, value).of_sheet(doubt.sheet)
    correct(said, KEPT_AS_READ if value == doubt.value else AGAIN)


def _answer_other(doubt: Doubt, key: str) -> None:
    value = typed(key)
    if isinstance(value, str):
        _answer(doubt, value)


def _accept(doubts: Sequence[Doubt], home: tuple[str, ...]) -> None:
    now = session().workspace
    count = things_in(doubts) + bool(home)
    correct_all(accepted(now.corrections, doubts), home or now.home, f"{counted(count, 'thing')} kept as read")
