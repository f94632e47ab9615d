"""The rows and cells of a sheet's part: found as spans of bytes, changed one by one, the rest copied as it is.

ECMA-376 part 1: 18.3.1.80 sheetData, 18.3.1.73 row, 18.3.1.4 c. Both `r` attributes may be missing, and then count on
from the one before; rows may be out of order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area, address, column_number
from pmodash.workbook.package.markup import Splices, attributes_of, elements, masked, tag_end, whole, with_attributes
from pmodash.workbook.package.ranges import LAST_ROW

_CELL_ADDRESS = re.compile(r"\s*\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\s*")
_OTHER_ATTRIBUTES = rb"""(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*?"""
_REMEDY = "open it in Excel, save it under another name and upload that"
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CellSpan:
    """One cell as it stands in the part: its column, its bytes, its start tag."""

    column: int
    start: int
    end: int
    tag: bytes

    @property
    def style(self) -> str:
        """The number of its style, blank for none."""
        return attributes_of(self.tag).get("s", "")


@dataclass(frozen=True, slots=True)
class RowSpan:
    """One row as it stands in the part: from `start` to `end`, its cells from `inside` to `outside`."""

    number: int
    start: int
    inside: int
    outside: int
    end: int


class SheetRows:
    """The rows of one sheet. `put` sets a cell's bytes; `spliced` gives the changes to the part.

    `data` is the part in UTF-8 and `text` the same, safe to search (see `markup.masked`); `inside` to `outside` is what
    stands in its sheetData, `prefix` that of its elements.
    """

    def __init__(self, data: bytes, inside: int, outside: int, prefix: bytes, part: str) -> None:
        self.data, self.prefix, self.part = data, prefix, part
        self.inside, self.outside = inside, outside
        self.text = masked(data)
        self._starts, self._numbers = self._found_rows()
        order = np.argsort(self._numbers, kind="stable")
        self.in_order = bool((np.diff(self._numbers) > 0).all())
        self._sorted, self._places = self._numbers[order], order
        self._cells: dict[int, dict[int, CellSpan]] = {}
        self._new: dict[int, dict[int, bytes]] = {}
        self._row_tags: dict[int, dict[str, str | None]] = {}

    def _found_rows(self) -> tuple[Numbers, Numbers]:
        """Where each row begins, and its number, in the order in which they stand."""
        number = rb"""\s+r\s*=\s*["']\s*([0-9]+)"""
        tag = re.compile(rb"<" + self.prefix + rb"row(?=[\s/>])(?:" + _OTHER_ATTRIBUTES + number + rb")?")
        found = [(match.start(), match[1]) for match in tag.finditer(self.text, self.inside, self.outside)]
        starts = np.array([start for start, _ in found], dtype=np.int64)
        numbers = _counted_on([told for _, told in found])
        if not found and self.text.find(b"<", self.inside, self.outside) >= 0:
            raise RefusedWriteError(f"the rows of {self.part} cannot be made out", _REMEDY)
        if len(np.unique(numbers)) < len(numbers) or (numbers > LAST_ROW).any() or (numbers < 1).any():
            raise RefusedWriteError(f"{self.part} holds a row twice, or one that no sheet has", _REMEDY)
        return starts, numbers

    def numbers_from(self, row: int) -> list[int]:
        """The numbers of the rows that stand in the part, from one on."""
        return [int(number) for number in self._sorted[np.searchsorted(self._sorted, row) :]]

    def span(self, number: int) -> RowSpan | None:
        """A row as it stands in the part, None when it does not."""
        at = int(np.searchsorted(self._sorted, number))
        if at == len(self._sorted) or self._sorted[at] != number:
            return None
        start = int(self._starts[self._places[at]])
        inside = tag_end(self.text, start)
        if self.text[inside - 2 : inside] == b"/>":
            return RowSpan(number, start, inside, inside, inside)
        outside = self.text.find(b"</" + self.prefix + b"row", inside, self.outside)
        if outside < 0:
            raise RefusedWriteError(f"the part {self.part} of the workbook's file is damaged", _REMEDY)
        return RowSpan(number, start, inside, outside, self.text.index(b">", outside) + 1)

    def cells(self, row: int) -> dict[int, CellSpan]:
        """The cells of a row as they stand in the part, by column."""
        if row not in self._cells:
            span = self.span(row)
            self._cells[row] = {} if span is None else self._cells_in(span)
        return self._cells[row]

    def _cells_in(self, span: RowSpan) -> dict[int, CellSpan]:
        text = self.text[span.inside : span.outside]
        tag = re.compile(rb"<" + self.prefix + rb"c(?=[\s/>])")
        closing, column, found = re.compile(rb"</" + self.prefix + rb"c\s*>"), 0, {}
        at = tag.search(text)
        while at:
            inside = tag_end(text, at.start())
            start_tag = self.data[span.inside + at.start() : span.inside + inside]
            end = inside
            if not start_tag.endswith(b"/>"):
                end = _past(text, closing, inside)
            told = _CELL_ADDRESS.fullmatch(attributes_of(start_tag).get("r", ""))
            column = column_number(told[1]) if told else column + 1
            if column in found or (told and int(told[2]) != span.number):
                where = address(span.number, column)
                raise RefusedWriteError(f"{where} stands twice or in the wrong row in {self.part}", _REMEDY)
            found[column] = CellSpan(column, span.inside + at.start(), span.inside + end, start_tag)
            at = tag.search(text, end)
        return found

    def cell(self, row: int, column: int) -> bytes:
        """A cell's bytes as they are now, blank where there is none."""
        new = self._new.get(row, {}).get(column)
        if new is not None:
            return new
        span = self.cells(row).get(column)
        return self.data[span.start : span.end] if span else b""

    def row_attributes(self, row: int) -> dict[str, str]:
        """The attributes of a row's tag, such as its height."""
        span = self.span(row)
        return attributes_of(self.data[span.start : span.inside]) if span else {}

    def put(self, row: int, column: int, cell: bytes) -> None:
        """Let these bytes be the cell."""
        self._new.setdefault(row, {})[column] = cell

    def set_row(self, row: int, attributes: dict[str, str | None]) -> None:
        """Attributes for a row's tag, such as its height."""
        self._row_tags.setdefault(row, {}).update(attributes)
        self._new.setdefault(row, {})

    @property
    def new_area(self) -> Area | None:
        """The area in which cells were put, None for none."""
        rows = [row for row, cells in self._new.items() if cells]
        columns = [column for cells in self._new.values() for column in cells]
        return Area(min(rows), min(columns), max(rows), max(columns)) if columns else None

    def spliced(self, splices: Splices) -> None:
        """The changes to the part's bytes: cells in their rows, new rows in their place."""
        for number in sorted(self._new):
            span = self.span(number)
            if span is not None:
                splices.put(span.start, span.end, self._sound(self._rebuilt(span)))
            else:
                after = int(np.searchsorted(self._sorted, number))
                behind = not self.in_order or after == len(self._sorted)
                place = self.outside if behind else int(self._starts[self._places[after]])
                splices.put(place, place, self._sound(self._made(number)))

    def _sound(self, row: bytes) -> bytes:
        """The row, which must be well-formed by itself."""
        elements(row, self.part, depth=1)
        return row

    def _made(self, number: int) -> bytes:
        tag = b"<" + self.prefix + b"row>"
        tag = with_attributes(tag, {"r": str(number), **self._row_tags.get(number, {})})
        cells = b"".join(cell for _, cell in sorted(self._new[number].items()))
        return tag + cells + b"</" + self.prefix + b"row>"

    def _rebuilt(self, span: RowSpan) -> bytes:
        """The row with its new cells, each in its place.

        A cell without an address stands right behind the one before it, so that no cell can come between.
        """
        new, old = self._new[span.number], self.cells(span.number)
        tag = self._tag_of(span, new)
        if span.inside == span.end:
            cells = b"".join(cell for _, cell in sorted(new.items()))
            return tag + cells + b"</" + self.prefix + b"row>" if cells else tag[:-1] + b"/>"
        changes = Splices()
        for column, cell in sorted(new.items()):
            if column in old:
                changes.put(old[column].start, old[column].end, cell)
            else:
                place = min((c.start for n, c in old.items() if n > column), default=span.outside)
                changes.put(place, place, cell)
        shifted = Splices([(s - span.inside, e - span.inside, b) for s, e, b in changes.changes])
        body = shifted.made_in(self.data[span.inside : span.outside])
        return tag + body + self.data[span.outside : span.end]

    def _tag_of(self, span: RowSpan, new: dict[int, bytes]) -> bytes:
        tag = self.data[span.start : span.inside]
        if tag.endswith(b"/>"):
            tag = tag[:-2].rstrip() + b">"
        told = attributes_of(tag).get("spans", "").replace(":", " ").split()
        if told and new:
            reach = [*map(whole, told), *new]
            tag = with_attributes(tag, {"spans": f"{min(reach)}:{max(reach)}"})
        return with_attributes(tag, self._row_tags.get(span.number, {}))


def _counted_on(told: list[bytes | None]) -> Numbers:
    """The rows' numbers; a row that tells none comes after the one before it."""
    if None not in told:
        return np.array(told, dtype="S8").astype(np.int64)
    numbers, last = np.zeros(len(told), dtype=np.int64), 0
    for place, number in enumerate(told):
        numbers[place] = last = int(number[:8]) if number else last + 1
    return numbers


def _past(text: bytes, closing: re.Pattern[bytes], start: int) -> int:
    found = closing.search(text, start)
    if found is None:
        raise RefusedWriteError("a cell of the workbook's file does not end", _REMEDY)
    return found.end()
