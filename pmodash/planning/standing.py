"""The standing: every contact's status on an as-of date, with the dates and days that it rests on."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from pmodash.network.groups import Classified
from pmodash.network.register import Register
from pmodash.planning.cadences import cadences
from pmodash.planning.codes import Codes, Flags, codes_of
from pmodash.planning.log import touchpoint_log
from pmodash.planning.policy import Policy
from pmodash.planning.roster import roster as roster_of
from pmodash.planning.touches import NEVER, Touches, touches
from pmodash.vocabulary import STATUSES

CONTACT_PART = ("contact_id", "name", "organisation", "job_title", "department", "owner", "sheet", "row")
ROSTER_PART = (
    "group",
    "source",
    "network_type",
    "rule",
    "words",
    "group_why",
    "group_confidence",
    "counted",
    "not_counted_why",
    "left",
    "left_on",
)
LEVEL_PART = {
    "influence": "influence_level",
    "interest": "interest_level",
    "engagement_current": "current_level",
    "engagement_desired": "desired_level",
}


def stand(register: Register, classified: Classified, policy: Policy, as_of: dt.date) -> pd.DataFrame:
    """Who is on track, due, overdue, dormant or never reached on a date, from a register and its groups.

    See `standing_of` for the columns. Nothing here asks for today's date.
    """
    roster = roster_of(register.contacts, classified.frame)
    return standing_of(register, roster, touchpoint_log(register, roster, policy), policy, as_of)


def standing_of(
    register: Register, roster: pd.DataFrame, log: pd.DataFrame, policy: Policy, as_of: dt.date
) -> pd.DataFrame:
    """The standing of every contact, indexed as the register's contacts. Source of all rules: domain §2 and §3.

    From the register: `contact_id`, `name`, `organisation`, `job_title`, `department`, `owner`, `sheet`, `row`; the
    mapped levels `influence`, `interest`, `engagement_current`, `engagement_desired` (blank = unknown); `first_met`.
    From the roster: `group` (blank = none), `source`, `network_type`, `rule`, `words`, `group_why`,
    `group_confidence`, `left`, `left_on`, `counted`, `not_counted_why`. From the touchpoints: `joined`
    (first met, else first touched), `last_qualifying` (blank = never), `last_vehicle`, `from_column` (it rests on a
    last-contact column), `next_planned` (next plan that would qualify), `planned_in_column`, `has_plan`. Worked out:
    `ideal_days`, `maximum_days`, `cadence_why`, `own_cadence`, `manage_closely`, `critic`, `below_desired`,
    `days_since` (Int64), `status`, and for those who count `next_due` and `priority` (0 while on track).
    """
    contacts = register.contacts
    found = touches(contacts, log, as_of)
    cadence = cadences(contacts, roster["group"], policy)
    return pd.DataFrame(
        {
            **{name: contacts[name] for name in CONTACT_PART},
            **{name: contacts[column] for name, column in LEVEL_PART.items()},
            **{name: roster[name] for name in ROSTER_PART},
            "first_met": contacts["first_met"],
            "joined": contacts["first_met"].fillna(_dates(found.first_done, contacts.index)),
            **{name: cadence[name] for name in cadence.columns},
            **_last_and_next(found, log, contacts.index),
            **_status(found.last, cadence, roster["counted"].to_numpy(), as_of),
        },
        index=contacts.index,
    )


def _dates(days: Codes, index: pd.Index) -> pd.Series:
    dates = days.astype("datetime64[D]").astype("datetime64[us]")
    return pd.Series(np.where(days == NEVER, np.datetime64("NaT", "us"), dates), index=index)


def _last_and_next(found: Touches, log: pd.DataFrame, index: pd.Index) -> dict[str, pd.Series]:
    vehicles = log["vehicle"].cat.categories
    codes = np.append(codes_of(log["vehicle"]), -1)[found.last_row]
    planned = _dates(found.next_plan, index)
    return {
        "last_qualifying": _dates(found.last, index),
        "last_vehicle": pd.Series(np.array([*vehicles, None], dtype=object)[codes], index=index, dtype="str"),
        "from_column": pd.Series(found.from_column, index=index),
        "next_planned": planned,
        "planned_in_column": pd.Series(found.planned_in_column, index=index),
        "has_plan": planned.notna(),
    }


def _status(last: Codes, cadence: pd.DataFrame, counted: Flags, as_of: dt.date) -> dict[str, pd.Series]:
    ideal, maximum = cadence["ideal_days"].to_numpy(), cadence["maximum_days"].to_numpy()
    never = last == NEVER
    today = np.datetime64(as_of, "D").astype(np.int64)
    since = np.where(never, 2 * maximum, today - np.where(never, 0, last))
    code = np.select(
        [~counted, never, since <= ideal, since <= maximum, since <= 2 * maximum], [5, 4, 0, 1, 2], default=3
    )
    due = np.where(never, today, np.where(never, 0, last) + ideal)
    index = cadence.index
    return {
        "days_since": pd.Series(pd.arrays.IntegerArray(np.where(never, 0, since), never.copy()), index=index),
        "status": pd.Series(np.array(STATUSES, dtype=object)[code], index=index, dtype="str"),
        "next_due": _dates(np.where(counted, due, NEVER), index),
        "priority": pd.Series(np.where(counted, np.maximum(since - ideal, 0) / ideal, np.nan), index=index),
    }
