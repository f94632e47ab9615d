"""Edits into a text table's own file: its delimiter, encoding, quotation marks and line ends stay, and all else too."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, Cells, CellValue, Sheet, address, column_number
from pmodash.workbook.comparing import read_all_again
from pmodash.workbook.conversion_check import alike
from pmodash.workbook.kept_sheets import CHANGE_LOG, RULES, SETTINGS, STORY
from pmodash.workbook.parsing.csv_text import TextTable, read_text
from pmodash.workbook.patches import AppendToSheet, Patch, PutColumn
from pmodash.workbook.placement import OWN_CONTACTS, OWN_TOUCHPOINTS, SECOND_TOUCHPOINTS
from pmodash.workbook.receipt import Ledger, Receipt, Written
from pmodash.workbook.safe_text import without_formula
from pmodash.workbook.text_records import TextRecords

_EXCEL = "take the Excel workbook instead"
_DAYS = ("%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y/%m/%d", "%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%B %d, %Y")
_ISO = "%Y-%m-%d"
_KNOWN = {
    CHANGE_LOG: "the change log",
    SETTINGS: "the PMO settings",
    RULES: "your rules for groups",
    STORY: "your story for the meeting",
}
_RECORDS = {OWN_TOUCHPOINTS: "touchpoint", SECOND_TOUCHPOINTS: "touchpoint", OWN_CONTACTS: "contact"}
_A_NUMBER = re.compile(r"[+-][\d\s.()]*\d")  # a phone number among them: no formula, and the file is read again


def patches_of(book: Book, patches: Sequence[Patch]) -> tuple[Patch, ...]:
    """The patches that a text table can hold: those of its one sheet."""
    return tuple(patch for patch in patches if patch.sheet == book.sheets[0].name)


def left_off(book: Book, patches: Sequence[Patch]) -> tuple[str, ...]:
    """A sentence about what the patches hold for other sheets, if anything."""
    rows: Counter[str] = Counter()
    for patch in patches:
        if patch.sheet != book.sheets[0].name:
            rows[patch.sheet] += len(patch.rows) if isinstance(patch, AppendToSheet) else 1
    told = [_KNOWN.get(name) or _so_many(count, name) for name, count in rows.items()]
    if not told:
        return ()
    things = " and ".join([", ".join(told[:-1]), told[-1]] if told[1:] else told)
    return (f"A text file holds one sheet. Not in it: {things}. Take the Excel workbook to keep them.",)


def _so_many(count: int, sheet: str) -> str:
    records = f"{_RECORDS.get(sheet, 'row')}{'' if count == 1 else 's'}"
    return f"{count:,} {records}" if sheet in _RECORDS else f"{count:,} {records} for {sheet}"


def in_its_own_way(data: bytes, name: str, book: Book, patches: Sequence[Patch], made: Written) -> Written:
    """The text file with the values in it that `made`, the same edits in a workbook, has in its first sheet.

    RefusedWriteError when the file's encoding cannot hold a value, or when the file would read otherwise elsewhere.
    """
    table = read_text(data)
    text = _text_of(data, table)
    records = TextRecords(text, table.delimiter)
    before, ledger, marked = book.sheets[0], Ledger(), 0
    assert made.book is not None
    for row, column, value in _changes(before, made.book.sheets[0]):
        told = _told(value, before.column(column))
        _refuse_unwritable(told, f"{before.name}!{address(row, column)}", table)
        safe = told if _A_NUMBER.fullmatch(told) else without_formula(told)
        records.put(row, column, safe)
        ledger.touched[before.name, row, column] = safe
        marked += safe != told
    for first_row, column in _new_columns(made, patches):
        records.add_field(first_row, column)
    after = table.decoded.mark + records.to_text().encode(_codec(table), "surrogateescape")
    again = read_all_again(book, after, name, ledger)
    if (again.delimiter, again.encoding) != (book.delimiter, book.encoding):
        raise RefusedWriteError("the text file would be read with another delimiter or encoding", _EXCEL)
    return Written(after, _receipt(made.receipt, made, before.name, _notes(book, table, marked)), name, again)


def _text_of(data: bytes, table: TextTable) -> str:
    """The file's text, from which its bytes can be made again."""
    mark = table.decoded.mark
    text = data[len(mark) :].decode(_codec(table), "surrogateescape")
    if "\0" in text or text.encode(_codec(table), "surrogateescape") != data[len(mark) :]:
        raise RefusedWriteError("the text file holds characters that could not be written as they are", _EXCEL)
    return text


