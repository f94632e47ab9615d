"""Text of a workbook stays text."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from pmodash.ui.csv_text import csv_bytes
from pmodash.ui.plain import counted, listed, plain, shortened
from pmodash.ui.tables import _as_file


@pytest.mark.parametrize(
    "text",
    ["**bold**", "[a](http://b)", "$x$ and $y$", "<script>alert(1)</script>", "# head", "`code`", "_it_", "~~no~~"],
)
def test_every_mark_that_markdown_reads_is_escaped(text: str) -> None:
    escaped = plain(text)
    bare = escaped.replace("\\\\", "")
    for mark in "*[]$<>#`_~":
        assert f"{mark}" not in bare or all(bare[i - 1] == "\\" for i, c in enumerate(bare) if c == mark)


@pytest.mark.parametrize("text", [":red[x]", ":material/home:", ":smile:", "a -> b", "<- b"])
def test_colours_icons_emoji_and_arrows_are_broken_up(text: str) -> None:
    shown = plain(text).replace("\\", "")
    for code in (":red[", ":material/", ":smile:", "->", "<-"):
        assert code not in shown


def test_lines_are_joined_so_that_no_heading_or_list_can_start() -> None:
    assert "\n" not in plain("a\n- b\n# c")


def test_shortened_text_ends_in_an_ellipsis() -> None:
    assert shortened("a" * 10, 5) == "aaaa…"


def test_a_count_agrees_with_its_noun() -> None:
    assert counted(1, "contact") == "1 contact"
    assert counted(1250, "entry", "entries") == "1,250 entries"


def test_a_long_list_is_cut_and_counted() -> None:
    assert listed(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"
    assert listed(["a"]) == "a"


def test_text_that_starts_like_a_formula_is_written_as_text() -> None:
    frame = pd.DataFrame({"=name": ["=1+1", "-2", "@x", "plain"], "n": [1, 2, 3, -4]})
    again = pd.read_csv(io.BytesIO(csv_bytes(frame)), encoding="utf-8-sig")
    assert list(again.columns) == ["'=name", "n"]
    assert list(again["'=name"]) == ["'=1+1", "'-2", "'@x", "plain"]
    assert list(again["n"]) == [1, 2, 3, -4]


def test_a_table_is_written_under_the_headings_of_the_page_and_rounded() -> None:
    frame = pd.DataFrame({"days_since": [3], "priority": [5.857142857142857], "coverage": [0.61764]})
    assert _as_file(frame).decode("utf-8-sig").splitlines() == [
        "Days since last touch,Priority,Coverage (%)",
        "3,5.86,61.8",
    ]


def test_a_column_of_times_keeps_its_minutes() -> None:
    frame = pd.DataFrame({"at": pd.to_datetime(["2026-11-22 14:32", "2026-11-23 00:00", None])})
    assert csv_bytes(frame).decode("utf-8-sig").splitlines() == ["at", "2026-11-22 14:32", "2026-11-23 00:00", '""']


def test_dates_are_written_as_days_and_blanks_as_blanks() -> None:
    frame = pd.DataFrame({"d": pd.to_datetime(["2026-11-22", None]), "t": pd.Series(["é", None], dtype="str")})
    assert csv_bytes(frame).decode("utf-8-sig").splitlines() == ["d,t", "2026-11-22,é", ","]
