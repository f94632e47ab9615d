"""What saving with openpyxl cannot keep, looked up in the very file that is open, in a PMO's words."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pmodash.vocabulary import read_data

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_RICH_TEXT = re.compile(rb"<(?:\w+:)?r>")
_READ = re.compile(r"xl/(worksheets|drawings)/[^/]+\.xml|xl/sharedStrings\.xml")


@dataclass(frozen=True, slots=True)
class _Loss:
    """One kind of thing that is not kept: where it is seen, what it is called, what becomes of it."""

    pattern: str
    one: str
    many: str
    fate: str

    def said(self, count: int) -> Iterator[str]:
        if count:
            yield f"{count:,} {self.one if count == 1 else self.many}: {self.fate}."


_FORMULAS = _Loss("", "formula", "formulas", "kept, but stored results are gone until Excel opens the file")


def what_openpyxl_cannot_keep(data: bytes) -> tuple[str, ...]:
    """What the download of this .xlsx or .xlsm would lose or change beside the edits, a sentence a kind.

    Empty when nothing is known to be lost, and for files that are no package. The kinds stand in
    `data/losses.toml`; it looks at the package's parts and never opens the cells.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(_sentences(package))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
        return ()


@cache
def _losses(kind: str) -> tuple[_Loss, ...]:
    return tuple(_Loss(**entry) for entry in read_data("losses.toml")[kind])


def _sentences(package: zipfile.ZipFile) -> Iterator[str]:
    names = [name.lstrip("/").replace("\\", "/") for name in package.namelist()]
    for loss in _losses("parts"):
        yield from loss.said(sum(bool(re.fullmatch(loss.pattern, name, re.IGNORECASE)) for name in names))
    entries = zip(names, package.infolist(), strict=True)
    parts = {name: package.read(entry) for name, entry in entries if _READ.fullmatch(name)}
    yield from _in_text(parts, "xl/worksheets/", _losses("sheets"))
    yield from _in_text(parts, "xl/drawings/", _losses("drawings"))
    yield from _FORMULAS.said(sum(len(_FORMULA.findall(text)) for name, text in parts.items() if "worksheets" in name))
    if _RICH_TEXT.search(parts.get("xl/sharedStrings.xml", b"")):
        yield "Text formatted within a cell: kept, but details of the formatting may change."


def _in_text(parts: Mapping[str, bytes], folder: str, losses: tuple[_Loss, ...]) -> Iterator[str]:
    chosen = [text for name, text in parts.items() if name.startswith(folder)]
    for loss in losses:
        yield from loss.said(sum(len(re.findall(loss.pattern.encode(), text)) for text in chosen))
