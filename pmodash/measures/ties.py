"""Ties between contacts: who met whom as far as the touchpoint log lets it be inferred, and whose link is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.measures.periods import done_in_year
from pmodash.measures.sets import place_of
from pmodash.planning.codes import Codes, Flags

LARGEST_MEETING = 50


@dataclass(frozen=True, eq=False)
class Ties:
    """Pairs of contacts with a tie, each pair once, as places in a standing's rows: `first[i]` < `second[i]`.

    `inferred` are those who met at an event, `recorded` those whom a links sheet links: one of the two at least.
    `meetings` counts the events, `too_large` those of more than LARGEST_MEETING attendees, which are no evidence that
    two people met. `later` counts the recorded links dated after as-of, `uncounted` those with a contact who does
    not count.
    """

    first: Codes
    second: Codes
    inferred: Flags
    recorded: Flags
    meetings: int = 0
    too_large: int = 0
    later: int = 0
    uncounted: int = 0

    def among(self, chosen: Flags) -> Ties:
        """The ties between the chosen rows of the standing alone, as places among those."""
        kept = chosen[self.first] & chosen[self.second]
        place = np.cumsum(chosen) - 1
        return Ties(place[self.first[kept]], place[self.second[kept]], self.inferred[kept], self.recorded[kept])


def ties(standing: pd.DataFrame, touchpoints: pd.DataFrame, links: pd.DataFrame, as_of: dt.date) -> Ties:
    """The counted contacts who took part in the same event in the 12 months up to as-of, or have a recorded link.

    An event ties those who took part when its vehicle is interactive and reaches few or many at once (a one-to-one
    brings no two contacts together) and no more than 50 took part. `links` are `Register.links`; which end comes
    first does not matter. Domain: cross-pollination, trap 7.
    """
    met = done_in_year(touchpoints, as_of)
    met = met[met["brings_together"].to_numpy()]
    large = met["attendees"].to_numpy() > LARGEST_MEETING
    place = place_of(standing, met["contact"].to_numpy())
    kept = ~large & (place >= 0)
    size = max(len(standing), 1)
    inferred = _pairs(met["occasion"].to_numpy()[kept], place[kept], size)
    recorded, later, uncounted = _recorded(standing, links, as_of)
    every = np.union1d(inferred, recorded)
    return Ties(
        first=every // size,
        second=every % size,
        inferred=np.isin(every, inferred),
        recorded=np.isin(every, recorded),
        meetings=np.unique(met["occasion"].to_numpy()[kept]).size,
        too_large=np.unique(met["occasion"].to_numpy()[large & (place >= 0)]).size,
        later=later,
        uncounted=uncounted,
    )


def _recorded(standing: pd.DataFrame, links: pd.DataFrame, as_of: dt.date) -> tuple[Codes, int, int]:
    """The pairs linked by as-of, once each, as first × size + second; how many links are later, and how many idle."""
    ends = np.stack([place_of(standing, links[end].to_numpy()) for end in ("first", "second")])
    here = (ends >= 0).all(axis=0)
    counts = standing["counted"].to_numpy()[ends[:, here]].all(axis=0)
    later = (links["since"] > pd.Timestamp(as_of)).to_numpy()[here]
    tied = ends[:, here][:, counts & ~later]
    pairs = np.unique(tied.min(axis=0) * max(len(standing), 1) + tied.max(axis=0))
    return pairs, int((counts & later).sum()), int((~counts).sum())


def _pairs(occasion: Codes, place: Codes, size: int) -> Codes:
    """Every pair met, once, as first × size + second: events of one attendance are worked through together."""
    seats = pd.unique(occasion * size + place) if len(place) else place
    seats.sort()
    _, starts, counts = np.unique(seats // max(size, 1), return_index=True, return_counts=True)
    attendee = seats % max(size, 1)
    found = [np.empty(0, dtype=np.int64)]
    for attendance in np.unique(counts[counts > 1]):
        rows = attendee[starts[counts == attendance][:, None] + np.arange(attendance)]
        a, b = np.triu_indices(attendance, 1)
        found.append((rows[:, a] * size + rows[:, b]).ravel())
    every = pd.unique(np.concatenate(found))
    every.sort()
    return every
