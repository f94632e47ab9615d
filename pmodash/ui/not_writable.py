"""What the protection of a workbook keeps from being written, told before work is put into it, and the way out."""

from __future__ import annotations

import streamlit as st

from pmodash.ui import derived
from pmodash.ui.frame import Page
from pmodash.ui.plain import listed, plain
from pmodash.workbook.kept_sheets import CHANGE_LOG, RULES, SETTINGS, STORY
from pmodash.workbook.tables import Layout

KEPT_ON = {
    SETTINGS: ("your corrections", "your policy"),
    RULES: ("your own rules for groups",),
    STORY: ("your story for the meeting",),
    CHANGE_LOG: ("the log of changes",),
}
WAY_OUT = (
    "Unprotect it in Excel and upload it again. What you have done until then goes along: on the Edits page, "
    "“Download these edits as a file”, and open that file there after the upload."
)


def warn_of_protection(page: Page) -> None:
    """The warning on a page whose work would not be in the downloaded workbook; nothing where all can be written."""
    told = not_writable(derived.layout_of(page.session))
    if told:
        st.warning(plain(f"{told} {WAY_OUT}"), title="This workbook is protected", icon=":material/lock:")


def not_writable(layout: Layout) -> str:
    """What cannot be written into the workbook and why, in sentences; blank for none."""
    kept = [what for sheet, whats in KEPT_ON.items() if not can_keep(layout, sheet) for what in whats]
    shut = [f"“{name}”" for name in dict.fromkeys(table.sheet for table in layout.tables if table.locked)]
    sheets, verb = ("sheets", "are") if len(shut) > 1 else ("sheet", "is")
    told = [
        f"No sheet can be added to it, so {listed(kept, most=len(kept))} cannot be written into it." if kept else "",
        f"The {sheets} {listed(shut)} {verb} protected: locked cells and new columns cannot be written."
        if shut
        else "",
    ]
    return " ".join(sentence for sentence in told if sentence)


def can_keep(layout: Layout, sheet: str) -> bool:
    """Whether the workbook can keep what goes on a sheet of the product's own."""
    return not layout.takes_no_sheets or sheet in layout.kept
