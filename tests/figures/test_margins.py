"""The room that words need beside a plot, without drawing them first."""

import pytest

from pmodash.figures.margins import room_below, room_left, text_width, widest


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
