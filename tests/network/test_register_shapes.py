"""Shapes that real registers have, read from a true workbook to the contacts that they hold."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

MATRIX = ["Stakeholder", "Unaware", "Resistant", "Neutral", "Supportive", "Leading"]


def workbook(*rows: list[object]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    return made


def register(made: openpyxl.Workbook) -> Register:
    file = BytesIO()
    made.save(file)
    book = read(file.getvalue(), "register.xlsx")
    return build(book, understand(book))


def told(found: Register, *fields: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in found.contacts[list(fields)].astype("str").fillna("").to_numpy()]


def kinds(found: Register) -> list[str]:
    return [finding.kind for finding in found.findings]


def test_marks_given_by_colour_alone_are_told_to_be_unreadable():
    made = workbook(MATRIX, ["Ann Lee"], ["Bo Diaz"], ["Cy Park"])
    for cell in ("D2", "C3", "E4"):
        made.active[cell].fill = PatternFill("solid", fgColor="00FF00")
    (finding,) = register(made).findings
    assert (finding.kind, finding.cell, finding.severity) == ("marks-missing", "B:F", "fix")
    assert "colour" in finding.remedy


def test_c_and_d_and_both_in_one_cell_mark_the_current_and_the_desired_level():
    found = register(workbook(MATRIX, ["Ann Lee", None, None, "C", "D"], ["Bo Diaz", None, None, None, "C/D"]))
    assert told(found, "current_level", "desired_level") == [("Neutral", "Supportive"), ("Supportive", "Supportive")]
    assert kinds(found) == []


def test_a_name_an_address_and_a_number_in_one_cell_are_told_apart():
    found = register(
        workbook(
            ["Contact", "Role", "Influence"],
            ["Ann Lee, ann@acme.com, +44 20 7946 0018", "Sponsor", "High"],
            ["Bo Diaz\nbo@acme.com\n020 7946 0019", "User", "Low"],
            ["Cy Park (cy@acme.com; 07700 900123)", "Buyer", "Medium"],
        )
    )
    assert told(found, "name", "email", "phone") == [
        ("Ann Lee", "ann@acme.com", "+44 20 7946 0018"),
        ("Bo Diaz", "bo@acme.com", "020 7946 0019"),
        ("Cy Park", "cy@acme.com", "07700 900123"),
    ]


def test_rows_labelled_current_and_desired_are_one_contact_though_the_name_stands_in_both():
    found = register(
        workbook(
            ["Stakeholder", "Status", "Engagement"],
            ["Ann Lee", "Current", "Neutral"],
            ["Ann Lee", "Desired", "Supportive"],
            ["Bo Diaz", "Current", "Resistant"],
            ["Bo Diaz", "Desired", "Neutral"],
        )
    )
    assert told(found, "name", "current_level", "desired_level") == [
        ("Ann Lee", "Neutral", "Supportive"),
        ("Bo Diaz", "Resistant", "Neutral"),
    ]


def test_influence_and_attitude_in_one_cell_go_to_their_own_fields_in_either_order():
    heads = ["Stakeholder", "Role", "Influence/Attitude"]
    found = register(workbook(heads, ["Ann Lee", "Sponsor", "For/High"], ["Bo Diaz", "User", "Low/Against"]))
    assert told(found, "influence_level", "current_level") == [("High", "Supportive"), ("Low", "Resistant")]


def test_days_of_the_1904_system_and_of_two_digit_years_and_serials_are_days():
    made = workbook(
        ["Name", "Email", "Last contact", "Next contact"],
        ["Ann Lee", "ann@acme.com", dt.date(2026, 3, 1), "25/12/26"],
        ["Bo Diaz", "bo@acme.com", dt.date(2026, 2, 28), "03/02/27"],
    )
    made.epoch = CALENDAR_MAC_1904
    assert told(register(made), "last_touchpoint", "next_touchpoint")[0] == (
        "2026-03-01",
        "2026-12-25",
    )
    serials = workbook(
        ["Name", "Email", "Next contact"], *([n, f"{n[0]}@acme.com", 46100] for n in ("Ann Lee", "Bo Diaz"))
    )
    assert told(register(serials), "next_touchpoint")[0] == ("2026-03-19",)


def test_numbers_as_text_and_phones_as_numbers_are_read_as_they_are_meant():
    heads = ["ID", "Name", "Phone", "Influence (1-5)"]
    found = register(workbook(heads, ["1", "Ann Lee", 442079460018, "5"], ["2", "Bo Diaz", 2079460019, "2"]))
    assert told(found, "contact_id", "phone", "influence_level") == [
        ("1", "442079460018", "High"),
        ("2", "2079460019", "Low"),
    ]


def test_how_often_and_by_what_in_one_cell_are_a_cadence_and_a_vehicle():
    heads = ["Stakeholder", "Role", "Communication"]
    found = register(
        workbook(
            heads,
            ["Ann Lee", "Sponsor", "Weekly, every Friday: in person, phone"],
            ["Bo Diaz", "User", "Monthly: email"],
            ["Cy Park", "Buyer", "Quarterly"],
        )
    )
    assert told(found, "vehicle", "cadence") == [
        ("in person, phone", "Weekly, every Friday: in person, phone"),
        ("email", "Monthly: email"),
        ("", "Quarterly"),
    ]


def test_a_vehicle_with_an_interval_beside_it_is_a_cadence_too():
    heads = ["Stakeholder", "Role", "Preferred channel"]
    found = register(workbook(heads, ["Ann Lee", "Sponsor", "Email (weekly)"], ["Bo Diaz", "User", "Phone"]))
    assert told(found, "vehicle", "cadence") == [("Email (weekly)", "Email (weekly)"), ("Phone", "")]


def test_a_vehicle_of_its_own_column_stands_before_one_in_the_cadence():
    heads = ["Stakeholder", "Role", "Frequency", "Preferred channel"]
    found = register(
        workbook(heads, ["Ann Lee", "Sponsor", "Weekly call", "Email"], ["Bo Diaz", "User", "Weekly call", None])
    )
    assert told(found, "vehicle") == [("Email",), ("call",)]


def test_two_lists_on_a_sheet_whose_headers_differ_in_a_field_are_two_tables():
    found = register(
        workbook(
            ["Internal stakeholders"],
            ["Name", "Role", "Email"],
            ["Ann Lee", "Sponsor", "ann@acme.com"],
            [],
            ["External stakeholders"],
            ["Name", "Organisation", "Email"],
            ["Cy Park", "Umbra", "cy@umbra.com"],
        )
    )
    assert told(found, "name", "role", "organisation") == [("Ann Lee", "Sponsor", ""), ("Cy Park", "", "Umbra")]


def test_hidden_rows_are_read_and_told():
    made = workbook(
        ["Name", "Email"], ["Ann Lee", "ann@acme.com"], ["Bo Diaz", "bo@acme.com"], ["Cy Park", "cy@acme.com"]
    )
    made.active.row_dimensions[3].hidden = True
    found = register(made)
    assert told(found, "name") == [("Ann Lee",), ("Bo Diaz",), ("Cy Park",)]
    assert [(finding.kind, finding.cell) for finding in found.findings] == [("hidden-rows", "3:3")]
