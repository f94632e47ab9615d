"""A chart with all that belongs to it: what it shows in a sentence, what it rests on, its table and its downloads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pmodash.figures.theme import Theme, plotly_config
from pmodash.measures.measured import Measured
from pmodash.ui.plain import day_in_words, plain
from pmodash.ui.session import workspace
from pmodash.ui.tables import show_table


def show_chart(
    look: Theme,
    draw: Callable[..., go.Figure],
    measured: Measured,
    headline: str,
    key: str,
    columns: Sequence[str] = (),
    **more: Any,
) -> None:
    """One chart in a card: the finding as its title, what it covers, the picture, the table behind it.

    `draw` makes the figure from the measure's answer and the page's look, and gets `more` as it is. `headline` is also
    what a screen reader says of the picture. `key` names the card, the picture that its toolbar saves and its CSV file.
    """
    figure = draw(measured, look, title=headline, note=covered(), **more)
    show_figure(figure, headline, key, measured.frame, columns)


def show_figure(figure: go.Figure, headline: str, key: str, table: pd.DataFrame, columns: Sequence[str] = ()) -> None:
    """A figure that is drawn already, in its card, with the table behind it."""
    with st.container(border=True, key=f"card_{key}", height="stretch"):
        st.plotly_chart(figure, theme=None, key=f"figure_{key}", config=plotly_config(key), alt=headline)
        _show_table_behind(table, key, headline, columns)


def covered() -> str:
    """The as-of date and the filters in words, said of every chart and list, so that a picture of it says so too."""
    now = workspace()
    only = f", only {now.selection.in_words}" if not now.selection.is_all else ""
    return f"As of {day_in_words(now.as_of)}{only}."


def show_ranked(measured: Measured, headline: str, key: str, columns: Sequence[str] = ()) -> None:
    """A list in a card: the finding above it, its n and what was left out below, the whole of it as a file."""
    with st.container(border=True, key=f"card_{key}"):
        st.subheader(plain(headline), anchor=False)
        show_table(measured.frame, key, headline, columns, file=key)
        st.caption(plain(f"{covered()} {measured.note}"))


def _show_table_behind(frame: pd.DataFrame, key: str, alt: str, columns: Sequence[str]) -> None:
    """The table, drawn only once it is opened."""
    box = st.expander("Table and download", key=f"table_{key}", on_change="rerun", icon=":material/table_chart:")
    if box.open:
        with box:
            show_table(frame, f"rows_{key}", f"Table: {alt}", columns, file=key)


def side_by_side() -> Any:
    """A place where two cards stand beside each other as long as there is room for both."""
    return st.grid(2, min_column_width=430, gap="small")
