"""Corrections of how a workbook is understood, in the plain words in which they stand on the settings sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pmodash.vocabulary import ROLES
from pmodash.workbook.cell_text import plain
from pmodash.workbook.cells import column_letter, column_number
from pmodash.workbook.column_words import FIELDS
from pmodash.workbook.field_names import NOT_USED, field_label, role_label
from pmodash.workbook.tables import Aspect

WORKED_OUT = "Work it out"
HOME = "Home organisation"
LEFT_ALONE = ""
DATE_ORDERS = {"dmy": "Day first", "mdy": "Month first", "ymd": "Year first", "excel": "True dates"}
SCALES = {"rising": "1 or A is the weakest", "falling": "1 or A is the strongest"}
_SHEET = "Sheet:"
_ROLE, _HEADER_ROW = "This sheet holds", "Header row"
_OF_COLUMNS = {"field": "Column", "date_order": "Dates in column", "scale": "Scale of column"}
_ASPECT = re.compile(
    r"(dates in |scale of )?column(?: (?:(\d{1,4})|([a-z]{1,3})))?(?:\s*:\s*(.*))?", re.IGNORECASE | re.DOTALL
)
_CHOICES = {"date_order": DATE_ORDERS, "scale": SCALES}
_LONGEST_HEADER = 120
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def shown_header(header: str) -> str:
    """A header on one line, not longer than a cell of the settings sheet should be."""
    return " ".join(header.split())[:_LONGEST_HEADER].strip()


def header_key(header: str) -> str:
    """A header as it is compared: without capitals, accents and line breaks."""
    return plain(shown_header(header))


def sheet_in_words(sheet: str) -> str:
    """What stands in the first column for a sheet."""
    return f"{_SHEET} {' '.join(sheet.split())}"


def sheet_named(text: str) -> str | None:
    """The sheet that a first column names; None where it speaks of none."""
    return text[len(_SHEET) :].strip() if text.casefold().startswith(_SHEET.casefold()) else None


def says_home(text: str) -> bool:
    """Whether a second column speaks of the home organisation."""
    return plain(text) == plain(HOME)


def aspect_in_words(aspect: Aspect, header: str) -> str:
    """What stands in the second column for what is corrected; `header` is the column's as the sheet has it."""
    if aspect.kind in ("role", "header_row"):
        return _ROLE if aspect.kind == "role" else _HEADER_ROW
    word = _OF_COLUMNS[aspect.kind]
    if aspect.letter:
        return f"{word} {aspect.letter}"
    return f"{word}{f' {aspect.nth}' if aspect.nth > 1 else ''}: {shown_header(header)}"


def aspect_named(text: str) -> Aspect | None:
    """What a second column says is corrected; None where it is nothing that can be."""
    words = plain(text)
    if words in (plain(_ROLE), plain(_HEADER_ROW)):
        return Aspect("role" if words == plain(_ROLE) else "header_row")
    found = _ASPECT.fullmatch(text)
    if found is None:
        return None
    before, key = plain(found[1] or ""), header_key(found[4] or "")
    kind = next(kind for kind, word in _OF_COLUMNS.items() if plain(word).startswith(f"{before} column".strip()))
    if key and not found[3]:
        return Aspect(kind, key, int(found[2] or 1))
    return Aspect(kind, letter=found[3].upper()) if found[3] and found[4] is None else None


def aspects_of(kind: str, letter: str, columns: Iterable[tuple[int, str]]) -> dict[Aspect, str]:
    """By what a column goes in a sheet's tables, whose `columns` are numbers and headers: aspect → header.

    It goes by each header that it has, and by its letter where it has none.
    """
    headers = {header_key(header): header for number, header in columns if column_letter(number) == letter}
    headers.pop("", None)
    if not headers:
        return {Aspect(kind, letter=letter): ""}
    return {
        Aspect(kind, key, _numbers(key, columns).index(column_number(letter)) + 1): header
        for key, header in headers.items()
    }


def letter_of(aspect: Aspect, columns: Iterable[tuple[int, str]]) -> str | None:
    """The letter of the column that is meant, in a sheet whose tables have these columns; None where none is."""
    if aspect.letter:
        number = column_number(aspect.letter)
        named = any(header_key(header) for other, header in columns if other == number)
        return None if named else aspect.letter
    numbers = _numbers(aspect.header, columns)
    return column_letter(numbers[aspect.nth - 1]) if 1 <= aspect.nth <= len(numbers) else None


def _numbers(key: str, columns: Iterable[tuple[int, str]]) -> list[int]:
    return sorted({number for number, header in columns if header_key(header) == key})


def value_in_words(kind: str, value: str) -> str:
    """What stands in the third column for a corrected value."""
    if kind == "role":
        return role_label(value)
    if kind == "field":
        return field_label(value or None)
    return _CHOICES[kind][value] if kind in _CHOICES else value


def value_named(kind: str, text: str) -> str | None:
    """The value that a third column says; None where it says none. A header row stays as it is written."""
    if kind == "header_row":
        return text if header_row_named(text) else None
    return _known(kind).get(_bare(text))


def header_row_in_words(row: int, texts: Iterable[str]) -> str:
    """A header row by its number and the first headers in it, by which it is found again where it has moved."""
    shown = "; ".join(map(shown_header, texts))
    return f"{row}: {shown}" if shown else f"{row}"


def header_row_named(text: str) -> tuple[int, frozenset[str]] | None:
    """The number of a header row and the headers in it, as `header_keys` gives them."""
    found = re.fullmatch(r"([1-9]\d{0,6})(?:\s*:\s*(.*))?", text, re.DOTALL)
    return (int(found[1]), header_keys([found[2] or ""])) if found else None


def header_keys(texts: Iterable[str]) -> frozenset[str]:
    """The headers in texts that may hold several parted by semicolons."""
    keys = (header_key(part) for text in texts for part in text.split(";"))
    return frozenset(key for key in keys if key)


@cache
def _known(kind: str) -> Mapping[str, str]:
    if kind == "role":
        told = {role: role_label(role) for role in ROLES}
    elif kind == "field":
        told = {LEFT_ALONE: NOT_USED} | {name: field_label(name) for names in FIELDS.values() for name in names}
    else:
        told = _CHOICES[kind]
    known = {_bare(value): value for value in told if value}
    known |= {_bare(_BRACKETS.sub("", label)): value for value, label in told.items() if _BRACKETS.sub("", label)}
    return known | {_bare(label): value for value, label in told.items()}


def _bare(text: str) -> str:
    return plain(text.replace("_", " ")).strip("()")


def in_words(kind: str) -> str:
    """What would be a value of a kind, for a person who mends one."""
    if kind == "role":
        return ", ".join(map(role_label, ROLES))
    if kind == "header_row":
        return "a row number, such as 3"
    if kind == "field":
        return "a field's name on the Upload page, such as Job title"
    return ", ".join(_CHOICES[kind].values())
