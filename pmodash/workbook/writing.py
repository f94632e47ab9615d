"""Edits into a workbook's own file: the bytes that came in and patches give new bytes and a receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book
from pmodash.workbook.comparing import read_again
from pmodash.workbook.converting import check_converted, conversion_notes, converted, new_names, under_new_names
from pmodash.workbook.file_kinds import kind_of
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.parsing.protection import (
    NoDecryptionError,
    PasswordNeededError,
    WrongPasswordError,
    encrypted,
    unlocked,
)
from pmodash.workbook.patches import Patch
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written, unchanged
from pmodash.workbook.sheet_patching import make
from pmodash.workbook.text_writing import in_its_own_way, left_off, patches_of

_IN_PLACE = ("xlsx", "xlsm")


def write(
    data: bytes,
    name: str,
    patches: Sequence[Patch],
    before: Book | None = None,
    password: str = "",
    as_text: bool = False,
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
        return _edited_encrypted(data, name, patches, book, password)
    if kind in _IN_PLACE:
        return _edited(data, name, patches, book)
    if kind == "csv" and as_text:
        return _edited_text(data, name, patches, book)
    written = _edited_anew(book, name, patches)
    notes = (*conversion_notes(book, data), *written.receipt.notes)
    return replace(written, receipt=replace(written.receipt, notes=notes))


def _edited_anew(book: Book, name: str, patches: Sequence[Patch]) -> Written:
    """The patches made to a new .xlsx of the same values."""
    base, names = converted(book), new_names(book)
    again = read(base, "converted.xlsx")
    check_converted(book, again)
    moved = [under_new_names(patch, names) for patch in patches]
    written = _edited(base, f"{PurePath(name).stem}.xlsx", moved, again)
    return replace(written, renamed=names)


def _edited_text(data: bytes, name: str, patches: Sequence[Patch], book: Book) -> Written:
    mine = patches_of(book, patches)
    made = in_its_own_way(data, name, book, mine, _edited_anew(book, name, mine)) if mine else None
    written = made or Written(data, unchanged(data), name, book)
    notes = (*written.receipt.notes, *left_off(book, patches))
    return replace(written, receipt=replace(written.receipt, notes=notes))


def _edited_encrypted(data: bytes, name: str, patches: Sequence[Patch], before: Book, password: str) -> Written:
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
    written = _edited(inside, name, patches, before)
    return replace(written, data=encrypted(written.data, word))


def _edited(data: bytes, name: str, patches: Sequence[Patch], before: Book) -> Written:
    opened = OpenBook(data, before)
    make(opened, patches)
    after = opened.to_bytes()
    again = read_again(before, after, name, opened.ledger)
    return Written(after, opened.ledger.receipt(data, after, _whys(opened)), name, again)


def _whys(opened: OpenBook) -> Mapping[str, str]:
    """Why each part changed that was changed."""
    told = {
        "[Content_Types].xml": "lists the parts of the file",
        opened.book.part: "lists the sheets and names, and has Excel work formulas out again",
        opened.book.links.part: "ties the parts together",
        opened.styles.part: "holds one more look for cells",
    }
    for sheet, part in opened.parts.items():
        told[part] = f"holds the edits to {sheet}"
        told.update(dict.fromkeys(opened.tables_of(sheet), f"the table on {sheet} took in new rows or columns"))
    return told
