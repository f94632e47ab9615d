"""Headers on several rows, marker columns, guidance and legends: the shapes that break simple readers."""

from __future__ import annotations

from drawn_sheets import drawn, fields, laid_out, table_of


def test_bands_over_a_long_header_do_not_hide_it():
    table = table_of(
        """
STAKEHOLDER REGISTER | | | | | |
Project Title: | Alpha | | Date Prepared: | | |
Identification | | | Assessment | | | Classification
Name | Organisation | Role in Project | Power | Interest | Main Expectations | Internal/External
Ann Lee | Acme | Sponsor | 4 | 5 | Speed | Internal
Bo Diaz | Acme | User | 2 | 1 | Ease | External
""",
        merged="A1:G1 A3:C3 D3:F3",
    )
    assert (table.header_row, table.header_rows, table.rows) == (4, (3, 4), 2)
    assert [c.field for c in table.columns if c.field] == [
        "name",
        "organisation",
        "role",
        "influence",
        "interest",
        "relationship",
    ]


def test_the_first_letters_of_the_levels_head_marker_columns_under_current_and_desired():
    table = table_of(
        """
Stakeholder | Current level | | | | | Desired level | | | |
| U | R | N | S | L | U | R | N | S | L
Ann Lee | | X | | | | | | | X |
Bo Diaz | | | X | | | | | | | X
""",
        merged="A1:A2 B1:F1 G1:K1",
    )
    assert [c.field for c in table.columns[1:]] == ["engagement_current"] * 5 + ["engagement_desired"] * 5
    assert [c.meaning[0] for c in table.columns[1:]] == list("URNSL" * 2)
    assert (table.header_row, table.rows) == (2, 2)


def test_grades_under_a_band_are_marker_columns_of_it():
    table = table_of(
        """
Stakeholder | Influence | | | Interest | |
| High | Medium | Low | High | Medium | Low
Ann Lee | X | | | | X |
Bo Diaz | | | X | X | |
""",
        merged="A1:A2 B1:D1 E1:G1",
    )
    assert [(c.field, c.meaning) for c in table.columns[1:]] == [
        (field, grade) for field in ("influence", "interest") for grade in ("High", "Medium", "Low")
    ]


def test_a_band_says_whose_the_details_below_it_are():
    table = table_of(
        """
Name | Contact | | Emergency contact |
| Email | Phone | Name | Phone
Ann Lee | a@x.org | 020 7946 0018 | Mia | 020 7946 0019
Bo Diaz | b@x.org | 020 7946 0028 | Max | 020 7946 0029
""",
        merged="A1:A2 B1:C1 D1:E1",
    )
    assert [c.field for c in table.columns] == ["name", "email", "phone", None, None]


def test_a_header_two_rows_high_in_portuguese_is_joined():
    table = table_of(
        """
| REGISTRO DAS PARTES INTERESSADAS | | | |
| Projeto: Reforma | | Gerente: Ana | |
| Nome | Cargo | Contato (e-mail/telefone) | Nível de engajamento |
| | | | Atual | Desejado
| Ana Souza | Diretora | ana@acme.com / 11 99999-0000 | Neutro | Apoiador
| Rui Melo | Analista | rui@beta.com / 11 98888-0000 | Resistente | Neutro
""",
        merged="B1:F1 B3:B4 C3:C4 D3:D4 E3:F3",
    )
    assert table.header_rows == (3, 4)
    assert [c.field for c in table.columns] == [
        "name",
        "job_title",
        "email",
        "engagement_current",
        "engagement_desired",
    ]


def test_a_row_of_column_numbers_is_left_out():
    table = table_of("""
№ | ФИО | Должность | Влияние
1 | 2 | 3 | 4
1 | Иванов Иван | Директор | Высокое
2 | Петров Пётр | Инженер | Низкое
""")
    assert (table.rows, table.left_out) == (2, {2: "the numbers of the columns"})


def test_a_row_of_guidance_below_the_header_is_left_out():
    table = table_of("""
Name | Role | Interest | Influence
Who is it? | What is their role in the project? | High/Medium/Low | High/Medium/Low
Ann Lee | Sponsor | High | High
Bo Diaz | User | Low | Low
""")
    assert table.left_out == {2: "an example or an instruction"}


def test_sections_a_legend_and_a_sign_off_are_no_contacts():
    table = table_of("""
No. | Name | Role | Organisation | Power | Interest
| A. Internal Stakeholders
1 | Ann Lee | Sponsor | Acme | 5 - High | 4
2 | Bo Diaz | User | Acme | 1 - Low | 4
| B. External Stakeholders
3 | Cy Park | User | Init | 1 - Low | 4
4 | Di Roe | User | Init | 1 - Low | 4

Legend | Meaning
H | High
L | Low

Prepared by: | Jo | Date: | 01/02/2026
""")
    assert table.rows == 4
    assert set(table.left_out) == {2, 5, 9, 10, 11, 13}


def test_a_list_of_names_under_one_word_is_a_register():
    table = table_of("Stakeholders\nCustomers\nSuppliers\nRegulator\nResidents")
    assert (table.role, table.rows, fields(table)) == ("contacts", 4, {"Stakeholders": "name"})


def test_names_sorted_into_quadrants_are_no_register():
    layout = laid_out(
        drawn("""
Manage closely | Keep satisfied | Keep informed | Monitor
Ann Lee | Bo Diaz | Cy Park | Di Roe
Ed Fox | Flo Day | Gil Oak | Hal Elm
""")
    )
    assert [t.role for t in layout.tables] == ["other"]


