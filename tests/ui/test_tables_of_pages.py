"""The frames behind the pages' tables: paged, searched, and made from the app's own values."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from pmodash.actions import Action
from pmodash.findings import Finding
from pmodash.journal.edits import SetPolicy, SetSource
from pmodash.network.rules import rule_book
from pmodash.planning.policy import Policy
from pmodash.ui.contact_picker import labels_of, rows_with
from pmodash.ui.contacts_editor import groups_shown
from pmodash.ui.downloading import GROUP_HEADER, NEXT_DUE_HEADER, extra_columns
from pmodash.ui.overview import whom
from pmodash.ui.policy_editor import edits_in, policy_frame
from pmodash.ui.quality import findings_frame
from pmodash.ui.receipt import cells_frame
from pmodash.ui.rule_names import rule_label
from pmodash.ui.sources_editor import OWN, sources_frame
from pmodash.ui.sources_editor import edits_in as source_edits
from pmodash.ui.tables import page_bounds
from pmodash.ui.understanding_editor import fields_after
from pmodash.ui.understood import ambiguous_example, columns_frame, samples_of, table_title, value_as_text
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.receipt import CellChange, Receipt
from pmodash.workbook.tables import Column, Layout, Table
from tests.network.typed_tables import register_of, typed

CONTACTS = pd.DataFrame(
    {
        "name": ["Ann Lee", "Bo Osei", "Bo Osei"],
        "email": ["ann@x.org", None, None],
        "organisation": ["Acme", "Borealis", None],
        "job_title": ["PM", None, None],
        "department": [None, None, None],
        "owner": ["A. Khan", None, "A. Khan"],
        "row": [2, 3, 4],
    }
).astype({"department": "str"})
SHEET = Sheet("List", [["Name", "Met"], ["Ann", "07/06/2026"], ["", None], ["Bo", "25/06/2026"], ["Total", 2.0]])
TABLE = Table(
    "List", "contacts", 0.9, 1, 2, 5,
    (Column("A", "Name", "name", 0.9, "why"), Column("B", "Met", "first_met", 0.8, "why", "dmy")),
    rows=2, left_out={5: "total"},
)  # fmt: skip
BOOK = Book("b.xlsx", "xlsx", (SHEET,))


@pytest.mark.parametrize(
    ("rows", "page", "bounds"), [(0, 1, (0, 0)), (250, 1, (0, 100)), (250, 3, (200, 250)), (250, 99, (200, 250))]
)
def test_a_page_of_rows_never_runs_past_the_table(rows: int, page: int, bounds: tuple[int, int]) -> None:
    assert page_bounds(rows, page) == bounds


def test_contacts_are_found_by_words_in_any_field() -> None:
    assert list(rows_with(CONTACTS, "bo khan").index) == [2]
    assert list(rows_with(CONTACTS, "(").index) == []
    assert len(rows_with(CONTACTS, " ")) == 3


def test_two_contacts_of_one_name_are_told_apart_by_their_row() -> None:
    assert labels_of(CONTACTS) == ["Ann Lee, Acme (row 2)", "Bo Osei, Borealis (row 3)", "Bo Osei (row 4)"]


def test_samples_pass_over_blanks_and_rows_left_out() -> None:
    assert samples_of(SHEET, TABLE, TABLE.columns[0]) == "Ann | Bo"


def test_a_date_that_reads_either_way_is_shown() -> None:
    assert ambiguous_example(SHEET, TABLE, TABLE.columns[1]) == "07/06/2026"


def test_the_columns_are_listed_with_their_field_by_its_name_on_the_pages() -> None:
    assert list(columns_frame(BOOK, TABLE)["field"]) == ["Name", "First met"]
    assert table_title(TABLE, Layout((TABLE,))) == "List: Contacts, 2 rows read, header in row 1"


def test_a_sheet_of_the_apps_own_is_no_cadence_policy() -> None:
    table = Table("PMO settings", "policy", 1.0, 2, 3, 4, ())
    layout = Layout((table,), kept={"PMO settings": "PMO settings"})
    assert table_title(table, layout) == "PMO settings: Kept by this app, 0 rows read, header in row 2"


def test_a_chosen_field_becomes_a_correction_of_its_column() -> None:
    assert fields_after({"1": {"field": "(not used)"}, "0": {"field": "Job title"}}, TABLE) == {
        "B": None,
        "A": "job_title",
    }


def test_cell_values_are_shown_as_the_user_knows_them() -> None:
    assert value_as_text(3.0) == "3"
    assert value_as_text(dt.datetime(2026, 6, 7)) == value_as_text(dt.date(2026, 6, 7)) == "7 Jun 2026"
    assert value_as_text(None) == ""


def test_findings_say_where_and_in_words() -> None:
    frame = findings_frame([Finding("fix", "date-unreadable", "List", "B2", "soon", "a day", "Write it")])
    assert list(frame[["kind", "where"]].iloc[0]) == ["Date unreadable", "List B2"]


def test_what_an_assumption_rests_on_is_not_said_to_be_expected() -> None:
    found = Finding("note", "home-assumed", found="Acme", expected="5 of the 9 contacts are at Acme")
    assert list(findings_frame([found])[["found", "expected"]].iloc[0]) == [
        "Acme. 5 of the 9 contacts are at Acme.",
        "",
    ]


def test_every_rule_has_a_plain_name() -> None:
    names = [rule.name for rule in (*rule_book().rules, *rule_book().sides)]
    labels = [rule_label(name) for name in names]
    assert len(set(labels)) == len(names)
    assert not any("-" in label or "otherwise" in label for label in labels)
    assert rule_label(None) == ""


def test_policy_cells_become_edits_and_cleared_ones_do_not() -> None:
    policy = Policy.default()
    rows = {"1": {"ideal": 21}, "2": {"maximum": None}, "0": {"broadcast_qualifies": True}}
    assert edits_in(rows, policy) == (
        SetPolicy("Senior Leadership", "ideal", 21),
        SetPolicy("Delivery Teams & Managers", "broadcast_qualifies", True),
    )
    assert list(policy_frame(policy)["ideal"]) == [14, 30, 60, 90, 180]


def test_sources_are_listed_with_their_groups_those_of_the_workbook_last() -> None:
    register = register_of(typed("name", ("A",)), typed("source group", ("Alumni", "IA"), sheet="S", role="groups"))
    frame = sources_frame(register)
    assert list(frame["source"][2:]) == [
        "Customers – Sponsors", "Team Members", "External Influencers", "Industry Acquaintances", "Alumni",
    ]  # fmt: skip
    assert list(frame["group"][2:4]) == ["Senior Leadership", "None: the hub"]
    assert (frame["who"].iloc[-1], frame["group"].iloc[-1]) == (OWN, "Industry Acquaintances")


def test_a_chosen_group_becomes_an_edit_of_its_source_and_a_cleared_one_does_not() -> None:
    names = ["Stakeholders", "Team Members"]
    edits = source_edits({"1": {"group": "Wider Business"}, "0": {"group": None}}, names)
    assert edits == (SetSource("Team Members", "Wider Business"),)


def test_policy_cells_left_as_they_were_are_no_edits() -> None:
    assert edits_in({"0": {"ideal": 14, "broadcast_qualifies": False}}, Policy.default()) == ()


@pytest.mark.parametrize(("ideal", "maximum", "first"), [(90, 120, "maximum"), (3, 7, "ideal")])
def test_of_two_gaps_that_comes_first_which_can_stand_alone(ideal: int, maximum: int, first: str) -> None:
    edits = edits_in({"0": {"ideal": ideal, "maximum": maximum}}, Policy.default())
    assert edits[0].field == first
    assert len(edits) == 2


def test_group_and_next_due_go_by_sheet_and_row_with_blanks_where_unknown() -> None:
    standing = pd.DataFrame(
        {
            "sheet": ["R", "R"],
            "row": [2, 3],
            "group": pd.Series(["Wider Business", None], dtype="str"),
            "next_due": pd.to_datetime(["2026-12-01", None]),
        }
    )
    assert extra_columns(standing, True, True) == {
        GROUP_HEADER: {("R", 2): "Wider Business", ("R", 3): None},
        NEXT_DUE_HEADER: {("R", 2): dt.date(2026, 12, 1), ("R", 3): None},
    }
    assert extra_columns(standing, False, False) == {}


def test_a_receipt_names_the_contact_and_the_edit_of_each_cell_and_leaves_a_blank_blank() -> None:
    receipt = Receipt(cells=(CellChange("R", "H3", None, 5.5, "edit 2"), CellChange("Log", "A9", "x", None, "mended")))
    contacts = pd.DataFrame({"sheet": ["R", "R"], "row": [2, 3], "name": ["Ann Lee", "Bo Osei"]})
    frame = cells_frame(receipt, contacts, ("first", "Cadence of Bo Osei"))
    assert [list(row) for row in frame.to_numpy()] == [
        ["Bo Osei", "R", "H3", "", "5.5", "Cadence of Bo Osei"],
        ["", "Log", "A9", "x", "", "mended"],
    ]


def test_an_action_names_three_contacts_and_counts_the_rest() -> None:
    action = Action("Do", "why", ("1", "2", "3", "4"), "stale")
    assert whom([action], {"1": "A", "2": "B", "3": "C", "4": "D"}) == ["A, B, C and 1 other"]
    assert whom([Action("Do", "why", (), "stale")], {}) == [""]


def test_a_contact_is_named_once_among_the_actions() -> None:
    actions = [Action("Do", "why", ids, "stale") for ids in (("1",), ("1", "2", "3", "4"), ("2",))]
    assert whom(actions, {"1": "A", "2": "B", "3": "C", "4": "D"}) == ["A", "B, C, D and 1 other", ""]


def test_the_cell_of_a_group_shows_the_hub_by_its_sources_name() -> None:
    standing = pd.DataFrame(
        {"group": ["Wider Business", None, None], "source": ["Stakeholders", "Team Members", None]}, dtype="str"
    )
    assert groups_shown(standing).fillna("").tolist() == ["Wider Business", "Team Members", ""]
