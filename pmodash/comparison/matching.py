"""Who of one workbook is who in another: matched by key, so that rows sorted anew or put in between change nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.comparison.likeness import alike
from pmodash.comparison.person_keys import PersonKeys, alone
from pmodash.network.people.pairs import pairs_between
from pmodash.network.people.rules import SAME_PERSON
from pmodash.network.register import Register

Positions = npt.NDArray[np.int64]
NOBODY = -1
_SURE = (
    ("ids+names", "id"),
    ("ids+emails", "id"),
    ("emails+names", "e-mail"),
    ("emails", "e-mail"),
    ("names+organisations", "name and organisation"),
)
_WHOLE = ("whole_rows", "whole row")
_NAME = ("names", "name")
_GUARDED = ("emails", "names")
_ID, _PLACE, _PERSON = "id", "place", "the same person in other words"
_LARGE, _HARDLY_ANYBODY = 2_000, 0.02
_NOBODY: Positions = np.array([], dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Matches:
    """The same persons of two workbooks.

    `later_of` has for each contact of the earlier workbook their position in the later one, NOBODY where there is
    none; `by` says by what each was known, blank likewise. `merged_into` maps contacts of the earlier workbook whom
    the later one marks as merged into another to the position there of the one who remains.
    """

    later_of: Positions
    by: tuple[str, ...]
    later_count: int
    merged_into: Mapping[int, int]

    @cached_property
    def earlier_of(self) -> Positions:
        """For each contact of the later workbook their position in the earlier one, NOBODY where there is none."""
        found = np.full(self.later_count, NOBODY, dtype=np.int64)
        found[self.later_of[self.both]] = self.both
        return found

    @property
    def both(self) -> Positions:
        """The positions in the earlier workbook of those in both."""
        return np.flatnonzero(self.later_of >= 0)

    @property
    def gone(self) -> Positions:
        """The positions in the earlier workbook of those who are not in the later one."""
        return np.flatnonzero(self.later_of < 0)

    @property
    def new(self) -> Positions:
        """The positions in the later workbook of those who are not in the earlier one."""
        return np.flatnonzero(self.earlier_of < 0)

    @property
    def matched_by(self) -> dict[str, int]:
        """How many were known by what."""
        return dict(Counter(why for why in self.by if why))


def match(earlier: Register, later: Register) -> Matches:
    """The persons whom both workbooks list, each at most once.

    Known by the user's own id together with name or e-mail, then by e-mail, by name and organisation, by the name where
    nobody else has it, and by all of the row; then by what tells duplicates, such as a slip in typing, where that is
    sure. Then by the id alone and by the same place in the same sheet, where most of what is told is equal: somebody
    renamed.
    """
    pairing = _known(earlier.contacts, later.contacts)
    pairing.by_likeness(_ID)
    pairing.by_likeness(_PLACE)
    return Matches(pairing.later_of, tuple(pairing.by), len(later.contacts), _merged(earlier, later, pairing.later_of))


def match_new(ours: pd.DataFrame, theirs: pd.DataFrame) -> Positions:
    """For each of some contacts the position of the same person among others, NOBODY where there is none; not
    by an id or a row alone, since two lists that grew apart may give one of them to different persons.
    """
    return _known(ours.reset_index(drop=True), theirs.reset_index(drop=True)).later_of


def _known(earlier: pd.DataFrame, later: pd.DataFrame) -> _Pairing:
    pairing = _Pairing(PersonKeys(earlier), PersonKeys(later))
    for kind, why in (*_SURE, _NAME, _WHOLE, *_SURE[2:], _NAME):
        pairing.by_key(kind, why)
    pairing.by_person()
    return pairing


def _merged(earlier: Register, later: Register, later_of: Positions) -> dict[int, int]:
    """Those whose row of the earlier workbook is, in the later one, that of somebody merged into another."""
    if not later.merged:
        return {}
    positions = {contact_id: place for place, contact_id in enumerate(later.contacts["contact_id"].tolist())}
    places = zip(earlier.contacts["sheet"].tolist(), earlier.contacts["row"].tolist(), strict=True)
    merged = ((i, later.merged.get(place)) for i, place in enumerate(places) if later_of[i] == NOBODY)
    return {i: positions[keeper] for i, keeper in merged if keeper is not None}


class _Pairing:
    """The pairs found so far, and who is still without one."""

    def __init__(self, earlier: PersonKeys, later: PersonKeys) -> None:
        self.earlier, self.later = earlier, later
        self.later_of: Positions = np.full(len(earlier.contacts), NOBODY, dtype=np.int64)
        self.by = [""] * len(earlier.contacts)
        self._free_later = np.ones(len(later.contacts), dtype=bool)

    def by_key(self, kind: str, why: str) -> None:
        """Pair those whom a key tells from all others who are left, in both workbooks."""
        first, second = self._alike_in(kind)
        if kind in _GUARDED and len(first):
            kept = ~self._other_ids(first, second)
            first, second = first[kept], second[kept]
        self._pair(first, second, why)

    def by_person(self) -> None:
        """Pair those of whom it is sure, as of duplicates in a list, that they are one person and nobody else is."""
        ours, theirs = np.flatnonzero(self.later_of < 0), np.flatnonzero(self._free_later)
        if not len(ours) or not len(theirs) or self._of_others:
            return
        found = pairs_between(self.earlier.contacts.iloc[ours], self.later.contacts.iloc[theirs])
        sure = found[found["grade"] == SAME_PERSON]
        sure = sure[~sure["ours"].duplicated(keep=False) & ~sure["theirs"].duplicated(keep=False)]
        first, second = ours[sure["ours"].to_numpy()], theirs[sure["theirs"].to_numpy()]
        kept = ~self._other_ids(first, second)
        self._pair(first[kept], second[kept], _PERSON)

    @property
    def _of_others(self) -> bool:
        """Whether the two are large and by keys hardly anybody is in both: lists of other people, not worth the
        time that it takes to hold everybody against everybody.
        """
        smaller = min(len(self.later_of), len(self._free_later))
        return smaller > _LARGE and int((self.later_of >= 0).sum()) < _HARDLY_ANYBODY * smaller

    def by_likeness(self, kind: str) -> None:
        """Pair those with the same id, or in the same place, whose other fields are mostly equal."""
        if kind == _ID and not self._ids_stay:
            return
        first, second = self._alike_in("ids" if kind == _ID else "places")
        if len(first):
            kept = alike(self.earlier.contacts.iloc[first], self.later.contacts.iloc[second])
            self._pair(first[kept], second[kept], kind)

    def _alike_in(self, kind: str) -> tuple[Positions, Positions]:
        if not self._free_later.any() or (self.later_of >= 0).all():
            return _NOBODY, _NOBODY
        ours = alone(self.earlier.of(kind), self.later_of < 0)
        theirs = alone(self.later.of(kind), self._free_later)
        places = pd.Index(theirs.to_numpy()).get_indexer(pd.Index(ours.to_numpy()))
        met = places >= 0
        return ours.index.to_numpy()[met], theirs.index.to_numpy()[places[met]]

    def _other_ids(self, first: Positions, second: Positions) -> np.ndarray:
        """Who has another id in each workbook, where ids are known to stay with their persons."""
        if not self._ids_stay:
            return np.zeros(len(first), dtype=bool)
        ours, theirs = self.earlier.ids.to_numpy()[first], self.later.ids.to_numpy()[second]
        return np.asarray(~pd.isna(ours) & ~pd.isna(theirs) & (ours != theirs), dtype=bool)

    @cached_property
    def _ids_stay(self) -> bool:
        """Whether most ids that both workbooks have stand for the same name or address: no mere row numbers."""
        everybody = np.ones(len(self.earlier.contacts), dtype=bool), np.ones(len(self.later.contacts), dtype=bool)
        ours, theirs = alone(self.earlier.ids, everybody[0]), alone(self.later.ids, everybody[1])
        common = int(ours.isin(theirs).sum())
        known = sum(why == _ID for why in self.by)
        return common > 0 and 2 * known >= common

    def _pair(self, first: Positions, second: Positions, why: str) -> None:
        self.later_of[first] = second
        self._free_later[second] = False
        for place in first.tolist():
            self.by[place] = why
