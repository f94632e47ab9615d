"""The five things to do next, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.measures.cross_pollination import bare
from pmodash.measures.sentences import people, percent
from pmodash.measures.sentences.wording import verb
from pmodash.network.groups import UNSURE
from pmodash.vocabulary import COVERED, CRITIC_LEVEL, NO_GROUP, vehicles

MOST = 5
MANY_UNSURE = 0.1
REACHING = ("stale", "engagement")


@dataclass(frozen=True)
class Action:
    """One thing a PMO manager can do now. The words name groups, vehicles and counts, never a contact.

    `text` says what to do and `why` what it rests on; `contact_ids` whom it concerns, most pressing first; `page` is
    the noun of the page that shows more.
    """

    text: str
    why: str
    contact_ids: tuple[str, ...]
    page: str


def next_actions(analysis: Analysis, most: int = MOST, singly: bool = True) -> tuple[Action, ...]:
    """The first things to do, most pressing first; fewer where there is less to do, none in an empty selection.

    To reach somebody is asked for once; without `singly` nothing is said of one contact alone.
    """
    found: list[Action] = []
    for kind in KINDS_WITHOUT_DATES if analysis.no_contact_dates else KINDS:
        told = (action for action in kind(analysis) if singly or len(action.contact_ids) != 1)
        found += [action for action in told if not _said_already(action, found)]
        if len(found) >= most:
            break
    return tuple(found[:most])


def _said_already(action: Action, before: Sequence[Action]) -> bool:
    """Whether it only asks again to reach contacts whom an action before it asks to reach."""
    concerned = {key for other in before for key in other.contact_ids}
    return action.page in REACHING and bool(action.contact_ids) and concerned.issuperset(action.contact_ids)


def _most_pressing(analysis: Analysis) -> Iterator[Action]:
    """The most pressing contact who was reached before and is past their maximum."""
    rows = analysis.stale.frame
    reached = rows[rows["status"] != "Never"]
    if reached.empty:
        return
    row = reached.iloc[0]
    others = len(reached) - 1
    them = f"; {others:,} more {verb(others)} past theirs" if others else ""
    yield Action(
        f"Reach the most pressing contact {_of(row['group'])} by {vehicle_for(analysis, row['group'])}",
        f"{people(int(row['days_since']), 'day')} since the last touchpoint, {people(int(row['days_over']), 'day')} "
        f"past the maximum{them}",
        (str(row["contact_id"]),),
        "stale",
    )


def _of(group: str | float) -> str:
    return "with no group" if pd.isna(group) or group == NO_GROUP else f"of {group}"


def vehicle_for(analysis: Analysis, group: object) -> str:
    """A personal, interactive vehicle of the register: the first that is for the group, else the first for any."""
    register = analysis.network.register.vehicles or vehicles()
    personal = [vehicle for vehicle in register if vehicle.reach == "one" and vehicle.mode == "interactive"]
    for_group = [vehicle.name for vehicle in personal if group in vehicle.fits]
    return next(iter([*for_group, *(vehicle.name for vehicle in personal if not vehicle.fits)]), "One-to-one")


def _stale_critics(analysis: Analysis) -> Iterator[Action]:
    critics = analysis.standing.index[analysis.standing["engagement_current"] == CRITIC_LEVEL]
    rows = analysis.stale.frame
    rows = rows[rows.index.isin(critics)]
    count = len(rows)
    if count:
        yield Action(
            f"Meet the {people(count, 'critic') if count > 1 else 'critic'} not reached in time",
            f"{people(count)} {verb(count)} resistant, and past the maximum or never reached",
            tuple(rows["contact_id"]),
            "engagement",
        )


def _never_reached(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.stale.frame
    never = rows[rows["status"] == "Never"]
    if never.empty:
        return
    groups = never["group"].fillna(NO_GROUP).value_counts()
    group, count = str(groups.index[0]), int(groups.iloc[0])
    ids = tuple(never.loc[never["group"].fillna(NO_GROUP) == group, "contact_id"])
    others = len(never) - count
    elsewhere = f"; the same holds for {people(others)} elsewhere" if others else ""
    yield Action(
        f"Reach {_the(count)} {_of(group)} who {'has' if count == 1 else 'have'} no touchpoint yet",
        f"No touchpoint that qualifies is on record{elsewhere}",
        ids,
        "stale",
    )


def _the(count: int) -> str:
    return "the one contact" if count == 1 else f"the {count:,} contacts"


def _due_without_plan(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.due.frame
    soon = rows[(rows["when"] == "This week") & rows["next_planned"].isna()]
    if soon.empty:
        return
    yield Action(
        f"Plan a touchpoint for {_the(len(soon))} due this week",
        f"Nothing is planned for {'them' if len(soon) > 1 else 'this contact'} yet",
        tuple(soon["contact_id"]),
        "schedule",
    )


def _lean_less(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.over_reliance.frame
    if rows.empty:
        return
    row = rows.iloc[int(np.argmax((rows["share"] - rows["limit"]).to_numpy()))]
    whom = "contacts with no group" if row["group"] == NO_GROUP else row["group"]
    yield Action(
        f"Use other vehicles beside {row['vehicle']} for {whom}",
        f"It carries {percent(float(row['share']))} of {people(int(row['touchpoints']), 'touchpoint')}; "
        f"the limit is {percent(float(row['limit']))}",
        (),
        "vehicles",
    )


def _share_the_load(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.key_person.frame
    rows = rows[rows["would_go_stale"] > 0]
    if rows.empty:
        return
    row = rows.sort_values("would_go_stale", ascending=False, kind="stable").iloc[0]
    count = int(row["contacts"])
    yield Action(
        f"Introduce a second PMO member to {_the(count)} whom one member alone reaches",
        f"{row['would_go_stale']:,} of {'them' if count > 1 else 'one'} would go stale without that member",
        (),
        "risk",
    )


def _raise_levels(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.below_desired.frame
    pressing = rows[(rows["influence"] == "High") & rows["status"].isin(COVERED)]
    if len(pressing):
        yield Action(
            f"Ask {_the(len(pressing))} of high influence below the desired level what would help",
            "Reached in time, and not yet where they are wanted",
            tuple(pressing["contact_id"]),
            "engagement",
        )


def _strategic(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.type_balance.frame
    row = rows[rows["flagged"] & (rows["contacts"] > 0)]
    if len(row):
        yield Action(
            "Give strategic ties more of the effort",
            f"They get {percent(float(row['share_of_hours'].iloc[0]))} of the hours; the least wanted is "
            f"{percent(analysis.network.policy.strategic_effort_share)}",
            (),
            "effort",
        )


def _rest(analysis: Analysis) -> Iterator[Action]:
    rows = analysis.fatigue.frame
    if len(rows):
        limit = people(int(rows["limit"].iloc[0]), "touchpoint")
        yield Action(
            f"Give {_the(len(rows))} reached most often a rest",
            f"More than {limit} in 30 days",
            tuple(rows["contact_id"]),
            "risk",
        )


def _bring_together(analysis: Analysis) -> Iterator[Action]:
    none = bare(analysis.pairs)
    if len(none) and analysis.pairs.n:
        row = none.sort_values("possible", ascending=False, kind="stable").iloc[0]
        yield Action(
            f"Bring {row['a']} and {row['b']} together at one event",
            "No two of their contacts met in 12 months or have a link on record, as far as the workbook shows",
            (),
            "cross_pollination",
        )


def _settle_groups(analysis: Analysis) -> Iterator[Action]:
    """The contacts with no group and, where they are many, those whose group is a guess."""
    rows = analysis.standing[analysis.standing["counted"]]
    without, unsure = rows[rows["group"].isna()], rows[rows["group"].notna() & (rows["group_confidence"] < UNSURE)]
    if len(without):
        yield Action(
            f"Say which group {_the(len(without))} without one {'belongs' if len(without) == 1 else 'belong'} to",
            "Until then they follow the Wider Business policy",
            tuple(without["contact_id"]),
            "groups",
        )
    if len(unsure) > MANY_UNSURE * len(rows):
        yield Action(
            f"Confirm the group of {_the(len(unsure))} that the rules are unsure of",
            "Their cadence and the vehicles that suit them follow from it",
            tuple(unsure["contact_id"]),
            "groups",
        )


def _tell_dates(analysis: Analysis) -> Iterator[Action]:
    if analysis.standing["counted"].any():
        yield Action(
            "Log touchpoints, or say which column holds the last contact",
            "The workbook has no contact dates, so nobody can be said to be reached in time or too late",
            (),
            "upload",
        )


KINDS: tuple[Callable[[Analysis], Iterator[Action]], ...] = (
    _most_pressing, _stale_critics, _never_reached, _due_without_plan, _settle_groups, _lean_less, _share_the_load,
    _strategic, _raise_levels, _rest, _bring_together,
)  # fmt: skip
KINDS_WITHOUT_DATES = (_tell_dates, _settle_groups)
