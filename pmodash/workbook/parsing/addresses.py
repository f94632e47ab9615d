"""Cell addresses such as C12 and areas such as A1:C3, as numbers from 1."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def split_address(address: str) -> tuple[int, int] | None:
    """Row and column of an address such as C12; None when it is none."""
    match = _ADDRESS.fullmatch(address)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def split_area(area: str) -> tuple[int, int, int, int] | None:
    """First row, first column, last row and last column of A1:C3; None when it is no area."""
    first, _, last = area.partition(":")
    start, end = split_address(first), split_address(last)
    return (*start, *end) if start and end else None
