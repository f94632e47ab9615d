"""What a PMO manager should mend or know about how the standing was worked out."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.register import Register
from pmodash.planning.cadence import cadence_days, not_understood
from pmodash.planning.policy import FALLBACK_GROUP, policy_findings
from pmodash.workbook.cells import address

MOST_NAMED = 5


def stand_findings(register: Register, standing: pd.DataFrame, as_of: dt.date) -> tuple[Finding, ...]:
    """The findings of a standing: no contact dates at all, no group, cadences not understood, dates in the future.

    Beside them the unusable values of the workbook's policy, and done touchpoints dated after as-of.
    """
    contacts = register.contacts
    counted = standing["counted"].to_numpy()
    no_group = counted & standing["group"].isna().to_numpy()
    after = (contacts["last_touchpoint"] > pd.Timestamp(as_of)).to_numpy()
    unread = not_understood(cadence_days(contacts["cadence"])).to_numpy(dtype=bool) & counted
    return (
        *policy_findings(register),
        *_no_dates(register, counted),
        *_by_sheet(register, no_group, "group", NO_GROUP_FINDING),
        *_by_sheet(register, unread, "cadence", CADENCE_FINDING),
        *_by_sheet(register, after, "last_touchpoint", FUTURE_FINDING),
        *_later_touchpoints(register, as_of),
    )


def no_contact_dates(register: Register) -> bool:
    """Whether the workbook tells of no contact with anybody: then nobody is neglected, nothing is known."""
    return register.touchpoints.empty and not register.contacts["last_touchpoint"].notna().any()


def _no_dates(register: Register, counted: np.ndarray) -> list[Finding]:
    if not counted.any() or not no_contact_dates(register):
        return []
    return [
        Finding(
            severity="fix",
            kind="no-contact-dates",
            sheet=str(register.contacts["sheet"].iloc[0]),
            found="no touchpoints and no date of a last contact",
            expected="a sheet of touchpoints, or a column with the date of the last contact",
            remedy="Log touchpoints, or say on the Upload page which column holds the last contact; until then every "
            "contact has the status Never.",
        )
    ]


NO_GROUP_FINDING = (
    "fix",
    "no-group",
    "a group, or an organisation, role or department that tells it",
    f"Give them a group; until then the {FALLBACK_GROUP} policy is followed.",
)
CADENCE_FINDING = (
    "fix",
    "cadence-not-understood",
    "a cadence in words or days, such as monthly or every 14 days",
    "Write the cadence another way; until then the policy of the group is followed.",
)
FUTURE_FINDING = (
    "fix",
    "last-contact-in-future",
    "a date on or before the as-of date",
    "Correct the date, or move it to a next contact column; it is taken for a plan, not for a touchpoint.",
)


def _by_sheet(register: Register, among: np.ndarray, field: str, kind: tuple[str, str, str, str]) -> list[Finding]:
    """One finding a sheet, since a hundred alike hide the others: how many, the first few, where they stand."""
    severity, slug, expected, remedy = kind
    findings = []
    rows = register.contacts[among]
    for sheet, found in rows.groupby("sheet", sort=False):
        words = found["name"] if field == "group" else found[field]
        findings.append(
            Finding(
                severity="fix" if severity == "fix" else "note",
                kind=slug,
                sheet=str(sheet),
                cell=_cells(register, str(sheet), field, found["row"]),
                found=_named(words),
                expected=expected,
                remedy=remedy,
            )
        )
    return findings


def _named(words: pd.Series) -> str:
    words = words.dt.strftime("%d %B %Y").str.removeprefix("0") if words.dtype.kind == "M" else words.astype("str")
    unique = words.unique()[:MOST_NAMED].tolist()
    count = f"{len(words):,} contacts: " if len(words) > 1 else ""
    return count + ", ".join(unique) + (", …" if words.nunique() > MOST_NAMED else "")


def _cells(register: Register, sheet: str, field: str, rows: pd.Series) -> str:
    """The address of the one cell, the range from first to last, or blank where the sheet has no such column."""
    for table in register.layout.tables:
        if table.sheet == sheet and table.role == "contacts" and table.of_field(field):
            column = table.of_field(field)[0].number
            first, last = address(int(rows.min()), column), address(int(rows.max()), column)
            return first if first == last else f"{first}:{last}"
    return ""


def _later_touchpoints(register: Register, as_of: dt.date) -> list[Finding]:
    touchpoints = register.touchpoints
    later = touchpoints[touchpoints["done"] & (touchpoints["date"] > pd.Timestamp(as_of))]
    return [
        Finding(
            severity="note",
            kind="done-after-as-of",
            sheet=str(sheet),
            found=f"{len(rows):,} touchpoint{'s' if len(rows) > 1 else ''} marked done after {as_of.day} {as_of:%B %Y}",
            expected="a date on or before the as-of date",
            remedy="Correct the date or the state; until then it is taken for a plan.",
        )
        for sheet, rows in later.groupby("sheet", observed=True, sort=False)
    ]
