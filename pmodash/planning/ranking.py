"""Whom to reach first: contacts in order of priority."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.planning.codes import codes_in
from pmodash.vocabulary import GRADES


def ranked(standing: pd.DataFrame) -> pd.DataFrame:
    """The rows of a standing, most pressing first: by priority, then influence, then interest, then name.

    High comes before Medium, Low and unknown. Contacts who do not count come last. Domain: priority.
    """
    priority = standing["priority"].to_numpy()
    names = pd.factorize(standing["name"].str.casefold(), sort=True)[0]
    keys = (names, _grade(standing["interest"]), _grade(standing["influence"]), -priority, np.isnan(priority))
    return standing.iloc[np.lexsort(keys)]


def _grade(grades: pd.Series) -> np.ndarray:
    codes = codes_in(grades, GRADES)
    return np.where(codes < 0, len(GRADES), codes)
