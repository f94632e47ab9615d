"""Channels before and after grouping, and what more people would do to them."""

from __future__ import annotations

import streamlit as st

from pmodash.measures.complexity import growth_curve
from pmodash.ui.frame import Page
from pmodash.ui.tables import show_table
from pmodash.ui.tiles import Tile, show_tiles

HELP = {
    "people": "Everyone who has not left, the PMO's own staff included, and the PMO itself as one more.",
    "potential": "n(n−1)/2: every pair of n people. It grows with the square of n.",
    "grouped": "For each group in use its vehicles in use, and one channel for each contact managed individually.",
    "added": "One more person adds as many potential channels as there are people already.",
}


def show_channels(page: Page) -> None:
    """The numbers, and what stands behind them by group."""
    found = page.analysis.complexity
    show_tiles(
        (
            Tile("People", f"{found.n:,}", help=HELP["people"]),
            Tile("Potential channels", f"{found.potential_channels:,}", help=HELP["potential"]),
            Tile("Channels once grouped", f"{found.grouped_channels:,}", help=HELP["grouped"]),
            Tile("One more person adds", f"{found.n:,}", help=HELP["added"]),
        )
    )
    show_table(found.per_group, "channels", "Channels of each group", file="channels-by-group")


def show_growth(page: Page) -> None:
    """What a number of people chosen with a slider would add."""
    found = page.analysis.complexity
    extra = st.slider("People added", 0, max(100, found.n), min(50, found.n), key="people_added", persist_state="session")
    curve = growth_curve(found.n, extra, found.grouped_channels, found.managed_individually)
    show_table(curve, "curve", "Channels as the network grows", file="growth-curve")
