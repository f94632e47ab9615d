"""A register whose cells hold several facts is known by its values where its headers say little."""

from __future__ import annotations

import pytest
from drawn_sheets import register_of, table_of


@pytest.mark.parametrize(
    "header", ["Stakeholder details", "Beteiligte", "Coordonnées", "Who is it", "Datos de contacto"]
)
def test_names_with_addresses_beside_a_judgement_are_contacts(header: str) -> None:
    contacts = register_of(
        f"{header} | Influence/Attitude | Communication\n"
        "Ann Lee, ann@acme.com, 0207 555 0100 | High/For | Weekly: phone\n"
        "Bo Diaz, bo@acme.com, 0207 555 0110 | Low/Against | Monthly: email"
    ).contacts
    assert contacts["name"].tolist() == ["Ann Lee", "Bo Diaz"]
    assert contacts["email"].tolist() == ["ann@acme.com", "bo@acme.com"]
    assert contacts["influence_level"].tolist() == ["High", "Low"]


def test_lines_of_a_cell_are_a_name_an_address_and_a_number() -> None:
    contact = register_of(
        "Beteiligte | Einfluss\nAnn Lee\\nann@acme.com\\n+49 30 123456 | hoch\nBo Diaz\\nbo@acme.com | mittel"
    ).contacts.iloc[0]
    assert (contact["name"], contact["email"], contact["phone"]) == ("Ann Lee", "ann@acme.com", "+49 30 123456")


def test_a_list_of_tasks_with_those_who_do_them_is_no_register() -> None:
    table = table_of(
        "Task | Assigned to | Priority\nBuy | Ann Lee <ann@acme.com> | High\nSell | Bo Diaz <b@x.org> | Low"
    )
    assert table.role == "other"
