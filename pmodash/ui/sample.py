"""The made-up network that shows what the product does before a user's own workbook is open."""

from __future__ import annotations

from pmodash.demo import sample
from pmodash.ui import clock
from pmodash.ui.session import session
from pmodash.ui.workspace import OpenFile

SAMPLE_NAME = "Sample network.xlsx"
FIRST_PAGE = "pages/insight/overview.py"


def open_sample() -> None:
    """Open the sample network, made for today so that every status occurs in it, and go to the Overview."""
    kept = session()
    data = sample(clock.this_day())
    kept.memo.forget()
    kept.workspace = kept.workspace.opened(OpenFile.of(SAMPLE_NAME, data, sample=True))
    kept.go_to = FIRST_PAGE
