"""Edits that concern cells which work their value out with a formula: it stays, unless an edit says otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pmodash.journal.draft import Draft
from pmodash.journal.edits import Key, SetField
from pmodash.journal.patching import NewColumns, field_patches
from pmodash.workbook.cells import address
from pmodash.workbook.formula_cells import formulas_in
from pmodash.workbook.patches import SetCell


@dataclass(frozen=True, slots=True)
class FormulaEdit:
    """A contact's field that was given a value while its cell holds a formula.

    `edit` puts the value in the formula's place; `ticked` tells that one did so already.
    """

    contact: str
    cell: str
    formula: str
    edit: SetField
    ticked: bool

    def with_tick(self, ticked: bool) -> SetField:
        """The edit that lets the value take the formula's place, or takes that back."""
        return replace(self.edit, overwrite_formula=ticked)


def formula_edits(draft: Draft, data: bytes, name: str) -> tuple[FormulaEdit, ...]:
    """The edits of a replay that concern cells with a formula in the workbook's file, one for each cell."""
    told = [
        (position, field, patch)
        for position, field, patch in field_patches(draft, NewColumns())
        if isinstance(patch, SetCell)
    ]
    formulas = formulas_in(data, name, {(patch.sheet, patch.row, patch.column) for _, _, patch in told})
    found = []
    for position, field, patch in told:
        formula = formulas.get((patch.sheet, patch.row, patch.column))
        if formula is not None:
            sheet, row = draft.place(position)
            edit = SetField(Key(row, sheet), field, draft.value(position, field), overwrite_formula=True)
            cell = f"{patch.sheet}!{address(patch.row, patch.column)}"
            found.append(FormulaEdit(draft.name(position), cell, formula, edit, patch.overwrite_formula))
    return tuple(found)
