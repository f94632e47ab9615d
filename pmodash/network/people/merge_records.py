"""What earlier merges changed, as the workbook's own log of changes tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from pmodash.network.merged_contacts import is_merged
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Book, CellValue
from pmodash.workbook.kept_sheets import CHANGE_LOG, LOG_HEADERS, kept_sheets
from pmodash.workbook.own_names import header_row_of
from pmodash.workbook.placement import HEADERS

Told = str | dt.date | None

_LABELS = {HEADERS.get(name, name.replace("_", " ").capitalize()).casefold(): name for name in CONTACT_FIELDS}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a contact, with its value before a merge and after it, as texts or days; None for blank."""

    field: str
    old: Told
    new: Told


@dataclass(frozen=True, slots=True)
class MergeRecord:
    """One merge: what the dropped contact was called, the status it got, and what changed of it and of the kept one."""

    dropped: str
    status: str
    of_dropped: tuple[FieldChange, ...]
    of_kept: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the log: when and by which edit, whose field, its change, and in which row of which sheet."""

    edit: tuple[str, str]
    contact: str
    change: FieldChange
    row: str


def merge_records(book: Book) -> tuple[MergeRecord, ...]:
    """The merges that the log of changes tells of, in its order; none where it was deleted."""
    name = kept_sheets(book).get(CHANGE_LOG)
    lines = _lines(book, name) if name else iter(())
    return tuple(record for _, group in groupby(lines, lambda line: line.edit) for record in _records(list(group)))


def _records(lines: list[_Line]) -> Iterator[MergeRecord]:
    """The merges of edits of one number and time, which may be of several downloads.

    Of each, the line whose status says so comes last but for others of the dropped contact.
    """
    marks = [number for number, line in enumerate(lines) if _is_mark(line)]
    for start, place in zip([0, *(number + 1 for number in marks)], marks, strict=False):
        mark, before = lines[place], lines[start:place]
        after = _of_row(mark.row, takewhile(lambda line: not _is_mark(line), lines[place + 1 :]))
        kept = _of_row(before[-1].row, before) if before and before[-1].row != mark.row else ()
        yield MergeRecord(mark.contact, tidy(mark.change.new), (mark.change, *after), kept)


def _of_row(row: str, lines: Iterable[_Line]) -> tuple[FieldChange, ...]:
    return tuple(line.change for line in lines if line.row == row)


def _is_mark(line: _Line) -> bool:
    return line.change.field == "status" and is_merged(tidy(line.change.new))


def _lines(book: Book, name: str) -> Iterator[_Line]:
    sheet = book.sheet(name)
    last = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, LOG_HEADERS)
    heads = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(last, 0, -1)}
    columns = [heads.get(header.casefold(), 0) for header in LOG_HEADERS]
    for row in range(header_row + 1, sheet.last_row + 1):
        when, edit, contact, label, old, new, cell = (sheet.value(row, c) if c else None for c in columns)
        field = _LABELS.get(tidy(label).casefold())
        if field is not None:
            change = FieldChange(field, _told(field, old), _told(field, new))
            yield _Line((tidy(when), tidy(edit)), tidy(contact), change, _row_of(tidy(cell)))


def _told(field: str, value: CellValue) -> Told:
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return day if field in DATE_FIELDS else day.isoformat()
    return tidy(value) or None


def _row_of(cell: str) -> str:
    """The sheet and the row of a log's cell or cells: Register!B7:C7 is Register!7."""
    sheet, _, place = cell.rpartition("!")
    return f"{sheet}!{''.join(letter for letter in place.partition(':')[0] if letter.isdigit())}"
