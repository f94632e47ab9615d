"""Whole days: the one way in which the product rounds a cadence."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def whole_days(days: npt.ArrayLike) -> npt.NDArray[np.int64]:
    """Days rounded half up, never under 1. What a factor's binary form adds or takes in the ninth decimal is no day."""
    exact = np.round(np.asarray(days, dtype=float), 9)
    return np.maximum(np.floor(exact + 0.5), 1).astype(np.int64)
