"""A digital signature of a workbook's file: any edit breaks it, so it goes knowingly or the file is not written to.

ECMA-376 part 2, clause 13 (digital signatures: the origin, which the file's own relationships point at, the signatures
that it points at, and their certificates). The signature of macros is another and stays valid, as they stay.
"""

from __future__ import annotations

import posixpath

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.archive import Archive
from pmodash.workbook.package.links import ContentTypes, Links

_FOLDER = "_xmlsignatures/"
_ENDING = "sigs"
_KINDS = ("signature", "certificate")


class SignedError(RefusedWriteError):
    """The workbook is signed and nobody said that the signature may go."""

    def __init__(self) -> None:
        super().__init__(
            "the workbook is digitally signed, and any edit would break its signature",
            "ask for the signature to be removed, and sign the new workbook in Excel",
        )


def is_signed(data: bytes) -> bool:
    """Whether a workbook's file has a digital signature; an encrypted one does not tell."""
    try:
        return bool(signature_parts(Archive(data)))
    except RefusedWriteError:
        return False


def signature_parts(archive: Archive) -> tuple[str, ...]:
    """The parts that make up the file's digital signature, none where it has none."""
    origins = [link.target for link in Links(archive, "").of_kind("origin") if archive.has(link.target)]
    found = [name for name in archive.names if name.lower().startswith(_FOLDER)]
    reached = [*origins]
    for part in reached:
        links = Links(archive, part)
        found += [part, links.part]
        reached += [one.target for one in links.links if one.kind in _KINDS and one.target not in reached]
    return tuple(name for name in dict.fromkeys(found) if archive.has(name))


def remove_signature(archive: Archive, types: ContentTypes) -> tuple[str, ...]:
    """Leave the digital signature out of the file, and all that points at it; the parts that are gone."""
    gone, root = signature_parts(archive), Links(archive, "")
    for part in gone:
        archive.remove(part)
        types.drop(part)
        root.drop(part)
    root.save()
    if gone and not any(posixpath.splitext(name)[1].lower() == f".{_ENDING}" for name in archive.names):
        types.drop_ending(_ENDING)
    return gone
