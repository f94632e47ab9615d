"""The rows of a sheet that the product keeps and people may change by hand, under the headers they stand below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import Sheet
from pmodash.workbook.own_names import header_row_of


def own_rows(sheet: Sheet, headers: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row's number and its texts in the order of the headers; blank where the sheet lacks a header."""
    last = sheet.first_column + sheet.width - 1
    header_row = header_row_of(sheet.row, headers)
    heads = {tidy(sheet.value(header_row, column)).casefold(): column for column in range(last, 0, -1)}
    columns = [heads.get(header.casefold(), 0) for header in headers]
    for row in range(header_row + 1, sheet.last_row + 1):
        yield row, tuple(tidy(sheet.value(row, column)) for column in columns)
