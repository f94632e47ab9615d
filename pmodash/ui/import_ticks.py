"""A table of an import with a tick in each row, a page of rows at a time; what is ticked is kept by the import."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pmodash.ui.session import session, typed
from pmodash.ui.tables import height_for, page_bounds, page_number

ROWS = 50
Decide = Callable[[Hashable, object], None]


def show_ticks(
    frame: pd.DataFrame, names: Sequence[Hashable], key: str, settings: dict[str, Any], decide: Decide, alt: str
) -> None:
    """The frame, of which the first column can be changed; `names` are what its rows stand for.

    A change calls `decide` with what the row stands for and the new value. The browser keeps the table as it was first
    given, with what was changed in it since, so that a tick draws nothing anew.
    """
    start, stop = page_bounds(len(frame), page_number(len(frame), key, ROWS), ROWS)
    editor = f"{key}_{_version()}_{start}"
    page = _as_drawn(editor, frame.iloc[start:stop])
    first, *others = frame.columns
    st.data_editor(
        page,
        hide_index=True,
        disabled=others,
        column_config=settings,
        key=editor,
        on_change=_take,
        args=(editor, first, list(names[start:stop]), decide),
        alt=alt,
        placeholder="",
        height=height_for(len(page)),
    )


def choose_all(label: str, key: str, choose: Callable[[], None], icon: str = "") -> None:
    """A button that changes many rows at once."""
    st.button(label, key=key, on_click=_and_draw_anew, args=(choose,), icon=icon or None)


def _as_drawn(editor: str, page: pd.DataFrame) -> pd.DataFrame:
    """The rows as the browser has them while it shows this table, else as they are now."""
    now = session().importing
    if now is None:
        return page
    if typed(editor) is None or editor not in now.drawn:
        now.drawn[editor] = page
    return now.drawn[editor]


def _version() -> int:
    now = session().importing
    return now.version if now else 0


def _take(editor: str, column: str, names: Sequence[Hashable], decide: Decide) -> None:
    state: Any = typed(editor)
    for row, values in state["edited_rows"].items():
        if column in values:
            decide(names[int(row)], values[column])


def _and_draw_anew(choose: Callable[[], None]) -> None:
    choose()
    now = session().importing
    if now is not None:
        now.version += 1
        now.drawn.clear()
