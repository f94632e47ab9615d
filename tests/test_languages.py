"""The words of the languages: one file each, strict, and together one vocabulary."""

from __future__ import annotations

import pytest

from pmodash.languages import checked, languages, meanings, spoken
from pmodash.network.levels import words_of
from pmodash.vocabulary import vehicles
from pmodash.workbook.cell_text import plain
from pmodash.workbook.column_words import FIELDS, LIST_ROLES, level_of_words, role_words


def test_english_is_the_pattern_and_comes_first() -> None:
    assert next(iter(languages())) == "en.toml"
    assert set(spoken("headers")) == {*FIELDS, "other"}
    assert set(spoken("vehicles")) == {vehicle.name for vehicle in vehicles()}


def test_a_list_that_the_pattern_has_not_is_named_with_its_file() -> None:
    with pytest.raises(ValueError, match=r"data/languages/xx\.toml: months\.13 is unknown"):
        checked({"en.toml": {"months": {"1": ["january"]}}, "xx.toml": {"months": {"13": ["undecimber"]}}})


def test_a_word_that_stands_where_a_list_belongs_is_named() -> None:
    with pytest.raises(ValueError, match=r"xx\.toml: yes_no\.yes is no list of words"):
        checked({"en.toml": {"yes_no": {"yes": ["yes"]}}, "xx.toml": {"yes_no": {"yes": "jo"}}})


def test_a_word_written_twice_in_one_list_is_named() -> None:
    with pytest.raises(ValueError, match=r"xx\.toml: yes_no\.yes has 'jo' twice"):
        checked({"en.toml": {"yes_no": {"yes": ["yes"]}}, "xx.toml": {"yes_no": {"yes": ["jo", "jo"]}}})


@pytest.mark.parametrize("table", ["grades", "engagement"])
def test_no_word_of_a_level_means_two_levels(table: str) -> None:
    assert words_of(table)


def test_no_marker_month_state_or_answer_means_two_things() -> None:
    assert level_of_words()
    assert meanings("months", comparable=plain)
    assert meanings("state", comparable=plain, only=("planned", "cancelled"))
    assert meanings("yes_no", comparable=plain)["ja"] == "yes"


@pytest.mark.parametrize("role", LIST_ROLES)
def test_no_header_word_is_both_a_field_and_left_alone(role: str) -> None:
    words = role_words(role)
    assert not words.alone & set(words.candidates)
