"""How well people are told apart in made-up lists in which it is known who is one person (see tests/data)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from pmodash.network.people.pairs import likely_pairs
from tests.data.made_people import made_people

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.95
SEEDS = range(1, 9)


def counted(people: pd.DataFrame) -> tuple[int, int, int, int]:
    """How many pairs are told as "same", and of those are; how many are told and are, and how many there are."""
    pairs = likely_pairs(people.drop(columns="person"))
    person = people["person"].to_numpy()
    right = person[pairs["first"]] == person[pairs["second"]]
    same, sizes = (pairs["grade"] == "same").to_numpy(), np.bincount(person)
    return int(same.sum()), int(right[same].sum()), int(right.sum()), int((sizes * (sizes - 1) // 2).sum())


@pytest.mark.parametrize("words", ["first", "second"])
def test_nearly_all_said_to_be_the_same_are_and_few_are_missed(words: str) -> None:
    lists = [counted(made_people(words, seed)) for seed in SEEDS]
    same, right, found, all_of_them = (sum(numbers) for numbers in zip(*lists, strict=True))
    assert right / same >= LEAST_PRECISION
    assert found / all_of_them >= LEAST_RECALL