def _codec(table: TextTable) -> str:
    return table.decoded.encoding.removesuffix("-sig")


def _changes(before: Sheet, after: Sheet) -> Iterator[tuple[int, int, CellValue]]:
    """The cells of the sheet that the edits changed: row, column and the value now."""
    last_row = max(before.last_row, after.last_row)
    for column in range(1, max(before.first_column + before.width, after.first_column + after.width)):
        old, new = (_from_top(sheet, column, last_row) for sheet in (before, after))
        for row, (one, other) in enumerate(zip(old, new, strict=True), 1):
            if not alike(one, other):
                yield row, column, other


def _from_top(sheet: Sheet, column: int, last_row: int) -> list[CellValue]:
    below = last_row - sheet.last_row
    return [*[None] * (sheet.first_row - 1), *sheet.column(column), *[None] * below]


def _told(value: CellValue, column: Cells) -> str:
    """A value as the texts of its column are written."""
    if isinstance(value, dt.datetime):
        return value.strftime(_look_of_days(column)) if value.time() == dt.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.date):
        return value.strftime(_look_of_days(column))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _look_of_days(column: Cells) -> str:
    """The one way in which all days of a column are written; year, month, day where more than one would do."""
    days = [text for text in map(tidy, column.distinct) if any(letter.isdecimal() for letter in text)]
    fitting = [look for look in _DAYS if days and all(_is_day(text, look) for text in days)]
    return fitting[0] if len(fitting) == 1 else _ISO


def _is_day(text: str, look: str) -> bool:
    try:
        dt.datetime.strptime(text, look)
    except ValueError:
        return False
    return True


def _refuse_unwritable(text: str, where: str, table: TextTable) -> None:
    try:
        text.encode(_codec(table))
        if "\0" not in text:
            return
        character = "\0"
    except UnicodeEncodeError as error:
        character = text[error.start]
    raise RefusedWriteError(
        f"{where} is to hold {character!r}, which the text file's encoding ({table.decoded.encoding}) cannot write",
        f"{_EXCEL}, or save the file as CSV UTF-8 and upload that",
    )


def _new_columns(made: Written, patches: Sequence[Patch]) -> Iterator[tuple[int, int]]:
    """The header row and the number of each column that was added."""
    rows = [patch.header_row for patch in patches if isinstance(patch, PutColumn)]
    for place in made.receipt.columns_added:
        yield max(min(rows, default=1), 1), column_number(place.rpartition("!")[2])


def _notes(book: Book, table: TextTable, marked: int) -> Iterator[str]:
    yield (
        f"The text file stays one: its delimiter and its encoding ({book.encoding}) are as they were, and every record "
        "without an edit is exactly the same."
    )
    if marked:
        verb = "text that begins" if marked == 1 else "texts that begin"
        yield f"{marked:,} {verb} like a formula got an apostrophe in front, so that no spreadsheet runs it."


def _receipt(receipt: Receipt, made: Written, sheet: str, notes: Iterator[str]) -> Receipt:
    """The receipt of the same edits in a workbook, told of the text file."""
    title = made.renamed.get(sheet, sheet)

    def own(place: str) -> str:
        return place.replace(f"{title}!", f"{sheet}!", 1)

    return replace(
        receipt,
        unchanged=(),
        parts_added=(),
        parts_changed=(("file", "holds the edits"),),
        cells=tuple(replace(cell, sheet=sheet) for cell in receipt.cells),
        rows_added=tuple(map(own, receipt.rows_added)),
        columns_added=tuple(map(own, receipt.columns_added)),
        notes=(*notes, *receipt.notes),
    )
