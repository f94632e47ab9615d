"""Where formulas stand in a sheet's part, each with its cell.

ECMA-376 part 1: 18.3.1.40 f; a shared formula stands whole in one cell alone, the others name it by `si`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from pmodash.workbook.cells import address
from pmodash.workbook.package.markup import attributes_of, content_text, inner, with_attributes
from pmodash.workbook.package.ranges import area_of, is_on_sheet

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?=[\s/>])[^>]*>")
_CELL = re.compile(rb"<(?:[\w.-]+:)?c(?=[\s/>])[^>]*>")
_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class FormulaSpan:
    """One formula's element from `start` to `end`; `kind` is shared, array, dataTable or blank.

    `row` is 0 where its cell has no address. A shared formula has its number `group`, and its whole `text` in the one
    cell that has its area `ref` too.
    """

    row: int
    column: int
    start: int
    end: int
    tag: bytes
    text: str
    kind: str
    group: str
    ref: str


def formula_spans(data: bytes, text: bytes) -> Iterator[FormulaSpan]:
    """The formulas of the cells in a part, or in a piece of one; `text` is the same, safe to search."""
    for found in _FORMULA.finditer(text):
        before = _CELL.findall(text, max(0, found.start() - _FARTHEST), found.start())
        place = area_of(attributes_of(before[-1]).get("r", "")) if before else None
        told = attributes_of(found[0])
        alone = found[0].endswith(b"/>")
        outside = found.end() if alone else text.find(b"</", found.end())
        yield FormulaSpan(
            row=place.first_row if place else 0,
            column=place.first_column if place else 0,
            start=found.start(),
            end=outside if alone else text.find(b">", outside) + 1,
            tag=found[0],
            text="" if alone else content_text(data[found.end() : outside]),
            kind=told.get("t", ""),
            group=told.get("si", ""),
            ref=told.get("ref", ""),
        )


def with_text(span: FormulaSpan, text: str, told: dict[str, str | None] | None = None) -> bytes:
    """The formula's element with another text, and attributes such as `ref` changed; None takes one away."""
    tag = with_attributes(span.tag, told or {})
    if tag.endswith(b"/>"):
        tag = tag[:-2].rstrip() + b">"
    name = tag[1:].split(None, 1)[0].rstrip(b">")
    return tag + inner(text) + b"</" + name + b">"


class _Filled(Translator):
    """openpyxl's translator, which takes a name such as YTD2025 for a cell and loses the sheet before a name."""

    @classmethod
    def translate_range(cls, range_str: str, rdelta: int, cdelta: int) -> str:
        sheet, mark, cells = range_str.rpartition("!")
        if "!" in sheet:
            raise TranslatorError
        if ":" in cells or is_on_sheet(area_of(cells)):
            cells = super().translate_range(cells, rdelta, cdelta)  # type: ignore[no-untyped-call]
        return f"{sheet}{mark}{cells}"


def translated(formula: str, origin: tuple[int, int], to: tuple[int, int]) -> str | None:
    """A formula of one cell (row, column) as another would have it when filled; None when it cannot be made out."""
    try:
        return str(_Filled(f"={formula}", address(*origin)).translate_formula(address(*to)))[1:]
    except (TokenizerError, TranslatorError, IndexError, ValueError):
        return None
