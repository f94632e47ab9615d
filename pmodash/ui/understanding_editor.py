"""The table in which a user corrects how their workbook was understood; a correction takes effect at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.columns import column_settings
from pmodash.ui.correcting import correct, correction_of
from pmodash.ui.plain import counted, plain
from pmodash.ui.session import Session, change, session, typed, typed_anew
from pmodash.ui.tables import height_for
from pmodash.ui.understood import (
    EDITED_COLUMN,
    ambiguous_example,
    choosable_fields,
    columns_frame,
    main_first,
    switchable_dates,
    table_title,
)
from pmodash.ui.unsure import scale_ways
from pmodash.vocabulary import ROLES
from pmodash.workbook.cells import Book
from pmodash.workbook.correction_words import DATE_ORDERS
from pmodash.workbook.field_names import fields_by_label, role_label
from pmodash.workbook.tables import Column, Corrections, KeptSettings, Layout, SheetCorrection, Table

CHOICES = ("dmy", "mdy")


def show_understanding(kept: Session) -> None:
    """Every table of the workbook: what its sheet holds, where its header stands, and the field of each column."""
    book, layout = derived.book_of(kept), derived.layout_of(kept)
    _say_what_was_kept(layout, kept.workspace.home is None)
    for place, table in enumerate(main_first(layout)):
        with st.expander(plain(table_title(table, layout)), expanded=place == 0, key=f"understood_{place}"):
            _show_sheet(book, layout.settings, table, place)
    without = [name for name in book.sheet_names if name not in {table.sheet for table in layout.tables}]
    if without:
        st.caption("Sheets in which no table was found: " + plain(", ".join(without)))
    _offer_corrections(kept.workspace.corrections)


def fields_after(edits: Mapping[str, Mapping[str, Any]], table: Table) -> dict[str, str | None]:
    """What edited rows of the columns' table say: the field of each column letter that was changed."""
    labels = fields_by_label(choosable_fields(table))
    changed = {}
    for row, values in edits.items():
        column = table.columns[int(row)]
        field = labels.get(str(values.get(EDITED_COLUMN)), column.field)
        if field != column.field:
            changed[column.column] = field
    return changed


def _say_what_was_kept(layout: Layout, home_is_kept: bool) -> None:
    """How many corrections the workbook itself brought along."""
    count = len(layout.settings.applied) + (home_is_kept and bool(layout.settings.home))
    if count:
        verb = "was" if count == 1 else "were"
        st.info(
            f"{counted(count, 'correction')} kept in this workbook {verb} applied. The sheet "
            f"{plain(layout.settings.sheet)} lists {'it' if count == 1 else 'them'}; what you choose here goes first.",
            icon=":material/history_edu:",
        )


def _show_sheet(book: Book, settings: KeptSettings, table: Table, place: int) -> None:
    now = session().workspace
    version = f"{place}_{hash(now.understood_as)}"
    if table.why:
        st.caption(plain(table.why))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _show_role(table, version)
        _show_header_row(table, version)
        _offer_way_back(settings, table.sheet, version)
    _show_columns(book, table, f"fields_{version}")
    for column in switchable_dates(table):
        _show_date_order(book, table, column, version)
    for column in (column for column in table.columns if column.scale):
        _show_scale(book, table, column, version)


def _offer_way_back(settings: KeptSettings, sheet: str, version: str) -> None:
    """The sheet without any correction, or with those that the workbook keeps where they were taken back."""
    said, kept = correction_of(sheet), settings.of_sheet(sheet)
    alone = SheetCorrection(sheet, anew=bool(kept))
    if said not in (alone, SheetCorrection(sheet)) or (kept and not said.anew):
        st.button("Back to as understood", key=f"reset_{version}", on_click=_reset, args=(alone,))
    if kept and said != SheetCorrection(sheet):
        st.button(
            "Back to as kept in the workbook", key=f"kept_{version}", on_click=_reset, args=(SheetCorrection(sheet),)
        )


