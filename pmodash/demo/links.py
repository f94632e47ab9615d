"""The made-up links: who knows, works with or reports to whom, whether or not they ever met at an event."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from pmodash.demo.people import HUB, People
from pmodash.demo.words import Chance, made_up

_PEOPLE_A_LINK, _MOST_LINKS = 4, 200
_UNDATED = 0.4

Link = tuple[str, str, str, dt.date | None, str | None]


def make_links(people: People, as_of: dt.date, chance: Chance) -> list[Link]:
    """A link for every fourth contact or so, each between two of them, none twice."""
    outside_hub = np.flatnonzero(people.group != HUB)
    wanted = min(len(people) // _PEOPLE_A_LINK, _MOST_LINKS)
    ends = outside_hub[chance.below(4 * wanted, len(outside_hub))].reshape(-1, 2)
    ends = ends[ends[:, 0] != ends[:, 1]]
    _, first = np.unique(np.sort(ends, axis=1), axis=0, return_index=True)
    ends = ends[np.sort(first)[:wanted]]
    count, words = len(ends), made_up()
    kinds = [words["links"][kind] for kind in chance.below(count, len(words["links"])).tolist()]
    ago = (chance.share(count) * people.known[ends].min(axis=1)).astype(np.int64)
    ago = np.where(chance.yes(count, _UNDATED), -1, ago)
    since = [None if days < 0 else as_of - dt.timedelta(days=days) for days in ago.tolist()]
    names: list[Any] = people.columns["Name"]
    return [
        (names[a], names[b], kind, day, None) for (a, b), kind, day in zip(ends.tolist(), kinds, since, strict=True)
    ]
