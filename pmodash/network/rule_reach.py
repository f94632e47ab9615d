"""Whom each of the user's own rules for groups reaches, decides and would move, and how rules stand to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.evidence import Flags
from pmodash.network.group_rules import GroupRule
from pmodash.network.groups import Classified
from pmodash.network.own_ballots import fits, own_rule_number
from pmodash.network.rule_texts import placed
from pmodash.vocabulary import HUB_SOURCE, NO_GROUP

Places = npt.NDArray[np.intp]
_OWN_ROW = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom one rule reaches, as positions in the register: all whom it fits, those of them whom it would decide, those
    whom it would thereby put in another group than now, and those whose own row names a group (or says that they left),
    which no rule changes.

    `moves_from` counts whom it would move by the group that they are in now.
    """

    fits: Places
    decides: Places
    moves: Places
    own_row: Places
    moves_from: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Contacts whom two rules fit; they are in `conflict` where they give other groups."""

    other: int
    both: Places
    conflict: bool


@dataclass(frozen=True, slots=True)
class RuleStanding:
    """One rule in force: whom it fits and decides, which other rules fit some of them too, and why it decides nobody
    where it does: "nobody fits", "own rows", "earlier rules", or "" where it decides somebody.
    """

    rule: GroupRule
    fits: Places
    decides: Places
    own_row: Places
    overlaps: tuple[Overlap, ...]
    idle: str


def reach_of(candidates: Sequence[GroupRule], rules: Sequence[GroupRule], contacts: pd.DataFrame,
             classified: Classified) -> list[Reach]:  # fmt: skip
    """What each candidate would do if it alone joined the rules in force, where `rule_texts.placed` puts it."""
    now, rank = _now(classified), _ranks(classified)
    found = []
    for rule, fit in zip(candidates, fits(candidates, contacts), strict=True):
        takes = fit & (rank >= placed(rules, rule))
        moves = np.flatnonzero(takes & (now != rule.group))
        counts = pd.Series(now[moves]).value_counts()
        moved_from = {str(group): int(count) for group, count in counts.items()}
        found.append(
            Reach(
                np.flatnonzero(fit), np.flatnonzero(takes), moves, np.flatnonzero(fit & (rank == _OWN_ROW)), moved_from
            )
        )
    return found


def standings(rules: Sequence[GroupRule], contacts: pd.DataFrame, classified: Classified) -> list[RuleStanding]:
    """How each of the rules in force stands; `classified` is what came of them."""
    fit, rank = fits(rules, contacts), _ranks(classified)
    found = []
    for number, rule in enumerate(rules):
        decides = rank == number
        mine = fit[number]
        overlaps = tuple(
            Overlap(other, np.flatnonzero(mine & fit[other]), rules[other].group != rule.group)
            for other in range(len(rules))
            if other != number and (mine & fit[other]).any()
        )
        own_row = np.flatnonzero(mine & (rank == _OWN_ROW))
        idle = "" if decides.any() else _why_idle(mine, rank)
        found.append(RuleStanding(rule, np.flatnonzero(mine), np.flatnonzero(decides), own_row, overlaps, idle))
    return found


def moved_between(before: Classified, after: Classified) -> pd.DataFrame:
    """Who is in another group after than before: `place`, `before` and `after`."""
    was, now = _now(before), _now(after)
    places = np.flatnonzero(was != now)
    return pd.DataFrame({"place": places, "before": was[places], "after": now[places]})


def _why_idle(mine: Flags, rank: npt.NDArray[np.int64]) -> str:
    if not mine.any():
        return "nobody fits"
    return "own rows" if (rank[mine] == _OWN_ROW).all() else "earlier rules"


def _now(classified: Classified) -> np.ndarray[Any, np.dtype[np.object_]]:
    """The group that each contact is in: one of the five, the hub by its source, or that there is none."""
    frame = classified.frame
    hub = frame["group"].isna() & (frame["source"] == HUB_SOURCE)
    found: np.ndarray[Any, np.dtype[np.object_]] = (
        frame["group"].astype(object).mask(hub, HUB_SOURCE).fillna(NO_GROUP).to_numpy()
    )
    return found


def _ranks(classified: Classified) -> npt.NDArray[np.int64]:
    """What decided each contact: -1 the own row, the number of one of the user's rules, else one above them all."""
    codes, names = pd.factorize(classified.frame["rule"])
    last = np.iinfo(np.int64).max
    ranks = [_rank(name, last) for name in names]
    return np.array([*ranks, last], dtype=np.int64)[codes]


def _rank(name: object, otherwise: int) -> int:
    if name in ("leaver", "group-column"):
        return _OWN_ROW
    number = own_rule_number(name)
    return otherwise if number is None else number
