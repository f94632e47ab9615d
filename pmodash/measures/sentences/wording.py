"""How counts, shares, days and lists of names are put into words."""

from __future__ import annotations

import pandas as pd

from pmodash.vocabulary import ALL

NOBODY_COUNTS = "Nobody in this selection counts towards it"


def people(count: int, noun: str = "contact") -> str:
    """A count with its noun: "1 contact", "2,340 contacts", "no contacts"."""
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun}s" if count else f"no {noun}s"


def percent(share: float) -> str:
    """A share as whole percent, never rounded to a false nought or hundred: "<1 %", ">99 %"."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{int(share * 100 + 0.5)} %"


def sets_of(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    return frame[frame[by] != ALL]


def whole_of(frame: pd.DataFrame, by: str) -> pd.Series:
    return frame[frame[by] == ALL].iloc[-1]


def rows_of_all(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["group"] == ALL]


def heading(rows: pd.DataFrame, by: str) -> str:
    return listed([str(name) for name in rows[by]])


def listed(names: list[str], most: int = 3) -> str:
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def verb(count: int) -> str:
    return "is" if count == 1 else "are"


def day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%B %Y}"


def signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")
