"""A digital signature goes only when that is asked for, and then with all that belongs to it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from made_packages import parts, rows, unzipped, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.patches import SetCell
from pmodash.workbook.writing import WriteOptions, write
from tests.workbook.signed_books import signed

ORIGIN, SIGNATURE = "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"
ORIGIN_LINKS = "_xmlsignatures/_rels/origin.sigs.rels"
MACRO_SIGNATURE = "xl/vbaProjectSignature.bin"
ASKED = WriteOptions(remove_signature=True)
EDIT = SetCell("People", 2, 1, "Bo", "edit 1")


def book(folder: str = "_xmlsignatures") -> bytes:
    """A signed workbook of one name, its macros signed too."""
    return signed(zipped({**parts(rows(("Name",), ("Ann",))), MACRO_SIGNATURE: "signed macros"}), folder)


def test_a_signed_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(RefusedWriteError, match=r"digitally signed.*ask for the signature to be removed"):
        write(book(), "r.xlsx", [EDIT])


@pytest.mark.parametrize("folder", ["_xmlsignatures", "package/services/digital-signature"])
def test_a_signature_goes_with_its_parts_their_types_and_what_points_at_it(folder: str) -> None:
    written = write(book(folder), "r.xlsx", [EDIT], options=ASKED)
    out = unzipped(written.data)
    assert not [name for name in out if name.startswith(folder)]
    assert out["[Content_Types].xml"].decode() == parts()["[Content_Types].xml"]
    assert out["_rels/.rels"].decode() == parts()["_rels/.rels"]
    assert openpyxl.load_workbook(io.BytesIO(written.data))["People"]["A2"].value == "Bo"


def test_the_signature_of_the_macros_stays() -> None:
    assert unzipped(write(book(), "r.xlsx", [EDIT], options=ASKED).data)[MACRO_SIGNATURE] == b"signed macros"


def test_the_receipt_says_that_the_signature_went() -> None:
    receipt = write(book(), "r.xlsx", [EDIT], options=ASKED).receipt
    assert receipt.notes[0].startswith("The digital signature was removed")
    why = "the digital signature, which was to be removed"
    assert dict(receipt.parts_removed) == dict.fromkeys((ORIGIN, ORIGIN_LINKS, SIGNATURE), why)
    assert dict(receipt.parts_changed)["_rels/.rels"] == "no more points at the digital signature"


def test_a_workbook_without_a_signature_stays_as_it_is_when_one_may_go() -> None:
    receipt = write(zipped(parts(rows(("Name",), ("Ann",)))), "r.xlsx", [EDIT], options=ASKED).receipt
    assert (receipt.notes, receipt.parts_removed) == ((), ())


def test_without_edits_a_signed_workbook_comes_back_book() -> None:
    data = book()
    assert write(data, "r.xlsx", [], options=ASKED).data is data
