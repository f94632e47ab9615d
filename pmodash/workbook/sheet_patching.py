"""Patches made to an open workbook: cells, joined texts, ticks, rows, columns and the product's own sheets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.formula.translate import Translator
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.cells import Area, address
from pmodash.workbook.growing import grow_down, grow_right, same_column_width, same_row_height
from pmodash.workbook.patches import (
    AppendRow,
    AppendToSheet,
    ContactRef,
    Patch,
    PatchValue,
    PutColumn,
    SetCell,
    SetJoined,
    SetMark,
)
from pmodash.workbook.placement import HEADERS
from pmodash.workbook.receipt import Ledger
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.sheet_cells import OpenSheet

_HEADER_FONT = Font(bold=True, color="FFFFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="FF1F3864")
_EXAMPLE_ROWS = 200


class OpenBook:
    """A workbook that patches are made to; `ledger` tells what was done."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.ledger = Ledger()
        self._sheets: dict[str, OpenSheet] = {}

    def make(self, patches: Iterable[Patch]) -> None:
        """Make the patches, in order; rows that follow each other in one table are appended together."""
        rows: list[AppendRow] = []
        for patch in patches:
            if rows and not (isinstance(patch, AppendRow) and patch.sheet == rows[0].sheet):
                self._append_rows(rows)
                rows = []
            if isinstance(patch, AppendRow):
                rows.append(patch)
            else:
                self._one(patch)
        if rows:
            self._append_rows(rows)

    def sheet(self, name: str) -> OpenSheet:
        """The worksheet of that name; RefusedWriteError when the workbook has none."""
        if name not in self._sheets:
            if name not in self.book.sheetnames or name not in [sheet.title for sheet in self.book.worksheets]:
                raise RefusedWriteError(f"the workbook has no sheet {name!r}", "upload the workbook again")
            self._sheets[name] = OpenSheet(self.book[name], self.ledger)
        return self._sheets[name]

    def _one(self, patch: Patch) -> None:
        if isinstance(patch, SetCell):
            self._set(patch)
        elif isinstance(patch, SetJoined):
            self._set_joined(patch)
        elif isinstance(patch, SetMark):
            self._set_mark(patch)
        elif isinstance(patch, PutColumn):
            self._put_column(patch)
        elif isinstance(patch, AppendToSheet):
            self._append_to_sheet(patch)

    def _set(self, patch: SetCell) -> None:
        sheet = self.sheet(patch.sheet)
        if patch.keep_formula and sheet.is_formula(patch.row, patch.column):
            where = f"{patch.sheet}!{address(patch.row, patch.column)}"
            self.ledger.notes.append(f"{where} works itself out with a formula and was left as it is.")
            return
        value = self._said(sheet, patch.column, patch.value, patch.examples)
        sheet.put(patch.row, patch.column, value, patch.why, patch.header_row)

    def _set_joined(self, patch: SetJoined) -> None:
        sheet = self.sheet(patch.sheet)
        texts = [tidy(sheet.value(patch.row, column)) for column in patch.columns]
        for column, old, new in zip(
            patch.columns, texts, spread_over(texts, patch.value, patch.separator), strict=True
        ):
            if new != old:
                sheet.put(patch.row, column, new or None, patch.why)

    def _set_mark(self, patch: SetMark) -> None:
        sheet = self.sheet(patch.sheet)
        for column, answer in patch.columns:
            old = tidy(sheet.value(patch.row, column))
            new = ticked(old, answer == patch.answer, patch.own, patch.other)
            if new != old:
                sheet.put(patch.row, column, new or None, patch.why)

    def _append_rows(self, patches: Sequence[AppendRow]) -> None:
        first = patches[0]
        sheet = self.sheet(first.sheet)
        if any(self._occupied(sheet, patch) for patch in patches):
            self._overflow(patches)
            return
        above = first.row - 1 if first.row - 1 > first.header_row else 0
        area = Area(first.header_row, first.first_column, first.row - 1, first.last_column)
        grow_down(self.book, sheet.sheet, area, len(patches))
        for patch in patches:
            self._fill_row(sheet, patch, above)
            ends = f"{address(patch.row, patch.first_column)}:{address(patch.row, patch.last_column)}"
            self.ledger.rows_added.append(f"{patch.sheet}!{ends}")

    def _fill_row(self, sheet: OpenSheet, patch: AppendRow, above: int) -> None:
        given = {cell.column: cell.value for cell in patch.cells}
        if above:
            same_row_height(sheet.sheet, patch.row, above)
        for column in range(patch.first_column, patch.last_column + 1):
            if above:
                sheet.copy_style(patch.row, column, above, column)
                if column not in given:
                    self._carry_formula(sheet, patch.row, column, above)
        for column, value in given.items():
            said = self._said(sheet, column, value, patch.examples)
            if said is not None:
                sheet.put(patch.row, column, said, patch.why, patch.header_row, new=True)

    def _carry_formula(self, sheet: OpenSheet, row: int, column: int, above: int) -> None:
        formula = sheet.sheet.cell(above, column).value
        if isinstance(formula, str) and sheet.is_formula(above, column):
            moved = Translator(formula, address(above, column)).translate_formula(address(row, column))
            sheet.sheet.cell(row, column).value = moved
            self.ledger.touched.add((sheet.name, row, column))

    def _occupied(self, sheet: OpenSheet, patch: AppendRow) -> bool:
        columns = range(patch.first_column, patch.last_column + 1)
        return any(sheet.sheet.cell(patch.row, column).value is not None for column in columns)

    def _overflow(self, patches: Sequence[AppendRow]) -> None:
        """Rows that find their place taken go to the sheet of the product's own that is kept for them."""
        first = patches[0]
        if not first.overflow:
            where = f"{first.sheet}!{address(first.row, first.first_column)}"
            raise RefusedWriteError(
                f"{where}, where a row was to go, is not empty", "make room below the table in Excel"
            )
        fields = list(dict.fromkeys(cell.field for patch in patches for cell in patch.cells if cell.field))
        rows = []
        for patch in patches:
            values = {cell.field: cell.value for cell in patch.cells}
            rows.append(tuple(values.get(field) for field in fields))
        self._append_to_sheet(AppendToSheet(first.overflow, tuple(map(header_of, fields)), tuple(rows), first.why))
        self.ledger.notes.append(
            f"Something stands below the table on the sheet {first.sheet}, so new rows went to {first.overflow}."
        )

    def _put_column(self, patch: PutColumn) -> None:
        sheet = self.sheet(patch.sheet)
        column = self._column_for(sheet, patch)
        if tidy(sheet.value(patch.header_row, column)) != patch.header:
            self._head_column(sheet, patch, column)
        for row, value in patch.cells:
            if column > patch.after_column and not sheet.sheet.cell(row, column).has_style:
                sheet.copy_style(row, column, row, patch.after_column)
                sheet.sheet.cell(row, column).number_format = "General"
            sheet.put(row, column, value, patch.why, patch.header_row)

    def _head_column(self, sheet: OpenSheet, patch: PutColumn, column: int) -> None:
        sheet.copy_style(patch.header_row, column, patch.header_row, patch.after_column)
        same_column_width(sheet.sheet, column, patch.after_column)
        sheet.put(patch.header_row, column, patch.header, patch.why, new=True)
        grow_right(sheet.sheet, patch.header_row, column, patch.header)
        self.ledger.columns_added.append(f"{patch.sheet}!{get_column_letter(column)}")

    def _column_for(self, sheet: OpenSheet, patch: PutColumn) -> int:
        """The column with this header, when it may be used again, or the first free one right of the table."""
        width = sheet.sheet.max_column
        if patch.reuse:
            for column in range(1, width + 1):
                if tidy(sheet.value(patch.header_row, column)) == patch.header:
                    return column
        rows = range(patch.header_row, max(patch.last_row, *(row for row, _ in patch.cells), patch.header_row) + 1)
        column = patch.after_column + 1
        while column <= width and any(sheet.sheet.cell(row, column).value is not None for row in rows):
            column += 1
        return column

    def _append_to_sheet(self, patch: AppendToSheet) -> None:
        existing = patch.sheet in self.book.sheetnames
        sheet = self.sheet(patch.sheet) if existing else self._new_sheet(patch)
        columns = self._own_columns(sheet, patch)
        row = self._last_row(sheet) + 1
        for values in patch.rows:
            for column, value in zip(columns, values, strict=True):
                said = self._said(sheet, column, value, ())
                if said is not None:
                    sheet.put(row, column, said, patch.why, new=True)
            ends = f"{address(row, min(columns))}:{address(row, max(columns))}"
            self.ledger.rows_added.append(f"{sheet.name}!{ends}")
            row += 1

    def _last_row(self, sheet: OpenSheet) -> int:
        last = sheet.sheet.max_row
        while last > 1 and all(cell.value is None for cell in sheet.sheet[last]):
            last -= 1
        return int(last)

    def _new_sheet(self, patch: AppendToSheet) -> OpenSheet:
        if self.book.security is not None and self.book.security.lockStructure:
            raise RefusedWriteError(
                f"the workbook is protected, so the sheet {patch.sheet!r} cannot be added",
                "unprotect its structure in Excel, then upload it again",
            )
        made = self.book.create_sheet(sheet_title(patch.sheet, tuple(self.book.sheetnames)))
        made.freeze_panes = "A2"
        for number, header in enumerate(patch.headers, 1):
            widths = patch.widths or (max(12, len(header) + 4),) * len(patch.headers)
            made.column_dimensions[get_column_letter(number)].width = widths[number - 1]
        self.ledger.sheets_added.append(made.title)
        self._sheets[made.title] = OpenSheet(made, self.ledger)
        return self._sheets[made.title]

    def _own_columns(self, sheet: OpenSheet, patch: AppendToSheet) -> list[int]:
        """The columns of the headers in the sheet's first row; a header that it lacks is put right of the last."""
        known = {tidy(cell.value): int(cell.column) for cell in sheet.sheet[1] if cell.value is not None}
        found = []
        for header in patch.headers:
            if header not in known:
                known[header] = column = max(known.values(), default=0) + 1
                sheet.put(1, column, header, patch.why, new=True)
                cell = sheet.sheet.cell(1, column)
                cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, Alignment(vertical="top")
            found.append(known[header])
        return found

    def _said(
        self, sheet: OpenSheet, column: int, value: PatchValue | ContactRef, examples: Sequence[tuple[int, ContactRef]]
    ) -> PatchValue:
        """A value as it goes into a cell; a contact by the kind of key that the column uses."""
        if not isinstance(value, ContactRef):
            return value
        votes: Counter[str] = Counter()
        for row, ref in examples[-_EXAMPLE_ROWS:]:
            held = plain(tidy(sheet.value(row, column)))
            votes.update(
                kind for kind in ("name", "email", "contact_id") if held and plain(getattr(ref, kind) or "") == held
            )
        order = [kind for kind, _ in votes.most_common()] + ["name", "email", "contact_id"]
        return next((getattr(value, kind) for kind in order if getattr(value, kind)), None)


