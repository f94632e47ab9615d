"""Cells as tidy text."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.workbook.cell_text import plain, spread, texts, tidy
from pmodash.workbook.cells import Cells


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        ("  Ann\u00a0", "Ann"),
        ("\ufeff\u200bAnn", "Ann"),
        (12.0, "12"),
        (447700900123.0, "447700900123"),
        (0.5, "0.5"),
        (True, "TRUE"),
        (dt.date(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1), "2026-03-01"),
        (dt.datetime(2026, 3, 1, 14, 30), "2026-03-01 14:30"),
        (dt.time(9, 5), "09:05"),
        (float("nan"), ""),
        ("#N/A", ""),
        ("#1 supplier", "#1 supplier"),
    ],
)
def test_a_cell_is_text_as_a_person_reads_it(value, text):
    assert tidy(value) == text


@settings(deadline=None)
@given(st.lists(st.one_of(st.none(), st.text(max_size=6), st.integers(), st.dates(), st.just("#REF!"))))
def test_a_column_is_the_text_of_its_cells(values):
    column = texts(Cells.of(values))
    assert [("" if text != text else text) for text in column] == [tidy(value) for value in values]


def test_silent_words_are_blank_but_minus_signs_speak_beside_a_plus():
    silent = frozenset({"n/a", "-"})
    assert texts(Cells.of(["N/A", "-", "x"]), silent).isna().tolist() == [True, True, False]
    assert texts(Cells.of(["+", "-"]), silent).tolist() == ["+", "-"]


def test_words_are_spread_to_their_places():
    assert spread(["a", "", None], Cells.of([0, 1, 2, 0]).places).fillna("?").tolist() == ["a", "?", "?", "a"]


@pytest.mark.parametrize(
    "text, word", [("  Élevé ", "eleve"), ("GROSS", "gross"), ("Łódź", "lodz"), ("a\u00a0\n b", "a b")]
)
def test_plain_words_have_no_capitals_accents_or_stray_blanks(text, word):
    assert plain(text) == word


@given(st.text(max_size=20))
def test_plain_words_are_plain_already(text):
    assert plain(plain(text)) == plain(text)
