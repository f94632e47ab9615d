"""Which contacts of a small list are taken for one person, and why."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pmodash.network.people.pairs import likely_pairs, pairs_between

Row = dict[str, str]


def contacts(*rows: Row) -> pd.DataFrame:
    fields = ("name", "email", "organisation", "job_title", "department", "phone", "linkedin")
    return pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype="str") for name in fields})


def said(*rows: Row) -> list[tuple[str, str]]:
    pairs = likely_pairs(contacts(*rows))
    return list(zip(pairs["grade"], pairs["why"], strict=True))


def person(name: str, email: str = "", organisation: str = "Northwind", **more: str) -> Row:
    row = {"name": name, "organisation": organisation, **more}
    return row | {"email": email} if email else row


ROBERT = person("Robert Smith", "robert.smith@northwind.com")

SAME: dict[str, tuple[Row, Row, str]] = {
    "one e-mail address": (
        person("Ann Lee", "ann.lee@northwind.com"),
        person("A. Lee", "Ann.Lee@Northwind.com "),
        "Same e-mail address",
    ),
    "one e-mail address and a married name": (
        person("Ann Lee", "ann@northwind.com"),
        person("Ann Moore", "ann@northwind.com"),
        "Same e-mail address and given name; the family name changed",
    ),
    "one LinkedIn address": (
        person("Ann Lee", organisation="Northwind", linkedin="https://www.linkedin.com/in/annlee/"),
        person("Ann Lee", organisation="Contoso", linkedin="linkedin.com/in/annlee?trk=x"),
        "Same LinkedIn address",
    ),
    "one name in one organisation": (person("Ann Lee"), person("Ann Lee"), "Same name, same organisation"),
    "accents and capitals": (
        person("José Muñoz"),
        person("JOSE MUNOZ"),
        "Same name but for how it is written, same organisation",
    ),
    "family name first": (
        person("Muñoz, José"),
        person("José Muñoz"),
        "Same name but for how it is written, same organisation",
    ),
    "family name first without a comma": (
        person("Muñoz José"),
        person("José Muñoz"),
        "Same name but for how it is written, same organisation",
    ),
    "a title": (person("Dr. Ann Lee"), person("Ann Lee"), "Same name but for how it is written, same organisation"),
    "Cyrillic letters": (
        person("Сергей Иванов"),
        person("Sergey Ivanov"),
        "Names are spelt differently but sound the same, same organisation",
    ),
    "an umlaut": (
        person("Jürgen Müller"),
        person("Juergen Mueller"),
        "Names are spelt differently but sound the same, same organisation",
    ),
    "a nickname": (ROBERT, person("Bob Smith"), "Bob is short for Robert, same organisation"),
    "a Russian pet form": (
        person("Alexander Petrov"),
        person("Саша Петров"),
        "Sasa is short for Alexander, same organisation",
    ),
    "a moved domain": (
        ROBERT,
        person("Robert Smith", "robert.smith@contoso.com"),
        "Same name; the e-mail domain changed from northwind.com to contoso.com",
    ),
    "a legal form": (
        ROBERT,
        person("Robert Smith", organisation="NORTHWIND Ltd."),
        "Same name, same organisation",
    ),
    "a slip with the job title": (
        person("Robert Smithson", job_title="Planner"),
        person("Robert Smitshon", job_title="planner"),
        "Names differ by one letter, same organisation and job title",
    ),
    "a name and telephone number": (
        person("Ann Lee", organisation="Northwind", phone="+44 (0)20 7946 0123"),
        person("Ann Lee", organisation="Contoso", phone="020 7946 0123"),
        "Same name and telephone number; the organisation changed",
    ),
}


@pytest.mark.parametrize("case", sorted(SAME))
def test_one_person_is_told_as_the_same_by(case: str) -> None:
    first, second, why = SAME[case]
    assert said(first, second) == [("same", why.replace("Sasa", "Sasha"))]


UNSURE: dict[str, tuple[Row, Row, str]] = {
    "a slip alone": (ROBERT, person("Robert Smoth"), "Names differ by one letter, same organisation"),
    "an initial": (ROBERT, person("R. Smith"), "R. may stand for Robert, same organisation"),
    "a family name grown": (
        person("Ann Smith"),
        person("Ann Smith-Jones"),
        "One family name is part of the other, same organisation",
    ),
    "a namesake elsewhere": (ROBERT, person("Robert Smith", organisation="Contoso"), "Same name in two organisations"),
    "an organisation not told": (
        ROBERT,
        person("Robert Smith", organisation=""),
        "Same name; the organisation of one of them is not known",
    ),
    "an address shared by two": (
        person("Ann Lee", "lee@northwind.com"),
        person("Peter Lee", "lee@northwind.com"),
        "Same e-mail address, but the names differ",
    ),
    "namesakes with addresses of their own": (
        ROBERT,
        person("Robert Smith", "robert.smith2@northwind.com"),
        "Same name, same organisation; but each has an e-mail address of their own at northwind.com",
    ),
}


@pytest.mark.parametrize("case", sorted(UNSURE))
def test_a_pair_is_offered_as_unsure_for(case: str) -> None:
    first, second, why = UNSURE[case]
    assert said(first, second) == [("unsure", why)]


NEVER: dict[str, tuple[Row, Row]] = {
    "siblings in one organisation": (person("Ann Lee"), person("Peter Lee")),
    "siblings with one telephone": (
        person("Ann Lee", phone="020 7946 0123"),
        person("Peter Lee", phone="020 7946 0123"),
    ),
    "a father and his son": (person("John Smith Sr"), person("John Smith Jr")),
    "different middle initials": (person("John A. Smith"), person("John B. Smith")),
    "one desk's mailbox": (
        person("Ann Lee", "info@northwind.com"),
        person("Peter Moore", "info@northwind.com"),
    ),
    "one letter apart, each with an address": (
        person("Maria Silva", "maria.silva@northwind.com"),
        person("Mario Silva", "mario.silva@northwind.com"),
    ),
}


@pytest.mark.parametrize("case", sorted(NEVER))
def test_nothing_is_proposed_for(case: str) -> None:
    assert said(*NEVER[case]) == []


def test_a_number_of_a_department_tells_nobody_apart_from_another() -> None:
    people = [person(name, phone="020 7946 0123") for name in ("Ann Lee", "Ann Moore", "Peter Ray", "Ann Shaw")]
    assert said(*people) == []


def test_a_short_name_that_fits_two_contacts_is_unsure_of_both() -> None:
    pairs = said(person("Alexander Ray"), person("Alexandra Ray"), person("Alex Ray"))
    assert [grade for grade, _ in pairs] == ["unsure", "unsure"]
    assert pairs[0][1] == "Alex is short for Alexander, same organisation; but the name fits several contacts"


def test_rows_named_by_their_role_are_no_persons_of_one_name() -> None:
    roles = [person("Project Manager", job_title="Project Manager") for _ in range(2)]
    assert said(*roles) == []


def test_an_empty_list_and_a_list_without_columns_have_no_pairs() -> None:
    assert likely_pairs(contacts()).empty
    assert likely_pairs(pd.DataFrame({"notes": ["a", "b"]})).empty


def test_nothing_is_changed_in_the_list() -> None:
    frame = contacts(ROBERT, person("Bob Smith"))
    before = frame.copy(deep=True)
    likely_pairs(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_pairs_between_two_lists_leave_out_those_within_one() -> None:
    ours = contacts(ROBERT, ROBERT)
    theirs = contacts(person("Ann Lee"), person("Bob Smith"), person("Bob Smith"))
    pairs = pairs_between(ours, theirs)
    found: set[tuple[Any, ...]] = set(zip(pairs["ours"], pairs["theirs"], pairs["grade"], strict=True))
    assert found == {(0, 1, "same"), (0, 2, "same"), (1, 1, "same"), (1, 2, "same")}
    assert list(pairs.columns) == ["ours", "theirs", "grade", "score", "why"]
