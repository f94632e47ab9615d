"""The touches that decide a status: the last that qualifies and the next that is planned, contact by contact."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.planning.codes import Codes as Days
from pmodash.planning.codes import Flags

NEVER = -(2**62)
NOWHEN = 2**62


@dataclass(frozen=True, eq=False)
class Touches:
    """For each contact, in days since 1 January 1970 and NEVER where there is none.

    `last` is the last qualifying touchpoint done on or before as-of, `last_row` its place in the log (−1: none or not
    from the log), `from_column` whether it is a last-contact column's date. `first_done` is the first touchpoint of
    any kind, NEVER too where a last-contact column tells of an earlier one. `next_plan` is the next plan that would
    qualify, `planned_in_column` whether it stands in a column of the register and not in the log.
    """

    last: Days
    last_row: Days
    from_column: Flags
    first_done: Days
    next_plan: Days
    planned_in_column: Flags


def touches(contacts: pd.DataFrame, log: pd.DataFrame, as_of: dt.date) -> Touches:
    """The touches of each contact of a register, from its log and from its last and next contact columns.

    A date after as-of is a plan, whether marked done or not, and so is as-of itself where it is not marked done; an
    earlier plan that is not marked done is neither plan nor touch.
    A last-contact column counts, as a touchpoint by an unknown vehicle, where the log knows no qualifying touchpoint
    of the contact up to as-of and no other one up to the column's date: from there on the log speaks for itself.
    """
    today = np.datetime64(as_of, "D").astype(np.int64)
    contact, day = log["contact"].to_numpy(), log["day"].to_numpy()
    done = log["done"].to_numpy() & (day <= today)
    accepted = log["accepted"].to_numpy()
    last, last_row = _latest(contact, day, done & accepted, len(contacts))
    first_done = _earliest(contact, day, done, len(contacts))
    column = _days(contacts["last_touchpoint"])
    known_before = (column != NEVER) & (column < first_done)
    from_column = known_before & (column <= today) & (last == NEVER)
    in_log = _earliest(contact, day, accepted & is_plan(log, as_of), len(contacts))
    in_columns = np.minimum(_after(_days(contacts["next_touchpoint"]), today - 1), _after(column, today))
    return Touches(
        last=np.where(from_column, column, last),
        last_row=last_row,
        from_column=from_column,
        first_done=_known(np.where(known_before, NOWHEN, first_done)),
        next_plan=_known(np.minimum(in_log, in_columns)),
        planned_in_column=in_columns < in_log,
    )


def is_plan(log: pd.DataFrame, as_of: dt.date) -> Flags:
    """Which touchpoints are still to come: dated later, or on the as-of date itself and not marked done."""
    today = np.datetime64(as_of, "D").astype(np.int64)
    day, done = log["day"].to_numpy(), log["done"].to_numpy()
    plan: Flags = (day > today) | ((day == today) & ~done)
    return plan


def _latest(contact: Days, day: Days, among: Flags, contacts: int) -> tuple[Days, Days]:
    """Each contact's latest day among some touchpoints and its row; of two on one day the lower row in the sheet."""
    rows = np.flatnonzero(among)
    size = max(len(day), 1)
    key = np.full(contacts, NEVER, dtype=np.int64)
    np.maximum.at(key, contact[rows], day[rows] * size + rows)
    never = key == NEVER
    return np.where(never, NEVER, key // size), np.where(never, -1, key % size)


def _earliest(contact: Days, day: Days, among: Flags, contacts: int) -> Days:
    first = np.full(contacts, NOWHEN, dtype=np.int64)
    np.minimum.at(first, contact[among], day[among])
    return first


def _after(days: Days, today: np.int64) -> Days:
    return np.where(days > today, days, NOWHEN)


def _known(days: Days) -> Days:
    return np.where(days == NOWHEN, NEVER, days)


def _days(dates: pd.Series) -> Days:
    days = dates.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NEVER, days.astype(np.int64))
