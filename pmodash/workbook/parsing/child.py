"""The program that parses a workbook in a process of its own, so that a hostile file harms nothing else.

It imports python_calamine and the standard library only, reads one request from standard input and writes one
answer to standard output, both with marshal. No content is written to disk.
"""

from __future__ import annotations

import gc
import io
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import islice
from typing import Any

from pmodash.workbook.parsing.column_store import ColumnStore, TooWideError

MOST_CELLS = 60_000_000
Answer = dict[str, Any]


class UnreadableError(Exception):
    """Why nothing came of it, as a code that the parent turns into a sentence."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


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
        "sheets": [_sheet("", store, (0, 0))],
        "delimiter": table.delimiter,
        "encoding": decoded.encoding,
        "certain": decoded.certain,
        "unclosed": table.unclosed,
    }


def _read_protected(data: bytes, request: dict[str, Any]) -> Answer:
    inside = _decrypted(data, request["password"])
    return _read_package(inside, request) | {"protected": True}


def _read_xls(data: bytes, request: dict[str, Any]) -> Answer:
    """Decrypted first when there is a password, since the quick reader makes nonsense of some encrypted files."""
    if request["encrypted"]:
        return _read_quickly(_decrypted(data, request["password"]))
    if request["password"]:
        with suppress(UnreadableError):
            return _read_quickly(_decrypted(data, request["password"]))
    return _read_quickly(data)


def _decrypted(data: bytes, password: str) -> bytes:
    import tempfile

    from pmodash.workbook.parsing import protection

    tempfile.TemporaryFile = io.BytesIO  # type: ignore[assignment,misc]  # nothing decrypted goes to disk
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
        return _read_quickly(data)
    if request["careful"]:
        return _read_sparsely(data)
    from pmodash.workbook.parsing.error_cells import ErrorScan

    errors = ErrorScan(data)
    try:
        return _read_quickly(data, errors.found)
    except UnreadableError:
        return _read_sparsely(data)


def _no_errors() -> dict[str, list[tuple[int, int, str]]]:
    return {}


def _read_quickly(data: bytes, error_cells: Callable[[], dict[str, list[tuple[int, int, str]]]] = _no_errors) -> Answer:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        read = [_quick_sheet(workbook, sheet) for sheet in workbook.sheets_metadata]
    except (UnreadableError, TooWideError, MemoryError):
        raise
    except BaseException as error:  # the library's panics are no Exception
        raise UnreadableError("damaged") from error
    found = error_cells()
    return {"sheets": [_with_errors(*each, found) for each in read]}


def _quick_sheet(workbook: Any, metadata: Any) -> tuple[Answer, ColumnStore, tuple[int, int]]:
    kind = str(metadata.typ).rpartition(".")[2].removesuffix("Sheet").lower().replace("work", "worksheet")
    about = {"name": metadata.name, "kind": kind, "hidden": not str(metadata.visible).endswith(".Visible")}
    store = ColumnStore()
    if kind != "worksheet":
        return about, store, (0, 0)
    sheet = workbook.get_sheet_by_name(metadata.name)
    if sheet.height * sheet.width > MOST_CELLS:
        raise UnreadableError("too-large")
    start = sheet.start or (0, 0)
    store.extend(islice(sheet.iter_rows(), start[0], None))  # it begins at row 1 whatever the start
    about["merged"] = [(*(n + 1 for n in a), *(n + 1 for n in b)) for a, b in sheet.merged_cell_ranges or ()]
    return about, store, start


def _with_errors(
    about: Answer, store: ColumnStore, start: tuple[int, int], found: dict[str, list[tuple[int, int, str]]]
) -> Answer:
    cells = found.get(about["name"], ()) if about["kind"] == "worksheet" else ()
    if cells:
        top = min(row for row, _, _ in cells) - 1
        left = min(column for _, column, _ in cells) - 1
        start = store.widen(start, (top, left))
        for row, column, text in cells:
            store.put(row - 1 - start[0], column - 1 - start[1], text)
    return _sheet(about["name"], store, start) | about


def _read_sparsely(data: bytes) -> Answer:
    from pmodash.workbook.parsing import sparse_sheets

    try:
        sheets = sparse_sheets.read_sheets(data)
    except MemoryError:
        raise
    except Exception as error:
        raise UnreadableError("damaged") from error
    return {"sheets": [_sparse_answer(sheet) for sheet in sheets]}


def _sparse_answer(sheet: Any) -> Answer:
    from pmodash.workbook.parsing.sparse_sheets import main_area, split_range

    kept, stray = main_area(sheet.cells, MOST_CELLS)
    if kept is None:
        raise UnreadableError("too-large")
    store = ColumnStore()
    start = (min((row for row, _, _ in kept), default=1) - 1, min((column for _, column, _ in kept), default=1) - 1)
    for row, column, value in kept:
        store.put(row - 1 - start[0], column - 1 - start[1], value)
    answer = _sheet(sheet.part.name, store, start)
    merged = [area for area in map(split_range, sheet.merged) if area]
    return answer | {"kind": sheet.part.kind, "hidden": sheet.part.hidden, "merged": merged, "stray": stray}


def _sheet(name: str, store: ColumnStore, start: tuple[int, int]) -> Answer:
    return {
        "name": name,
        "kind": "worksheet",
        "hidden": False,
        "merged": [],
        "first_row": start[0] + 1,
        "first_column": start[1] + 1,
        "columns": store.packed(),
        "stray": [],
    }
