"""Text from a workbook is drawn letter by letter, on one line, no longer than there is room for."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.figures.labels import counted, label, labels, number, percent, plain_text, safe_text, shortened


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        '<a href="javascript:alert(1)">x</a>',
        "%{x}",
        "$x$",
        "$x_1 + y$ and $z$",
        "&lt;b&gt;",
        "a < b & c > d",
    ],
)
def test_markup_templates_and_formulas_lose_their_meaning_but_not_their_letters(text):
    safe = safe_text(text)
    assert not any(sign in safe for sign in ("<", ">", "%{", "$"))
    assert unescape(safe) == text


@given(st.text())
def test_nothing_in_any_text_can_be_read_as_a_tag_a_template_or_a_formula(text):
    safe = safe_text(text)
    assert not any(sign in safe for sign in ("<", ">", "%{", "$", "\n", "\u202e"))
    assert unescape(safe).encode("utf-8") == plain_text(text).encode("utf-8")


def test_line_breaks_and_marks_that_turn_the_writing_are_spaces():
    assert safe_text("Ann\r\n\tLee\u202e gnp.exe") == "Ann Lee gnp.exe"


def test_a_long_name_ends_in_an_ellipsis():
    assert shortened("x" * 300, 10) == "xxxxxxxxx…"
    assert label("Ann") == "Ann"


@given(st.text(max_size=60), st.integers(2, 40))
def test_a_shortened_name_is_never_longer_than_asked(text, length):
    assert len(shortened(text, length)) <= length


def test_a_name_is_cut_before_it_is_made_safe_so_no_entity_is_cut_in_two():
    assert label("<" * 40, 5) == "&lt;&lt;&lt;&lt;…"


def test_a_blank_name_is_a_dash():
    assert labels(["Ann", None, float("nan"), " "]) == ["Ann", "–", "–", "–"]


@pytest.mark.parametrize(
    "said, expected",
    [
        (percent(0.256), "26 %"),
        (percent(0.0048), "<1 %"),
        (percent(float("nan")), "–"),
        (number(12345), "12,345"),
        (number(12.50, 1), "12.5"),
        (number(12.0, 1), "12"),
        (number(float("nan")), "–"),
        (counted(1, "contact"), "1 contact"),
        (counted(0, "contact"), "0 contacts"),
    ],
)
def test_figures_are_said_as_people_write_them(said, expected):
    assert said == expected
