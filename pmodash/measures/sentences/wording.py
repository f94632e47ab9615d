"""How counts, shares, days and lists of names are put into words."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pmodash.measures.sets import BLANK
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
    return f"{whole_percent(share)} %"


def whole_percent(share: float) -> int:
    """A share in whole per cent, rounded half up; what a share's binary form adds or takes far behind is nothing."""
    return int(round(share * 100, 6) + 0.5)


def in_words(share: float) -> str:
    """A share within a sentence: "71 %", "under 1 %", "over 99 %"."""
    return percent(share).replace("<", "under ").replace(">", "over ")


def clipped(name: str, most: int = 40) -> str:
    """A name that somebody typed, cut where it would drown the sentence that it stands in."""
    one_line = " ".join(name.split())
    return one_line if len(one_line) <= most else f"{one_line[: most - 1].rstrip()}…"


def sets_of(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of a measure but its last, which is the whole."""
    return frame.iloc[:-1]


def rows_of_all(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of the whole, in a measure that has several of them."""
    return frame[frame["group"] == ALL]


def subject(by: str, name: str) -> str:
    """A set as the subject of a sentence, with its verb: "Kim's contacts are", "Senior Leadership is"."""
    if name == BLANK.get(by):
        return f"Contacts with {name[:1].lower()}{name[1:]} are"
    if by == "owner":
        return f"{name}'s contacts are"
    return f"{name} contacts are" if by in ("engagement_current", "network_type") else f"{name} is"


def listed(names: list[str], most: int = 3) -> str:
    """Names as in speech: "a, b and c", and how many more there are past the first few."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def verb(count: int) -> str:
    """Is or are."""
    return "is" if count == 1 else "are"


def day(date: dt.date) -> str:
    """A day in words: "22 November 2026"."""
    return f"{date.day} {date:%B %Y}"
