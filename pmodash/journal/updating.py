"""The whole way back: a workbook's bytes and edits give the updated workbook and its receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pmodash.findings import UnusableFileError
from pmodash.journal.applying import applied
from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit
from pmodash.journal.new_rows import place_notes
from pmodash.journal.patching import PatchOptions, patches
from pmodash.journal.place_names import place_names
from pmodash.journal.replaying import replay
from pmodash.journal.rereading import reread_notes
from pmodash.journal.undone import edits_not_done
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.cells import Book
from pmodash.workbook.correction_rows import rows_to_keep
from pmodash.workbook.patches import AppendToSheet, PatchValue
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.room_in_file import with_room_in_file
from pmodash.workbook.tables import Corrections
from pmodash.workbook.understanding import understand
from pmodash.workbook.writing import WriteOptions, write


@dataclass(frozen=True, slots=True)
class UpdateOptions:
    """How a workbook is to be updated, besides the edits.

    `password` is that of an encrypted workbook. `corrections` are what the user corrected of how it is understood, and
    `home` the organisation that they named: both go into its settings (`keep_corrections`), from which they are read
    when it comes back. `times` tells when each edit was made, for the change log; without it the `as_of` date stands
    there. `when` is the time of the download, that of the last edit where it is not told. `columns` are extra columns
    of the register, such as each contact's group or next due date: header → (sheet, row) → value. `kept` are rows for
    sheets of the product's own, and `history` gives the figures to keep, from the register with the edits in it.
    `before` are the workbook's cells where they are at hand. `remove_signature` lets a digital signature go, with which
    a workbook is refused otherwise. A text table comes back as one where that is wanted (`as_text`), else as an Excel
    workbook. With `leave_guarded` a cell that holds a formula, where no edit says to overwrite it, and what a protected
    sheet or workbook does not let be written are left as they are and told of in the receipt, instead of refusing the
    whole.
    """

    password: str = ""
    corrections: Corrections = field(default_factory=Corrections)
    home: tuple[str, ...] | None = None
    keep_corrections: bool = True
    times: Sequence[dt.datetime] = ()
    as_of: dt.date | None = None
    when: dt.datetime | None = None
    columns: Mapping[str, Mapping[tuple[str, int], PatchValue]] = field(default_factory=dict)
    kept: tuple[AppendToSheet, ...] = ()
    history: Callable[[Register], AppendToSheet] | None = None
    before: Book | None = None
    remove_signature: bool = False
    as_text: bool = False
    leave_guarded: bool = False

    def times_of(self, edits: Sequence[Edit]) -> tuple[dt.datetime, ...]:
        """When each of the edits was made, as far as that is told."""
        if self.times or self.as_of is None:
            return tuple(self.times)
        return (dt.datetime(self.as_of.year, self.as_of.month, self.as_of.day),) * len(edits)


AS_USUAL = UpdateOptions()


def update(data: bytes, name: str, edits: Sequence[Edit], how: UpdateOptions = AS_USUAL) -> Written:
    """The workbook with edits and corrections in it, and the receipt. Without edits it comes back byte for byte.

    Raises UnusableFileError, RefusedEditError or RefusedWriteError, each in one sentence with what to do.
    """
    book = read(data, name, how.password)
    register = register_with_room(data, name, book, how.corrections, how.password)
    for finding in register.findings:
        if finding.severity == "stop" and (edits or how.history):
            raise UnusableFileError(finding.found, finding.remedy)
    return download(data, name, register, edits, replace(how, before=book, keep_corrections=bool(edits or how.history)))


def register_with_room(data: bytes, name: str, book: Book, corrections: Corrections, password: str = "") -> Register:
    """The register of a workbook's cells, and where in its file new rows have room."""
    register = build(book, understand(book, corrections))
    return replace(register, layout=with_room_in_file(register.layout, data, name, password))


def download(
    data: bytes, name: str, register: Register, edits: Sequence[Edit], how: UpdateOptions = AS_USUAL
) -> Written:
    """The workbook that the register was read from, with the edits in it.

    What was written is read again; a note of the receipt names each field that reads otherwise than edited.
    """
    draft = replay(register, edits, how.home)
    after, times = applied(draft), how.times_of(edits)
    before = how.before
    corrected: tuple[tuple[PatchValue, ...], ...] = ()
    if how.keep_corrections and (how.corrections.sheets or how.home is not None):
        before = before or read(data, name, how.password)
        corrected = rows_to_keep(before, register.layout, how.corrections, how.home)
    kept = (*how.kept, how.history(after)) if how.history else how.kept
    made = patches(draft, after, PatchOptions(times, columns=how.columns, kept=kept, corrected=corrected))
    written = write(data, name, made, before, how.password, _write_options(draft, how, times))
    receipt = replace(written.receipt, edits_not_done=edits_not_done(draft, written.left))
    if written.book is None:
        return replace(written, receipt=receipt)
    again = build(written.book, understand(written.book, _moved(how.corrections, written.renamed)))
    asked = {c.field for table in again.layout.tables for c in table.columns if c.header in how.columns}
    one_sheet = written.book.format == "csv"
    otherwise = reread_notes(after, again, written.renamed, asked, receipt.not_done, one_sheet)
    notes, names = (*receipt.notes, *otherwise), place_names(receipt, again)
    return replace(written, receipt=replace(receipt, notes=notes, names=names))


def _write_options(draft: Draft, how: UpdateOptions, times: Sequence[dt.datetime]) -> WriteOptions:
    headers = {table.sheet: table.header_row or 0 for table in draft.register.layout.tables}
    notes = (*place_notes(draft), *draft.notes)
    moment = how.when or (times[-1] if times else None)
    return WriteOptions(moment, how.remove_signature, notes, how.as_text, headers, how.leave_guarded)


def _moved(corrections: Corrections, renamed: Mapping[str, str]) -> Corrections:
    """The corrections under the names that the sheets have now."""
    return Corrections(tuple(replace(one, sheet=renamed.get(one.sheet, one.sheet)) for one in corrections.sheets))
