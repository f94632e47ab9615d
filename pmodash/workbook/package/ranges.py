"""References to cells, and how those that cover a table to its end grow with it.

ECMA-376 part 1: 18.18.62 ST_Ref, 18.18.76 ST_Sqref, 18.2.5 definedName.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pmodash.workbook.cells import Area, address, column_number

_REF = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?(?::\$?([A-Za-z]{1,3})?\$?([0-9]{1,7})?)?")
_SHEET_RANGE = re.compile(
    r"^(?P<sheet>'(?:[^']|'')+'|[^'!]+)!\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>[0-9]{1,7}):\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>[0-9]{1,7})$"
)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
Grow = Callable[[Area], Area]


def area_of(ref: str) -> Area | None:
    """The cells that a reference such as `B2:D9`, `C:C` or `A1` means; None when it is none."""
    found = _REF.fullmatch(ref.strip())
    if not found or not any(found.groups()):
        return None
    first_column, first_row, last_column, last_row = found.groups()
    if ":" not in ref:
        last_column, last_row = first_column, first_row
    return Area(
        int(first_row or 1),
        column_number(first_column) if first_column else 1,
        int(last_row or LAST_ROW),
        column_number(last_column) if last_column else LAST_COLUMN,
    )


def is_on_sheet(area: Area | None) -> bool:
    """Whether a sheet has these cells; a name such as YTD2025 only looks like a cell, far right of the last column."""
    return area is not None and area.last_column <= LAST_COLUMN and area.last_row <= LAST_ROW


def ref_of(area: Area) -> str:
    """An area as a reference; a single cell as its address."""
    first, last = address(area.first_row, area.first_column), address(area.last_row, area.last_column)
    return first if first == last else f"{first}:{last}"


def down(table: Area, rows: int) -> Grow:
    """What lets an area that covers a table from its header or first row on to its last end `rows` below that."""
    end = min(table.last_row + rows, LAST_ROW)

    def grow(area: Area) -> Area:
        beside = area.first_column > table.last_column or area.last_column < table.first_column
        if beside or area.first_row > table.first_row + 1 or not table.last_row <= area.last_row < end:
            return area
        return replace(area, last_row=end)

    return grow


def right(header_row: int, column: int) -> Grow:
    """What lets an area that begins with a header row and ends in the column before take in one more."""

    def grow(area: Area) -> Area:
        if area.first_row != header_row or area.last_column != column - 1:
            return area
        return replace(area, last_column=column)

    return grow


def grown_ref(ref: str, grow: Grow) -> str:
    """A reference, or a list of them parted by blanks, grown; what did not grow stays as it is written."""
    return " ".join(_grown_part(part, grow) for part in ref.split(" "))


def _grown_part(part: str, grow: Grow) -> str:
    area = area_of(part)
    larger = grow(area) if area else area
    return part if larger is None or larger == area else ref_of(larger)


def grown_name(text: str, sheet: str, grow: Grow) -> str:
    """What a defined name stands for, its ranges on a sheet grown: `Register!$A$1:$F$9` ends lower."""
    return ",".join(_grown_range(part, sheet, grow) for part in _split(text))


def _split(text: str) -> list[str]:
    """The parts of a union, a comma in a quoted sheet name kept."""
    parts, quoted = [""], False
    for letter in text:
        quoted ^= letter == "'"
        if letter == "," and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _grown_range(part: str, sheet: str, grow: Grow) -> str:
    found = _SHEET_RANGE.match(part)
    if not found or _unquoted(found["sheet"]) != sheet:
        return part
    area = area_of(f"{found['c1']}{found['r1']}:{found['c2']}{found['r2']}")
    larger = grow(area) if area else area
    if area is None or larger is None or larger == area:
        return part
    row = part[: found.start("r2")] + str(larger.last_row) + part[found.end("r2") :]
    if larger.last_column == area.last_column:
        return row
    letters = re.sub(r"\d+$", "", address(1, larger.last_column))
    return row[: found.start("c2")] + letters + row[found.end("c2") :]


def _unquoted(sheet: str) -> str:
    return sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
