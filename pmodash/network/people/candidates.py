"""Which pairs of contacts are worth comparing: those that share something they are known by, never all pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.people.identities import Identities, Texts

Positions = npt.NDArray[np.int64]

WINDOW = 40
_SHORTEST_BOX = 5


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of positions, the first always the smaller, each once, and what was too common to be compared in full.

    `crowded` names what contacts share (such as "a family name") → how many contacts share it with more than
    WINDOW others; those were compared with the WINDOW whose names come next in the alphabet.
    """

    first: Positions
    second: Positions
    crowded: dict[str, int]


def candidates(known: Identities) -> Candidates:
    """The pairs that share a key."""
    codes: list[Positions] = []
    crowded: dict[str, int] = {}
    size = len(known)
    by_name = pd.factorize(known.sounds, sort=True)[0]
    for what, keys in _keys(known):
        rows = np.flatnonzero(keys != "")
        numbers = pd.factorize(keys[rows])[0]
        order = np.lexsort((by_name[rows % size], numbers))
        told, order = numbers[order], rows[order] % size
        for apart in range(1, min(WINDOW + 1, len(order))):
            same = np.flatnonzero(told[apart:] == told[:-apart])
            if not len(same):
                break
            one, other = order[same], order[same + apart]
            codes.append(np.minimum(one, other) * size + np.maximum(one, other))
        counts = np.bincount(told) if len(told) else np.zeros(1, dtype=np.int64)
        most = len(np.unique(order[counts[told] > WINDOW + 1]))
        if most:
            crowded[what] = most
    pairs = np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)
    return Candidates(pairs // max(size, 1), pairs % max(size, 1), crowded)


def _keys(known: Identities) -> Iterator[tuple[str, Texts]]:
    """What contacts may share, in a PMO's words, with the key of each contact; blank shares nothing.

    Where a contact has two keys of one kind, all the second ones stand after the first ones.
    """
    family, given = known.family_sound, known.given_sound
    long_box = np.where(pd.Series(known.box).str.len().to_numpy() >= _SHORTEST_BOX, known.box, "")
    yield "an e-mail address", known.email
    yield "the e-mail address before the @", long_box
    yield "a telephone number", known.phone
    yield "a LinkedIn address", known.linkedin
    yield "a name", known.sounds
    yield "a family name and an initial", _joined(family, _cut(given, stop=1))
    yield "a family name and a full given name", _joined(family, known.given_root)
    yield "a given name and the beginning of a family name", _joined(given, _cut(family, stop=3))
    yield "a given name and the end of a family name", _joined(given, _cut(family, start=-3))
    yield (
        "an organisation and a word of the name",
        np.concatenate([_joined(known.place, one) for one in (family, given)]),
    )
    yield "an organisation and a given name", _joined(known.place, known.given_root)


def _cut(texts: Texts, start: int | None = None, stop: int | None = None) -> Texts:
    cut: Texts = pd.Series(texts, dtype="str").str.slice(start, stop).to_numpy(dtype=object)
    return cut


def _joined(one: Texts, other: Texts) -> Texts:
    told = (one != "") & (other != "")
    return np.where(told, one + " / " + other, "")
