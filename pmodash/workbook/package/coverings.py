"""What covers a table in its sheet and takes in what is added to it: filters, formats, lists of choices, the extent.

ECMA-376 part 1: 18.3.1.2 autoFilter, 18.3.1.18 conditionalFormatting, 18.3.1.32 dataValidation, 18.3.1.35 dimension;
the newer formats and lists in an extLst tell their cells in an `sqref` element ([MS-XLSX] 2.4).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmodash.workbook.cells import Area
from pmodash.workbook.package.markup import (
    Element,
    Splices,
    children,
    content_text,
    inner,
    masked,
    with_attributes,
)
from pmodash.workbook.package.ranges import Grow, area_of, grown_ref, ref_of

_COVERING = (("autoFilter",), ("conditionalFormatting",), ("dataValidations", "dataValidation"))
_SQREF = re.compile(rb"<(?:[\w.-]+:)?sqref(?:\s[^>]*)?>([^<]*)</(?![^>]*>\s*</(?:[\w.-]+:)?sparkline>)")


class Coverings:
    """What covers cells of one sheet: `found` are the elements of its part, `data` the part."""

    def __init__(self, data: bytes, found: Sequence[Element]) -> None:
        self._data, self._found = data, found
        self._growths: list[Grow] = []

    def grow(self, growth: Grow) -> None:
        """Let what covers a table to its end take in more."""
        self._growths.append(growth)

    def spliced(self, changes: Splices, new: Area | None) -> None:
        """The changes to the part: all that grew, and the sheet's extent over `new`, where cells were put."""
        if self._growths:
            for element in self._found:
                if element.path[1:] in _COVERING:
                    self._grow_element(changes, element)
            for extension in children(self._found, "extLst"):
                self._grow_extension(changes, extension)
        if new is not None:
            self._grow_extent(changes, new)

    def _grown(self, ref: str) -> str:
        for growth in self._growths:
            ref = grown_ref(ref, growth)
        return ref

    def _grow_element(self, changes: Splices, element: Element) -> None:
        name = "ref" if "ref" in element.attributes else "sqref"
        old = element.attributes.get(name, "")
        self._tell(changes, element, name, old, self._grown(old))

    def _grow_extension(self, changes: Splices, extension: Element) -> None:
        text = masked(self._data[extension.inside : extension.outside])
        for found in _SQREF.finditer(text):
            old, at = content_text(found[1]), extension.inside + found.start(1)
            if self._grown(old) != old:
                changes.put(at, at + len(found[1]), inner(self._grown(old)))

    def _grow_extent(self, changes: Splices, new: Area) -> None:
        for element in children(self._found, "dimension"):
            old = element.attributes.get("ref", "")
            area = area_of(old)
            if area is not None:
                larger = Area(
                    min(area.first_row, new.first_row),
                    min(area.first_column, new.first_column),
                    max(area.last_row, new.last_row),
                    max(area.last_column, new.last_column),
                )
                self._tell(changes, element, "ref", old, old if larger == area else ref_of(larger))

    def _tell(self, changes: Splices, element: Element, name: str, old: str, new: str) -> None:
        if new != old:
            tag = self._data[element.start : element.inside]
            changes.put(element.start, element.inside, with_attributes(tag, {name: new}))
