"""The filters in the page's address: short, shareable, nothing personal."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pmodash.selection import Selection
from pmodash.ui.address import Choices, as_query, day_of, selection_of
from pmodash.vocabulary import LEVELS, NETWORK_TYPES, group_names

TODAY = dt.date(2026, 11, 22)
CHOICES = Choices(owner=("A. Khan", "B. Osei", "Zoë"), organisation=("Acme", "Borealis"))


def test_names_never_stand_in_the_address() -> None:
    query = as_query(TODAY, TODAY, Selection(owner=("Zoë",), organisation=("Acme",)), CHOICES)
    assert query == {"owner": "3", "organisation": "1"}


def test_today_is_left_out_and_another_day_is_not() -> None:
    assert as_query(TODAY, TODAY, Selection(), CHOICES) == {}
    assert as_query(dt.date(2026, 6, 30), TODAY, Selection(), CHOICES) == {"as-of": "2026-06-30"}


def test_what_an_address_says_is_passed_over_when_it_means_nothing() -> None:
    asked = {"as-of": "soon", "group": "XX.DT", "owner": "9.²3.-1.2", "organisation": "1e9"}
    assert day_of(asked) is None
    assert selection_of(asked, CHOICES) == Selection(group=(group_names()[0],), owner=("B. Osei",))


@given(
    st.lists(st.sampled_from(group_names()), unique=True),
    st.lists(st.sampled_from(CHOICES.owner), unique=True),
    st.lists(st.sampled_from(NETWORK_TYPES), unique=True),
    st.lists(st.sampled_from(LEVELS), unique=True),
)
def test_a_selection_comes_back_from_its_address(
    groups: list[str], owners: list[str], types: list[str], levels: list[str]
) -> None:
    chosen = Selection(group=tuple(groups), owner=tuple(owners), network_type=tuple(types), level=tuple(levels))
    again = selection_of(as_query(TODAY, TODAY, chosen, CHOICES), CHOICES)
    assert {name: set(getattr(again, name)) for name in ("group", "owner", "network_type", "level")} == {
        "group": set(groups),
        "owner": set(owners),
        "network_type": set(types),
        "level": set(levels),
    }
