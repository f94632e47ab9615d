"""Cross-pollination: whether the network's groups meet each other, and who bridges them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, left_out, not_counted
from pmodash.measures.sets import Sets, sets_by, share
from pmodash.measures.ties import Ties
from pmodash.vocabulary import NO_GROUP

BRIDGED_GROUPS = 3


def pairs(standing: pd.DataFrame, ties: Ties) -> Measured:
    """How many pairs of contacts of each two groups met in 12 months, beside how many there could be.

    One row a pair of groups in use, each with itself included, in the vocabulary's order. Columns: `a`, `b`,
    `observed` (pairs who met), `possible`, `share` (0 to 1, blank where none is possible). Pairs met are inferred
    from events of up to 50; contacts with no group are left out. n counts the ties. Domain: cross-pollination.
    """
    sets, sizes = _grouped(standing)
    matrix = _ties_between(sets, ties)
    a, b = np.triu_indices(len(sizes))
    names = np.array(sets.names[: len(sizes)], dtype=object)
    possible = np.where(a == b, sizes[a] * (sizes[a] - 1) // 2, sizes[a] * sizes[b])
    frame = pd.DataFrame(
        {
            "a": pd.Series(names[a], dtype="str"),
            "b": pd.Series(names[b], dtype="str"),
            "observed": matrix[a, b],
            "possible": possible,
            "share": share(matrix[a, b], possible),
        }
    )
    return Measured(frame, int(matrix[a, b].sum()), "pairs", _reasons(standing, ties))


def _grouped(standing: pd.DataFrame) -> tuple[Sets, np.ndarray]:
    """The sets of groups of a standing and, of the true groups among them, how many counted contacts each has."""
    sets = sets_by(standing, "group")
    true = sets.size - (NO_GROUP in sets.names)
    codes = np.where(standing["counted"].to_numpy() & (sets.codes < true), sets.codes, -1)
    kept = Sets(sets.names[:true], codes)
    return kept, np.bincount(codes[codes >= 0], minlength=true).astype(np.int64)


def _ties_between(sets: Sets, ties: Ties) -> np.ndarray:
    a, b = sets.codes[ties.first], sets.codes[ties.second]
    known = (a >= 0) & (b >= 0)
    low, high = np.minimum(a[known], b[known]), np.maximum(a[known], b[known])
    cells = np.bincount(low * sets.size + high, minlength=sets.size**2)
    return cells.reshape(sets.size, sets.size).astype(np.int64)


def _reasons(standing: pd.DataFrame, ties: Ties) -> tuple[tuple[str, int], ...]:
    no_group = int((standing["counted"] & standing["group"].isna()).sum())
    own = left_out(("with no group", no_group), ("events of more than 50", ties.too_large))
    return (*own, *not_counted(standing))


def ei(standing: pd.DataFrame, ties: Ties) -> Measured:
    """How outward-looking each group's ties are, beside what meeting at random would give.

    One row a group in use. Columns: `group`, `internal` (ties within it), `external` (ties to other groups), `ei` =
    (external − internal) / (external + internal), from −1 (keeps to itself) to 1, blank without ties;
    `expected_ei`, the same of all pairs possible. Source: Krackhardt & Stern, 1988.
    """
    sets, sizes = _grouped(standing)
    matrix = _ties_between(sets, ties)
    internal = np.diag(matrix)
    external = matrix.sum(axis=0) + matrix.sum(axis=1) - 2 * internal
    within, across = sizes * (sizes - 1) // 2, sizes * (sizes.sum() - sizes)
    frame = pd.DataFrame(
        {
            "group": pd.Series(sets.names, dtype="str"),
            "internal": internal,
            "external": external,
            "ei": share(external - internal, external + internal),
            "expected_ei": share(across - within, across + within),
        }
    )
    return Measured(frame, int(matrix.sum()), "pairs", _reasons(standing, ties))


def bridges(standing: pd.DataFrame, ties: Ties) -> Measured:
    """The contacts who have ties to at least three groups, their own included: those who can carry word across.

    Indexed by the contact's position in the register, most groups first. Columns: `contact_id`, `name`,
    `organisation`, `group`, `owner`, `groups_met`, `contacts_met`. Domain: bridges.
    """
    sets, _ = _grouped(standing)
    here, there = np.concatenate([ties.first, ties.second]), np.concatenate([ties.second, ties.first])
    known = sets.codes[there] >= 0
    met = np.bincount(here, minlength=len(standing))
    reached = pd.unique(here[known] * max(sets.size, 1) + sets.codes[there[known]]) // max(sets.size, 1)
    groups_met = np.bincount(reached, minlength=len(standing))
    bridge = np.flatnonzero(groups_met >= BRIDGED_GROUPS)
    rows = standing.iloc[bridge][["contact_id", "name", "organisation", "group", "owner"]]
    frame = rows.assign(groups_met=groups_met[bridge], contacts_met=met[bridge])
    frame = frame.sort_values(["groups_met", "contacts_met", "name"], ascending=[False, False, True])
    return Measured(frame, int(standing["counted"].sum()), "contacts", _reasons(standing, ties))


def bare(paired: Measured) -> pd.DataFrame:
    """The pairs of different groups nobody of whom met, from `pairs`' figures: `a`, `b`, `possible`."""
    frame = paired.frame
    none = (frame["a"] != frame["b"]) & (frame["observed"] == 0) & (frame["possible"] > 0)
    return frame.loc[none, ["a", "b", "possible"]].reset_index(drop=True)
