"""Cells that a formula or a protection guards: refused before anything is written, so that they can be left instead."""

from __future__ import annotations

from collections.abc import Sequence

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import address
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.patches import Place, PutColumn

CHANGE_FORMULA = "undo the edit, or change the formula in Excel"
_UNPROTECT = "unprotect it in Excel, then upload it again"


class GuardedError(RefusedWriteError):
    """Places that hold a formula, or that a protected sheet or workbook guards.

    `told` is what the receipt says where they are left as they are. `may_be_left` says that the patch itself allows
    that, whatever the writing does with others.
    """

    def __init__(self, places: Sequence[Place], told: str, what: str, remedy: str, may_be_left: bool = False) -> None:
        super().__init__(what, remedy)
        self.places, self.told, self.may_be_left = places, told, may_be_left


def refuse_locked(sheet: OpenSheet, row: int, columns: Sequence[int], may_be_left: bool = False) -> None:
    """GuardedError where the sheet's protection locks one of the cells."""
    locked = [column for column in columns if sheet.is_locked(row, column)]
    if locked:
        places, where = _places(sheet, row, columns), f"{sheet.name}!{address(row, locked[0])}"
        told = f"{where} is locked, since its sheet is protected, and was left as it is."
        raise GuardedError(places, told, f"the sheet {sheet.name!r} is protected", _UNPROTECT, may_be_left)


def refuse_formulas(sheet: OpenSheet, row: int, columns: Sequence[int], remedy: str, may_be_left: bool = False) -> None:
    """GuardedError where one of the cells works itself out."""
    formulas = [column for column in columns if sheet.is_formula(row, column)]
    if formulas:
        places, where = _places(sheet, row, columns), f"{sheet.name}!{address(row, formulas[0])}"
        told = f"{where} works itself out with a formula and was left as it is."
        raise GuardedError(places, told, f"{where} holds a formula, which is not overwritten", remedy, may_be_left)


def _places(sheet: OpenSheet, row: int, columns: Sequence[int]) -> list[Place]:
    return [(sheet.name, row, column) for column in columns]


def refuse_column(sheet: OpenSheet, column: int, patch: PutColumn) -> None:
    """GuardedError where one of the column's cells cannot be written: then all of it is left."""
    stands = tidy(sheet.value(patch.header_row, column)) == patch.header
    rows = [row for row, value in patch.cells if value is not None or sheet.value(row, column) is not None]
    places: list[Place] = [(sheet.name, row, patch.header) for row, _ in patch.cells]
    if any(sheet.is_locked(row, column) for row in (*([] if stands else [patch.header_row]), *rows)):
        told = f"The sheet {sheet.name!r} is protected, so the column {patch.header!r} was left off: {patch.why}."
        raise GuardedError(places, told, f"the sheet {sheet.name!r} is protected", _UNPROTECT)
    worked_out = next((row for row in rows if sheet.is_formula(row, column)), 0)
    if worked_out:
        where = f"{sheet.name}!{address(worked_out, column)}"
        told = f"{where} works itself out with a formula, so the column {patch.header!r} was left: {patch.why}."
        raise GuardedError(places, told, f"{where} holds a formula, which is not overwritten", CHANGE_FORMULA)
