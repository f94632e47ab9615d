"""The made-up network that shows what the app does before a user's own workbook is open."""

from __future__ import annotations

from pmodash.demo import sample
from pmodash.ui import clock
from pmodash.ui.opening import open_or_ask
from pmodash.ui.workspace import OpenFile

SAMPLE_NAME = "Sample network.xlsx"


def open_sample() -> None:
    """Open the sample network, made for today so that every status occurs in it, and go to the Overview."""
    open_or_ask(OpenFile.of(SAMPLE_NAME, sample(clock.this_day()), sample=True))
