"""Edits into a workbook's own file: the bytes that came in and patches give new bytes and a receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book
from pmodash.workbook.comparing import read_again
from pmodash.workbook.converting import check_converted, conversion_notes, converted, new_names, under_new_names
from pmodash.workbook.file_kinds import kind_of
from pmodash.workbook.logging_receipt import log_receipt
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.parsing.protection import (
    NoDecryptionError,
    PasswordNeededError,
    WrongPasswordError,
    encrypted,
    unlocked,
)
from pmodash.workbook.part_comparing import PartChanges, all_parts, part_changes
from pmodash.workbook.part_whys import part_whys
from pmodash.workbook.patches import Patch, Place
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written, unchanged
from pmodash.workbook.sheet_patching import make
from pmodash.workbook.text_writing import in_its_own_way, left_off, patches_of

_IN_PLACE = ("xlsx", "xlsm")
_UNSIGNED = "The digital signature was removed, as was asked; sign the new workbook in Excel if it is to have one."


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What to do besides the patches.

    `when` is the time of the writing, told by the file and its change log; without it neither tells one.
    `remove_signature` lets a digital signature go, which any edit would break. `not_done` is what the patches leave
    out of what was asked, for the receipt. A text table comes out as one where it is wanted `as_text`, else as an Excel
    workbook. With `leave_guarded`
    what cannot be written because a cell holds a formula, or because its sheet or the workbook is protected, is left
    and told of in the receipt; without it that refuses the whole.
    """

    when: dt.datetime | None = None
    remove_signature: bool = False
    not_done: tuple[str, ...] = ()
    as_text: bool = False
    leave_guarded: bool = False


NO_OPTIONS = WriteOptions()


def write(
    data: bytes,
    name: str,
    patches: Sequence[Patch],
    before: Book | None = None,
    password: str = "",
    options: WriteOptions = NO_OPTIONS,
) -> Written:
    """The workbook with the patches made, and the receipt of what changed.

    An .xlsx or .xlsm is edited itself: only the cells concerned change, in the parts that hold them, and every other
    part stays byte for byte as it was; one that is encrypted is opened with its `password` and encrypted with the same
    again. Any other format comes out as a new .xlsx with the same values, but a text table as the text file that it
    was where that is wanted (`as_text`). Without patches the bytes come back as they are. `before` are the workbook's
    cells where they were read already. Raises RefusedWriteError, in one sentence, when the workbook cannot be written
    without harm; what was written is read again and must differ in the patched cells alone.
    """
    if not patches:
        return Written(data, unchanged(data), name)
    kind = kind_of(data, name)
    book = before or read(data, name, password)
    if kind == "protected":
        return _edited_encrypted(data, name, patches, book, password, options)
    if kind in _IN_PLACE:
        return _edited(data, name, patches, book, options)
    if kind == "csv" and options.as_text:
        return _edited_text(data, name, patches, book, options)
    return _edited_anew(book, name, patches, options, conversion_notes(book, data))


def _edited_anew(
    book: Book, name: str, patches: Sequence[Patch], options: WriteOptions, notes: Sequence[str] = ()
) -> Written:
    """The patches made to a new .xlsx of the same values, on which there are `notes`."""
    base, names = converted(book), new_names(book)
    again = read(base, "converted.xlsx")
    check_converted(book, again)
    moved = [under_new_names(patch, names) for patch in patches]
    written = _edited(base, f"{PurePath(name).stem}.xlsx", moved, again, options, notes)
    return replace(written, renamed=names)


def _edited_text(data: bytes, name: str, patches: Sequence[Patch], book: Book, options: WriteOptions) -> Written:
    mine = patches_of(book, patches)
    made = in_its_own_way(data, name, book, mine, _edited_anew(book, name, mine, options)) if mine else None
    written = made or Written(data, unchanged(data), name, book)
    receipt, left = written.receipt, left_off(book, patches)
    told = replace(receipt, notes=(*receipt.notes, *left), not_done=(*receipt.not_done, *left))
    others: dict[Place, str] = {
        (patch.sheet, 0, 0): patch.why for patch in patches if patch.sheet != book.sheets[0].name
    }
    return replace(written, receipt=told, left={**written.left, **others})


def _edited_encrypted(
    data: bytes, name: str, patches: Sequence[Patch], before: Book, password: str, options: WriteOptions
) -> Written:
    try:
        inside, word = unlocked(data, password)
    except PasswordNeededError:
        raise RefusedWriteError(
            "the workbook is protected with a password, which writing to it needs", "give the password"
        ) from None
    except (WrongPasswordError, NoDecryptionError):
        raise RefusedWriteError(
            "the password does not open the workbook, so it cannot be written to", "check the password and try again"
        ) from None
    if kind_of(inside, name) not in _IN_PLACE:
        raise RefusedWriteError(
            "a workbook of this older kind that is protected with a password cannot be written to",
            "save a copy without the password in Excel and upload that",
        )
    written = _edited(inside, name, patches, before, options)
    return replace(written, data=encrypted(written.data, word))


def _edited(
    data: bytes,
    name: str,
    patches: Sequence[Patch],
    before: Book,
    options: WriteOptions,
    conversion: Sequence[str] = (),
) -> Written:
    """An .xlsx with the patches made; `conversion` are notes on one that stands in for another format, new."""
    opened = OpenBook(data, before, options.when, options.remove_signature)
    opened.ledger.notes += [*conversion, *([_UNSIGNED] if opened.unsigned else [])]
    make(opened, patches, options.leave_guarded)
    opened.ledger.not_done += options.not_done
    log_receipt(opened, patches, options.when, new=bool(conversion))
    after, ledger, whys = opened.to_bytes(), opened.ledger, part_whys(opened)
    del opened  # a large sheet's bytes need not lie about while the new file is read
    again = read_again(before, data, after, name, ledger)
    changes = PartChanges(added=all_parts(after)) if conversion else part_changes(data, after)
    return Written(after, ledger.receipt(changes, whys), name, again, left=ledger.left)
