"""The stretches of time that measures look back over: a window of days, a year, the month ends."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.planning.codes import Codes, Flags
from pmodash.planning.history import month_points

FATIGUE_DAYS = 30
EPOCH = dt.date(1970, 1, 1)


def day_number(date: dt.date) -> int:
    """A date as the number of days since 1 January 1970, the form of the log's `day`."""
    return (dt.date(date.year, date.month, date.day) - EPOCH).days


def year_before(as_of: dt.date) -> dt.date:
    """The same day a year earlier; 29 February gives 28 February."""
    earlier: dt.date = (pd.Timestamp(as_of) - pd.DateOffset(years=1)).date()
    return earlier


def done_in(touchpoints: pd.DataFrame, as_of: dt.date, days: int) -> pd.DataFrame:
    """The touchpoints done in the `days` days that end on the as-of date, counted contacts' only."""
    return done_between(touchpoints, as_of - dt.timedelta(days=days), as_of)


def done_in_year(touchpoints: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """The touchpoints done in the 12 months that end on the as-of date, counted contacts' only."""
    return done_between(touchpoints, year_before(as_of), as_of)


def done_between(touchpoints: pd.DataFrame, after: dt.date, to: dt.date) -> pd.DataFrame:
    """The touchpoints done after one day and up to another, counted contacts' only."""
    rows: pd.DataFrame = touchpoints[_done_within(touchpoints, after, to) & touchpoints["counted"].to_numpy()]
    return rows


def done_with_others(touchpoints: pd.DataFrame, as_of: dt.date, days: int) -> int:
    """How many touchpoints of the window were with contacts who do not count, such as the PMO's own staff."""
    within = _done_within(touchpoints, as_of - dt.timedelta(days=days), as_of)
    return int((within & ~touchpoints["counted"].to_numpy()).sum())


def _done_within(touchpoints: pd.DataFrame, after: dt.date, to: dt.date) -> Flags:
    day: Codes = touchpoints["day"].to_numpy()
    done: Flags = touchpoints["done"].to_numpy()
    return done & (day > day_number(after)) & (day <= day_number(to))


def month_ends(as_of: dt.date, months: int) -> tuple[dt.date, ...]:
    """The ends of the `months` months before as-of's own, and last the as-of date itself."""
    return tuple(point.date() for point in month_points(as_of, months))


def month_names(as_of: dt.date, months: int) -> tuple[str, ...]:
    """The last `months` months up to as-of's own, as "2026-11"."""
    last = pd.Period(pd.Timestamp(as_of), freq="M")
    return tuple(str(last - back) for back in range(months - 1, -1, -1))


def month_place(days: np.ndarray, as_of: dt.date, months: int) -> np.ndarray:
    """For day numbers, the place of their month in `month_names`, -1 outside it or after as-of."""
    ends = np.array([day_number(end) for end in month_ends(as_of, months)], dtype=np.int64)
    place = np.searchsorted(ends, days, side="left") - 1
    return np.where((days > ends[-1]) | (place < 0), -1, place)
