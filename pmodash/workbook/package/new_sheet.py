"""A sheet of the product's own, made in a workbook: a line that says what it is about over a real Excel table.

ECMA-376 part 1: 18.3.1.99 worksheet, 18.3.1.66 pane, 18.3.1.13 col, 18.5.1.2 table, 12.3.20 (the styles part).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmodash.workbook.cells import Area, CellValue
from pmodash.workbook.own_names import HEADER_ROW
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


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column of a new sheet: its header, its width in characters, its number format, and whether its text wraps."""

    header: str
    width: float
    format: str = ""
    wraps: bool = False


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


def first_rows(columns: tuple[NewColumn, ...], about: str) -> tuple[tuple[CellValue, ...], ...]:
    """The values with which a new sheet begins: the line, a blank row and the headers."""
    blanks = (None,) * (len(columns) - 1)
    return (about, *blanks), (None, *blanks), tuple(column.header for column in columns)


def new_sheet(book: BookPart, styles: Styles, title: str, columns: tuple[NewColumn, ...], about: str) -> str:
    """A new worksheet at the end of the workbook: a line, and an Excel table of no rows yet below it; its part."""
    part = book.add_sheet(title, _markup(book, styles, columns, about))
    number, name = _free(book, re.sub(r"\W+", "_", f"_{title}"))
    table, headers = f"xl/tables/table{number}.xml", tuple(column.header for column in columns)
    ref = ref_of(Area(HEADER_ROW, 1, HEADER_ROW + 1, len(columns)))
    book.archive.put(table, table_markup(number, name, ref, headers, book.strict))
    book.types.add(table, f"{_TYPES}.table+xml")
    links = Links(book.archive, part, book.strict)
    links.add("table", table)
    links.save()
    return part


def _markup(book: BookPart, styles: Styles, columns: tuple[NewColumn, ...], about: str) -> bytes:
    main, related = (_STRICT_MAIN, STRICT) if book.strict else (_MAIN, TRANSITIONAL)
    looks = b"".join(
        b'<col min="%d" max="%d" width=%b style=%b customWidth="1"/>'
        % (place, place, quoted(f"{column.width:g}"), quoted(styles.body(column.format, column.wraps)))
        for place, column in enumerate(columns, 1)
    )
    line = cell_markup(1, 1, about, styles.remark(), b"", book.from_1904)
    head = styles.header()
    headers = b"".join(
        cell_markup(HEADER_ROW, place, column.header, head, b"", book.from_1904)
        for place, column in enumerate(columns, 1)
    )
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns=' + quoted(main)
        + b" xmlns:r=" + quoted(related) + b"><dimension ref=" + quoted(ref_of(Area(1, 1, HEADER_ROW, len(columns))))
        + b'/><sheetViews><sheetView workbookViewId="0"><pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" '
        b'state="frozen"/></sheetView></sheetViews><cols>' % (HEADER_ROW, HEADER_ROW + 1) + looks
        + b'</cols><sheetData><row r="1">' + line + b'</row><row r="%d">' % HEADER_ROW + headers
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
