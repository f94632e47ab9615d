"""The blank template: the same bytes each time, and read back as an empty network with its own rules."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.vocabulary import CONTACT_FIELDS, vehicles
from pmodash.workbook.reading import read
from pmodash.workbook.template import template
from pmodash.workbook.understanding import understand


@pytest.fixture(scope="module")
def register() -> Register:
    book = read(template(), "template.xlsx")
    return build(book, understand(book))


def test_the_template_is_the_same_bytes_each_time() -> None:
    assert template() == template()


def test_the_example_rows_are_left_out_by_name(register: Register) -> None:
    assert register.contacts.empty
    assert register.touchpoints.empty
    assert register.links.empty
    assert {"Contacts", "Touchpoints", "Links"} <= set(register.left_out["sheet"])
    assert register.left_out["why"].str.contains("example").all()


def test_every_heading_of_the_contacts_is_understood(register: Register) -> None:
    columns = register.layout.of_role("contacts")[0].columns
    assert all(column.field in CONTACT_FIELDS and column.confidence >= 0.8 for column in columns)
    assert len({column.field for column in columns}) == len(columns)


def test_every_heading_of_the_links_is_understood(register: Register) -> None:
    columns = register.layout.of_role("links")[0].columns
    assert [column.field for column in columns] == ["from", "to", "kind", "since", "notes"]


def test_the_ends_of_a_link_offer_the_names_of_the_contacts() -> None:
    book = load_workbook(io.BytesIO(template()))
    offered = {str(rule.sqref): rule.formula1 for rule in book["Links"].data_validations.dataValidation}
    assert offered["A2:A501"] == offered["B2:B501"] == "Contacts!$B$2:$B$501"
    assert book["Contacts"]["B1"].value == "Name"


def test_the_template_holds_the_default_vehicles(register: Register) -> None:
    assert [vehicle.name for vehicle in register.vehicles] == [vehicle.name for vehicle in vehicles()]


def test_every_heading_has_a_note_and_the_choices_drop_down() -> None:
    book = load_workbook(io.BytesIO(template()))
    for sheet in book.worksheets[1:]:
        assert all(cell.comment for cell in sheet[1])
    lists = book["Contacts"].data_validations.dataValidation
    assert len(lists) == 10
