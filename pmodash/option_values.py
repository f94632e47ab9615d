"""The dates and numbers of a command line, out of their texts; what will not do is refused with what will."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable

from pmodash.findings import UsageError
from pmodash.workbook.dates import EARLIEST_YEAR, LATEST_YEAR

LONGEST_WINDOW = 36_500
MOST_DIGITS = 300


def read_values(options: argparse.Namespace) -> None:
    """Dates and numbers out of their texts, once the file that a refusal names is known."""
    for name, read_value in _VALUES.items():
        text = getattr(options, name, None)
        if text is not None:
            setattr(options, name, read_value(f"--{name.replace('_', '-')}", text))


def _date(option: str, text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{option} cannot be {text!r}", "give a date such as 2026-11-20") from None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise UsageError(f"{option} cannot be {text}", f"give a date from {EARLIEST_YEAR} to {LATEST_YEAR}")
    return day


def _count(option: str, text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        raise UsageError(f"{option} cannot be {text!r}", "give a whole number from 0")
    return int(text)


def _window(option: str, text: str) -> int:
    days = _count(option, text)
    if not 1 <= days <= LONGEST_WINDOW:
        raise UsageError(f"{option} cannot be {text}", f"give a number of days from 1 to {LONGEST_WINDOW:,}")
    return days


_VALUES: dict[str, Callable[[str, str], object]] = {
    "as_of": _date,
    "earlier_as_of": _date,
    "previous_as_of": _date,
    "window": _window,
    "contacts": _count,
    "touchpoints": _count,
    "seed": _count,
}
