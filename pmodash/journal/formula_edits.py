"""Edits that concern cells which work their value out with a formula: it stays, unless an edit says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from pmodash.journal.draft import Draft
from pmodash.journal.patching import NewColumns, field_patches
from pmodash.workbook.formula_cells import formulas_in
from pmodash.workbook.patches import PatchValue, SetCell


@dataclass(frozen=True, slots=True)
class FormulaEdit:
    """A contact's field that was given a value while its cell holds a formula; `ticked` when it may take its place."""

    position: int
    contact: str
    field: str
    sheet: str
    row: int
    column: int
    formula: str
    value: PatchValue
    ticked: bool


def formula_edits(draft: Draft, data: bytes, name: str) -> tuple[FormulaEdit, ...]:
    """The edits of a replay that concern cells with a formula in the workbook's file, each once."""
    told = [
        (position, field, patch)
        for position, field, patch in field_patches(draft, NewColumns())
        if isinstance(patch, SetCell)
    ]
    formulas = formulas_in(data, name, {(patch.sheet, patch.row, patch.column) for _, _, patch in told})
    found = []
    for position, field, patch in told:
        place = (patch.sheet, patch.row, patch.column)
        if place in formulas:
            who, ticked = draft.name(position), patch.overwrite_formula
            found.append(FormulaEdit(position, who, field, *place, formulas[place], patch.value, ticked))
    return tuple(found)
