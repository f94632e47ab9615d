"""What the quick reader does not give: cells that show an error such as #N/A or have no result yet, and hidden rows.

The sheets are unpacked once more in a thread of their own while the quick reader, which lets other threads
run, is at work.
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from typing import Any

from pmodash.workbook.parsing.addresses import split_address
from pmodash.workbook.parsing.blank_formulas import blank_formulas
from pmodash.workbook.parsing.hidden_rows import hidden_rows
from pmodash.workbook.parsing.package_parts import Package

_HINTS = (b't="e"', b"t='e'")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*\bt=["']e["'])(?=[^>]*\br=["']([A-Z]+\d+)["'])[^>]*>"""
    rb"""(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)""",
    re.DOTALL,
)
_FORMULAS = (b"<f>", b"<f ", b":f>", b":f ")
_BEGINNING = 4 << 20
_LARGEST = 4 << 20
_MOST = 200_000


class ErrorScan:
    """A search for these that runs beside the reading; `found` and `told` wait for its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._told: dict[str, dict[str, Any]] = {}
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def found(self) -> dict[str, list[tuple[int, int, str]]]:
        """For each sheet's name its error cells: row and column from 1, and the error's text."""
        self._thread.join()
        return self._found

    def told(self) -> dict[str, dict[str, Any]]:
        """For each sheet's name `blank_formulas`, the rows of formulas without a result by column, and `hidden_rows`.

        Nothing is told of a large sheet.
        """
        self._thread.join()
        return self._told

    def _run(self) -> None:
        try:
            package = Package(self._data)
            for sheet in package.sheets()[0]:
                if sheet.part:
                    self._found[sheet.name].extend(_error_cells(package, sheet.part))
                    text = _small(package, sheet.part)
                    self._told[sheet.name] = {"blank_formulas": blank_formulas(text), "hidden_rows": hidden_rows(text)}
        except Exception:
            self._found.clear()
            self._told.clear()


def _small(package: Package, part: str) -> bytes:
    """A sheet's part where it is not large, else nothing."""
    pieces, size = [], 0
    for piece in package.pieces(part):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            return b""
    return b"".join(pieces)


def _error_cells(package: Package, part: str) -> list[tuple[int, int, str]]:
    if not _holds_errors(package, part):
        return []
    cells: list[tuple[int, int, str]] = []
    rest = b""
    for piece in package.pieces(part):
        text = rest + piece
        for match in _CELL.finditer(text):
            place = split_address(match[1].decode())
            if place and len(cells) < _MOST:
                cells.append((*place, match[2].decode("utf-8", "replace")))
        rest = text[_last_cell(text) :]
    return cells


def _holds_errors(package: Package, part: str) -> bool:
    """Whether an error occurs; a long sheet without any formula at its beginning is taken to hold none."""
    end, size, formulas = b"", 0, False
    for piece in package.pieces(part):
        if any(hint in piece or hint in end + piece[:8] for hint in _HINTS):
            return True
        end, size = piece[-8:], size + len(piece)
        formulas = formulas or any(hint in piece for hint in _FORMULAS)
        if size > _BEGINNING and not formulas:
            break
    return False


def _last_cell(text: bytes) -> int:
    """Where the last cell begins: the next piece may carry it on, and cells before it are not met twice."""
    place = max(text.rfind(b"<c "), text.rfind(b":c "))
    return place if place >= 0 else len(text)
