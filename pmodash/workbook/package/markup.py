"""A part's XML as bytes: where its elements begin and end, so that a few can be changed and the rest left as it is.

Nothing is built up and written out again: what is not understood is not touched. ECMA-376 part 1, clause 18 names the
elements; part 3 (markup compatibility) why unknown ones must stay.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from pmodash.findings import RefusedWriteError

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["'][^>]*\?>""")
_DECLARED_TEXT = re.compile(r"""^(\s*<\?xml[^>]*?)\s+encoding\s*=\s*["'][\w.:-]+["']([^>]*\?>)""")
_HIDDEN = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ATTRIBUTE = re.compile(rb"""([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
_QUOTED = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_WHOLE = re.compile(r"\s*[0-9]{1,9}\s*")


@dataclass(frozen=True, slots=True)
class Element:
    """One element's span: from `start` to `end`, its content from `inside` to `outside` (the same where it is empty).

    `name` is without its prefix, `path` the names from the root down to it, `attributes` by name without prefix.
    """

    name: str
    path: tuple[str, ...]
    attributes: Mapping[str, str]
    start: int
    inside: int
    outside: int
    end: int

    @property
    def empty(self) -> bool:
        """Whether it is written as one tag that ends itself."""
        return self.inside == self.end


@dataclass(slots=True)
class Splices:
    """Changes to be made to bytes: from, to, and what stands there instead; made all at once, from the end."""

    changes: list[tuple[int, int, bytes]] = field(default_factory=list)

    def put(self, start: int, end: int, new: bytes) -> None:
        """Let `new` stand in the place of the bytes from `start` to `end`."""
        self.changes.append((start, end, new))

    def made_in(self, data: bytes) -> bytes:
        """The bytes with the changes made; those at the same place in the order in which they were put."""
        pieces, at = [], 0
        for start, end, new in sorted(self.changes, key=lambda change: change[:2]):
            pieces += [data[at:start], new]
            at = end
        return b"".join([*pieces, data[at:]])


def as_utf8(data: bytes, part: str) -> bytes:
    """A part's bytes in UTF-8, whatever they were in."""
    declared = _DECLARED.match(data[:200])
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif data[:4] in (b"<\x00?\x00", b"\x00<\x00?"):
        encoding = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
    else:
        encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in ("utf-8", "us-ascii"):
        return data
    try:
        return _DECLARED_TEXT.sub(r"\1\2", data.decode(encoding)).encode()
    except (LookupError, UnicodeError) as error:
        raise _damaged(part) from error


_REMEDY = "open it in Excel, save it under another name and upload that"


def _damaged(part: str) -> RefusedWriteError:
    return RefusedWriteError(f"the part {part} of the workbook's file is damaged", _REMEDY)


def masked(data: bytes) -> bytes:
    """The bytes with comments, instructions and literal text blotted out at their length, safe to search for tags."""
    declared = data.startswith((b"<?xml ", b"\xef\xbb\xbf<?xml "))
    if b"!" not in data or (b"<!--" not in data and b"<![CDATA[" not in data):
        questions = data.count(b"?")  # a lone character is found many times quicker than a pair
        if questions == 2 * declared or data.count(b"<?") == declared:
            return data
    return _HIDDEN.sub(lambda found: b" " * len(found[0]), data)


class _Reader:
    """Follows the parser and keeps the spans of the elements down to a depth."""

    def __init__(self, parser: Any, depth: int, gaps: list[tuple[int, int]]) -> None:
        self.parser, self.depth = parser, depth
        self.found: list[Element] = []
        self._open: list[tuple[str, dict[str, str], int]] = []
        self._starts = [at for at, _ in gaps]
        self._shifts = [shift for _, shift in gaps]

    def at(self) -> int:
        """Where the parser stands in the whole bytes, what was left out for it counted in."""
        index = int(self.parser.CurrentByteIndex)
        place = bisect_right(self._starts, index)
        return index + (self._shifts[place - 1] if place else 0)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        told = sorted(attributes.items(), key=lambda one: ":" not in one[0])
        local = {key.rpartition(":")[2]: value for key, value in told if not key.startswith("xmlns")}
        self._open.append((name.rpartition(":")[2], local, self.at()))

    def end(self, _: str) -> None:
        name, attributes, start = self._open.pop()
        if len(self._open) < self.depth:
            path = (*(opened[0] for opened in self._open), name)
            self.found.append(Element(name, path, attributes, start, 0, self.at(), 0))


def elements(data: bytes, part: str, depth: int = 3, without: tuple[int, int] | None = None) -> list[Element]:
    """The elements of a part down to a depth, in the order in which they begin.

    `without` is a stretch that is not looked into, such as the rows of a large sheet. RefusedWriteError when the part
    is not well-formed or declares a document type, which no workbook has.
    """

    def refuse(*_: object) -> None:
        raise RefusedWriteError(f"the part {part} declares a document type, as no workbook does", _REMEDY)

    gaps: list[tuple[int, int]] = []
    read = data
    if without is not None:
        begin, stop = without
        read, gaps = data[:begin] + data[stop:], [(begin, stop - begin)]
    parser = expat.ParserCreate()
    reader = _Reader(parser, depth, gaps)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(read, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise _damaged(part) from error
    return sorted((_measured(data, found) for found in reader.found), key=lambda found: found.start)


def _measured(data: bytes, found: Element) -> Element:
    """The element with the ends of its tags; the parser tells only where tags begin."""
    inside = tag_end(data, found.start)
    if data[inside - 2 : inside - 1] == b"/":
        return Element(found.name, found.path, found.attributes, found.start, inside, inside, inside)
    end = data.index(b">", found.outside) + 1
    return Element(found.name, found.path, found.attributes, found.start, inside, found.outside, end)


def with_open_root(data: bytes, part: str) -> bytes:
    """The part with a root that has an end tag of its own, so that something can be put in it."""
    root = elements(data, part, depth=1)[0]
    if not root.empty:
        return data
    name = data[root.start + 1 : root.inside].split()[0].rstrip(b"/>")
    return data[: root.inside - 2].rstrip() + b"></" + name + b">" + data[root.end :]


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends; a `>` in quotes does not end it."""
    found = _TAG.match(data, start)
    if found is None:
        raise RefusedWriteError("a part of the workbook's file is damaged: a tag in it does not end", _REMEDY)
    return found.end()


def with_attributes(tag: bytes, new: Mapping[str, str | None]) -> bytes:
    """A start tag with attributes set, or taken away where None; the others stay as and where they are."""
    for name, value in new.items():
        found = _attribute(tag, name.encode())
        if value is None:
            tag = tag[: found.start()].rstrip() + tag[found.end() :] if found else tag
        elif found:
            tag = tag[: found.start(2)] + quoted(value) + tag[found.end(2) :]
        else:
            end = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:end].rstrip() + b" " + name.encode() + b"=" + quoted(value) + tag[end:]
    return tag


def _attribute(tag: bytes, name: bytes) -> re.Match[bytes] | None:
    """An attribute of a start tag by its name, else one whose name is that but for a prefix."""
    found = list(_ATTRIBUTE.finditer(tag))
    exact = (one for one in found if one[1] == name)
    prefixed = (one for one in found if one[1].endswith(b":" + name) and not one[1].startswith(b"xmlns:"))
    return next(exact, next(prefixed, None))


def attributes_of(tag: bytes) -> dict[str, str]:
    """The attributes of a start tag by name, prefixes kept."""
    return {decoded(name): unescape(decoded(value[1:-1])) for name, value in _ATTRIBUTE.findall(tag)}


def decoded(data: bytes) -> str:
    """Bytes of a part as text; RefusedWriteError when they are none."""
    try:
        return data.decode()
    except UnicodeError as error:
        raise RefusedWriteError("a part of the workbook's file holds bytes that are no text", _REMEDY) from error


def content_text(content: bytes) -> str:
    """The text that stands between an element's tags."""
    plain = _CDATA.sub(lambda found: escape(decoded(found[1])).encode(), content)
    return unescape(decoded(plain))


def whole(told: str | None) -> int:
    """A whole number as an attribute tells it; 0 for none, or for what is none."""
    return int(told) if told and _WHOLE.fullmatch(told) else 0


def quoted(text: str) -> bytes:
    """Text as an attribute's value, in quotes."""
    return b'"' + escape(text, _QUOTED).encode() + b'"'


def inner(text: str) -> bytes:
    """Text as an element's content."""
    return escape(text, {"\r": "&#13;"}).encode()


def prefix_of(data: bytes, element: Element) -> bytes:
    """The prefix that an element's name is written with, colon included; empty where there is none."""
    found = re.compile(rb"<([\w.-]+:)?").match(data, element.start)
    return (found[1] or b"") if found else b""


def children(found: Iterable[Element], *path: str) -> Iterator[Element]:
    """The elements at a path below the root."""
    return (element for element in found if element.path[1:] == path)
