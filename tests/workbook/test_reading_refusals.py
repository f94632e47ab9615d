"""Reading: a file that cannot be read is refused in one sentence that says what to do."""

from __future__ import annotations

import io
import sys

import pytest
from made_files import STRICT, ole2, openpyxl_book, package_parts, text_cell, zipped
from msoffcrypto.format.ooxml import OOXMLFile

from pmodash.findings import UnusableFileError
from pmodash.workbook.child_process import Limits
from pmodash.workbook.parsing.protection import DEFAULT_PASSWORD, needs_password
from pmodash.workbook.reading import read


def refusal(data: bytes, name: str = "contacts.xlsx", password: str = "") -> UnusableFileError:
    with pytest.raises(UnusableFileError) as caught:
        read(data, name, password)
    return caught.value


def encrypted(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


NAMES = {
    "empty": (b"", "empty"),
    "blank": (b" \r\n\n", "empty"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    "photo": (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
    "web page": (b"<html><body><table><tr><td>Name</td></tr></table></body></html>", "web page"),
    "XML": (b'<?xml version="1.0"?><Workbook/>', "XML"),
    "Word": (zipped({"[Content_Types].xml": "wordprocessingml", "word/document.xml": "x"}), "Word"),
    "slides": (zipped({"[Content_Types].xml": "presentationml", "ppt/presentation.xml": "x"}), "PowerPoint"),
    "old Word": (ole2("WordDocument", b"text"), "Word"),
    "zip": (zipped({"contacts.xlsx": b"PK", "readme.txt": "x"}), "zip"),
    "Numbers": (zipped({"Index/Document.iwa": "x"}), "Numbers"),
    "cut off": (openpyxl_book(A1="Name")[:2000], "damaged"),
    "noise": (bytes(range(256)) * 20, "no workbook"),
    "broken inside": (zipped(package_parts("<row><c><v>1</v></row")), "damaged"),
    "broken xls": (ole2("Workbook", b"\x09\x08" + bytes(50)), "damaged"),
    "entities": (
        zipped(package_parts("", **{"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><workbook>&a;</workbook>'})),
        "no sheets",
    ),
}


@pytest.mark.parametrize(("data", "word"), NAMES.values(), ids=NAMES)
def test_what_is_no_workbook_is_called_by_its_name_with_a_remedy(data: bytes, word: str) -> None:
    error = refusal(data)
    assert word in error.what and error.remedy
    assert "\n" not in str(error) and not any(
        odd in str(error) for odd in ("Error", "calamine", "zipfile", "Traceback")
    )


def test_excels_lock_file_is_known_by_its_name_and_by_its_bytes() -> None:
    lock = b"\x03Ann".ljust(55) + b"\x03\0" + "Ann".ljust(54).encode("utf-16-le")
    assert "lock file" in refusal(lock, "~$contacts.xlsx").what
    assert "lock file" in refusal(lock, "contacts.xlsx").what


def test_more_columns_than_a_sheet_has_are_refused() -> None:
    assert "16,384" in refusal(b",".join([b"x"] * 20_000), "a.csv").what


def test_a_protected_workbook_asks_for_its_password() -> None:
    data = encrypted(openpyxl_book(A1="Name"), "open sesame")
    assert "protected with a password" in refusal(data).what
    assert "password" in refusal(data, password="wrong").what
    book = read(data, "contacts.xlsx", "open sesame")
    assert book.sheets[0].value(1, 1) == "Name" and book.format == "xlsx"


def test_a_workbook_that_excel_only_marks_read_only_opens_without_a_password() -> None:
    assert read(encrypted(openpyxl_book(A1="Name"), "VelvetSweatshop"), "a.xlsx").sheets[0].value(1, 1) == "Name"


def test_only_a_workbook_with_a_password_of_its_users_needs_one() -> None:
    data = openpyxl_book(A1="Name")
    told = [needs_password(each) for each in (data, encrypted(data, DEFAULT_PASSWORD), encrypted(data, "secret"))]
    assert told == [False, False, True]
    assert not needs_password(b"Name,Role")


def test_a_password_for_a_workbook_without_one_does_no_harm() -> None:
    assert read(openpyxl_book(A1="Name"), "a.xlsx", "needless").sheets[0].value(1, 1) == "Name"


def test_a_file_that_takes_too_long_is_stopped() -> None:
    many_rows = zipped(package_parts("".join(f"<row>{text_cell('Name')}</row>" for _ in range(200_000))))
    with pytest.raises(UnusableFileError, match="too long"):
        read(many_rows, "a.xlsx", limits=Limits(seconds=0.0, seconds_per_megabyte=0.0))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_file_that_unpacks_to_more_than_the_memory_is_stopped() -> None:
    long_text = "x" * 30_000_000
    parts = package_parts("".join(f"<row>{text_cell(long_text)}</row>" for _ in range(8)), STRICT)
    with pytest.raises(UnusableFileError):
        read(zipped(parts), "a.xlsx", limits=Limits(megabytes=200, megabytes_per_megabyte=0))


def test_a_crash_of_the_parser_leaves_the_caller_whole() -> None:
    book = openpyxl_book(A1="Name", XFD1048576="x")
    assert read(book, "a.xlsx").findings and read(openpyxl_book(A1="Name"), "b.xlsx").sheets[0].value(1, 1) == "Name"


@pytest.mark.parametrize("cut", range(0, 4800, 160))
def test_a_workbook_cut_off_anywhere_is_read_or_refused(cut: int) -> None:
    data = openpyxl_book(A1="Name", A2="Ann")
    try:
        assert read(data[:cut] + data[cut + 8 :], "a.xlsx").sheets
    except UnusableFileError as error:
        assert error.what and error.remedy
