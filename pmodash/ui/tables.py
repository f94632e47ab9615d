"""Tables on a page: a page of rows at a time, coloured status and group, and the whole as a CSV file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from pmodash.ui.by_group import BY_GROUP, NOBODY_SINGLY, by_group, lists_people
from pmodash.ui.columns import CHIPS, SHARES, column_settings, label_of
from pmodash.ui.csv_text import csv_bytes
from pmodash.ui.plain import counted
from pmodash.ui.session import session

PAGE_ROWS = 100
ROW, MOST_HEIGHT = 33, 560


def show_table(
    frame: pd.DataFrame, key: str, alt: str, columns: Sequence[str] = (), file: str = "", row_height: int | None = None
) -> None:
    """The frame without its index, `columns` of it in that order, PAGE_ROWS rows at a time.

    `file` offers the whole frame as a CSV file of that name. An empty frame says so in words. Where nobody is shown
    singly, a list of people is counted by group.
    """
    if lists_people(frame) and not session().redaction.shows_people:
        grouped = "group" in frame.columns
        st.caption(BY_GROUP if grouped else NOBODY_SINGLY)
        if not grouped:
            return
        frame, columns, key, file = by_group(frame), (), f"{key}_groups", f"{file}-by-group" if file else ""
    shown = frame[[name for name in columns if name in frame.columns]] if columns else frame
    if shown.empty:
        st.caption("Nothing to list here.")
        return
    page = _page_of(shown, key)
    settings = column_settings(page)
    st.dataframe(
        page,
        hide_index=True,
        column_config=settings,
        alt=alt,
        key=f"{key}_rows",
        row_height=row_height,
        placeholder="",
        height=height_for(len(page), row_height or ROW),
    )
    if file:
        offer_csv(shown, file, key)


def height_for(rows: int, row: int = ROW) -> int:
    """How high a table stands, in pixels: all its rows, or as many as fit beside the rest of a page."""
    return min(rows * row + ROW + 3, MOST_HEIGHT)


def offer_csv(frame: pd.DataFrame, file: str, key: str, label: str = "Download as CSV") -> None:
    """A button that makes the CSV file only when it is pressed."""
    st.download_button(
        label,
        data=partial(_as_file, frame),
        file_name=f"{file}.csv",
        mime="text/csv",
        key=f"{key}_csv",
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
    )


def _as_file(frame: pd.DataFrame) -> bytes:
    """The CSV file of a table: its headings as on the page, shares in per cent, no figure finer than it is sure."""
    floats = [name for name in frame.columns if frame[name].dtype.kind == "f"]
    rounded = {name: (100 * frame[name]).round(1) if name in SHARES else frame[name].round(2) for name in floats}
    return csv_bytes(frame.assign(**rounded), [label_of(str(name)) for name in frame.columns])


def page_bounds(rows: int, number: int, size: int = PAGE_ROWS) -> tuple[int, int]:
    """The first row (from 0) and the row after the last of a page counted from 1; a page too far is the last."""
    last_page = max(1, -(-rows // size))
    start = (min(max(number, 1), last_page) - 1) * size
    return start, min(start + size, rows)


def page_number(rows: int, key: str, size: int = PAGE_ROWS) -> int:
    """A row of page numbers when one page is not enough; the number chosen, from 1."""
    pages = max(1, -(-rows // size))
    if pages == 1:
        return 1
    with st.container(horizontal=True, vertical_alignment="center"):
        number = st.pagination(pages, key=f"{key}_page_{pages}")
        start, stop = page_bounds(rows, number, size)
        st.caption(f"Rows {start + 1:,} to {stop:,} of {counted(rows, 'row')}")
    return number


def _page_of(frame: pd.DataFrame, key: str) -> pd.DataFrame:
    start, stop = page_bounds(len(frame), page_number(len(frame), key))
    page = frame.iloc[start:stop]
    shares = {name: np.floor((100 * page[name]).round(6) + 0.5) for name in SHARES if name in page.columns}
    chips = {name: page[name].map(_as_chip) for name in CHIPS if name in page.columns}
    return page.assign(**shares, **chips)


def _as_chip(value: object) -> list[str]:
    return [value] if isinstance(value, str) and value else []
