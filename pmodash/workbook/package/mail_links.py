"""Cells that link to the e-mail address which they show: the link follows the address.

ECMA-376 part 1: 18.3.1.47 hyperlink; part 2, 9.3: an address outside the file is a relationship's target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from pmodash.workbook.cells import Area
from pmodash.workbook.package.links import Links
from pmodash.workbook.package.markup import Element, Splices, children, with_attributes
from pmodash.workbook.package.ranges import area_of

_MAIL = "mailto:"
_ADDRESS = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+")


class MailLinks:
    """The links of one sheet's cells; `found` are the elements of its part, `links` its relationships."""

    def __init__(self, data: bytes, found: Sequence[Element], links: Links) -> None:
        self._data, self._found, self._links = data, found, links
        self._all = list(children(found, "hyperlinks", "hyperlink"))
        self._by_cell = {(area.first_row, area.first_column): e for e, area in self._single_cells(self._all)}
        self._texts: dict[int, tuple[Element, str]] = {}

    def _single_cells(self, found: Sequence[Element]) -> list[tuple[Element, Area]]:
        areas = ((element, area_of(element.attributes.get("ref", ""))) for element in found)
        return [(e, a) for e, a in areas if a and (a.first_row, a.first_column) == (a.last_row, a.last_column)]

    def follow(self, row: int, column: int, text: str) -> None:
        """Let a cell that links to its e-mail address link to the new one, or to nothing where it is no address."""
        element = self._by_cell.get((row, column))
        if element and self._links.address(element.attributes.get("id", "")).lower().startswith(_MAIL):
            self._texts[element.start] = (element, text)

    def spliced(self, changes: Splices) -> None:
        """The changes to the part; new addresses go to its relationships."""
        told = [(element, text if _ADDRESS.fullmatch(text) else "") for element, text in self._texts.values()]
        if told and len(told) == len(self._all) and not any(text for _, text in told):
            holder = next(children(self._found, "hyperlinks"))
            changes.put(holder.start, holder.end, b"")
            return
        for element, text in told:
            if not text:
                changes.put(element.start, element.end, b"")
                continue
            link = self._links.add_address("hyperlink", _MAIL + quote(text, safe="@+"))
            tag = self._data[element.start : element.inside]
            shown = {"display": text} if "display" in element.attributes else {}
            changes.put(element.start, element.inside, with_attributes(tag, {"id": link, **shown}))
