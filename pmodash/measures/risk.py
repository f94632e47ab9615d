"""Risks in who reaches whom: contacts who hang on one PMO member, and contacts who are reached too often."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.periods import FATIGUE_DAYS, done_in, done_in_year
from pmodash.measures.sets import place_of
from pmodash.planning.codes import Codes, codes_of
from pmodash.planning.policy import Policy
from pmodash.vocabulary import COVERED


def key_person(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> Measured:
    """The PMO members whom contacts hang on alone: all their touchpoints in 12 months came from that one person.

    One row such a member, most contacts first. Columns: `owner` (the PMO member, as the touchpoints name them),
    `contacts`, `would_go_stale` (those now within their maximum, who would drop out of it). Touchpoints that name
    nobody are passed over; contacts with no named touchpoint in the year are left out. Domain: key-person risk.
    """
    rows = counted(standing, "status")
    only = sole_member(rows, touchpoints, as_of)
    names = touchpoints["by"].cat.categories
    contacts = np.bincount(only[only >= 0], minlength=len(names))
    within = rows["status"].isin(COVERED).to_numpy()
    stale = np.bincount(only[(only >= 0) & within], minlength=len(names))
    held = np.flatnonzero(contacts)
    frame = pd.DataFrame(
        {
            "owner": pd.Series(np.asarray(names, dtype=object)[held], dtype="str"),
            "contacts": contacts[held],
            "would_go_stale": stale[held],
        }
    )
    frame = frame.sort_values(["contacts", "owner"], ascending=[False, True], ignore_index=True)
    unnamed = int((only == NOBODY).sum())
    reasons = left_out(("with nobody named on a touchpoint in 12 months", unnamed))
    return Measured(frame, len(rows) - unnamed, "contacts", (*reasons, *not_counted(standing)))


NOBODY = -1
SEVERAL = -2


def sole_member(rows: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> Codes:
    """For each contact the code (of the log's `by`) of the one PMO member who reached them in 12 months.

    NOBODY where no touchpoint names a member, SEVERAL where more than one does.
    """
    year = done_in_year(touchpoints, as_of)
    place, by = place_of(rows, year["contact"].to_numpy()), codes_of(year["by"])
    known = (place >= 0) & (by >= 0)
    lowest = np.full(len(rows), np.iinfo(np.int64).max)
    highest = np.full(len(rows), NOBODY, dtype=np.int64)
    np.minimum.at(lowest, place[known], by[known])
    np.maximum.at(highest, place[known], by[known])
    return np.where((highest >= 0) & (lowest != highest), SEVERAL, highest)


def fatigue(standing: pd.DataFrame, touchpoints: pd.DataFrame, policy: Policy, as_of: dt.date) -> Measured:
    """The contacts who received more touchpoints of any kind in 30 days than the policy's limit, most first.

    Indexed by the contact's position in the register. Columns: `contact_id`, `name`, `group`, `owner`,
    `touchpoints_30d`, `limit`. n counts the contacts looked at. Domain: fatigue.
    """
    rows = counted(standing, "contact_id", "name", "group", "owner")
    recent = done_in(touchpoints, as_of, FATIGUE_DAYS)
    place = place_of(rows, recent["contact"].to_numpy())
    tally = np.bincount(place[place >= 0], minlength=len(rows))
    tired = rows[tally > policy.fatigue_touchpoints]
    frame = tired.assign(touchpoints_30d=tally[tally > policy.fatigue_touchpoints], limit=policy.fatigue_touchpoints)
    frame = frame.sort_values(["touchpoints_30d", "name"], ascending=[False, True])
    return Measured(frame, len(rows), "contacts", not_counted(standing))
