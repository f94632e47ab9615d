"""Registers of shapes that people make by hand: signs, sections, logs beside the list, footers in several cells."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, fields, laid_out, register_of, table_of


def test_plus_nought_and_minus_are_support_neutral_and_resistance() -> None:
    contacts = register_of("Name | Funktion | Haltung\nAnn Lee | A | +\nBo Diaz | B | 0\nCy Roe | C | -").contacts
    assert contacts["current_level"].tolist() == ["Supportive", "Neutral", "Resistant"]


@pytest.mark.parametrize(
    "section",
    [
        "Acteurs internes",
        "Externe Stakeholder",
        "Interesados externos",
        "Stakeholder interni",
        "Interesariusze wewnętrzni",
    ],
)
def test_a_heading_of_a_section_is_no_contact_in_other_languages(section: str) -> None:
    head = "Name | Job title | Organisation | Influence\nAnn Lee | CFO | Acme | H\n"
    table = table_of(f"{head}{section}\nBo Diaz | COO | Acme | L")
    assert table.left_out == {3: "a heading of a section"}


def test_a_log_beside_the_list_is_a_table_of_its_own() -> None:
    layout = laid_out(
        drawn(
            "Imię | Nazwisko | Wpływ | | Data | Osoba | Forma kontaktu\n"
            "Ewa | Śliwa | duży | | 05.03.2026 | Ewa Śliwa | spotkanie\n"
            "Ola | Maj | mały | | 11.03.2026 | Ewa Śliwa | e-mail"
        )
    )
    assert [table.role for table in layout.tables] == ["contacts", "touchpoints"]


def test_first_and_last_names_speak_before_a_column_that_may_be_a_name() -> None:
    table = table_of(
        "First name | Last name | Email | Persona\nAnn | Lee | a@x.org | Cy Roe\nBo | Diaz | b@x.org | Di Fox"
    )
    assert fields(table)["Persona"] is None


def test_a_person_in_every_row_is_the_name_where_no_other_column_is() -> None:
    table = table_of(
        "Ente | Referente | Ruolo | Influenza | Interesse\nComune | Mario Rossi | Sindaco | Alta | Alto\n"
        "Regione | Paolo Verdi | Dirigente | Bassa | Alto\nAsl | Sara Neri | Capo | Media | Basso"
    )
    assert fields(table)["Referente"] == "name"


def test_a_footer_in_several_cells_leaves_marker_columns_as_they_are() -> None:
    register = register_of(
        "Stakeholder | Unaware | Resistant | Neutral | Supportive | Leading\n"
        "Ann Lee | | C | | D |\nBo Diaz | | | C | | D\n"
        "C = current | D = desired\nPrepared by: A. Lee | Reviewed by: B. Diaz | Date: 2026-01-01"
    )
    assert register.contacts["current_level"].tolist() == ["Resistant", "Neutral"]
    assert sorted(register.left_out["row"]) == [4, 5]


@pytest.mark.parametrize("values", [("В", "С", "Н"), ("4 - High", "2 - Low", "3 - Medium"), ("+", "++", "+++")])
def test_letters_signs_and_labelled_steps_bear_out_influence(values: tuple[str, ...]) -> None:
    rows = "\n".join(f"Ann Lee {place} | a{place}@x.org | {value}" for place, value in enumerate(values))
    assert table_of(f"Name | Email | Влияние\n{rows}").columns[2].confidence >= 0.9


def test_labelled_steps_of_engagement_are_levels() -> None:
    table = table_of("Name | Email | Engagement\nAnn Lee | a@x.org | 4 - Supportive\nBo Diaz | b@x.org | 2 - Resistant")
    assert "2 of 2 values look like engagement levels" in table.columns[2].why


def test_an_organisation_merged_down_is_that_of_every_person_beside_it() -> None:
    register = register_of(
        "Organisation | Name | Role | Influence\n"
        "Acme | Ann Lee | CFO | High\n | Bo Diaz | COO | Low\n | | |\nBeta | Cy Roe | Dev | Low",
        merged="A2:A4",
    )
    assert register.contacts["name"].tolist() == ["Ann Lee", "Bo Diaz", "Cy Roe"]
    assert register.contacts["organisation"].tolist() == ["Acme", "Acme", "Beta"]
