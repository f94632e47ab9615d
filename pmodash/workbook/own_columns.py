"""How the product's own sheets look and what each says of itself."""

from __future__ import annotations

from functools import cache
from typing import Any

from pmodash.vocabulary import read_data
from pmodash.workbook.own_names import first_name
from pmodash.workbook.package.new_sheet import NewColumn

_LEAST_WIDTH, _ROOM = 14, 4


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
