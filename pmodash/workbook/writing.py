"""Edits into a workbook's own file: the bytes that came in and patches give new bytes and a receipt."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import openpyxl
from openpyxl.workbook.workbook import Workbook

from pmodash.findings import Refusal, RefusedWriteError
from pmodash.workbook.cells import Book
from pmodash.workbook.comparing import read_again
from pmodash.workbook.converting import conversion_notes, converted, new_names, under_new_names
from pmodash.workbook.file_kinds import kind_of
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.patches import Patch
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Ledger, Receipt, Written, unchanged
from pmodash.workbook.sheet_patching import make

_IN_PLACE = ("xlsx", "xlsm")
_ANEW = "written anew when the workbook was saved"
_REMEDY = "open it in Excel, save it as an Excel workbook (.xlsx) and upload that"


def write(data: bytes, name: str, patches: Sequence[Patch], before: Book | None = None) -> Written:
    """The workbook with the patches made, and the receipt of what changed.

    An .xlsx or .xlsm is edited itself; any other format comes out as a new .xlsx with the same values. Without
    patches the bytes come back as they are. `before` are the workbook's cells where they were read already. Raises
    RefusedWriteError, in one sentence, when the workbook cannot be written without harm; what was written is read
    again and must differ in the patched cells alone.
    """
    if not patches:
        return Written(data, unchanged(data), name)
    kind = _kind(data, name)
    book = before or read(data, name)
    if kind in _IN_PLACE:
        return _edited(data, name, kind, patches, book)
    base, names = converted(book), new_names(book)
    moved = [under_new_names(patch, names) for patch in patches]
    written = _edited(base, f"{PurePath(name).stem}.xlsx", "xlsx", moved, read(base, "converted.xlsx"))
    notes = (*conversion_notes(book), *written.receipt.notes)
    return replace(written, receipt=replace(written.receipt, notes=notes), renamed=names)


def _kind(data: bytes, name: str) -> str:
    kind = kind_of(data, name)
    if kind == "protected":
        raise RefusedWriteError(
            "the workbook is protected with a password, so it cannot be written to",
            "save a copy without the password in Excel and upload that",
        )
    if kind in _IN_PLACE and is_strict(data):
        raise RefusedWriteError(
            "the workbook is a Strict Open XML workbook, which cannot be written to",
            "save it in Excel as 'Excel Workbook (*.xlsx)' and upload that",
        )
    return kind


def is_strict(data: bytes) -> bool:
    """Whether an .xlsx is of the strict kind, in which openpyxl would see no sheets."""
    with contextlib.suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if re.search(r"(^|[/\\])workbook\.xml$", name):
                return b"purl.oclc.org/ooxml" in package.read(name)[:4096]
    return False


def _edited(data: bytes, name: str, kind: str, patches: Sequence[Patch], before: Book) -> Written:
    opened = OpenBook(_opened(data, kind))
    try:
        _empty_links(opened.book, before)
        make(opened, patches)
        after = _saved(opened.book)
    except Refusal:
        raise
    except Exception as error:
        raise RefusedWriteError(f"the workbook cannot be written to ({type(error).__name__})", _REMEDY) from error
    again = read_again(before, after, name, opened)
    return Written(after, _receipt(opened.ledger, data, after), name, again)


def _opened(data: bytes, kind: str) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), keep_vba=kind == "xlsm", rich_text=True)
    except Exception as error:
        raise RefusedWriteError(f"the workbook cannot be written to ({type(error).__name__})", _REMEDY) from error
    if not book.worksheets:
        raise RefusedWriteError("the workbook cannot be written to, as its sheets are not seen", _REMEDY)
    return book


def _empty_links(book: Workbook, before: Book) -> None:
    """Cells that are a link and hold nothing, into which openpyxl puts the link's address, hold nothing again."""
    values = {sheet.name: sheet for sheet in before.sheets}
    for sheet in book.worksheets:
        cells: Iterable[Any] = getattr(sheet, "_cells", {}).values()
        for cell in [cell for cell in cells if cell.hyperlink is not None and cell.value == cell.hyperlink.target]:
            if sheet.title in values and values[sheet.title].value(cell.row, cell.column) is None:
                cell.value = None


def _saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book.save(buffer)
    return buffer.getvalue()


def _receipt(ledger: Ledger, before: bytes, after: bytes) -> Receipt:
    sheets = {change.sheet for change in ledger.cells} | {place.rsplit("!", 1)[0] for place in ledger.rows_added}
    whys = {part: f"holds the edits to {sheet}" for sheet, part in sheet_parts(after).items() if sheet in sheets}
    return ledger.receipt(before, after, whys, _ANEW)


def sheet_parts(data: bytes) -> dict[str, str]:
    """The part of the package that holds each sheet."""
    with contextlib.suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as package:
        book = package.read("xl/workbook.xml").decode("utf-8")
        links = package.read("xl/_rels/workbook.xml.rels").decode("utf-8")
        targets = {}
        for link in re.findall(r"<Relationship\b[^>]*>", links):
            identity, target = re.search(r'\bId="([^"]*)"', link), re.search(r'\bTarget="([^"]*)"', link)
            if identity and target:
                targets[identity[1]] = target[1].lstrip("/") if target[1].startswith("/") else f"xl/{target[1]}"
        found = re.findall(r'<sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"', book)
        return {name.replace("&amp;", "&").replace("&apos;", "'"): targets.get(link, "") for name, link in found}
    return {}
