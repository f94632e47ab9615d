"""A pasted list of names and e-mail addresses finds the contacts meant."""

from __future__ import annotations

import pandas as pd
import pytest

from pmodash.ui.pasted import entries_of, match_pasted

CONTACTS = pd.DataFrame(
    {
        "contact_id": ["S!2", "S!3", "S!4", "S!5"],
        "name": ["Ann Lee", "José Pérez", "Sam Poe", "Sam Poe"],
        "email": ["ann@x.org", None, "sam1@x.org", "sam2@x.org"],
    }
)


def test_an_entry_is_found_by_name_by_address_and_by_both() -> None:
    pasted = match_pasted("ann lee\n<sam2@x.org>\nJose Perez <someone@else.org>", CONTACTS)
    assert pasted.found == (0, 3, 1)
    assert pasted.unknown == ()


def test_last_name_first_is_found() -> None:
    assert match_pasted("Lee, Ann", CONTACTS).found == (0,)


def test_an_unknown_entry_is_named() -> None:
    assert match_pasted("Nobody Known\nann@x.org", CONTACTS).unknown == ("Nobody Known",)


def test_an_entry_that_fits_two_contacts_comes_with_both() -> None:
    assert match_pasted("Sam Poe", CONTACTS).unclear == (("Sam Poe", (2, 3)),)


@pytest.mark.parametrize(("entry", "fits"), [("Ann", (0,)), ("perez", (1,)), ("Jo Per", (1,)), ("Pérez, Juan", (1,))])
def test_a_part_of_a_name_or_a_shared_word_of_it_is_offered_and_not_taken(entry: str, fits: tuple[int, ...]) -> None:
    pasted = match_pasted(entry, CONTACTS)
    assert pasted.unclear == ((entry, fits),)
    assert pasted.found == ()


def test_a_word_that_half_the_contacts_share_is_no_hint() -> None:
    many = pd.DataFrame({"contact_id": None, "email": None, "name": [f"Ann No{number}" for number in range(40)]})
    assert match_pasted("Ann", many).unknown == ("Ann",)


def test_a_contact_pasted_twice_is_taken_once() -> None:
    assert match_pasted("Ann Lee; ann@x.org; ANN LEE", CONTACTS).found == (0,)


def test_one_line_of_addresses_is_parted_at_commas() -> None:
    assert entries_of("ann@x.org, sam1@x.org, ") == ["ann@x.org", "sam1@x.org"]


def test_nothing_pasted_finds_nobody() -> None:
    assert match_pasted(" \n ; ", CONTACTS).found == ()
