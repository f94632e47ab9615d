"""Growth and freshness: who came into the network, who was lost, and which relationships lapsed or came back."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.measures.coverage import told_from
from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.periods import day_number, month_names, month_place, year_before
from pmodash.measures.sets import Sets, cross_tally, sets_by, share, tally_by_row, with_all
from pmodash.planning.codes import Codes, Flags
from pmodash.planning.history import History

TURNS = ("revived", "went_stale")


def by_month(standing: pd.DataFrame, history: History, as_of: dt.date, months: int = 12) -> Measured:
    """Contacts added, lost, revived and gone stale in each of the last months, by group.

    One row a month and group, quiet ones at 0, "All" last in each month. Columns: `month` ("2026-11"), `group`,
    `added` (first met, or else first touched, in it), `lost` (left in it, under the group they are in now), `revived`
    (stale at the month before's end and covered at this one's), `went_stale` (the other way round), both blank for
    months before it is known of most how they stood; `net` = added − lost. The last month runs to as-of. n counts
    those with a date of joining. Left out: contacts with none; leavers with no date of leaving.
    """
    sets = sets_by(standing, "group")
    counts = _counts(standing, history, sets, as_of, months)
    told = told_from(history.known.sum(axis=1), history.present.sum(axis=1))[:-1].repeat(sets.size + 1)
    columns = {name: np.column_stack([table, table.sum(axis=1)]).ravel() for name, table in counts.items()}
    names = with_all(sets)
    frame = pd.DataFrame(
        {
            "month": pd.Series(np.repeat(month_names(as_of, months), len(names)), dtype="str"),
            "group": pd.Series(names * months, dtype="str"),
            **columns,
        }
    )
    turns = {name: frame[name].astype("Int64").where(told) for name in TURNS}
    frame = frame.assign(**turns, net=frame["added"] - frame["lost"])
    return Measured(frame, *_rests_on(standing, sets.codes >= 0))


def _rests_on(standing: pd.DataFrame, in_network: Flags) -> tuple[int, str, tuple[tuple[str, int], ...]]:
    """How many have a date for all that is told of them, and who has not."""
    undated = (standing["left"] & standing["left_on"].isna()).to_numpy() & in_network
    unmet = standing["joined"].isna().to_numpy() & in_network & ~undated
    reasons = left_out(
        ("with no date first met and no touchpoint", int(unmet.sum())),
        ("left on a date not given", int(undated.sum())),
    )
    return int((in_network & ~undated & ~unmet).sum()), "contacts", reasons


def _counts(standing: pd.DataFrame, history: History, sets: Sets, as_of: dt.date, months: int) -> dict[str, np.ndarray]:
    """Each column of `by_month` as a table of months by groups."""
    left_on = np.where(standing["left"], _days(standing["left_on"]), np.nan)
    placed = {"added": _placed(_days(standing["joined"]), as_of, months), "lost": _placed(left_on, as_of, months)}
    return {
        **{name: cross_tally(place, months, sets.codes, sets.size) for name, place in placed.items()},
        **{name: tally_by_row(matrix, sets) for name, matrix in _turns(history).items()},
    }


def _days(dates: pd.Series) -> np.ndarray:
    """Day numbers of a column of dates, NaN for blanks."""
    days = dates.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.int64))


def _placed(days: np.ndarray, as_of: dt.date, months: int) -> Codes:
    known = np.nan_to_num(days, nan=np.iinfo(np.int32).max).astype(np.int64)
    return month_place(known, as_of, months)


def _turns(history: History) -> dict[str, np.ndarray]:
    """For each month and contact, whether they were revived and whether they went stale in it."""
    here = history.present[1:] & history.present[:-1]
    before, after = history.covered[:-1], history.covered[1:]
    return dict(zip(TURNS, (here & ~before & after, here & before & ~after), strict=True))


def freshness(standing: pd.DataFrame, as_of: dt.date) -> Measured:
    """What share of each group was first met in the last 12 months: a network that takes nobody in goes stale.

    One row a group, "All" last. Columns: `group`, `contacts` (with a date of joining), `fresh`, `share` (0 to 1, blank
    where no date is known). Left out: contacts with neither a date first met nor a touchpoint. Domain: freshness.
    """
    rows = counted(standing, "group", "source", "joined")
    sets = sets_by(rows, "group")
    joined = _days(rows["joined"])
    known = ~np.isnan(joined)
    fresh = (
        known & (np.nan_to_num(joined) > day_number(year_before(as_of))) & (np.nan_to_num(joined) <= day_number(as_of))
    )
    contacts = np.bincount(sets.codes[known], minlength=sets.size)
    new = np.bincount(sets.codes[fresh], minlength=sets.size)
    contacts, new = np.append(contacts, contacts.sum()), np.append(new, new.sum())
    frame = pd.DataFrame(
        {
            "group": pd.Series(with_all(sets), dtype="str"),
            "contacts": contacts,
            "fresh": new,
            "share": share(new, contacts),
        }
    )
    reasons = left_out(("with no date first met and no touchpoint", int((~known).sum())))
    return Measured(frame, int(known.sum()), "contacts", (*reasons, *not_counted(standing)))
