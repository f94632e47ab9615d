"""Where no contacts were found: the sheet that most likely holds them, asked about in one click."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.correcting import correct, correction_of
from pmodash.ui.plain import listed, plain, shortened
from pmodash.ui.session import Session
from pmodash.workbook.cells import Book
from pmodash.workbook.field_names import field_label
from pmodash.workbook.tables import Corrections, Layout, Table
from pmodash.workbook.understanding import understand

TELLING_FIELDS = ("name", "first_name", "last_name", "email")


def likeliest_table(book: Book, layout: Layout, corrections: Corrections) -> Table | None:
    """The table that reads best as contacts, of all sheets of which the user has not said what they hold."""
    asked = [corrections.of_sheet(name) for name in book.sheet_names if name not in layout.kept.values()]
    trial = tuple(replace(said, role="contacts") for said in asked if said.role is None)
    tables = understand(book, Corrections(trial)).of_role("contacts") if trial else ()
    told = [table for table in tables if table.last_row >= table.first_row and _names_somebody(table)]
    return max(told, key=lambda table: (len(_fields(table)), table.last_row - table.first_row), default=None)


def offer_likeliest_sheet(kept: Session) -> None:
    """The question whether that sheet holds the contacts, with how its columns would be read."""
    now = kept.workspace
    book, layout = derived.book_of(kept), derived.layout_of(kept)
    key = now.understood_as
    table = kept.memo.get("likeliest sheet", key, lambda: likeliest_table(book, layout, now.corrections))
    if table is None:
        return
    with st.container(border=True):
        st.subheader("Does this sheet hold your contacts?", anchor=False)
        read = [f"{shortened(c.header or c.column, 28)} as {field_label(c.field)}" for c in table.columns if c.field]
        st.markdown(f"**{plain(f'Sheet {table.sheet}')}**, header in row {table.header_row}")
        st.caption(plain(f"It would read {listed(read, most=8)}."))
        with st.container(horizontal=True):
            st.button(
                "Yes, read it", key=f"yes_{hash(key)}", type="primary", on_click=_answer, args=(table, "contacts")
            )
            st.button("No", key=f"no_{hash(key)}", on_click=_answer, args=(table, "other"))


def _names_somebody(table: Table) -> bool:
    return any(table.of_field(name) for name in TELLING_FIELDS)


def _fields(table: Table) -> set[str]:
    return {column.field for column in table.columns if column.field}


def _answer(table: Table, role: str) -> None:
    correct(replace(correction_of(table.sheet), role=role))
