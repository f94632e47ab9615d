"""The pairs that are left to be looked at, and which of two rows should stay."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from pmodash.network.people.apart import Pair, places_apart
from pmodash.network.people.rules import SAME_PERSON
from pmodash.vocabulary import CONTACT_FIELDS

Places = tuple[int, int]


def left_to_review(pairs: pd.DataFrame, contacts: pd.DataFrame, apart: Iterable[Pair]) -> pd.DataFrame:
    """The pairs without those whose contacts are known to be two people."""
    known = {frozenset(places) for places in places_apart(contacts, apart).values()}
    if not known:
        return pairs
    both = zip(pairs["first"].tolist(), pairs["second"].tolist(), strict=True)
    left = np.array([frozenset(places) not in known for places in both], dtype=bool)
    return pairs[left].reset_index(drop=True)


def kept_first(contacts: pd.DataFrame, places: Places) -> Places:
    """The two places, that of the row which tells more first; of two that tell as much the upper one."""
    fields = [name for name in CONTACT_FIELDS if name in contacts.columns]
    told = contacts[fields].iloc[list(places)].notna().sum(axis=1).tolist()
    first, second = places
    return (second, first) if told[1] > told[0] else (first, second)


def sure_merges(pairs: pd.DataFrame, contacts: pd.DataFrame) -> list[Places]:
    """The merges (who stays, who goes) of those who are surely the same, each contact in one of them at most once.

    Of several rows of one person each goes into the row that tells most, where the two are a sure pair themselves.
    """
    sure = pairs[pairs["grade"] == SAME_PERSON]
    told = contacts[[name for name in CONTACT_FIELDS if name in contacts.columns]].notna().sum(axis=1).to_numpy()
    both = np.column_stack([sure["first"].to_numpy(), sure["second"].to_numpy()])
    stays: set[int] = set()
    goes: set[int] = set()
    found: list[Places] = []
    order = sorted(both.tolist(), key=lambda places: (-max(told[places]), -min(told[places]), places))
    for first, second in order:
        keep, drop = (second, first) if told[second] > told[first] else (first, second)
        if drop not in goes and drop not in stays and keep not in goes:
            found.append((keep, drop))
            stays.add(keep)
            goes.add(drop)
    return found
