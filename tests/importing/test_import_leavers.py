"""Who seems to have left, by domains and addresses that bounced and by lists that are complete of one organisation."""

from __future__ import annotations

import pytest

from pmodash.importing.preview import Question
from pmodash.importing.proposals import LEFT, Completeness
from tests.importing.lists import compared, other, register

ADA = "S-1,Ada Finch,ada@north.example,North Ltd"
BEN = "S-2,Ben Okafor,ben@south.example,South"
CLEO = "S-3,Cleo Marsh,cleo@mail.north.example,North"


@pytest.mark.parametrize("text", ["Domain\nnorth.example\n", "Bounced domains\n@north.example\n*@else.example\n"])
def test_a_list_of_domains_proposes_those_with_an_address_there(text):
    found = compared(register(ADA, BEN, CLEO), other(text))
    assert [(one.what, one.place, one.why) for one in found.proposals] == [
        (LEFT, 0, "messages to north.example come back")
    ]


def test_domains_among_bounced_addresses_count_too():
    found = compared(register(ADA, BEN), other("Bounced addresses\nzed@west.example\nnorth.example\n"))
    assert [one.place for one in found.proposals] == [0]


def test_a_column_of_domains_beside_people_says_nothing_of_messages():
    found = compared(register(ADA, BEN), other("Name,Email,Domain\nAda Finch,ada@north.example,north.example\n"))
    assert found.proposals == ()


def test_a_bounced_address_of_nobody_is_told():
    found = compared(register(ADA), other("Bounced addresses\nzed@west.example\nada@north.example\n"))
    assert list(found.passed_over.values()) == ["bounced, and nobody in your workbook has the address"]


def test_a_list_that_is_complete_of_one_organisation_says_nothing_of_the_others():
    ours = register(ADA, BEN, CLEO, "S-4,Dee Nolan,dee@none.example")
    staff = other("Name,Email\nCleo Marsh,cleo@mail.north.example\n")
    found = compared(ours, staff, Question(complete=Completeness(True, ("NORTH Limited",))))
    assert [one.place for one in found.proposals] == [0]
