"""How the network stood last time: from the figures that the workbook keeps, or from an earlier workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.comparison.comparison import Comparison


@dataclass(frozen=True, eq=False)
class Earlier:
    """An earlier day to compare with. `coverage` has the columns of `measures.coverage` for it, as many as are known.

    `told_by` says in words where it comes from. An earlier workbook gives its whole `analysis` and the `comparison`
    too; figures that were kept give neither.
    """

    as_of: dt.date
    coverage: pd.DataFrame
    told_by: str
    analysis: Analysis | None = None
    comparison: Comparison | None = None
