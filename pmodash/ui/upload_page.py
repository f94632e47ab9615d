"""The Upload page: where a file is opened, what was found in it, and how its columns were understood."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.findings import ProtectedFileError
from pmodash.network.row_reasons import read_into_another
from pmodash.ui.carried_over import offer_former_corrections
from pmodash.ui.check_queue import show_what_to_check
from pmodash.ui.frame import EMPTY, Page
from pmodash.ui.home_organisation import offer_home
from pmodash.ui.kept_copy import show_keeping
from pmodash.ui.likeliest_sheet import offer_likeliest_sheet
from pmodash.ui.not_writable import warn_of_protection
from pmodash.ui.plain import counted, plain, sentences
from pmodash.ui.tiles import Tile, show_tiles
from pmodash.ui.understanding_editor import show_understanding
from pmodash.ui.uploading import show_password, show_uploader

OVERVIEW_PAGE = "pages/insight/overview.py"
QUALITY_PAGE = "pages/workbook/quality.py"


def show_upload(page: Page) -> None:
    """The uploader and, below it, what was understood of the workbook that is open."""
    show_uploader()
    if page.session.workspace.file is None:
        _show_promise()
        return
    refusal = page.refusal
    if refusal is not None:
        if isinstance(refusal, ProtectedFileError):
            show_password()
        return
    warn_of_protection(page)
    stopped = _show_what_stops(page)
    if stopped:
        offer_likeliest_sheet(page.session)
    offer_former_corrections(page.session)
    show_what_to_check(page)
    if not stopped:
        _show_what_was_found(page)
    show_keeping()
    offer_home(page)
    st.subheader("How your columns were understood", anchor=False)
    st.caption(
        "Each column has a field, how sure that is, and why. Where it is wrong, choose another field, role "
        "or header row: everything is read again at once."
    )
    show_understanding(page.session)


def _show_promise() -> None:
    with st.container(border=True):
        st.markdown(
            "**What happens next.** The app finds your contacts, whatever your columns are called, and shows how "
            "it read each one, so that you can correct it. Then see who is covered, which relationships have gone "
            "stale and whom to reach next; log what you did; and download the same workbook with your edits in it."
        )
        st.caption("Everything stays on this computer. Nothing is sent anywhere.")


def _show_what_stops(page: Page) -> bool:
    """What keeps the workbook from being used, and whether anything does."""
    findings = page.whole.findings
    stops = [finding for finding in findings if finding.severity == "stop"]
    for finding in stops:
        st.error(
            plain(sentences(finding.found, finding.remedy)), icon=":material/block:", title="No contacts found yet"
        )
    for finding in (finding for finding in findings if finding.kind == EMPTY):
        st.warning(
            plain(sentences(f"{finding.sheet}: {finding.found}", finding.remedy)),
            icon=":material/table_rows:",
            title="The columns were found, but no contacts under them",
        )
    return bool(stops)


def _show_what_was_found(page: Page) -> None:
    register, findings = page.register, page.whole.findings
    fixes = sum(finding.severity == "fix" for finding in findings)
    show_tiles(
        (
            Tile("Contacts", f"{len(register.contacts):,}", _sheets(register.contacts["sheet"].unique().tolist())),
            Tile("Touchpoints", f"{len(register.touchpoints):,}", _log(register.has_touchpoint_sheet)),
            rows_tile(register.left_out),
            Tile("Findings", f"{len(findings):,}", f"{fixes:,} worth mending"),
        )
    )
    with st.container(horizontal=True):
        st.page_link(OVERVIEW_PAGE, label="Go to the overview", icon=":material/dashboard:", width="content")
        st.page_link(QUALITY_PAGE, label="See what to mend", icon=":material/fact_check:", width="content")


def rows_tile(left_out: pd.DataFrame) -> Tile:
    """The number of rows that were passed over; those that were read into other rows stand apart."""
    into = int(read_into_another(left_out).sum())
    detail = f"{counted(into, 'row')} read into other rows" if into else "each listed with why"
    help_ = "Rows read into other rows tell more of a contact or touchpoint in another row: nothing of them is lost."
    return Tile("Rows left out", f"{len(left_out) - into:,}", detail, help_ if into else "")


def _sheets(names: Sequence[object]) -> str:
    return f"from {counted(len(names), 'sheet')}"


def _log(has_log: bool) -> str:
    return "from the log" if has_log else "no log sheet"
