"""An owner's worklist: whom to reach in the coming days, why, and by which vehicle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmodash.actions import vehicle_for
from pmodash.analysis import Analysis
from pmodash.findings import Refusal
from pmodash.measures.sentences.wording import clipped, day, people, percent
from pmodash.network.vehicle_words import VehicleWords
from pmodash.planning.policy import Policy
from pmodash.planning.ranking import ranked
from pmodash.selection import BLANKS
from pmodash.story.story import Slide, Story
from pmodash.story.tables import Columns, table_of
from pmodash.story.telling import Telling
from pmodash.vocabulary import STALE, vehicles

Owners = str | Sequence[str] | None
TITLE = "Worklist"
QUESTION = "Whom to reach in these days, and why?"
NO_OWNER = BLANKS["owner"]
FORTNIGHT = 14
WORK: Columns = {
    "name": ("Contact", "text"),
    "group": ("Group", "group"),
    "reason": ("Why now", "text"),
    "vehicle": ("Suggested vehicle", "text"),
    "status": ("Status", "status"),
    "by": ("By", "date"),
}
HOW_TO_READ = "Most pressing first; people not to be contacted are never listed."


def worklist(telling: Telling, owners: Owners, days: int = FORTNIGHT) -> Story:
    """The touchpoints of the coming days of one owner, of several or, with None, of every owner, a slide each.

    Listed are contacts who are stale, fall due or have a touchpoint planned by then; those without an owner stand under
    "No owner", last. A Refusal says what to do where there is no such owner or single people are not to be shown.
    """
    if not telling.redaction.shows_people:
        raise Refusal("A worklist is of single people, and only groups are shown", "show names or neutral labels")
    standing = telling.analysis.standing
    counted = standing[standing["counted"]]
    of_each = counted["owner"].fillna(NO_OWNER)
    names = _in_order(of_each) if owners is None else _known(named(owners), of_each)
    work = _work(telling, counted[of_each.isin(names)], telling.analysis.as_of + dt.timedelta(days=days))
    work = work.assign(owner=work["owner"].fillna(NO_OWNER))
    return Story(
        title=telling.choices.title or TITLE,
        forum=telling.choices.forum,
        label=telling.choices.label,
        as_of=telling.analysis.as_of,
        since="",
        hidden=telling.hidden,
        slides=tuple(_page(telling, name, work[work["owner"] == name], days, n) for n, name in enumerate(names, 1)),
    )


def named(owners: str | Sequence[str]) -> list[str]:
    """One owner or several as a list, each once."""
    return [owners] if isinstance(owners, str) else list(dict.fromkeys(owners))


def _known(names: list[str], of_each: pd.Series) -> list[str]:
    if not names:
        raise Refusal("No owner is ticked", "tick the owners who shall have a worklist")
    if not set(names) <= set(of_each):
        raise Refusal("No contact who counts has that owner", "choose an owner who is in the list")
    return names


def _in_order(owners: pd.Series) -> list[str]:
    names = sorted((str(name) for name in owners.unique() if name != NO_OWNER), key=str.casefold)
    if not names and owners.empty:
        raise Refusal("Nobody in this selection counts, so there is nobody to reach", "widen the filters")
    return [*names, NO_OWNER] if (owners == NO_OWNER).any() else names


def _page(telling: Telling, owner: str, work: pd.DataFrame, days: int, number: int) -> Slide:
    until = day(telling.analysis.as_of + dt.timedelta(days=days))
    whose = "Contacts without an owner" if owner == NO_OWNER else clipped(owner, 60)
    stale = int(work["status"].isin(STALE).sum())
    head = f"{people(len(work))} to reach by {until}" if len(work) else f"nobody to reach by {until}"
    tail = f", {stale:,} of them overdue or never reached" if 0 < stale < len(work) else ""
    tail = f", {'' if stale == 1 else 'all '}overdue or never reached" if stale and stale == len(work) else tail
    return Slide(
        name=f"owner-{number}",
        title=owner,
        question=QUESTION,
        finding=f"{whose}: {head}{tail}",
        table=table_of(f"To reach by {until}, most pressing first", work, WORK) if len(work) else None,
        points=() if len(work) else ("Nobody is overdue, falls due or has a touchpoint planned by then",),
        note=f"{telling.only} n = {people(len(work))}. {HOW_TO_READ}".strip(),
    )


def _work(telling: Telling, counted: pd.DataFrame, until: dt.date) -> pd.DataFrame:
    """The contacts to reach until a day, most pressing first, with the reason, a vehicle and the day by which."""
    end = pd.Timestamp(until)
    now = counted[(counted["next_due"] <= end) | (counted["next_planned"] <= end)]
    first = ranked(now)
    soonest = first[["next_due", "next_planned"]].min(axis=1).where(first["priority"] == 0)
    rows = first.iloc[np.lexsort((soonest.to_numpy(), -first["priority"].to_numpy()))]
    return rows.assign(
        reason=_reasons(rows, telling.analysis.network.policy, end),
        vehicle=_suggested(telling.analysis, rows),
        by=_by(rows, pd.Timestamp(telling.analysis.as_of), end),
    )


def _suggested(analysis: Analysis, rows: pd.DataFrame) -> list[str]:
    """The vehicle that the workbook names for the contact, unless it is a broadcast; else one that suits the group."""
    register = analysis.network.register
    in_force = register.vehicles or vehicles()
    usable = {vehicle.name for vehicle in in_force if not vehicle.broadcast}
    words = register.contacts.loc[rows.index, "vehicle"]
    meant = {word: VehicleWords(in_force).name_of(word) for word in words.dropna().unique()}
    by_group = {group: vehicle_for(analysis, group) for group in rows["group"].unique()}
    own = [meant.get(word) for word in words]
    return [name if name in usable else by_group[group] for name, group in zip(own, rows["group"], strict=True)]


def _by(rows: pd.DataFrame, as_of: pd.Timestamp, end: pd.Timestamp) -> pd.Series:
    """The day by which: that of a plan in these days, or else when it falls due; as-of for what is due already."""
    planned = rows["next_planned"].where(rows["next_planned"] <= end)
    falls_due = rows["next_due"].where(rows["next_due"] > as_of, as_of)
    return planned.fillna(falls_due)


def _reasons(rows: pd.DataFrame, policy: Policy, end: pd.Timestamp) -> list[str]:
    each = zip(_by_status(rows, end), _shortened(rows, policy), _planned(rows, end), strict=True)
    return ["; ".join(part for part in parts if part) for parts in each]


def _by_status(rows: pd.DataFrame, end: pd.Timestamp) -> list[str]:
    """What the status says of each, in days: "34 days past the maximum of 28", "due on 27 Nov"."""
    since = rows["days_since"].to_numpy(dtype=float, na_value=np.nan)
    due = [_short(date, end) if date <= end else "" for date in rows["next_due"]]
    told = zip(rows["status"], since, rows["ideal_days"], rows["maximum_days"], due, strict=True)
    return [_of_status(*one) for one in told]


def _of_status(status: str, since: float, ideal: int, maximum: int, due: str) -> str:
    if status == "Never":
        return "no touchpoint on record yet"
    if status in STALE:
        return f"{people(int(since) - maximum, 'day')} past the maximum of {maximum:,}"
    if status == "Due":
        return f"{people(int(since) - ideal, 'day')} past the ideal of {ideal:,}, maximum {maximum:,}"
    return f"due on {due}" if due else ""


def _shortened(rows: pd.DataFrame, policy: Policy) -> list[str]:
    """What makes the gap another than the group's: "critic, halves the gap", "a cadence of their own"; else blank."""
    critic, closely = _makes(policy.critic_factor), _makes(policy.manage_closely_factor)
    below = np.where(rows["below_desired"], f"below the desired level{critic}" if critic else "", "")
    pressed = np.where(rows["critic"], f"critic{critic}", below)
    close = np.where(rows["manage_closely"], f"high influence and interest{closely}" if closely else "", "")
    both = ["; ".join(part for part in parts if part) for parts in zip(pressed, close, strict=True)]
    return ["a cadence of their own" if own else text for own, text in zip(rows["own_cadence"], both, strict=True)]


def _makes(factor: float) -> str:
    return ", halves the gap" if factor == 0.5 else "" if factor == 1 else f", takes the gap to {percent(factor)}"


def _planned(rows: pd.DataFrame, end: pd.Timestamp) -> list[str]:
    return ["" if pd.isna(plan) else f"planned on {_short(plan, end)}" for plan in rows["next_planned"]]


def _short(date: pd.Timestamp, end: pd.Timestamp) -> str:
    """A day in few words, with its year only where it is another than that of the list's end."""
    return f"{date.day} {date:%b}" if date.year == end.year else f"{date.day} {date:%b %Y}"
