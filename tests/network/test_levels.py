"""Levels out of words, letters, signs and numbers."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.languages import spoken
from pmodash.network.level_columns import read_levels
from pmodash.network.levels import LEVEL_FIELDS, engagement_of, grade_of, level_beside, level_of
from pmodash.network.scales import scale_of
from pmodash.network.two_facts import apart
from pmodash.vocabulary import GRADES, LEVELS


def texts(*words):
    return pd.Series(list(words), dtype="str")


def levels(field, *words, heading="", about=""):
    read = read_levels(texts(*words), field, heading, about)
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
    ],
)
def test_numbers_are_read_on_the_scale_of_their_column(numbers, grades):
    assert levels("influence", *numbers) == grades


def test_a_range_in_the_heading_settles_the_scale():
    assert levels("influence", "3", "4", heading="Influence (1-10)") == ["Low", "Medium"]


@pytest.mark.parametrize("about", ["1 = high, 5 = low", "Scale: 1 (highest)\n5 lowest", "1 - High"])
def test_a_legend_may_say_that_1_is_the_strongest(about):
    read = read_levels(texts("1", "5"), "influence", "Influence", about)
    assert read.levels.tolist() == ["High", "Low"]
    assert read.assumed == ""


def test_a_direction_that_nothing_states_is_said_to_be_assumed():
    assert read_levels(texts("1", "4"), "influence").assumed == "1 to 5"
    assert read_levels(texts("1", "4"), "influence", "Influence (1 = low)").assumed == ""


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
