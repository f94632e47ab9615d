"""The domain page's rules for one contact at a time, as slowly and plainly as they can be said."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from pmodash.planning.policy import Policy
from pmodash.vocabulary import vehicles

ORDER = ["Resistant", "Neutral", "Supportive", "Leading"]
BROADCASTS = {vehicle.name for vehicle in vehicles() if vehicle.reach == "many" and vehicle.mode != "interactive"}
OWN_CADENCES = {"weekly": 7, "every 3 days": 3, "every 10 days": 10}


def stands(
    person: Mapping[str, Any], touches: Sequence[Mapping[str, Any]], policy: Policy, as_of: dt.date
) -> dict[str, Any]:
    """The status of one contact with the days it rests on; `touches` are that contact's own, in the sheet's order."""
    line = policy.of(person["_group"])
    ideal, maximum = cadence(person, policy)
    last = last_qualifying(person, touches, line.broadcast_qualifies, as_of)
    since = None if last is None else (as_of - last).days
    hub = person.get("_source") == "Team Members" and person["_group"] is None
    if hub or person.get("do_not_contact") or person.get("status") == "Left":
        status = "Not counted"
    elif since is None:
        status = "Never"
    elif since <= ideal:
        status = "On track"
    elif since <= maximum:
        status = "Due"
    elif since <= 2 * maximum:
        status = "Overdue"
    else:
        status = "Dormant"
    counts = status != "Not counted"
    ranks = 2 * maximum if since is None else since
    return {
        "ideal_days": ideal,
        "maximum_days": maximum,
        "last_qualifying": last,
        "days_since": since,
        "status": status,
        "next_due": (as_of if last is None else last + dt.timedelta(days=ideal)) if counts else None,
        "priority": max(0, ranks - ideal) / ideal if counts else None,
        "next_planned": next_planned(person, touches, line.broadcast_qualifies, as_of),
    }


def cadence(person: Mapping[str, Any], policy: Policy) -> tuple[int, int]:
    own = OWN_CADENCES.get(str(person.get("cadence")))
    if own:
        return rounded(own), rounded(own * policy.own_cadence_stretch)
    factor = 1.0
    if person.get("current_level") == "Resistant" or is_below(person.get("current_level"), person.get("desired_level")):
        factor *= policy.critic_factor
    if person.get("influence_level") == "High" and person.get("interest_level") == "High":
        factor *= policy.manage_closely_factor
    line = policy.of(person["_group"])
    ideal = rounded(line.ideal * factor)
    return ideal, max(ideal, rounded(line.maximum * factor))


def rounded(days: float) -> int:
    return max(1, int(Decimal(repr(round(days, 9))).quantize(Decimal(1), ROUND_HALF_UP)))


def is_below(current: str | None, desired: str | None) -> bool:
    if current is None or desired not in ORDER:
        return False
    if current == "Unaware":
        return desired != "Resistant"
    return ORDER.index(current) < ORDER.index(desired)


def last_qualifying(
    person: Mapping[str, Any], touches: Sequence[Mapping[str, Any]], broadcasts: bool, as_of: dt.date
) -> dt.date | None:
    done = [touch for touch in touches if touch["done"] and touch["date"] <= as_of]
    dates = [touch["date"] for touch in done if broadcasts or touch["vehicle"] not in BROADCASTS]
    if dates:
        return max(dates)
    column = person.get("last_touchpoint")
    if column is None or column > as_of or any(touch["date"] <= column for touch in done):
        return None
    return column


def next_planned(
    person: Mapping[str, Any], touches: Sequence[Mapping[str, Any]], broadcasts: bool, as_of: dt.date
) -> dt.date | None:
    qualifying = [touch for touch in touches if broadcasts or touch["vehicle"] not in BROADCASTS]
    dates = [t["date"] for t in qualifying if t["date"] > as_of or (t["date"] == as_of and not t["done"])]
    last, planned = person.get("last_touchpoint"), person.get("next_touchpoint")
    dates += [last] if last and last > as_of else []
    dates += [planned] if planned and planned >= as_of else []
    return min(dates, default=None)


def same(expected: Any, found: Any) -> bool:
    """Whether a value of the standing says what the reference does, however blanks are written."""
    if expected is None:
        return bool(pd.isna(found))
    if isinstance(expected, float):
        return math.isclose(expected, float(found), abs_tol=1e-12)
    return (found.date() if isinstance(expected, dt.date) else found) == expected
