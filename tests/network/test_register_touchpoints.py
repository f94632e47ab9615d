"""Touchpoints out of a log, matched to contacts and vehicles, with every other row accounted for."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.network.contact_names import name_key, sorted_key
from pmodash.network.register import TOUCHPOINT_COLUMNS, check_touchpoints
from pmodash.network.touchpoint_words import state_of
from pmodash.network.vehicle_words import VehicleWords
from pmodash.vocabulary import vehicles
from tests.network.typed_tables import kinds, register_of, typed

DAY = dt.date(2026, 3, 12)
PEOPLE = typed(
    "contact_id name email",
    (1, "Jörg Müller", "joerg@x.org"),
    (2, "Ann Lee", "ann@x.org"),
    (3, "Dr. Bo Park", "bo@x.org; park@y.org"),
    (4, "Ann Smith", None),
    (5, "Ann Smith", None),
    (6, "Sales & Marketing", None),
)


def log(fields, *rows, **told):
    return typed(fields, *rows, sheet="Touchpoints", role="touchpoints", **told)


def touchpoints(fields, *rows, **told):
    return register_of(PEOPLE, log(fields, *rows, **told))


def named(*cells, field="contact"):
    """The names of the contacts that the cells of a log are matched to, in order."""
    register = touchpoints(f"date {field}", *[(DAY, cell) for cell in cells])
    return register.contacts["name"].iloc[register.touchpoints["contact"]].tolist()


def left_out(register):
    rows = register.left_out[register.left_out["sheet"] == "Touchpoints"]
    return dict(zip(rows["row"], rows["why"], strict=True))


def test_a_touchpoint_has_its_contact_day_vehicle_and_row():
    register = touchpoints(
        "date:dmy contact vehicle event by direction state notes",
        ("12/03/2026", "Ann Lee", "e-mail", "Kick-off", "Kim", "out", "Done", "went well"),
    )
    touch = register.touchpoints.iloc[0]
    assert (touch["contact"], touch["date"], touch["vehicle"]) == (1, pd.Timestamp(DAY), "Personal email")
    assert (touch["event"], touch["by"], touch["direction"]) == ("Kick-off", "Kim", "out")
    assert (touch["done"], touch["notes"], touch["sheet"], touch["row"]) == (True, "went well", "Touchpoints", 2)


def test_the_columns_are_as_the_register_promises():
    frame = touchpoints("date contact", (DAY, "Ann Lee")).touchpoints
    assert check_touchpoints(frame, 6) is frame
    assert list(frame.columns) == list(TOUCHPOINT_COLUMNS)
    for name in ("vehicle", "event", "by", "direction", "sheet"):
        assert frame[name].dtype == "category"
    assert (frame["done"].dtype, frame["notes"].dtype, frame["contact"].dtype) == (bool, "str", "int64")


def test_an_empty_log_is_a_log():
    register = touchpoints("date contact")
    assert register.has_touchpoint_sheet
    assert len(check_touchpoints(register.touchpoints, 6)) == 0


def test_without_a_log_there_are_no_touchpoints_of_the_promised_types():
    register = register_of(PEOPLE)
    assert not register.has_touchpoint_sheet
    assert register.touchpoints["date"].dtype == "datetime64[us]"


@pytest.mark.parametrize(
    "cell", [1, "1", "joerg@x.org", "JOERG@X.ORG", "Jörg Müller", "jorg muller", "Müller, Jörg", "Muller Jorg",
             "Herr Jörg Müller", "Jörg Müller (Acme)", "Jörg Müller <joerg@x.org>"],
)  # fmt: skip
def test_a_contact_is_known_by_id_email_or_name_however_written(cell):
    assert named(cell) == ["Jörg Müller"]


def test_either_of_two_addresses_knows_the_contact():
    assert named("park@y.org") == ["Dr. Bo Park"]


@pytest.mark.parametrize(
    "cell", ["Ann Lee; Bo Park", "Ann Lee\nBo Park", "Ann Lee, Bo Park", "Ann Lee & Bo Park", "2; bo@x.org"]
)
def test_several_contacts_in_a_cell_have_a_touchpoint_each(cell):
    register = touchpoints("date contact notes", (DAY, cell, "both"), (DAY, "1"))
    assert register.touchpoints["contact"].tolist() == [1, 2, 0]
    assert register.touchpoints["row"].tolist() == [2, 2, 3]
    assert register.touchpoints["notes"].iloc[:2].tolist() == ["both", "both"]
    assert register.layout.tables[1].rows == 2


def test_a_name_that_holds_an_ampersand_is_not_split():
    assert named("Sales & Marketing") == ["Sales & Marketing"]


def test_a_column_of_ids_speaks_before_one_of_names():
    register = touchpoints(
        "date contact=name contact", (DAY, "Ann Smith", 5), headers=("Date", "Contact", "Contact ID")
    )
    assert register.touchpoints["contact"].tolist() == [4]


def test_contacts_not_in_the_register_are_left_out_and_told_in_one_finding():
    register = touchpoints("date contact", (DAY, "Zed"), (DAY, "Zed"), (DAY, "Yan"), (DAY, "Ann Lee"))
    assert left_out(register)[2] == "its contact, Zed, is not in the register"
    assert len(left_out(register)) == 3
    assert [(f.kind, f.found) for f in register.findings] == [
        (
            "touchpoint-contact-unknown",
            "3 touchpoints name 2 contacts that are not in the register: Zed; Yan",
        )
    ]


def test_a_name_that_two_contacts_share_is_left_out_as_ambiguous():
    register = touchpoints("date contact", (DAY, "Ann Smith"))
    assert left_out(register) == {2: "several contacts are called Ann Smith"}
    assert kinds(register) == ["touchpoint-contact-ambiguous"]


def test_of_several_contacts_the_known_ones_count_and_the_others_are_told():
    register = touchpoints("date contact", (DAY, "Ann Lee; Zed"))
    assert register.touchpoints["contact"].tolist() == [1]
    assert kinds(register) == ["touchpoint-contact-unknown"]


def test_rows_without_contact_or_day_are_left_out_with_the_reason():
    register = touchpoints(
        "date:dmy contact notes", (DAY, None, "x"), (None, "Ann Lee"), ("ASAP", "Ann Lee"), (None, None, None)
    )
    assert left_out(register) == {2: "names no contact", 3: "no date", 4: "its date cannot be read"}
    assert kinds(register) == ["date-unreadable"]


@pytest.mark.parametrize("word", ["Cancelled", "canceled by them", "Abgesagt", "No show", "postponed", "取消"])
def test_what_was_cancelled_is_left_out(word):
    register = touchpoints("date contact state", (DAY, "Ann Lee", word))
    assert left_out(register) == {2: "cancelled"}


@pytest.mark.parametrize(
    "word, state",
    [("planned", "planned"), ("Scheduled", "planned"), ("To do", "planned"), ("upcoming – June", "planned"),
     ("geplant", "planned"), ("", "done"), ("Done", "done"), ("completed", "done"), ("held", "done"),
     ("whatever", "done")],
)  # fmt: skip
def test_a_touchpoint_is_done_unless_its_state_says_otherwise(word, state):
    assert state_of(word) == state


@pytest.mark.parametrize(
    "heading, word, state",
    [("Done?", "No", "planned"), ("Planned?", "Yes", "planned"), ("Planned?", "No", "done"),
     ("Attended", "No", "cancelled"), ("Planned or done", "Yes", "done"), ("Completed", "Yes", "done")],
)  # fmt: skip
def test_a_yes_or_no_is_read_by_its_heading(heading, word, state):
    assert state_of(word, heading) == state


def test_planned_touchpoints_are_not_done():
    register = touchpoints("date contact state", (DAY, "Ann Lee", "Planned"), (DAY, "Ann Lee", "Done"))
    assert register.touchpoints["done"].tolist() == [False, True]


@pytest.mark.parametrize(
    "text, name",
    [("E-Mail", "Personal email"), ("1:1", "One-to-one"), ("SteerCo", "Steering committee"), ("Town-hall", "Town hall"),
     ("Lunch & learn", "Lunch and learn"), ("LinkedIn message", "LinkedIn message"), ("email newsletter", "Newsletter"),
     ("Video call (Teams)", "One-to-one"), ("quarterly steering committee", "Steering committee")],
)  # fmt: skip
def test_a_vehicle_word_is_the_registers_own_name(text, name):
    assert VehicleWords(vehicles()).name_of(text) == name


@pytest.mark.parametrize("text", ["Carrier pigeon", "team meeting", "email or phone", "", "Conference call"])
def test_a_word_for_no_vehicle_or_for_several_is_left_alone(text):
    assert VehicleWords(vehicles()).name_of(text) is None


@pytest.mark.parametrize("vehicle", vehicles(), ids=lambda vehicle: vehicle.name)
def test_every_vehicle_knows_its_own_words(vehicle):
    words = VehicleWords(vehicles())
    assert {words.name_of(word) for word in (vehicle.name, *vehicle.also)} == {vehicle.name}


def test_an_unknown_vehicle_is_kept_and_is_one_finding():
    register = touchpoints("date contact vehicle", (DAY, 1, "Pigeon"), (DAY, 2, "Pigeon"), (DAY, 2, "Email"))
    assert register.touchpoints["vehicle"].tolist() == ["Pigeon", "Pigeon", "Personal email"]
    assert [(f.kind, f.cell, f.found) for f in register.findings] == [("vehicle-unknown", "C", "Pigeon (2×)")]


def test_notes_of_a_row_that_carries_on_are_appended():
    register = touchpoints("date contact notes", (DAY, 1, "one"), (None, None, "two"), continuation={3: 2})
    assert register.touchpoints["notes"].tolist() == ["one\ntwo"]
    assert left_out(register) == {3: "carries on row 2"}


def test_the_touchpoints_of_two_logs_are_one_frame():
    second = typed("date contact vehicle", (DAY, 2, "Workshop"), sheet="Log 2025", role="touchpoints")
    register = register_of(PEOPLE, log("date contact vehicle", (DAY, 1, "Email")), second)
    assert register.touchpoints["vehicle"].tolist() == ["Personal email", "Workshop"]
    assert register.touchpoints["vehicle"].dtype == "category"
    assert register.touchpoints["sheet"].tolist() == ["Touchpoints", "Log 2025"]


cells = st.sampled_from([None, "", "Ann Lee", "Zed", 1, "Ann Smith", "Ann Lee; Zed"])
days = st.sampled_from([None, DAY, "ASAP", "01/02/2026"])
states = st.sampled_from([None, "planned", "cancelled"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(days, cells, states), max_size=12))
def test_every_row_with_text_is_a_touchpoint_or_left_out_once(rows):
    register = touchpoints("date:dmy contact state", *rows)
    spoken = [n for n, row in enumerate(rows, start=2) if any(cell not in (None, "") for cell in row)]
    assert sorted([*register.touchpoints["row"].unique(), *left_out(register)]) == spoken


@pytest.mark.parametrize(
    "name, key",
    [("Dr. Jane Doe", "jane doe"), ("Doe, Jane", "jane doe"), ("DOE, Dr Jane", "jane doe"),
     ("Bob Casey, Jr.", "bob casey"), ("HR team", "hr team"), ("Customer ( Company - person)", "customer"),
     ("O'Neil", "oneil"), ("(TBC)", "tbc"), ("Prof", "prof")],
)  # fmt: skip
def test_names_are_compared_without_titles_accents_and_remarks(name, key):
    assert name_key(name) == key


@given(st.text(max_size=20))
def test_a_name_key_is_never_blank_for_a_name_and_settles_at_once(name):
    key = name_key(name)
    assert bool(key) == bool(name_key(key)) and sorted_key(name) == " ".join(sorted(key.split()))
