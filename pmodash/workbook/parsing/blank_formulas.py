"""The cells of an .xlsx that hold a formula and no result, as in a workbook that no spreadsheet program has opened yet.

A formula whose result is an empty text is none of them: its cell says that it holds a text.
"""

from __future__ import annotations

import re

from pmodash.workbook.parsing.addresses import split_address
from pmodash.workbook.parsing.package_parts import Package

_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s(?![^<>]{0,300}\bt=["']str["'])[^<>]{0,300}?\br=["']([A-Z]+\d+)["'][^<>]{0,300}(?<!/)>\s{0,9}"""
    rb"""<(?:\w{1,20}:)?f(?:\s[^<>]{0,300})?(?:(?<=/)>|>[^<]*</(?:\w{1,20}:)?f>)\s{0,9}"""
    rb"""(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,9}</(?:\w{1,20}:)?c>"""
)
_FORMULAS = (b"<f", b":f")
_LARGEST = 4 << 20


def blank_formulas(package: Package, part: str) -> dict[int, list[int]]:
    """For each column's number its rows in which a formula has no result; none are told of a large sheet."""
    pieces, size = [], 0
    for piece in package.pieces(part):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST:
            return {}
    text = b"".join(pieces)
    if not any(hint in text for hint in _FORMULAS):
        return {}
    found: dict[int, list[int]] = {}
    for match in _CELL.finditer(text):
        place = split_address(match[1].decode())
        if place:
            found.setdefault(place[1], []).append(place[0])
    return found
