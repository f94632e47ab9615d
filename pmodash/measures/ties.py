"""Ties between contacts: who met whom, as far as the touchpoint log lets it be inferred."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.measures.periods import done_in_year
from pmodash.measures.sets import place_of
from pmodash.planning.codes import Codes

LARGEST_MEETING = 50


@dataclass(frozen=True, eq=False)
class Ties:
    """Pairs of contacts who met, each pair once, as places in a standing's rows: `first[i]` < `second[i]`.

    All of them are inferred from events. `meetings` counts the events they rest on, `too_large` those of more than
    LARGEST_MEETING attendees, which are no evidence that two people met.
    """

    first: Codes
    second: Codes
    meetings: int
    too_large: int


def ties(standing: pd.DataFrame, touchpoints: pd.DataFrame, as_of: dt.date) -> Ties:
    """The counted contacts who took part in the same event in the 12 months up to as-of.

    An event ties those who took part when its vehicle is interactive and reaches few or many at once (a one-to-one
    brings no two contacts together) and no more than 50 took part. Domain: cross-pollination, trap 7.
    """
    met = done_in_year(touchpoints, as_of)
    met = met[met["brings_together"].to_numpy()]
    large = met["attendees"].to_numpy() > LARGEST_MEETING
    place = place_of(standing, met["contact"].to_numpy())
    kept = ~large & (place >= 0)
    pairs = _pairs(met["occasion"].to_numpy()[kept], place[kept], len(standing))
    events = np.unique(met["occasion"].to_numpy()[kept]).size
    too_large = np.unique(met["occasion"].to_numpy()[large & (place >= 0)]).size
    return Ties(pairs // max(len(standing), 1), pairs % max(len(standing), 1), events, too_large)


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
