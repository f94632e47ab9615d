"""The made-up workbooks."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pmodash.demo import SAMPLE_DAY, demo, sample
from pmodash.findings import Refusal

SAMPLE_FILE = Path(__file__).parent.parent / "sample_data" / "sample_network.xlsx"


def rows_of(data: bytes, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert demo(40, 300, seed=5) == demo(40, 300, seed=5)


def test_another_seed_gives_other_people() -> None:
    assert rows_of(demo(40, 0, seed=1), "Stakeholder register") != rows_of(demo(40, 0, seed=2), "Stakeholder register")


@pytest.mark.parametrize(("contacts", "touchpoints"), [(1, 0), (1, 7), (5, 40), (60, 12), (200, 3_000)])
def test_a_demo_holds_as_many_rows_as_asked(contacts: int, touchpoints: int) -> None:
    data = demo(contacts, touchpoints, seed=3)
    assert len(rows_of(data, "Stakeholder register")) == 4 + contacts
    assert len(rows_of(data, "Touchpoints")) == 1 + touchpoints


def test_names_ids_and_addresses_are_unique_however_many() -> None:
    rows = rows_of(demo(50_000, 0, seed=3), "Stakeholder register")[4:]
    addresses = [row[5] for row in rows if row[5]]
    assert len({row[0] for row in rows}) == len({row[1] for row in rows}) == 50_000
    assert len(set(addresses)) == len(addresses)


def test_every_address_ends_in_a_domain_that_nobody_owns() -> None:
    rows = rows_of(demo(500, 0, seed=3), "Stakeholder register")[4:]
    assert all(row[5].endswith(".example") for row in rows if row[5])


def test_a_demo_is_a_valid_workbook_with_a_real_table() -> None:
    book = openpyxl.load_workbook(io.BytesIO(demo(30, 200, seed=1)))
    assert book.sheetnames == ["Stakeholder register", "Touchpoints", "Vehicles", "Team", "Links"]
    assert book["Touchpoints"].tables["TouchpointLog"].ref == "A1:G201"
    assert book["Stakeholder register"].auto_filter.ref == "A4:V34"


def test_links_join_two_contacts_of_the_register_and_no_two_twice() -> None:
    data = demo(400, 0, seed=6)
    names = {row[1] for row in rows_of(data, "Stakeholder register")[4:]}
    pairs = [frozenset(row[:2]) for row in rows_of(data, "Links")[1:]]
    assert len(pairs) == len(set(pairs)) == 100
    assert all(len(pair) == 2 and pair <= names for pair in pairs)


def test_a_demo_of_a_few_people_keeps_no_links() -> None:
    assert "Links" not in CalamineWorkbook.from_filelike(io.BytesIO(demo(3, 0, seed=1))).sheet_names


def test_done_touchpoints_lie_on_or_before_the_as_of_date() -> None:
    as_of = dt.date(2026, 3, 2)
    for row in rows_of(demo(80, 900, seed=4, as_of=as_of), "Touchpoints")[1:]:
        assert (row[0] <= as_of) == (row[5] == "Done")


def test_no_touchpoint_is_written_twice() -> None:
    rows = [tuple(row[:3]) for row in rows_of(demo(120, 2_000, seed=9), "Touchpoints")[1:]]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(("contacts", "touchpoints"), [(0, 10), (-1, 0), (10, -1), (10, 2_000_000)])
def test_a_demo_that_no_sheet_can_hold_is_refused(contacts: int, touchpoints: int) -> None:
    with pytest.raises(Refusal, match="cannot be made"):
        demo(contacts, touchpoints)


def test_the_stored_sample_is_what_the_code_makes() -> None:
    assert parts_of(SAMPLE_FILE.read_bytes()) == parts_of(sample())


def test_the_sample_holds_the_traps_of_real_registers() -> None:
    register = rows_of(sample(), "Stakeholder register")[4:]
    log = rows_of(sample(), "Touchpoints")[1:]
    assert 145 <= len(register) <= 160
    assert 1_400 <= len(log) <= 1_700
    assert any(row[16] == "sometime in spring" for row in register)
    assert any(isinstance(row[16], dt.date) and row[16] > SAMPLE_DAY for row in register)
    assert any(str(row[21]).startswith("=") for row in register)
    assert any("keep in touch" in row[19] for row in register)
    assert any(row[1] == "Zebedee Orlop" for row in log)
    assert sum(row[3] == "Spring town hall" for row in log) > 50
    assert sum(row[3] == "PMO open day" for row in log) > 50


def test_the_sample_holds_links_that_count_for_nothing() -> None:
    links = rows_of(sample(), "Links")[1:]
    pairs = [frozenset(row[:2]) for row in links]
    assert 30 <= len(links) <= 50
    assert len(pairs) - len(set(pairs)) == 1
    assert any(len(pair) == 1 for pair in pairs)
    assert any("Zebedee Orlop" in pair for pair in pairs)
    assert any(isinstance(row[3], dt.date) and row[3] > SAMPLE_DAY for row in links)


def test_the_sample_has_two_contacts_of_one_name_and_one_entered_twice() -> None:
    register = rows_of(sample(), "Stakeholder register")[4:]
    names = [row[1] for row in register if row[1]]
    addresses = [row[5] for row in register if row[5]]
    assert len(names) - len(set(names)) == 1
    assert len(addresses) - len(set(addresses)) == 1
