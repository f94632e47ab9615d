"""The looks of an .xls: the records of its workbook stream, each a kind and a length before its content (MS-XLS)."""

from __future__ import annotations

import io
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from pmodash.workbook.parsing.error_words import ERRORS
from pmodash.workbook.parsing.sheet_looks import Clock, Looks, SheetLook

_BOF, _EOF, _BOUND_SHEET, _ENCRYPTED = 0x0809, 0x000A, 0x0085, 0x002F
_COUNTED = {
    0x0006: "formula",
    0x001C: "note",
    0x01B0: "conditional format",
    0x0879: "conditional format",
    0x01B8: "link",
    0x01BE: "entry rule",
    0x00B0: "pivot table",
}
_OBJECTS = {5: "chart", 7: "control", 8: "picture", 11: "control", 12: "control", 16: "control", 17: "control"}
_OBJECTS |= dict.fromkeys((1, 2, 3, 4, 6, 9, 30), "drawing")
_CHART_SHEET = 2
_CLOCK_EVERY = 0xFFFF


def read_looks(data: bytes, clock: Clock) -> Looks:
    """The looks of every sheet, and a count of what stands in the file beside its values."""
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = next(name for name in ("Workbook", "Book") if container.exists(name))
        stream = container.openstream(name).read()
        storages = {entry[0] for entry in container.listdir(streams=True, storages=True)}
    reading = _Reading(stream)
    for number, record in enumerate(_records(stream)):
        if not number & _CLOCK_EVERY:
            clock.check()
        reading.take(*record)
    besides = reading.besides
    besides["macro"] += any("VBA" in storage.upper() for storage in storages)
    besides["embedded file"] += sum(storage.startswith("MBD") for storage in storages)
    return Looks(list(reading.sheets.values()), besides)


def _records(stream: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Each record's kind, where it begins, and where its content begins and ends."""
    place, end = 0, len(stream) - 4
    while place <= end:
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, place, place + 4, place + 4 + length
        place += 4 + length


class _Reading:
    """Sorts records to their sheets; `sheets` goes by where a sheet begins in the stream."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self.sheets: dict[int, SheetLook] = {}
        self.besides: Counter[str] = Counter()
        self._sheet: SheetLook | None = None
        self._depth = 0
        self._pane = (0, 0)
        self._takers: dict[int, Callable[[SheetLook, bytes], None]] = {
            0x007D: self._widths,
            0x0041: self._split,
            0x023E: self._window,
            0x0006: self._formula,
            0x0205: self._error,
            0x005D: self._object,
        }

    def take(self, kind: int, place: int, begin: int, end: int) -> None:
        """One record."""
        if kind == _BOF:
            self._depth += 1
            if self._depth == 1:
                self._sheet, self._pane = self.sheets.get(place), (0, 0)
        elif kind == _EOF:
            self._depth -= 1
        elif kind == _BOUND_SHEET:
            self._listed(self._stream[begin:end])
        elif kind == _ENCRYPTED:
            raise ValueError("encrypted")
        elif self._depth == 1 and self._sheet is not None:
            if kind in _COUNTED:
                self.besides[_COUNTED[kind]] += 1
            if kind in self._takers:
                self._takers[kind](self._sheet, self._stream[begin:end])

    def _listed(self, content: bytes) -> None:
        offset, _, kind = struct.unpack_from("<IBB", content)
        self.sheets[offset] = SheetLook()
        self.besides["chart"] += kind == _CHART_SHEET

    def _widths(self, sheet: SheetLook, content: bytes) -> None:
        first, last, width, _, flags = struct.unpack_from("<HHHHH", content)
        sheet.widen(first + 1, last + 1, width / 256, bool(flags & 1))

    def _window(self, sheet: SheetLook, content: bytes) -> None:
        """The window's flags, the fourth of which tells that its split is frozen; the split follows."""
        self._pane = (1, 1) if content[0] & 8 else (0, 0)

    def _split(self, sheet: SheetLook, content: bytes) -> None:
        columns, rows = struct.unpack_from("<HH", content)
        sheet.frozen = (rows * self._pane[0], columns * self._pane[1])

    def _formula(self, sheet: SheetLook, content: bytes) -> None:
        """A formula's result is an error where its first byte is 2 and its last two are all ones."""
        row, column, _, result = struct.unpack_from("<HHH8s", content)
        if result[6:] == b"\xff\xff" and result[0] == 2:
            sheet.put(row + 1, column + 1, ERRORS.get(result[2], "#VALUE!"))

    def _error(self, sheet: SheetLook, content: bytes) -> None:
        row, column, _, value, is_error = struct.unpack_from("<HHHBB", content)
        if is_error:
            sheet.put(row + 1, column + 1, ERRORS.get(value, "#VALUE!"))

    def _object(self, sheet: SheetLook, content: bytes) -> None:
        kind: Any = struct.unpack_from("<H", content, 4)[0]
        if kind in _OBJECTS:
            self.besides[_OBJECTS[kind]] += 1
