"""The round-robin: sheets with only the gaps for their owners, and what comes back, weighed before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.analysis import Analysis
from pmodash.journal.values import in_words
from pmodash.packs.gap_answers import GapAnswers, edits_of, gap_answers
from pmodash.packs.gap_reading import Answer
from pmodash.packs.gap_sheets import gap_files, gap_workbook, usually_asked
from pmodash.ui.columns import column_settings, label_of
from pmodash.ui.committing import commit
from pmodash.ui.downloading import EXCEL
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted
from pmodash.ui.quality import FINDING_COLUMNS, FINDING_HEIGHT, findings_frame
from pmodash.ui.session import typed
from pmodash.ui.tables import height_for, show_table
from pmodash.ui.uploading import TYPES
from pmodash.workbook.field_names import field_label

LARGEST_MB = 20
SET_COLUMNS = ("name", "field", "new", "file", "cell")
CHOICE_COLUMNS = ("take", "name", "field", "old", "new", "why", "file", "cell")


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
    now, register = page.session.workspace, page.register
    key = (now.understood_as, now.revision, now.home, now.as_of, tuple(files))
    found = page.session.memo.get("gap_answers", key, lambda: gap_answers(files, register, now.as_of))
    st.markdown(_in_words(found))
    names = register.contacts["name"].tolist()
    if found.sets:
        show_table(answers_frame(found.sets, names), "gap_sets", "Blanks that would be filled", SET_COLUMNS)
    chosen = _ask_about(found, names, now.revision) if found.choices else []
    if found.sets or found.choices:
        wanted = edits_of(found, register, chosen)
        st.button(
            f"Make {counted(len(wanted), 'edit')}",
            type="primary",
            disabled=not wanted,
            on_click=_make,
            args=(found, wanted),
            icon=":material/done_all:",
            key="make_gap_edits",
        )
    if found.problems:
        st.markdown(f"**{counted(len(found.problems), 'thing')} could not be used**")
        problems = findings_frame(found.problems)
        show_table(problems, "gap_problems", "What could not be used", FINDING_COLUMNS, "gaps-not-used", FINDING_HEIGHT)


def _in_words(found: GapAnswers) -> str:
    parts = [f"**{counted(len(found.sets), 'blank')}** would be filled"]
    parts += [f"{counted(len(found.choices), 'answer')} to choose"] if found.choices else []
    parts += [f"{counted(found.already, 'answer')} in the workbook already"] if found.already else []
    return ", ".join(parts) + "."


def answers_frame(answers: Sequence[Answer], names: Sequence[str]) -> pd.DataFrame:
    """One row an answer: whose field it fills, what stands there now, what it gives, why it is to be chosen."""
    rows = [
        {
            "name": names[answer.position],
            "field": field_label(answer.field),
            "old": in_words(answer.ours),
            "new": in_words(answer.value),
            "why": answer.why[:1].upper() + answer.why[1:],
            "file": answer.file,
            "cell": f"{answer.sheet} {answer.cell}",
        }
        for answer in answers
    ]
    return pd.DataFrame(rows, dtype="str")


def _ask_about(found: GapAnswers, names: Sequence[str], revision: int) -> list[int]:
    """The numbers of the answers that are ticked to be taken; none is by itself."""
    st.markdown("**To choose**")
    st.caption(
        "The workbook keeps what it holds unless you tick an answer. Of two for one cell the first ticked counts."
    )
    frame = answers_frame(found.choices, names).assign(take=False)[list(CHOICE_COLUMNS)]
    key = f"gap_choices_{revision}_{hash(found.choices)}"
    st.data_editor(
        frame,
        hide_index=True,
        column_config={
            **column_settings(frame),
            "take": st.column_config.CheckboxColumn("Take it"),
            "name": st.column_config.TextColumn(label_of("name")),
            "old": st.column_config.TextColumn("The workbook has"),
            "new": st.column_config.TextColumn("The answer"),
        },
        disabled=[name for name in CHOICE_COLUMNS if name != "take"],
        key=key,
        height=height_for(len(frame)),
        alt="Answers that need a choice",
    )
    state: Any = typed(key)
    ticked = state["edited_rows"] if state else {}
    return [int(row) for row, values in ticked.items() if values.get("take")]


def _make(found: GapAnswers, wanted: Sequence[Any]) -> None:
    commit(*wanted, notice=f"{counted(len(wanted), 'edit')} made, undone as one", together=found.made_by)
