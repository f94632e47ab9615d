"""How far back vehicle use is looked at."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.ui.frame import Page
from pmodash.ui.session import change, show_in_widget, typed_anew

WINDOWS = (30, 90, 180, 365)


def choose_window(page: Page) -> None:
    """The number of days up to the as-of date; the policy's own window is among the choices."""
    policy = page.whole.network.policy.window_days
    offered = sorted({*WINDOWS, policy, page.whole.window})
    show_in_widget("window", page.whole.window)
    st.segmented_control(
        "Looking back, days",
        offered,
        key="window",
        on_change=_take_window,
        args=(page.whole.window,),
        required=True,
        help=f"Up to the as-of date. Your policy says {policy} days; change it for good on the Policy page.",
    )


def _take_window(shown: int) -> None:
    days = typed_anew("window", shown)
    if isinstance(days, int):
        change(lambda now: replace(now, window=days))
