"""The status of each contact as it stood at the end of each past month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.planning.touches import NEVER

Matrix = npt.NDArray[np.bool_]
STRAY = 100  # a log is taken to begin where one in so many of its touchpoints is behind: one date mistyped is no past


@dataclass(frozen=True, eq=False)
class History:
    """`points` are the days looked at, oldest first, as-of last; each matrix has a row a day and a column a contact.

    `present` tells who counted and was in the network by then, `covered` who of them was within their maximum,
    `on_track` who was within their ideal, and `known` of whom the workbook tells how it stood: see `_known`.
    """

    points: pd.DatetimeIndex
    present: Matrix
    covered: Matrix
    on_track: Matrix
    known: Matrix

    @property
    def by_definition(self) -> History:
        """The same with every day taken as known: what the log tells, whether it reaches back far enough or not."""
        return replace(self, known=self.present)


def history(standing: pd.DataFrame, log: pd.DataFrame, as_of: dt.date, months: int = 12) -> History:
    """The standing's contacts at the ends of the `months` months before as-of's own, and on as-of itself.

    The groups, cadences and levels of today are applied to the past, since a workbook keeps no others, and leavers are
    outside it throughout. A contact is in the network from the day they joined; from the start when none is known.
    """
    points = month_points(as_of, months)
    ends = points.to_numpy().astype("datetime64[D]").astype(np.int64)
    joined = standing["joined"].to_numpy().astype("datetime64[D]")
    member = np.isnat(joined) | (joined.astype(np.int64) <= ends[:, None])
    member[-1] = True
    present = member & standing["counted"].to_numpy()
    last = _last_at(standing, log, ends)
    since = ends[:, None] - last
    reached = present & (last != NEVER)
    covered = reached & (since <= standing["maximum_days"].to_numpy())
    known = present & _known(standing, log, ends)
    return History(points, present, covered, reached & (since <= standing["ideal_days"].to_numpy()), known)


def _known(standing: pd.DataFrame, log: pd.DataFrame, ends: np.ndarray) -> Matrix:
    """Of whom the workbook tells how they stood on a past day, well or badly.

    As-of is told of everybody. A last-contact column tells from its date on; before, another touchpoint may have been
    written over. Of the others the log tells once it reaches back over their maximum gap, or to the day they were
    first met; that they are first touched in it says nothing of what was before it.
    """
    day = log["day"].to_numpy()
    days = np.sort(day[log["done"].to_numpy() & (day <= ends[-1])])
    begins = int(days[len(days) // STRAY]) if len(days) else int(ends[-1])
    first_met = standing["first_met"].to_numpy().astype("datetime64[D]")
    met = np.where(np.isnat(first_met), NEVER, first_met.astype(np.int64))
    logged = np.maximum(ends[:, None] - standing["maximum_days"].to_numpy(), met) >= begins
    column = standing["from_column"].to_numpy()
    last = standing["last_qualifying"].to_numpy().astype("datetime64[D]").astype(np.int64)
    known: Matrix = np.where(column, ends[:, None] >= last, logged)
    known[-1] = True
    return known


def month_points(as_of: dt.date, months: int) -> pd.DatetimeIndex:
    """The last days of the `months` months before as-of's own, and as-of itself."""
    first = pd.Period(pd.Timestamp(as_of), freq="M")
    ends = [(first - back).end_time.normalize() for back in range(months, 0, -1)]
    return pd.DatetimeIndex([*ends, pd.Timestamp(as_of)]).as_unit("us")


def _last_at(standing: pd.DataFrame, log: pd.DataFrame, ends: np.ndarray) -> npt.NDArray[np.int64]:
    """The day of each contact's last qualifying touchpoint up to each point, NEVER before the first."""
    size = len(standing)
    index = standing.index.to_numpy()
    contact, day = log["contact"].to_numpy(), log["day"].to_numpy()
    place = np.full(1 + max(int(index.max(initial=-1)), int(contact.max(initial=-1))), -1, dtype=np.int64)
    place[index] = np.arange(size)
    kept = log["done"].to_numpy() & log["accepted"].to_numpy() & (day <= ends[-1]) & (place[contact] >= 0)
    last = np.full((len(ends), size), NEVER, dtype=np.int64)
    point = np.searchsorted(ends, day[kept], side="left")
    np.maximum.at(last.reshape(-1), point * size + place[contact[kept]], day[kept])
    column = np.flatnonzero(standing["from_column"].to_numpy())
    days = standing["last_qualifying"].to_numpy()[column].astype("datetime64[D]").astype(np.int64)
    np.maximum.at(last, (np.searchsorted(ends, days, side="left"), column), days)
    return np.maximum.accumulate(last, axis=0)
