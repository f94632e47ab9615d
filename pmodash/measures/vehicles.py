"""Vehicles: which means of contact carry the network, and where one of them carries too much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, left_out
from pmodash.measures.periods import day_number, done_in, done_with_others, month_ends, month_place
from pmodash.measures.sets import cross_tally, of_touchpoints, place_of, sets_by, share, with_all
from pmodash.planning.codes import codes_of
from pmodash.planning.policy import Policy
from pmodash.planning.touches import NEVER
from pmodash.vocabulary import ALL, Vehicle


def mix(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date, window: int = 90) -> Measured:
    """Each vehicle's part in the touchpoints done with each group in the window (days, ending on as-of).

    One row a group and vehicle in use, most used first, the "All" rows last. Columns: `group`, `vehicle`,
    `touchpoints`, `share` of the group's touchpoints (0 to 1), `hours` of PMO effort (an occasion's hours once,
    split over its counted contacts). Left out: touchpoints that name no vehicle, or with contacts who do not count.
    Domain: vehicle mix, effort hours.
    """
    sets = sets_by(standing, "group")
    recent = done_in(touchpoints, as_of, window)
    named = recent[recent["vehicle"].notna()]
    vehicles = named["vehicle"].cat.categories
    group_of, vehicle_of = of_touchpoints(standing, sets, named), codes_of(named["vehicle"])
    size = (sets.size, len(vehicles))
    tally = cross_tally(group_of, size[0], vehicle_of, size[1])
    cells = group_of * size[1] + vehicle_of
    inside = group_of >= 0
    hours = np.bincount(cells[inside], named["hours"].to_numpy()[inside], minlength=size[0] * size[1]).reshape(size)
    frame = _long(with_all(sets), vehicles, _and_total(tally), _and_total(hours))
    reasons = left_out(
        ("with no vehicle named", len(recent) - len(named)),
        ("with contacts who do not count", done_with_others(touchpoints, as_of, window)),
    )
    return Measured(frame, int(tally.sum()), "touchpoints", reasons)


def _and_total(table: np.ndarray) -> np.ndarray:
    return np.vstack([table, table.sum(axis=0)])


def _long(groups: Sequence[str], vehicles: pd.Index, tally: np.ndarray, hours: np.ndarray) -> pd.DataFrame:
    group, vehicle = np.nonzero(tally)
    frame = pd.DataFrame(
        {
            "group": pd.Series(np.array(groups, dtype=object)[group], dtype="str"),
            "vehicle": pd.Series(np.asarray(vehicles, dtype=object)[vehicle], dtype="str"),
            "touchpoints": tally[group, vehicle],
            "share": share(tally, tally.sum(axis=1, keepdims=True))[group, vehicle],
            "hours": hours[group, vehicle],
        }
    )
    order = np.lexsort((frame["vehicle"].to_numpy(dtype=object).astype(str), -frame["touchpoints"].to_numpy(), group))
    return frame.iloc[order].reset_index(drop=True)


def over_time(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date, months: int = 12) -> Measured:
    """How often each vehicle was used in each of the last months, as-of's own month up to that day.

    One row a month and vehicle in use at any time in them, months without use included at 0. Columns: `month` (the
    last day counted in it), `vehicle`, `touchpoints`. Domain: vehicle mix over time.
    """
    ends = month_ends(as_of, months)
    in_standing = place_of(standing, touchpoints["contact"].to_numpy()) >= 0
    done = (touchpoints["done"] & touchpoints["counted"]).to_numpy() & in_standing
    place = np.where(done, month_place(touchpoints["day"].to_numpy(), as_of, months), -1)
    vehicles = touchpoints["vehicle"].cat.categories
    tally = cross_tally(place, months, codes_of(touchpoints["vehicle"]), len(vehicles))
    used = np.flatnonzero(tally.sum(axis=0))
    frame = pd.DataFrame(
        {
            "month": pd.DatetimeIndex(ends[1:]).as_unit("us").repeat(len(used)),
            "vehicle": pd.Series(list(np.asarray(vehicles, dtype=object)[used]) * months, dtype="str"),
            "touchpoints": tally[:, used].ravel(),
        }
    )
    unnamed = int(((place >= 0) & touchpoints["vehicle"].isna().to_numpy()).sum())
    return Measured(frame, int(tally.sum()), "touchpoints", left_out(("with no vehicle named", unnamed)))


def effective_number(mixed: Measured) -> dict[str, float]:
    """How many vehicles each group is in effect reached by: 1 / Σ share², from `mix`'s figures; "All" for the whole.

    Four vehicles used evenly give 4; one that carries nearly everything gives nearly 1. A group without
    touchpoints is absent.
    """
    squares = mixed.frame.assign(square=mixed.frame["share"] ** 2).groupby("group", sort=False)["square"].sum()
    return {str(group): 1 / float(square) for group, square in squares.items()}


def over_reliance(mixed: Measured, policy: Policy) -> Measured:
    """The groups that lean on one vehicle for more than their policy allows, from `mix`'s figures.

    One row such a group. Columns: `group`, `vehicle` (its most used), `share` (0 to 1), `limit` (0 to 1),
    `touchpoints` (the group's in all). Groups with fewer touchpoints than the policy's least are left out: a share
    of three says nothing. n counts the groups looked at. Domain: over-reliance.
    """
    groups = mixed.frame[mixed.frame["group"] != ALL]
    totals = groups.groupby("group", sort=False)["touchpoints"].sum()
    first = groups.drop_duplicates("group").set_index("group")
    frame = pd.DataFrame(
        {
            "group": pd.Series(totals.index, dtype="str"),
            "vehicle": first["vehicle"].to_numpy(),
            "share": first["share"].to_numpy(dtype=float),
            "limit": np.array([policy.of(str(group)).largest_share for group in totals.index], dtype=float),
            "touchpoints": totals.to_numpy(dtype=np.int64),
        }
    )
    enough = frame["touchpoints"] >= policy.least_touchpoints_for_share
    over = frame[enough & (frame["share"] > frame["limit"])].reset_index(drop=True)
    reason = f"with fewer than {policy.least_touchpoints_for_share} touchpoints"
    return Measured(over, int(enough.sum()), "groups", left_out((reason, int((~enough).sum()))))


def unused(
    standing: pd.DataFrame, touchpoints: pd.DataFrame, vehicles: Sequence[Vehicle], as_of: dt.date, window: int = 90
) -> Measured:
    """The vehicles of the register that nobody was reached by in the window: the PMO has them at its disposal.

    One row such a vehicle, in the register's order. Columns: `vehicle`, `fits` (the groups it suits, "any" for
    all), `last_used` (day; blank = never done). Domain: unused vehicles.
    """
    last = _last_used(standing, touchpoints, as_of)
    limit = pd.Timestamp(as_of) - pd.Timedelta(days=window)
    rows = [(v.name, ", ".join(v.fits) or "any", last.get(v.name, pd.NaT)) for v in vehicles]
    idle = [row for row in rows if row[2] is pd.NaT or row[2] <= limit]
    frame = pd.DataFrame(
        {
            "vehicle": pd.Series([row[0] for row in idle], dtype="str"),
            "fits": pd.Series([row[1] for row in idle], dtype="str"),
            "last_used": pd.Series([row[2] for row in idle], dtype="datetime64[us]"),
        }
    )
    return Measured(frame, len(vehicles), "vehicles")


def _last_used(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> dict[str, pd.Timestamp]:
    """The day each vehicle last reached a counted contact of the standing, up to as-of."""
    in_standing = place_of(standing, touchpoints["contact"].to_numpy()) >= 0
    day = touchpoints["day"].to_numpy()
    kept = (touchpoints["done"] & touchpoints["counted"]).to_numpy() & in_standing & (day <= day_number(as_of))
    names = touchpoints["vehicle"].cat.categories
    codes = codes_of(touchpoints["vehicle"])
    kept &= codes >= 0
    last = np.full(len(names), NEVER, dtype=np.int64)
    np.maximum.at(last, codes[kept], day[kept])
    return {str(name): pd.Timestamp(days, unit="D") for name, days in zip(names, last, strict=True) if days != NEVER}
