"""What a workbook's file says of itself: when it was last changed, by which program, and what its sheets are called.

ECMA-376 part 2, clause 11 (core properties: `dcterms:modified`); part 1, 22.2 (extended properties: Application,
HeadingPairs, TitlesOfParts). All else in these parts stays, and a part that the file lacks is not made.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.links import Links
from pmodash.workbook.package.markup import (
    Splices,
    as_utf8,
    children,
    content_text,
    elements,
    inner,
    prefix_of,
    with_attributes,
    with_open_root,
)

PROGRAM, _AND = "PMO Network Dashboard", " / "
CORE, EXTENDED = "core-properties", "extended-properties"
_STRICT_NAMES = {"extendedProperties": EXTENDED}
_NAME = re.compile(rb"<([^\s/>]+)")
_MODIFIED = (
    b'<dcterms:modified xmlns:dcterms="http://purl.org/dc/terms/" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="dcterms:W3CDTF">%b</dcterms:modified>'
)


def tell_change(archive: Archive, when: dt.datetime | None, before: Sequence[str], added: Sequence[str]) -> None:
    """Say that the file was changed by this program, and when.

    `before` are the worksheets' names until now and `added` those that came to them. A time without a zone is taken for
    that of Greenwich. A part that cannot be made out stays as it is.
    """
    for part, kind in property_parts(archive).items():
        try:
            properties = _Properties(archive, part)
        except RefusedWriteError:
            continue
        if kind == EXTENDED:
            properties.set_program()
            properties.add_titles(before, added)
        elif when is not None:
            properties.set_modified(when)
        properties.save()


def property_parts(archive: Archive) -> dict[str, str]:
    """The parts that hold the file's properties, and of which kind: CORE or EXTENDED."""
    links = ((link.target, _STRICT_NAMES.get(link.kind, link.kind)) for link in Links(archive, "").links)
    return {part: kind for part, kind in links if kind in (CORE, EXTENDED) and archive.has(part)}


class _Properties:
    """One part of properties, changed by span."""

    def __init__(self, archive: Archive, part: str) -> None:
        self._archive, self._part = archive, part
        self._data = with_open_root(as_utf8(archive.read(part), part), part)
        self._found = elements(self._data, part, depth=5)
        self._changes = Splices()

    def set_modified(self, when: dt.datetime) -> None:
        """When the file was last changed, in Greenwich time."""
        moment = (when.astimezone(dt.UTC) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
        self._set("modified", moment, _MODIFIED % moment)

    def set_program(self) -> None:
        """This program, behind the one that made the file.

        LibreOffice trusts a stored result and a row's height only in files that name the program which they are from.
        """
        name = prefix_of(self._data, self._found[0]) + b"Application"
        element = next(children(self._found, "Application"), None)
        maker = content_text(self._data[element.inside : element.outside]).strip() if element else ""
        named = PROGRAM in maker.split(_AND)
        told = inner(maker if named else _AND.join([*([maker] if maker else []), PROGRAM]))
        self._set("Application", told, b"<" + name + b">" + told + b"</" + name + b">")

    def _set(self, name: str, text: bytes, whole: bytes) -> None:
        """The text of a property, or the whole of it where there is none."""
        root, element = self._found[0], next(children(self._found, name), None)
        if element is None:
            self._changes.put(root.outside, root.outside, whole)
        elif element.empty:
            tag = self._data[element.start : element.inside]
            named = _NAME.findall(tag)[0]
            self._changes.put(element.start, element.end, tag[:-2].rstrip() + b">" + text + b"</" + named + b">")
        elif self._data[element.inside : element.outside] != text:
            self._changes.put(element.inside, element.outside, text)

    def add_titles(self, before: Sequence[str], added: Sequence[str]) -> None:
        """Tell the names of new sheets behind those of the others, where these are told as they are."""
        titles = list(children(self._found, "TitlesOfParts", "vector", "lpstr"))
        count = next(children(self._found, "HeadingPairs", "vector", "variant", "i4"), None)
        known = [content_text(self._data[e.inside : e.outside]) for e in titles[: len(before)]]
        if not before or not added or count is None or known != list(before):
            return
        if self._data[count.inside : count.outside].strip() != b"%d" % len(before):
            return
        last, holder = titles[len(before) - 1], next(children(self._found, "TitlesOfParts", "vector"))
        name = _NAME.findall(self._data[last.start : last.inside])[0]
        entries = (b"<" + name + b">" + inner(title) + b"</" + name + b">" for title in added)
        self._changes.put(last.end, last.end, b"".join(entries))
        self._changes.put(count.inside, count.outside, b"%d" % (len(before) + len(added)))
        tag = with_attributes(self._data[holder.start : holder.inside], {"size": str(len(titles) + len(added))})
        self._changes.put(holder.start, holder.inside, tag)

    def save(self) -> None:
        """Put the part back into the file, when it changed."""
        if self._changes.changes:
            self._archive.put(self._part, self._changes.made_in(self._data))
