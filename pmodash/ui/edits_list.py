"""The journal as a list: what was changed, from what, to what and when; the last one taken back or made again."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.journal.describing import describe_all
from pmodash.journal.edits_json import edits_as_json
from pmodash.journal.journal import Journal, Made
from pmodash.network.register import Register
from pmodash.ui import derived
from pmodash.ui.edits_file import show_edits_file
from pmodash.ui.frame import Page
from pmodash.ui.kept_copy import show_keeping
from pmodash.ui.plain import counted, plain, shortened
from pmodash.ui.session import change, session
from pmodash.ui.tables import show_table

COLUMNS = ("number", "edit", "old", "new", "together", "at", "state")
EDIT_HEIGHT = 72


def edits_frame(journal: Journal, register: Register) -> pd.DataFrame:
    """One row an edit, the newest first: number, edit (in words), old, new, together, at, state."""
    entries = journal.entries
    told = describe_all([entry.edit for entry in entries], register)
    frame = pd.DataFrame(
        {
            "number": range(1, len(entries) + 1),
            "edit": [what for what, _, _ in told],
            "old": [old for _, old, _ in told],
            "new": [new for _, _, new in told],
            "together": [entry.together for entry in entries],
            "at": pd.Series([entry.at for entry in entries], dtype="datetime64[us]"),
            "state": ["Taken back" if entry.undone else "Made" for entry in entries],
        }
    )
    return frame.iloc[::-1]


def show_edits(page: Page) -> None:
    """The buttons that undo and redo, and the list."""
    journal = page.session.workspace.journal
    with st.container(horizontal=True):
        st.button(
            plain(f"Undo {_called(journal.last_step, 'the last edit')}"),
            on_click=_undo,
            disabled=not journal.can_undo,
            icon=":material/undo:",
            key="undo",
        )
        st.button(
            plain(f"Redo {_called(journal.next_step, '')}".strip()),
            on_click=_redo,
            disabled=not journal.can_redo,
            icon=":material/redo:",
            key="redo",
        )
    if journal.entries:
        _show_list(page, journal)
    else:
        st.caption("Nothing was changed yet. Log a touchpoint or change a contact, and it is listed here.")
    show_edits_file()
    show_keeping()


def _show_list(page: Page, journal: Journal) -> None:
    frame = edits_frame(journal, derived.uploaded_register(page.session))
    columns = [name for name in COLUMNS if name != "together" or frame[name].any()]
    show_table(frame, "edits", "Edits made so far, the newest first", columns, "edits", EDIT_HEIGHT)
    st.download_button(
        "Download these edits as a file",
        data=json.dumps(edits_as_json(journal.edits), ensure_ascii=False, indent=1),
        file_name="edits.json",
        mime="application/json",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    st.caption(
        "The file holds the edits alone, to be made again on another copy of the workbook: in the box below, or by a "
        "scheduled job."
    )


def _called(step: Sequence[Made], otherwise: str) -> str:
    """What a step of several edits is called, such as "Import of people.csv (12 edits)"."""
    if len(step) < 2:
        return otherwise
    return f"{shortened(step[0].together)} ({counted(len(step), 'edit')})"


def _undo() -> None:
    step = session().workspace.journal.last_step
    change(lambda now: now.undone(), f"{_said(step)} taken back")


def _redo() -> None:
    step = session().workspace.journal.next_step
    change(lambda now: now.redone(), f"{_said(step)} made again")


def _said(step: Sequence[Made]) -> str:
    return "The last edit was" if len(step) < 2 else f"{_called(step, '')} was"
