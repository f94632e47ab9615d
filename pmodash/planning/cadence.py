"""How often a contact's own row says that they are to be reached, in days."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from pmodash.network.phrases import as_written, folded
from pmodash.planning.cadence_words import Interval, cadence_words

DAYS, AD_HOC, UNKNOWN, BLANK = "days", "ad hoc", "unknown", "blank"
_LONGEST_TEXT = 200
_NO_INTERVAL = "The row asks for no fixed interval, so the policy of the group holds."
_NOT_UNDERSTOOD = "The words of the row are not understood as an interval, so the policy of the group holds."


def cadence_days(text: pd.Series[Any]) -> pd.DataFrame:
    """How many days each contact's own cadence cell asks for between touchpoints.

    `text` holds the cells ("monthly", "every 2 weeks", "30", "3rd Monday of every month", in nine languages).
    The frame has its index and the columns `days` (Int64, missing when the cell is blank, asks for no fixed
    interval or is not understood), `why` (one sentence, missing for a blank cell) and `kind` ("days",
    "ad hoc", "unknown" or "blank"). A plain number is days; of several intervals in one cell the shortest
    counts; a week is 7 days, a month 30, a quarter 90, a half-year 180, a year 365. The words and the day
    counts are the product's own and stand, with examples, in data/cadence.toml.
    """
    codes, texts = pd.factorize(text)
    read = [_read(str(cell)) for cell in texts] + [(None, None, BLANK)]
    days = pd.array([days for days, _, _ in read], dtype="Int64")
    why = pd.array([why for _, why, _ in read], dtype="str")
    kind = pd.array([kind for _, _, kind in read], dtype="str")
    columns = {"days": days.take(codes), "why": why.take(codes), "kind": kind.take(codes)}
    return pd.DataFrame(columns, index=text.index)


def not_understood(cadences: pd.DataFrame) -> pd.Series[bool]:
    """Which rows of a `cadence_days` frame ask for something that could not be read."""
    return cadences["kind"] == UNKNOWN


def _read(cell: str) -> tuple[int | None, str | None, str]:
    words = cadence_words()
    plain = folded(cell[:_LONGEST_TEXT])
    if not plain:
        return None, None, BLANK
    found = words.intervals(plain)
    usable = [interval for interval in found if 0 < interval.days <= words.longest]
    if usable:
        shortest = min(usable, key=lambda interval: interval.days)
        days = max(1, math.floor(shortest.days + 0.5))
        said = replace(shortest, words=as_written(cell[:_LONGEST_TEXT], shortest.words))
        return days, _sentence(said, days, len({interval.days for interval in usable}) > 1), DAYS
    if not found and words.asks_for_no_interval(plain):
        return None, _NO_INTERVAL, AD_HOC
    return None, _NOT_UNDERSTOOD, UNKNOWN


def _sentence(interval: Interval, days: int, several: bool) -> str:
    every = "every day" if days == 1 else f"every {days} days"
    doubt = f", which {interval.doubt}" if interval.doubt else ""
    shortest = "; of several intervals named the shortest counts" if several else ""
    return f"The row says '{interval.words}'{doubt}: read as {every}{shortest}."
