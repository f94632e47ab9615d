"""Sheets of gaps that an owner filled and saved with LibreOffice, in whatever format, come back whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from in_libreoffice import Office

from tests.packs.round_robin import ROWS, answered, filled, set_in, sheets_of, workbook_of

pytestmark = pytest.mark.xdist_group("office")
TYPED = {("Ann Lee", "influence"): "High", ("Bo Osei", "last_touchpoint"): "06/07/2026", ("Di Poe", "owner"): "B. Mora"}


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_what_was_filled_survives_another_program(ending: str, tmp_path: Path) -> None:
    office = Office.found(tmp_path)
    if office is None and os.environ.get("CI"):
        pytest.fail("LibreOffice is not installed: apt-get install libreoffice-calc")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    people = workbook_of(*ROWS)
    (path,) = office.converted({"gaps": filled(sheets_of(people), TYPED)}, ending, ending)["gaps"]
    found = answered(people, path.read_bytes())
    assert set(set_in(found, people)) == set(TYPED)
    assert (found.choices, found.problems) == ((), ())
