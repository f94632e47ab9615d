"""Formulas are overwritten only where an edit says so."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from pmodash.findings import RefusedEditError, RefusedWriteError
from pmodash.journal.edits import Edit, Key, SetField
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.journal.effects import with_effect
from pmodash.journal.formula_edits import formula_edits
from pmodash.journal.replaying import replay
from pmodash.journal.updating import UpdateOptions, download, register_with_room, update
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections

BEN = Key(row=3, sheet="Register")
EDIT = SetField(BEN, "organisation", "Northwind")
TICKED = SetField(BEN, "organisation", "Northwind", overwrite_formula=True)


def book() -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "Register"
    for row in (
        ("Name", "Organisation", "Email"),
        ("Ada Finch", '=UPPER("Larkfield")', "ada@larkfield.example"),
        ("Ben Okafor", '=UPPER("Larkfield")', "ben@larkfield.example"),
    ):
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def register() -> Register:
    return register_with_room(book(), "r.xlsx", read(book(), "r.xlsx"), Corrections())


def value_in(data: bytes, cell: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))["Register"][cell].value


def left(*edits: Edit) -> tuple[Any, tuple[str, ...]]:
    written = download(book(), "r.xlsx", register(), edits, UpdateOptions(leave_guarded=True))
    return value_in(written.data, "B3"), written.receipt.notes


def test_an_edit_of_a_formula_is_refused_by_its_number_with_what_would_allow_it() -> None:
    with pytest.raises(RefusedWriteError, match=r'edit 1: Register!B3 holds a formula.*"overwrite_formula": true'):
        update(book(), "r.xlsx", [EDIT])


def test_an_edit_that_says_so_takes_the_formulas_place_and_the_receipt_tells() -> None:
    written = update(book(), "r.xlsx", [TICKED])
    assert value_in(written.data, "B3") == "Northwind"
    assert value_in(written.data, "B2") == '=UPPER("Larkfield")'
    assert [(cell.cell, cell.new) for cell in written.receipt.cells] == [("B3", "Northwind")]
    assert written.receipt.notes == ()


def test_where_formulas_are_kept_the_receipt_names_the_cell() -> None:
    value, notes = left(EDIT)
    assert value == '=UPPER("Larkfield")'
    assert notes[0] == "Register!B3 works itself out with a formula and was left as it is."


def test_a_tick_after_the_edit_counts_and_can_be_taken_back() -> None:
    assert left(EDIT, TICKED)[0] == "Northwind"
    assert left(EDIT, TICKED, EDIT)[0] == '=UPPER("Larkfield")'


def test_a_tick_is_an_edit_with_effect_though_the_value_stays() -> None:
    assert with_effect(register(), [EDIT], [TICKED]) == (TICKED,)
    assert with_effect(register(), [EDIT, TICKED], [EDIT]) == (EDIT,)
    assert with_effect(register(), [EDIT, TICKED], [TICKED]) == ()


def test_the_edits_that_concern_formulas_are_listed_with_the_formula() -> None:
    draft = replay(register(), [EDIT, SetField(BEN, "email", "ben@northwind.example")])
    (found,) = formula_edits(draft, book(), "r.xlsx")
    assert (found.contact, found.cell, found.formula) == ("Ben Okafor", "Register!B3", '=UPPER("Larkfield")')
    assert not found.ticked
    assert found.with_tick(True) == TICKED
    assert formula_edits(replay(register(), [TICKED]), book(), "r.xlsx")[0].ticked


def test_overwrite_formula_goes_through_json() -> None:
    entry = {"edit": "set", "contact": {"name": "Ada Finch"}, "field": "notes", "value": "x", "overwrite_formula": True}
    edits = edits_from_json([entry])
    assert edits == (SetField(Key(name="Ada Finch"), "notes", "x", overwrite_formula=True),)
    assert edits_as_json(edits) == [entry]
    with pytest.raises(RefusedEditError, match="overwrite_formula cannot be 'yes'"):
        edits_from_json([entry | {"overwrite_formula": "yes"}])
