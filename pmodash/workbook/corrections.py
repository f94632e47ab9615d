"""What a user said of how their workbook is to be understood: read from JSON strictly, and laid over the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pmodash.findings import Refusal
from pmodash.vocabulary import ROLES
from pmodash.workbook.cells import Book, column_number
from pmodash.workbook.column_words import FIELDS
from pmodash.workbook.correction_words import DATE_ORDERS, SCALES
from pmodash.workbook.tables import Corrections, SheetCorrection

_REMEDY = "correct the layout file, or leave the entry out to let the workbook be understood by itself"
_KEYS = frozenset(("sheet", "role", "header_row", "fields", "date_orders", "anew", "scales"))
_LETTERS = re.compile(r"[A-Z]{1,3}")


def corrections_from_json(obj: Any) -> Corrections:
    """The corrections in the form that `Corrections.as_json` gives; Refusal names the first entry that is none."""
    entries = obj.get("sheets") if isinstance(obj, dict) else None
    if not isinstance(entries, list):
        raise Refusal("The layout corrections are no object with a list 'sheets'", _REMEDY)
    found = tuple(_sheet_correction(entry, place) for place, entry in enumerate(entries, 1))
    names = [correction.sheet for correction in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refusal(f"The layout corrections name the sheet '{twice}' twice", _REMEDY)
    return Corrections(found)


def check_corrections(corrections: Corrections, book: Book) -> None:
    """Refuse a correction of a sheet, a row or a column that the workbook has not, rather than pass it over."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    for said in corrections.sheets:
        sheet = sheets.get(said.sheet)
        if sheet is None:
            raise Refusal(
                f"The layout corrections name the sheet '{said.sheet}', which the workbook has not",
                f"use {', '.join(sheets)}",
            )
        if said.header_row is not None and said.header_row > sheet.last_row:
            raise Refusal(
                f"The layout correction of sheet '{said.sheet}' has the header row {said.header_row}, below all values",
                f"use a row from {sheet.first_row} to {sheet.last_row}",
            )
        for letter in (*said.fields, *said.date_orders, *said.scales):
            if column_number(letter) >= sheet.first_column + sheet.width:
                raise Refusal(
                    f"The layout correction of sheet '{said.sheet}' names column {letter}, which holds nothing",
                    "name a column that holds values",
                )


def _sheet_correction(entry: Any, place: int) -> SheetCorrection:
    if not isinstance(entry, dict) or not isinstance(entry.get("sheet"), str) or not entry["sheet"]:
        raise Refusal(f"Layout correction {place} names no sheet", _REMEDY)
    where = f"The layout correction of sheet '{entry['sheet']}'"
    unknown = sorted(set(map(str, entry)) - _KEYS)
    if unknown:
        raise Refusal(f"{where} has an unknown entry '{unknown[0]}'", _REMEDY)
    role = _role(entry.get("role"), where)
    return SheetCorrection(
        entry["sheet"],
        role,
        _header_row(entry.get("header_row"), where),
        _fields(entry.get("fields"), role, where),
        _choices(entry, "date_orders", DATE_ORDERS, "the date order {!r}, which is not dmy or mdy", where),
        _anew(entry.get("anew", False), where),
        _choices(entry, "scales", SCALES, "the scale {!r}, which is not rising or falling", where),
    )


def _role(value: Any, where: str) -> str | None:
    if value is not None and value not in ROLES:
        raise Refusal(f"{where} has the role {value!r}, which is none of {', '.join(ROLES)}", _REMEDY)
    return None if value is None else str(value)


def _header_row(value: Any, where: str) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1_048_576:
        raise Refusal(f"{where} has the header row {value!r}, which is no row number from 1", _REMEDY)
    return value


def _fields(value: Any, role: str | None, where: str) -> dict[str, str | None]:
    known = set(FIELDS.get(role or "", ())) or {name for names in FIELDS.values() for name in names}
    found: dict[str, str | None] = {}
    for letter, name in _by_column(value, "fields", where).items():
        if name is not None and (not isinstance(name, str) or name not in known):
            raise Refusal(f"{where} gives column {letter} the unknown field {name!r}", _REMEDY)
        found[letter] = name
    return found


def _choices(entry: dict[str, Any], name: str, known: Mapping[str, str], wrong: str, where: str) -> dict[str, str]:
    found = _by_column(entry.get(name), name, where)
    for letter, value in found.items():
        if not isinstance(value, str) or value not in known:
            raise Refusal(f"{where} gives column {letter} {wrong.format(value)}", _REMEDY)
    return found


def _anew(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise Refusal(f"{where} has 'anew' {value!r}, which is not true or false", _REMEDY)
    return value


def _by_column(value: Any, name: str, where: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refusal(f"{where} has '{name}' that is no object of column letters", _REMEDY)
    for letter in value:
        if not isinstance(letter, str) or not _LETTERS.fullmatch(letter):
            raise Refusal(f"{where} names {letter!r} in '{name}', which is no column letter such as C", _REMEDY)
    return dict(value)