def header_of(field: str) -> str:
    """The header that a field has on a sheet of the product's own."""
    return HEADERS.get(field, field.capitalize())


def spread_over(texts: Sequence[str], value: str | None, separator: str) -> list[str]:
    """A joined text back over its columns: those that it begins with stay, the next takes the rest."""
    new = [""] * len(texts)
    rest = value or ""
    filled = [place for place, text in enumerate(texts) if text]
    for count in range(len(filled), 0, -1):
        start = separator.join(texts[place] for place in filled[:count])
        if rest == start or rest.startswith(start + separator):
            for place in filled[:count]:
                new[place] = texts[place]
            rest = rest[len(start) + len(separator) :]
            after = next((place for place in range(filled[count - 1] + 1, len(texts))), None)
            if rest and after is None:
                new[filled[count - 1]] += separator + rest
            elif rest and after is not None:
                new[after] = rest
            return new
    new[filled[0] if filled else 0] = rest
    return new


def ticked(old: str, chosen: bool, own: str, other: str) -> str:
    """What a tick column's cell holds after the answer is given; letters (C, D) where two questions share the columns."""
    if not own:
        return (old or "X") if chosen else ""
    letters = [letter for letter in (own, other) if letter and letter in old.upper()]
    kept = [letter for letter in letters if letter != own] + ([own] if chosen else [])
    return ", ".join(sorted(kept))
