"""What stands in the rows and columns that an update added: the contact of a row, the heading of a column."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from pmodash.network.register import Register
from pmodash.workbook.receipt import Receipt


def place_names(receipt: Receipt, again: Register) -> dict[str, str]:
    """The names of the rows and columns added, by the place that the receipt tells; `again` is what was written, read.

    A row of the log is named for the contact who was reached; a place in which no contact stands has no name.
    """
    rows = dict(_names_of_rows(again))
    headings = {
        f"{table.sheet}!{column.column}": column.header for table in again.layout.tables for column in table.columns
    }
    named = {place: rows.get(_row_of(place), "") for place in receipt.rows_of_the_user}
    named |= {place: " ".join(headings.get(place, "").split()) for place in receipt.columns_added}
    return {place: name for place, name in named.items() if name}


def _row_of(place: str) -> tuple[str, int]:
    sheet, _, cells = place.rpartition("!")
    digits = cells.rpartition(":")[2].lstrip(ascii_uppercase)
    return sheet, int(digits or 0)


def _names_of_rows(register: Register) -> Iterator[tuple[tuple[str, int], str]]:
    contacts, touchpoints = register.contacts, register.touchpoints
    reached = contacts["name"].reindex(touchpoints["contact"])
    for frame, names in ((touchpoints, reached), (contacts, contacts["name"])):
        places = zip(frame["sheet"].astype("str").tolist(), frame["row"].tolist(), strict=True)
        yield from zip(places, names.tolist(), strict=True)
