"""Of a written workbook, only what differs from the file it came from is read; the rest is known, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from pmodash.workbook.cells import Book, Cells, CellValue, Sheet
from pmodash.workbook.changed_rows import NotComparableError, changed_rows
from pmodash.workbook.left_alone import refuse_changes_beside
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart, SheetEntry
from pmodash.workbook.package.markup import as_utf8, children, elements
from pmodash.workbook.patched_sheets import with_cells
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Ledger

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
    differing: dict[str, frozenset[int]] = {}
    listed = _listed_alike(earlier, later)
    for entry in listed:
        if _lies_the_same(entry.part, earlier, later):
            if entry.kind == "worksheet":
                later.put(entry.part, _BLANK)
        elif entry.kind == "worksheet" and later.has(entry.part):
            changed = changed_rows(*_both(entry.part, earlier, later))
            refuse_changes_beside(entry.name, changed, ledger)
            differing[entry.name] = changed.numbers
            later.put(entry.part, changed.after)
        else:
            raise NotComparableError
    new = read(later.to_bytes(), name)
    names = {entry.name for entry in listed}
    known = {sheet.name: sheet for sheet in old.sheets if sheet.name in names}
    sheets = [_sheet(known.get(sheet.name), sheet, differing.get(sheet.name)) for sheet in new.sheets]
    return Book(old.name, old.format, tuple(sheets), old.findings, sheet_names=tuple(sheet.name for sheet in sheets))


def _lies_the_same(part: str, earlier: Archive, later: Archive) -> bool:
    """Whether a part is the same in both files, or in neither."""
    if earlier.has(part) != later.has(part):
        return False
    return not earlier.has(part) or earlier.stored(part) == later.stored(part)


def _both(part: str, *archives: Archive) -> Iterator[bytes]:
    """A part's bytes in two archives, unpacked side by side."""
    with ThreadPoolExecutor(len(archives)) as pool:
        return pool.map(lambda archive: as_utf8(archive.read(part), part), archives)


def _sheet(old: Sheet | None, new: Sheet, differing: frozenset[int] | None) -> Sheet:
    if old is None:
        return new
    if differing is None:
        return old
    if new.merged != old.merged:
        raise NotComparableError
    sheet = with_cells(old, _cells(old, new, differing))
    return sheet if sheet.hidden == new.hidden else new


def _cells(old: Sheet, new: Sheet, rows: frozenset[int]) -> dict[tuple[int, int], CellValue]:
    """What stands in the rows now that differ, blanks among it where something stood."""
    lefts = [sheet.first_column for sheet in (old, new) if len(sheet.rows)]
    rights = [sheet.first_column + sheet.width for sheet in (old, new) if len(sheet.rows)]
    columns = range(min(lefts, default=1), max(rights, default=1))
    found: dict[tuple[int, int], CellValue] = {}
    for column in columns:
        before, after = old.column(column), new.column(column)
        for row in rows:
            value = _at(after, row - new.first_row)
            if value is not None or _at(before, row - old.first_row) is not None:
                found[row, column] = value
    return found


def _at(cells: Cells, place: int) -> CellValue:
    return cells[place] if 0 <= place < len(cells) else None


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
