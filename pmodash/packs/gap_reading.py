"""The answers in files of gaps: each filled cell read as its field keeps it, and whatever could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pmodash.findings import Finding, Refusal
from pmodash.journal.draft import Draft
from pmodash.journal.values import FieldValue
from pmodash.measures.gaps import gap_fields
from pmodash.network.register import Register
from pmodash.packs.gap_matching import GapMatcher
from pmodash.packs.gap_rows import FilledRow, FilledSheet, filled_sheets
from pmodash.packs.gap_values import ValueReader
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue, address
from pmodash.workbook.field_names import field_label
from pmodash.workbook.placement import table_of
from pmodash.workbook.reading import read

NOT_ASKED = "a cell that was not asked for"


@dataclass(frozen=True, slots=True)
class Answer:
    """One filled cell: where it stands, whose field it fills (`position` in the register), and with what.

    `ours` is what the workbook holds now; `why` tells why the answer has to be chosen, blank where it need not be.
    """

    file: str
    sheet: str
    cell: str
    position: int
    field: str
    value: FieldValue
    ours: FieldValue = None
    why: str = ""

    @property
    def where(self) -> tuple[int, str]:
        """The contact and the field that it fills."""
        return self.position, self.field


class GapReading:
    """Reads files of gaps for a register as it is now; what is amiss with them gathers in `problems`."""

    def __init__(self, register: Register, as_of: dt.date) -> None:
        self.draft = Draft(register)
        self.problems: list[Finding] = []
        self.owners: list[str] = []
        self._matcher = GapMatcher(register.contacts)
        self._values = ValueReader(register, as_of)
        self._layout = register.layout
        amiss = (finding for finding in register.findings if finding.kind == "date-unreadable")
        self._no_days = {(finding.sheet, finding.cell): finding.found for finding in amiss}

    def answers(self, name: str, data: bytes) -> Iterator[Answer]:
        """The answers that one file holds."""
        try:
            sheets = filled_sheets(read(data, name))
        except Refusal as refusal:
            self._tell("gap-file-unreadable", name, "", refusal.what, "a file of gaps", refusal.remedy)
            return
        if not sheets:
            remedy = "Take the file that was downloaded on the Data quality page, with its hidden row and column"
            self._tell("gap-file-unknown", name, "", "no sheet of gaps", "a file of gaps", remedy)
        for sheet in sheets:
            where = f"{name}: {sheet.name}"
            self.owners.append(sheet.mark.owner)
            self._tell_added(where, sheet)
            for row in sheet.rows:
                yield from self._of_row(name, where, sheet, row)

    def _tell_added(self, where: str, sheet: FilledSheet) -> None:
        for letter in sheet.added:
            remedy = "It was not read: type what it says on the Contacts page"
            self.problems.append(
                Finding("note", "gap-column-added", where, letter, "a column of their own", "", remedy)
            )

    def _of_row(self, name: str, where: str, sheet: FilledSheet, row: FilledRow) -> Iterator[Answer]:
        if not row.answers:
            return
        position = self._matcher.position(row.key, row.name, row.organisation, sheet.mark.digest)
        if isinstance(position, str):
            remedy = "Type the answers on the Contacts page, for the one who is meant"
            cells = f"{row.row}:{row.row}"
            self._tell("gap-contact-not-found", where, cells, row.name or "a row without a name", position, remedy)
            return
        asked = row.key.asked if row.key else ()
        for field, (cell, raw) in row.answers.items():
            value = self._value(where, cell, field, raw, position)
            if value is not None:
                ours, why = (
                    self.draft.value(position, field),
                    self._why(position, field) if field in asked else NOT_ASKED,
                )
                yield Answer(name, sheet.name, cell, position, field, value, ours, why)

    def _why(self, position: int, field: str) -> str:
        """Why an answer that was asked for has to be chosen: its cell is no blank, but holds words for a day."""
        place = self.draft.place(position)
        table = table_of(self._layout, *place)
        columns = table.of_field(field) if table else ()
        cells = [(place[0], address(place[1], column.number)) for column in columns]
        words = [self._no_days[cell] for cell in cells if cell in self._no_days]
        return f"in place of {words[0]!r}, which is no day" if words else ""

    def _value(self, where: str, cell: str, field: str, raw: CellValue, position: int) -> FieldValue:
        """The value of a cell; None where it says nothing or cannot be read, which is told."""
        if field not in gap_fields():
            return None
        told = self._values.read(field, raw, self.draft.place(position))
        if told.expected:
            remedy = f"Correct {field_label(field)} of {self.draft.name(position)} and drop the file again"
            self._tell("gap-value-unreadable", where, cell, tidy(raw), told.expected, remedy)
        return told.value

    def _tell(self, kind: str, where: str, cell: str, found: str, expected: str, remedy: str) -> None:
        self.problems.append(Finding("fix", kind, where, cell, found, expected, remedy))
