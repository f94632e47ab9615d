"""A sheet of the product's own, made in a workbook: a real Excel table with a frozen header and wide enough columns.

ECMA-376 part 1: 18.3.1.99 worksheet, 18.3.1.66 pane, 18.3.1.13 col, 18.5.1.2 table, 12.3.20 (the styles part).
"""

from __future__ import annotations

import re

from pmodash.workbook.cells import Area
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.book_part import BookPart
from pmodash.workbook.package.cell_markup import cell_markup
from pmodash.workbook.package.links import STRICT, TRANSITIONAL, Links
from pmodash.workbook.package.markup import as_utf8, attributes_of, quoted, whole
from pmodash.workbook.package.ranges import ref_of
from pmodash.workbook.package.styles import MINIMAL, Styles
from pmodash.workbook.package.tables import table_markup

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TABLE_TAG = re.compile(rb"<(?:[\w.-]+:)?table\s[^>]*>")
_LEAST_WIDTH, _ROOM = 14.0, 4.0


def styles_of(archive: Archive, book: BookPart) -> Styles:
    """The workbook's styles; a plain set of them where it has none."""
    link = next(iter(book.links.of_kind("styles")), None)
    if link is not None and archive.has(link.target):
        return Styles(archive.read(link.target), link.target)
    names = ("xl/styles.xml", *(f"xl/styles{number}.xml" for number in range(2, 10_000)))
    plain = MINIMAL.replace(_MAIN.encode(), _STRICT_MAIN.encode()) if book.strict else MINIMAL
    return Styles(plain, next(name for name in names if not archive.has(name)))


def save_styles(archive: Archive, book: BookPart, styles: Styles) -> None:
    """Put the styles back into the file, when one was added."""
    if not styles.changed:
        return
    if not archive.has(styles.part):
        book.types.add(styles.part, f"{_TYPES}.styles+xml")
        book.links.add("styles", styles.part)
    archive.put(styles.part, styles.to_bytes())


def new_sheet(book: BookPart, styles: Styles, title: str, headers: tuple[str, ...], widths: tuple[float, ...]) -> str:
    """A new worksheet at the end of the workbook with these headers, as an Excel table of no rows yet; its part."""
    part = book.add_sheet(title, _markup(book, styles, headers, widths))
    number, name = _free(book, re.sub(r"\W+", "_", f"_{title}"))
    table = f"xl/tables/table{number}.xml"
    book.archive.put(table, table_markup(number, name, ref_of(Area(1, 1, 2, len(headers))), headers, book.strict))
    book.types.add(table, f"{_TYPES}.table+xml")
    links = Links(book.archive, part, book.strict)
    links.add("table", table)
    links.save()
    return part


def _markup(book: BookPart, styles: Styles, headers: tuple[str, ...], widths: tuple[float, ...]) -> bytes:
    main, related = (_STRICT_MAIN, STRICT) if book.strict else (_MAIN, TRANSITIONAL)
    room = widths or tuple(max(_LEAST_WIDTH, len(header) + _ROOM) for header in headers)
    columns = b"".join(
        b'<col min="%d" max="%d" width=%b customWidth="1"/>' % (place, place, quoted(f"{width:g}"))
        for place, width in enumerate(room, 1)
    )
    look = styles.header()
    cells = b"".join(
        cell_markup(1, place, header, look, b"", book.from_1904) for place, header in enumerate(headers, 1)
    )
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns=' + quoted(main)
        + b" xmlns:r=" + quoted(related) + b"><dimension ref=" + quoted(ref_of(Area(1, 1, 1, len(headers))))
        + b'/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        b'state="frozen"/></sheetView></sheetViews><cols>' + columns + b'</cols><sheetData><row r="1">' + cells
        + b'</row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        b'<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    )  # fmt: skip


def _free(book: BookPart, wanted: str) -> tuple[int, str]:
    """A number for a new table and a name, neither taken by another table or by a name for cells."""
    ids, names, parts, archive = {0}, set(book.names), set(), book.archive
    for part in archive.names:
        if "/tables/" in part.lower() and part.lower().endswith(".xml"):
            parts.add(part.lower())
            found = _TABLE_TAG.search(as_utf8(archive.read(part), part))
            told = attributes_of(found[0]) if found else {}
            ids.add(whole(told.get("id")))
            names |= {told.get("name", "").lower(), told.get("displayName", "").lower()}
    number = max(ids) + 1
    while f"xl/tables/table{number}.xml" in parts:
        number += 1
    name = next(n for n in (wanted, *(f"{wanted}_{k}" for k in range(2, 10_000))) if n.lower() not in names)
    return number, name
