"""Complexity: how many channels a network could need, and how few remain once it is managed in groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.measures.measured import Measured, counted, left_out, not_counted
from pmodash.measures.sets import sets_by


@dataclass(frozen=True, eq=False)
class Complexity:
    """The channels of a network of `n`: every contact who has not left, and the PMO itself as one.

    `potential_channels` is n(n−1)/2. `grouped_channels` is what is left to run once contact is managed by group: for
    each group in use its vehicles in use, and one for each contact managed individually. `per_group` has one row a
    group in use: `group`, `contacts`, `vehicles` (in use in the window), `managed_individually`, `channels` (the
    two added). `left_out` and, for the groups, `not_counted` as in `Measured`.
    """

    n: int
    potential_channels: int
    grouped_channels: int
    per_group: pd.DataFrame
    left_out: tuple[tuple[str, int], ...] = ()
    not_counted: tuple[tuple[str, int], ...] = ()

    @property
    def managed_individually(self) -> int:
        """How many contacts keep a channel of their own."""
        return int(self.per_group["managed_individually"].sum())

    @property
    def vehicles_known(self) -> bool:
        """Whether any touchpoint of the window names its vehicle, or else there is no group to reach."""
        return self.per_group.empty or bool(self.per_group["vehicles"].any())

    @property
    def by_group(self) -> Measured:
        """The channels of each group in use, with the contacts that they rest on."""
        return Measured(self.per_group, int(self.per_group["contacts"].sum()), "contacts", self.not_counted)

    def grown(self, extra: int) -> Measured:
        """What `extra` more people would do: see `growth_curve`. n is today's people."""
        curve = growth_curve(self.n, extra, self.grouped_channels, self.managed_individually)
        unit = f"people ({self.n - 1:,} contacts and the PMO)" if self.n > 2 else "people, the PMO among them"
        return Measured(curve, self.n, unit, self.left_out)


def potential_channels(n: int) -> int:
    """n(n−1)/2: every pair of n people. It grows with the square of n, which is not exponential growth."""
    return n * (n - 1) // 2


def complexity(standing: pd.DataFrame, mixed: pd.DataFrame) -> Complexity:
    """The network's complexity, from its standing and the frame of `vehicles.mix`.

    n counts the PMO's own staff and people not to be contacted too, since they are in the network, and the PMO as
    one more. A contact is managed individually when they have a cadence of their own or both high influence and
    high interest. A group with nobody reached in the window runs no grouped channel. Domain: complexity.
    """
    left = int(standing["left"].sum())
    n = len(standing) - left + 1
    per_group = _per_group(counted(standing, "group", "source", "own_cadence", "manage_closely"), mixed)
    gone = left_out(("left", left))
    channels = int(per_group["channels"].sum())
    return Complexity(n, potential_channels(n), channels, per_group, gone, not_counted(standing))


def _per_group(rows: pd.DataFrame, mixed: pd.DataFrame) -> pd.DataFrame:
    sets = sets_by(rows, "group")
    own = rows["own_cadence"].to_numpy() | rows["manage_closely"].to_numpy()
    vehicles = mixed.groupby("group")["vehicle"].nunique().reindex(list(sets.names)).fillna(0).astype("int64")
    frame = pd.DataFrame(
        {
            "group": pd.Series(sets.names, dtype="str"),
            "contacts": np.bincount(sets.codes, minlength=sets.size),
            "vehicles": vehicles.to_numpy(),
            "managed_individually": np.bincount(sets.codes[own], minlength=sets.size),
        }
    )
    return frame.assign(channels=frame["vehicles"] + frame["managed_individually"])


def growth_curve(n: int, extra: int, grouped_channels: int = 0, managed_individually: int = 0) -> pd.DataFrame:
    """What `extra` more people would do to a network of n, one row a size from n to n + extra.

    Columns: `people`, `potential_channels`, `grouped_channels`. Each person added adds n potential channels; grouped
    channels grow only by the share of people managed individually, since the rest join groups that exist.
    """
    people = np.arange(n, n + max(extra, 0) + 1, dtype=np.int64)
    contacts = max(n - 1, 1)
    grouped = grouped_channels + np.floor((people - n) * managed_individually / contacts + 0.5).astype(np.int64)
    return pd.DataFrame(
        {"people": people, "potential_channels": people * (people - 1) // 2, "grouped_channels": grouped}
    )
