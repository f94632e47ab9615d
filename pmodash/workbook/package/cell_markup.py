"""One cell's bytes: text always as text, numbers and days as numbers, in the style that it is given.

ECMA-376 part 1: 18.3.1.4 c, 18.3.1.53 is (inline text), 18.18.11 ST_CellType; 18.17.4.1 for the two date systems;
22.9.2.19 ST_Xstring for the `_xHHHH_` escapes that `safe_text` writes.
"""

from __future__ import annotations

import datetime as dt
import re

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import address
from pmodash.workbook.package.markup import inner, quoted
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.safe_text import cell_text

_CONTENT = re.compile(rb"<(?:[\w.-]+:)?(?:v|is)[\s>]")
_TYPED = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_FIRST_DAY, _FIRST_SAFE_DAY = dt.datetime(1899, 12, 30), dt.datetime(1900, 3, 1)
_LARGEST_NUMBER = 9.99999999999999e307
_FIRST_DAY_OF_1904 = dt.datetime(1904, 1, 1)


def cell_markup(row: int, column: int, value: PatchValue, style: str, prefix: bytes, from_1904: bool) -> bytes:
    """The bytes of a cell that holds this value; without one it keeps its style alone."""
    tag = b"<" + prefix + b"c r=" + quoted(address(row, column)) + (b" s=" + quoted(style) if style else b"")
    if value is None:
        return tag + b"/>"
    if isinstance(value, int | float) and not abs(value) <= _LARGEST_NUMBER:
        where = address(row, column)
        raise RefusedWriteError(f"{where} would hold a number that Excel cannot store", "undo the edit")
    kind, content = _content(value, prefix, from_1904)
    return tag + (b" t=" + quoted(kind) if kind else b"") + b">" + content + b"</" + prefix + b"c>"


def _content(value: PatchValue, prefix: bytes, from_1904: bool) -> tuple[str, bytes]:
    if isinstance(value, bool):
        return "b", _v(str(int(value)), prefix)
    if isinstance(value, dt.date):
        serial = day_serial(value, from_1904)
        return ("", _v(serial, prefix)) if serial else _content(value.isoformat(), prefix, from_1904)
    if isinstance(value, int | float):
        return "", _v(repr(value), prefix)
    text = cell_text(str(value))
    keep = b' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else b""
    open_t, close_t = b"<" + prefix + b"t" + keep + b">", b"</" + prefix + b"t>"
    return "inlineStr", b"<" + prefix + b"is>" + open_t + inner(text) + close_t + b"</" + prefix + b"is>"


def _v(text: str, prefix: bytes) -> bytes:
    return b"<" + prefix + b"v>" + inner(text) + b"</" + prefix + b"v>"


def day_serial(value: dt.date, from_1904: bool) -> str:
    """A day or moment as the workbook's own number of days; blank for one before the workbook's days begin."""
    moment = value.replace(tzinfo=None) if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
    if moment < (_FIRST_DAY_OF_1904 if from_1904 else _FIRST_SAFE_DAY):
        return ""
    days = (moment - (_FIRST_DAY_OF_1904 if from_1904 else _FIRST_DAY)) / dt.timedelta(days=1)
    return str(int(days)) if days == int(days) else repr(days)


def formula_markup(row: int, column: int, formula: str, style: str, prefix: bytes) -> bytes:
    """The bytes of a cell that works itself out, without a stored result."""
    tag = b"<" + prefix + b"c r=" + quoted(address(row, column)) + (b" s=" + quoted(style) if style else b"")
    return tag + b"><" + prefix + b"f>" + inner(formula) + b"</" + prefix + b"f></" + prefix + b"c>"


def has_formula(cell: bytes) -> bool:
    """Whether a cell works its value out itself."""
    return _FORMULA.search(cell) is not None


def kind_of_cell(cell: bytes) -> str:
    """Whether a cell holds a "formula", a "number" or a "text"; blank for an empty one."""
    if has_formula(cell):
        return "formula"
    if not _CONTENT.search(cell):
        return ""
    typed = _TYPED.search(cell[: cell.index(b">")])
    return "number" if typed is None or typed[1] == b"n" else "text"
