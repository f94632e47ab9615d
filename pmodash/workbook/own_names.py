"""What the product calls columns of its own, and how it tells its own sheets when they come again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue

GROUP_HEADER, NEXT_DUE_HEADER = "PMO group (worked out)", "PMO next due (worked out)"
HEADER_ROW = 3
_WORKED_OUT = {header.casefold() for header in (GROUP_HEADER, NEXT_DUE_HEADER)}
_FIRST_ROWS = 20
_NUMBER = re.compile(r" \(\d+\)$")


def is_worked_out(header: str) -> bool:
    """Whether a column holds what the product worked out and wrote there: it says nothing that the user said."""
    return tidy(header).casefold() in _WORKED_OUT


def first_name(sheet: str) -> str:
    """A sheet's name without the number that keeps it apart from others: "PMO settings (2)" is "PMO settings"."""
    return _NUMBER.sub("", sheet)


def header_row_of(row: Callable[[int], Iterable[CellValue]], headers: Sequence[str]) -> int:
    """The first row, near the top, in which more than two thirds of the headers stand; 0 where there is none.

    `row` gives the cells of a row by its number.
    """
    wanted = {header.casefold() for header in headers}
    for number in range(1, _FIRST_ROWS + 1):
        said = {tidy(value).casefold() for value in row(number) if value is not None}
        if 3 * len(said & wanted) > 2 * len(wanted):
            return number
    return 0
