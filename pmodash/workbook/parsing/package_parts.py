"""The parts of an Excel package (.xlsx, .xlsm), found and unpacked more leniently than a zip library does.

Part names are compared without regard to case, leading slashes and backslashes; a wrong checksum does not
matter; relationships that are missing fall back to the customary names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.parsers import expat

from pmodash.workbook.parsing import zip_entries
from pmodash.workbook.parsing.zip_entries import BrokenPackageError


class SheetPart(NamedTuple):
    """One sheet as the workbook part lists it; `part` is the normal form of its part's name, "" if it has none."""

    name: str
    part: str
    kind: str
    hidden: bool


def normal(name: str) -> str:
    """A part's name as it is compared: forward slashes, none in front, lower case."""
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).lower()


def local(tag: str) -> str:
    """An element's or attribute's name without its namespace prefix."""
    return tag.rpartition(":")[2]


class Package:
    """The parts of one package; BrokenPackageError tells that they cannot be read."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._entries = {normal(entry.name): entry for entry in zip_entries.entries(data)}

    @property
    def parts(self) -> tuple[str, ...]:
        """The normal names of all parts."""
        return tuple(self._entries)

    def __contains__(self, part: str) -> bool:
        return part in self._entries

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part's bytes, unpacked piece by piece; BrokenPackageError when they are not to be unpacked."""
        if part not in self._entries:
            raise BrokenPackageError(part)
        return zip_entries.pieces(self._data, self._entries[part])

    def parse(self, part: str, handler: Any) -> None:
        """Send a part's elements to `handler.start(tag, attributes)`, `.end(tag)` and `.text(characters)`."""
        self.parse_pieces(part, self.pieces(part), handler)

    def parse_pieces(self, part: str, pieces: Iterable[bytes], handler: Any) -> None:
        """The same with what was made of a part's bytes."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = handler.start
        parser.EndElementHandler = handler.end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for piece in pieces:
                parser.Parse(piece)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise BrokenPackageError(part) from error

    def relations(self, part: str) -> dict[str, str]:
        """A part's relationships: id to the normal name of the target part; external ones are left out."""
        folder, name = posixpath.split(part)
        rels = normal(f"{folder}/_rels/{name}.rels")
        if rels not in self:
            return {}
        found = _Attributes("Relationship")
        self.parse(rels, found)
        inside = [entry for entry in found.elements if entry.get("TargetMode") != "External"]
        return {entry.get("Id", ""): _target(folder, entry.get("Target", "")) for entry in inside}

    def workbook_part(self) -> str:
        """The normal name of the workbook part; BrokenPackageError when there is none."""
        try:
            wanted = [part for part in self.relations("").values() if part in self]
        except BrokenPackageError:
            wanted = []
        names = (*wanted, "xl/workbook.xml", *self._entries)
        for name in names:
            if name in self and "workbook" in name and name.endswith(".xml"):
                return name
        raise BrokenPackageError("workbook")

    def sheets(self) -> tuple[list[SheetPart], bool]:
        """The workbook's sheets in order, and whether its dates count from 1904."""
        workbook = self.workbook_part()
        found = _Attributes("sheet", "workbookPr")
        self.parse(workbook, found)
        relations = self._relations_or_none(workbook)
        folder = posixpath.dirname(workbook)
        listed = [entry for entry in found.elements if "name" in entry]
        sheets = [self._sheet(entry, place, relations, folder) for place, entry in enumerate(listed, 1)]
        return sheets, any(entry.get("date1904") in ("1", "true", "on") for entry in found.elements)

    def _relations_or_none(self, part: str) -> dict[str, str]:
        try:
            return self.relations(part)
        except BrokenPackageError:
            return {}

    def _sheet(self, entry: dict[str, str], place: int, relations: dict[str, str], folder: str) -> SheetPart:
        identity = next((value for key, value in entry.items() if local(key) == "id"), "")
        part = relations.get(identity) or normal(f"{folder}/worksheets/sheet{place}.xml")
        return SheetPart(
            name=entry["name"],
            part=part if part in self else "",
            kind=_kind(part),
            hidden=entry.get("state", "visible") != "visible",
        )

    def beside_workbook(self, ending: str) -> str:
        """The part of a customary name ("styles.xml") next to the workbook part, "" when there is none."""
        workbook = self.workbook_part()
        related = [part for part in self._relations_or_none(workbook).values() if part.endswith(ending.lower())]
        usual = normal(f"{posixpath.dirname(workbook)}/{ending}")
        return next((part for part in (*related, usual) if part in self), "")


def _kind(part: str) -> str:
    for folder, kind in (("chartsheets/", "chart"), ("dialogsheets/", "dialog"), ("macrosheets/", "macro")):
        if folder in part:
            return kind
    return "worksheet"


def _target(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return normal(target if target.startswith("/") else f"{folder}/{target}")


def _refuse(*_: object) -> None:
    raise BrokenPackageError("a document type declaration")


class _Attributes:
    """Collects the attributes of the elements of some names."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self.elements: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if local(tag) in self._names:
            self.elements.append(attributes)

    def end(self, tag: str) -> None:
        """Nothing to do: only attributes are wanted."""

    def text(self, characters: str) -> None:
        """Nothing to do: only attributes are wanted."""
