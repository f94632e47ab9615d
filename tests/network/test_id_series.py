"""Which ids run in a series, and what comes next."""

from __future__ import annotations

import pytest

from pmodash.network.id_series import id_series


@pytest.mark.parametrize(
    ("ids", "following"),
    [
        (["S-001", "S-002", "S-003"], "S-004"),
        (["S-8", "S-9", "S-10"], "S-11"),
        (["1", "2", "3", "5"], "6"),
        (["098", "099", "100"], "101"),
        (["12/A", "13/A", "14/A"], "15/A"),
        (["SH2026-01", "SH2026-02", "SH2026-03"], "SH2026-04"),
    ],
)
def test_the_next_id_carries_the_series_on(ids: list[str], following: str) -> None:
    series = id_series(ids)
    assert series is not None
    assert series.following(1) == following


@pytest.mark.parametrize(
    "ids",
    [[], ["S-1", "S-2"], ["48213", "77123", "9123", "55"], ["anna", "ben", "cleo"], ["A-1", "B-2", "C-3", "D-4"]],
)
def test_no_id_is_made_up_where_they_run_in_no_series(ids: list[str]) -> None:
    assert id_series(ids) is None


def test_an_odd_id_among_many_does_not_end_the_series() -> None:
    series = id_series([*(f"S-{number}" for number in range(1, 20)), "chair"])
    assert series is not None
    assert series.following(2) == "S-21"
