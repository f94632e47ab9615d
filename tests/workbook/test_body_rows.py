"""Which rows are contacts, which carry on the one above, and which are left out and why."""

from __future__ import annotations

import pytest
from drawn_sheets import table_of

HEAD = "ID | Name | Role | Organisation | Email\n"


def test_a_blank_row_is_neither_a_record_nor_left_out():
    table = table_of(HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n\n2 | Bo Diaz | User | Acme | b@x.org")
    assert (table.rows, table.left_out, table.last_row) == (2, {}, 4)


def test_numbered_rows_without_more_are_left_out():
    table = table_of(HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n2\n3")
    assert (table.rows, table.left_out) == (
        1,
        {3: "numbered but otherwise empty", 4: "numbered but otherwise empty"},
    )


def test_a_repeated_header_is_left_out_and_its_section_too():
    table = table_of(
        HEAD
        + "1 | Ann Lee | Sponsor | Acme | a@x.org\n\nExternal stakeholders:\n"
        + HEAD
        + "2 | Bo | User | Y | b@y.org"
    )
    assert table.rows == 2
    assert table.left_out == {4: "a heading of a section", 5: "a repeated header row"}


def test_a_heading_merged_across_is_left_out():
    table = table_of(
        HEAD + "Board and sponsors\n1 | Ann Lee | Sponsor | Acme | a@x.org\n2 | Bo Diaz | User | Acme | b@x.org",
        merged="A2:E2",
    )
    assert table.left_out == {2: "a heading of a section"}


def test_a_name_alone_in_a_cell_as_wide_as_its_header_is_a_contact():
    head = "Name | | | Role | | | Email\n"
    rows = "Ann Lee | | | Sponsor | | | a@x.org\nBo Diaz | | | User | | | b@x.org\nCy Roe"
    merged = " ".join(f"{first}{row}:{last}{row}" for row in (1, 2, 3, 4) for first, last in ("AC", "DF"))
    table = table_of(head + rows, merged=merged)
    assert (table.rows, table.left_out) == (3, {})


def test_totals_and_legends_below_are_left_out():
    table = table_of(
        HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n2 | Bo Diaz | User | Acme | b@x.org\nTotal | 2\n\n"
        "Legend: H = high\n© 2026 Somebody"
    )
    assert table.rows == 2
    assert set(table.left_out) == {4, 6, 7}


def test_an_example_row_is_left_out():
    table = table_of("Name | Role | Email\ne.g. Jane Doe | e.g. Sponsor | e.g. j@x.org\nAnn Lee | User | a@x.org")
    assert table.left_out == {2: "an example or an instruction"}


@pytest.mark.parametrize("title", ["<b>", "[x]", "{none}", "Enter the market", "e.g. Sponsor"])
def test_a_person_is_no_example_whatever_the_other_cells_say(title: str):
    table = table_of(f"Name | Role | Email\nAnn Lee | User | a@x.org\nBo Diaz | Lead | b@x.org\nIvy Moss | {title} |")
    assert (table.rows, table.left_out) == (3, {})


def test_a_person_in_the_first_row_is_no_guidance():
    table = table_of("Name | Role | Organisation\nAnn Lee | State Auditor | Select Committee\nBo Diaz | Lead | Acme")
    assert (table.rows, table.left_out) == (2, {})


@pytest.mark.parametrize("name", ["<name>", "Enter name", "Full name of contact", "Jane Doe"])
def test_a_row_that_shows_where_a_name_is_to_go_is_an_example(name: str):
    table = table_of(f"Name | Role | Email\n{name} | <role> | [e-mail]\nAnn Lee | User | a@x.org")
    assert table.left_out == {2: "an example or an instruction"}


def test_rows_without_a_name_carry_on_the_one_above():
    table = table_of(
        "Stakeholder | Goals | Pain points\nSeller | Orders | Errors\n | Payments |\n | Reports |\nBuyer | Price | Wait"
    )
    assert (table.rows, table.continuation) == (2, {3: 2, 4: 2})


def test_a_name_merged_down_carries_its_rows():
    table = table_of(
        "Name | Role | Influence\nAnn Lee | Sponsor | High\n | Owner | Low\nBo Diaz | User | Low", merged="A2:A3"
    )
    assert table.continuation == {3: 2}


def test_a_row_with_an_address_but_no_name_is_a_contact():
    table = table_of(HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n2 | | User | Acme | b@x.org")
    assert (table.rows, table.left_out, table.continuation) == (2, {}, {})


def test_a_thin_last_contact_is_kept():
    table = table_of(HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n | Bo Diaz")
    assert (table.rows, table.left_out) == (2, {})


def test_a_nameless_row_does_not_carry_on_another_nameless_one():
    head = HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n | | Dev | Acme | x@y.org\n"
    table = table_of(head + " | | Tester | Beta |\n | | Clerk | |\n2 | Bo Diaz | User | Acme | b@x.org")
    assert (table.rows, table.continuation, table.left_out) == (4, {}, {5: "no name"})


def test_more_words_below_a_nameless_contact_carry_it_on():
    table = table_of("Name | Email | Notes\nAnn Lee | a@x.org | met\n | x@y.org | called\n | | will answer")
    assert (table.rows, table.continuation) == (2, {4: 3})
