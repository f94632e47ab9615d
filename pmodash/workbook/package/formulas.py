"""A cell's formula as the row below would have it, filled down as Excel does, and formulas that give way to a value.

ECMA-376 part 1: 18.3.1.40 f; a shared formula stands whole in one cell alone, the others name it by `si`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area, address
from pmodash.workbook.package.formula_spans import FormulaSpan, formula_spans, translated, with_text
from pmodash.workbook.package.markup import masked
from pmodash.workbook.package.ranges import ref_of
from pmodash.workbook.package.sheet_rows import SheetRows


class Formulas:
    """The formulas of one sheet; those that stand whole for others are looked for once."""

    def __init__(self, rows: SheetRows) -> None:
        self._rows = rows

    def _of(self, row: int, column: int) -> FormulaSpan | None:
        """The formula of a cell as it is now, its place within the cell."""
        cell = self._rows.cell(row, column)
        found = next(formula_spans(cell, masked(cell)), None) if cell else None
        return replace(found, row=row, column=column) if found else None

    def text(self, row: int, column: int) -> str:
        """The formula of a cell as Excel shows it, without the equals sign; blank for none that can be told."""
        found = self._of(row, column)
        return (self._whole(found, row) or "") if found else ""

    def filled_down(self, row: int, column: int, to_row: int) -> str | None:
        """The formula of a cell as it reads in another row; None where it has none that can be carried."""
        found = self._of(row, column)
        return self._whole(found, to_row) if found and found.kind not in ("array", "dataTable") else None

    def _whole(self, found: FormulaSpan, to_row: int) -> str | None:
        text, origin = found.text, (found.row, found.column)
        if found.kind == "shared" and not text:
            whole = self._masters.get(found.group)
            text, origin = (whole.text, (whole.row, whole.column)) if whole else ("", origin)
        return translated(text, origin, (to_row, found.column)) if text.strip() else None

    @cached_property
    def _shared(self) -> dict[str, list[FormulaSpan]]:
        """The cells of each shared formula by its number, as they stand in the part."""
        groups = defaultdict(list)
        for found in formula_spans(self._rows.data, self._rows.text):
            if found.kind == "shared" and found.row:
                groups[found.group].append(found)
        return groups

    @cached_property
    def _masters(self) -> dict[str, FormulaSpan]:
        """Where each shared formula stands whole, by its number."""
        return {group: one for group, found in self._shared.items() for one in found if one.text.strip()}

    def give_way(self, row: int, column: int) -> None:
        """Make ready to lose the formula of a cell: where others share it from there, the next one keeps it for them.

        RefusedWriteError where that cannot be told.
        """
        found = self._of(row, column)
        if found is None or found.kind != "shared" or not found.text.strip():
            return
        cells = ((one.row, one.column) for one in self._shared.get(found.group, ()))
        others = sorted(place for place in cells if place != (row, column) and self._shares(place, found.group))
        if not others:
            return
        text, heir = translated(found.text, (row, column), others[0]), self._of(*others[0])
        if text is None or heir is None:
            what = f"{address(row, column)} holds a formula that other cells share and that cannot be handed on to them"
            raise RefusedWriteError(what, "undo the edit, or change the formula in Excel")
        rows, columns = [place[0] for place in others], [place[1] for place in others]
        ref = ref_of(Area(min(rows), min(columns), max(rows), max(columns)))
        cell = self._rows.cell(*others[0])
        made = cell[: heir.start] + with_text(heir, text, {"ref": ref}) + cell[heir.end :]
        self._rows.put(*others[0], made)
        self._masters[found.group] = replace(heir, text=text)

    def _shares(self, place: tuple[int, int], group: str) -> bool:
        now = self._of(*place)
        return now is not None and now.kind == "shared" and now.group == group
