"""Sets a document in type: what is to be printed goes in as data, never as markup, so no text in it can be code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

from pmodash.findings import Refusal

if TYPE_CHECKING:
    import typst

UNSHOWN = "could not be displayed"
MARKUP = ("look.typ", "charts.typ", "tables.typ", "report.typ")


def typeset(document: Mapping[str, Any], system_fonts: bool = True) -> bytes:
    """The document as a PDF for everyone (PDF/UA-1).

    Where no font at hand can show one of its characters it is only tagged, and the document says so.
    """
    try:
        import typst
    except ImportError as missing:
        remedy = "install it with: pip install typst"
        raise Refusal("A PDF needs the Python package typst, which is not installed", remedy) from missing
    fonts = _fonts(system_fonts)

    def compiled(data: Mapping[str, Any], standard: Literal["ua-1"] | None = None) -> bytes:
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        return typst.compile(
            _markup(), font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs, pdf_standards=standard
        )

    try:
        return compiled(document, "ua-1")
    except typst.TypstError as trouble:
        return compiled({**document, "unshown": UNSHOWN in trouble.message})


@lru_cache
def _markup() -> bytes:
    return b"\n".join(files("pmodash").joinpath("data", "printed", name).read_bytes() for name in MARKUP)


@lru_cache
def _fonts(system_fonts: bool) -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=system_fonts)
