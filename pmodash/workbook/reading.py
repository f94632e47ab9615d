"""A file's bytes to its cells, whatever the format; a file that cannot be read is refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from pmodash.findings import Finding, ProtectedFileError, UnusableFileError
from pmodash.workbook.cells import Book, address
from pmodash.workbook.child_process import LIMITS, Limits, Parser
from pmodash.workbook.file_kinds import is_encrypted_ods, kind_of
from pmodash.workbook.packed_sheets import unpacked
from pmodash.workbook.parsing.answers import UnreadableError
from pmodash.workbook.parsing.child import careful_answer

__all__ = ["LIMITS", "Limits", "read", "read_own"]

_EXCEL = "open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx) and upload that"
_FOR_WANT_OF_PASSWORD = ("password-needed", "password-wrong")
_SENTENCES = {
    "password-needed": ("The workbook is protected with a password", "give the password, or save a copy without one"),
    "password-wrong": ("The password does not open the workbook", "check the password and try again"),
    "protected": (
        "The workbook is protected in a way that cannot be opened here",
        "open it in Excel or LibreOffice, save a copy without protection and upload that",
    ),
    "time": ("The file takes too long to read", "copy the sheets with contacts into a new workbook and upload that"),
    "memory": (
        "The file needs more memory than reading may take",
        "copy the sheets with contacts into a new workbook and upload that",
    ),
    "spread": (
        "A sheet's values are spread over too many rows and columns",
        "copy the table itself into a new workbook and upload that",
    ),
    "too-large": (
        "A sheet's values are spread over too many rows and columns",
        "copy the table itself into a new workbook and upload that",
    ),
    "too-wide": ("The file has more than 16,384 columns", "check that it is a table of contacts, and export it again"),
    "damaged": ("The file is damaged or is no workbook", _EXCEL),
    "crash": ("The file is damaged in a way that stops it from being read", _EXCEL),
}


def read(data: bytes, name: str, password: str = "", limits: Limits = LIMITS) -> Book:
    """Every sheet of a workbook or text table, as values with their addresses.

    `name` is the file's name; what the file is is told by its bytes. The sheet of a text table is named by the
    file's stem, its values stay text, and its row numbers count records: a quoted field with line breaks is
    part of one row. Parsing runs in a process of its own within `limits`. Raises UnusableFileError, with
    one sentence and what to do, for a file that is no workbook, is protected (see `password`), is damaged or
    passes the limits.
    """
    kind = kind_of(data, name)
    answer = _parsed(Parser(data, limits), kind, password)
    if "error" in answer:
        refused = ProtectedFileError if answer["error"] in _FOR_WANT_OF_PASSWORD else UnusableFileError
        raise refused(*_sentence(answer["error"], data, kind))
    if kind in ("csv", "vcf"):
        answer["sheets"][0]["name"] = PurePath(name).stem or "Sheet1"
    sheets = tuple(unpacked(each) for each in answer["sheets"])
    if not sheets:
        raise UnusableFileError("The workbook has no sheets", _EXCEL)
    return Book(
        name=PurePath(name).name,
        format=answer.get("format", kind),
        sheets=sheets,
        findings=tuple(_findings(answer)),
        delimiter=answer.get("delimiter", ""),
        encoding=answer.get("encoding", ""),
        sheet_names=tuple(sheet.name for sheet in sheets),
        besides=answer.get("besides"),
    )


def read_own(data: bytes, name: str) -> Book:
    """Every sheet of a small .xlsx that the product itself put together, read where it is, without another process.

    The careful reader takes it cell by cell: it is slow, but nothing brings it down.
    """
    try:
        sheets = tuple(unpacked(each) for each in careful_answer(data)["sheets"])
    except UnreadableError as error:
        raise UnusableFileError(*_SENTENCES.get(error.code, _SENTENCES["damaged"])) from None
    return Book(name, kind_of(data, name), sheets, sheet_names=tuple(sheet.name for sheet in sheets))


def _parsed(parser: Parser, kind: str, password: str) -> dict[str, Any]:
    """The child's answer; a workbook that breaks the quick reader is tried once more with the careful one."""
    answer = parser.ask(kind=kind, password=password, careful=False, encrypted=False)
    error = answer.get("error")
    if error in ("crash", "spread", "too-large") and kind in ("xlsx", "xlsm", "protected"):
        again = parser.ask(kind=kind, password=password, careful=True, encrypted=False)
        return again if again.get("error") not in ("damaged", "crash") else answer
    if error in ("damaged", "crash") and kind == "xls":
        again = parser.ask(kind=kind, password=password, careful=False, encrypted=True)
        return again if again.get("error") != "protected" else answer
    return answer


def _sentence(error: str, data: bytes, kind: str) -> tuple[str, str]:
    if kind == "ods" and error in ("damaged", "crash") and is_encrypted_ods(data):
        return _SENTENCES["protected"]
    return _SENTENCES.get(error, _SENTENCES["damaged"])


def _findings(answer: dict[str, Any]) -> Iterator[Finding]:
    for sheet in answer["sheets"]:
        yield from _stray_findings(sheet)
        if sheet["unreadable"]:
            yield Finding(
                "fix",
                "sheet-unreadable",
                sheet=sheet["name"],
                found="a sheet that cannot be read",
                expected="a sheet with rows and columns",
                remedy="open the workbook in Excel, save it again and upload it anew",
            )
    if not answer.get("certain", True):
        yield Finding(
            "note",
            "encoding-guessed",
            sheet=answer["sheets"][0]["name"],
            found=answer["encoding"],
            expected="utf-8",
            remedy="check names with accents; if they look wrong, save the file as CSV UTF-8",
        )
    for row, found in answer.get("amiss", ()):
        yield Finding(
            "fix",
            "card-unreadable",
            sheet=answer["sheets"][0]["name"],
            cell=f"A{row}",
            found=found,
            expected="an address card with a name, from BEGIN:VCARD to END:VCARD",
            remedy="export the card again, or add the contact by hand",
        )
    for record in answer.get("unclosed", ()):
        yield Finding(
            "fix",
            "quote-unclosed",
            sheet=answer["sheets"][0]["name"],
            cell=f"A{record}",
            found="a quotation mark that opens and never closes",
            expected="a closing quotation mark",
            remedy="close it or take it out; it was read as a plain character",
        )


def _stray_findings(sheet: dict[str, Any]) -> Iterator[Finding]:
    for row, column in sheet["stray"][:20]:
        yield Finding(
            "fix",
            "stray-cell",
            sheet=sheet["name"],
            cell=address(row, column),
            found="a value far from all others, left out",
            expected="values close together",
            remedy="delete it, or move it to the table it belongs to",
        )
