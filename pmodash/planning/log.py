"""The touchpoint log made ready for counting: what qualifies, which rows are one occasion, and its hours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmodash.network.register import Register
from pmodash.planning.codes import Codes, Flags, codes_of
from pmodash.planning.policy import Policy
from pmodash.vocabulary import Vehicle


def touchpoint_log(register: Register, roster: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Every touchpoint of a register with what status and measures ask of it. Index: that of the touchpoints.

    Columns: `contact` (position in contacts), `date`, `day` (days since 1 January 1970), `vehicle`, `event`, `by`
    (categories, missing = blank), `done`; `counted` (its contact counts); `accepted` (it would qualify: no broadcast,
    or one that the policy of the contact's group accepts; an unknown vehicle is accepted); `brings_together`
    (interactive, with few or many at once); `occasion` (rows with one number are one event), `attendees` (its
    contacts, counted or not), `hours` (the row's share of the occasion's; 0 for an unknown vehicle). Domain §2.
    """
    touchpoints = register.touchpoints
    frame = touchpoints[["contact", "date", "vehicle", "event", "by", "done"]]
    contact = frame["contact"].to_numpy()
    counted = roster["counted"].to_numpy()[contact]
    vehicle = codes_of(frame["vehicle"])
    known = _traits(frame["vehicle"].cat.categories, register.vehicles)
    day = frame["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    occasion = _occasions(frame, day, vehicle, known["reach"].to_numpy())
    return frame.assign(
        day=day,
        counted=counted,
        accepted=~known["broadcast"].to_numpy()[vehicle] | _accepts_broadcast(roster, policy)[contact],
        brings_together=known["brings_together"].to_numpy()[vehicle],
        occasion=occasion,
        attendees=_attendees(occasion, contact, len(roster)),
        hours=_hours(occasion, known["hours"].to_numpy()[vehicle], counted),
    )


def _traits(names: pd.Index, vehicles: Sequence[Vehicle]) -> pd.DataFrame:
    """What the register says of each vehicle named in the log; the last row is for a blank or unknown one."""
    register = {vehicle.name.casefold(): vehicle for vehicle in vehicles}
    nothing = Vehicle(name="", mode="", reach="", hours=0)
    found = [*(register.get(str(name).casefold(), nothing) for name in names), nothing]
    return pd.DataFrame(
        {
            "broadcast": [vehicle.broadcast for vehicle in found],
            "brings_together": [v.mode == "interactive" and v.reach in ("few", "many") for v in found],
            "reach": [vehicle.reach for vehicle in found],
            "hours": [float(vehicle.hours) for vehicle in found],
        }
    )


def _accepts_broadcast(roster: pd.DataFrame, policy: Policy) -> Flags:
    codes, names = pd.factorize(roster["group"])
    accepts = [policy.of(str(name)).broadcast_qualifies for name in names] + [policy.of(None).broadcast_qualifies]
    return np.array(accepts, dtype=bool)[codes]


def _occasions(frame: pd.DataFrame, day: Codes, vehicle: Codes, reach: np.ndarray) -> Codes:
    """One number an occasion. An event is the same name, date and vehicle. Without a name, a vehicle that reaches many
    is one occasion a day, one that reaches few is one a day and PMO member, and any other touchpoint is its own.
    """
    event = codes_of(frame["event"])
    by = codes_of(frame["by"])
    reached = reach[vehicle]
    by = np.where((event < 0) & (reached == "few"), by, -1)
    shared = (event >= 0) | (reached == "few") | (reached == "many")
    occasion = np.arange(len(frame), dtype=np.int64)
    parts = (event, by, day - day.min(initial=0), vehicle, frame["done"].to_numpy().astype(np.int64))
    numbers, _ = pd.factorize(_one_key([part[shared] for part in parts]))
    occasion[shared] = len(frame) + numbers
    return np.asarray(pd.factorize(occasion)[0], dtype=np.int64)


def _one_key(parts: list[Codes]) -> Codes:
    """One number for each combination of codes (−1 and up)."""
    key = np.zeros(len(parts[0]), dtype=np.int64)
    for part in parts:
        key = key * (int(part.max(initial=-1)) + 2) + part + 1
    return key


def _attendees(occasion: Codes, contact: Codes, contacts: int) -> Codes:
    seats = pd.unique(occasion * max(contacts, 1) + contact) // max(contacts, 1)
    return np.bincount(seats, minlength=int(occasion.max(initial=-1)) + 1)[occasion].astype(np.int64)


def _hours(occasion: Codes, hours: np.ndarray, counted: Flags) -> np.ndarray:
    """An occasion's hours once, split over the rows of its counted contacts."""
    sharing = np.bincount(occasion, weights=counted.astype(float))[occasion] if len(occasion) else hours
    return np.where(counted, hours / np.maximum(sharing, 1), 0.0)
