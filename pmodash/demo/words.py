"""The words and the chances that made-up workbooks are drawn from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pmodash.vocabulary import read_data, vehicles

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class Chance:
    """Draws that repeat exactly for one seed: only the generator's plain doubles, which never change."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.Generator(np.random.PCG64(seed))

    def share(self, n: int) -> Floats:
        """n numbers from 0 up to 1."""
        return self._generator.random(n)

    def yes(self, n: int, share: float) -> Flags:
        """n answers, of which about this share are yes."""
        return self.share(n) < share

    def below(self, n: int, limit: int) -> Ints:
        """n whole numbers from 0 up to, not including, the limit."""
        return (self.share(n) * limit).astype(np.int64)

    def pick(self, n: int, weights: Sequence[float]) -> Ints:
        """n positions in `weights`, each as often as its weight says."""
        return picks(self.share(n), weights)


def picks(shares: Floats, weights: Sequence[float] | Floats) -> Ints:
    """The position in `weights` that each share falls on."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64))
    return np.minimum(np.searchsorted(edges / edges[-1], shares, side="right"), len(edges) - 1).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Series:
    """A recurring occasion with one vehicle: `every` days, for `size` people (0: everybody)."""

    names: tuple[str, ...]
    every: int
    size: int
    mixed: bool


@cache
def made_up() -> dict[str, Any]:
    """The names, organisations, titles and events of data/made_up.toml."""
    return read_data("made_up.toml")


@cache
def vehicle_names() -> tuple[str, ...]:
    """The vehicles of the default register, in order."""
    return tuple(vehicle.name for vehicle in vehicles())


@cache
def series() -> dict[int, Series]:
    """The recurring occasions, by the position of their vehicle."""
    order = {name: position for position, name in enumerate(vehicle_names())}
    return {
        order[entry["vehicle"]]: Series(tuple(entry["names"]), entry["every"], entry["size"], entry["mixed"])
        for entry in made_up()["series"]
    }


def vehicle_weights(group: int) -> Floats:
    """How often one group's people are reached by each vehicle of the default register."""
    chosen = made_up()["groups"][group]["vehicles"]
    return np.array([float(chosen.get(name, 0)) for name in vehicle_names()])


def slug(text: str) -> str:
    """A name as it stands in an e-mail address: plain small letters and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "".join(letter if letter.isalnum() else "-" if letter in " -" else "" for letter in plain).strip("-")
