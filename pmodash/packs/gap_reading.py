"""The answers in files of gaps: each filled cell read as its field keeps it, and whatever could not be read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pmodash.findings import Finding, ProtectedFileError, Refusal
from pmodash.journal.draft import Draft
from pmodash.journal.values import FieldValue
from pmodash.measures.gaps import gap_fields
from pmodash.packs.gap_identity import mark_of
from pmodash.packs.gap_layout import WHO_FIELDS
from pmodash.packs.gap_matching import GapMatcher, Meant
from pmodash.packs.gap_people import AskedWorkbook
from pmodash.packs.gap_rows import FilledRow, FilledSheet, filled_sheets
from pmodash.packs.gap_values import ValueReader, order_in
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue
from pmodash.workbook.field_names import field_label
from pmodash.workbook.reading import read

NOT_ASKED = "a cell that was not asked for"
MEANWHILE = "filled in the workbook meanwhile"
NOT_COUNTED = "not asked about any more"


@dataclass(frozen=True, slots=True)
class EitherDay:
    """A filled cell whose text is one of two `days`: with the day first, and with the month first."""

    file: str
    sheet: str
    cell: str
    position: int
    field: str
    text: str
    days: tuple[dt.date, ...]


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
    """Reads files of gaps for a workbook; what is amiss with them gathers in `problems`.

    `orders` says of a file whether texts that can be read in both ways have the day ("dmy") or the month ("mdy") first.
    Those of them that neither their sheet nor the workbook settles gather in `either`.
    """

    def __init__(self, workbook: AskedWorkbook, as_of: dt.date, orders: Mapping[str, str]) -> None:
        self.draft = Draft(workbook.register)
        self.problems: list[Finding] = []
        self.either: list[EitherDay] = []
        self.owners: list[str] = []
        self._workbook = workbook
        self._orders = orders
        self._matcher = GapMatcher(workbook)
        self._values = ValueReader(workbook, as_of)
        self._not_counted = workbook.network.roster["not_counted_why"].fillna("").tolist()

    def answers(self, name: str, data: bytes) -> Iterator[Answer]:
        """The answers that one file holds."""
        try:
            sheets = filled_sheets(read(data, name))
        except ProtectedFileError:
            remedy = "Open it with its password, save it without one and drop it again"
            self._tell("gap-file-unreadable", name, "", "a file with a password", "a file of gaps", remedy)
            return
        except Refusal as refusal:
            self._tell("gap-file-unreadable", name, "", refusal.what, "a file of gaps", refusal.remedy)
            return
        if not sheets:
            remedy = "Take the file that was downloaded on the Data quality page, with its hidden row and column"
            self._tell("gap-file-unknown", name, "", "no sheet of gaps", "a file of gaps", remedy)
        for sheet in sheets:
            self._tell_added(f"{name}: {sheet.name}", sheet)
            order = order_in(
                raw for row in sheet.rows for field, (_, raw) in row.answers.items() if field in DATE_FIELDS
            )
            for row in sheet.rows:
                yield from self._of_row(name, sheet, row, order)

    def _tell_added(self, where: str, sheet: FilledSheet) -> None:
        for letter in sheet.added:
            remedy = "It was not read: type what it says on the Contacts page"
            self.problems.append(
                Finding("note", "gap-column-added", where, letter, "a column of their own", "", remedy)
            )

    def _of_row(self, name: str, sheet: FilledSheet, row: FilledRow, order: str) -> Iterator[Answer]:
        where = f"{name}: {sheet.name}"
        for cell in row.formulas:
            remedy = "Open the file in a spreadsheet, save it there and drop it again"
            self._tell("gap-value-unreadable", where, cell, "a formula without a result", "a value", remedy)
        answers = {**_corrected(row), **row.answers}
        if not answers:
            return
        meant = self._matcher.meant(row.key, row.told("name"), row.told("organisation"), sheet.mark.digest)
        if isinstance(meant, str):
            remedy = "Type the answers on the Contacts page, for the one who is meant"
            whom, cells = row.told("name") or "a row without a name", f"{row.row}:{row.row}"
            self._tell("gap-contact-not-found", where, cells, whom, meant, remedy)
            return
        asked = row.key.asked if row.key else ()
        for field, (cell, raw) in answers.items():
            at = EitherDay(name, sheet.name, cell, meant.position, field, tidy(raw), ())
            value = self._value(at, raw, order)
            if value is not None:
                self.owners.append(sheet.mark.owner)
                ours = self.draft.value(meant.position, field)
                why = self._why(meant, field, field in asked, ours)
                yield Answer(name, sheet.name, cell, meant.position, field, value, ours, why)

    def _why(self, meant: Meant, field: str, asked: bool, ours: FieldValue) -> str:
        """Why an answer has to be chosen: whom it is about, or what its cell holds; blank where it need not be."""
        if meant.doubt:
            return meant.doubt
        if self._not_counted[meant.position]:
            return f"{NOT_COUNTED}: {self._not_counted[meant.position]}"
        if not asked:
            return NOT_ASKED
        if ours is not None:
            return MEANWHILE
        rows = (self.draft.place(meant.position), *self.draft.twins(meant.position))
        words = next((told for row in rows if (told := self._workbook.words_in(*row, field))), "")
        return f"in place of {words!r}" if words else ""

    def _value(self, at: EitherDay, raw: CellValue, order: str) -> FieldValue:
        """The value of a cell; None where it says nothing or cannot be read, which is told."""
        if at.field not in (*gap_fields(), *WHO_FIELDS):
            return None
        chosen = self._orders.get(at.file, "")
        told = self._values.read(at.field, raw, self.draft.place(at.position), order)
        if told.either:
            self.either.append(replace(at, days=told.either))
            if not chosen:
                return None
            told = self._values.read(at.field, raw, self.draft.place(at.position), chosen)
        if told.expected:
            remedy = f"Correct {field_label(at.field)} of {self.draft.name(at.position)} and drop the file again"
            self._tell("gap-value-unreadable", f"{at.file}: {at.sheet}", at.cell, at.text, told.expected, remedy)
        return told.value

    def _tell(self, kind: str, where: str, cell: str, found: str, expected: str, remedy: str) -> None:
        self.problems.append(Finding("fix", kind, where, cell, found, expected, remedy))


def _corrected(row: FilledRow) -> dict[str, tuple[str, CellValue]]:
    """The cells that tell whom a row is about and hold another text than they were sent out with."""
    if row.key is None:
        return {}
    sent = row.key.marks
    return {field: row.who[field] for field in row.who if mark_of(field, row.told(field)) != sent.get(field, "")}
