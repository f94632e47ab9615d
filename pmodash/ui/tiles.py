"""The few numbers at the top of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st


@dataclass(frozen=True, slots=True)
class Tile:
    """One number with its name; `detail` says in words what stands behind it, `help` how it is worked out."""

    label: str
    value: str
    detail: str = ""
    help: str = ""


def show_tiles(tiles: Sequence[Tile]) -> None:
    """The tiles in a row that wraps on a narrow screen."""
    with st.grid(len(tiles), min_column_width=170, gap="small"):
        for tile in tiles:
            st.metric(
                tile.label,
                tile.value,
                tile.detail or None,
                delta_color="off",
                delta_arrow="off",
                help=tile.help or None,
                border=True,
                height="stretch",
            )
