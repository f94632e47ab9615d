"""Of a written workbook, only what differs from the file it came from is read; the rest is known, byte for byte."""

from __future__ import annotations

from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.changed_rows import NotComparableError, changed_rows
from pmodash.workbook.left_alone import refuse_changes_beside
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart, SheetEntry
from pmodash.workbook.package.markup import as_utf8, children, elements
from pmodash.workbook.patched_sheets import with_cells
from pmodash.workbook.reading import read_own
from pmodash.workbook.receipt import Ledger

_NO_TEXTS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_BLANK = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'


def with_changes(old: Book, before: bytes, after: bytes, name: str, ledger: Ledger) -> Book:
    """The cells of the file `after`, of which those of the file `before` are `old`.

    A workbook of the new sheets and of the rows whose bytes differ is read; all other cells are the old ones.
    NotComparableError where the bytes alone do not tell that they are: then all must be read. RefusedWriteError where
    more of a sheet differs than `ledger` tells.
    """
    if ledger.pushed:
        raise NotComparableError
    earlier, later = Archive(before), Archive(after)
    listed = _listed_alike(earlier, later)
    rows: dict[str, frozenset[int]] = {}
    for entry in listed:
        if entry.kind == "worksheet":
            rows[entry.name] = _leave_changes(entry, earlier, later, ledger)
        elif not _lies_the_same(entry.part, earlier, later):
            raise NotComparableError
    new = read_own(later.to_bytes(), name)
    names = {entry.name for entry in listed}
    known = {sheet.name: sheet for sheet in old.sheets if sheet.name in names}
    sheets = [_sheet(known.get(sheet.name), sheet, rows.get(sheet.name), ledger) for sheet in new.sheets]
    return Book(old.name, old.format, tuple(sheets), old.findings, sheet_names=tuple(sheet.name for sheet in sheets))


def _leave_changes(entry: SheetEntry, earlier: Archive, later: Archive, ledger: Ledger) -> frozenset[int]:
    """Leave in the sheet's new part the rows alone whose bytes differ; their numbers."""
    if _lies_the_same(entry.part, earlier, later):
        later.put(entry.part, _BLANK)
        return frozenset()
    if not earlier.has(entry.part) or not later.has(entry.part):
        raise NotComparableError
    old, new = (as_utf8(archive.read(entry.part), entry.part) for archive in (earlier, later))
    changed = changed_rows(old, new)
    refuse_changes_beside(entry.name, changed, ledger)
    later.put(entry.part, changed.after)
    return changed.numbers


def _lies_the_same(part: str, earlier: Archive, later: Archive) -> bool:
    """Whether a part is the same in both files, or in neither."""
    if earlier.has(part) != later.has(part):
        return False
    return not earlier.has(part) or earlier.stored(part) == later.stored(part)


def _sheet(old: Sheet | None, new: Sheet, rows: frozenset[int] | None, ledger: Ledger) -> Sheet:
    if old is None:
        return new
    if rows is None:
        return old
    if old.hidden != new.hidden:
        raise NotComparableError
    written = [(row, column) for sheet, row, column in ledger.written if sheet == old.name and row in rows]
    return with_cells(old, {(row, column): new.value(row, column) for row, column in written})


def _listed_alike(earlier: Archive, later: Archive) -> list[SheetEntry]:
    """The sheets that both files list; texts and dates read alike in both."""
    before, after = BookPart(earlier), BookPart(later)
    listed = before.sheets
    if listed != after.sheets[: len(listed)]:
        raise NotComparableError
    if before.from_1904 != after.from_1904 or not _styles_alike(before, after):
        raise NotComparableError
    for texts in before.links.of_kind("sharedStrings"):
        if not _lies_the_same(texts.target, earlier, later):
            raise NotComparableError
        if later.has(texts.target):
            later.put(texts.target, _NO_TEXTS)  # what is written stands in its own cell
    return listed


def _styles_alike(before: BookPart, after: BookPart) -> bool:
    """Whether every style means what it did; more of them may have come behind."""
    for link in before.links.of_kind("styles"):
        if not before.archive.has(link.target) or not after.archive.has(link.target):
            return False
        if not _lies_the_same(link.target, before.archive, after.archive):
            old, new = (_formats(book.archive, link.target) for book in (before, after))
            if any(new_one[: len(old_one)] != old_one for old_one, new_one in zip(old, new, strict=True)):
                return False
    return True


def _formats(archive: Archive, part: str) -> tuple[list[bytes], list[bytes]]:
    """The number formats and the styles of cells, each as it is written."""
    data = as_utf8(archive.read(part), part)
    found = elements(data, part)
    formats = [data[e.start : e.end] for e in children(found, "numFmts", "numFmt")]
    return formats, [data[e.start : e.end] for e in children(found, "cellXfs", "xf")]
