"""An Excel table of a sheet: the cells it takes, and how it takes in more.

ECMA-376 part 1: 18.5.1.2 table, 18.5.1.3 tableColumn, 18.3.1.2 autoFilter.
"""

from __future__ import annotations

from dataclasses import replace

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Area
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.markup import (
    Splices,
    as_utf8,
    children,
    content_text,
    elements,
    inner,
    prefix_of,
    quoted,
    whole,
    with_attributes,
)
from pmodash.workbook.package.ranges import Grow, area_of, grown_ref, ref_of
from pmodash.workbook.package.references import Push, cannot, moved_formula
from pmodash.workbook.safe_text import cell_text

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"


class TablePart:
    """One table's part. `area` are its cells with header and totals; `has_totals` and `from_query` tell its kind."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive, self.part = archive, part
        self._read()

    def _read(self) -> None:
        self._data = as_utf8(self._archive.read(self.part), self.part)
        self._found = elements(self._data, self.part)
        root = self._found[0]
        area = area_of(root.attributes.get("ref", ""))
        if root.name != "table" or area is None:
            raise RefusedWriteError(f"the table in {self.part} cannot be made out", "save the workbook in Excel again")
        self.area: Area = area
        self.name = root.attributes.get("displayName", root.attributes.get("name", ""))
        self.id = whole(root.attributes.get("id"))
        self.has_totals = root.attributes.get("totalsRowCount", "0") not in ("0", "")
        self.has_header = root.attributes.get("headerRowCount", "1") != "0"
        self.from_query = root.attributes.get("tableType") == "queryTable"
        self._columns = list(children(self._found, "tableColumns", "tableColumn"))

    def grow(self, growth: Grow, header: str = "") -> bool:
        """Take in the rows or the column that `growth` adds; `header` names the column. Whether anything changed."""
        ref = self._found[0].attributes["ref"]
        if grown_ref(ref, growth) == ref:
            return False
        self._refuse()
        changes = Splices()
        for element in (self._found[0], *children(self._found, "autoFilter")):
            old = element.attributes.get("ref", "")
            if old:
                tag = self._data[element.start : element.inside]
                changes.put(element.start, element.inside, with_attributes(tag, {"ref": grown_ref(old, growth)}))
        if header:
            self._add_column(changes, header)
        self._archive.put(self.part, changes.made_in(self._data))
        self._read()
        return True

    def pushed(self, push: Push) -> bytes:
        """The part when rows are put in above its totals, or above or below it; it stays as it is until it is put back.

        RefusedWriteError where a formula or a query would not follow.
        """
        if self.from_query and self.area.last_row >= push.row - 1:
            raise cannot(f"the table {self.name} is filled by a query")
        changes = Splices()
        for element in self._found:
            text = content_text(self._data[element.inside : element.outside])
            if element.name == "calculatedColumnFormula" and moved_formula(text, True, push) != text:
                raise cannot(f"a column of the table {self.name} refers to cells below it")
            if element.name == "totalsRowFormula":
                moved = moved_formula(text, True, push, below=self.area.last_row >= push.row)
                changes.put(element.inside, element.outside, inner(moved))
            old = element.attributes.get("ref", "")
            if old:
                tag = self._data[element.start : element.inside]
                changes.put(element.start, element.inside, with_attributes(tag, {"ref": self._pushed_ref(old, push)}))
        return changes.made_in(self._data)

    def _pushed_ref(self, ref: str, push: Push) -> str:
        """A table's own area takes the new rows in; so does its filter, which ends where they begin."""
        area = area_of(ref)
        if area and area.last_row == push.row - 1 and self.area.last_row >= push.row:
            return ref_of(replace(area, last_row=area.last_row + push.rows))
        return push.ref(ref)

    def _refuse(self) -> None:
        if self.from_query:
            what = f"the table {self.name} is filled by a query"
            raise RefusedWriteError(what, "add the rows where the query gets them")

    def _add_column(self, changes: Splices, header: str) -> None:
        names = {column.attributes.get("name", "").lower() for column in self._columns}
        if _escaped(header).lower() in names:
            raise RefusedWriteError(f"the table {self.name} has a column {header} already", "rename it in Excel first")
        number = max((whole(column.attributes.get("id")) for column in self._columns), default=0) + 1
        holder = next(children(self._found, "tableColumns"))
        tag = self._data[holder.start : holder.inside]
        changes.put(holder.start, holder.inside, with_attributes(tag, {"count": str(len(self._columns) + 1)}))
        prefix = prefix_of(self._data, holder)
        column = b"<" + prefix + b"tableColumn id=" + quoted(str(number)) + b" name=" + quoted(_escaped(header)) + b"/>"
        changes.put(holder.outside, holder.outside, column)


def _escaped(header: str) -> str:
    return cell_text(header).replace("\n", "_x000a_")


def table_markup(number: int, name: str, ref: str, headers: tuple[str, ...], strict: bool) -> bytes:
    """The part of a new table over cells whose first row holds these headers."""
    columns = b"".join(
        b"<tableColumn id=" + quoted(str(place)) + b" name=" + quoted(_escaped(header)) + b"/>"
        for place, header in enumerate(headers, 1)
    )
    told = b" id=" + quoted(str(number)) + b" name=" + quoted(name) + b" displayName=" + quoted(name)
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns='
        + quoted(_STRICT_MAIN if strict else _MAIN)
        + told
        + b" ref=" + quoted(ref) + b' totalsRowShown="0"><autoFilter ref=' + quoted(ref) + b"/><tableColumns count="
        + quoted(str(len(headers))) + b">" + columns + b'</tableColumns><tableStyleInfo name="TableStyleMedium2" '
        b'showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>'
    )  # fmt: skip
