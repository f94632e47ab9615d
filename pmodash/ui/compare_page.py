"""The Compare page: an earlier workbook beside the one that is open, five lines on top, a list for each question."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pandas as pd
import streamlit as st

from pmodash.comparison.comparison import QUESTIONS, Comparison, compare
from pmodash.comparison.comparison_file import comparison_xlsx
from pmodash.comparison.five_lines import five_lines
from pmodash.comparison.policy_changes import SOURCE_GROUP
from pmodash.comparison.versions import Version, network_at
from pmodash.network.register import Register
from pmodash.planning.policy import GROUP_FIELDS, LIMIT_FIELDS
from pmodash.ui.beside import EARLIER, choose_beside, digest_of
from pmodash.ui.downloading import EXCEL
from pmodash.ui.frame import Page
from pmodash.ui.merging_page import show_merging
from pmodash.ui.plain import day_in_words, listed, plain, sentences
from pmodash.ui.sections import choose_section
from pmodash.ui.session import show_in_widget
from pmodash.ui.tables import show_table
from pmodash.workbook.field_names import field_label

SECTIONS = ("What changed", "Merge a colleague’s copy")
DAY = "compare_day"


def show_compare(page: Page) -> None:
    """The part that was chosen."""
    if choose_section("compare_section", SECTIONS) == SECTIONS[1]:
        show_merging(page)
        return
    other = choose_beside(EARLIER, "The earlier workbook", "Any layout will do. It is read here and kept nowhere.")
    if other is None:
        st.caption(
            "Choose the workbook of the last meeting. Contacts are matched by id, e-mail address or name, so that "
            "sorting and other columns do not matter."
        )
        return
    swapped = st.toggle("The chosen file is the later one", key="compare_swapped")
    day = _ask_for_day(page, page.register if swapped else other.register)
    _show(_comparison(page, other.register, day, swapped))


def _ask_for_day(page: Page, earlier: Register) -> dt.date:
    """The day that the earlier workbook is judged on: the as-of date, or the day of the last meeting."""
    as_of = page.session.workspace.as_of
    done = earlier.touchpoints.loc[earlier.touchpoints["done"], "date"]
    last = done[done <= pd.Timestamp(as_of)].max()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.date_input(
            "Status of the earlier workbook as of",
            value=None,
            key=DAY,
            max_value=as_of,
            width=260,
            help="Left empty, both are judged on the as-of date: what changed is what the workbooks say. With the day "
            "of the last meeting, who has grown overdue since then shows too.",
        )
        if not pd.isna(last) and chosen is None and last.date() < as_of:
            label = f"Use {day_in_words(last.date())}, its last touchpoint"
            st.button(label, on_click=show_in_widget, args=(DAY, last.date()), type="tertiary")
    return chosen if isinstance(chosen, dt.date) else as_of


def _comparison(page: Page, other: Register, day: dt.date, swapped: bool) -> Comparison:
    now = page.session.workspace
    key = (digest_of(EARLIER), now.understood_as, now.revision, now.home, now.as_of, day, swapped)

    def make() -> Comparison:
        network = page.whole.network
        beside = network_at(other, network.home)
        if swapped:
            return compare(Version.on(network, day), Version.on(beside, now.as_of))
        return compare(Version.on(beside, day), Version(network, page.whole.everyone, now.as_of))

    return page.session.memo.get("comparison", key, make)


def _show(found: Comparison) -> None:
    if found.nothing_changed:
        st.success("Nothing changed between the two.", icon=":material/check_circle:")
    else:
        with st.container(border=True):
            st.markdown("\n".join(f"- {plain(line)}" for line in five_lines(found)))
        _offer(found)
        _show_answers(found)
    for finding in found.findings:
        st.caption(plain(sentences(f"{finding.found}: {finding.expected}", finding.remedy)))


def _offer(found: Comparison) -> None:
    st.download_button(
        "Download as a workbook",
        data=partial(comparison_xlsx, found),
        file_name="what-changed.xlsx",
        mime=EXCEL,
        on_click="ignore",
        icon=":material/download:",
        help="A sheet for each question. It names contacts.",
    )


def _show_answers(found: Comparison) -> None:
    """Each question that has an answer, its list drawn once it is opened; the others in one sentence."""
    for name, title in QUESTIONS.items():
        frame = found.answers[name]
        if frame.empty:
            continue
        box = st.expander(f"{title}: {len(frame):,}", key=f"compare_{name}", on_change="rerun")
        if box.open:
            with box:
                show_table(_in_words(name, frame), f"compare_rows_{name}", title, file=name.replace("_", "-"))
    none = [title.lower() for name, title in QUESTIONS.items() if found.answers[name].empty]
    if none:
        st.caption(f"Nothing under: {listed(none, most=len(QUESTIONS))}.")


def _in_words(question: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with fields by their names, and without ids, which stand in the download."""
    shown = frame.drop(columns="contact_id", errors="ignore")
    if "field" not in shown:
        return shown
    named = _policy_label if question == "policy_changed" else field_label
    return shown.assign(field=shown["field"].map(named))


def _policy_label(field: str) -> str:
    if field == SOURCE_GROUP:
        return "Group of the source"
    known = GROUP_FIELDS.get(field) or LIMIT_FIELDS.get(field)
    return known.label if known else field
