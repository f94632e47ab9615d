"""How often a contact's own row says that they are to be reached."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.languages import spoken
from pmodash.planning.cadence import AD_HOC, BLANK, DAYS, UNKNOWN, cadence_days, not_understood
from pmodash.vocabulary import read_data

DATA = read_data("cadence.toml")


def read(*texts: str | None) -> pd.DataFrame:
    return cadence_days(pd.Series(texts, dtype="str"))


@pytest.mark.parametrize(("text", "days"), [(text, days) for text, days in DATA["cases"].items() if days])
def test_words_come_to_days(text: str, days: int) -> None:
    row = read(text).iloc[0]
    assert (row["days"], row["kind"]) == (days, DAYS)


@pytest.mark.parametrize("text", [text for text, days in DATA["cases"].items() if not days])
def test_words_that_name_no_interval_are_not_understood(text: str) -> None:
    found = read(text)
    assert not_understood(found).all()
    assert found["days"].isna().all()


@pytest.mark.parametrize("text", DATA["ad_hoc"]["matches"])
def test_contact_when_there_is_need_has_no_interval(text: str) -> None:
    row = read(text).iloc[0]
    assert (pd.isna(row["days"]), row["kind"]) == (True, AD_HOC)
    assert row["why"]


@pytest.mark.parametrize("text", DATA["ad_hoc"]["misses"])
def test_other_words_are_not_taken_as_need(text: str) -> None:
    assert read(text)["kind"].iloc[0] != AD_HOC


@pytest.mark.parametrize("unit", DATA["units"], ids=lambda unit: unit["name"])
def test_every_word_for_a_period_comes_to_its_days(unit: dict[str, str | int]) -> None:
    adverbs = spoken("cadence")["adverb"][unit["name"]]
    assert set(read(*adverbs)["days"]) == {unit["days"]}


def test_a_blank_cell_has_no_days_and_no_reason() -> None:
    row = read(None, "  ").iloc
    assert [row[0]["kind"], row[1]["kind"]] == [BLANK, BLANK]
    assert pd.isna(row[0]["why"])


def test_words_that_can_be_read_two_ways_say_so() -> None:
    assert "can mean twice a week or every two weeks" in read("Bi-weekly")["why"].iloc[0]


def test_of_several_intervals_the_shortest_counts_and_is_said() -> None:
    row = read("Weekly email updates and monthly review meetings")
    assert (row["days"].iloc[0], "shortest counts" in row["why"].iloc[0]) == (7, True)


def test_rows_keep_their_index() -> None:
    found = cadence_days(pd.Series(["monthly", None, "weekly"], index=[9, 4, 7], dtype="str"))
    assert list(found.index) == [9, 4, 7]
    assert list(found["days"].fillna(0)) == [30, 0, 7]


def test_no_rows_give_no_rows() -> None:
    assert list(read().columns) == ["days", "why", "kind"]


@given(st.sampled_from([text for text, days in DATA["cases"].items() if days and text.isascii()]), st.data())
def test_capitals_and_spaces_do_not_matter(text: str, data: st.DataObject) -> None:
    odd = "".join(data.draw(st.sampled_from([c.lower(), c.upper()])) for c in text).replace(" ", "  ")
    assert read(f"  {odd} ")["days"].iloc[0] == DATA["cases"][text]


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_without_failing(text: str) -> None:
    row = read(text).iloc[0]
    assert row["kind"] in (DAYS, AD_HOC, UNKNOWN, BLANK)
    assert (row["kind"] == DAYS) == (not pd.isna(row["days"]))


@given(st.integers(min_value=1, max_value=3650))
def test_a_plain_number_is_days(days: int) -> None:
    assert list(read(str(days), f"{days}.0", f"{days} days", f"every {days} days")["days"]) == [days] * 4


@pytest.mark.parametrize(
    ("cell", "quoted"),
    [
        ("wöchentlich", "wöchentlich"),
        ("co tydzień", "co tydzień"),
        ("Mensuelle", "Mensuelle"),
        ("Jour fixe:  Alle  2 Wochen (Müller)", "Alle 2 Wochen"),
        ("每周", "每周"),
        ("Fortnighly", "Fortnighly"),
        ("Раз в неделю", "Раз в неделю"),
    ],
)
def test_the_cell_is_quoted_as_it_is_written(cell, quoted):
    assert f"'{quoted}'" in read(cell)["why"].iloc[0]
