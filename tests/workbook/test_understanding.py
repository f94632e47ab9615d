"""Registers of the shapes that people really keep, each understood as a whole."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, fields, headers, kinds, laid_out, table_of

NAMES = ["Ann", "Bo", "Cy", "Di", "Ed", "Flo", "Gil", "Hal", "Ida", "Jim"]
TEN = "\n".join(f"{name} Smith | Org {name} 1 | {name}@org.com" for name in NAMES)


def test_a_plain_register_is_read_from_its_first_row():
    table = table_of("""
Name | Organisation | Job title | Email | Influence
Ann Lee | Acme | Head of IT | ann@acme.com | High
Bo Diaz | Initech | Buyer | bo@initech.com | Low
""")
    assert (table.role, table.header_row, table.rows) == ("contacts", 1, 2)
    assert list(fields(table).values()) == ["name", "organisation", "job_title", "email", "influence"]


def test_a_title_and_a_block_about_the_project_stand_above_the_header():
    table = table_of(
        """
STAKEHOLDER REGISTER | | |
Project name: | Alpha | Date: | 01/02/2026
Prepared by | J. Smith | Version | 1.2

Stakeholder | Role | Email | Interest
Ann Lee | Sponsor | ann@acme.com | High
Bo Diaz | User | bo@acme.com | Low
""",
        merged="A1:D1",
    )
    assert (table.header_row, table.rows, table.left_out) == (5, 2, {})


def test_a_project_block_that_uses_field_words_is_no_header():
    table = table_of("""
Project | Alpha | Department | Finance
Owner | Ann Lee | Status | Green
Name | Role | Email | Interest
Bo Diaz | User | bo@acme.com | Low
Cy Park | Buyer | cy@acme.com | High
""")
    assert (table.header_row, table.rows) == (3, 2)


def test_a_band_row_above_merged_groups_belongs_to_the_header():
    table = table_of(
        """
| Engagement level | | Contact details |
Stakeholder | Current | Desired | Email | Phone
Ann Lee | Neutral | Supportive | ann@acme.com | 020 7946 0018
Bo Diaz | Resistant | Neutral | bo@acme.com | 020 7946 0019
""",
        merged="B1:C1 D1:E1",
    )
    assert (table.header_row, table.header_rows) == (2, (1, 2))
    assert [c.field for c in table.columns] == ["name", "engagement_current", "engagement_desired", "email", "phone"]


def test_headers_merged_down_over_two_rows_are_read_with_their_sub_headers():
    table = table_of(
        """
Name | Organisation | Engagement | | Owner
| | Current | Desired |
Ann Lee | Acme | Neutral | Supportive | Jo
Bo Diaz | Acme | Neutral | Leading | Jo
""",
        merged="A1:A2 B1:B2 C1:D1 E1:E2",
    )
    assert (table.header_row, table.rows) == (2, 2)
    assert [c.field for c in table.columns] == [
        "name",
        "organisation",
        "engagement_current",
        "engagement_desired",
        "owner",
    ]


def test_wide_merged_headers_over_narrow_columns_take_the_first_column_of_each():
    table = table_of(
        """
Name | | | Organisation | | Email |
Ann Lee | | | Acme | | ann@acme.com |
Bo Diaz | | | Acme | | bo@acme.com |
""",
        merged="A1:C1 D1:E1 F1:G1 A2:C2 D2:E2 F2:G2",
    )
    assert [(c.column, c.field) for c in table.columns] == [("A", "name"), ("D", "organisation"), ("F", "email")]


def test_a_first_column_and_a_spacer_column_without_values_are_passed_over():
    table = table_of("""
| Name | Organisation | | Influence | Interest
| Ann Lee | Acme | | High | Low
| Bo Diaz | Acme | | Low | High
""")
    assert [c.column for c in table.columns] == ["B", "C", "E", "F"]
    assert table.rows == 2


def test_two_lists_of_people_side_by_side_are_two_tables():
    layout = laid_out(
        drawn("""
Stakeholder | Power | | Stakeholder | Communication method
Ann Lee | High | | Ann Lee | Email
Bo Diaz | Low | | Cy Park | Meeting
Cy Park | Low | | |
""")
    )
    assert [(t.columns[0].column, t.rows) for t in layout.tables] == [("A", 3), ("D", 2)]


def test_a_lookup_list_beside_the_register_is_not_part_of_it():
    layout = laid_out(
        drawn("""
Name | Organisation | Influence | | Scale
Ann Lee | Acme | High | | High
Bo Diaz | Acme | Low | | Low
Cy Park | Acme | Low | |
Di Roe | Acme | Low | |
Ed Fox | Acme | High | |
""")
    )
    (table,) = layout.tables
    assert [c.column for c in table.columns] == ["A", "B", "C"]


def test_tables_below_each_other_are_told_apart():
    layout = laid_out(
        drawn("""
Stakeholder register | | | |
Name | Organisation | Influence | Interest |
Ann Lee | Acme | High | Low |
Bo Diaz | Acme | Low | Low |

