"""The workbook's main part: its sheets, its names, its calendar, and whether Excel must work all formulas out again.

ECMA-376 part 1: 18.2.27 workbook, 18.2.19 sheet, 18.2.5 definedName, 18.2.2 calcPr, 18.2.28 workbookPr (date1904),
18.2.29 workbookProtection, 12.3.1 (the calculation chain).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.links import STRICT, TRANSITIONAL, ContentTypes, Links
from pmodash.workbook.package.markup import (
    Splices,
    as_utf8,
    attributes_of,
    children,
    content_text,
    elements,
    inner,
    prefix_of,
    quoted,
    whole,
    with_attributes,
)
from pmodash.workbook.package.ranges import Grow, grown_name

_REMEDY = "open it in Excel, save it under another name and upload that"
_AFTER_CALCULATION = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
                      "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet of the workbook: its name, its part, and the kind of its part ("worksheet", "chartsheet", …)."""

    name: str
    part: str
    kind: str


class BookPart:
    """The main part of a workbook's file, and what points from it to the others."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.types = ContentTypes(archive)
        root = Links(archive, "")
        found = [link.target for link in root.of_kind("officeDocument") if link.target and archive.has(link.target)]
        if not found:
            raise RefusedWriteError("the file holds no workbook", _REMEDY)
        self.part = found[0]
        self.links = Links(archive, self.part)
        self._read()

    def _read(self) -> None:
        self._data = as_utf8(self.archive.read(self.part), self.part)
        self._found = elements(self._data, self.part)
        self._root, self._prefix = self._found[0], prefix_of(self._data, self._found[0])
        self.strict = b"purl.oclc.org/ooxml/spreadsheetml" in self._data[: self._root.inside]
        self.sheets = [self._entry(dict(element.attributes)) for element in children(self._found, "sheets", "sheet")]
        if not self.sheets:
            raise RefusedWriteError("the file holds no workbook", _REMEDY)

    def _entry(self, told: dict[str, str]) -> SheetEntry:
        link = next((link for link in self.links.links if link.id == told.get("id")), None)
        return SheetEntry(told.get("name", ""), link.target if link else "", link.kind if link else "")

    @property
    def names(self) -> set[str]:
        """What stands for cells by name, in small letters."""
        named = children(self._found, "definedNames", "definedName")
        return {element.attributes.get("name", "").lower() for element in named}

    @property
    def from_1904(self) -> bool:
        """Whether days are counted from 1 January 1904."""
        return any(p.attributes.get("date1904", "0") in _TRUE for p in children(self._found, "workbookPr"))

    @property
    def locked(self) -> bool:
        """Whether its sheets cannot be added to."""
        kept = children(self._found, "workbookProtection")
        return any(element.attributes.get("lockStructure", "0") in _TRUE for element in kept)

    def add_sheet(self, name: str, data: bytes) -> str:
        """A new worksheet at the end; its part."""
        part = self._free_part()
        self.archive.put(part, data)
        self.types.add(part, f"{_TYPES}.worksheet+xml")
        link_id = self.links.add("worksheet", part)
        entries = list(children(self._found, "sheets", "sheet"))
        ids = [whole(entry.attributes.get("sheetId")) for entry in entries]
        holder = next(children(self._found, "sheets"))
        told = b" name=" + quoted(name) + b" sheetId=" + quoted(str(max(ids, default=0) + 1))
        entry = b"<" + self._prefix + b"sheet" + told + b" " + self._link_attribute(link_id) + b"/>"
        self._splice(holder.outside, holder.outside, entry)
        return part

    def _free_part(self) -> str:
        """A name for a new sheet's part, which no part has and no relationships are left over for."""
        folder, has = "xl/worksheets", self.archive.has
        numbers = (n for n in range(1, 10_000) if not has(f"{folder}/_rels/sheet{n}.xml.rels"))
        return next(part for part in (f"{folder}/sheet{n}.xml" for n in numbers) if not has(part))

    def _link_attribute(self, link_id: str) -> bytes:
        """The id of a relationship as an attribute, its prefix declared where the whole part does not declare one."""
        for name, value in attributes_of(self._data[self._root.start : self._root.inside]).items():
            if name.startswith("xmlns:") and value in (STRICT, TRANSITIONAL):
                return name[6:].encode() + b":id=" + quoted(link_id)
        return b"xmlns:r=" + quoted(STRICT if self.strict else TRANSITIONAL) + b" r:id=" + quoted(link_id)

    def _splice(self, start: int, end: int, new: bytes) -> None:
        changes = Splices()
        changes.put(start, end, new)
        self.archive.put(self.part, changes.made_in(self._data))
        self._read()

    def grow_names(self, sheet: str, grow: Grow) -> bool:
        """Let the names that cover a table of a sheet to its end, its print area and its filter among them, grow.

        Whether any did.
        """
        return self.change_names(lambda text: grown_name(text, sheet, grow))

    def change_names(self, change: Callable[[str], str]) -> bool:
        """Let the names stand for what `change` makes of what they stood for. Whether any changed."""
        changes = Splices()
        for element in children(self._found, "definedNames", "definedName"):
            text = content_text(self._data[element.inside : element.outside])
            new = change(text)
            if new != text:
                changes.put(element.inside, element.outside, inner(new))
        if changes.changes:
            self.archive.put(self.part, changes.made_in(self._data))
            self._read()
        return bool(changes.changes)

    def calculate_on_load(self) -> None:
        """Let Excel work all formulas out when it opens the file, and drop the order in which it did last."""
        chain = next((link for link in self.links.of_kind("calcChain") if link.target), None)
        if chain is not None:
            self.archive.remove(chain.target)
            self.types.drop(chain.target)
            self.links.drop(chain.target)
        found = next(children(self._found, "calcPr"), None)
        if found is not None:
            tag = self._data[found.start : found.inside]
            self._splice(found.start, found.inside, with_attributes(tag, {"fullCalcOnLoad": "1"}))
            return
        later = [e.start for name in _AFTER_CALCULATION for e in children(self._found, name)]
        at = min(later, default=self._root.outside)
        self._splice(at, at, b"<" + self._prefix + b'calcPr fullCalcOnLoad="1"/>')

    def save(self) -> None:
        """Put what points at the parts back into the file."""
        self.links.save()
        self.types.save()
