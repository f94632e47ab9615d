"""Levels out of words, letters, signs and numbers."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.languages import spoken
from pmodash.network.level_columns import Told, both_ways, read_levels
from pmodash.network.levels import LEVEL_FIELDS, engagement_of, grade_of, level_beside, level_of
from pmodash.network.scales import scale_of
from pmodash.network.two_facts import apart
from pmodash.vocabulary import GRADES, LEVELS


def texts(*words):
    return pd.Series(list(words), dtype="str")


def levels(field, *words, heading="", **told):
    read = read_levels(texts(*words), field, Told(heading, **told))
    return [None if level != level else level for level in read.levels]


@pytest.mark.parametrize(
    "word, grade",
    [
        ("High", "High"), ("H", "High"), ("hoch", "High"), ("Élevé", "High"), ("Alta", "High"), ("Hoog", "High"),
        ("Wysoki", "High"), ("Высокое", "High"), ("高", "High"), ("Very high", "High"), ("High influence", "High"),
        ("High (budget owner)", "High"), ("High: holds the budget", "High"), ("3 - High", "High"), ("+++", "High"),
        ("Medium", "Medium"), ("M", "Medium"), ("Mittel", "Medium"), ("Moyenne", "Medium"), ("Média", "Medium"),
        ("moderate", "Medium"), ("中", "Medium"), ("średni", "Medium"), ("++", "Medium"),
        ("low", "Low"), ("L", "Low"), ("gering", "Low"), ("Faible", "Low"), ("Baixo", "Low"), ("very low", "Low"),
        ("Not interested", "Low"), ("низкая", "Low"), ("低", "Low"), ("basso", "Low"),
    ],
)  # fmt: skip
def test_a_grade_is_known_in_ten_languages_and_with_remarks(word, grade):
    assert grade_of(word) == grade


@pytest.mark.parametrize(
    "word, grade", [("Medium-High", "High"), ("low/medium", "Medium"), ("Low to high", "High"), ("H/M", "High")]
)
def test_of_a_range_of_grades_the_higher_one_counts(word, grade):
    assert grade_of(word) == grade


@pytest.mark.parametrize("word", ["Wants a fast loan", "purple", "High quality of service wanted", "", "7"])
def test_what_is_no_grade_stays_unknown(word):
    assert grade_of(word) is None


@pytest.mark.parametrize(
    "word, level",
    [
        ("Leading", "Leading"), ("Champion", "Leading"), ("Advocate", "Leading"), ("Strongly Support", "Leading"),
        ("Supportive", "Supportive"), ("supporter", "Supportive"), ("Ally", "Supportive"), ("For", "Supportive"),
        ("Positive", "Supportive"), ("Moderate support", "Supportive"), ("unterstützend", "Supportive"),
        ("A favor", "Supportive"), ("поддерживает", "Supportive"), ("支持", "Supportive"),
        ("voorstander", "Supportive"),
        ("Neutral", "Neutral"), ("Ambivalent", "Neutral"), ("Undecided", "Neutral"), ("Mixed", "Neutral"),
        ("neutre", "Neutral"), ("neutralny", "Neutral"), ("中立", "Neutral"),
        ("Resistant", "Resistant"), ("Critic", "Resistant"), ("Against", "Resistant"), ("Blocker", "Resistant"),
        ("Moderately Against", "Resistant"), ("Hostile", "Resistant"), ("not supportive", "Resistant"),
        ("contre", "Resistant"), ("反对", "Resistant"), ("Gegner", "Resistant"),
        ("Unaware", "Unaware"), ("not aware", "Unaware"), ("desconocedor", "Unaware"),
        ("Supportive but needs frequent updates.", "Supportive"),
        ("Neutral, with limited engagement", "Neutral"),
        ("Resistant to process changes.", "Resistant"),
        ("Neutral/Supportive", "Neutral"),
    ],
)  # fmt: skip
def test_an_engagement_word_is_one_of_the_five_levels(word, level):
    assert engagement_of(word) == level


@pytest.mark.parametrize("word", ["critical to success", "For the money", "banana", ""])
def test_a_sentence_that_begins_like_a_level_is_not_one(word):
    assert engagement_of(word) is None


@pytest.mark.parametrize("field, names", [("influence", GRADES), ("engagement_current", LEVELS)])
def test_mapping_a_level_again_changes_nothing(field, names):
    table = spoken("grades" if names is GRADES else "engagement")
    known = [word for name in names for word in table[name]]
    for word in known:
        level = level_of(field, word)
        assert level in names
        assert level_of(field, level) == level


@settings(deadline=None)
@given(st.sampled_from(list(LEVEL_FIELDS)), st.text(max_size=40))
def test_no_text_gives_anything_but_a_level_of_its_field(field, text):
    level = level_of(field, text)
    names = GRADES if field in ("influence", "interest") else LEVELS
    assert level is None or (level in names and level_of(field, level) == level)


@pytest.mark.parametrize(
    "numbers, grades",
    [
        (["1", "2", "3"], ["Low", "Medium", "High"]),
        (["1", "2", "3", "4", "5"], ["Low", "Low", "Medium", "High", "High"]),
        (["0", "3", "4", "6", "7", "10"], ["Low", "Low", "Medium", "Medium", "High", "High"]),
        (["10%", "50%", "90 %"], ["Low", "Medium", "High"]),
        (["0.1", "0.5", "0,9"], ["Low", "Medium", "High"]),
        (["2%", "50%", "4%"], ["Low", "Medium", "Low"]),
        (["0", "1"], ["Low", "High"]),
    ],
)
def test_numbers_are_read_on_the_scale_of_their_column(numbers, grades):
    assert levels("influence", *numbers) == grades


def test_a_range_in_the_heading_settles_the_scale():
    assert levels("influence", "3", "4", heading="Influence (1-10)") == ["Low", "Medium"]


@pytest.mark.parametrize(
    "legend",
    [
        "1 = high, 5 = low", "Scale: 1 (highest)\n5 lowest", "1 - High", "High = 1; Low = 5", "1-5, high to low",
        "From 1 (very high) to 5 (very low)", "Influence: 1 is the highest", "Skala: 1 = hoch, 5 = niedrig",
        "1 : élevé, 5 : faible", "Escala: 1 = alto, 5 = bajo", "1 = alta, 5 = baixa", "1 = alto; 5 = basso",
        "1 = hoog, 5 = laag", "1 – wysoki, 5 – niski", "1 – высокий, 5 – низкий", "1=高，5=低",
    ],
)  # fmt: skip
def test_a_legend_may_say_that_1_is_the_strongest(legend):
    read = read_levels(texts("1", "5"), "influence", Told("Influence", (legend,)))
    assert read.levels.tolist() == ["High", "Low"]
    assert (read.direction, read.assumed) == ("falling", "")


@pytest.mark.parametrize(
    "legend",
    [
        "Priority: 1 = high, 5 = low", "Interest: 1 = high, 5 = low", "1 = high, 3 = low", "Version 1, high time",
        "1 = high, 5 = low\n1 = low, 5 = high", "Wave 1: very high demand; wave 5: low demand",
    ],
)  # fmt: skip
def test_what_explains_something_else_does_not_settle_a_scale(legend):
    assert read_levels(texts("1", "5"), "influence", Told("Influence", (legend,))).assumed == "numbers from 1 to 5"


def test_of_two_explanations_the_one_that_names_the_field_counts():
    legend = ("1 = high, 5 = low", "Influence: 1 = low, 5 = high")
    assert levels("influence", "1", "5", heading="Influence", legend=legend) == ["Low", "High"]


def test_a_direction_that_nothing_states_is_said_to_be_assumed():
    read = read_levels(texts("1", "4"), "influence")
    assert (read.direction, read.assumed) == ("rising", "numbers from 1 to 5")
    assert read_levels(texts("1", "4"), "influence", Told("Influence (1 = low)")).assumed == ""


@pytest.mark.parametrize("numbers", [["10%", "90%"], ["0.2", "0.9"], ["-1", "2"]])
def test_percentages_and_numbers_on_both_sides_of_0_need_no_saying(numbers):
    assert read_levels(texts(*numbers), "influence").assumed == ""


def test_what_the_user_says_of_a_scale_goes_before_all_else():
    assert levels("influence", "1", "5", heading="Influence (1 = low)", said="falling") == ["High", "Low"]
    assert levels("interest", *"ABC", said="rising") == ["Low", "Medium", "High"]
    assert read_levels(texts("1", "4"), "influence", Told(said="rising")).assumed == ""


def test_the_numbers_of_a_column_mean_what_its_own_cells_say():
    assert levels("influence", "1 - High", "2", "3 - Low", "1") == ["High", "Medium", "Low", "High"]


def test_what_a_step_is_said_to_mean_goes_before_its_place_on_the_scale():
    legend = ("1 = Low, 2 = Medium, 3 = Medium, 4 = Medium, 5 = High",)
    assert levels("influence", "2", "4", "5", legend=legend) == ["Medium", "Medium", "High"]


def test_a_legend_of_levels_settles_numbers_of_engagement():
    legend = ("1 = Leading", "2 = Supportive", "3 = Neutral", "4 = Resistant", "5 = Unaware")
    assert levels("engagement_current", "1", "4", "5", legend=legend) == ["Leading", "Resistant", "Unaware"]


def test_words_beside_the_numbers_say_what_they_mean():
    read = read_levels(texts("1", "2"), "influence", Told(beside={"1": "High", "2": "Low"}))
    assert (read.levels.tolist(), read.assumed) == (["High", "Low"], "")


def test_letters_in_the_order_of_the_alphabet_are_assumed_to_begin_with_the_strongest():
    read = read_levels(texts("A", "C"), "influence")
    assert (read.direction, read.assumed) == ("falling", "letters from A to C")
    assert read_levels(texts("H", "L"), "influence").direction == ""
    assert read_levels(texts("A", "C"), "influence", Told("Power (A = low)")).levels.tolist() == ["Low", "High"]


def test_both_ways_of_a_scale_can_be_shown_side_by_side():
    assert both_ways(["1", "2", "3"], "influence", "Power") == {
        "rising": ["Low", "Medium", "High"],
        "falling": ["High", "Medium", "Low"],
    }


def test_a_number_out_of_a_total_has_its_own_scale():
    assert levels("influence", "4/5", "2 out of 10") == ["High", "Low"]


@pytest.mark.parametrize(
    "numbers, expected",
    [
        (["-2", "-1", "0", "1", "2"], ["Resistant", "Resistant", "Neutral", "Supportive", "Leading"]),
        (["1", "2", "3", "4", "5"], ["Unaware", "Resistant", "Neutral", "Supportive", "Leading"]),
        (["1", "2", "3"], ["Resistant", "Neutral", "Supportive"]),
        (["0", "5", "7", "10"], ["Resistant", "Neutral", "Supportive", "Leading"]),
    ],
)
def test_engagement_numbers_follow_the_order_of_the_levels(numbers, expected):
    assert levels("engagement_current", *numbers) == expected


@pytest.mark.parametrize(
    "letters, expected",
    [
        ("HML", ["High", "Medium", "Low"]),
        ("ABC", ["High", "Medium", "Low"]),
        ("AMB", ["High", "Medium", "Low"]),
        ("HMN", ["High", "Medium", "Low"]),
        ("ABCDE", ["High", "High", "Medium", "Low", "Low"]),
        ("АБВ", ["High", "Medium", "Low"]),
    ],
)
def test_single_letters_are_read_as_one_set(letters, expected):
    assert levels("interest", *letters) == expected


def test_the_initials_of_the_five_levels_are_known():
    assert levels("engagement_current", *"URNSL") == list(LEVELS)


def test_grades_of_support_are_stances_only_under_a_heading_that_says_so():
    assert levels("engagement_current", "High", "Low", heading="Level of support") == ["Supportive", "Resistant"]
    assert levels("engagement_current", "High", "Low", heading="Position") == [None, None]


def test_unknown_words_are_named_once_each():
    assert read_levels(texts("purple", "High", "purple", "blue", None), "influence").unknown == ("blue", "purple")


@settings(deadline=None)
@given(st.lists(st.sampled_from(["High", "3", "1", "5", "A", "purple", "Champion", "80%"]), max_size=12), st.randoms())
def test_the_levels_of_a_column_do_not_depend_on_the_order_of_its_rows(words, random):
    order = list(range(len(words)))
    random.shuffle(order)
    straight = levels("influence", *words)
    assert levels("influence", *(words[i] for i in order)) == [straight[i] for i in order]


def test_two_facts_of_a_cell_go_to_the_fields_that_the_heading_names():
    parts = apart(texts("For/High", "Medium/Low", "High/Against"), "engagement_current", "Position/Interest")
    assert parts["engagement_current"].tolist() == ["For", "Medium", "Against"]
    assert parts["interest"].tolist() == ["High", "Low", "High"]


def test_a_stance_beside_a_grade_is_kept_whatever_the_heading():
    parts = apart(texts("High/Supportive", "Medium-High"), "influence", "Influence")
    assert parts["influence"].tolist() == ["High", "Medium-High"]
    assert parts["engagement_current"].dropna().tolist() == ["Supportive"]


def test_an_arrow_leads_from_the_current_to_the_desired_level():
    parts = apart(texts("Neutral → Supportive"), "engagement_current", "Engagement")
    assert parts["engagement_desired"].tolist() == ["Supportive"]


def test_a_remark_in_brackets_is_no_second_fact():
    assert list(apart(texts("High (users of A/B)"), "influence", "Influence/Attitude")) == ["influence"]


def test_a_new_text_takes_the_level_that_other_contacts_with_it_have():
    contacts = pd.DataFrame({"influence": texts("4", "1"), "influence_level": texts("High", "Low")})
    assert level_beside(contacts, "influence", "4") == "High"
    assert level_beside(contacts, "influence", "mittel") == "Medium"
    assert level_beside(contacts, "influence", "2") is None


def test_a_scale_says_its_ends():
    assert str(scale_of([1, 4])) == "1 to 5"