def _show_columns(book: Book, table: Table, key: str) -> None:
    if not table.columns:
        st.caption("To have this sheet read, choose what it holds and give the row of its header.")
        return
    frame = columns_frame(book, table)
    settings = column_settings(frame)
    settings["samples"] = st.column_config.TextColumn("First values", width=210)
    settings[EDITED_COLUMN] = st.column_config.SelectboxColumn(
        "Field (choose to correct)",
        width=180,
        options=list(fields_by_label(choosable_fields(table))),
        required=True,
        help="What the column holds. Choose another, or (not used) to leave the column alone.",
    )
    st.data_editor(
        frame,
        hide_index=True,
        column_config=settings,
        disabled=[name for name in frame.columns if name != EDITED_COLUMN],
        key=key,
        on_change=_take_fields,
        args=(table, key),
        height=height_for(len(frame)),
        alt=f"Columns of the sheet {table.sheet} and the field each of them holds",
    )


def _show_role(table: Table, version: str) -> None:
    st.selectbox(
        "This sheet holds",
        ROLES,
        index=ROLES.index(table.role) if table.role in ROLES else None,
        format_func=role_label,
        key=f"role_{version}",
        on_change=_take_role,
        args=(table.sheet, f"role_{version}", table.role),
        width=220,
        filter_mode="contains",
    )


def _show_header_row(table: Table, version: str) -> None:
    st.number_input(
        "Header row",
        min_value=1,
        value=table.header_row,
        step=1,
        key=f"header_{version}",
        on_change=_take_header_row,
        args=(table.sheet, f"header_{version}", table.header_row),
        width=140,
        help="The row with the column names, counted as in the workbook. Of two header rows, the lower one.",
    )


def _show_date_order(book: Book, table: Table, column: Column, version: str) -> None:
    letter = column.column
    key = f"order_{version}_{letter}"
    example = ambiguous_example(book.sheet(table.sheet), table, column)
    st.segmented_control(
        f"Dates in column {letter}, {plain(column.header)}" + (f" ({plain(example)})" if example else ""),
        CHOICES,
        default=column.date_order,
        format_func=lambda order: DATE_ORDERS[order],
        key=key,
        on_change=_take_date_order,
        args=(table.sheet, letter, key, column.date_order),
        required=True,
        help="07/06 is 7 June when the day comes first, 6 July when the month does.",
    )


def _show_scale(book: Book, table: Table, column: Column, version: str) -> None:
    letter, key = column.column, f"scale_{version}_{column.column}"
    choices = scale_ways(book, table, column)
    st.segmented_control(
        f"Scale of column {letter}, {plain(column.header)}",
        list(choices),
        default=column.scale,
        format_func=lambda way: plain(choices[way]),
        key=key,
        on_change=_take_scale,
        args=(table.sheet, letter, key, column.scale),
        required=True,
        help="Which end of the scale is the strongest, and what each value means then.",
    )


def _offer_corrections(corrections: Corrections) -> None:
    if corrections.sheets:
        st.download_button(
            "Download these corrections for the command line",
            data=json.dumps(corrections.as_json(), ensure_ascii=False, indent=1),
            file_name="layout.json",
            mime="application/json",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
            help="A scheduled job takes this file, so that it reads the workbook as you do.",
        )


def _take_role(sheet: str, key: str, shown: str) -> None:
    role = typed_anew(key, shown)
    if isinstance(role, str):
        correct(replace(correction_of(sheet), role=role))


def _take_header_row(sheet: str, key: str, shown: int | None) -> None:
    row = typed_anew(key, shown)
    if isinstance(row, int):
        correct(replace(correction_of(sheet), header_row=row))


def _take_date_order(sheet: str, letter: str, key: str, shown: str | None) -> None:
    order = typed_anew(key, shown)
    if isinstance(order, str):
        before = correction_of(sheet)
        correct(replace(before, date_orders={**before.date_orders, letter: order}))


def _take_scale(sheet: str, letter: str, key: str, shown: str | None) -> None:
    way = typed_anew(key, shown)
    if isinstance(way, str):
        before = correction_of(sheet)
        correct(replace(before, scales={**before.scales, letter: way}))


def _take_fields(table: Table, key: str) -> None:
    state: Any = typed(key)
    changed = fields_after(state["edited_rows"], table)
    if changed:
        before = correction_of(table.sheet)
        correct(replace(before, fields={**before.fields, **changed}))


def _reset(alone: SheetCorrection) -> None:
    change(lambda now: now.corrected(alone), "Read again as at first")
