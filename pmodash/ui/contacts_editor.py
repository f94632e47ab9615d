"""The contacts as a table whose cells can be changed: each change is an edit, made by the contact's own row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.journal.edits import SetField
from pmodash.network.group_rules import group_choices
from pmodash.network.register import Register
from pmodash.ui.columns import column_settings
from pmodash.ui.committing import commit, key_of
from pmodash.ui.contact_picker import rows_with
from pmodash.ui.plain import counted
from pmodash.ui.session import Session, session, typed
from pmodash.ui.tables import height_for, page_bounds, page_number
from pmodash.vocabulary import DATE_FIELDS, HUB_SOURCE
from pmodash.workbook.field_names import field_label

ALWAYS = ("name", "email", "organisation", "job_title", "owner")
SOMETIMES = (
    "first_name", "last_name", "phone", "department", "role", "influence", "interest", "engagement_current",
    "engagement_desired", "vehicle", "cadence", "last_touchpoint", "next_touchpoint", "location", "linkedin",
    "first_met", "status", "tags", "notes", "do_not_contact",
)  # fmt: skip
STANDING = ("standing", "group")
EDITOR_ROWS = 50
HOW_TO = "Change a cell and leave it: that is an edit, which goes into the workbook that you download."


def editable_fields(contacts: pd.DataFrame) -> tuple[str, ...]:
    """The fields worth a column: the usual ones, and those that somebody has a value in."""
    used = [name for name in SOMETIMES if _used(contacts[name])]
    return (*ALWAYS, *used)


def _used(values: pd.Series) -> bool:
    return bool(values.any() if values.dtype == bool else values.notna().any())


def editor_frame(contacts: pd.DataFrame, standing: pd.DataFrame, fields: Sequence[str]) -> pd.DataFrame:
    """The rows to be edited: the contact's name, status and group on the as-of date, then the fields."""
    frame = contacts[list(fields)].assign(
        standing=standing["status"].reindex(contacts.index), group=groups_shown(standing).reindex(contacts.index)
    )
    return frame[["name", *STANDING, *[name for name in fields if name != "name"]]]


def groups_shown(standing: pd.DataFrame) -> pd.Series:
    """Each contact's group as its cell shows it: for the PMO's own people the hub, by its source's name."""
    return standing["group"].fillna(standing["source"].where(standing["source"] == HUB_SOURCE))


def edits_in(
    rows: Mapping[str, Mapping[str, Any]], places: Sequence[int], register: Register, shown: pd.DataFrame
) -> tuple[SetField, ...]:
    """The edits that changed cells stand for; `places` are the contacts' positions in the order of the rows."""
    edits = []
    for row, values in rows.items():
        place = places[int(row)]
        for field, raw in values.items():
            was = value_of(shown[field].iloc[int(row)] if field == "group" else register.contacts[field].iloc[place])
            value = converted(field, raw)
            if value != was:
                edits.append(SetField(key_of(register, place), field, value, was))
    return tuple(edits)


def converted(field: str, raw: Any) -> str | dt.date | bool | None:
    """What a cell of the editor holds, in the field's own type; a cleared cell is None."""
    if field in DATE_FIELDS and raw:
        return dt.date.fromisoformat(str(raw)[:10])
    if field == "do_not_contact":
        return bool(raw)
    text = "" if raw is None else str(raw).strip()
    return text or None


def value_of(value: Any) -> str | dt.date | bool | None:
    """A value of the register in the form an edit holds it: a day, yes or no, text, or None for blank."""
    if isinstance(value, bool):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return bool(value) if type(value).__name__ == "bool_" else str(value)


def show_contacts_editor(kept: Session, register: Register, standing: pd.DataFrame) -> None:
    """Search, a page of contacts at a time, and cells that can be changed."""
    shown = register.contacts.loc[standing.index]
    words = st.text_input("Search contacts", key="contacts_search", type="search", live="300ms")
    found = rows_with(shown, str(words or ""))
    st.caption(f"{counted(len(found), 'contact')} of {len(register.contacts):,}. {HOW_TO}")
    if found.empty:
        return
    start, stop = page_bounds(len(found), page_number(len(found), "contacts", EDITOR_ROWS), EDITOR_ROWS)
    page = found.iloc[start:stop]
    fields = editable_fields(register.contacts)
    frame = editor_frame(page, standing, fields)
    places = [int(place) for place in page.index]
    key = f"contacts_{kept.workspace.revision}_{kept.workspace.as_of}_{hash(tuple(places))}"
    st.data_editor(
        frame,
        hide_index=True,
        column_config=_settings(frame),
        disabled=["standing"],
        key=key,
        on_change=take_cells,
        args=(key, places, register, frame),
        alt="Contacts with the fields that can be changed",
        placeholder="",
        height=height_for(len(frame)),
    )


def _settings(frame: pd.DataFrame) -> dict[str, Any]:
    settings = column_settings(frame)
    for name in frame.columns:
        if name in DATE_FIELDS:
            settings[name] = st.column_config.DateColumn(field_label(name), format="D MMM YYYY")
        elif name == "do_not_contact":
            settings[name] = st.column_config.CheckboxColumn(field_label(name))
        elif name not in ("name", *STANDING):
            settings[name] = st.column_config.TextColumn(field_label(name))
    settings["standing"] = st.column_config.TextColumn("Status now", help="Worked out for the as-of date.")
    settings["group"] = group_setting()
    return settings


def group_setting() -> Any:
    """The cell in which a contact's group is overridden."""
    return st.column_config.SelectboxColumn(
        "Group",
        width=170,
        options=list(group_choices()),
        help="Choose another group to override what the rules decided.",
    )


def take_cells(key: str, places: Sequence[int], register: Register, frame: pd.DataFrame) -> None:
    """Turn the cells changed in the editor of that key into edits; one that changes nothing is forgotten."""
    state: Any = typed(key)
    edits = edits_in(state["edited_rows"], places, register, frame)
    if edits:
        commit(*edits, notice=f"{counted(len(edits), 'change')} noted")
    else:
        kept = session()
        kept.workspace = kept.workspace.touched()
