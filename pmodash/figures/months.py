"""The axis of months that charts over time share."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pmodash.figures.theme import Axis


def month_names(months: Iterable[object]) -> list[str]:
    """Months as hover labels name them: `Nov 2026`."""
    return [f"{stamp:%b %Y}" for stamp in _stamps(months)]


def months_axis(months: Iterable[object], title: str = "Month") -> Axis:
    """A horizontal axis of months placed 0, 1, 2 …, the year named below the first month and each January."""
    stamps = _stamps(months)
    return {
        "tickvals": list(range(len(stamps))),
        "ticktext": [_tick(stamp, not place) for place, stamp in enumerate(stamps)],
        "range": [-0.6, len(stamps) - 0.4],
        "tickangle": 0,
        "title": {"text": title},
    }


def _tick(stamp: pd.Timestamp, first: bool) -> str:
    return f"{stamp:%b}<br>{stamp:%Y}" if first or stamp.month == 1 else f"{stamp:%b}"


def _stamps(months: Iterable[object]) -> list[pd.Timestamp]:
    return list(pd.to_datetime(pd.Series(list(months))))
