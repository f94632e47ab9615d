"""The cells of an .xlsx that hold a formula and no result, as in a workbook that no spreadsheet program has opened yet.

A formula whose result is an empty text is none of them: its cell says that it holds a text.
"""

from __future__ import annotations

import re

from pmodash.workbook.parsing.addresses import split_address

_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s(?![^<>]{0,300}\bt=["']str["'])[^<>]{0,300}?\br=["']([A-Z]+\d+)["'][^<>]{0,300}(?<!/)>\s{0,9}"""
    rb"""<(?:\w{1,20}:)?f(?:\s[^<>]{0,300})?(?:(?<=/)>|>[^<]*</(?:\w{1,20}:)?f>)\s{0,9}"""
    rb"""(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,9}</(?:\w{1,20}:)?c>"""
)
_FORMULAS = (b"<f", b":f")


def blank_formulas(text: bytes) -> dict[int, list[int]]:
    """For each column's number its rows in which a formula of a sheet's part has no result."""
    if not any(hint in text for hint in _FORMULAS):
        return {}
    found: dict[int, list[int]] = {}
    for match in _CELL.finditer(text):
        place = split_address(match[1].decode())
        if place:
            found.setdefault(place[1], []).append(place[0])
    return found
