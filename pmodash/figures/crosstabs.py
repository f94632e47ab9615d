"""Long frames as tables of numbers, for charts that stack one thing within another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Figures = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Crosstab:
    """One figure for each row and column, both in the order in which the frame first names them."""

    rows: list[str]
    columns: list[str]
    values: Figures

    @classmethod
    def of(cls, frame: pd.DataFrame, rows: str, columns: str, value: str, absent: float = 0.0) -> Crosstab:
        """The table of a frame with one row a pair; pairs that it does not name hold `absent`."""
        down, row_names = pd.factorize(frame[rows])
        across, column_names = pd.factorize(frame[columns])
        values = np.full((len(row_names), len(column_names)), absent)
        values[down, across] = frame[value].to_numpy(dtype=float, na_value=np.nan)
        return cls([str(name) for name in row_names], [str(name) for name in column_names], values)

    @property
    def sums(self) -> Figures:
        """Each row's figures added up."""
        total: Figures = self.values.sum(axis=1)
        return total

    def take(self, rows: list[int] | None = None, columns: list[int] | None = None) -> Crosstab:
        """Some rows or columns, in the order given by their places."""
        down = list(range(len(self.rows))) if rows is None else rows
        across = list(range(len(self.columns))) if columns is None else columns
        values = self.values[np.ix_(down, across)]
        return Crosstab([self.rows[i] for i in down], [self.columns[i] for i in across], values)

    def merged(self, kept: int, name: str) -> Crosstab:
        """The first columns as they are and the rest added up in one of this name."""
        if kept >= len(self.columns):
            return self
        rest = self.values[:, kept:].sum(axis=1, keepdims=True)
        return Crosstab(self.rows, [*self.columns[:kept], name], np.hstack([self.values[:, :kept], rest]))

    def shares(self) -> Figures:
        """Each figure as a percentage of its row, 0 in a row of nothing."""
        whole = self.sums[:, None]
        share: Figures = np.divide(100 * self.values, whole, out=np.zeros_like(self.values), where=whole > 0)
        return share
