"""The pairs of contacts who are probably one person, in one list or between two, graded and with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.people.candidates import Candidates, candidates
from pmodash.network.people.comparing import Comparison, Flags, compared
from pmodash.network.people.identities import Identities, identities
from pmodash.network.people.rules import SAME_PERSON, UNSURE, NamesAlike, names_alike, objections, votes

_OBJECTED = 0.25
_LEAST_SCORE = 0.1
_SURE_OF_ITSELF = 0.94


@dataclass(frozen=True, slots=True)
class FoundPairs:
    """Pairs of contacts who may be one person, and what was too common for all who share it to be compared.

    `frame` has a row a pair, the surest first: `first` and `second` (positions in the contacts), `grade` ("same" or
    "unsure"), `score` (0 to 1) and `why`, one plain sentence. `crowded`: what is shared → by how many contacts.
    """

    frame: pd.DataFrame
    crowded: dict[str, int]


def find_pairs(contacts: pd.DataFrame) -> FoundPairs:
    """The pairs within one list of contacts, whose columns are fields of a contact; any may be missing."""
    known = identities(contacts)
    likely = candidates(known)
    return FoundPairs(_graded(known, likely), likely.crowded)


def likely_pairs(contacts: pd.DataFrame) -> pd.DataFrame:
    """The pairs within one list of contacts: first, second, grade, score, why (see `FoundPairs`)."""
    return find_pairs(contacts).frame


def pairs_between(ours: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """The pairs of one contact of ours and one of theirs: ours, theirs (positions), grade, score, why."""
    known = identities(pd.concat([ours, theirs], ignore_index=True))
    likely = candidates(known)
    across = (likely.first < len(ours)) & (likely.second >= len(ours))
    frame = _graded(known, Candidates(likely.first[across], likely.second[across], likely.crowded))
    named = frame.rename(columns={"first": "ours", "second": "theirs"})
    return named.assign(theirs=named["theirs"] - len(ours))


def _graded(known: Identities, likely: Candidates) -> pd.DataFrame:
    """Every pair that a rule speaks for, by the strongest vote, lowered where something speaks against it."""
    pairs = compared(known, likely.first, likely.second)
    names = names_alike(pairs)
    strongest, score, sure = _strongest(pairs, names)
    against, denied = _against(pairs, names)
    several = sure & (score < _SURE_OF_ITSELF) & _fits_several(pairs, sure)
    lowered = (against >= 0) | several
    score = np.where(lowered, score - _OBJECTED, score)
    sure = sure & ~lowered
    kept = np.flatnonzero((strongest >= 0) & ~denied & (score >= _LEAST_SCORE))
    kept = kept[np.lexsort((pairs.second[kept], pairs.first[kept], -score[kept]))]
    said = _sentences(pairs, names, kept, (strongest, against), several)
    return pd.DataFrame(
        {
            "first": pairs.first[kept],
            "second": pairs.second[kept],
            "grade": pd.Series(np.where(sure[kept], SAME_PERSON, UNSURE), dtype="str"),
            "score": np.round(score[kept], 2),
            "why": pd.Series(said, dtype="str"),
        }
    )


def _strongest(pairs: Comparison, names: NamesAlike) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64], Flags]:
    """For each pair the number of the strongest vote (-1 for none), its score, and whether it says "same"."""
    number = np.full(len(pairs), -1, dtype=np.int64)
    score = np.zeros(len(pairs))
    sure = np.zeros(len(pairs), dtype=bool)
    for place, vote in enumerate(votes(pairs, names)):
        better = vote.holds & (vote.score > score)
        number[better], score[better], sure[better] = place, vote.score, vote.grade == SAME_PERSON
    return number, score, sure


def _against(pairs: Comparison, names: NamesAlike) -> tuple[npt.NDArray[np.int64], Flags]:
    """For each pair the number of the first objection (-1 for none), and whether one leaves nothing of the pair."""
    number = np.full(len(pairs), -1, dtype=np.int64)
    denied = np.zeros(len(pairs), dtype=bool)
    for place, objection in enumerate(objections(pairs, names)):
        number[objection.holds & (number < 0)] = place
        denied |= objection.holds & objection.denies
    return number, denied


def _fits_several(pairs: Comparison, sure: Flags) -> Flags:
    """Which pairs have a contact whose short or misspelt name fits contacts of different given names."""
    at = np.flatnonzero(sure)
    ends = [(pairs.first[at], pairs.second[at]), (pairs.second[at], pairs.first[at])]
    said = pd.concat(
        [pd.DataFrame({"one": one, "given": pairs.known.given_root[other]}) for one, other in ends], ignore_index=True
    )
    counts: pd.Series[Any] = said.drop_duplicates().groupby("one").size()
    torn = counts.index[counts > 1].to_numpy(dtype=np.int64)
    found: Flags = np.isin(pairs.first, torn) | np.isin(pairs.second, torn)
    return found


def _sentences(
    pairs: Comparison,
    names: NamesAlike,
    kept: npt.NDArray[np.intp],
    numbers: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    several: Flags,
) -> list[str]:
    speaking, objecting = votes(pairs, names), objections(pairs, names)
    said = []
    for place in kept.tolist():
        why = speaking[numbers[0][place]].why(pairs, place)
        if numbers[1][place] >= 0:
            why += f"; but {objecting[numbers[1][place]].why(pairs, place)}"
        elif several[place]:
            why += "; but the name fits several contacts"
        said.append(why)
    return said
