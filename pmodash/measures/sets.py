"""The sets that a measure is split by: groups, owners, levels and the rest, always in the same order and words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.planning.codes import Codes, Flags
from pmodash.vocabulary import ALL, HUB_SOURCE, LEVELS, NETWORK_TYPES, NO_GROUP, group_names, sources

BLANK = {
    "group": NO_GROUP,
    "owner": "No owner",
    "engagement_current": "No level",
    "network_type": "No network type",
    "organisation": "No organisation",
    "source": "No source",
    "department": "No department",
}


@dataclass(frozen=True, eq=False)
class Sets:
    """`codes[i]` is the place in `names` of the set that row i belongs to, -1 for a row that belongs to none."""

    names: tuple[str, ...]
    codes: Codes

    @property
    def size(self) -> int:
        """How many sets there are."""
        return len(self.names)


def sets_by(standing: pd.DataFrame, by: str) -> Sets:
    """The sets of a standing by one of its columns, only those that somebody is in.

    Groups, levels, network types and sources keep the vocabulary's order; owners, organisations and the rest come
    largest first, then by name. Blanks make a set of their own ("No owner"), last. The PMO's own staff have no
    group and are in no set of groups.
    """
    values = standing[by]
    found, uniques = pd.factorize(values)
    names = [str(value) for value in uniques]
    place = np.full(len(names) + 1, -1, dtype=np.int64)
    order = _order(by, names, np.bincount(found[found >= 0], minlength=len(names)))
    for rank, index in enumerate(order):
        place[index] = rank
    blank = (found < 0) & _needs_a_set(standing, by)
    codes = np.where(found < 0, -1, place[found])
    if not blank.any():
        return Sets(tuple(names[i] for i in order), codes)
    codes = np.where(blank, len(order), codes)
    return Sets((*(names[i] for i in order), BLANK.get(by, "Blank")), codes)


def _needs_a_set(standing: pd.DataFrame, by: str) -> npt.NDArray[np.bool_]:
    if by == "group":
        return (standing["source"] != HUB_SOURCE).to_numpy(dtype=bool)
    return np.ones(len(standing), dtype=bool)


def _order(by: str, names: list[str], counts: Codes) -> list[int]:
    known = _vocabulary(by)
    rank = {name: place for place, name in enumerate(known)}
    return sorted(
        range(len(names)),
        key=lambda i: (rank.get(names[i], len(rank)), 0 if names[i] in rank else -int(counts[i]), names[i]),
    )


def _vocabulary(by: str) -> tuple[str, ...]:
    if by == "group":
        return group_names()
    if by == "source":
        return tuple(source.name for source in sources())
    return {"engagement_current": LEVELS, "engagement_desired": LEVELS, "network_type": NETWORK_TYPES}.get(by, ())


def with_all(sets: Sets) -> tuple[str, ...]:
    """The names of the sets and, last, that of the whole."""
    return (*sets.names, ALL)


def of_touchpoints(standing: pd.DataFrame, sets: Sets, touchpoints: pd.DataFrame) -> Codes:
    """For each touchpoint the place in `sets.names` of its contact's set, -1 where the contact is not in standing."""
    return place_of(standing, touchpoints["contact"].to_numpy(), sets.codes)


def place_of(standing: pd.DataFrame, contacts: Codes, values: Codes | None = None) -> Codes:
    """For positions in the register's contacts, the value of that contact's row in standing (its place when None)."""
    index = standing.index.to_numpy()
    size = 1 + max(int(contacts.max(initial=-1)), int(index.max(initial=-1)))
    lookup = np.full(size, -1, dtype=np.int64)
    lookup[index] = np.arange(len(index)) if values is None else values
    return lookup[contacts]


def cross_tally(rows: Codes, row_count: int, columns: Codes, column_count: int) -> Codes:
    """How many pairs fall in each cell of a row_count × column_count table; a -1 on either side falls in none."""
    inside = (rows >= 0) & (columns >= 0)
    cells = rows[inside] * column_count + columns[inside]
    return np.bincount(cells, minlength=row_count * column_count).reshape(row_count, column_count).astype(np.int64)


def tally_by_row(flags: Flags, sets: Sets) -> Codes:
    """Of a matrix with a column for each row of the standing, how many of each set are flagged in each of its rows."""
    row, place = np.nonzero(flags)
    return cross_tally(row, len(flags), sets.codes[place], sets.size)


def share(part: npt.ArrayLike, whole: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """part / whole between 0 and 1, NaN where the whole is nothing."""
    parts, wholes = np.asarray(part, dtype=float), np.asarray(whole, dtype=float)
    shares = np.full(np.broadcast(parts, wholes).shape, np.nan)
    np.divide(parts, wholes, out=shares, where=wholes != 0)
    return shares
