"""A workbook that is being written to: its sheets, and the account of what was done to them."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook

from pmodash.findings import RefusedWriteError
from pmodash.workbook.receipt import Ledger
from pmodash.workbook.safe_text import sheet_title
from pmodash.workbook.sheet_cells import OpenSheet


class OpenBook:
    """An openpyxl workbook with its sheets by name; `ledger` tells what was written."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.ledger = Ledger()
        self._sheets: dict[str, OpenSheet] = {}

    def has(self, name: str) -> bool:
        """Whether the workbook has a worksheet of that name."""
        return any(sheet.title == name for sheet in self.book.worksheets)

    def sheet(self, name: str) -> OpenSheet:
        """The worksheet of that name; RefusedWriteError when the workbook has none."""
        if name not in self._sheets:
            if not self.has(name):
                raise RefusedWriteError(f"the workbook has no sheet {name!r}", "upload the workbook again")
            self._sheets[name] = OpenSheet(self.book[name], self.ledger)
        return self._sheets[name]

    def add_sheet(self, name: str, headers: tuple[str, ...], widths: tuple[float, ...]) -> OpenSheet:
        """A new worksheet at the end, under this name or, where it is taken, one like it."""
        if self.book.security is not None and self.book.security.lockStructure:
            raise RefusedWriteError(
                f"the workbook is protected, so the sheet {name!r} cannot be added",
                "unprotect its structure in Excel, then upload it again",
            )
        made = self.book.create_sheet(sheet_title(name, tuple(self.book.sheetnames)))
        made.freeze_panes = "A2"
        for number, header in enumerate(headers):
            width = widths[number] if widths else max(14.0, len(header) + 4.0)
            made.column_dimensions[get_column_letter(number + 1)].width = width
        self.ledger.sheets_added.append(made.title)
        self._sheets[made.title] = OpenSheet(made, self.ledger)
        return self._sheets[made.title]

    def holds_formula(self, sheet: str, row: int, column: int) -> bool:
        """Whether a cell works its value out itself."""
        return self.sheet(sheet).is_formula(row, column)
