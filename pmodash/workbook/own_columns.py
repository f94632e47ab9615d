"""How the product's own sheets look, what each says of itself, and in which row of a sheet its headers stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue
from pmodash.workbook.package.new_sheet import NewColumn

GROUP_HEADER, NEXT_DUE_HEADER = "PMO group", "PMO next due"
_FIRST_ROWS = 20
_LEAST_WIDTH, _ROOM = 14, 4
_NUMBER = re.compile(r" \(\d+\)$")


@cache
def _told() -> dict[str, Any]:
    return read_data("own_sheets.toml")


def about(sheet: str) -> str:
    """The line above the headers of a sheet of the product's own, whatever number its name ends in."""
    told = _told()["about"].get(first_name(sheet), "Kept by the PMO Network Dashboard.")
    return str(told)


def meaning_of_setting(field: str) -> str:
    """What a setting means, in words; blank for one that is not known."""
    return str(_told()["settings"].get(field, ""))


def new_column(header: str) -> NewColumn:
    """The look of a column of the product's own."""
    entry = _told()["columns"].get(header, {})
    look = _told()["looks"][entry.get("look", "text")]
    return NewColumn(header, entry.get("width", max(_LEAST_WIDTH, len(header) + _ROOM)), **look)


def first_name(sheet: str) -> str:
    """A sheet's name without the number that keeps it apart from others: "PMO settings (2)" is "PMO settings"."""
    return _NUMBER.sub("", sheet)


def header_row_of(value: Callable[[int, int], CellValue], last_column: int, headers: Sequence[str]) -> int:
    """The first row, near the top, in which more than two thirds of the headers stand; 0 where there is none."""
    wanted = {header.casefold() for header in headers}
    for row in range(1, _FIRST_ROWS + 1):
        said = {tidy(value(row, column)).casefold() for column in range(1, last_column + 1)}
        if 3 * len(said & wanted) > 2 * len(wanted):
            return row
    return 0
