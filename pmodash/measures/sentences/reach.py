"""The findings on who is reached in time: coverage, staleness and the schedule."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured
from pmodash.measures.sentences.moves import LEAST_IN_A_SET
from pmodash.measures.sentences.wording import (
    NOBODY_COUNTS,
    day,
    in_words,
    listed,
    people,
    percent,
    rows_of_all,
    sets_of,
    subject,
    verb,
)
from pmodash.measures.sets import BLANK

LATE = "overdue or never reached"
UNTOLD = "too little was logged to tell"
NOTABLE_DIP, SAME = 0.05, 1e-9


def finding_standing(measured: Measured) -> str:
    """How the whole stands: "Coverage is 66 %: 93 of 141 counted contacts are within their maximum"."""
    whole = measured.frame.iloc[-1]
    counted, inside = int(whole["counted"]), int(whole["on_track"] + whole["due"])
    if not counted:
        return NOBODY_COUNTS
    if whole["never"] == counted:
        return nobody_reached(counted)
    if counted == 1 or inside == 0:
        return _coverage_of_all(inside, counted)
    who = f"all {counted:,} counted contacts" if inside == counted else f"{inside:,} of {counted:,} counted contacts"
    return f"Coverage is {in_words(float(whole['coverage']))}: {who} {verb(inside)} within their maximum"


def finding_coverage(measured: Measured) -> str:
    """Who is least covered: "Senior Leadership is least covered: 12 of 30 within their maximum".

    A set of fewer than LEAST_IN_A_SET counted contacts is not named, since none of two says little; that it is passed
    over is said where it would have come first.
    """
    by = str(measured.frame.columns[0])
    whole, sets = measured.frame.iloc[-1], sets_of(measured.frame)
    if not whole["counted"]:
        return NOBODY_COUNTS
    if whole["never"] == whole["counted"]:
        return nobody_reached(int(whole["counted"]))
    inside = int(whole["on_track"] + whole["due"])
    lowest = sets["coverage"].min()
    sets = sets[sets["counted"] >= LEAST_IN_A_SET]
    if inside in (0, whole["counted"]) or sets.empty or sets["coverage"].min() > whole["coverage"] - SAME:
        return _coverage_of_all(inside, int(whole["counted"]))
    worst = sets[np.isclose(sets["coverage"], sets["coverage"].min())]
    row, least = worst.iloc[0], float(worst["coverage"].iloc[0])
    aside = f"Of those with {LEAST_IN_A_SET} contacts or more, " if lowest < least - SAME else ""
    if len(worst) > 1:
        return f"{aside}{listed([str(name) for name in worst[by]])} are least covered: {percent(least)} of each"
    within = f"{int(row['on_track'] + row['due']):,} of {row['counted']:,}"
    return f"{aside}{subject(by, str(row[by]))} least covered: {within} within their maximum"


def finding_groups(measured: Measured) -> str:
    """Which group is least covered, and what is so of the groups where none can be singled out; by group only."""
    whole, sets = measured.frame.iloc[-1], sets_of(measured.frame)
    sets = sets[sets["counted"] > 0]
    counted, inside = int(whole["counted"]), int(whole["on_track"] + whole["due"])
    if not counted:
        return NOBODY_COUNTS
    if whole["never"] == counted:
        return "No touchpoint that qualifies is on record in any group"
    if len(sets) == 1:
        name, within = str(sets["group"].iloc[0]), f"{inside:,} of {counted:,} within their maximum"
        if name == BLANK["group"]:
            return f"Nobody counted has a group: {within}"
        return f"{name} is the one group counted here: {within}"
    if inside == counted:
        return "Every group has all its counted contacts within their maximum"
    if not inside:
        return "No group has a contact within their maximum"
    large = sets[sets["counted"] >= LEAST_IN_A_SET]
    if large.empty:
        return f"No group has {LEAST_IN_A_SET} counted contacts, so none is singled out"
    if large["coverage"].min() > whole["coverage"] - SAME:
        return f"No group of {LEAST_IN_A_SET} contacts or more is covered less than the whole"
    return finding_coverage(measured)


def _coverage_of_all(inside: int, counted: int) -> str:
    if counted == 1:
        return f"The one contact who counts is {'within' if inside else 'not within'} their maximum"
    if inside == counted:
        return f"All {counted:,} contacts are within their maximum"
    if not inside:
        return f"None of the {counted:,} contacts is within their maximum"
    return f"{inside:,} of {counted:,} contacts {verb(inside)} within their maximum"


def nobody_reached(counted: int) -> str:
    """What is so where every contact has the status Never: nothing is known, which is no judgement."""
    if counted == 1:
        return "No touchpoint that qualifies is on record for the one contact who counts"
    return f"No touchpoint that qualifies is on record for any of the {counted:,} contacts"


def finding_by_month(measured: Measured) -> str:
    """How coverage moved: "Coverage went from 61 % on 31 December 2025 to 72 % on 22 November 2026"."""
    counted = rows_of_all(measured.frame)
    counted = counted[counted["counted"] > 0]
    whole = counted[counted["coverage"].notna()]
    if whole.empty:
        return NOBODY_COUNTS
    if len(whole) == 1 < len(counted):
        return f"How coverage stood before {day(whole['month'].iloc[0])} is not known: {UNTOLD}"
    if not whole["coverage"].any():
        return "At no month's end was anybody within their maximum, as far as the workbook tells"
    first, last = whole.iloc[0], whole.iloc[-1]
    now = f"{percent(last['coverage'])} on {day(last['month'])}"
    if len(whole) == 1:
        return f"Coverage was {now}"
    then = f"{percent(first['coverage'])} on {day(first['month'])}"
    same = percent(first["coverage"]) == percent(last["coverage"])
    head = f"Coverage was {then} and {now}" if same else f"Coverage went from {then} to {now}"
    tail = f"; before that {UNTOLD}" if len(whole) < len(counted) else ""
    return f"{head}{_low_point(whole)}{tail}"


def _low_point(whole: pd.DataFrame) -> str:
    """The month's end at which coverage was lowest, where that is well below both ends of the year."""
    low = whole.iloc[int(whole["coverage"].to_numpy().argmin())]
    ends = min(whole["coverage"].iloc[0], whole["coverage"].iloc[-1])
    if ends - low["coverage"] < NOTABLE_DIP:
        return ""
    return f"; lowest was {percent(low['coverage'])} on {day(low['month'])}"


