"""The looks of an .xlsb: a package whose parts are records, each a kind and a length in seven-bit bytes (MS-XLSB)."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterator

from pmodash.workbook.parsing.error_words import ERRORS
from pmodash.workbook.parsing.package_parts import Package
from pmodash.workbook.parsing.sheet_looks import Clock, Looks, SheetLook

_WORKBOOK = "xl/workbook.bin"
_SHEET_LISTED, _ROW, _ERROR, _FORMULA_ERROR = 156, 0, 3, 11
_WIDTHS, _MERGED, _PANE = 60, 176, 151
_COUNTED = {
    8: "formula",
    9: "formula",
    10: "formula",
    11: "formula",
    461: "conditional format",
    64: "entry rule",
    494: "link",
}
_CLOCK_EVERY = 0xFFFF


def read_looks(data: bytes, clock: Clock) -> Looks:
    """The looks of every sheet, and a count of what stands in the sheets beside their values."""
    package = Package(data)
    relations = package.relations(_WORKBOOK)
    besides: Counter[str] = Counter()
    sheets = []
    for kind, content in _records(b"".join(package.pieces(_WORKBOOK)), clock):
        if kind == _SHEET_LISTED:
            part = relations.get(_wide_text(content, 8), "")
            reading = _Reading(besides)
            if "worksheets/" in part and part in package:
                for record in _records(b"".join(package.pieces(part)), clock):
                    reading.take(*record)
            sheets.append(reading.sheet)
    return Looks(sheets, besides)


def _wide_text(content: bytes, place: int) -> str:
    (length,) = struct.unpack_from("<I", content, place)
    return content[place + 4 : place + 4 + 2 * length].decode("utf-16-le")


def _records(part: bytes, clock: Clock) -> Iterator[tuple[int, bytes]]:
    place, end, number = 0, len(part), 0
    while place < end:
        if not number & _CLOCK_EVERY:
            clock.check()
        kind, place = part[place], place + 1
        if kind & 0x80:
            kind, place = (kind & 0x7F) | (part[place] & 0x7F) << 7, place + 1
        length = shift = 0
        for _ in range(4):
            byte, place = part[place], place + 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, part[place : place + length]
        place, number = place + length, number + 1


class _Reading:
    """The records of one sheet."""

    def __init__(self, besides: Counter[str]) -> None:
        self.sheet = SheetLook()
        self._besides = besides
        self._row = 0
        self._takers: dict[int, Callable[[bytes], None]] = {
            _ROW: self._begin_row,
            _ERROR: self._error,
            _FORMULA_ERROR: self._error,
            _WIDTHS: self._columns,
            _MERGED: self._area,
            _PANE: self._split,
        }

    def take(self, kind: int, content: bytes) -> None:
        """One record."""
        if kind in _COUNTED:
            self._besides[_COUNTED[kind]] += 1
        if kind in self._takers:
            self._takers[kind](content)

    def _begin_row(self, content: bytes) -> None:
        self._row = struct.unpack_from("<I", content)[0] + 1

    def _error(self, content: bytes) -> None:
        column, _, value = struct.unpack_from("<IIB", content)
        self.sheet.put(self._row, column + 1, ERRORS.get(value, "#VALUE!"))

    def _columns(self, content: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<IIIIH", content)
        self.sheet.widen(first + 1, last + 1, width / 256, bool(flags & 1))

    def _area(self, content: bytes) -> None:
        first_row, last_row, first_column, last_column = struct.unpack_from("<IIII", content)
        self.sheet.merge(first_row + 1, first_column + 1, last_row + 1, last_column + 1)

    def _split(self, content: bytes) -> None:
        columns, rows, _, _, _, flags = struct.unpack_from("<ddIIIB", content)
        if flags & 1:
            self.sheet.frozen = (int(rows), int(columns))
