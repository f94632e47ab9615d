"""The program that parses a workbook in a process of its own, so that a hostile file harms nothing else.

It imports python_calamine and the standard library only, reads one request from standard input and writes one
answer to standard output, both with marshal. No content is written to disk.
"""

from __future__ import annotations

import gc
import marshal
import os
import re
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pmodash.workbook.parsing.answers import MOST_CELLS, Answer, UnreadableError, sheet_answer
from pmodash.workbook.parsing.column_store import ColumnStore, TooWideError
from pmodash.workbook.parsing.error_cells import ErrorScan
from pmodash.workbook.parsing.quick_sheets import QuickSheet, read_sheets
from pmodash.workbook.parsing.sheet_looks import LookScan, SheetLook
from pmodash.workbook.parsing.zip_entries import BrokenPackageError, Entry, entries, pieces

_NEAR_ROWS, _NEAR_COLUMNS = 1_000, 50
_SHEET = re.compile(r"xl[/\\]worksheets[/\\][^/\\]+\.xml", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def main() -> None:
    """Answer one request and end at once, without taking the memory apart."""
    gc.disable()
    request = marshal.load(sys.stdin.buffer)
    limit_resources(request["memory"])
    try:
        result = answer(request, sys.stdin.buffer.read())
    except MemoryError:
        result = {"error": "memory"}
    marshal.dump(result, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    os._exit(0)


def limit_resources(memory: int) -> None:
    """Hold this process to so many bytes of memory, no core dump and no file written, where that is possible."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        try:
            hard = resource.getrlimit(kind)[1]
            wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (wanted, hard))
        except (OSError, ValueError):
            continue


def answer(request: dict[str, Any], data: bytes) -> Answer:
    """The sheets of a file, or {"error": code}; `request` has kind, password and careful."""
    readers: dict[str, Callable[[], Answer]] = {
        "csv": lambda: _read_csv(data),
        "vcf": lambda: _read_vcf(data),
        "protected": lambda: _read_protected(data, request),
        "xls": lambda: _read_xls(data, request),
    }
    try:
        return readers.get(request["kind"], lambda: _read_package(data, request))()
    except UnreadableError as error:
        return {"error": error.code}
    except TooWideError:
        return {"error": "too-wide"}


def _read_csv(data: bytes) -> Answer:
    from pmodash.workbook.parsing.csv_text import read_text

    table = read_text(data)
    store = ColumnStore()
    store.extend(table.records)
    decoded = table.decoded
    return {
        "sheets": [sheet_answer(store, (0, 0), {})],
        "delimiter": table.delimiter,
        "encoding": decoded.encoding,
        "certain": decoded.certain,
        "unclosed": table.unclosed,
    }


def _read_vcf(data: bytes) -> Answer:
    from pmodash.workbook.parsing.vcards import read_cards

    cards = read_cards(data)
    store = ColumnStore()
    store.extend(cards.records)
    told = {"encoding": cards.encoding, "certain": cards.certain, "amiss": cards.amiss}
    return {"sheets": [sheet_answer(store, (0, 0), {})], **told}


def _read_protected(data: bytes, request: dict[str, Any]) -> Answer:
    inside = _decrypted(data, request["password"])
    holds = "xlsb" if b"xl/workbook.bin" in inside else "xlsm" if b"vbaProject.bin" in inside else "xlsx"
    return _read_package(inside, request) | {"format": holds}


def _read_xls(data: bytes, request: dict[str, Any]) -> Answer:
    """Decrypted first when there is a password, since the quick reader makes nonsense of some encrypted files."""
    if request["encrypted"]:
        return _read_quickly(_decrypted(data, request["password"]), request)
    if request["password"]:
        with suppress(UnreadableError):
            return _read_quickly(_decrypted(data, request["password"]), request)
    return _read_quickly(data, request)


def _decrypted(data: bytes, password: str) -> bytes:
    from pmodash.workbook.parsing import protection

    try:
        return protection.decrypted(data, password)
    except protection.PasswordNeededError:
        raise UnreadableError("password-needed") from None
    except protection.WrongPasswordError:
        raise UnreadableError("password-wrong") from None
    except protection.NoDecryptionError:
        raise UnreadableError("protected") from None


def _read_package(data: bytes, request: dict[str, Any]) -> Answer:
    if request["kind"] not in ("xlsx", "xlsm", "protected"):
        return _read_quickly(data, request)
    if request["careful"]:
        return careful_answer(data)
    scan = ErrorScan(data)
    try:
        sheets = read_sheets(data)
    except UnreadableError:
        return careful_answer(data)
    if any(sheet.about["unreadable"] for sheet in sheets) or _some_in_wide_letters(data, sheets):
        with suppress(UnreadableError):
            return careful_answer(data)
    errors, told = scan.found(), scan.told()
    names = [sheet.about["name"] for sheet in sheets]
    read = [_with_cells(sheet, errors.get(name, [])) for sheet, name in zip(sheets, names, strict=True)]
    return {"sheets": [one | told.get(name, {}) for one, name in zip(read, names, strict=True)]}


def _some_in_wide_letters(data: bytes, sheets: list[QuickSheet]) -> bool:
    """Whether a sheet that seems empty may be written in UTF-16, which the quick reader may take for no rows at all."""
    if all(sheet.store.height for sheet in sheets if sheet.about["kind"] == "worksheet"):
        return False
    with suppress(BrokenPackageError, struct.error):
        return any(_in_wide_letters(data, entry) for entry in entries(data) if _SHEET.fullmatch(entry.name))
    return False


def _in_wide_letters(data: bytes, entry: Entry) -> bool:
    with suppress(BrokenPackageError, struct.error):
        return next(pieces(data, entry), b"")[:2] in _WIDE
    return False


def _read_quickly(data: bytes, request: dict[str, Any]) -> Answer:
    """The sheets of a workbook that is not edited in place, with their looks, so that it can be made anew."""
    scan = LookScan(request["kind"], data, request["seconds"])
    sheets = read_sheets(data)
    looks = scan.found(len(sheets))
    if looks is None:
        return {"sheets": [_with_cells(sheet, []) for sheet in sheets]}
    with_looks = [_with_look(sheet, look) for sheet, look in zip(sheets, looks.sheets, strict=True)]
    return {"sheets": with_looks, "besides": dict(looks.besides)}


def _with_look(sheet: QuickSheet, look: SheetLook) -> Answer:
    """The sheet with its look; cells far from all others are passed over, as there may be no room between."""
    last_row, last_column = sheet.start[0] + sheet.store.height, sheet.start[1] + len(sheet.store.columns)
    near = [cell for cell in look.cells if cell[0] <= last_row + _NEAR_ROWS and cell[1] <= last_column + _NEAR_COLUMNS]
    answer = _with_cells(sheet, near)
    merged = answer["merged"] or look.merged
    return answer | {"merged": merged, "widths": look.widths, "frozen": look.frozen}


def _with_cells(sheet: QuickSheet, cells: list[tuple[int, int, Any]]) -> Answer:
    about, store, start = sheet
    if cells:
        top = min(row for row, _, _ in cells) - 1
        left = min(column for _, column, _ in cells) - 1
        start = store.widen(start, (top, left))
        for row, column, value in cells:
            store.put(row - 1 - start[0], column - 1 - start[1], value)
    return sheet_answer(store, start, about)


def careful_answer(data: bytes) -> Answer:
    """The sheets of an .xlsx, read by the slower reader that nothing brings down; UnreadableError when it cannot be."""
    from pmodash.workbook.parsing import sparse_sheets

    try:
        sheets = sparse_sheets.read_sheets(data)
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError("damaged") from error
    return {"sheets": [_sparse_answer(sheet) for sheet in sheets]}


def _sparse_answer(sheet: Any) -> Answer:
    from pmodash.workbook.parsing.addresses import split_area
    from pmodash.workbook.parsing.sparse_sheets import main_area

    kept, stray = main_area(sheet.cells, MOST_CELLS)
    if kept is None:
        raise UnreadableError("too-large")
    store = ColumnStore()
    start = (min((row for row, _, _ in kept), default=1) - 1, min((column for _, column, _ in kept), default=1) - 1)
    for row, column, value in kept:
        store.put(row - 1 - start[0], column - 1 - start[1], value)
    part = sheet.part
    merged = [area for area in map(split_area, sheet.merged) if area]
    about = {"name": part.name, "kind": part.kind, "hidden": part.hidden, "merged": merged, "stray": stray}
    return sheet_answer(store, start, about)
