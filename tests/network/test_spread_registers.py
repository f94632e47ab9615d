"""A register spread over several sheets of the same people, who are called by id or by name."""

from __future__ import annotations

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Book, CellValue, Sheet
from pmodash.workbook.understanding import understand

PEOPLE = (
    ("ID", "Name", "Organisation"),
    ("S1", "Ann Lee", "Acme"),
    ("S2", "Bo Diaz", "Initech"),
    ("S3", "Cy Park", "Umbra"),
)


def register(**sheets: tuple[tuple[CellValue, ...], ...]) -> Register:
    read = tuple(Sheet(name, list(rows)) for name, rows in sheets.items())
    book = Book("book.xlsx", "xlsx", read, sheet_names=tuple(sheets))
    return build(book, understand(book))


def kinds(found: Register) -> list[str]:
    return [finding.kind for finding in found.findings]


def test_an_analysis_by_id_alone_tells_more_of_the_registers_contacts():
    analysis = (("Stakeholder ID", "Influence", "Current"), ("S1", "High", "Neutral"), ("S3", "Low", "Resistant"))
    found = register(Register=PEOPLE, Analysis=analysis)
    assert found.contacts["name"].tolist() == ["Ann Lee", "Bo Diaz", "Cy Park"]
    assert found.contacts["influence_level"].fillna("").tolist() == ["High", "", "Low"]
    assert found.contacts["current_level"].fillna("").tolist() == ["Neutral", "", "Resistant"]
    assert kinds(found) == ["contacts-joined"]


def test_a_communications_plan_of_the_registers_people_by_name_fills_their_cadence_and_vehicle():
    plan = (
        ("Audience", "Communication method", "Frequency"),
        ("ann lee", "Email", "Monthly"),
        ("Bo Diaz", "Phone", "Weekly"),
    )
    contacts = register(Register=PEOPLE, Plan=plan).contacts
    assert contacts["cadence"].fillna("").tolist() == ["Monthly", "Weekly", ""]
    assert contacts["vehicle"].fillna("").tolist() == ["Email", "Phone", ""]


def test_a_communications_plan_for_audiences_is_no_list_of_contacts():
    plan = (
        ("Audience", "Communication method", "Frequency"),
        ("Sponsors", "Email", "Monthly"),
        ("Users", "Post", "Weekly"),
    )
    found = register(Register=PEOPLE, Plan=plan)
    assert [table.role for table in found.layout.tables] == ["contacts", "vehicles"]
    assert len(found.contacts) == 3


def test_a_list_of_risks_whose_owners_are_contacts_is_no_list_of_contacts():
    risks = (("Risk", "Impact", "Owner"), ("Late", "High", "Ann Lee"), ("Dear", "Low", "Bo Diaz"))
    assert len(register(Register=PEOPLE, Risks=risks).contacts) == 3


def test_an_id_that_the_register_has_not_is_left_out_and_told():
    more = (*PEOPLE, *((f"S{i}", f"Person {'ABCDEFG'[i - 4]}", "Acme") for i in range(4, 9)))
    asked = (("ID", "Influence"), *((f"S{i}", "High") for i in range(1, 9)), ("S99", "Low"))
    found = register(Register=more, Analysis=asked)
    assert found.left_out[found.left_out["row"] == 10]["sheet"].tolist() == ["Analysis"]
