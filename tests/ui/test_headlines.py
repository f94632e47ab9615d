"""The findings of the charts that only the pages draw."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.measures.measured import Measured
from pmodash.ui.headlines import of_calendar


def days(due: list[int], waiting: int = 0) -> Measured:
    dates = pd.date_range("2026-11-23", periods=len(due))
    frame = pd.DataFrame({"date": dates, "due": due, "waiting": [waiting, *[0] * (len(due) - 1)], "planned": 0})
    return Measured(frame, sum(due))


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (days([0, 0]), "Nobody falls due in the next 12 weeks"),
        (days([1]), "1 contact falls due in the next 12 weeks, most on 23 November: 1"),
        (days([2, 3]), "5 contacts fall due in the next 12 weeks, most on 24 November: 3"),
        (
            days([9, 3], 8),
            "12 contacts fall due in the next 12 weeks, 8 of them now, most of the others on 24 November: 3",
        ),
        (days([2, 0], 2), "2 contacts fall due in the next 12 weeks, now"),
    ],
)
def test_those_who_wait_already_are_not_a_day_s_peak(measured: Measured, words: str) -> None:
    assert of_calendar(measured, 12) == words
