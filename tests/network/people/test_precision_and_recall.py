"""How well people are told apart in made-up lists in which it is known who is one person (see tests/data)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pmodash.network.people.pairs import likely_pairs
from tests.data.made_people import made_people

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.95


def measured(people: pd.DataFrame) -> tuple[float, float]:
    """Of the pairs told as "same" the share that is right; of the pairs of one person the share that is told at all."""
    pairs = likely_pairs(people.drop(columns="person"))
    person = people["person"].to_numpy()
    right = person[pairs["first"]] == person[pairs["second"]]
    sizes = np.bincount(person)
    return float(right[pairs["grade"] == "same"].mean()), float(right.sum() / (sizes * (sizes - 1) // 2).sum())


@pytest.mark.parametrize(("words", "seed"), [("first", 1), ("first", 2), ("second", 3), ("second", 4)])
def test_nearly_all_said_to_be_the_same_are_and_few_are_missed(words: str, seed: int) -> None:
    precision, recall = measured(made_people(words, seed))
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL
