"""Where the presentation stands, as the page's address tells it: that it runs, and the name of its slide."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pmodash.ui.address import PRESENT, SLIDE
from pmodash.ui.present_slide import Screen


def is_presenting() -> bool:
    """Whether the story is being shown."""
    return st.query_params.get(PRESENT) == "1"


def screen_in(screens: Sequence[Screen]) -> Screen:
    """The slide that the address asks for: the first where it names none that there is."""
    asked = st.query_params.get(SLIDE, "")
    return next((screen for screen in screens if screen.name == asked), screens[0])


def show_slide(name: str) -> None:
    """Present the slide of that name from now on."""
    st.query_params.update({PRESENT: "1", SLIDE: name})


def end() -> None:
    """Present no longer."""
    for name in (PRESENT, SLIDE):
        st.query_params.pop(name, None)
