"""Who of another list is in the register already."""

from dataclasses import replace

import pytest

from pmodash.importing.preview import Question
from tests.importing.lists import compared, connections, other, register

ADA = "C1,Ada Finch,ada@north.example,North Ltd,PMO Lead,,,,,,"
BEN = "C2,Ben Okafor,,South plc,,,,,,,"


def grades(ours, theirs, **question):
    """The grade of each person of the other list, in order, with the place of the likeliest contact."""
    found = compared(ours, theirs, Question(**question))
    return [(one.grade, one.places[0] if one.places else None) for one in found.matches]


def listed(*rows):
    """A list with a name, an e-mail address and an organisation."""
    return other("\n".join(["Name,Email,Company", *rows]))


def test_the_same_address_is_the_same_person_whatever_its_case():
    assert grades(register(ADA), listed("A. Finch,ADA@North.example,")) == [("same", 0)]


def test_the_same_name_and_organisation_is_the_same_person_in_any_spelling():
    assert grades(register(ADA), listed('"Finch, Ada",,North Limited')) == [("same", 0)]


def test_somebody_else_is_new():
    assert grades(register(ADA, BEN), listed("Cleo Marsh,cleo@east.example,East")) == [("new", None)]


def test_an_address_that_somebody_else_has_is_asked_about():
    assert grades(register(ADA), listed("Dee Park,ada@north.example,")) == [("unsure", 0)]


def test_the_same_name_elsewhere_is_asked_about():
    assert grades(register(ADA), connections("Ada,Finch,,,East GmbH,Lead,12 Mar 2021")) == [("unsure", 0)]


def test_the_same_name_alone_is_asked_about_but_in_a_list_of_guests_it_is_enough():
    assert grades(register(BEN), listed("Ben Okafor,,")) == [("unsure", 0)]
    guests = other("Name,Email,Join Time\nBen Okafor,,10:00\n")
    assert grades(register(BEN), guests) == [("same", 0)]


def test_a_name_that_two_contacts_have_is_asked_about():
    twins = register("C1,Ada Finch,,,,,,,,,", "C2,Ada Finch,,,,,,,,,")
    assert grades(twins, other("Name,Join Time\nAda Finch,10:00\n"))[0][0] == "unsure"


def test_one_contact_is_the_same_as_one_person_only():
    found = grades(register(ADA), listed("Ada Finch,ada@north.example,North", "A Finch,,North Ltd"))
    assert found[0] == ("same", 0) and found[1][0] != "same"


def test_the_linkedin_page_tells_somebody_who_has_another_name_now():
    ours = register(ADA)
    page = replace(ours, contacts=ours.contacts.assign(linkedin=["https://www.linkedin.com/in/ada-1"]))
    assert grades(page, other("Name,LinkedIn\nA. Moss,https://linkedin.com/in/ada-1/?x=1\n")) == [("same", 0)]


@pytest.mark.parametrize("key, expected", [("auto", "same"), ("id", "same"), ("email", "new"), ("name", "new")])
def test_the_key_is_of_ones_choice(key, expected):
    theirs = other("Stakeholder ID,Stakeholder,Company\nC1,Ada Mossman,East\nX9,Zoe Zander,West\n")
    assert grades(register(ADA), theirs, key=key)[0][0] == expected


def test_ids_of_another_programs_export_are_not_taken_for_the_registers():
    theirs = other("First Name,Last Name,Email,Attendee #,Attendee Status\nZoe,Zander,zoe@west.example,C1,Attending\n")
    assert grades(register(ADA), theirs) == [("new", None)]


def test_with_a_key_that_fails_the_same_name_is_still_not_new():
    assert grades(register(ADA), listed("Ada Finch,other@north.example,North Ltd"), key="email") == [("unsure", 0)]


def test_a_slip_of_typing_is_not_new_either():
    (one,) = grades(register(ADA), listed("Ada Finhc,,North Ltd"))
    assert one[0] in ("same", "unsure") and one[1] == 0
