"""The round-robin: sheets with only the gaps for their owners, and what comes back, weighed before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from pmodash.analysis import Analysis
from pmodash.journal.edits import Edit
from pmodash.packs.gap_answers import GapAnswers, edits_of, gap_answers
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.packs.gap_sheets import gap_files, gap_workbook, usually_asked
from pmodash.ui.committing import commit
from pmodash.ui.derived import book_of, network_of, uploaded_register
from pmodash.ui.downloading import EXCEL
from pmodash.ui.frame import Page
from pmodash.ui.gap_choices import answers_frame, ask_about, ask_day_order, day_orders
from pmodash.ui.plain import counted
from pmodash.ui.quality import FINDING_COLUMNS, FINDING_HEIGHT, findings_frame
from pmodash.ui.tables import show_table
from pmodash.ui.uploading import TYPES
from pmodash.workbook.field_names import field_label

LARGEST_MB = 20
SET_COLUMNS = ("name", "organisation", "field", "new", "file", "cell")


def show_gap_sheets(page: Page) -> None:
    """The files to send out, the place where they come back, and what they would change."""
    st.subheader("Ask the owners", anchor=False, icon=":material/forward_to_inbox:")
    if page.analysis.gaps.frame.empty:
        st.caption("There is nothing to ask: no blank is left that a figure rests on.")
    else:
        _offer_sheets(page)
    files = _dropped(page)
    if files:
        _show_answers(page, files)


def _offer_sheets(page: Page) -> None:
    st.caption(
        "A sheet for each owner with only what their contacts lack, and one for contacts without an owner. Owners fill "
        "the yellow cells and send the file back; drop the files below, several at once. You see what they change "
        "before it is made."
    )
    found = page.analysis
    fields = _fields_to_ask(found)
    with st.container(horizontal=True):
        st.download_button(
            "Download one workbook, a sheet per owner",
            data=partial(gap_workbook, found, fields),
            disabled=not fields,
            file_name="Gaps to fill.xlsx",
            mime=EXCEL,
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "Download a file per owner (zip)",
            data=partial(gap_files, found, fields),
            disabled=not fields,
            file_name="Gaps to fill.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/folder_zip:",
        )


def _fields_to_ask(found: Analysis) -> tuple[str, ...]:
    """The blanks that the sheets ask for, to begin with what is usual."""
    fields = found.gaps.frame["field"].tolist()
    chosen = st.pills(
        "Ask for",
        fields,
        selection_mode="multi",
        default=list(usually_asked(found)),
        format_func=field_label,
        key=f"gaps_to_ask_{'_'.join(sorted(fields))}",
        help="A blank that switches little on and has no column in the workbook is not asked for unless you choose it.",
    )
    return tuple(chosen)


def _dropped(page: Page) -> list[tuple[str, bytes]]:
    now = page.session.workspace
    dropped: Any = st.file_uploader(
        "Filled files of gaps",
        type=[ending for ending in TYPES if ending not in ("txt", "tsv")],
        accept_multiple_files=True,
        max_upload_size=LARGEST_MB,
        key=f"gap_files_{now.file.digest if now.file else ''}",
        help="They may have been renamed, sorted, cut or saved by another program. You see what they change first.",
    )
    return [(file.name, file.getvalue()) for file in dropped or ()]


def _show_answers(page: Page, files: Sequence[tuple[str, bytes]]) -> None:
    """What would be set, what has to be chosen and what could not be read; and the button that makes it."""
    now, contacts = page.session.workspace, page.register.contacts
    found = _answers(page, files)
    st.markdown(_in_words(found))
    ask_day_order(found.either, contacts)
    if found.sets:
        show_table(answers_frame(found.sets, contacts), "gap_sets", "Blanks that would be filled", SET_COLUMNS)
    chosen = ask_about(found.choices, contacts, now.revision) if found.choices else []
    if found.sets or found.choices:
        _offer_edits(found, edits_of(found, page.register, chosen))
    if found.problems:
        st.markdown(f"**{counted(len(found.problems), 'thing')} could not be used**")
        problems = findings_frame(found.problems)
        show_table(problems, "gap_problems", "What could not be used", FINDING_COLUMNS, "gaps-not-used", FINDING_HEIGHT)


def _answers(page: Page, files: Sequence[tuple[str, bytes]]) -> GapAnswers:
    """What the files answer, with the order of day and month that the user chose for each."""
    kept, now = page.session, page.session.workspace
    orders = day_orders([name for name, _ in files])
    key = (now.understood_as, now.revision, now.home, now.as_of, tuple(files), tuple(orders.items()))

    def make() -> GapAnswers:
        asked = AskedWorkbook(book_of(kept), uploaded_register(kept), network_of(kept))
        return gap_answers(files, asked, now.as_of, orders)

    return kept.memo.get("gap_answers", key, make)


def _offer_edits(found: GapAnswers, wanted: Sequence[Edit]) -> None:
    st.button(
        f"Make {counted(len(wanted), 'edit')}",
        type="primary",
        disabled=not wanted,
        on_click=_make,
        args=(found, wanted),
        icon=":material/done_all:",
        key="make_gap_edits",
    )


def _in_words(found: GapAnswers) -> str:
    parts = [f"**{counted(len(found.sets), 'blank')}** would be filled"]
    parts += [f"{counted(len(found.choices), 'answer')} to choose"] if found.choices else []
    parts += [f"{counted(found.already, 'answer')} in the workbook already"] if found.already else []
    return ", ".join(parts) + "."


def _make(found: GapAnswers, wanted: Sequence[Edit]) -> None:
    commit(*wanted, notice=f"{counted(len(wanted), 'edit')} made, undone as one", together=found.made_by)
