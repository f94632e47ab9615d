"""How the parts of a workbook's file point at each other, and what each is: relationships and content types.

ECMA-376 part 2: 8.2 (part names), 9.3 (relationships), 10.1.2 (content types). Part 1, annex A, gives the transitional
and the strict names of the same things.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from pmodash.workbook.package.archive import Archive, part_key
from pmodash.workbook.package.markup import Splices, as_utf8, elements, prefix_of, quoted, with_open_root

CONTENT_TYPES = "[Content_Types].xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_EMPTY_LINKS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Link:
    """One relationship: its id, the last word of its type ("worksheet"), and the part it points at.

    What lies outside the file has an `address` instead, such as `mailto:` and an e-mail address.
    """

    id: str
    kind: str
    target: str
    address: str = ""


class Links:
    """The relationships of one part; `strict` says how those of a part without any are to be named."""

    def __init__(self, archive: Archive, owner: str, strict: bool = False) -> None:
        self._archive, self.owner = archive, owner
        folder, name = posixpath.split(owner)
        self.part = posixpath.join(folder, "_rels", f"{name}.rels")
        data = archive.read(self.part) if archive.has(self.part) else _EMPTY_LINKS
        self._data = with_open_root(as_utf8(data, self.part), self.part)
        self._root, *inside = elements(self._data, self.part)
        self._found = [element for element in inside if element.name == "Relationship"]
        self._new: list[bytes] = []
        self._gone: set[str] = set()
        self.links = [self._link(dict(element.attributes)) for element in self._found]
        self._strict = strict or any(e.attributes.get("Type", "").startswith(STRICT) for e in self._found)

    def _link(self, told: dict[str, str]) -> Link:
        kind = told.get("Type", "").rpartition("/")[2]
        if told.get("TargetMode") == "External":
            return Link(told.get("Id", ""), kind, "", told.get("Target", ""))
        return Link(told.get("Id", ""), kind, self._resolved(told.get("Target", "")))

    def _resolved(self, target: str) -> str:
        path = target.split("#")[0].replace("\\", "/")
        if not path.startswith("/"):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.owner), path)) if path else ""
        path = path.lstrip("/")
        return path if self._archive.has(path) else unquote(path)

    def of_kind(self, kind: str) -> list[Link]:
        """The relationships of a kind."""
        return [link for link in self.links if link.kind == kind]

    def address(self, link_id: str) -> str:
        """The address outside the file that an id stands for, blank for none."""
        return next((link.address for link in self.links if link.id == link_id), "")

    def add(self, kind: str, target: str) -> str:
        """A new relationship to a part, by its path from the root; its id."""
        told = posixpath.relpath(target, posixpath.dirname(self.owner) or ".")
        return self._add(Link(self._free_id(), kind, target), told, b"")

    def add_address(self, kind: str, address: str) -> str:
        """A new relationship to an address outside the file; its id."""
        return self._add(Link(self._free_id(), kind, "", address), address, b' TargetMode="External"')

    def _free_id(self) -> str:
        taken = {link.id.lower() for link in self.links}
        return f"rId{next(n for n in range(1, len(taken) + 2) if f'rid{n}' not in taken)}"

    def _add(self, link: Link, target: str, mode: bytes) -> str:
        prefix = prefix_of(self._data, self._root)
        kind = f"{STRICT if self._strict else TRANSITIONAL}/{link.kind}"
        told = b" Type=" + quoted(kind) + b" Target=" + quoted(target) + mode
        self._new.append(b"<" + prefix + b"Relationship Id=" + quoted(link.id) + told + b"/>")
        self.links.append(link)
        return link.id

    def drop(self, target: str) -> None:
        """Take away what points at a part."""
        gone = {link.id for link in self.links if part_key(link.target) == part_key(target)}
        self._gone |= gone
        self.links = [link for link in self.links if link.id not in gone]

    def save(self) -> None:
        """Put the relationships back into the file, when they changed."""
        if not self._new and not self._gone:
            return
        changes = Splices()
        for element in self._found:
            if element.attributes.get("Id") in self._gone:
                changes.put(element.start, element.end, b"")
        changes.put(self._root.outside, self._root.outside, b"".join(self._new))
        self._archive.put(self.part, changes.made_in(self._data))


class ContentTypes:
    """What each part of the file is."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._data = with_open_root(as_utf8(archive.read(CONTENT_TYPES), CONTENT_TYPES), CONTENT_TYPES)
        self._root, *inside = elements(self._data, CONTENT_TYPES)
        self._prefix = prefix_of(self._data, self._root)
        self._overrides = [element for element in inside if element.name == "Override"]
        self._defaults = [element for element in inside if element.name == "Default"]
        self._new: list[bytes] = []
        self._gone: set[str] = set()
        self._endings_gone: set[str] = set()

    def add(self, part: str, content_type: str) -> None:
        """Say what a new part is; what was said of one that was there before counts no more."""
        self.drop(part)
        name = quoted("/" + part)
        self._new.append(
            b"<" + self._prefix + b"Override PartName=" + name + b" ContentType=" + quoted(content_type) + b"/>"
        )

    def drop(self, part: str) -> None:
        """Say no more of a part."""
        self._gone.add(part_key(part))

    def drop_ending(self, ending: str) -> None:
        """Say no more of parts whose names end so."""
        self._endings_gone.add(ending.lower())

    def save(self) -> None:
        """Put the content types back into the file, when they changed."""
        gone = [e for e in self._overrides if part_key(unquote(e.attributes.get("PartName", ""))) in self._gone]
        gone += [e for e in self._defaults if e.attributes.get("Extension", "").lower() in self._endings_gone]
        if not self._new and not gone:
            return
        changes = Splices()
        for element in gone:
            changes.put(element.start, element.end, b"")
        changes.put(self._root.outside, self._root.outside, b"".join(self._new))
        self._archive.put(CONTENT_TYPES, changes.made_in(self._data))
