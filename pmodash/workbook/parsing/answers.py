"""What the parsing process answers: sheets packed for the way, or a code for why nothing came of it."""

from __future__ import annotations

from typing import Any

from pmodash.workbook.parsing.column_store import ColumnStore

MOST_CELLS = 60_000_000
Answer = dict[str, Any]


class UnreadableError(Exception):
    """Why nothing came of it, as a code that the parent turns into a sentence."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def sheet_answer(store: ColumnStore, start: tuple[int, int], about: Answer) -> Answer:
    """One sheet; `start` is its first cell's row and column from 0, `about` holds its name and what is known of it."""
    usual = {"name": "", "kind": "worksheet", "hidden": False, "merged": [], "stray": [], "unreadable": False}
    usual |= {"very_hidden": False, "widths": [], "frozen": (0, 0), "blank_formulas": {}, "hidden_rows": []}
    place = {"first_row": start[0] + 1, "first_column": start[1] + 1}
    return usual | about | place | {"columns": store.packed()}
