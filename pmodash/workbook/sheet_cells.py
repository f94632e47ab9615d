"""Single cells of an openpyxl sheet: values put in so that they read back as they were meant, formulas left alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from copy import copy
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import address
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.receipt import CellChange, Ledger
from pmodash.workbook.safe_text import cell_text

DATE_FORMAT = "yyyy-mm-dd"
_YES_WORDS = ("yes", "y", "true", "x", "1", "✓", "✔", "ja", "oui", "sí", "sim")
_NO_WORDS = ("no", "n", "false", "0", "nein", "non", "não")
_SAMPLE_ROWS = 2_000


class OpenSheet:
    """One sheet while it is written to: every change goes through here and into the ledger."""

    def __init__(self, sheet: Worksheet, ledger: Ledger) -> None:
        self.sheet = sheet
        self.ledger = ledger
        self.name = sheet.title
        self._blocked = self._blocked_areas()
        self._last_row = int(sheet.max_row)
        self._looks: dict[int, str] = {}
        self._words: dict[int, Counter[Any]] = {}

    def put(self, row: int, column: int, value: PatchValue, why: str, header_row: int = 1, new: bool = False) -> None:
        """Put a value in a cell; a day gets the column's date format, yes or no the column's words.

        RefusedWriteError names a cell that holds a formula or belongs to a merged area or a protected sheet.
        """
        cell = self.cell(row, column)
        self._refuse_formula(cell)
        old = plain_value(cell)
        if isinstance(value, bool):
            value = self._flag(value, column, header_row)
        if isinstance(value, dt.date):
            self._set_date(cell, value, header_row)
        else:
            _set_plain(cell, value)
        self._follow_link(cell, old, value)
        self.ledger.touched.add((self.name, row, column))
        if not new and old != value:
            self.ledger.cells.append(CellChange(self.name, address(row, column), old, value, why))

    def put_plain(self, row: int, column: int, value: PatchValue, why: str, new: bool = False) -> None:
        """Put a value in a cell of a sheet of the product's own: yes and no stay what they are."""
        if not isinstance(value, bool):
            self.put(row, column, value, why, new=new)
            return
        old = self.value(row, column)
        self.cell(row, column).value = value
        self.ledger.touched.add((self.name, row, column))
        if not new and old != value:
            self.ledger.cells.append(CellChange(self.name, address(row, column), old, value, why))

    def cell(self, row: int, column: int) -> Cell:
        """The cell, when it may be written to; RefusedWriteError names it when it may not."""
        cell = self.sheet.cell(row, column)
        where = f"{self.name}!{address(row, column)}"
        for kind, (first_row, last_row, first_column, last_column) in self._blocked:
            if first_row <= row <= last_row and first_column <= column <= last_column:
                raise RefusedWriteError(
                    f"{where} lies inside {kind}", "undo the edit, or take that apart in Excel first"
                )
        if isinstance(cell, MergedCell):
            raise RefusedWriteError(f"{where} is part of merged cells", "undo the edit, or unmerge the cells in Excel")
        if self.sheet.protection.sheet and cell.protection.locked:
            raise RefusedWriteError(
                f"the sheet {self.name!r} is protected", "unprotect it in Excel, then upload it again"
            )
        return cell

    def is_formula(self, row: int, column: int) -> bool:
        """Whether the cell works its value out itself."""
        return bool(self.sheet.cell(row, column).data_type == "f")

    def value(self, row: int, column: int) -> Any:
        """The cell's value, plain text where it is rich."""
        return plain_value(self.sheet.cell(row, column))

    def copy_style(self, row: int, column: int, from_row: int, from_column: int) -> None:
        """Give a cell the look of another."""
        source: Any = self.sheet.cell(from_row, from_column)
        target: Any = self.sheet.cell(row, column)
        if source.has_style and not isinstance(target, MergedCell):
            target._style = copy(source._style)

    def _refuse_formula(self, cell: Cell) -> None:
        if cell.data_type == "f":
            raise RefusedWriteError(
                f"{self.name}!{cell.coordinate} holds a formula, which is not overwritten",
                "undo the edit, or change the formula in Excel",
            )

    def _flag(self, value: bool, column: int, header_row: int) -> PatchValue:
        """Yes or no in the words that the column uses already; no is blank where the column has no word for it."""
        words = self._words_of(column, header_row)
        wanted = _YES_WORDS if value else _NO_WORDS
        used = [word for word, _ in words.most_common() if tidy(word).lower() in wanted]
        if used:
            return bool(used[0]) if isinstance(used[0], bool) else str(used[0]) if isinstance(used[0], str) else used[0]
        return "Yes" if value else None

    def _words_of(self, column: int, header_row: int) -> Counter[Any]:
        if column not in self._words:
            cells = self._filled(column, header_row)
            self._words[column] = Counter(v for cell in cells if isinstance(v := plain_value(cell), str | bool | int))
        return self._words[column]

    def _filled(self, column: int, header_row: int) -> Iterator[Any]:
        """The first cells of a column with a value, below its header."""
        last = min(self._last_row, header_row + _SAMPLE_ROWS)
        cells = (self.sheet.cell(row, column) for row in range(header_row + 1, last + 1))
        return (cell for cell in cells if cell.value is not None)

    def _set_date(self, cell: Cell, value: dt.date, header_row: int) -> None:
        if not is_date_format(cell.number_format):
            look = self._date_look(cell.column, header_row)
            cell.number_format = look
        shown = cell.number_format
        cell.value = value
        cell.number_format = shown

    def _date_look(self, column: int, header_row: int) -> str:
        if column not in self._looks:
            looks = Counter(cell.number_format for cell in self._filled(column, header_row) if cell.is_date)
            self._looks[column] = looks.most_common(1)[0][0] if looks else DATE_FORMAT
        return self._looks[column]

    def _follow_link(self, cell: Any, old: Any, value: PatchValue) -> None:
        """A cell that links to its own e-mail address links to the new one."""
        link = cell.hyperlink
        if link is not None and old != value and str(link.target or "").lower().startswith("mailto:"):
            cell.hyperlink = None
            if isinstance(value, str) and "@" in value:
                look = copy(cell._style)
                cell.hyperlink = f"mailto:{value}"
                cell.value, cell._style = value, look

    def _blocked_areas(self) -> list[tuple[str, tuple[int, int, int, int]]]:
        areas = [("a pivot table", _corners(str(pivot.location.ref))) for pivot in getattr(self.sheet, "_pivots", [])]
        formulas = getattr(self.sheet, "array_formulae", {})
        return areas + [("an array formula", _corners(str(ref))) for ref in formulas.values() if ":" in str(ref)]


def _corners(ref: str) -> tuple[int, int, int, int]:
    """First row, last row, first column, last column."""
    first_column, first_row, last_column, last_row = range_boundaries(ref)
    return int(first_row or 1), int(last_row or 1_048_576), int(first_column or 1), int(last_column or 16_384)


def plain_value(cell: Any) -> Any:
    """A cell's value; rich text as plain text, a moment at midnight as its day."""
    value = cell.value
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return (
        str(value)
        if isinstance(value, str) and type(value) is not str
        else value
        if not isinstance(value, list)
        else str(value)
    )


def _set_plain(cell: Cell, value: PatchValue) -> None:
    """Text as text, whatever it begins with; a number as a number; None as blank."""
    if isinstance(value, str):
        cell.value = cell_text(value)
        cell.data_type = "s"
    else:
        cell.value = value
