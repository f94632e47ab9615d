"""What stays of single people where groups alone are shown: whether it is one of those asked for, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmodash.analysis import Analysis
from pmodash.measures.periods import done_in_year
from pmodash.planning.codes import Flags, codes_of

_NOBODY = np.iinfo(np.int64).max


def one_of_two(texts: Iterable[str], chosen: tuple[str, ...], asked: str, other: str) -> Mapping[str, str]:
    """For each text whether the selection asks for it, so that it narrows as much as before."""
    return {text: asked if text in chosen or not chosen else other for text in texts}


def by_another(analysis: Analysis) -> Flags:
    """Which touchpoints come from another PMO member than the first of their contact's within the year.

    Whether a contact hangs on one member alone can then still be counted, and no member be told from the next.
    """
    log, year = analysis.network.log, done_in_year(analysis.network.log, analysis.as_of)
    first = np.full(len(analysis.everyone), _NOBODY, dtype=np.int64)
    named = year[year["by"].notna()]
    np.minimum.at(first, named["contact"].to_numpy(), codes_of(named["by"]))
    found: Flags = codes_of(log["by"]) > first[log["contact"].to_numpy()]
    return found


def members_as_two(by: pd.Series[Any], another: Flags, asked: str, other: str) -> pd.Series[Any]:
    """The members by whom touchpoints are, as one and another one; blank stays blank."""
    names = pd.Series(np.where(another, other, asked), by.index).where(by.notna())
    return names.astype(pd.CategoricalDtype([asked, other]))
