"""A workbook that is being written to: its file's parts, its sheets, and the account of what was done to them."""

from __future__ import annotations

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.new_sheet import NewColumn, first_rows, new_sheet, save_styles, styles_of
from pmodash.workbook.package.ranges import Grow
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.receipt import Ledger
from pmodash.workbook.safe_text import sheet_title


class OpenBook:
    """A workbook's file with its sheets by name; `ledger` tells what was written.

    RefusedWriteError when the file cannot be written to without harm.
    """

    def __init__(self, data: bytes, before: Book) -> None:
        self.archive = Archive(data)
        if any(part.lower().startswith("_xmlsignatures/") for part in self.archive.names):
            raise RefusedWriteError(
                "the workbook is digitally signed, and any edit would break its signature",
                "remove the signature in Excel (File, Info), then upload it again",
            )
        self.book = BookPart(self.archive)
        self.styles = styles_of(self.archive, self.book)
        self.ledger = Ledger()
        self._before = before
        self.parts = {entry.name: entry.part for entry in self.book.sheets if entry.kind == "worksheet"}
        self._sheets: dict[str, OpenSheet] = {}

    def has(self, name: str) -> bool:
        """Whether the workbook has a worksheet of that name."""
        return name in self.parts

    def sheet(self, name: str) -> OpenSheet:
        """The worksheet of that name; RefusedWriteError when the workbook has none."""
        if name not in self._sheets:
            if name not in self.parts:
                raise RefusedWriteError(f"the workbook has no sheet {name!r}", "upload the workbook again")
            self._sheets[name] = self._opened(self._before.sheet(name))
        return self._sheets[name]

    def _opened(self, before: Sheet) -> OpenSheet:
        part = SheetPart(self.archive, self.parts[before.name])
        return OpenSheet(before, part, self.styles, self.ledger, self.book.from_1904)

    def add_sheet(self, name: str, columns: tuple[NewColumn, ...], about: str) -> OpenSheet:
        """A new worksheet at the end with these columns and a line above them that says what it is about.

        Its name is this one or, where that is taken, one like it.
        """
        if self.book.locked:
            raise RefusedWriteError(
                f"the workbook is protected, so the sheet {name!r} cannot be added",
                "unprotect its structure in Excel, then upload it again",
            )
        title = sheet_title(name, tuple(entry.name for entry in self.book.sheets))
        self.parts[title] = new_sheet(self.book, self.styles, title, columns, about)
        self.ledger.sheets_added.append(title)
        self._sheets[title] = self._opened(Sheet(title, first_rows(columns, about)))
        return self._sheets[title]

    def grow(self, sheet: OpenSheet, growth: Grow, header: str = "") -> None:
        """Let all that covers a table of a sheet to its end take in more, names of the workbook among it."""
        sheet.part.grow(growth, header)
        self.book.grow_names(sheet.name, growth)

    def tables_of(self, sheet: str) -> tuple[str, ...]:
        """The parts of the Excel tables of a sheet that was written to."""
        opened = self._sheets.get(sheet)
        return tuple(table.part for table in opened.part.tables) if opened else ()

    def to_bytes(self) -> bytes:
        """The workbook's file with the changes in it."""
        for sheet in self._sheets.values():
            sheet.part.save()
        save_styles(self.archive, self.book, self.styles)
        if self.ledger.touched:
            self.book.calculate_on_load()
        self.book.save()
        return self.archive.to_bytes()
