"""The edits that concern cells with a formula: it stays as it is, but where the user ticks it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.edits import SetField
from pmodash.journal.formula_edits import FormulaEdit, formula_edits
from pmodash.journal.replaying import replay
from pmodash.ui import derived
from pmodash.ui.committing import commit
from pmodash.ui.frame import Page
from pmodash.ui.session import once, typed
from pmodash.ui.tables import height_for
from pmodash.ui.understood import value_as_text
from pmodash.workbook.field_names import field_label


def cells_frame(found: Sequence[FormulaEdit]) -> pd.DataFrame:
    """One row a cell: whether its formula is replaced, the contact, field, cell, formula and the value asked for."""
    rows = [
        (one.ticked, one.contact, field_label(one.edit.field), one.cell, one.formula, value_as_text(one.edit.value))
        for one in found
    ]
    return pd.DataFrame(rows, columns=["replace", "contact", "field", "cell", "formula", "new"])


def ticks_in(rows: Mapping[str, Mapping[str, Any]], found: Sequence[FormulaEdit]) -> tuple[SetField, ...]:
    """The edits that ticked and unticked rows stand for."""
    told = [(found[int(row)], bool(values["replace"])) for row, values in rows.items() if "replace" in values]
    return tuple(one.with_tick(ticked) for one, ticked in told if ticked != one.ticked)


def show_formula_cells(page: Page) -> None:
    """The list, where there are such edits; nothing otherwise."""
    found = _found(page)
    if not found:
        return
    st.markdown("**These edits concern cells that hold a formula.** A formula stays as it is unless you tick its row.")
    key = once("formula_cells")
    frame = cells_frame(found)
    st.data_editor(
        frame,
        hide_index=True,
        disabled=[name for name in frame.columns if name != "replace"],
        key=key,
        on_change=_take_ticks,
        args=(key, found),
        column_config={
            "replace": st.column_config.CheckboxColumn("Replace the formula", width=140),
            "contact": st.column_config.TextColumn("Contact"),
            "field": st.column_config.TextColumn("Field"),
            "cell": st.column_config.TextColumn("Cell"),
            "formula": st.column_config.TextColumn("Formula", width="medium"),
            "new": st.column_config.TextColumn("Your value"),
        },
        alt="Edits of cells that hold a formula, each with a tick to replace it",
        placeholder="",
        height=height_for(len(frame)),
    )


def _found(page: Page) -> tuple[FormulaEdit, ...]:
    now = page.session.workspace
    file = now.file
    if file is None or not now.journal.edits:
        return ()

    def make() -> tuple[FormulaEdit, ...]:
        draft = replay(derived.uploaded_register(page.session), now.journal.edits, now.home)
        return formula_edits(draft, file.data, file.name)

    return page.session.memo.get("formula cells", (now.understood_as, now.revision, now.home), make)


def _take_ticks(key: str, found: Sequence[FormulaEdit]) -> None:
    state: Any = typed(key)
    edits = ticks_in(state["edited_rows"], found)
    if edits:
        commit(*edits)