Communications plan | | | |
Communication | Purpose | Audience | Frequency | Owner
Newsletter | News | Staff | Monthly | Jo
Board pack | Decisions | Board | Quarterly | Jo
""")
    )
    assert [(t.role, t.header_row, t.rows) for t in layout.tables] == [("contacts", 2, 2), ("vehicles", 7, 2)]


def test_the_register_may_stand_on_a_later_sheet():
    layout = laid_out(
        drawn("How to use this workbook\nFill in the register on the next sheet", "Instructions"),
        drawn("Name | Organisation | Email\n" + TEN, "Register"),
    )
    assert [(t.sheet, t.role) for t in layout.tables] == [("Instructions", "other"), ("Register", "contacts")]


def test_an_empty_form_of_the_register_does_not_take_its_place():
    layout = laid_out(
        drawn("Name | Organisation | Email", "Blank"), drawn("Name | Organisation | Email\n" + TEN, "Register")
    )
    best = max(layout.of_role("contacts"), key=lambda table: table.confidence)
    assert best.sheet == "Register"
    assert "several-registers" in kinds(layout)


def test_an_empty_template_has_a_header_and_no_contacts():
    layout = laid_out(drawn("Stakeholder register\nName | Role | Organisation | Email"))
    (table,) = layout.tables
    assert (table.header_row, table.rows) == (2, 0)
    assert "register-empty" in kinds(layout)


def test_the_lines_above_a_linkedin_export_are_no_header():
    table = table_of("""
Notes:
When exporting your connection data, you may notice that some of the email addresses are missing. Learn more.

First Name | Last Name | URL | Email Address | Company | Position | Connected On
Ann | Lee | https://www.linkedin.com/in/ann | | Acme | Buyer | 12 Mar 2024
Bo | Diaz | https://www.linkedin.com/in/bo | | Acme | Buyer | 03 Jan 2023
| | | | | | 01 Jan 2023
""")
    assert (table.header_row, table.rows, table.left_out) == (4, 2, {7: "no name"})
    assert fields(table)["URL"] == "linkedin"
    assert table.of_field("first_met")[0].date_order == "dmy"


def test_marker_columns_of_an_engagement_matrix_carry_their_level():
    table = table_of("""
Stakeholder | Unaware | Resistant | Neutral | Supportive | Leading
Sponsor | | | C | | D
Suppliers | C | | | D |
""")
    marks = {c.header: c.meaning for c in table.columns if c.field == "engagement_current"}
    assert marks == {level: level for level in ("Unaware", "Resistant", "Neutral", "Supportive", "Leading")}


def test_five_stances_are_mapped_to_the_five_levels():
    table = table_of("""
Name | | Strongly Against | Moderately Against | Neutral | Moderate Support | Strongly Support
Roads | Current | | | Yes | |
| Desired | | | | Yes |
Trees | Current | Yes | | | |
| Desired | | | Yes | |
""")
    assert [c.meaning for c in table.columns[2:]] == ["Resistant", "Resistant", "Neutral", "Supportive", "Leading"]
    assert (table.rows, table.continuation) == (2, {3: 2, 5: 4})


def test_marks_under_means_of_contact_are_no_addresses():
    table = table_of("""
Stakeholder | Email | Phone | Role
Ann Lee | X | | Sponsor
Bo Diaz | X | X | User
""")
    assert [(c.field, c.meaning) for c in table.columns[1:3]] == [("vehicle", "Email"), ("vehicle", "Phone")]


def test_a_matrix_of_who_does_what_is_no_register():
    layout = laid_out(
        drawn("""
Task | Ann Lee | Bo Diaz | Cy Park
Plan | A | R | I
Build | A | C | R
Test | I | R | A
""")
    )
    assert [t.role for t in layout.tables] == ["other"]


def test_a_list_of_risks_is_no_register():
    layout = laid_out(
        drawn("""
Risk | Stakeholder | Impact | Owner | Status
Late | Sponsor | High | Jo | Open
Cost | Board | High | Jo | Open
""")
    )
    assert [t.role for t in layout.tables] == ["other"]
    assert "no-register" in kinds(layout)


def test_a_log_of_touchpoints_is_told_from_the_register():
    layout = laid_out(
        drawn("Name | Organisation | Email\n" + TEN, "Register"),
        drawn(
            """
Date | Stakeholder | Channel | Summary | Logged by
@2026-03-01 | Ann Lee | Email | Sent the plan | Jo
@2026-03-05 | Bo Diaz | Call | Agreed dates | Jo
""",
            "Comms log",
        ),
    )
    log = layout.of_role("touchpoints")[0]
    assert fields(log) == {
        "Date": "date",
        "Stakeholder": "contact",
        "Channel": "vehicle",
        "Summary": "notes",
        "Logged by": "by",
    }


def test_a_log_says_by_what_it_names_its_contacts():
    table = table_of("""
