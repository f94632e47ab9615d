"""The rows of one table as its sheet has them: columns of cells for chosen rows, and where each cell stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.row_reasons import carries_on
from pmodash.workbook.cell_text import texts, tidy
from pmodash.workbook.cells import Cells, Sheet, address
from pmodash.workbook.tables import Column, Table

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
LeftOut = dict[int, str]


@dataclass(frozen=True, slots=True)
class TableRows:
    """Some rows of a table, by the sheet's own row numbers, in order; columns come out in that order."""

    sheet: Sheet
    table: Table
    rows: Rows

    @classmethod
    def body(cls, sheet: Sheet, table: Table) -> TableRows:
        """The rows below the header, without those that the layout left out."""
        first, last = max(table.first_row, sheet.first_row), min(table.last_row, sheet.last_row)
        rows = np.arange(first, last + 1, dtype=np.int64)
        if table.left_out:
            rows = rows[~np.isin(rows, list(table.left_out))]
        return cls(sheet, table, rows)

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, chosen: Mask) -> TableRows:
        """The rows where `chosen` is True."""
        return self if chosen.all() else replace(self, rows=self.rows[chosen])

    def cells(self, column: Column) -> Cells:
        """The column's cells in these rows; every one of its distinct values occurs."""
        whole = self.sheet.column(column.number)
        places = whole.places[self.rows - self.sheet.first_row]
        used = np.zeros(len(whole.distinct), dtype=bool)
        used[places] = True
        if used.all():
            return Cells(whole.distinct, places)
        renumbered = (np.cumsum(used) - 1).astype(np.int32)
        return Cells([whole.distinct[place] for place in np.flatnonzero(used).tolist()], renumbered[places])

    def texts(self, column: Column, silent: frozenset[str] = frozenset()) -> pd.Series[str]:
        """The column's tidy texts in these rows, missing where blank or one of the `silent` words."""
        whole = self.sheet.column(column.number)
        return texts(Cells(whole.distinct, whole.places[self.rows - self.sheet.first_row]), silent)

    def words(self, column: Column) -> tuple[list[str], npt.NDArray[np.int32]]:
        """The column's distinct tidy texts ("" is blank) and, for each row, which of them it holds."""
        cells = self.cells(column)
        return [tidy(value) for value in cells.distinct], cells.places

    def address(self, position: int, column: Column) -> str:
        """The address of the cell at a position among these rows."""
        return address(int(self.rows[position]), column.number)


def rows_with_text(sheet: Sheet, table: Table, rows: Rows, others: Sequence[Table]) -> Rows:
    """Which of the rows hold text in any cell of the table.

    The whole width of the sheet counts, unless one of the other tables stands beside this one.
    """
    first, last = sheet.first_column, sheet.first_column + sheet.width - 1
    if any(_beside(table, other) for other in others):
        numbers = [column.number for column in table.columns]
        first, last = min(numbers, default=first), max(numbers, default=last)
    inside = rows[(rows >= sheet.first_row) & (rows <= sheet.last_row)]
    speaks = np.zeros(len(inside), dtype=bool)
    for number in range(first, last + 1) if len(inside) else ():
        cells = sheet.column(number)
        distinct, places = np.unique(cells.places[inside - sheet.first_row], return_inverse=True)
        speaks |= np.array([bool(tidy(cells.distinct[place])) for place in distinct.tolist()], dtype=bool)[places]
    return inside[speaks]


def _beside(table: Table, other: Table) -> bool:
    """Whether the other table stands on the same sheet and shares rows with this one."""
    apart = other is table or other.sheet != table.sheet
    return not apart and other.first_row <= table.last_row and table.first_row <= other.last_row


def left_out_rows(
    body: TableRows, tables: Sequence[Table], rows: TableRows, used: Mask, why: Callable[[int], str]
) -> LeftOut:
    """Why each row of a table that holds text but gave no record was left out.

    `rows` are the rows of `body` that might be records and `used` tells which are; `why` says it of one that is not,
    by its position among them.
    """
    table = body.table
    place = {int(number): i for i, number in zip(np.flatnonzero(~used), rows.rows[~used], strict=True)}
    beside = np.array(sorted({*table.continuation, *table.left_out}), dtype=np.int64)
    unused = rows_with_text(body.sheet, table, rows.rows[~used], tables).tolist()
    reasons = {number: why(int(place[number])) for number in unused}
    for number in rows_with_text(body.sheet, table, beside, tables).tolist():
        target = table.continuation.get(number, number)
        reasons[number] = table.left_out.get(number, carries_on(target, target not in reasons))
    return reasons
