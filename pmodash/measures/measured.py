"""What every measure answers with: its figures, how many it rests on and what it left out."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True, eq=False)
class Measured:
    """One measure's figures, with what a PMO manager must know before quoting them.

    `frame` holds the figures, in the columns that each measure's own docstring names. `n` counts what they rest
    on and `unit` says of what: "contacts", "touchpoints", "pairs". `left_out` pairs each reason for leaving
    something out with how many, only where that is more than none.
    """

    frame: pd.DataFrame
    n: int
    unit: str = "contacts"
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def note(self) -> str:
        """The line that stands below a chart: `n = 148 contacts. Left out: 2 in the PMO itself, 1 left.`"""
        unit = self.unit.removesuffix("s") if self.n == 1 else self.unit
        counted = f"n = {self.n:,} {unit}."
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in self.left_out)
        return f"{counted} Left out: {reasons}." if reasons else counted


def left_out(*reasons: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    """The reasons that apply, as `Measured.left_out` wants them: those with a count above none."""
    return tuple((reason, int(count)) for reason, count in reasons if count)


def not_counted(standing: pd.DataFrame) -> tuple[tuple[str, int], ...]:
    """Why contacts of a standing are outside every status measure, commonest reason first."""
    reasons = standing.loc[~standing["counted"], "not_counted_why"].value_counts()
    return left_out(*((str(reason), int(count)) for reason, count in reasons.items()))


def counted(standing: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The contacts that a cadence applies to: not the PMO's own staff, nobody who left or is not to be contacted.

    Only the columns named, since copying all of them takes longer than most measures do.
    """
    rows: pd.DataFrame = standing.loc[standing["counted"], list(columns)]
    return rows
