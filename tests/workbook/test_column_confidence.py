"""How sure a match is told to be, and what is offered where nothing is sure enough."""

from __future__ import annotations

import pytest
from drawn_sheets import drawn, laid_out, table_of

from pmodash.workbook.tables import Column, Corrections, SheetCorrection


def column(text: str, header: str) -> Column:
    return next(column for column in table_of(text).columns if column.header == header)


def test_a_field_too_unsure_to_be_taken_is_offered():
    found = column(
        """
Stakeholder | Zone | Gadget name
Ann Lee | East wing | Alpha
Bo Diaz | West wing | Beta
""",
        "Gadget name",
    )
    assert (found.field, found.offered) == (None, "name")
    assert found.confidence < 0.5


def test_a_field_that_is_taken_offers_no_other():
    table = table_of("""
Name | Email | Zone 9
Ann Lee | ann@acme.com | A
Bo Diaz | bo@acme.com | B
""")
    assert [c.offered for c in table.columns if c.field] == [None, None]
    assert [c.offered for c in table.columns if not c.field] == [None]


def test_a_column_that_the_user_left_alone_offers_nothing():
    sheet = drawn("""
Stakeholder | Project name | Email
Ann Lee | Alpha | ann@acme.com
Bo Diaz | Beta | bo@acme.com
""")
    (table,) = laid_out(sheet, corrections=Corrections((SheetCorrection("Sheet1", fields={"B": None}),))).tables
    assert (table.columns[1].field, table.columns[1].offered, table.columns[1].certainty) == (None, None, 1.0)


@pytest.mark.parametrize(
    "header",
    [
        "Titel",
        "Direction",
        "Services",
        "Posizione",
        "Created At",
        "Criado em",
        "创建时间",
        "参与方式",
        "DDI",
        "Referente",
    ],
)
def test_a_word_with_several_readings_is_never_told_as_sure(header):
    assert column(f"Name | {header} | Email\nAnn Lee | | ann@acme.com", header).confidence < 0.8


@pytest.mark.parametrize(
    "header", ["USt-IdNr.", "NIP", "SIRET", "CPF/CNPJ", "Partita IVA", "KVK nummer", "ИНН", "VAT number"]
)
def test_a_tax_number_is_no_field(header):
    assert column(f"Name | {header} | Email\nAnn Lee | | ann@acme.com", header).field is None


@pytest.mark.parametrize(("other", "field"), [("Ciudad", "location"), ("Notas", "status")])
def test_estado_is_a_place_beside_a_city_and_else_how_things_stand(other, field):
    assert column(f"Nombre | Correo | Estado | {other}\nAnn Lee | ann@acme.com | | ", "Estado").field == field


@pytest.mark.parametrize(("header", "least"), [("Power", 0.9), ("Interest", 0.9), ("Support (1-5)", 0.75)])
@pytest.mark.parametrize(
    "values", [("A", "B", "C", "A"), ("13%", "26 %", "91%", "100%"), ("1", "2", "5", "4"), ("2/5", "4/5", "1/5", "5/5")]
)
def test_the_steps_of_a_scale_bear_out_a_judgement(header: str, least: float, values: tuple[str, ...]) -> None:
    rows = "\n".join(f"Ann Lee {place} | a{place}@x.org | {value}" for place, value in enumerate(values))
    column = table_of(f"Name | Email | {header}\n{rows}").columns[2]
    assert column.confidence >= least
    assert "4 of 4 values look like" in column.why
