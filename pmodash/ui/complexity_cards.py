"""Channels before and after grouping, and what more people would do to them."""

from __future__ import annotations

import streamlit as st

from pmodash.analysis import Analysis
from pmodash.figures import complexity, grouped_network, network
from pmodash.measures.complexity import potential_channels
from pmodash.measures.measured import Measured
from pmodash.measures.sentences import finding_complexity
from pmodash.ui.cards import covered, show_chart, show_figure
from pmodash.ui.frame import Page
from pmodash.ui.plain import counted
from pmodash.ui.tiles import Tile, show_tiles

MOST_DRAWN = 60
HELP = {
    "people": "Everyone who has not left, the PMO's own staff included, and the PMO itself as one more.",
    "potential": "n(n−1)/2: every pair of n people. It grows with the square of n.",
    "grouped": "For each group in use its vehicles in use, and one channel for each contact managed individually.",
    "added": "One more person adds as many potential channels as there are people already.",
}


def show_channels(found: Analysis) -> None:
    """The four numbers."""
    channels = found.complexity
    show_tiles(
        (
            Tile("People", f"{channels.n:,}", f"{counted(channels.n - 1, 'contact')} and the PMO", HELP["people"]),
            Tile("Potential channels", f"{channels.potential_channels:,}", help=HELP["potential"]),
            Tile("Channels once grouped", f"{channels.grouped_channels:,}", help=HELP["grouped"]),
            Tile("One more person adds", f"{channels.n:,}", help=HELP["added"]),
        )
    )


def choose_growth(found: Analysis) -> int:
    """How many people more, from a slider; none to begin with, so that the page opens on what is so."""
    most = max(50, found.complexity.n)
    return int(st.slider("What if so many people are added?", 0, most, 0, key="added", persist_state="session"))


def show_curve(page: Page, extra: int) -> None:
    """Potential and grouped channels as the network grows."""
    found = page.analysis.complexity
    more = potential_channels(found.n + extra) - found.potential_channels
    headline = (
        f"{counted(extra, 'person', 'people')} more would add {counted(more, 'potential channel')} to the "
        f"{found.potential_channels:,} of today"
        if extra
        else f"{counted(found.n, 'person', 'people')} could need {counted(found.potential_channels, 'channel')}"
    )
    show_chart(page.look, complexity.growth_curve, found.grown(extra), headline, "growth-curve")


def show_grouped(page: Page) -> None:
    """The channels that remain once contact is managed by group."""
    found = page.analysis
    headline, mixed = finding_complexity(found.complexity), found.vehicle_mix.frame
    show_chart(
        page.look, grouped_network.grouped, found.complexity.by_group, headline, "channels-by-group", mixed=mixed
    )


def show_everyone(page: Page, extra: int) -> None:
    """Every potential channel drawn, for a network small enough to see them."""
    standing = page.analysis.standing
    inside = standing[~standing["left"]]
    if len(inside) + extra > MOST_DRAWN:
        st.caption(f"Every channel is drawn for up to {MOST_DRAWN} people. Choose a group or an owner in the filters.")
        return
    ties = page.analysis.ties.among(~standing["left"].to_numpy())
    headline = f"Every line is a potential channel: {potential_channels(len(inside) + 1 + extra):,} of them"
    if len(ties.first):
        headline += f"; {counted(len(ties.first), 'pair')} of contacts have a tie"
    note = f"{covered()} {Measured(inside, len(inside), 'contacts', page.analysis.complexity.left_out).note}"
    figure = network.everyone(inside["group"], page.look, title=headline, note=note, extra=extra, ties=ties)
    table = inside["group"].value_counts(dropna=False).rename_axis("group").reset_index(name="contacts")
    show_figure(figure, headline, "every-channel", table)
