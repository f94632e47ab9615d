"""Choosing contacts by name, without sending ten thousand names to the browser."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pmodash.ui.plain import counted

MOST_NAMES = 500
SEARCHED = ("name", "email", "organisation", "job_title", "department", "owner")


def labels_of(contacts: pd.DataFrame) -> list[str]:
    """Each contact as one line: name, organisation, and the row that tells two of the same name apart."""
    names = contacts["name"].astype(object)
    organisations = contacts["organisation"].astype(object).where(contacts["organisation"].notna(), "")
    rows = contacts["row"].astype(str)
    return [
        f"{name}, {organisation} (row {row})" if organisation else f"{name} (row {row})"
        for name, organisation, row in zip(names, organisations, rows, strict=True)
    ]


def rows_with(contacts: pd.DataFrame, words: str) -> pd.DataFrame:
    """The contacts in whose name, e-mail, organisation, job title or owner every one of the words occurs."""
    wanted = words.casefold().split()
    if not wanted:
        return contacts
    columns = [name for name in SEARCHED if name in contacts]
    text = contacts[columns[0]].fillna("").str.casefold()
    for name in columns[1:]:
        text = text + "\n" + contacts[name].fillna("").str.casefold()
    keep = pd.Series(True, index=contacts.index)
    for word in wanted:
        keep &= text.str.contains(word, regex=False)
    return contacts[keep]


def pick_contact(contacts: pd.DataFrame, key: str, label: str = "Contact") -> int | None:
    """The position of the contact chosen, None while nobody is."""
    offered = _offered(contacts, key)
    names = dict(zip(offered.index.tolist(), labels_of(offered), strict=True))
    chosen = st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda place: names.get(place, ""),
        key=key,
        placeholder="Choose",
        filter_mode="contains",
    )
    return None if chosen is None else int(chosen)


def pick_contacts(contacts: pd.DataFrame, key: str, label: str = "Contacts") -> list[int]:
    """The positions of the contacts chosen, in the order they were chosen in."""
    before = st.session_state.get(key) or []
    offered = _offered(contacts, key)
    also = contacts.loc[[place for place in before if place in contacts.index and place not in offered.index]]
    offered = pd.concat([offered, also])
    names = dict(zip(offered.index.tolist(), labels_of(offered), strict=True))
    chosen = st.multiselect(
        label,
        list(names),
        format_func=lambda place: names.get(place, ""),
        key=key,
        placeholder="Choose one or more",
        filter_mode="contains",
        select_all=False,
    )
    return [int(place) for place in chosen]


def _offered(contacts: pd.DataFrame, key: str) -> pd.DataFrame:
    if len(contacts) <= MOST_NAMES:
        return contacts
    words = st.text_input(
        "Search first by name, e-mail or organisation", key=f"{key}_search", type="search", live="300ms"
    )
    found = rows_with(contacts, str(words or ""))
    if len(found) > MOST_NAMES:
        st.caption(f"{counted(len(found), 'contact')} fit; the first {MOST_NAMES} can be chosen. Type more to narrow.")
    return found.head(MOST_NAMES)
