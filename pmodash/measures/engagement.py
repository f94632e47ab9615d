"""Engagement: who holds what influence and interest, and where they stand against where they are wanted."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.sets import cross_tally
from pmodash.planning.codes import Codes, codes_in
from pmodash.vocabulary import GRADES, LEVELS

BELOW_COLUMNS = (
    "contact_id", "name", "organisation", "group", "owner", "influence", "interest", "engagement_current",
    "engagement_desired", "status",
)  # fmt: skip
QUADRANTS = ("Manage closely", "Keep satisfied", "Keep informed", "Monitor")


def quadrant(influence: str, interest: str) -> str:
    """Mendelow's name for a place on the grid, where only High is high: Medium falls on the lower side."""
    if influence == "High":
        return "Manage closely" if interest == "High" else "Keep satisfied"
    return "Keep informed" if interest == "High" else "Monitor"


def grid(standing: pd.DataFrame) -> Measured:
    """How many contacts hold each grade of influence and interest.

    One row a cell, empty ones at 0. Columns: `influence`, `interest` (High, Medium, Low), `quadrant`, `contacts`.
    Left out: contacts without an influence or an interest. Source: Mendelow, 1981.
    """
    rows = counted(standing, "influence", "interest")
    influence, interest = codes_in(rows["influence"], GRADES), codes_in(rows["interest"], GRADES)
    tally = cross_tally(influence, len(GRADES), interest, len(GRADES))
    cells = [(a, b) for a in GRADES for b in GRADES]
    frame = pd.DataFrame(
        {
            "influence": pd.Series([a for a, _ in cells], dtype="str"),
            "interest": pd.Series([b for _, b in cells], dtype="str"),
            "quadrant": pd.Series([quadrant(a, b) for a, b in cells], dtype="str"),
            "contacts": tally.ravel(),
        }
    )
    reasons = left_out(
        ("with no influence given", int((influence < 0).sum())),
        ("with no interest given", int(((interest < 0) & (influence >= 0)).sum())),
    )
    return Measured(frame, int(tally.sum()), "contacts", (*reasons, *not_counted(standing)))


def gap(standing: pd.DataFrame) -> Measured:
    """How many contacts stand at each current level and are wanted at each desired one.

    One row a pair of levels, empty ones at 0, in LEVELS' order. Columns: `current`, `desired`, `contacts`. Left out:
    contacts without one of the two. Levels are counted, never averaged. Source: PMI's assessment matrix.
    """
    rows = counted(standing, "engagement_current", "engagement_desired")
    current, desired = codes_in(rows["engagement_current"], LEVELS), codes_in(rows["engagement_desired"], LEVELS)
    tally = cross_tally(current, len(LEVELS), desired, len(LEVELS))
    frame = pd.DataFrame(
        {
            "current": pd.Series([level for level in LEVELS for _ in LEVELS], dtype="str"),
            "desired": pd.Series(list(LEVELS) * len(LEVELS), dtype="str"),
            "contacts": tally.ravel(),
        }
    )
    reasons = left_out(
        ("with no current level", int((current < 0).sum())),
        ("with no desired level", int(((desired < 0) & (current >= 0)).sum())),
    )
    return Measured(frame, int(tally.sum()), "contacts", (*reasons, *not_counted(standing)))


def below_desired(standing: pd.DataFrame) -> Measured:
    """The contacts who stand below where they are wanted, those with most influence and interest first.

    Indexed by the contact's position in the register. Columns: `contact_id`, `name`, `organisation`, `group`,
    `owner`, `influence`, `interest`, `engagement_current`, `engagement_desired`, `status`. n counts the contacts
    with both levels. Not everyone should be Leading: only a contact's own desired level is asked for.
    """
    rows = counted(standing, *BELOW_COLUMNS, "below_desired")
    both = rows["engagement_current"].notna() & rows["engagement_desired"].notna()
    below = rows[rows["below_desired"]]
    grade = [_ungraded_last(codes_in(below[column], GRADES)) for column in ("interest", "influence")]
    order = np.lexsort((below["name"].to_numpy(dtype=object).astype(str), *grade))
    reasons = left_out(("with no current or no desired level", int((~both).sum())))
    return Measured(
        below[list(BELOW_COLUMNS)].iloc[order], int(both.sum()), "contacts", (*reasons, *not_counted(standing))
    )


def _ungraded_last(codes: Codes) -> Codes:
    return np.where(codes < 0, len(GRADES), codes)


def moves(earlier: pd.DataFrame, later: pd.DataFrame) -> Measured:
    """How contacts' current levels moved between two standings, matched by contact_id.

    One row a pair of levels that somebody moved between or stayed at. Columns: `before`, `after`, `contacts`. Left
    out: contacts of the later standing without a level at both dates. Domain: moves between two dates.
    """
    before = counted(earlier, "contact_id", "engagement_current").set_index("contact_id")["engagement_current"]
    rows = counted(later, "contact_id", "engagement_current")
    was = codes_in(rows["contact_id"].map(before), LEVELS)
    now = codes_in(rows["engagement_current"], LEVELS)
    tally = cross_tally(was, len(LEVELS), now, len(LEVELS))
    first, second = np.nonzero(tally)
    names = np.array(LEVELS, dtype=object)
    frame = pd.DataFrame(
        {
            "before": pd.Series(names[first], dtype="str"),
            "after": pd.Series(names[second], dtype="str"),
            "contacts": tally[first, second],
        }
    )
    n = int(tally.sum())
    return Measured(frame, n, "contacts", left_out(("without a level at both dates", len(rows) - n)))
