"""What is wrong, doubtful or missing in a workbook, grouped by how much it matters."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.findings import Finding
from pmodash.ui.plain import counted, sentences
from pmodash.ui.tables import offer_csv, show_table

SEVERITIES = {
    "stop": ("Mend first", "Nothing can be shown until these are mended.", ":material/block:"),
    "fix": ("Worth mending", "Figures are poorer until these are mended.", ":material/build:"),
    "note": ("For your information", "What was assumed or passed over.", ":material/info:"),
}
FINDING_COLUMNS = ("found", "expected", "remedy", "kind", "where")
BASED_ON = ("home-assumed", "scale-assumed")
FILE_COLUMNS = ("severity", "kind", "sheet", "cell", "found", "expected", "remedy")
FINDING_HEIGHT = 84
READ_ELSEWHERE = ("carries on row ", "the same contact as ", "merged into ")


def findings_frame(findings: Sequence[Finding]) -> pd.DataFrame:
    """One row a finding: severity, kind in words, sheet, cell, found, expected, remedy, where.

    What an assumption was based on stands with what was assumed: it is nothing that was expected of the workbook.
    """
    frame = pd.DataFrame([_row(finding) for finding in findings], columns=list(FILE_COLUMNS)).astype("str")
    where = (frame["sheet"] + " " + frame["cell"]).str.strip()
    return frame.assign(kind=frame["kind"].str.replace("-", " ").str.capitalize(), where=where)


def _row(finding: Finding) -> dict[str, str]:
    if finding.kind in BASED_ON:
        return finding.as_json() | {"found": sentences(finding.found, finding.expected), "expected": ""}
    return finding.as_json()


def show_findings(findings: Sequence[Finding]) -> None:
    """The findings under their severity, the gravest first, with a file of them all."""
    if not findings:
        st.success("Everything was read, and nothing had to be assumed.", icon=":material/check_circle:")
        return
    frame = findings_frame(findings)
    for severity, (title, meaning, icon) in SEVERITIES.items():
        rows = frame[frame["severity"] == severity]
        if len(rows):
            st.subheader(f"{title}: {counted(len(rows), 'finding')}", anchor=False, icon=icon)
            st.caption(meaning)
            alt = f"Findings: {title}"
            show_table(rows, f"findings_{severity}", alt, FINDING_COLUMNS, row_height=FINDING_HEIGHT)
    offer_csv(frame[list(FILE_COLUMNS)], "findings", "findings", "Download all findings as CSV")


def read_elsewhere(left_out: pd.DataFrame) -> pd.Series:
    """Which of the rows left out were read all the same, as part of a contact in another row."""
    return left_out["why"].str.startswith(READ_ELSEWHERE)


def show_left_out(left_out: pd.DataFrame) -> None:
    """The rows with text that are no contact and no touchpoint of their own, each with the reason."""
    elsewhere = read_elsewhere(left_out)
    passed_over, read = left_out[~elsewhere], left_out[elsewhere]
    st.subheader(f"Rows left out: {len(passed_over):,}", anchor=False, icon=":material/playlist_remove:")
    st.caption(
        "Rows with some text that were read as neither a contact nor a touchpoint. No row is dropped in silence."
    )
    show_table(passed_over, "left_out", "Rows left out and why", ("sheet", "row", "why"), "rows-left-out")
    if len(read):
        st.subheader(f"Rows read into another: {len(read):,}", anchor=False, icon=":material/merge:")
        st.caption("Rows that tell more of a contact who stands in another row, whose they are counted as.")
        show_table(read, "read_elsewhere", "Rows read into another and why", ("sheet", "row", "why"), "rows-read-on")
