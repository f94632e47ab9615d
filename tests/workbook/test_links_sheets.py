"""Sheets of who knows whom, by the headings that people give them, and lists of people that only look like one."""

from __future__ import annotations

import pytest
from drawn_sheets import fields, table_of

ROWS = "\nAnn Lee | Bo Diaz | knows\nCy Park | Di Moss | knows\n"
TWO_ENDS = [
    ("Sheet1", "Contact A | Contact B | Type"),
    ("Sheet1", "From | To | Relationship"),
    ("Sheet1", "Source | Target | Weight"),
    ("Sheet1", "Who | Knows | Notes"),
    ("Sheet1", "First person | Second person | Notes"),
    ("Who works with whom", "Stakeholder | Works with | Since"),
    ("Connections", "Contact | Knows | How"),
    ("Reporting lines", "Name | Reports to | Since"),
    ("Introductions", "Who | Introduced by | Date"),
]


@pytest.mark.parametrize(("sheet", "header"), TWO_ENDS, ids=[header for _, header in TWO_ENDS])
def test_two_columns_of_contacts_are_the_ends_of_links(sheet, header):
    table = table_of(header + ROWS, sheet)
    assert (table.role, table.rows) == ("links", 2)
    assert list(fields(table).values())[:2] == ["from", "to"]


def test_ids_and_names_of_an_end_are_both_read_and_told_apart():
    table = table_of(
        "From ID | From | To ID | To\nC-001 | Ann Lee | C-002 | Bo Diaz\nC-003 | Cy Park | C-002 | Bo Diaz"
    )
    assert [(column.field, column.meaning) for column in table.columns] == [
        ("from", "contact_id"),
        ("from", "name"),
        ("to", "contact_id"),
        ("to", "name"),
    ]


def test_a_list_that_describes_its_people_is_a_register_whatever_its_title():
    table = table_of(
        """
Name | Job title | Reports to | Email
Ann Lee | Analyst | Bo Diaz | ann@acme.com
Bo Diaz | Head | | bo@acme.com
""",
        "Reporting lines",
    )
    assert (table.role, fields(table)["Reports to"]) == ("contacts", None)
