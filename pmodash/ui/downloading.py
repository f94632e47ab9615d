"""The updated workbook: what cannot be kept, what to write, the receipt, and the file itself."""

from __future__ import annotations

from pmodash.ui.frame import Page


def show_download(page: Page) -> None:
    """Everything between the edits and the file on the user's own disk."""
