"""The quick reader of all workbook formats, python_calamine, with its sheets shared out over two threads.

The library parses a sheet without holding the interpreter back, but one sheet at a time for each opened
workbook; so a second thread opens the same bytes again and takes every sheet that the first has not begun.
"""

from __future__ import annotations

import io
import os
import threading
from collections import deque
from itertools import islice
from typing import Any, NamedTuple

from pmodash.workbook.parsing.answers import MOST_CELLS, Answer, UnreadableError
from pmodash.workbook.parsing.column_store import ColumnStore, TooWideError

_WORTH_A_THREAD = 200_000


class QuickSheet(NamedTuple):
    """One sheet's values, its first cell's row and column from 0, and what else is known of it."""

    about: Answer
    store: ColumnStore
    start: tuple[int, int]


def read_sheets(data: bytes) -> list[QuickSheet]:
    """Every sheet in order; one that cannot be read is empty and marked so, UnreadableError when none can be."""
    reading = _Reading(data)
    if len(reading.sheets) > 1 and len(data) > _WORTH_A_THREAD and _processors() > 1:
        thread = threading.Thread(target=reading.help, daemon=True)
        thread.start()
        reading.take(reading.workbook)
        thread.join()
    else:
        reading.take(reading.workbook)
    return reading.result()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Reading:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self.workbook = _opened(data)
        self.sheets = list(self.workbook.sheets_metadata)
        self._todo = deque(range(len(self.sheets)))
        self._read: dict[int, QuickSheet] = {}
        self._failure: BaseException | None = None

    def help(self) -> None:
        """Take sheets from a second opening of the same bytes; the first goes on alone when that fails."""
        try:
            workbook = _opened(self._data)
        except (UnreadableError, MemoryError):
            return
        self.take(workbook)

    def take(self, workbook: Any) -> None:
        """Read sheets until none is left to begin."""
        while self._todo and not self._failure:
            try:
                number = self._todo.popleft()
            except IndexError:
                return
            try:
                self._read[number] = _sheet(workbook, self.sheets[number])
            except (UnreadableError, TooWideError, MemoryError) as error:
                self._failure = error

    def result(self) -> list[QuickSheet]:
        if self._failure:
            raise self._failure
        found = [self._read[number] for number in range(len(self.sheets))]
        worksheets = [sheet for sheet in found if sheet.about["kind"] == "worksheet"]
        if worksheets and all(sheet.about["unreadable"] for sheet in worksheets):
            raise UnreadableError("damaged")
        return found


def _opened(data: bytes) -> Any:
    import python_calamine

    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except MemoryError:
        raise
    except BaseException as error:  # the library's panics are no Exception
        raise UnreadableError("damaged") from error


def _sheet(workbook: Any, metadata: Any) -> QuickSheet:
    kind = str(metadata.typ).rpartition(".")[2].removesuffix("Sheet").lower().replace("work", "worksheet")
    visible = str(metadata.visible).rpartition(".")[2]
    about = {"name": metadata.name, "kind": kind, "hidden": visible != "Visible", "unreadable": False}
    about["very_hidden"] = visible == "VeryHidden"
    if kind != "worksheet":
        return QuickSheet(about, ColumnStore(), (0, 0))
    try:
        return _values(workbook.get_sheet_by_name(metadata.name), about)
    except (UnreadableError, TooWideError, MemoryError):
        raise
    except BaseException:  # the library's panics are no Exception
        return QuickSheet(about | {"unreadable": True}, ColumnStore(), (0, 0))


def _values(sheet: Any, about: Answer) -> QuickSheet:
    if sheet.height * sheet.width > MOST_CELLS:
        raise UnreadableError("too-large")
    start = sheet.start or (0, 0)
    store = ColumnStore()
    store.extend(islice(sheet.iter_rows(), start[0], None))  # it begins at row 1 whatever the start
    about["merged"] = [(*(n + 1 for n in a), *(n + 1 for n in b)) for a, b in sheet.merged_cell_ranges or ()]
    return QuickSheet(about, store, start)
