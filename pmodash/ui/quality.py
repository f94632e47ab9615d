"""What is wrong, doubtful or missing in a workbook, grouped by how much it matters."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pmodash.findings import Finding
from pmodash.network.row_reasons import read_into_another
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
ROW_COLUMNS = ("sheet", "row", "why")


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


def show_left_out(left_out: pd.DataFrame) -> None:
    """The rows with text that were passed over, and apart from them those that were read into other rows."""
    into_another = read_into_another(left_out)
    passed_over, into = left_out[~into_another], left_out[into_another]
    st.subheader(f"Rows left out: {len(passed_over):,}", anchor=False, icon=":material/playlist_remove:")
    st.caption(
        "Rows with some text that were read as neither a contact nor a touchpoint. No row is dropped in silence."
    )
    show_table(passed_over, "left_out", "Rows left out and why", ROW_COLUMNS, "rows-left-out")
    if len(into):
        st.subheader(f"Rows read into other rows: {len(into):,}", anchor=False, icon=":material/playlist_add_check:")
        st.caption("Rows that are no contact or touchpoint of their own: each tells more of one in another row.")
        show_table(into, "read_into", "Rows read into other rows", ROW_COLUMNS, "rows-read-into-others")
