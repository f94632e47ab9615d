"""A workbook with a digital signature as Excel puts it there; the values in it are made up."""

from __future__ import annotations

import io
import zipfile

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SIGNING = f"{PACKAGE}/digital-signature"
TYPE = "application/vnd.openxmlformats-package.digital-signature"
SIGNATURE = """<Signature xmlns="http://www.w3.org/2000/09/xmldsig#" Id="idPackageSignature"><SignedInfo>
<Reference URI="#idPackageObject"><DigestValue>AAAA</DigestValue></Reference></SignedInfo>
<SignatureValue>AAAA</SignatureValue></Signature>"""


def signed(data: bytes, folder: str = "_xmlsignatures") -> bytes:
    """The same workbook, signed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name).decode() for name in package.namelist()}
    told = f'<Default Extension="sigs" ContentType="{TYPE}-origin"/>'
    told += f'<Override PartName="/{folder}/sig1.xml" ContentType="{TYPE}-xmlsignature+xml"/></Types>'
    origin = f'<Relationship Id="rId99" Type="{SIGNING}/origin" Target="{folder}/origin.sigs"/></Relationships>'
    link = f'<Relationship Id="rId1" Type="{SIGNING}/signature" Target="sig1.xml"/>'
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("</Types>", told)
    files["_rels/.rels"] = files["_rels/.rels"].replace("</Relationships>", origin)
    files[f"{folder}/origin.sigs"] = ""
    files[f"{folder}/_rels/origin.sigs.rels"] = f'<Relationships xmlns="{PACKAGE}">{link}</Relationships>'
    files[f"{folder}/sig1.xml"] = SIGNATURE
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()
