"""The whole way back: a workbook's bytes and edits give the updated workbook and its receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pmodash.findings import UnusableFileError
from pmodash.journal.applying import applied, apply
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

NO_CORRECTIONS = Corrections()


def update(
    data: bytes,
    name: str,
    edits: Sequence[Edit],
    password: str = "",
    corrections: Corrections = NO_CORRECTIONS,
    as_of: dt.date | None = None,
    times: Sequence[dt.datetime] = (),
    history: Callable[[Register], AppendToSheet] | None = None,
    remove_signature: bool = False,
    as_text: bool = False,
) -> Written:
    """The workbook with edits and corrections in it, and the receipt. Without edits it comes back byte for byte.

    `times` tells when each edit was made, for the change log; without it the as-of date stands there. `history` gives
    the figures to keep in the workbook, from the register with the edits in it. `remove_signature` lets a digital
    signature go, with which a workbook is refused otherwise. A text table comes back as one where that is wanted
    (`as_text`), else as an Excel workbook. Raises UnusableFileError, RefusedEditError or RefusedWriteError, each in one
    sentence with what to do.
    """
    book = read(data, name, password)
    register = register_with_room(data, name, book, corrections, password)
    for finding in register.findings:
        if finding.severity == "stop" and (edits or history):
            raise UnusableFileError(finding.found, finding.remedy)
    if not times and as_of is not None:
        times = [dt.datetime(as_of.year, as_of.month, as_of.day)] * len(edits)
    kept = (history(apply(register, edits)),) if history else ()
    return download(
        data,
        name,
        register,
        edits,
        corrections=corrections,
        keep_corrections=bool(edits or history),
        times=times,
        before=book,
        password=password,
        kept=kept,
        remove_signature=remove_signature,
        as_text=as_text,
    )


def register_with_room(data: bytes, name: str, book: Book, corrections: Corrections, password: str = "") -> Register:
    """The register of a workbook's cells, and where in its file new rows have room."""
    register = build(book, understand(book, corrections))
    return replace(register, layout=with_room_in_file(register.layout, data, name, password))


def download(
    data: bytes,
    name: str,
    register: Register,
    edits: Sequence[Edit],
    corrections: Corrections = NO_CORRECTIONS,
    times: Sequence[dt.datetime] = (),
    columns: Mapping[str, Mapping[tuple[str, int], PatchValue]] | None = None,
    home: tuple[str, ...] | None = None,
    keep_corrections: bool = True,
    before: Book | None = None,
    password: str = "",
    kept: tuple[AppendToSheet, ...] = (),
    when: dt.datetime | None = None,
    remove_signature: bool = False,
    as_text: bool = False,
    leave_guarded: bool = False,
) -> Written:
    """The workbook that the register was read from, with the edits in it.

    What the user corrected of how it is understood, and the `home` organisation that they named, go into its settings
    (`keep_corrections`), from which they are read when it comes back.
    `columns` are extra columns of the register, such as each contact's group or next due date: header → (sheet, row)
    → value. What was written is read again; a note of the receipt names each field that reads otherwise than edited.
    `before` are the workbook's cells where they are at hand, `password` is that of an encrypted one, `kept` are rows
    for sheets of the product's own, such as the day's figures. `when` is the time of the download, that of the last
    edit where it is not told. A text table comes back as one where it is wanted `as_text`. With `leave_guarded` a cell
    that holds a formula, where no edit says to overwrite it, and what a protected sheet or workbook does not let be
    written are left as they are and told of in the receipt, instead of refusing the whole.
    """
    draft = replay(register, edits, home)
    after = applied(draft)
    corrected: tuple[tuple[PatchValue, ...], ...] = ()
    if keep_corrections and (corrections.sheets or home is not None):
        before = before or read(data, name, password)
        corrected = rows_to_keep(before, register.layout, corrections, home)
    made = patches(draft, after, PatchOptions(tuple(times), columns=columns or {}, kept=kept, corrected=corrected))
    moment = when or (times[-1] if times else None)
    headers = {table.sheet: table.header_row or 0 for table in register.layout.tables}
    how = WriteOptions(moment, remove_signature, (*place_notes(draft), *draft.notes), as_text, headers, leave_guarded)
    written = write(data, name, made, before, password, how)
    receipt = replace(written.receipt, edits_not_done=edits_not_done(draft, written.left))
    if written.book is None:
        return replace(written, receipt=receipt)
    again = build(written.book, understand(written.book, _moved(corrections, written.renamed)))
    asked = {c.field for table in again.layout.tables for c in table.columns if c.header in (columns or {})}
    one_sheet = written.book.format == "csv"
    otherwise = reread_notes(after, again, written.renamed, asked, receipt.not_done, one_sheet)
    notes, names = (*receipt.notes, *otherwise), place_names(receipt, again)
    return replace(written, receipt=replace(receipt, notes=notes, names=names))


def _moved(corrections: Corrections, renamed: Mapping[str, str]) -> Corrections:
    """The corrections under the names that the sheets have now."""
    return Corrections(tuple(replace(one, sheet=renamed.get(one.sheet, one.sheet)) for one in corrections.sheets))
