"""What a file is, by its bytes and not by its name; and the sentences for files that hold no workbook."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from pmodash.findings import UnusableFileError

_EXCEL = "save it as an Excel workbook (.xlsx) and upload that"
_AGAIN = "export or save it again and upload the new file"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_WORKBOOKS = (
    (b"%PDF", "The file is a PDF document, not a workbook", f"copy the table into Excel, {_EXCEL}"),
    (b"\x89PNG", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"\xff\xd8\xff", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"GIF8", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"BM", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"RIFF", "The file is a picture or a recording, not a workbook", "upload the workbook itself"),
    (b"II*\0", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"MM\0*", "The file is a picture, not a workbook", "upload the workbook that the picture shows"),
    (b"{\\rtf", "The file is a text document (RTF), not a workbook", f"copy the table into Excel, {_EXCEL}"),
    (b"\x1f\x8b", "The file is a compressed archive (gzip)", "unpack it and upload the workbook inside"),
    (b"7z\xbc\xaf", "The file is a compressed archive (7-Zip)", "unpack it and upload the workbook inside"),
    (b"Rar!", "The file is a compressed archive (RAR)", "unpack it and upload the workbook inside"),
    (b"SQLite format 3\0", "The file is a database, not a workbook", "export its contacts as .csv and upload that"),
    (b"\x09\x00\x04\x00", "The file is from an Excel older than 1997", f"open it in LibreOffice, {_EXCEL}"),
    (b"\x09\x02\x06\x00", "The file is from an Excel older than 1997", f"open it in LibreOffice, {_EXCEL}"),
    (b"\x09\x04\x06\x00", "The file is from an Excel older than 1997", f"open it in LibreOffice, {_EXCEL}"),
)
_PACKAGE_TYPES = (
    (b"sheet.binary", "xlsb"),
    (b"macroenabled.main+xml", "xlsm"),
    (b"spreadsheetml.sheet.main", "xlsx"),
    (b"spreadsheetml.template.main", "xlsx"),
    (b"spreadsheetml", "xlsx"),
    (b"wordprocessingml", "Word document"),
    (b"presentationml", "PowerPoint presentation"),
    (b"visio", "Visio drawing"),
)
_OLE2_STREAMS = (
    ("EncryptedPackage", "protected"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("WordDocument", "Word document"),
    ("PowerPoint Document", "PowerPoint presentation"),
    ("__properties_version1.0", "Outlook message"),
    ("VisioDocument", "Visio drawing"),
)
IN_PLACE = ("xlsx", "xlsm")  # edited in their own file; any other format comes out anew
_FORMATS = ("xlsx", "xlsm", "xlsb", "xls", "ods", "protected")


def kind_of(data: bytes, name: str) -> str:
    """What to read the file as: xlsx, xlsm, xlsb, xls, ods, csv, vcf, or protected for an encrypted Excel workbook.

    Raises UnusableFileError for a file that is none of these, saying what it is and what to do.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise UnusableFileError("The file is empty", _AGAIN)
    if _is_lock_file(data, name):
        raise UnusableFileError(
            "The file is the small lock file that Excel keeps beside an open workbook",
            "upload the workbook of the same name without ~$ in front",
        )
    if data.startswith(b"PK"):
        return _checked(_package_kind(data))
    if data.startswith(_OLE2):
        return _checked(_ole2_kind(data))
    for magic, what, remedy in _NO_WORKBOOKS:
        if data.startswith(magic):
            raise UnusableFileError(what, remedy)
    return _text_kind(data)


def _is_lock_file(data: bytes, name: str) -> bool:
    """Excel's lock file: the user's name, its length in front and blanks behind, then the same in UTF-16."""
    if PurePath(name).name.startswith("~$") and len(data) < 1024:
        return True
    return len(data) == 165 and 0 < data[0] <= 54 and not data[1 + data[0] : 55].strip(b" \0")


