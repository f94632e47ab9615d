"""Which cells of a workbook's file hold a formula, and what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pmodash.findings import RefusedWriteError
from pmodash.workbook.file_kinds import IN_PLACE, kind_of
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.cell_markup import has_formula
from pmodash.workbook.package.sheet_part import SheetPart

Place = tuple[str, int, int]
UNTOLD = "=…"


def formulas_in(data: bytes, name: str, cells: Iterable[Place]) -> dict[Place, str]:
    """The formulas among these cells (sheet, row, column), as Excel shows them.

    None for a file that is not edited in place or cannot be opened; writing to that says why.
    """
    by_sheet = defaultdict(list)
    for sheet, row, column in cells:
        by_sheet[sheet].append((row, column))
    if not by_sheet or kind_of(data, name) not in IN_PLACE:
        return {}
    found: dict[Place, str] = {}
    try:
        archive = Archive(data)
        parts = {entry.name: entry.part for entry in BookPart(archive).sheets if entry.kind == "worksheet"}
        for sheet in by_sheet.keys() & parts.keys():
            part = SheetPart(archive, parts[sheet])
            for row, column in by_sheet[sheet]:
                if has_formula(part.rows.cell(row, column)):
                    text = part.formulas.text(row, column)
                    found[sheet, row, column] = f"={text}" if text else UNTOLD
    except RefusedWriteError:
        return {}
    return found
