"""What in a workbook's file would not follow when rows of a sheet are pushed down, so that they are not.

ECMA-376 part 1: 18.3.1.99 worksheet, 20.5.2 (anchors of drawings), 18.7.3 comment, 18.10.1.95 worksheetSource. What is
not known here to stay right is taken to become wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from xml.sax.saxutils import escape

from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.links import Links
from pmodash.workbook.package.markup import as_utf8, attributes_of
from pmodash.workbook.package.ranges import LAST_ROW, area_of
from pmodash.workbook.package.references import Push, cannot

_HARMLESS_LINKS = ("table", "hyperlink", "printerSettings", "image", "customProperty", "slicer", "tableSlicer")
_ANCHOR_ROW = re.compile(rb"<(?:[\w.-]+:)?row>\s*([0-9]+)\s*</")
_REF_ATTRIBUTE = re.compile(rb"""\sref\s*=\s*["']([^"']*)["']""")
_SHOWS_CELLS = re.compile(rb"""\s(?:textlink|cellRange)\s*=\s*["']([^"'!]+)["']""")
_CHARACTER = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_OBJECT = re.compile(rb"""ObjectType\s*=\s*["'](?!Note["'])""")
_LOCATION = re.compile(rb"<(?:[\w.-]+:)?location(?=\s)[^>]*>")
_SOURCE = re.compile(r"<(?:[\w.-]+:)?worksheetSource(?=\s)[^>]*>")
_ROW_RANGE = r"\$?[A-Za-z]{0,3}\$?([0-9]{1,7})(?::\$?[A-Za-z]{0,3}\$?([0-9]{1,7}))?"
_WITHOUT_REFERENCES = re.compile(
    r"(?:docprops/|xl/(?:styles|sharedstrings|calcchain|metadata|theme|media|printersettings|persons))"
)


def refuse_what_hangs_on_rows(archive: Archive, links: Links, push: Push) -> None:
    """RefusedWriteError where something that is tied to the sheet, such as a chart, stands at the rows or below."""
    for link in links.links:
        data = as_utf8(archive.read(link.target), link.target) if archive.has(link.target) else b""
        if link.kind == "drawing":
            rows = [int(row) + 1 for row in _ANCHOR_ROW.findall(data)]
            _refuse(rows, push, "a chart or a picture stands there")
            _refuse(_last_rows(_SHOWS_CELLS.findall(data)), push, "a shape or a picture shows cells there")
        elif link.kind in ("comments", "threadedComment"):
            _refuse(_last_rows(_REF_ATTRIBUTE.findall(data)), push, "a comment stands there")
        elif link.kind == "pivotTable":
            told = [attributes_of(tag).get("ref", "").encode() for tag in _LOCATION.findall(data)]
            _refuse(_last_rows(told), push, "a pivot table stands there")
        elif link.kind == "vmlDrawing":
            if _OBJECT.search(data):
                raise cannot("the sheet has buttons or other controls")
        elif link.kind not in _HARMLESS_LINKS:
            raise cannot(f"the sheet has a part of the kind {link.kind}")


def _last_rows(refs: list[bytes]) -> list[int]:
    areas = (area_of(ref.decode("utf-8", "replace")) for ref in refs)
    return [area.last_row if area else LAST_ROW for area in areas]


def _refuse(rows: list[int], push: Push, what: str) -> None:
    if max(rows, default=0) >= push.row:
        raise cannot(what)


def refuse_other_parts(archive: Archive, known: set[str], push: Push) -> None:
    """RefusedWriteError where a part other than the `known` ones refers to the rows of the sheet or below."""
    for part in archive.names:
        low = part.lower()
        if low.endswith("vbaproject.bin"):
            raise cannot("the workbook has macros, which may count on where things stand")
        if part in known or not low.endswith((".xml", ".vml", ".rels")) or _WITHOUT_REFERENCES.match(low):
            continue
        data = as_utf8(archive.read(part), part)
        if max(rows_named_in(data, push), default=0) >= push.row:
            raise cannot("a chart or another part of the workbook refers to cells there")


def rows_named_in(data: bytes, push: Push) -> Iterator[int]:
    """The last rows of the references to the sheet in the bytes of a part."""
    text = _text_of(data)
    for found in re.finditer(_spelled(push.sheet) + _ROW_RANGE, text, re.IGNORECASE):
        yield int(found[2] or found[1])
    for tag in _SOURCE.findall(text):
        told = attributes_of(tag.encode())
        area = area_of(told.get("ref", ""))
        if told.get("sheet", "").casefold() == push.sheet.casefold() and area:
            yield area.last_row


def speaks_of(data: bytes, push: Push) -> bool:
    """Whether formulas in the bytes of a part may refer to the sheet, or to several at once."""
    text = _text_of(data)
    return bool(re.search(_spelled(push.sheet), text, re.IGNORECASE) or re.search(r":[^<>!(),;]*!", text))


def _text_of(data: bytes) -> str:
    """A part's text, with the characters in it that are told by their numbers."""
    text = data.decode("utf-8", "replace")
    return _CHARACTER.sub(_character, text) if "&#" in text else text


def _character(found: re.Match[str]) -> str:
    number = int(found[1], 16) if found[1] else int(found[2])
    return escape(chr(number)) if number <= sys.maxunicode else found[0]


def _spelled(sheet: str) -> str:
    """The sheet's name as formulas in a part spell it, with or without quotes."""
    name = escape(sheet.replace("'", "''"))
    spellings = (re.escape(name), re.escape(name.replace("'", "&apos;")))
    return rf"(?:{'|'.join(spellings)})(?:'|&apos;)?!"
