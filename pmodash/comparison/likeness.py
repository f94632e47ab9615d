"""Whether a contact under the same id, or in the same row, is the same person by another name, or somebody else."""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from pmodash.comparison.field_values import NAME_PARTS, comparable
from pmodash.network.contact_names import name_key
from pmodash.vocabulary import CONTACT_FIELDS

PERSONAL = ("email", "phone", "linkedin", "first_met", "last_touchpoint", "notes")
MOST = 2 / 3
_LEAST_EQUAL = 2
_LIKE_NAMES = 0.7
_COMPARED = tuple(name for name in CONTACT_FIELDS if name not in ("contact_id", "name", *NAME_PARTS))


def alike(before: pd.DataFrame, after: pd.DataFrame) -> np.ndarray:
    """Row by row, whether two contacts are one person renamed.

    Most of the fields that either tells must be equal, and the names akin or a field equal that is a person's own, as
    a phone number or notes: who follows in a post has its organisation, title and owner too.
    """
    old, new = (comparable(frame.reset_index(drop=True))[list(_COMPARED)] for frame in (before, after))
    equal = (old == new) & old.notna()
    told = (old.notna() | new.notna()).sum(axis=1).to_numpy()
    same = equal.sum(axis=1).to_numpy()
    found = np.asarray((same >= _LEAST_EQUAL) & (same >= MOST * told), dtype=bool)
    doubtful = np.flatnonzero(found & ~equal[list(PERSONAL)].any(axis=1).to_numpy())
    names = zip(before["name"].iloc[doubtful].tolist(), after["name"].iloc[doubtful].tolist(), strict=True)
    found[doubtful] = [_names_akin(*pair) for pair in names]
    return found


def _names_akin(before: str, after: str) -> bool:
    """Whether two names share a word, or differ in a few letters."""
    first, second = name_key(before), name_key(after)
    shared = set(first.split()) & set(second.split())
    return any(len(word) > 2 for word in shared) or SequenceMatcher(None, first, second).ratio() >= _LIKE_NAMES
