"""A cell's formula as the row below would have it, filled down as Excel does.

ECMA-376 part 1: 18.3.1.40 f; a shared formula stands whole in one cell alone, the others name it by `si`.
"""

from __future__ import annotations

import re
from functools import cached_property

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from pmodash.workbook.cells import address
from pmodash.workbook.package.markup import attributes_of, content_text, masked
from pmodash.workbook.package.sheet_rows import SheetRows

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?=[\s/>])[^>]*>")
_SHARED = re.compile(rb"""<(?:[\w.-]+:)?f\s(?:[^>]*\s)?t\s*=\s*["']shared["'][^>]*>(?=[^<])""")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])[^>]*>")
_FARTHEST = 400


class Formulas:
    """The formulas of one sheet; those that stand whole for others are looked for once."""

    def __init__(self, rows: SheetRows) -> None:
        self._rows = rows

    def filled_down(self, row: int, column: int, to_row: int) -> str | None:
        """The formula of a cell as it reads in another row; None where it has none that can be carried."""
        cell = self._rows.cell(row, column)
        found = _FORMULA.search(masked(cell))
        if found is None:
            return None
        told, origin, text = attributes_of(found[0]), address(row, column), _content(cell, found)
        if told.get("t") in ("array", "dataTable"):
            return None
        if told.get("t") == "shared" and not text:
            origin, text = self._shared.get(told.get("si", ""), ("", ""))
        return _moved(text, origin, address(row=to_row, column=column)) if text.strip() else None

    @cached_property
    def _shared(self) -> dict[str, tuple[str, str]]:
        """Where each shared formula stands whole, and its text, by its number."""
        whole = {}
        for found in _SHARED.finditer(self._rows.text):
            before = _CELL.findall(self._rows.text, max(0, found.start() - _FARTHEST), found.start())
            origin = attributes_of(before[-1]).get("r", "") if before else ""
            if origin:
                whole[attributes_of(found[0]).get("si", "")] = origin, _content(self._rows.data, found)
        return whole


def _content(data: bytes, tag: re.Match[bytes]) -> str:
    """The text of the element that a tag begins."""
    if tag[0].endswith(b"/>"):
        return ""
    return content_text(data[tag.end() : data.find(b"</", tag.end())])


def _moved(formula: str, origin: str, to: str) -> str | None:
    try:
        return str(Translator(f"={formula}", origin).translate_formula(to))[1:]
    except (TokenizerError, TranslatorError, IndexError, ValueError):
        return None
