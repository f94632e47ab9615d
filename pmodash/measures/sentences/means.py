"""The findings on what the network is reached by: vehicles, effort and the people who reach out."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from pmodash.measures.measured import Measured
from pmodash.measures.sentences.wording import clipped, listed, people, percent, rows_of_all, subject
from pmodash.vocabulary import ALL, NO_GROUP


def finding_mix(measured: Measured) -> str:
    """Which vehicle carries most: "Newsletter carries 41 % of the 1,204 touchpoints"."""
    whole = rows_of_all(measured.frame)
    if whole.empty:
        return "No touchpoint with a vehicle was done in the window"
    row = whole.iloc[0]
    if measured.n == 1:
        return f"The only touchpoint in the window was by {clipped(str(row['vehicle']))}"
    if len(whole) == 1:
        return f"All {measured.n:,} touchpoints were by {clipped(str(row['vehicle']))}"
    return f"{clipped(str(row['vehicle']))} carries {percent(row['share'])} of the {measured.n:,} touchpoints"


def finding_effective_number(effective: Mapping[str, float]) -> str:
    """The group with fewest vehicles in effect: "Wider Business is in effect reached by 1.3 vehicles, the fewest"."""
    groups = {group: number for group, number in effective.items() if group != ALL}
    if not groups:
        return "No group was reached in the window"
    group = min(groups, key=lambda name: groups[name])
    rest = ", the fewest of any group" if len(groups) > 1 else ""
    return f"{subject('group', group)} in effect reached by {_vehicles(groups[group])}{rest}"


def _vehicles(number: float) -> str:
    return "1 vehicle" if f"{number:.1f}" == "1.0" else f"{number:.1f} vehicles"


def finding_over_reliance(measured: Measured) -> str:
    """Where one vehicle carries too much: "Wider Business leans on Newsletter for 62 % of touchpoints, …"."""
    rows = measured.frame
    if not measured.n:
        return "No group has enough touchpoints in the window to judge"
    if rows.empty:
        return "No group passes its limit for one vehicle"
    if len(rows) > 1:
        return (
            f"{len(rows)} groups lean on one vehicle past their limit: {listed([str(name) for name in rows['group']])}"
        )
    row = rows.iloc[0]
    leans = "Contacts with no group lean" if row["group"] == NO_GROUP else f"{row['group']} leans"
    vehicle, limit = clipped(str(row["vehicle"])), percent(row["limit"])
    return f"{leans} on {vehicle} for {percent(row['share'])} of touchpoints, past the limit of {limit}"


def finding_unused(measured: Measured) -> str:
    """How many vehicles lie idle: "7 of 19 vehicles were not used in the window"."""
    idle, whole = len(measured.frame), measured.n
    if not whole:
        return "The vehicle register is empty"
    if idle == whole:
        return "No vehicle of the register was used in the window"
    if not idle:
        return "Every vehicle of the register was used in the window"
    return f"{idle} of {whole} vehicles {'was' if idle == 1 else 'were'} not used in the window"


def finding_type_balance(measured: Measured) -> str:
    """What strategic ties are given: "Strategic ties get 12 % of effort and are 31 % of contacts"."""
    row = measured.frame[measured.frame["network_type"] == "Strategic"].iloc[0]
    effort, contacts = float(row["share_of_hours"]), float(row["share_of_contacts"])
    if np.isnan(effort):
        return "No effort is on record in the window"
    also = "" if np.isnan(contacts) else f" and are {percent(contacts)} of contacts"
    return f"Strategic ties get {percent(effort)} of effort{also}"


def finding_key_person(measured: Measured) -> str:
    """Who holds contacts alone: "A. Khan alone reached 31 contacts in 12 months; 20 would go stale"."""
    rows = measured.frame
    if not measured.n:
        return "No touchpoint in 12 months names who made it"
    if rows.empty:
        return "Every contact was reached by more than one PMO member"
    row = rows.iloc[0]
    tail = f"; {row['would_go_stale']:,} would go stale without them" if row["would_go_stale"] else ""
    return f"{row['owner']} alone reached {people(int(row['contacts']))} in 12 months{tail}"


def finding_fatigue(measured: Measured) -> str:
    """Who is reached too often: "3 contacts received more than 8 touchpoints in 30 days"."""
    rows = measured.frame
    if rows.empty:
        return "No contact received more touchpoints in 30 days than the limit"
    return f"{people(len(rows))} received more than {people(int(rows['limit'].iloc[0]), 'touchpoint')} in 30 days"