def _checked(found: str) -> str:
    if found in _FORMATS:
        return found
    article = "an" if found[0] in "AEIOU" else "a"
    raise UnusableFileError(f"The file is {article} {found}, not a workbook", f"copy the table into Excel, {_EXCEL}")


def _package_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()]
            if "mimetype" in names and "content.xml" in names:
                return _open_document(archive.read("mimetype")[:200])
            types = _content_types(archive)
    except Exception as error:
        raise UnusableFileError("The file is damaged or was only partly copied", _AGAIN) from error
    for words, kind in _PACKAGE_TYPES:
        if words in types:
            return kind
    return _by_names(names)


def _content_types(archive: zipfile.ZipFile) -> bytes:
    for info in archive.infolist():
        if info.filename.lower().lstrip("/\\") == "[content_types].xml":
            with archive.open(info) as part:
                return part.read(1_000_000).lower().replace(b"\0", b"")
    return b""


def _open_document(mimetype: bytes) -> str:
    if b"spreadsheet" in mimetype:
        return "ods"
    return "text document" if b"text" in mimetype else "presentation or drawing"


def ending_of(data: bytes, kind: str) -> str:
    """The ending of a workbook's name by which its program opens it: .xltx or .xltm for a template."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if b"template." in _content_types(archive):
                return f".{kind.replace('xls', 'xlt')}"
    return f".{kind}"


def is_encrypted_ods(data: bytes) -> bool:
    """Whether an OpenDocument spreadsheet is protected with a password."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("META-INF/manifest.xml") as part:
            return b"encryption-data" in part.read(1_000_000)
    except Exception:
        return False


def _by_names(names: list[str]) -> str:
    """What a zip holds when its content types do not tell."""
    for name, kind in (("xl/workbook.bin", "xlsb"), ("xl/workbook.xml", "xlsx"), ("content.xml", "ods")):
        if name in names:
            return kind
    if any(name.endswith(".iwa") for name in names):
        raise UnusableFileError(
            "The file is an Apple Numbers workbook", "choose Export to, Excel, in Numbers and upload the .xlsx"
        )
    books = [name for name in names if name.endswith((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"))]
    inside = "the workbook inside" if books else "a workbook"
    raise UnusableFileError("The file is a zip archive, not a workbook", f"unpack it and upload {inside}")


def _ole2_kind(data: bytes) -> str:
    """By the first telling stream in the directory: what lies deeper is a document inside the document."""
    found = {kind: _directory_entry(data, stream) for stream, kind in reversed(_OLE2_STREAMS)}
    places = [(place, kind) for kind, place in found.items() if place >= 0]
    return min(places)[1] if places else "xls"


def _directory_entry(data: bytes, stream: str) -> int:
    """Where the directory names a stream, -1 when it does not; entries are 128 bytes long."""
    name = stream.encode("utf-16-le") + b"\0\0"
    place = data.find(name)
    while place >= 0 and place % 128:
        place = data.find(name, place + 1)
    return place


def _text_kind(data: bytes) -> str:
    head = data[:8192]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:600].lower().replace(b"\0", b"")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<style", b"<body")):
        raise UnusableFileError("The file is a web page with the name of a workbook", f"open it in Excel, {_EXCEL}")
    if start.startswith((b"<?xml", b"<workbook", b"<office:document")):
        raise UnusableFileError("The file is an XML document, not a workbook", f"open it in Excel, {_EXCEL}")
    if start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").startswith(b"begin:vcard"):
        return "vcf"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_wide(head)
    strange = sum(head.count(byte) for byte in (b"\0", b"\x02", b"\x03", b"\x04", b"\x05", b"\x06", b"\x07", b"\x08"))
    if not wide and strange > len(head) * 0.005 + 1:
        raise UnusableFileError("The file is no workbook and no text that could be read as a table", _AGAIN)
    return "csv"


def _looks_wide(head: bytes) -> bool:
    """Whether every other byte is NUL, as in UTF-16 text of a Western language."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return abs(even - odd) > len(head) * 0.12 and min(even, odd) <= max(even, odd) * 0.1
