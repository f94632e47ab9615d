"""Edits into a workbook's own file: the bytes that came in and patches give new bytes and a receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book
from pmodash.workbook.comparing import read_again
from pmodash.workbook.converting import check_converted, conversion_notes, converted, new_names, under_new_names
from pmodash.workbook.file_kinds import IN_PLACE, kind_of
from pmodash.workbook.logging_receipt import log_receipt
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.parsing.protection import (
    DEFAULT_PASSWORD,
    NoDecryptionError,
    PasswordNeededError,
    WrongPasswordError,
    encrypted,
    unlocked,
)
from pmodash.workbook.part_comparing import PartChanges, all_parts, part_changes, refuse_parts_beside
from pmodash.workbook.part_whys import part_whys
from pmodash.workbook.patches import Patch, Place
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written, unchanged
from pmodash.workbook.sheet_patching import make
from pmodash.workbook.text_writing import in_its_own_way, left_off, patches_of

_UNSIGNED = "The digital signature was removed, as was asked; sign the new workbook in Excel if it is to have one."


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """What to do besides the patches.

    `when` is the time of the writing, told by the file and its change log; without it neither tells one.
    `remove_signature` lets a digital signature go, which any edit would break. `notes` are what the receipt is to
    tell of the patches besides. A text table comes out as one where it is wanted `as_text`, else as an Excel
    workbook; `headers` tells in which row of a sheet the headers stand. With `leave_guarded` what cannot be written
    because a cell holds a formula, or because its sheet or the workbook is protected, is left and told of in the
    receipt; without it that refuses the whole.
    """

    when: dt.datetime | None = None
    remove_signature: bool = False
    notes: tuple[str, ...] = ()
    as_text: bool = False
    headers: Mapping[str, int] = field(default_factory=dict)
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
    if kind in IN_PLACE:
        return _edited(data, name, patches, book, options)
    if kind == "csv" and options.as_text:
        return _edited_text(data, name, patches, book, options)
    word = _password_of(data, password) if kind == "xls" else ""
    written = _edited_anew(book, name, patches, options, conversion_notes(book, data))
    return _shut(written, word) if word else written


def _edited_anew(
    book: Book, name: str, patches: Sequence[Patch], options: WriteOptions, notes: Sequence[str] = ()
) -> Written:
    """The patches made to a new .xlsx of the same values, on which there are `notes`."""
    base, names = converted(book, options.headers), new_names(book)
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
        inside, word = _unlocked(data, password)
    except NoDecryptionError:
        raise _wrong_password() from None
    if kind_of(inside, name) not in IN_PLACE:
        raise RefusedWriteError(
            "a workbook of this older kind that is protected with a password cannot be written to",
            "save a copy without the password in Excel and upload that",
        )
    return _shut(_edited(inside, name, patches, before, options), word)


def _unlocked(data: bytes, password: str) -> tuple[bytes, str]:
    """What an encrypted file holds and the password that opened it; RefusedWriteError without the right one."""
    try:
        return unlocked(data, password)
    except PasswordNeededError:
        raise RefusedWriteError(
            "the workbook is protected with a password, which writing to it needs", "give the password"
        ) from None
    except WrongPasswordError:
        raise _wrong_password() from None


def _wrong_password() -> RefusedWriteError:
    what = "the password does not open the workbook, so it cannot be written to"
    return RefusedWriteError(what, "check the password and try again")


def _password_of(data: bytes, password: str) -> str:
    """The password of an .xls, with which what is made of it is encrypted too; blank where it has none of its own."""
    try:
        word = _unlocked(data, password)[1]
    except NoDecryptionError:  # older than any encryption that the library knows
        return ""
    return "" if word == DEFAULT_PASSWORD else word


def _shut(written: Written, word: str) -> Written:
    """The workbook encrypted with a password, which must open it again."""
    data = encrypted(written.data, word)
    if unlocked(data, word)[0] != written.data:
        raise RefusedWriteError("the workbook that was encrypted does not open as it was written", "try again")
    return replace(written, data=data)


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
    opened.ledger.notes += options.notes
    log_receipt(opened, patches, options.when, new=bool(conversion))
    after, ledger, whys = opened.to_bytes(), opened.ledger, part_whys(opened)
    del opened  # a large sheet's bytes need not lie about while the new file is read
    again = read_again(before, data, after, name, ledger)
    changes = PartChanges(added=all_parts(after)) if conversion else part_changes(data, after)
    refuse_parts_beside(changes, whys)
    return Written(after, ledger.receipt(changes, whys), name, again, left=ledger.left)
