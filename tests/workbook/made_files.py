"""Files of every format that reading knows, made by hand in memory."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import openpyxl

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/></Types>'
)


def openpyxl_book(**cells: object) -> bytes:
    """A workbook with one sheet "Sheet" and values at addresses."""
    workbook = openpyxl.Workbook()
    for place, value in cells.items():
        workbook.active[place] = value
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(**targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def package_parts(sheet_data: str, namespace: str = MAIN, **more: str) -> dict[str, str]:
    """The least parts of a workbook with one sheet "People": no styles and no shared texts."""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(r1=("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{namespace}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(rId1=("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}"><sheetData>{sheet_data}</sheetData></worksheet>',
        **more,
    }


def text_cell(text: str, address: str = "") -> str:
    place = f' r="{address}"' if address else ""
    return f'<c{place} t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def binary(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xlsb."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    return head + bytes([len(body)]) + body


def binary_excel(rows: list[list[str]], above: bytes = b"", inside: bytes = b"", below: bytes = b"") -> bytes:
    """An .xlsb with one sheet "People" of texts, and more records above, inside and below its rows."""

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    cells = b"".join(
        binary(0, struct.pack("<I", i) + bytes(13))
        + b"".join(binary(6, struct.pack("<II", j, 0) + wide(text)) for j, text in enumerate(row))
        for i, row in enumerate(rows)
    )
    size = binary(148, struct.pack("<IIII", 0, len(rows), 0, len(rows[0])))
    listed = binary(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("People"))
    types = TYPES.replace(f"{SHEET_TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.binary.macroEnabled.main")
    return zipped(
        {
            "[Content_Types].xml": types.replace('.xml" ContentType', '.bin" ContentType'),
            "_rels/.rels": relations(r1=("officeDocument", "xl/workbook.bin")),
            "xl/_rels/workbook.bin.rels": relations(rId1=("worksheet", "worksheets/sheet1.bin")),
            "xl/workbook.bin": binary(131) + binary(143) + listed + binary(144) + binary(132),
            "xl/worksheets/sheet1.bin": binary(129)
            + size
            + above
            + binary(145)
            + cells
            + inside
            + binary(146)
            + below
            + binary(130),
        }
    )


def open_document(rows: list[list[str]]) -> bytes:
    """An .ods with one sheet "People" of texts."""
    cells = [
        "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        for row in rows
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    return open_document_of(f'<table:table table:name="People">{body}</table:table>')


def open_document_of(tables: str, styles: str = "", **more: str) -> bytes:
    """An .ods of these tables, automatic styles and parts."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{names}:{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f'<office:document-content {spaces} xmlns:draw="{names}:drawing:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        "</manifest:manifest>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
            **more,
        }
    )


def biff(kind: int, body: bytes) -> bytes:
    """One record of an .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def _label(row: int, column: int, text: str) -> bytes:
    return biff(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def old_excel(rows: list[list[str]], more: bytes = b"", state: int = 0) -> bytes:
    """A BIFF8 .xls with one sheet "People" of texts and `more` records in it, in an OLE2 container."""
    begin, end = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6), biff(0x000A, b"")
    name = "People"
    sheet_head = struct.pack("<BB", len(name), 0) + name.encode("ascii")
    before = len(biff(0x0809, begin)) + len(biff(0x0085, struct.pack("<IBB", 0, state, 0) + sheet_head)) + len(end)
    texts = b"".join(_label(i, j, text) for i, row in enumerate(rows) for j, text in enumerate(row))
    workbook = (
        biff(0x0809, begin)
        + biff(0x0085, struct.pack("<IBB", before, state, 0) + sheet_head)
        + end
        + biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6))
        + biff(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
        + texts
        + more
        + end
    )
    return ole2("Workbook", workbook)


def ole2(stream: str, content: bytes) -> bytes:
    """An OLE2 container with one stream, long enough to need no small sectors."""
    content = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
    count = len(content) // 512
    free, chain_end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors = [table, chain_end, *(range(3, count + 2)), chain_end]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, chain_end, 0, chain_end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    fat = b"".join(struct.pack("<I", each) for each in sectors).ljust(512, b"\xff")
    directory = _directory("Root Entry", 5, 1, chain_end, 0) + _directory(stream, 2, free, 2, len(content))
    return header + fat + directory.ljust(512, b"\0") + content


def _directory(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    head = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (head + bytes(36) + struct.pack("<IQ", start, size)).ljust(128, b"\0")
