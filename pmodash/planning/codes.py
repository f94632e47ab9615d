"""Words as numbers: what counting by column needs so that it is quick."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def codes_in(values: pd.Series, names: Sequence[str]) -> Codes:
    """For each value its place in names, -1 for a blank or another word."""
    codes: Codes = pd.Categorical(values, categories=list(names)).codes.astype(np.int64)
    return codes


def codes_of(categories: pd.Series) -> Codes:
    """For each value of a categorical column its place among the categories, -1 for a blank."""
    codes: Codes = categories.cat.codes.to_numpy().astype(np.int64)
    return codes
