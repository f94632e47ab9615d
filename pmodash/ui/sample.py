"""The made-up network that shows what the product does before a user's own workbook is open."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from pmodash.demo import demo
from pmodash.ui import clock
from pmodash.ui.session import change, session
from pmodash.ui.workspace import OpenFile, Workspace

SAMPLE_NAME = "Sample network.xlsx"
CONTACTS, TOUCHPOINTS, SEED = 150, 1500, 7


def open_sample() -> None:
    """Open the sample network as of today, so that every status occurs in it."""
    today = clock.today()
    data = demo(CONTACTS, TOUCHPOINTS, SEED, today)
    session().memo.forget()

    def opened(now: Workspace) -> Workspace:
        return replace(now.opened(OpenFile.of(SAMPLE_NAME, data, sample=True)), as_of=today)

    change(opened, "The sample network is open")
    st.switch_page("pages/insight/overview.py")
