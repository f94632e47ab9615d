"""The rows of an .xlsx sheet that are hidden, by hand or by a filter: they are read as any other, and that is told."""

from __future__ import annotations

import re

_ROW = re.compile(rb"<(?:\w{1,20}:)?row\s([^<>]{0,600})>")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")


def hidden_rows(text: bytes) -> list[int]:
    """The numbers of the rows of a sheet's part that say they are hidden."""
    if b"hidden=" not in text:
        return []
    told = (match[1] for match in _ROW.finditer(text))
    numbers = (_NUMBER.search(attributes) for attributes in told if _HIDDEN.search(attributes))
    return [int(number[1]) for number in numbers if number]
