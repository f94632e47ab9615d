"""What moves the slides: keys, a clicker, buttons at the edge; and the full screen, which needs a click."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pmodash.ui import present_address
from pmodash.ui.present_pressing import SCRIPT, STYLE
from pmodash.ui.session import typed

KEY, DOOR = "present_keys", "present_door"
_BUTTONS = """
<nav class="stage-keys" aria-label="Presentation">
  <button data-does="back" aria-label="Slide before" title="Slide before (←)">‹</button>
  <button data-does="on" aria-label="Next slide" title="Next slide (→)">›</button>
  <button data-does="whole" aria-label="Full screen on or off" title="Full screen on or off (F)">
    <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5"/></svg>
  </button>
  <button data-does="end" aria-label="End the presentation" title="End (Esc)">✕</button>
</nav>
<div class="stage-typed" hidden></div>
<div class="stage-black" hidden></div>
"""
_mount = st.components.v2.component("pmodash_keys", html=_BUTTONS, css=STYLE, js=SCRIPT, isolate_styles=False)


def open_full_screen_on_start() -> None:
    """Before the presentation: have the click that starts it open the full screen."""
    _mount(key=DOOR, data={"slides": [], "at": ""}, height=1)


def listen_to_keys(names: Sequence[str], at: str) -> float:
    """While presenting: keys and buttons move among the slides of these names; `at` is the one shown.

    Returns how many times as large as 1,280 by 720 pixels the window is.
    """
    told: Any = _mount(
        key=KEY,
        data={"slides": list(names), "at": at},
        height=1,
        on_asked_change=_take_asked,
        on_scale_change=_take_scale,
    )
    scale = told.get("scale")
    return min(max(float(scale), 0.2), 6.0) if isinstance(scale, int | float) else 1.0


def _take_scale() -> None:
    """The slide is drawn again, for the window as it is now."""


def _take_asked() -> None:
    state: Any = typed(KEY)
    asked = state.get("asked") if state else None
    name = asked.get("slide") if isinstance(asked, dict) else None
    if name:
        present_address.move_to(str(name))
    elif name == "":
        present_address.end()
