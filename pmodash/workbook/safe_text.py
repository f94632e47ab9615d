"""Text on its way into a workbook: never a formula, never a character that Excel cannot store."""

from __future__ import annotations

import re

LONGEST_TEXT = 32_767
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FORBIDDEN_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def cell_text(text: str) -> str:
    """The text as a cell can store it: control characters and look-alike escapes written as `_xHHHH_`.

    Excel shows `_x0041_` as A, so a text that really holds those characters has its underscore escaped.
    """
    escaped = _LOOKS_ESCAPED.sub("_x005F_", text[:LONGEST_TEXT])
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", escaped)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula when it is typed in."""
    return text.startswith(_STARTS_FORMULA)


def without_formula(text: str) -> str:
    """A text for a CSV: what a spreadsheet would take for a formula is preceded by an apostrophe, as OWASP advises."""
    return f"'{text}" if looks_like_formula(text) else text


def sheet_title(wanted: str, taken: tuple[str, ...] = ()) -> str:
    """A name that Excel accepts for a sheet, unlike those taken: 31 characters, none of `[]:*?/\\`."""
    base = _FORBIDDEN_IN_SHEET_NAME.sub(" ", wanted).strip().strip("'")[:31] or "Sheet"
    lowered = {name.casefold() for name in taken}
    title, number = base, 2
    while title.casefold() in lowered:
        suffix = f" ({number})"
        title, number = base[: 31 - len(suffix)] + suffix, number + 1
    return title
