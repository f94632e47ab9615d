"""A second, slower reader of .xlsx sheets for the files that the quick one cannot read.

It reads cells one by one without room for the empty ones between, so a lone value in the sheet's last corner
costs nothing; and it takes rows and cells without an address, prefixed or strict namespaces, and workbooks
without styles or shared texts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from pmodash.workbook.parsing.addresses import split_address
from pmodash.workbook.parsing.number_formats import Styles, shown
from pmodash.workbook.parsing.package_parts import Package, SheetPart, local

_WIDE_GAP, _HIGH_GAP = 200, 10_000

Cell = tuple[int, int, Any]


class SparseSheet(NamedTuple):
    """One sheet's cells as (row, column, value), counted from 1, and its merged areas as A1:B2."""

    part: SheetPart
    cells: list[Cell]
    merged: list[str]


def read_sheets(data: bytes) -> list[SparseSheet]:
    """Every sheet of a package; BrokenPackageError when it is not to be read."""
    package = Package(data)
    parts, from_1904 = package.sheets()
    texts = _Texts()
    _parse_if_there(package, package.beside_workbook("sharedStrings.xml"), texts)
    styles = Styles()
    _parse_if_there(package, package.beside_workbook("styles.xml"), styles)
    sheets = []
    for part in parts:
        handler = _Cells(texts.texts, styles.kinds(), from_1904)
        if part.kind == "worksheet":
            _parse_if_there(package, part.part, handler)
        sheets.append(SparseSheet(part, handler.cells, handler.merged))
    return sheets


def _parse_if_there(package: Package, part: str, handler: Any) -> None:
    if part:
        package.parse(part, handler)


def main_area(cells: list[Cell], most: int) -> tuple[list[Cell] | None, list[tuple[int, int]]]:
    """The cells that lie together within `most` places, and the addresses of stray ones far off that are left out.

    None when even the cells that lie together span too much.
    """
    if _span(cells) <= most:
        return cells, []
    last_column = _before_gap((column for _, column, _ in cells), _WIDE_GAP)
    near = [cell for cell in cells if cell[1] <= last_column]
    if _span(near) > most:
        last_row = _before_gap((row for row, _, _ in near), _HIGH_GAP)
        near = [cell for cell in near if cell[0] <= last_row]
    places = {(row, column) for row, column, _ in near}
    stray = [(row, column) for row, column, _ in cells if (row, column) not in places]
    return (near if _span(near) <= most else None), stray


def _span(cells: list[Cell]) -> int:
    rows, columns = {row for row, _, _ in cells}, {column for _, column, _ in cells}
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if cells else 0


def _before_gap(numbers: Iterable[int], gap: int) -> int:
    """The last of the numbers before the first gap as wide as that."""
    ordered = sorted(set(numbers))
    wide = (low for low, high in pairwise(ordered) if high - low > gap)
    return next(wide, ordered[-1])


class _Texts:
    """The shared texts, each with its runs joined and its phonetic hints left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._runs: list[str] = []
        self._in_text = False
        self._in_hint = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "si":
            self._runs = []
        self._in_hint += name == "rPh"
        self._in_text = name == "t" and not self._in_hint

    def end(self, tag: str) -> None:
        name = local(tag)
        self._in_text = False
        self._in_hint -= name == "rPh"
        if name == "si":
            self.texts.append(unescaped("".join(self._runs)))

    def text(self, characters: str) -> None:
        if self._in_text:
            self._runs.append(characters)


class _Cells:
    """The cells of one sheet."""

    def __init__(self, texts: list[str], kinds: list[str], from_1904: bool) -> None:
        self.cells: list[tuple[int, int, Any]] = []
        self.merged: list[str] = []
        self._texts, self._kinds, self._from_1904 = texts, kinds, from_1904
        self._row = self._column = 0
        self._type = self._style = ""
        self._value: list[str] = []
        self._inside = ""
        self._in_hint = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._inside = "" if self._in_hint else name
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdigit() else self._row + 1
            self._column = 0
        elif name == "mergeCell":
            self.merged.append(attributes.get("ref", ""))
        self._in_hint += name == "rPh"

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = split_address(attributes.get("r", ""))
        if place:
            self._row, self._column = place
        else:
            self._column += 1
        self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._value = []

    def end(self, tag: str) -> None:
        name = local(tag)
        self._inside = ""
        self._in_hint -= name == "rPh"
        if name == "c" and self._value:
            value = self._read("".join(self._value))
            if value not in ("", None):
                self.cells.append((self._row, self._column, value))

    def text(self, characters: str) -> None:
        if self._inside:
            self._value.append(characters)

    def _read(self, text: str) -> Any:
        if self._type == "s":
            place = int(text) if text.strip().isdigit() else -1
            return self._texts[place] if 0 <= place < len(self._texts) else ""
        if self._type in ("str", "inlineStr"):
            return unescaped(text)
        if self._type == "b":
            return text.strip() in ("1", "true")
        if self._type == "e":
            return text
        return self._number(text)

    def _number(self, text: str) -> Any:
        try:
            number = float(text)
        except ValueError:
            return _iso_date(text)
        style = int(self._style) if self._style.isdigit() else 0
        kind = self._kinds[style] if style < len(self._kinds) else ""
        return shown(number, kind, self._from_1904)


def unescaped(text: str) -> str:
    """A text with Excel's escapes such as _x000D_ as the characters that they stand for."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def _iso_date(text: str) -> Any:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    return moment.date() if "T" not in text else moment.replace(tzinfo=None)
