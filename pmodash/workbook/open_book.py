"""A workbook that is being written to: its file's parts, its sheets, and the account of what was done to them."""

from __future__ import annotations

import datetime as dt

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.open_sheet import OpenSheet
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.new_sheet import NewColumn, first_rows, new_sheet, save_styles, styles_of
from pmodash.workbook.package.properties import tell_change
from pmodash.workbook.package.ranges import Grow
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.package.signatures import SignedError, remove_signature, signature_parts
from pmodash.workbook.receipt import Ledger
from pmodash.workbook.safe_text import sheet_title


class OpenBook:
    """A workbook's file with its sheets by name; `ledger` tells what was written, `names_grew` whether names did.

    `when` is the time that the file says it was changed at, `remove_signature` whether a digital signature may go;
    `unsigned` are the parts of the one that went, `calculation` those that keep in which order formulas were worked out
    last. RefusedWriteError when the file cannot be written to without harm.
    """

    def __init__(
        self, data: bytes, before: Book, when: dt.datetime | None = None, remove_signature: bool = False
    ) -> None:
        self.archive = Archive(data)
        self.book = BookPart(self.archive)
        self.unsigned = self._without_signature(remove_signature)
        self.styles = styles_of(self.archive, self.book)
        self.ledger = Ledger()
        self._before, self._when = before, when
        self.names_grew = False
        self.calculation = tuple(link.target for link in self.book.links.of_kind("calcChain"))
        self.parts = {entry.name: entry.part for entry in self.book.sheets if entry.kind == "worksheet"}
        self._titles = tuple(self.parts)
        self._sheets: dict[str, OpenSheet] = {}

    def _without_signature(self, may_go: bool) -> tuple[str, ...]:
        if not signature_parts(self.archive):
            return ()
        if not may_go:
            raise SignedError
        return remove_signature(self.archive, self.book.types)

    @property
    def written(self) -> tuple[OpenSheet, ...]:
        """The sheets that were written to, or looked into to do so."""
        return tuple(self._sheets.values())

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
        self.ledger.grown.add(sheet.name)
        sheet.part.grow(growth, header)
        self.names_grew |= self.book.grow_names(sheet.name, growth)

    def save(self) -> None:
        """Put all that changed into the parts of the file."""
        for sheet in self._sheets.values():
            sheet.part.save()
        save_styles(self.archive, self.book, self.styles)
        if self.ledger.touched:
            self.book.calculate_on_load()
            tell_change(self.archive, self._when, self._titles, self.ledger.sheets_added)
        self.book.save()

    def to_bytes(self) -> bytes:
        """The workbook's file as it was saved last."""
        return self.archive.to_bytes()
