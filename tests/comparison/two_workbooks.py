"""Two workbooks typed into a test, and what changed between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from pmodash.comparison.comparison import Comparison, compare_registers
from pmodash.network.register import Register
from pmodash.workbook.cells import CellValue
from tests.network.typed_tables import register_of, typed

AS_OF = dt.date(2026, 11, 20)
FIELDS = "contact_id name email organisation job_title"
Rows = Sequence[Sequence[CellValue]]


def network(
    fields: str, *rows: Sequence[CellValue], log: Rows | None = None, sheet: str = "Register", **more: Any
) -> Register:
    """A register of typed rows, with a log of (date, contact, vehicle, by, state) where one is given."""
    parts = [typed(fields, *rows, sheet=sheet, **more)]
    if log is not None:
        parts.append(typed("date:ymd contact vehicle by state", *log, sheet="Log", role="touchpoints"))
    return register_of(*parts)


def compared(earlier: Register, later: Register, earlier_as_of: dt.date | None = None) -> Comparison:
    """What changed between them, as of AS_OF."""
    return compare_registers(earlier, later, AS_OF, earlier_as_of)


def told(found: Comparison, question: str, *columns: str) -> list[Any]:
    """The answer to a question: one column as a list, several as tuples; blanks are None."""
    frame = found.answers[question][list(columns)].astype(object)
    rows = [tuple(frame.where(frame.notna(), None).iloc[i]) for i in range(len(frame))]
    return [row[0] for row in rows] if len(columns) == 1 else rows
