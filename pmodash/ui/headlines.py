"""The findings of the charts that only the pages draw, in one sentence each. Pure: a measure's figures in, text out."""

from __future__ import annotations

import pandas as pd

from pmodash.measures.measured import Measured
from pmodash.measures.sentences import finding_key_person, percent
from pmodash.ui.plain import counted
from pmodash.vocabulary import ALL


def of_vehicles_over_time(measured: Measured) -> str:
    """Which month saw most touchpoints."""
    by_month = measured.frame.groupby("month")["touchpoints"].sum()
    if by_month.sum() == 0:
        return "No touchpoint of the last 12 months names a vehicle"
    busiest = by_month.idxmax()
    return f"{counted(int(by_month.sum()), 'touchpoint')} in 12 months, most of them in {busiest:%B %Y}"


def of_hours(measured: Measured) -> str:
    """Where the PMO's effort went."""
    whole = measured.frame[measured.frame["group"] == ALL]
    hours = float(whole["hours"].sum())
    if not hours:
        return "No effort is on record in the window"
    top = whole.iloc[int(whole["hours"].to_numpy().argmax())]
    return f"{top['vehicle']} took {percent(top['hours'] / hours)} of {hours:,.0f} hours of PMO effort"


def of_calendar(measured: Measured, weeks: int) -> str:
    """How many fall due, how many of them wait already, and the day on which most of the others do."""
    frame = measured.frame
    total, waiting = int(frame["due"].sum()), int(frame["waiting"].sum())
    if not total:
        return f"Nobody falls due in the next {weeks} weeks"
    said = f"{counted(total, 'contact')} {'falls' if total == 1 else 'fall'} due in the next {weeks} weeks"
    fresh = (frame["due"] - frame["waiting"]).to_numpy()
    now = f", {waiting:,} of them now" if 0 < waiting < total else ", now" if waiting else ""
    if not fresh.any():
        return f"{said}{now}"
    day: pd.Timestamp = frame["date"].iloc[int(fresh.argmax())]
    return f"{said}{now}, {'most of the others' if waiting else 'most'} on {day.day} {day:%B}: {int(fresh.max())}"


def of_hanging(measured: Measured) -> str:
    """How many contacts hang on one PMO member alone, without saying on whom."""
    rows = measured.frame
    if not measured.n or rows.empty:
        return finding_key_person(measured)
    alone, stale = int(rows["contacts"].sum()), int(rows["would_go_stale"].sum())
    tail = f"; {stale:,} of them would go stale without that member" if stale else ""
    return f"{counted(alone, 'contact')} {'was' if alone == 1 else 'were'} reached by one PMO member alone{tail}"


def of_below(measured: Measured) -> str:
    """Who stands below where they are wanted, most influence first."""
    count = len(measured.frame)
    if not count:
        return "Nobody stands below their desired level"
    return f"{counted(count, 'contact')} below the desired level, those with most influence first"
