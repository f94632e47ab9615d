"""The room that words need beside a plot and above it, without drawing them first."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.figures.margins import room_below, room_left, text_width, widest, wrapped


def test_markup_takes_no_room_and_an_escape_takes_that_of_its_sign():
    assert text_width("<b>R&amp;D</b>", 13) == text_width("R&D", 13)


def test_the_widest_line_of_a_broken_label_counts():
    assert widest(["Senior Leadership<br>Steering committee", "All"], 13) == text_width("Steering committee", 13)


@pytest.mark.parametrize("wider, narrower", [("干系人登记册", "abcdef"), ("WWW", "iii"), ("Ж", "'"), ("AB", "ab")])
def test_wide_signs_take_more_room_than_narrow_ones(wider, narrower):
    assert text_width(wider, 13) > text_width(narrower, 13)


def test_an_accent_of_its_own_takes_no_room():
    assert text_width("e\u0301", 13) == text_width("e", 13)


def test_names_and_an_upright_title_stand_left_of_the_plot():
    bare = room_left({"ticktext": ["Ada Okafor"]}, 13, 12)
    titled = room_left({"ticktext": ["Ada Okafor"], "title": {"text": "Contact"}}, 13, 12)
    assert bare > text_width("Ada Okafor", 13) and titled > bare + 12


def test_two_lines_and_a_slope_need_more_room_below():
    one, two = room_below({"ticktext": ["Nov"]}, 13, 12), room_below({"ticktext": ["Nov<br>2026"]}, 13, 12)
    sloping = room_below({"ticktext": ["Industry Acquaintances"], "tickangle": -30}, 13, 12)
    assert one < two < sloping


def test_a_hidden_axis_needs_no_room():
    hidden = {"visible": False, "ticktext": ["Ada"], "title": {"text": "Contact"}}
    assert room_left(hidden, 13, 12) == room_below(hidden, 13, 12) == 0


def test_a_title_is_wrapped_by_words_and_cut_after_four_lines():
    room = text_width("one two three", 13)
    assert wrapped("one two three four", room, 13) == ["one two three", "four"]
    assert len(wrapped("word " * 200, 100, 13)) == 4
    assert wrapped("word " * 200, 100, 13)[-1].endswith(" …")
    assert wrapped("", 100, 13) == []


@given(st.text(max_size=80), st.integers(40, 400))
def test_no_line_is_wider_than_its_room(text, room):
    assert widest(wrapped(text, room, 13, most=8), 13) <= room


def test_a_figure_stays_with_its_percent_sign():
    assert wrapped("carries 19 % of all", text_width("carries 19", 13), 13) == ["carries", "19 % of", "all"]


def test_lines_are_safe_and_lose_no_letter():
    lines = wrapped("<b>R&D</b> and $x$", 40, 13)
    assert "".join(map(unescape, lines)).replace(" ", "") == "<b>R&D</b>and$x$"
    assert not any(sign in line for line in lines for sign in "<$")
