"""The schedule: who is due a touchpoint when, what is already planned, and on whose desk it lies."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.periods import day_number
from pmodash.measures.sets import cross_tally, place_of, sets_by, with_all
from pmodash.planning.codes import Codes
from pmodash.planning.touches import is_plan
from pmodash.vocabulary import STALE

WHEN = ("Overdue", "This week", "This month", "Later")


def due(standing: pd.DataFrame, as_of: dt.date) -> Measured:
    """Every counted contact with the day their next touchpoint is due, soonest first.

    Indexed by the contact's position in the register. Columns: `contact_id`, `name`, `organisation`, `group`,
    `owner`, `status`, `due_on` (day), `when`, `next_planned` (day; blank = none), `priority`. `when` is "Overdue"
    for a stale relationship, past its maximum or never reached; "This week" when due by the Sunday of as-of's week,
    those past their ideal but within their maximum included; "This month" by the month's end; else "Later".
    """
    kept = ("contact_id", "name", "organisation", "group", "owner", "status", "next_planned", "priority")
    rows = counted(standing, *kept, "next_due")
    frame = rows[list(kept)].assign(
        due_on=rows["next_due"],
        when=pd.Series(np.array(WHEN, dtype=object)[_places(rows, as_of)], index=rows.index, dtype="str"),
    )
    order = np.lexsort((-frame["priority"].to_numpy(), frame["due_on"].to_numpy().astype("int64")))
    return Measured(frame.iloc[order], len(frame), "contacts", not_counted(standing))


def _places(rows: pd.DataFrame, as_of: dt.date) -> Codes:
    week_end, month_end = week_and_month_end(as_of)
    due_on = rows["next_due"].to_numpy()
    return np.select(
        [rows["status"].isin(STALE).to_numpy(), due_on <= np.datetime64(week_end), due_on <= np.datetime64(month_end)],
        [0, 1, 2],
        default=3,
    )


def week_and_month_end(as_of: dt.date) -> tuple[dt.date, dt.date]:
    """The Sunday of as-of's week and the last day of its month."""
    month_end: dt.date = pd.Period(pd.Timestamp(as_of), freq="M").end_time.date()
    return as_of + dt.timedelta(days=6 - as_of.weekday()), month_end


def calendar(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date, weeks: int = 12) -> Measured:
    """How many contacts fall due, and how many touchpoints are planned, on each day of the coming weeks.

    One row a day from the Monday of as-of's week. Columns: `date`, `due` (contacts whose next due it is), `waiting`
    (of them, those past their ideal but within their maximum, who are due now: they stand on as-of), `planned`
    (touchpoints planned for the day, from the log and from a next-contact column). Left out: those whom `due` calls
    overdue, since no day is theirs any more, and those due after the last week.
    """
    rows = counted(standing, "status", "next_due", "next_planned", "planned_in_column")
    start = as_of - dt.timedelta(days=as_of.weekday())
    first, days = day_number(start), weeks * 7
    stale = rows["status"].isin(STALE).to_numpy()
    due_on = rows.loc[~stale, "next_due"].to_numpy().astype("datetime64[D]").astype(np.int64) - first
    today = day_number(as_of) - first
    waiting = int((due_on < today).sum())
    frame = pd.DataFrame(
        {
            "date": pd.date_range(start, periods=days, unit="us"),
            "due": _per_day(np.maximum(due_on, today), days),
            "waiting": np.where(np.arange(days) == today, waiting, 0),
            "planned": _per_day(_plans(rows, touchpoints, as_of) - first, days),
        }
    )
    gone = left_out(("overdue or never reached", int(stale.sum())), ("due later", int((due_on >= days).sum())))
    return Measured(frame, int(frame["due"].sum()), "contacts", (*gone, *not_counted(standing)))


def _plans(rows: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> np.ndarray:
    """The day of every plan: each in the log still to come, and each next-contact date that no log row carries."""
    later = touchpoints[is_plan(touchpoints, as_of)]
    later = later[place_of(rows, later["contact"].to_numpy()) >= 0]
    column = rows.loc[rows["planned_in_column"], "next_planned"]
    in_column = column.to_numpy().astype("datetime64[D]").astype(np.int64)
    return np.concatenate([later["day"].to_numpy(), in_column])


def _per_day(days: np.ndarray, length: int) -> np.ndarray:
    return np.bincount(days[(days >= 0) & (days < length)], minlength=length).astype(np.int64)


def by_owner(standing: pd.DataFrame, as_of: dt.date) -> Measured:
    """How many contacts each owner has to reach, and how soon, those with most overdue first.

    One row an owner or "No owner", "All" last. Columns: `owner`, `overdue`, `this_week`, `this_month`, `later`, as
    `due` sorts them.
    """
    rows = counted(standing, "owner", "status", "next_due")
    sets = sets_by(rows, "owner")
    when = _places(rows, as_of)
    tally = cross_tally(sets.codes, sets.size, when, len(WHEN))
    order = [*np.lexsort(-tally.T[::-1]), sets.size]
    tally = np.vstack([tally, tally.sum(axis=0)])[order]
    columns = dict(zip(("overdue", "this_week", "this_month", "later"), tally.T, strict=True))
    names = [with_all(sets)[place] for place in order]
    frame = pd.DataFrame({"owner": pd.Series(names, dtype="str"), **columns})
    return Measured(frame, len(rows), "contacts", not_counted(standing))
