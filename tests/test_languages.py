"""The words of the languages: one file each, strict, and together one vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from pmodash.languages import checked, languages, meanings, spoken
from pmodash.network.levels import words_of
from pmodash.network.vehicle_words import VehicleWords
from pmodash.planning.leavers import inactive_rules
from pmodash.vocabulary import CONTACT_FIELDS, GRADES, LEVELS, TOUCHPOINT_FIELDS, vehicles
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


TEN = ("en", "fr", "de", "es", "pt", "it", "nl", "pl", "ru", "zh")
SPANS = ("day", "week", "month", "quarter", "half-year", "year")
NEEDED = (
    *(("headers", "contacts", field) for field in CONTACT_FIELDS),
    *(("headers", "touchpoints", field) for field in TOUCHPOINT_FIELDS),
    *(("titles", role) for role in ("contacts", "touchpoints", "vehicles")),
    *(("grades", name) for name in (*GRADES, "passed_over")),
    *(("engagement", name) for name in (*LEVELS, "starts", "graded_headings")),
    *(("marker_levels", level) for level in LEVELS),
    *(("level_headings", field) for field in ("influence", "interest", "engagement_current")),
    *(("sides", side) for side in ("current", "desired")),
    *(("yes_no", answer) for answer in ("yes", "no")),
    *(("do_not_contact", name) for name in ("yes", "status", "opposite_headings")),
    *(("state", name) for name in ("planned", "cancelled", "planned_headings")),
    *(("inactive", rule.why) for rule in inactive_rules()),
    *(("blank", name) for name in ("words", "date")),
    *(("months", str(number)) for number in range(1, 13)),
    *(("cadence", "weekdays", str(number)) for number in range(1, 8)),
    *(("cadence", kind, span) for kind in ("unit", "adverb") for span in SPANS),
    *(("cadence", "numbers", str(number)) for number in range(1, 7)),
    *(("cadence", "times", str(number)) for number in range(1, 4)),
    *(("cadence", "words", name) for name in ("every", "per", "times", "and", "ad_hoc")),
    *(("vehicles", vehicle.name) for vehicle in vehicles()),
)


@pytest.mark.parametrize("language", TEN)
def test_every_language_has_words_for_all_that_a_register_and_a_log_say(language: str) -> None:
    tables = languages()[f"{language}.toml"]
    assert [".".join(path) for path in NEEDED if not at(tables, path)] == []


@pytest.mark.parametrize("language", TEN)
def test_a_week_has_its_seven_days(language: str) -> None:
    assert len(languages()[f"{language}.toml"]["weekdays"]["words"]) >= 7


def test_no_other_word_for_a_vehicle_stands_for_two() -> None:
    assert meanings("vehicles", comparable=plain)["telefonat"] == "Phone call"


def test_a_meeting_among_other_words_is_no_one_to_one_in_any_language() -> None:
    words = VehicleWords(vehicles())
    assert (words.name_of("Besprechung"), words.name_of("Besprechung des Teams")) == ("One-to-one", None)


def at(tables: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    found: Any = tables
    for key in path:
        found = found.get(key, {})
    return found
