"""The axis of months that charts over time share."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pmodash.figures.theme import Axis, Theme


def month_names(months: Iterable[object]) -> list[str]:
    """Months as hover labels name them: `Nov 2026`."""
    return [f"{stamp:%b %Y}" for stamp in _stamps(months)]


def months_axis(look: Theme, months: Iterable[object], title: str = "Month") -> Axis:
    """A horizontal axis of months placed 0, 1, 2 …, the year below the first named and the first of each year.

    A narrow chart names every third of many months, the last among them.
    """
    stamps = _stamps(months)
    step = 3 if look.narrow and len(stamps) > 8 else max(1, len(stamps) // 18)
    named = range((len(stamps) - 1) % step, len(stamps), step)
    texts, year = [], 0
    for stamp in (stamps[place] for place in named):
        texts.append(f"{stamp:%b}" if stamp.year == year else f"{stamp:%b}<br>{stamp:%Y}")
        year = stamp.year
    span = [-0.6, len(stamps) - 0.4]
    return {"tickvals": list(named), "ticktext": texts, "range": span, "tickangle": 0, "title": {"text": title}}


def _stamps(months: Iterable[object]) -> list[pd.Timestamp]:
    return list(pd.to_datetime(pd.Series(list(months))))
