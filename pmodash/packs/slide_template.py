"""The organisation's own template, opened with care and emptied of the slides, notes and marks of its makers."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.package import Package
from pptx.presentation import Presentation

from pmodash.findings import Refusal

MOST_BYTES, MOST_UNPACKED, MOST_PARTS = 60_000_000, 400_000_000, 5_000
DAMAGED = "The slide template is damaged"
REMEDY = "give a PowerPoint file (.pptx or .potx) that opens in PowerPoint, or none for the plain design"
PML = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Kinds of parts, by the end of their relation's name, that tell of the template's makers or of slides now gone.
_OF_ITS_MAKERS = (
    "/thumbnail", "/extended-properties", "/custom-properties", "/digital-signature/origin", "/viewProps",
    "/commentAuthors", "/authors", "/printerSettings", "/changesInfo", "/revisionInfo", "/customXml",
    "/userXmlData",
)  # fmt: skip
_OF_ITS_SLIDES = ("custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "extLst")


def opened(template: bytes) -> Presentation:
    """The template without its slides; refused in one sentence when no slides can be made from it."""
    _check(template)
    try:
        package = Package.open(io.BytesIO(template))
        part: Any = package.main_document_part
        part._content_type = CONTENT_TYPE.PML_PRESENTATION_MAIN
        deck: Presentation = part.presentation
        emptied(deck)
        usable = bool(deck.slide_width and deck.slide_height and any(m.slide_layouts for m in deck.slide_masters))
    except Exception:  # whatever a damaged file makes of the library that reads it
        raise Refusal(DAMAGED, REMEDY) from None
    if not usable:
        raise Refusal("The slide template has no layout to make slides from", REMEDY)
    return deck


def _check(template: bytes) -> None:
    if not template:
        raise Refusal("The slide template is an empty file", REMEDY)
    if len(template) > MOST_BYTES:
        raise Refusal(f"The slide template is larger than {MOST_BYTES // 1_000_000} MB", REMEDY)
    if template.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in template:
            raise Refusal("The slide template opens only with its password", "save it without one")
        raise Refusal("The slide template is in PowerPoint's old format", "save it as .pptx")
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Refusal("The slide template unpacks to far more than slides need", REMEDY)
            types = package.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error):
        raise Refusal("The slide template is no PowerPoint file, or a damaged one", REMEDY) from None
    _check_kind(types)


def _check_kind(types: bytes) -> None:
    if b"presentationml" not in types:
        raise Refusal("The slide template is no PowerPoint file", REMEDY)
    if b"macroEnabled" in types or b"vbaProject" in types:
        raise Refusal("The slide template holds macros", "save it as .potx or .pptx, without them")


def emptied(deck: Presentation) -> None:
    """Take the slides out of a deck, and what tells of its makers."""
    part: Any = deck.part
    root = deck.element
    for name in _OF_ITS_SLIDES:
        for element in root.findall(f"{PML}{name}"):
            root.remove(element)
    listed = root.find(f"{PML}sldIdLst")
    for entry in list(listed) if listed is not None else ():
        listed.remove(entry)
    for parts in (part.package, *part.package.iter_parts()):
        relations = parts._rels
        for key in [key for key, relation in relations.items() if _is_of_others(relation)]:
            _forget(parts, key)
    if listed is None:
        root.get_or_add_sldIdLst()


def _is_of_others(relation: Any) -> bool:
    kind = relation.reltype
    return bool(kind == RELATIONSHIP_TYPE.SLIDE or kind.endswith(_OF_ITS_MAKERS))


def _forget(part: Any, key: str) -> None:
    """Drop one relation of a part, and what in the part leans on it."""
    part._rels.pop(key)
    root = getattr(part, "_element", None)
    for element in root.iter() if root is not None else ():
        if key in (element.get(f"{REL}id"), element.get(f"{REL}link"), element.get(f"{REL}embed")):
            element.getparent().remove(element)
