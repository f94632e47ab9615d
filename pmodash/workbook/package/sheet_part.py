"""A sheet's part: its rows, what stands over its cells, and its columns.

ECMA-376 part 1: 18.3.1.99 worksheet (and the order of its parts), 18.3.1.55 mergeCell, 18.3.1.85 sheetProtection,
18.3.1.13 col, 18.3.1.40 f (array formulas, data tables), 18.10.1.49 location of a pivot table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.cell_markup import formula_markup
from pmodash.workbook.package.coverings import Coverings
from pmodash.workbook.package.formulas import Formulas
from pmodash.workbook.package.links import Links
from pmodash.workbook.package.mail_links import MailLinks
from pmodash.workbook.package.markup import (
    Element,
    Splices,
    as_utf8,
    attributes_of,
    children,
    elements,
    masked,
    tag_end,
    whole,
)
from pmodash.workbook.package.ranges import Grow, area_of
from pmodash.workbook.package.sheet_rows import SheetRows
from pmodash.workbook.package.tables import TablePart

_SHEET_DATA = re.compile(rb"<([\w.-]+:)?sheetData(?=[\s/>])[^>]*>")
_ROOT = re.compile(rb"<([\w.-]+:)?worksheet(?=[\s/>])")
_SPILLS = re.compile(rb"""<(?:[\w.-]+:)?f(?=\s)[^>]*\st\s*=\s*["'](?:array|dataTable)["'][^>]*>""")
_BEFORE_ROWS = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols")
_TRUE = ("1", "true", "on")


class SheetPart:
    """One worksheet's part, changed in `rows` and by `grow`, put back by `save`."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive, self.part = archive, part
        if not archive.has(part):
            raise RefusedWriteError("the workbook's file has lost the cells of this sheet", "upload a whole copy of it")
        self._data, inside, outside, self.prefix = _with_sheet_data(as_utf8(archive.read(part), part), part)
        self._found = elements(self._data, part, depth=3, without=(inside, outside))
        self._inside, self._outside = inside, outside
        self.links = Links(archive, part)
        tables = [link.target for link in self.links.of_kind("table") if archive.has(link.target)]
        self.tables = [TablePart(archive, target) for target in tables]
        self.coverings = Coverings(self._data, self._found)
        self.mail_links = MailLinks(self._data, self._found, self.links)
        self._blocked = [(kind, area) for kind, area in self._areas(inside, outside) if area is not None]
        merged = (area_of(e.attributes.get("ref", "")) for e in children(self._found, "mergeCells", "mergeCell"))
        self.merged = [area for area in merged if area is not None]
        self._columns = list(children(self._found, "cols", "col"))
        self._widths: list[tuple[int, bytes]] = []

    @cached_property
    def rows(self) -> SheetRows:
        """Its rows, looked for when they are first asked for."""
        return SheetRows(self._data, self._inside, self._outside, self.prefix, self.part)

    @cached_property
    def formulas(self) -> Formulas:
        """The formulas of its cells."""
        return Formulas(self.rows)

    @property
    def protected(self) -> bool:
        """Whether cells that are locked cannot be changed."""
        return any(e.attributes.get("sheet", "0") in _TRUE for e in children(self._found, "sheetProtection"))

    def _areas(self, inside: int, outside: int) -> Iterator[tuple[str, Area | None]]:
        """What holds cells that are not the user's to set one by one, in words, and where."""
        if b"array" in self._data or b"dataTable" in self._data:
            for tag in _SPILLS.findall(masked(self._data[inside:outside])):
                yield "an array formula or a data table", area_of(attributes_of(tag).get("ref", ""))
        for link in self.links.of_kind("pivotTable"):
            if self._archive.has(link.target):
                data = as_utf8(self._archive.read(link.target), link.target)
                for found in children(elements(data, link.target), "location"):
                    yield "a pivot table", area_of(found.attributes.get("ref", ""))
                    yield "the filters of a pivot table", _filters_above(found)

    def blocked_below(self, row: int, first_column: int, last_column: int) -> bool:
        """Whether cells that are not to be set one by one lie in these columns, in a row or below it."""
        areas = (area for _, area in self._blocked)
        return any(
            area.last_row >= row and area.first_column <= last_column and area.last_column >= first_column
            for area in (*areas, *self.merged)
        )

    def blocked_by(self, row: int, column: int) -> str:
        """What a cell lies inside that keeps it from being set, blank when it may be."""
        for kind, area in self._blocked:
            if _holds(area, row, column):
                return kind
        for area in self.merged:
            if _holds(area, row, column) and (row, column) != (area.first_row, area.first_column):
                return "merged cells"
        for table in self.tables:
            if table.has_header and row == table.area.first_row and _holds(table.area, row, column):
                return f"the header of the table {table.name}"
        return ""

    def style(self, row: int, column: int) -> str:
        """The number of a cell's style: its own, else that of its row or its column; blank for none."""
        cell = self.rows.cell(row, column)
        if cell:
            return attributes_of(cell[: tag_end(cell, 0)]).get("s", "")
        told = self.rows.row_attributes(row)
        if told.get("customFormat", "0") in _TRUE:
            return told.get("s", "")
        for element in self._columns:
            if _spans(element, column):
                return element.attributes.get("style", "")
        return ""

    def carry_formula(self, row: int, column: int, above: int) -> bool:
        """Fill the formula of the cell above down, if it has one. Whether it has."""
        formula = self.formulas.filled_down(above, column, row)
        if formula is None:
            return False
        self.rows.put(row, column, formula_markup(row, column, formula, self.style(above, column), self.prefix))
        return True

    def same_height(self, row: int, like: int) -> None:
        """Give a new row the height of another, where that has one of its own and the new one has none yet."""
        told = self.rows.row_attributes(like)
        if told.get("customHeight", "0") in _TRUE and "ht" in told and "ht" not in self.rows.row_attributes(row):
            self.rows.set_row(row, {"ht": told["ht"], "customHeight": "1"})

    def set_width(self, column: int, width: int) -> None:
        """Give a column this width, in characters, when it has none of its own."""
        if not any(_spans(element, column) for element in self._columns):
            told = f'col min="{column}" max="{column}" width="{width}" customWidth="1"/>'
            self._widths.append((column, b"<" + self.prefix + told.encode()))

    def tables_ending_in(self, table: Area, rows: int) -> list[TablePart]:
        """The Excel tables whose end so many rows below an area would meet."""
        return [
            one for one in self.tables if 0 <= one.area.last_row - table.last_row <= rows and _meet(one.area, table)
        ]

    def grow(self, growth: Grow, header: str = "") -> None:
        """Let what covers a table to its end take in more; `header` names a column that comes to Excel tables."""
        for table in self.tables:
            table.grow(growth, header)
        self.coverings.grow(growth)

    def save(self) -> None:
        """Put the part back into the file."""
        changes = Splices()
        self.rows.spliced(changes)
        self.coverings.spliced(changes, self.rows.new_area)
        self._set_widths(changes)
        self.mail_links.spliced(changes)
        if changes.changes:
            self._archive.put(self.part, changes.made_in(self._data))
        self.links.save()

    def _set_widths(self, changes: Splices) -> None:
        if self._widths and not self._columns:
            at = self._data.rfind(b"<", 0, self._inside)
            name, made = self.prefix + b"cols>", b"".join(markup for _, markup in sorted(self._widths))
            changes.put(at, at, b"<" + name + made + b"</" + name)
            return
        for column, markup in self._widths:
            later = [e.start for e in self._columns if whole(e.attributes.get("min")) > column]
            at = min(later, default=next(children(self._found, "cols")).outside)
            changes.put(at, at, markup)


def _spans(element: Element, column: int) -> bool:
    return whole(element.attributes.get("min")) <= column <= whole(element.attributes.get("max"))


def _filters_above(location: Element) -> Area | None:
    """The cells of a pivot table's page fields: names and choices in pairs, a row and columns between left blank."""
    area = area_of(location.attributes.get("ref", ""))
    rows, pairs = (whole(location.attributes.get(name)) for name in ("rowPageCount", "colPageCount"))
    if area is None or rows < 1 or area.first_row < 3:
        return None
    last_column = area.first_column + 3 * max(pairs, 1) - 2
    return Area(max(area.first_row - 1 - rows, 1), area.first_column, area.first_row - 2, last_column)


def _holds(area: Area, row: int, column: int) -> bool:
    return area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column


def _meet(one: Area, other: Area) -> bool:
    return one.first_column <= other.last_column and one.last_column >= other.first_column


def _with_sheet_data(data: bytes, part: str) -> tuple[bytes, int, int, bytes]:
    """The part with a place for rows, where that begins and ends, and the prefix of the sheet's elements."""
    text = masked(data)
    root = _ROOT.search(text)
    if root is None:
        raise RefusedWriteError(f"the part {part} is no worksheet", "open the workbook in Excel and save it again")
    prefix, found = root[1] or b"", _SHEET_DATA.search(text)
    if found and not found[0].endswith(b"/>"):
        outside = text.rfind(b"</" + (found[1] or b"") + b"sheetData")
        return data, found.end(), outside, found[1] or b""
    opened, closed = b"<" + prefix + b"sheetData>", b"</" + prefix + b"sheetData>"
    if found:
        start, end = found.span()
    else:
        tops = elements(data, part, depth=2)
        start = end = max([e.end for n in _BEFORE_ROWS for e in children(tops, n)], default=tops[0].inside)
    made = data[:start] + opened + closed + data[end:]
    return made, start + len(opened), start + len(opened), prefix
