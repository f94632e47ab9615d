"""The forms in which names, addresses and numbers are compared."""

from __future__ import annotations

import pytest

from pmodash.network.people.addresses import email_key, is_desk, linkedin_key, phone_key
from pmodash.network.people.letters import latin, sound
from pmodash.network.people.likeness import ALIKE, INITIAL, NICKNAME, OTHER, SLIP, SOUND, given_kind, organisation_kind
from pmodash.network.people.nicknames import are_forms_of_one, full_names
from pmodash.network.people.person_names import person_name


@pytest.mark.parametrize(
    ("text", "given", "middle", "family", "generation"),
    [
        ("Dr. Jane Doe", "jane", (), "doe", ""),
        ("Doe, Jane", "jane", (), "doe", ""),
        ("Prof. Dr. Anna Weber, PhD", "anna", (), "weber", ""),
        ("Smith, John Jr", "john", (), "smith", "junior"),
        ("J. R. Smith", "j", ("r",), "smith", ""),
        ("Anna van der Berg", "anna", (), "berg", ""),
        ("van Dijk Julia", "dijk", (), "julia", ""),
        ("Ann Smith-Jones", "ann", ("smith",), "jones", ""),
        ("王伟", "伟", (), "王", ""),
        ("Сергей Иванов", "sergei", (), "ivanov", ""),
        ("Jane Doe (PMO)", "jane", (), "doe", ""),
        ("Ann", "ann", (), "", ""),
        ("", "", (), "", ""),
    ],
)
def test_a_name_is_taken_apart(text: str, given: str, middle: tuple[str, ...], family: str, generation: str) -> None:
    name = person_name(text)
    assert (name.given, name.middle, name.family, name.generation) == (given, middle, family, generation)


@pytest.mark.parametrize(
    "pair", ["Müller Mueller", "Sergey Сергей", "Sarah Sara", "Katherine Catherine", "Tschüß Chüss"]
)
def test_spellings_of_one_sound_agree(pair: str) -> None:
    one, other = pair.split()
    assert sound(latin(one)) == sound(latin(other))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("robert", "bob", NICKNAME),
        ("r", "robert", INITIAL),
        ("kathrine", "katherine", SLIP),
        ("kaherine", "kate", SLIP),
        ("eric", "erik", SOUND),
        ("maria", "mario", OTHER),
        ("daniel", "daniela", OTHER),
        ("alexander", "alexandra", OTHER),
        ("ann", "ian", OTHER),
    ],
)
def test_given_names_are_alike_or_not(one: str, other: str, kind: int) -> None:
    assert given_kind(one, other) == given_kind(other, one) == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("northwind", "northwind energy", ALIKE),
        ("national health service", "nhs", ALIKE),
        ("contoso rail", "contosorail", ALIKE),
        ("northwind", "contoso", OTHER),
    ],
)
def test_organisations_are_alike_or_not(one: str, other: str, kind: int) -> None:
    assert organisation_kind(one, other) == kind


def test_a_short_form_may_stand_for_several_names_that_are_not_one() -> None:
    assert are_forms_of_one(sound("chris"), sound("christopher"))
    assert are_forms_of_one(sound("chris"), sound("christine"))
    assert not are_forms_of_one(sound("christopher"), sound("christine"))


def test_every_name_of_the_lists_stands_for_one_at_least() -> None:
    assert all(full_names().values())


def test_an_address_is_compared_without_case_tag_and_gmail_dots() -> None:
    assert email_key("Ann <Ann.Lee+pmo@Northwind.ORG>") == "ann.lee@northwind.org"
    assert email_key("a.nn@googlemail.com") == email_key("ann@gmail.com")
    assert email_key("by phone") == ""


@pytest.mark.parametrize(("box", "desk"), [("info", True), ("it-support", True), ("sales2", True), ("ann.lee", False)])
def test_a_desk_is_no_person(box: str, desk: bool) -> None:
    assert is_desk(box) is desk


def test_a_number_is_compared_by_its_last_digits_and_its_extension() -> None:
    assert phone_key("+44 (0)20 7946 0123") == phone_key("020 7946 0123") == "079460123"
    assert phone_key("020 7946 0123 ext 5") != phone_key("020 7946 0123 ext 6")
    assert phone_key("12345") == phone_key("0000000000") == ""


def test_a_linkedin_address_is_compared_by_its_name() -> None:
    assert linkedin_key("https://uk.linkedin.com/in/Ann-Lee/?trk=x") == "ann-lee"
    assert linkedin_key("ann lee") == ""
