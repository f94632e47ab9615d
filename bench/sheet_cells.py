"""The cells, rows and columns of a worksheet as the judge compares them (ECMA-376, part 1, 18.3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bench.packages import Element, Fact, Package, facts, local, plain
from bench.styles_meant import Meaning, StylesMeant

_ROW_FACTS = ("ht", "hidden", "outlineLevel", "collapsed", "thickBot", "thickTop")
_COLUMN_FACTS = ("width", "hidden", "outlineLevel", "collapsed")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


class CellMeant(NamedTuple):
    """A cell: its value with texts looked up, its formula ("" where it shares another's), its look, what is besides."""

    row: int
    column: int
    type: str
    value: str | None
    formula: str | None
    style: Meaning
    besides: tuple[tuple[str, object], ...]


def cells_of(package: Package, part: str, styles: StylesMeant) -> Iterator[CellMeant]:
    """Every cell of the sheet, in the file's order."""
    root, texts = package.tree(part), _texts(package)
    data = next((e for e in root if local(e) == "sheetData"), None) if root is not None else None
    row = 0
    for line in data if data is not None else ():
        if local(line) != "row":
            continue
        row, column = int(line.get("r") or row + 1), 0
        for element in line:
            if local(element) == "c":
                found = _ADDRESS.fullmatch(element.get("r", ""))
                column = column_number(found[1]) if found else column + 1
                yield _cell(element, row, column, texts, styles)


def _texts(package: Package) -> list[Element]:
    root = package.tree(package.first("sharedStrings"))
    return [e for e in root if local(e) == "si"] if root is not None else []


def _cell(element: Element, row: int, column: int, texts: list[Element], styles: StylesMeant) -> CellMeant:
    kind, inside = element.get("t", "n"), {local(child): child for child in element}
    value: str | None = (inside["v"].text or "") if "v" in inside else None
    text = inside.get("is")
    if kind == "s" and value is not None:
        text = texts[int(value)] if value.isdigit() and int(value) < len(texts) else None
        value = None
    besides: list[tuple[str, object]] = [("cell metadata", f"{key}") for key in ("cm", "vm") if element.get(key)]
    if text is not None:
        value, kind = _shown(text), "str"
        besides += _rich(text)
    elif value is not None and kind in ("n", "b"):
        value = plain(value)
    formula = inside.get("f")
    told = None if formula is None else (formula.text or "").strip()
    return CellMeant(row, column, kind, value or None, told, styles.look(element.get("s", "0")), tuple(besides))


def _shown(text: Element) -> str:
    """What the reader sees: all runs, without the phonetic ones."""
    parts = [e for e in text if local(e) in ("t", "r")]
    return "".join(t.text or "" for part in parts for t in part.iter() if local(t) == "t")


def _rich(text: Element) -> Iterator[tuple[str, object]]:
    runs = [
        (
            "".join(t.text or "" for t in run if local(t) == "t"),
            frozenset(f for e in run if local(e) == "rPr" for f in _plainly(e)),
        )
        for run in text
        if local(run) == "r"
    ]
    if any(look for _, look in runs):
        yield "rich texts", tuple(runs)
    if any(local(e) == "rPh" for e in text):
        yield "phonetic guides", ""


def _plainly(element: Element) -> Iterator[Fact]:
    return facts(element, lambda _element, _attribute, value: value)


def rows_and_columns(root: Element, styles: StylesMeant) -> Iterator[tuple[str, Fact]]:
    """Heights, widths, what is hidden or grouped, and looks of whole rows and columns."""
    row = 0
    for line in (e for part in root if local(part) == "sheetData" for e in part):
        row = int(line.get("r") or row + 1)
        for key in _ROW_FACTS:
            if (value := plain(line.get(key, "0"))) != "0":
                yield "rows", (row, key, value)
        look = styles.look(line.get("s", "0"))
        if plain(line.get("customFormat", "0")) == "1" and look != styles.plain:
            yield "rows", (row, "style", look)
    for column in (e for part in root if local(part) == "cols" for e in part):
        for number in range(int(column.get("min", 1)), min(int(column.get("max", 1)), 16384) + 1):
            yield from (("columns", (number, *fact)) for fact in _column(column, styles))


def _column(element: Element, styles: StylesMeant) -> Iterator[tuple[str, object]]:
    for key in _COLUMN_FACTS:
        if (value := plain(element.get(key, "0"))) != "0":
            yield key, f"{float(value):.2f}" if key == "width" else value
    look = styles.look(element.get("style", "0"))
    if look != styles.plain:
        yield "style", look


def column_number(letters: str) -> int:
    """A is 1."""
    return sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(letters)))


def column_letters(number: int) -> str:
    """1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
