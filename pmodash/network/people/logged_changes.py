"""What earlier edits changed of the contacts, as the workbook's own log of changes tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
class LoggedChange:
    """A field of a contact, with its value before and after as a text or a day, None for blank.

    `edit` numbers the edits that the log tells of, over all downloads; `sheet` and `row` are where the contact stood
    then, under the name of `contact`.
    """

    edit: int
    contact: str
    field: str
    old: Told
    new: Told
    sheet: str
    row: int

    @property
    def merges(self) -> bool:
        """Whether a contact was merged away."""
        return self.field == "status" and is_merged(tidy(self.new)) and not is_merged(tidy(self.old))


def logged_changes(book: Book) -> tuple[LoggedChange, ...]:
    """The changes of contacts in the log of changes, in its order; none where it was deleted.

    The edits of two downloads may have the same number and time: after each the log has its receipt between them.
    """
    name = kept_sheets(book).get(CHANGE_LOG)
    found: list[LoggedChange] = []
    number, before, merged = 0, ("", ""), None
    for edit, change in _rows(book, name) if name else ():
        elsewhere = merged is not None and change is not None and (change.sheet, change.row) != merged
        if edit != before or elsewhere:
            number, before, merged = number + 1, edit, None
        if change is not None:
            merged = (change.sheet, change.row) if change.merges else merged
            found.append(replace(change, edit=number))
    return tuple(found)


def _rows(book: Book, name: str) -> Iterator[tuple[tuple[str, str], LoggedChange | None]]:
    """The rows of the log: by which edit and when, both blank in a receipt, and what it changed of a contact."""
    sheet = book.sheet(name)
    last = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, LOG_HEADERS)
    heads = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(last, 0, -1)}
    columns = [heads.get(header.casefold(), 0) for header in LOG_HEADERS]
    for row in range(header_row + 1, sheet.last_row + 1):
        when, edit, contact, label, old, new, cell = (sheet.value(row, c) if c else None for c in columns)
        field = _LABELS.get(tidy(label).casefold())
        if not tidy(edit):
            yield ("", ""), None
        elif field is None:
            yield (tidy(edit), tidy(when)), None
        else:
            told = (_told(field, old), _told(field, new))
            yield (tidy(edit), tidy(when)), LoggedChange(0, tidy(contact), field, *told, *_place(tidy(cell)))


def _told(field: str, value: CellValue) -> Told:
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return day if field in DATE_FIELDS else day.isoformat()
    return tidy(value) or None


def _place(cell: str) -> tuple[str, int]:
    """The sheet and the row of a log's cell or cells: Register!B7:C7 is row 7 of Register."""
    sheet, _, place = cell.rpartition("!")
    digits = "".join(letter for letter in place.partition(":")[0] if letter.isdigit())
    return sheet, int(digits or 0)
