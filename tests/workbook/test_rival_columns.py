"""Of several columns that may hold one field the surest is used, and no blank of it is filled from another."""

from __future__ import annotations

import pytest
from drawn_sheets import register_of, table_of

OWNERS = (
    "Name | Email | Owner | Lead person | Sponsor\n"
    "Ann Lee | a@x.org | Khan | Mora | Pons\nBo Diaz | b@x.org | | Mora | Pons\nCy Roe | c@x.org | Khan | Mora | Pons"
)


def test_a_blank_owner_is_not_filled_from_another_column() -> None:
    owners = register_of(OWNERS).contacts["owner"]
    assert owners.fillna("").tolist() == ["Khan", "", "Khan"]


def test_the_columns_that_give_way_are_offered_with_the_reason() -> None:
    columns = {column.header: column for column in table_of(OWNERS).columns}
    assert columns["Owner"].field == "owner"
    for header in ("Lead person", "Sponsor"):
        left = columns[header]
        assert (left.field, left.offered) == (None, "owner")
        assert left.confidence < 0.5
        assert "column C, 'Owner', is surer" in left.why


@pytest.mark.parametrize("headers", [("Influence", "Power"), ("Group", "Category"), ("Attitude", "Engagement level")])
def test_two_judgements_are_not_mixed(headers: tuple[str, str]) -> None:
    table = table_of(f"Name | Email | {headers[0]} | {headers[1]}\nAnn Lee | a@x.org | |\nBo Diaz | b@x.org | |")
    fields = [column.field for column in table.columns[2:]]
    assert fields.count(None) == 1


def test_an_empty_column_gives_way_to_one_with_values() -> None:
    table = table_of("Name | Email | Owner | Lead person\nAnn Lee | a@x.org | | Mora\nBo Diaz | b@x.org | | Khan")
    assert [column.field for column in table.columns[2:]] == [None, "owner"]


def test_two_phones_and_two_columns_of_notes_are_brought_together() -> None:
    contact = register_of(
        "Name | Phone | Mobile | Notes | Comments\nAnn Lee | 020 7946 0018 | 0770 0900 018 | met | kind"
    ).contacts.iloc[0]
    assert (contact["phone"], contact["notes"]) == ("020 7946 0018, 0770 0900 018", "met, kind")


def test_a_column_of_odds_and_ends_is_asked_about() -> None:
    table = table_of("Name | Email | Misc\nAnn Lee | a@x.org | red\nBo Diaz | b@x.org | blue")
    assert (table.columns[2].field, table.columns[2].confidence) == ("notes", 0.65)
