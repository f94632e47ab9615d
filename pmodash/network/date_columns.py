"""The date columns of a table as true days, with a finding for each cell that holds no day the product can trust."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding, Severity
from pmodash.network.table_rows import TableRows
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.dates import Days, Trouble, read_dates
from pmodash.workbook.tables import Column

MOST_SINGLE_FINDINGS = 50

_EXAMPLES = {"dmy": "31/12/2026 (day first)", "mdy": "12/31/2026 (month first)", "ymd": "2026-12-31"}
_KINDS: dict[Trouble, tuple[Severity, str, str, str]] = {
    "unreadable": ("fix", "date-unreadable", "a day such as {example}", "Write the day, or leave the cell blank."),
    "order": (
        "fix",
        "date-unreadable",
        "a day such as {example}: this one contradicts the column's order of day and month",
        "Correct the cell, or change the column's order of day and month on the upload page.",
    ),
    "range": ("fix", "date-unreadable", "a day from 1980 to 2100", "Correct the year."),
    "month": ("note", "date-month-only", "a whole day such as {example}", "The first of the month was taken."),
    "assumed": (
        "note",
        "date-order-assumed",
        "a day that reads one way only",
        "It was read day first; set the column's order of day and month on the upload page if that is wrong.",
    ),
}


def read_date_column(rows: TableRows, column: Column) -> tuple[Days, list[Finding]]:
    """The column's days (datetime64[us], NaT where none is told) and what is amiss with its cells."""
    read = read_dates(rows.cells(column), column.date_order)
    findings = [
        finding
        for trouble, positions in read.troubles.items()
        for finding in _trouble_findings(rows, column, trouble, positions)
    ]
    return read.days, findings


def read_date_field(rows: TableRows, field: str) -> tuple[pd.Series[pd.Timestamp], list[Finding]]:
    """The days of a field: of several columns for it, the first that tells one, the surest column first."""
    days: Days = np.full(len(rows), "NaT", dtype="datetime64[us]")
    findings: list[Finding] = []
    for column in rows.table.of_field(field):
        more, amiss = read_date_column(rows, column)
        days = np.where(np.isnat(days), more, days)
        findings += amiss
    return pd.Series(days), findings


def _trouble_findings(
    rows: TableRows, column: Column, trouble: Trouble, positions: npt.NDArray[np.intp]
) -> list[Finding]:
    severity, kind, expected, remedy = _KINDS[trouble]
    expected = expected.format(example=_EXAMPLES.get(column.date_order or "", "2026-12-31"))
    singles = positions[:MOST_SINGLE_FINDINGS]
    sheet = rows.sheet.name
    found = [
        Finding(
            severity,
            kind,
            sheet,
            rows.address(int(position), column),
            tidy(rows.sheet.value(int(rows.rows[position]), column.number)),
            expected,
            remedy,
        )
        for position in singles
    ]
    rest = positions[MOST_SINGLE_FINDINGS:]
    if len(rest):
        area = f"{rows.address(int(rest[0]), column)}:{rows.address(int(rest[-1]), column)}"
        found.append(Finding(severity, kind, sheet, area, f"and {len(rest)} more", expected, remedy))
    return found
