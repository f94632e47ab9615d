"""The blanks worth filling: ranked, each with what filling it would switch on, and filled right there."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from pmodash.network.levels import GRADE_FIELDS, LEVEL_FIELDS
from pmodash.planning.ranking import ranked
from pmodash.ui.columns import column_settings, label_of
from pmodash.ui.contacts_editor import group_setting, take_cells
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted
from pmodash.ui.session import show_in_widget, typed
from pmodash.ui.tables import height_for, offer_csv, page_bounds, page_number
from pmodash.vocabulary import DATE_FIELDS, GRADES, LEVELS
from pmodash.workbook.field_names import field_label

CHOSEN = "gaps_field"
COLUMNS = ("sentence", "contacts", "worth")
WHO = ("organisation", "job_title", "owner")
EDITOR_ROWS = 50
ROW_HEIGHT = {"narrow": 84, "middle": 64, "wide": 44}
SENTENCE_WIDTH = {"narrow": 310, "middle": 560, "wide": 820}
RANKED_BY = (
    "Ranked by worth: each contact who lacks it counts as often as their cadence asks for a touchpoint in 90 days, and "
    "twice where their influence is high; the sum is multiplied by what the blank switches on: 3 for whether somebody "
    "was reached and who reaches them, 2 for their place in a chart or group, 1 for what makes figures and matches "
    "surer. Only contacts who count and whom the filters leave are looked at: leavers and those not to be contacted "
    "are not asked about. Choose a row to see whom it concerns and to fill it in."
)


def show_gaps(page: Page) -> None:
    """The table of blanks and, for the one chosen, whom it concerns with a cell to fill."""
    st.subheader("Blanks worth filling", anchor=False, icon=":material/unpublished:")
    found = page.analysis.gaps.frame
    if found.empty:
        st.caption("No contact who counts lacks anything that a figure rests on.")
        return
    st.caption(RANKED_BY)
    field = _choose(page, found)
    offer_csv(found[list(COLUMNS)], "blanks-worth-filling", "gaps")
    if field:
        _show_editor(page, field)


def _choose(page: Page, found: pd.DataFrame) -> str:
    """The table, and the field of the row that is chosen; the choice stays while the rows change places."""
    fields = found["field"].tolist()
    chosen = str(typed(CHOSEN) or "")
    key = f"gaps_{'_'.join(fields)}"
    height, shown = ROW_HEIGHT[page.session.width], found[list(COLUMNS)]
    settings = column_settings(shown) | {
        "sentence": st.column_config.TextColumn(label_of("sentence"), width=SENTENCE_WIDTH[page.session.width])
    }
    st.dataframe(
        shown,
        hide_index=True,
        column_config=settings,
        key=key,
        on_select=lambda: _take_choice(key, fields),
        selection_mode="single-row",
        selection_default={"selection": {"rows": [fields.index(chosen)]}} if chosen in fields else None,
        row_height=height,
        height=height_for(len(shown), height),
        alt="Blanks ranked by what filling them would switch on",
    )
    return chosen if chosen in fields else ""


def _take_choice(key: str, fields: list[str]) -> None:
    state: Any = typed(key)
    rows = state["selection"]["rows"]
    show_in_widget(CHOSEN, fields[rows[0]] if rows else "")


def gap_rows(page: Page, field: str) -> pd.DataFrame:
    """Whom the blank concerns, the most pressing first: the field itself, and who they are."""
    standing = page.analysis.standing
    places = ranked(standing[page.analysis.lacking[field].to_numpy()]).index
    columns = list(dict.fromkeys(("name", field, *WHO)))
    frame = page.register.contacts.loc[places, columns]
    return frame.assign(group_why=standing["group_why"]) if field == "group" else frame


def _show_editor(page: Page, field: str) -> None:
    rows = gap_rows(page, field)
    st.markdown(f"**{field_label(field)}** of {counted(len(rows), 'contact')}, the most pressing first")
    st.caption(
        "Click a cell and type, or click it twice to choose. Leaving it is an edit, which goes into the workbook that "
        "you download."
    )
    start, stop = page_bounds(len(rows), page_number(len(rows), f"gaps_{field}", EDITOR_ROWS), EDITOR_ROWS)
    frame = rows.iloc[start:stop]
    places = [int(place) for place in frame.index]
    key = f"gap_cells_{field}_{page.session.workspace.revision}_{hash(tuple(places))}"
    st.data_editor(
        frame,
        hide_index=True,
        column_config=column_settings(frame) | {field: _setting(page, field)},
        disabled=[name for name in frame.columns if name != field],
        key=key,
        on_change=take_cells,
        args=(key, places, page.register, frame),
        alt=f"Contacts without {field_label(field)}",
        placeholder="",
        height=height_for(len(frame)),
    )


def _setting(page: Page, field: str) -> Any:
    """The cell of a field to be filled: a list to choose from, a day, or text."""
    label = field_label(field)
    if field == "group":
        return group_setting()
    if field in DATE_FIELDS:
        return st.column_config.DateColumn(label, format="D MMM YYYY", max_value=page.session.workspace.as_of)
    if field in LEVEL_FIELDS:
        return st.column_config.SelectboxColumn(label, options=list(GRADES if field in GRADE_FIELDS else LEVELS))
    return st.column_config.TextColumn(label)
