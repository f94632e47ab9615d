"""The charts of the story, by name, as the pages and the offline report draw them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import plotly.graph_objects as go

from pmodash.figures import changes, coverage, engagement, grouped_network, growth, schedule, vehicles
from pmodash.figures.marks import Drawn
from pmodash.figures.theme import Theme

DRAWN: Mapping[str, Callable[..., go.Figure]] = {
    "changes": changes.then_and_now,
    "coverage": coverage.by_attribute,
    "months": coverage.by_month,
    "vehicles": vehicles.mix,
    "network": grouped_network.grouped,
    "growth": growth.by_month,
    "engagement": engagement.gap,
    "next": schedule.by_group,
}


def story_figure(
    name: str, measured: Drawn, look: Theme, *, title: str = "", note: str = "", more: Mapping[str, Any]
) -> go.Figure:
    """The figure of one of the story's charts; `more` is what it is drawn from besides (see `story.Chart`).

    The whole measure lets it tell its n and what was left out; its frame alone, where those stand beside it.
    """
    return DRAWN[name](measured, look, title=title, note=note, **more)