def test_fields_that_run_down_a_column_are_no_header_row():
    layout = laid_out(
        drawn("Name | Ann Lee | Bo Diaz\nRole | Sponsor | User\nEmail | a@x.org | b@x.org\nInfluence | High | Low")
    )
    assert [t.role for t in layout.tables] == ["other"]


def test_a_second_header_below_a_title_without_a_gap_starts_a_table():
    layout = laid_out(
        drawn(
            """
Internal stakeholders | | |
Name | Role | Influence | Interest
Ann Lee | Sponsor | High | Low
External stakeholders | | |
Name | Organisation | Influence | Email
Bo Diaz | Acme | Low | b@x.org
""",
            merged="A1:D1 A4:D4",
        )
    )
    assert [(t.header_row, t.rows) for t in layout.tables] == [(2, 1), (5, 1)]


def test_very_long_texts_neither_stall_nor_head_a_table():
    long = "x" * 32_000
    layout = laid_out(drawn(f"Name | Email | Notes\nAnn Lee | a@x.org | {long}\n{long} | b@x.org | {long}"))
    assert layout.tables[0].header_row == 1


def test_blank_columns_between_the_headers_do_not_cut_a_register_in_two():
    table = table_of(
        """
Full Name | Job Title | | Company | Email | | Contact
Ann Lee | Buyer | | Acme | ann@acme.org | | Weekly
Bo Diaz | Clerk | | Initech | bo@initech.org | | Daily
"""
    )
    found = ["name", "job_title", "organisation", "email", "cadence"]
    assert [column.field for column in table.columns] == found


def test_names_of_people_under_a_word_not_known_are_the_names_where_no_other_column_is():
    table = table_of(
        """
Ward | Alderman | Email | Telephone
Abbey | Ann Lee | ann@acme.org | 0161 496 0000
Bridge | Bo Diaz | bo@acme.org | 0161 496 0001
Castle | Cy Roe | cy@acme.org | 0161 496 0002
"""
    )
    assert fields(table)["Alderman"] == "name"


def test_a_category_of_internal_and_external_is_the_relationship():
    table = table_of(
        """
Stakeholder | Category | Influence
Ann Lee | Internal | High
Bo Diaz | External | Low
"""
    )
    assert fields(table)["Category"] == "relationship"


def test_years_and_company_numbers_are_no_phone_numbers():
    table = table_of(
        """
Name | Email | Term | Register number
Ann Lee | ann@acme.org | 2024-2027 | 12345678900014
Bo Diaz | bo@acme.org | 2025-2028 | 12345678900022
"""
    )
    assert (fields(table)["Term"], fields(table)["Register number"]) == (None, None)


def test_a_register_of_identifiers_and_roles_alone_is_a_list_of_contacts():
    table = table_of(
        """
stakeholder_id | role | region
ST-01 | Quality lead | EU
ST-02 | Plant manager | Global
"""
    )
    assert (table.role, table.rows) == ("contacts", 2)


def test_a_list_of_email_addresses_alone_is_a_list_of_contacts():
    table = table_of(
        """
Email
ann@acme.org
bo@initech.org
"""
    )
    assert (table.role, table.rows, fields(table)) == ("contacts", 2, {"Email": "email"})


def test_values_that_rule_out_what_an_unsure_header_says_may_say_what_they_are():
    table = table_of(
        """
Name | Role | Institutional address
Ann Lee | Buyer | ann@acme.org
Bo Diaz | Clerk | bo@initech.org
"""
    )
    assert fields(table)["Institutional address"] == "email"


def test_a_sponsor_s_name_is_the_contact_only_where_nobody_else_is_named():
    rows = """
Executive sponsor name | {} | Authority | Frequency of 1:1s
Ann Lee | {} | High | Monthly
Bo Diaz | {} | Low | Weekly
Cy Roe | {} | High | Monthly
"""
    alone = table_of(rows.format("Department", "Finance", "Legal", "Sales"))
    beside = table_of(rows.format("Stakeholder", "Di Fox", "Ed Gray", "Flo Hill"))
    assert [table.columns[0].field for table in (alone, beside)] == ["name", None]


def test_departments_that_are_judged_are_contacts():
    table = table_of("""
Business area | Engagement level now | Frequency of contact
Finance | Neutral | Monthly
Legal | Resistant | Weekly
""")
    assert (table.role, table.rows) == ("contacts", 2)


def test_a_yes_or_no_is_no_name_and_a_short_number_may_be_an_extension():
    table = table_of("""
Name | Champion? | Extn
Ann Lee | Y | 4401
Bo Diaz | N | 4402
Cy Roe | Y | 4403
""")
    assert [column.field for column in table.columns] == ["name", None, "phone"]


def test_a_header_said_over_two_columns_is_told_apart_by_the_row_below_it():
    table = table_of("""
Stakeholder | Stakeholder | Assessment | Assessment | Assessment
Name | Role | Engagement | Engagement | Power
 | | Now | Target |
Ann Lee | Sponsor | Neutral | Supportive | High
Bo Diaz | User | Resistant | Neutral | Low
""")
    assert (table.header_row, table.rows) == (3, 2)
    assert [c.field for c in table.columns] == ["name", "role", "engagement_current", "engagement_desired", "influence"]
