"""Where the presentation stands, as the page's address tells it: that it runs, and the name of its slide.

From slide to slide the browser alone keeps the address: answers of the app that come late would put an earlier slide
there, and every slide would be one more step back.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from pmodash.ui.address import PRESENT, SLIDE
from pmodash.ui.present_slide import Screen
from pmodash.ui.session import session


def is_presenting() -> bool:
    """Whether the story is being shown."""
    return st.query_params.get(PRESENT) == "1"


def screen_in(screens: Sequence[Screen]) -> Screen:
    """The slide that is on, or else that the address asks for: the first where it names none that there is."""
    asked = session().slide or st.query_params.get(SLIDE, "")
    return next((screen for screen in screens if screen.name == asked), screens[0])


def begin(name: str) -> None:
    """Present from the slide of that name on."""
    session().slide = name
    st.query_params.update({PRESENT: "1", SLIDE: name})


def move_to(name: str) -> None:
    """Show the slide of that name."""
    session().slide = name


def end() -> None:
    """Present no longer."""
    session().slide = ""
    for name in (PRESENT, SLIDE):
        st.query_params.pop(name, None)
