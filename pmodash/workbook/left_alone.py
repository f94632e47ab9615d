"""What a writing left alone in a sheet that it wrote to: all but the cells meant, and what grew with them.

ECMA-376 part 1: 18.3.1.99 worksheet names all that stands beside the rows.
"""

from __future__ import annotations

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import address
from pmodash.workbook.changed_rows import ChangedRows, rows_of
from pmodash.workbook.package.markup import elements
from pmodash.workbook.package.sheet_rows import SheetRows
from pmodash.workbook.receipt import Ledger

_GROWING = ("dimension", "sheetData", "cols", "autoFilter", "conditionalFormatting", "dataValidations", "hyperlinks",
            "tableParts", "extLst")  # fmt: skip
_REMEDY = "open it in Excel, save it under another name and upload that; your workbook stays as it is"


def refuse_changes_beside(sheet: str, changed: ChangedRows, ledger: Ledger) -> None:
    """RefusedWriteError names the first thing of the sheet that is not as it was, though nothing was written there."""
    written = ledger.written
    before, after = rows_of(changed.before), rows_of(changed.after)
    for row in sorted(changed.numbers):
        old, new = _cells(before, row), _cells(after, row)
        for column in sorted(old.keys() | new.keys()):
            if old.get(column) != new.get(column) and (sheet, row, column) not in written:
                where = f"{sheet}!{address(row, column)}"
                raise RefusedWriteError(f"{where} would have changed, which no edit asked for", _REMEDY)
    beside = _beside(changed.after)
    for name, markup in _beside(changed.before).items():
        if beside.get(name) != markup:
            raise RefusedWriteError(f"the sheet {sheet!r} would have another {name}, which no edit asked for", _REMEDY)


def _cells(rows: SheetRows, row: int) -> dict[int, bytes]:
    """The bytes of a row's cells by column."""
    return {column: rows.data[span.start : span.end] for column, span in rows.cells(row).items()}


def _beside(part: bytes) -> dict[str, list[bytes]]:
    """What stands beside the rows by its name, as it is written, but for what grows with them."""
    found: dict[str, list[bytes]] = {}
    for element in elements(part, "the sheet", depth=2)[1:]:
        if element.name not in _GROWING:
            found.setdefault(element.name, []).append(part[element.start : element.end])
    return found