Date | Contact ID | Contact email | Contact | Type
@2026-03-01 | S-001 | ann@acme.com | Ann Lee | Email
@2026-03-05 | S-002 | bo@acme.com | Bo Diaz | Call
""")
    assert [c.meaning for c in table.columns if c.field == "contact"] == ["contact_id", "email", "name"]


OWN_LOG = (
    "Time | Edit | Contact | Field | Old value | New value | Cell\n"
    "@2026-03-01 | 1 | Ann Lee | Email | a@x.org | ann@x.org | Register!C2"
)
OWN_HISTORY = (
    "Date | Group | Contacts | Counted | On track | Due | Overdue | Dormant | Never | Coverage | On-time coverage\n"
    "@2026-03-01 | Senior Leadership | 9 | 8 | 4 | 2 | 1 | 1 | 0 | 0.75 | 0.5"
)


@pytest.mark.parametrize("above", ["", "Every change made with it, kept by it.\n\n"])
@pytest.mark.parametrize(
    ("rows", "name"), [(OWN_LOG, "PMO change log"), (OWN_LOG, "Changes"), (OWN_HISTORY, "PMO history"),
                       (OWN_HISTORY, "Contacts by group")],
)  # fmt: skip
def test_the_own_change_log_and_history_are_left_alone_whatever_they_are_called_now(rows, name, above):
    assert [t.role for t in laid_out(drawn(above + rows, name)).tables] == ["other"]


def test_a_sheet_of_somebody_elses_that_only_shares_a_name_is_read_as_any_other():
    sheet = drawn("Date | Contact | Vehicle | By\n@2026-03-01 | Ann Lee | Email | Jo", "PMO change log")
    assert [t.role for t in laid_out(sheet).tables] == ["touchpoints"]


def test_a_list_without_a_header_is_read_by_its_values():
    layout = laid_out(drawn(TEN))
    (table,) = layout.tables
    assert (table.role, table.header_row, table.first_row, table.rows) == ("contacts", None, 1, 10)
    assert [c.field for c in table.columns] == ["name", None, "email"]
    assert "no-header" in kinds(layout)


def test_a_hidden_sheet_is_used_and_said():
    layout = laid_out(drawn("Name | Organisation | Email\n" + TEN, hidden=True))
    assert layout.tables[0].role == "contacts"
    assert "hidden-sheet" in kinds(layout)


def test_a_workbook_without_people_says_what_was_looked_at():
    layout = laid_out(drawn("Month | Revenue\nJan | 10\nFeb | 20", "Sales"))
    (finding,) = [f for f in layout.findings if f.kind == "no-register"]
    assert finding.severity == "stop"
    assert "Sales" in finding.found


def test_the_details_of_other_people_are_not_the_contact_s():
    table = table_of("""
First Name | Last Name | Email | Assistant | Assistant email | Manager's phone | Team | Team website | Team email
Ann | Lee | ann@acme.com | Jo | jo@acme.com | 020 7946 0018 | Blues | https://b.org | blues@b.org
""")
    assert [c.field for c in table.columns if c.field] == ["first_name", "last_name", "email"]


def test_a_second_last_name_is_somebody_else_s():
    table = table_of("""
First Name | Last Name | Mum’s first name | Last Name
Ann | Lee | Mia | Lee
""")
    assert [c.field for c in table.columns] == ["first_name", "last_name", None, None]


def test_a_column_without_a_header_is_told_by_its_values_and_with_doubt():
    table = table_of("""
Name | Organisation | | Role
Ann Lee | Acme | ann@acme.com | Sponsor
Bo Diaz | Acme | bo@acme.com | User
""")
    column = table.columns[2]
    assert (column.field, column.header) == ("email", "")
    assert column.confidence <= 0.7


def test_values_may_overrule_a_header():
    table = table_of("""
Stakeholder | Contact | Position | Type
Roads Dept | a@roads.gov | For | Internal
Trees Dept | b@trees.gov | Against | External
Parks Dept | c@parks.gov | Neutral | External
""")
    assert fields(table) == {
        "Stakeholder": "name",
        "Contact": "email",
        "Position": "engagement_current",
        "Type": "relationship",
    }
    assert all(c.confidence <= 0.8 for c in table.columns[1:])


def test_a_group_that_names_each_row_stands_in_for_the_name():
    table = table_of("""
Stakeholder Group | Influence | Interest
Residents | High | High
Suppliers | Low | High
Regulators | High | Low
""")
    assert table.columns[0].field == "name"


def test_first_names_beside_a_plain_name_make_it_the_family_name():
    table = table_of("Vorname | Name | Firma\nAnn | Lee | Acme\nBo | Diaz | Acme")
    assert [c.field for c in table.columns] == ["first_name", "last_name", "organisation"]


def test_headers_are_given_as_they_stand():
    table = table_of("Name | Interest \\n(H=High/L=Low)\nAnn Lee | H\nBo Diaz | L")
    assert headers(table)[1] == "Interest \n(H=High/L=Low)"
    assert table.columns[1].field == "interest"


def test_a_table_of_sources_that_are_called_like_headers_is_still_a_table():
    table = table_of("""
Source | Group
Stakeholders | Wider Business
Team Members | None
Contacts | Wider Business
""")
    assert (table.role, table.header_row, table.rows) == ("groups", 1, 3)
