"""A digital signature goes only when that is asked for, and then with all that belongs to it."""

from __future__ import annotations

import io

import openpyxl
import pytest
from made_packages import PACKAGE, Parts, parts, rows, unzipped, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.patches import SetCell
from pmodash.workbook.writing import WriteOptions, write

SIGNING = f"{PACKAGE}/relationships/digital-signature"
ORIGIN, SIGNATURE = "_xmlsignatures/origin.sigs", "_xmlsignatures/sig1.xml"
ORIGIN_LINKS = "_xmlsignatures/_rels/origin.sigs.rels"
MACRO_SIGNATURE = "xl/vbaProjectSignature.bin"
ASKED = WriteOptions(remove_signature=True)
EDIT = SetCell("People", 2, 1, "Bo", "edit 1")


def signed(folder: str = "_xmlsignatures") -> bytes:
    """A workbook of one name with a signature as Excel puts it there, its values made up."""
    types = str(parts()["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-package.digital-signature"
    told = (
        f'<Default Extension="sigs" ContentType="{kind}-origin"/>'
        f'<Override PartName="/{folder}/sig1.xml" ContentType="{kind}-xmlsignature+xml"/></Types>'
    )
    files: Parts = {
        **parts(rows(("Name",), ("Ann",))),
        "[Content_Types].xml": types.replace("</Types>", told),
        f"{folder}/origin.sigs": b"",
        f"{folder}/_rels/origin.sigs.rels": (
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{SIGNING}/signature" '
            'Target="sig1.xml"/></Relationships>'
        ),
        f"{folder}/sig1.xml": (
            '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo>'
            '<Reference URI="#idPackageObject"><DigestValue>AAAA</DigestValue></Reference></SignedInfo>'
            "<SignatureValue>AAAA</SignatureValue></Signature>"
        ),
        MACRO_SIGNATURE: b"signed macros",
    }
    origin = f'<Relationship Id="rId9" Type="{SIGNING}/origin" Target="{folder}/origin.sigs"/></Relationships>'
    files["_rels/.rels"] = str(files["_rels/.rels"]).replace("</Relationships>", origin)
    return zipped(files)


def test_a_signed_workbook_is_refused_with_what_to_do() -> None:
    with pytest.raises(RefusedWriteError, match=r"digitally signed.*--remove-signature"):
        write(signed(), "r.xlsx", [EDIT])


@pytest.mark.parametrize("folder", ["_xmlsignatures", "package/services/digital-signature"])
def test_a_signature_goes_with_its_parts_their_types_and_what_points_at_it(folder: str) -> None:
    written = write(signed(folder), "r.xlsx", [EDIT], options=ASKED)
    out = unzipped(written.data)
    assert not [name for name in out if name.startswith(folder)]
    assert out["[Content_Types].xml"].decode() == parts()["[Content_Types].xml"]
    assert out["_rels/.rels"].decode() == parts()["_rels/.rels"]
    assert openpyxl.load_workbook(io.BytesIO(written.data))["People"]["A2"].value == "Bo"


def test_the_signature_of_the_macros_stays() -> None:
    assert unzipped(write(signed(), "r.xlsx", [EDIT], options=ASKED).data)[MACRO_SIGNATURE] == b"signed macros"


def test_the_receipt_says_that_the_signature_went() -> None:
    receipt = write(signed(), "r.xlsx", [EDIT], options=ASKED).receipt
    assert receipt.notes[0].startswith("The digital signature was removed")
    why = "the digital signature, which was to be removed"
    assert dict(receipt.parts_removed) == dict.fromkeys((ORIGIN, ORIGIN_LINKS, SIGNATURE), why)
    assert dict(receipt.parts_changed)["_rels/.rels"] == "no more points at the digital signature"


def test_a_workbook_without_a_signature_stays_as_it_is_when_one_may_go() -> None:
    receipt = write(zipped(parts(rows(("Name",), ("Ann",)))), "r.xlsx", [EDIT], options=ASKED).receipt
    assert (receipt.notes, receipt.parts_removed) == ((), ())


def test_without_edits_a_signed_workbook_comes_back_signed() -> None:
    data = signed()
    assert write(data, "r.xlsx", [], options=ASKED).data is data
