"""Packages made by hand for the tests of the package editor, and ways to look into what comes out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.dom import minidom

from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.sheet_part import SheetPart
from pmodash.workbook.patches import Patch
from pmodash.workbook.sheet_patching import make

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SHEET = "xl/worksheets/sheet1.xml"
SHEET_LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
BOOK, BOOK_LINKS, STYLES, TABLE = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/tables/table1.xml",
)

Parts = dict[str, str | bytes]


def worksheet(inside: str, main: str = MAIN, office: str = OFFICE) -> str:
    return f'<worksheet xmlns="{main}" xmlns:r="{office}">{inside}</worksheet>'


def relationships(*links: tuple[str, str, str], office: str = OFFICE) -> str:
    """Relationships by id, kind and target; a target with a scheme lies outside the file."""
    entries = (
        f'<Relationship Id="{name}" Type="{office}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def content_types(**overrides: str) -> str:
    """Content types of parts; `overrides` by the part's last word ("calcChain") its path."""
    entries = {"sheet.main": "xl/workbook.xml", "worksheet": SHEET, **overrides}
    told = "".join(f'<Override PartName="/{path}" ContentType="{TYPES}.{kind}+xml"/>' for kind, path in entries.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{told}</Types>'
    )


def book_xml(after_sheets: str = "", before_sheets: str = "", sheets: str = "", main: str = MAIN) -> str:
    office = STRICT_OFFICE if main == STRICT_MAIN else OFFICE
    return (
        f'<workbook xmlns="{main}" xmlns:r="{office}">{before_sheets}<sheets><sheet name="People" sheetId="1" '
        f'r:id="rId1"/>{sheets}</sheets>{after_sheets}</workbook>'
    )


def parts(inside: str = "<sheetData/>", main: str = MAIN, **more: str) -> Parts:
    """The parts of the least workbook, its one sheet "People" holding `inside`."""
    office = STRICT_OFFICE if main == STRICT_MAIN else OFFICE
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(("r1", "officeDocument", "xl/workbook.xml"), office=office),
        BOOK: book_xml(main=main),
        BOOK_LINKS: relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), office=office),
        SHEET: worksheet(inside, main, office),
        **more,
    }


def zipped(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rows(*lines: Sequence[str]) -> str:
    """A sheetData of texts from A1 on, each cell with its address."""
    made = []
    for number, line in enumerate(lines, 1):
        cells = (
            f'<c r="{chr(64 + place)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
            for place, text in enumerate(line, 1)
        )
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return f"<sheetData>{''.join(made)}</sheetData>"


def sheet_part(inside: str, **more: str) -> tuple[Archive, SheetPart]:
    """The part of a sheet that holds `inside`, and the archive that it was read from."""
    archive = Archive(zipped(parts(inside, **more)))
    return archive, SheetPart(archive, SHEET)


def saved(archive: Archive, sheet: SheetPart) -> str:
    """The sheet's part after saving, which must be well-formed, without the root's tags."""
    sheet.save()
    text = archive.read(SHEET).decode()
    minidom.parseString(text)
    begin = text.index(">", text.index("worksheet")) + 1
    return text[begin : text.rindex("</")]


def edited(data: bytes, patches: Sequence[Patch], *sheets: Sheet) -> bytes:
    """The workbook with the patches made, without reading it in a process of its own before and after."""
    opened = OpenBook(data, Book("r.xlsx", "xlsx", sheets or (Sheet("People", ()),)))
    make(opened, patches)
    opened.save()
    return opened.to_bytes()
