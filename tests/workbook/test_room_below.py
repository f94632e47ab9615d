"""Where a table has room for more records, and whether anything stands below them."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, laid_out, table_of

from pmodash.workbook.placement import contact_sites, touchpoint_sites
from pmodash.workbook.tables import Table

HEAD = "ID | Name | Role | Organisation | Email\n"
PEOPLE = HEAD + "1 | Ann Lee | Sponsor | Acme | a@x.org\n2 | Bo Diaz | User | Acme | b@x.org\n"


def vacant(table: Table) -> list[tuple[int, str]]:
    return [(row.row, row.number) for row in table.vacant]


def test_a_sheet_with_nothing_below_the_table_is_clear() -> None:
    table = table_of(PEOPLE)
    assert (vacant(table), table.clear_below) == ([], True)


@pytest.mark.parametrize(
    "below",
    [
        "Total | 2",
        "Legend: H = high",
        "\n\nPrepared by: Kit Vale",
        "\n© Larkfield",
        "\nCommunication | Purpose | Audience | Medium | Frequency\nNewsletter | inform | All | Email | Monthly",
        "\nContacts left\n\nName | Email\nCy Roe | c@x.org\nDi Poe | d@x.org",
    ],
)
def test_what_stands_below_the_table_is_seen(below: str) -> None:
    assert not laid_out(drawn(PEOPLE + below)).of_role("contacts")[0].clear_below


def test_a_note_beside_the_rows_to_come_is_not_in_the_way() -> None:
    assert table_of(PEOPLE + " | | | | | | Key\n | | | | | | H = high").clear_below


def test_numbered_rows_await_records_with_their_numbers() -> None:
    table = table_of(PEOPLE + "3\n4\n5")
    assert (vacant(table), table.clear_below) == ([(4, "3"), (5, "4"), (6, "5")], True)


def test_a_number_that_a_contact_has_already_awaits_nobody() -> None:
    more = "".join(f"{n} | Cy Roe{n} | User | Acme | c{n}@x.org\n" for n in range(3, 12))
    assert vacant(table_of(PEOPLE + more + "11\n12")) == [(14, "12")]


def test_results_of_formulas_in_several_rows_await_records() -> None:
    table = table_of(
        "Name | Role | Email | Score\nAnn Lee | Sponsor | a@x.org | 12\nBo | User | b@x.org | 9\n" + " | | | 0\n" * 3
    )
    assert (vacant(table), table.rows, table.clear_below) == ([(4, ""), (5, ""), (6, "")], 2, True)


def test_a_single_number_below_is_a_total_that_stays_below() -> None:
    table = table_of(
        "Name | Role | Email | Score\nAnn Lee | Sponsor | a@x.org | 12\nBo | User | b@x.org | 9\n | | | 21"
    )
    assert (table.left_out, table.clear_below, vacant(table)) == ({4: "a total"}, False, [])


def test_blank_rows_above_a_footer_take_records_but_for_one_that_keeps_it_apart() -> None:
    assert vacant(table_of(PEOPLE + "\n\n\nLegend: H = high")) == [(4, ""), (5, "")]


def test_the_rows_of_an_empty_form_await_records() -> None:
    assert vacant(table_of(HEAD + "\n\n\n© Larkfield")) == [(2, ""), (3, "")]


def test_merged_cells_below_a_record_are_stepped_over() -> None:
    table = table_of(PEOPLE, merged=" ".join(f"{c}{r}:{c}{r + 1}" for c in "ABCDE" for r in (3, 5)))
    assert [(row.row, row.prepared) for row in table.vacant] == [(5, True), (7, False)]


def test_a_row_that_is_one_merged_cell_takes_no_record() -> None:
    assert vacant(table_of(PEOPLE, merged="A4:E4")) == [(5, "")]


def test_new_contacts_take_the_waiting_rows_and_then_those_below() -> None:
    sites = contact_sites(laid_out(drawn(PEOPLE + "3\n4", "Register")))
    places = [(site.sheet, site.row, site.number) for site in map(sites.of, range(4))]
    assert places == [("Register", 4, "3"), ("Register", 5, "4"), ("Register", 6, ""), ("Register", 7, "")]


def test_new_contacts_without_room_go_to_a_sheet_of_their_own_with_the_reason() -> None:
    sites = contact_sites(laid_out(drawn(PEOPLE + "3\n\nLegend: H = high", "Register")))
    assert [(site.sheet, site.row) for site in map(sites.of, range(3))] == [
        ("Register", 4),
        ("PMO contacts", 4),
        ("PMO contacts", 5),
    ]
    assert sites.why == "Something stands below the table on the sheet Register"


def test_a_list_with_another_beside_it_takes_no_new_contacts() -> None:
    row = "Ann Lee | Sponsor | a@x.org | | | Acme Ltd | Supplier | High"
    sheet = drawn("Name | Role | Email | | | Stakeholder | Type | Influence\n" + f"{row}\n{row.replace('Ann', 'Bo')}")
    layout = laid_out(sheet)
    assert len(layout.of_role("contacts")) == 2
    assert contact_sites(layout).of(0).sheet == "PMO contacts"


def test_a_log_with_a_legend_below_goes_on_in_a_sheet_of_its_own() -> None:
    log = "Date | Contact | Vehicle\n@2026-03-01 | Ann Lee | Phone call\n@2026-03-02 | Bo Diaz | Email\n\n"
    log += "Note: all times UTC"
    sites = touchpoint_sites(laid_out(drawn(PEOPLE, "Register"), drawn(log, "Log")))
    assert (sites.of(0).sheet, sites.why) == ("PMO touchpoints", "Something stands below the table on the sheet Log")