def finding_stale(measured: Measured) -> str:
    """How many relationships are stale: "41 of 148 relationships are stale, 9 of them never reached"."""
    if not measured.n:
        return NOBODY_COUNTS
    gone, never = len(measured.frame), int((measured.frame["status"] == "Never").sum())
    if never == measured.n:
        return nobody_reached(never)
    if not gone:
        return "No relationship is stale"
    head = f"{gone:,} of {people(measured.n, 'relationship')} {verb(gone)} stale"
    if gone == measured.n:
        head = f"All {gone:,} relationships are stale" if gone > 1 else "The one relationship is stale"
    if never == gone:
        return f"{head}, never reached" if gone == 1 else f"{head}, all never reached"
    return f"{head}, {never:,} of them never reached" if never else head


def finding_ageing_bands(measured: Measured) -> str:
    """How many are long overdue: "12 of 148 contacts are more than 90 days past their maximum"."""
    if not measured.n:
        return NOBODY_COUNTS
    whole = rows_of_all(measured.frame).set_index("band")["contacts"]
    never, long = int(whole["Never reached"]), int(whole["91–180 days over"] + whole["More than 180 days over"])
    if never == measured.n:
        return nobody_reached(never)
    tail = f"; {never:,} {'was' if never == 1 else 'were'} never reached" if never else ""
    if not long:
        return f"No contact is more than 90 days past their maximum{tail}"
    return f"{long:,} of {people(measured.n)} {verb(long)} more than 90 days past their maximum{tail}"


def finding_touch_debt(measured: Measured) -> str:
    """The touch debt: "23 contacts owe 1,204 days past their maximum"."""
    whole = measured.frame.iloc[-1]
    if not measured.n and dict(measured.left_out).get("never reached"):
        return "No touch debt can be told: nobody was ever reached"
    if not whole["contacts"]:
        return "No touch debt: nobody reached before is past their maximum"
    count, days = int(whole["contacts"]), int(whole["debt_days"])
    return f"{people(count).capitalize()} {verb(count)} past their maximum, by {people(days, 'day')} added up"


def finding_due(measured: Measured) -> str:
    """What the week asks: "31 contacts are due by the end of this week, 24 of them overdue or never reached"."""
    if not measured.n:
        return NOBODY_COUNTS
    overdue = int((measured.frame["when"] == "Overdue").sum())
    week = overdue + int((measured.frame["when"] == "This week").sum())
    if not week:
        return "No contact is due by the end of this week"
    head = f"{people(week)} {verb(week)} due by the end of this week"
    if overdue == week:
        return f"{head}, {'' if week == 1 else 'all '}{LATE}"
    return f"{head}, {overdue:,} of them {LATE}" if overdue else head


def finding_by_owner(measured: Measured) -> str:
    """Who has most to catch up on: "A. Khan has most contacts overdue or never reached: 14 of 41"."""
    owners = sets_of(measured.frame)
    total = int(owners["overdue"].sum())
    if not measured.n:
        return NOBODY_COUNTS
    if not total:
        return f"No contact is {LATE}"
    most = owners[owners["overdue"] == owners["overdue"].max()]
    count, names = int(most["overdue"].iloc[0]), [str(name) for name in most["owner"]]
    if len(most) > 1:
        return f"{listed(names)} have most contacts {LATE}: {count:,} each of {total:,}"
    if names[0] == BLANK["owner"]:
        return f"{count:,} of {people(total)} {LATE} {'has' if count == 1 else 'have'} no owner"
    return f"{names[0]} has most contacts {LATE}: {count:,} of {total:,}"
