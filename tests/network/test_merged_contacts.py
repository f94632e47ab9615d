"""Contacts merged into another are no contacts when the workbook comes back."""

from __future__ import annotations

import datetime as dt

import pytest

from pmodash.network.register import Register
from tests.network.typed_tables import register_of, typed

DAY = dt.date(2026, 10, 1)
FIELDS = "contact_id name email status"
ADA = ("C001", "Ada Okafor", "ada@x.org", "Active")
CLEO = ("C003", "Cleo Park", "cleo@x.org", "Active")


def ben(status: str) -> tuple[str, ...]:
    return "C002", "Ben Marsh", "ben@x.org", status


def registered(status: str, *log: str) -> Register:
    """Ada, Ben with a status, and Cleo; and a log of touchpoints with those named."""
    people = typed(FIELDS, ADA, ben(status), CLEO)
    rows = [(DAY, name) for name in log]
    return register_of(people, typed("date contact", *rows, sheet="Log", role="touchpoints"))


def names(register: Register) -> list[str]:
    return register.contacts["name"].tolist()


def reached(register: Register) -> list[str]:
    return register.contacts["name"].iloc[register.touchpoints["contact"]].tolist()


def whys(register: Register) -> list[str]:
    return register.left_out["why"].tolist()


@pytest.mark.parametrize(
    "status", ["Merged into C001 Ada Okafor", "merged into ada okafor", "Merged into C001", "Merged into ada@x.org"]
)
def test_a_status_that_names_the_kept_contact_leaves_its_row_out_with_the_reason(status: str) -> None:
    register = registered(status)
    assert names(register) == ["Ada Okafor", "Cleo Park"]
    assert register.left_out.values.tolist() == [["Register", 3, "merged into C001 Ada Okafor"]]
    assert register.merged == {("Register", 3): "C001"}


@pytest.mark.parametrize(
    "status",
    [
        "Merged into the Leeds office",
        "Merged into C001 Someone Else",
        "Merged into C009 Zed Quill",
        "Merged into Ben Marsh",
        "Merged into",
        "Merged",
        "Duplicate of Ada Okafor",
    ],
)
def test_a_status_that_names_no_other_contact_leaves_a_contact(status: str) -> None:
    assert names(registered(status)) == ["Ada Okafor", "Ben Marsh", "Cleo Park"]


def test_touchpoints_of_the_contact_merged_away_are_those_of_the_kept_one() -> None:
    register = registered("Merged into C001 Ada Okafor", "Ben Marsh", "C002", "Cleo Park; ben@x.org")
    assert reached(register) == ["Ada Okafor", "Ada Okafor", "Cleo Park", "Ada Okafor"]


def test_two_of_one_name_of_whom_one_was_merged_are_one_to_the_log() -> None:
    people = typed("name status", ("Ada Okafor", "Active"), ("Ada Okafor", "Merged into Register!2 Ada Okafor"))
    register = register_of(people, typed("date contact", (DAY, "Ada Okafor"), sheet="Log", role="touchpoints"))
    assert (names(register), reached(register)) == (["Ada Okafor"], ["Ada Okafor"])


def test_a_living_contact_keeps_the_touchpoints_that_a_merged_one_of_the_same_name_had() -> None:
    people = typed(
        "name status", ("Ada Okafor", None), ("Ben Marsh", "Merged into Register!2 Ada Okafor"), ("Ben Marsh", None)
    )
    register = register_of(people, typed("date contact", (DAY, "Ben Marsh"), sheet="Log", role="touchpoints"))
    assert reached(register) == ["Ben Marsh"]


def test_the_kept_contact_is_known_by_name_when_rows_were_moved() -> None:
    people = typed(
        "name status", ("Cleo Park", None), ("Ben Marsh", "Merged into Register!2 Ada Okafor"), ("Ada Okafor", None)
    )
    assert whys(register_of(people)) == ["merged into Register!4 Ada Okafor"]


def test_a_chain_of_merges_ends_with_the_last() -> None:
    people = typed(FIELDS, (*ADA[:3], "Merged into C002 Ben Marsh"), ben("Merged into C003 Cleo Park"), CLEO)
    assert whys(register_of(people)) == ["merged into C003 Cleo Park"] * 2


def test_a_circle_of_merges_merges_nobody() -> None:
    people = typed(FIELDS, (*ADA[:3], "Merged into C002 Ben Marsh"), ben("Merged into C001 Ada Okafor"), CLEO)
    assert len(register_of(people).contacts) == 3


def test_an_id_that_a_merged_contact_kept_belongs_to_the_contact_who_has_it_now() -> None:
    people = typed(FIELDS, ADA, ben("Merged into C001 Ada Okafor"), ("C002", *CLEO[1:]))
    register = register_of(people)
    assert register.contacts["contact_id"].tolist() == ["C001", "C002"]
    assert register.findings == ()


def test_another_table_finds_the_kept_contact_by_an_address_that_both_have() -> None:
    people = typed(FIELDS, ADA, ("C002", "Ben Marsh", "ada@x.org", "Merged into C001 Ada Okafor"), CLEO)
    more = typed("name email influence", ("A. Okafor", "ada@x.org", "High"), sheet="Grid", confidence=0.7)
    register = register_of(people, more)
    assert names(register) == ["Ada Okafor", "Cleo Park"]
    assert register.contacts["influence"].iloc[0] == "High"
