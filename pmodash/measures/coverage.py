"""Coverage: what share of the network had a qualifying touchpoint within the time its policy allows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, not_counted
from pmodash.measures.sets import cross_tally, sets_by, share, tally_by_row, with_all
from pmodash.planning.codes import Flags, codes_in
from pmodash.planning.history import History
from pmodash.vocabulary import STATUSES

HORIZON_DAYS = 30
MOST = 0.75


def coverage(standing: pd.DataFrame, by: str = "group", horizon: int = HORIZON_DAYS) -> Measured:
    """How many of each set are within their maximum, by group, owner, level, type, organisation or source.

    One row a set and, last, "All". Columns: the name of `by`; `contacts` (all in the set) and `counted`; `on_track`,
    `due`, `overdue`, `dormant`, `never`; `coverage` = (on track + due) / counted; `on_time_coverage` = on track /
    counted; `planned_coverage` = share with a qualifying plan on or before next due, or On track for the whole
    horizon (days). Shares run 0 to 1 and are blank where nobody counts. The PMO's own staff have no group and
    appear only among the contacts of "All". Domain: coverage, on-time coverage, planned coverage.
    """
    sets = sets_by(standing, by)
    statuses = codes_in(standing["status"], STATUSES)
    tally = cross_tally(sets.codes, sets.size, statuses, len(STATUSES))
    tally = np.vstack([tally, np.bincount(statuses[statuses >= 0], minlength=len(STATUSES))])
    planned = _planned(standing, horizon)
    by_set = np.bincount(sets.codes[planned & (sets.codes >= 0)], minlength=sets.size)
    frame = _frame(by, with_all(sets), tally, np.append(by_set, planned.sum()))
    return Measured(frame, int(frame["counted"].iloc[-1]), "contacts", not_counted(standing))


def _frame(by: str, names: tuple[str, ...], tally: np.ndarray, planned: np.ndarray) -> pd.DataFrame:
    on_track, due, overdue, dormant, never, _ = tally.T
    counted = tally[:, :-1].sum(axis=1)
    return pd.DataFrame(
        {
            by: pd.Series(names, dtype="str"),
            "contacts": tally.sum(axis=1),
            "counted": counted,
            "on_track": on_track,
            "due": due,
            "overdue": overdue,
            "dormant": dormant,
            "never": never,
            "coverage": share(on_track + due, counted),
            "on_time_coverage": share(on_track, counted),
            "planned_coverage": share(planned, counted),
        }
    )


def _planned(standing: pd.DataFrame, horizon: int) -> np.ndarray:
    planned_in_time = standing["next_planned"] <= standing["next_due"]
    through_horizon = (standing["days_since"] + horizon <= standing["ideal_days"]).fillna(False).to_numpy(dtype=bool)
    return standing["counted"].to_numpy() & (planned_in_time.to_numpy(dtype=bool) | through_horizon)


def by_month(standing: pd.DataFrame, history: History) -> Measured:
    """Coverage as it stood at the end of each of the last months, by group.

    One row a month and group, "All" last in each month. Columns: `month` (the day it stood at: each month's end, and
    the as-of date itself for the running month), `group`, `counted` (contacts in the network by then),
    `coverage`, `on_time_coverage` (0 to 1, blank where nobody counted, and before it is known of most how they
    stood). Today's groups and cadences are applied to the past: the workbook does not keep what
    they were. Domain: coverage by month.
    """
    sets = sets_by(standing, "group")
    present, covered, on_track, known = (
        np.column_stack([tally_by_row(matrix, sets), matrix.sum(axis=1)])
        for matrix in (history.present, history.covered, history.on_track, history.known)
    )
    points, told = history.points[1:], told_from(known, present)[1:]
    frame = pd.DataFrame(
        {
            "month": points.repeat(sets.size + 1),
            "group": pd.Series(with_all(sets) * len(points), dtype="str"),
            "counted": present[1:].ravel(),
            "coverage": np.where(told, share(covered[1:], present[1:]), np.nan).ravel(),
            "on_time_coverage": np.where(told, share(on_track[1:], present[1:]), np.nan).ravel(),
        }
    )
    return Measured(frame, int(present[-1, -1]), "contacts", not_counted(standing))


def told_from(known: np.ndarray, present: np.ndarray) -> Flags:
    """From which day on it is known of most of each set how they stood; takes tallies of days by sets."""
    enough = known >= MOST * present
    told: Flags = np.logical_and.accumulate(enough[::-1], axis=0)[::-1]
    return told
