"""What a writing left alone in a sheet that it wrote to: all but the cells meant, and what grew with them.

ECMA-376 part 1: 18.3.1.99 worksheet names all that stands beside the rows.
"""

from __future__ import annotations

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import address
from pmodash.workbook.changed_rows import ChangedRows, rows_of
from pmodash.workbook.package.markup import attributes_of, elements
from pmodash.workbook.package.sheet_rows import SheetRows
from pmodash.workbook.receipt import Ledger

_ANY_WRITING = ("dimension", "sheetData", "hyperlinks")
_GROWING = ("cols", "autoFilter", "conditionalFormatting", "dataValidations", "extLst")
_OF_NEW_CELLS = ("spans", "ht", "customHeight")
_REMEDY = "open it in Excel, save it under another name and upload that; your workbook stays as it is"


def refuse_changes_beside(sheet: str, changed: ChangedRows, ledger: Ledger) -> None:
    """RefusedWriteError names the first thing of the sheet that is not as it was, though nothing was written there."""
    written = {(row, column) for name, row, column in ledger.written if name == sheet}
    before, after = rows_of(changed.before), rows_of(changed.after)
    for row in sorted(changed.numbers):
        old, new = _cells(before, row), _cells(after, row)
        for column in sorted(old.keys() | new.keys()):
            if old.get(column) != new.get(column) and (row, column) not in written:
                raise _unasked(f"{sheet}!{address(row, column)}")
        if before.span(row) and not _same_around(before, after, row):
            raise _unasked(f"row {row} of the sheet {sheet!r}")
    widened = any(place.startswith(f"{sheet}!") for place in ledger.columns_added)
    _refuse_others(sheet, changed, sheet in ledger.grown, widened)


def _unasked(what: str) -> RefusedWriteError:
    return RefusedWriteError(f"{what} would have changed, which no edit asked for", _REMEDY)


def _cells(rows: SheetRows, row: int) -> dict[int, bytes]:
    """The bytes of a row's cells by column."""
    return {column: rows.data[span.start : span.end] for column, span in rows.cells(row).items()}


def _same_around(before: SheetRows, after: SheetRows, row: int) -> bool:
    """Whether a row says of itself, and holds beside its cells, what it did, but for what an edit in it may change."""
    (old, beside), (new, beside_now) = _around(before, row), _around(after, row)
    return beside == beside_now and (old == new or _told(old) == _told(new))


def _around(rows: SheetRows, row: int) -> tuple[bytes, bytes]:
    """A row's tag, and what stands in it beside its cells."""
    span = rows.span(row)
    if span is None:
        return b"", b""
    places = [span.inside, *(place for c in rows.cells(row).values() for place in (c.start, c.end)), span.outside]
    beside = b"".join(rows.data[start:end] for start, end in zip(places[::2], places[1::2], strict=True) if start < end)
    return rows.data[span.start : span.inside], beside


def _told(tag: bytes) -> dict[str, str]:
    return {name: value for name, value in attributes_of(tag).items() if name not in _OF_NEW_CELLS}


def _refuse_others(sheet: str, changed: ChangedRows, grown: bool, widened: bool) -> None:
    """RefusedWriteError where something beside the rows is another, or is no more what grows with a table.

    A sheet that was `widened` by a column may tell columns' widths now.
    """
    before, after = _beside(changed.before), _beside(changed.after)
    for name in before.keys() | after.keys():
        old, new = before.get(name, []), after.get(name, [])
        same = len(old) == len(new) if grown and name in _GROWING else old == new
        if not same and not (widened and name == "cols" and len(new) == 1):
            what = f"the sheet {sheet!r} would have another {name}, which no edit asked for"
            raise RefusedWriteError(what, _REMEDY)


def _beside(part: bytes) -> dict[str, list[bytes]]:
    """What stands beside the rows by its name, as it is written, but for what any writing may change."""
    found: dict[str, list[bytes]] = {}
    for element in elements(part, "the sheet", depth=2)[1:]:
        if element.name not in _ANY_WRITING:
            found.setdefault(element.name, []).append(part[element.start : element.end])
    return found
