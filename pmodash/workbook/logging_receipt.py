"""The receipt in the workbook itself: lines of the change log that tell what the download changed and what it did not.

A line holds how many parts of the file are unchanged, which is known once all else is in place: so it is put there
first and filled in last.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from pmodash.workbook.kept_sheets import CHANGE_LOG
from pmodash.workbook.open_book import OpenBook
from pmodash.workbook.own_names import first_name
from pmodash.workbook.own_sheets import append_to_sheet
from pmodash.workbook.part_comparing import KeptPart, PartChanges
from pmodash.workbook.patches import AppendToSheet, Patch, PatchValue

_WHEN, _WHAT, _SAID = "Time", "Field", "New value"
_TO_COME = "…"
_MOST_LINES = 20


def log_receipt(opened: OpenBook, patches: Sequence[Patch], when: dt.datetime | None, new: bool) -> None:
    """Put the receipt into the change log, where one of the patches writes to that; `new` is a file made anew.

    All parts of the file are saved afterwards.
    """
    log = next((p for p in patches if isinstance(p, AppendToSheet) and first_name(p.sheet) == CHANGE_LOG), None)
    name = _name_in(opened, log.sheet) if log is not None else ""
    if log is None or not opened.has(name) or not {_WHAT, _SAID} <= set(log.headers):
        opened.save()
        return
    log = replace(log, sheet=name)
    append_to_sheet(opened, replace(log, rows=tuple(_row(log, when, *line) for line in _lines(opened))))
    opened.save()
    kept = tuple(map(KeptPart, opened.archive.unchanged))
    parts = PartChanges() if new else PartChanges(unchanged=kept, changed=opened.archive.changed)
    _fill_in(opened, log, opened.ledger.receipt(parts).in_words())


def _name_in(opened: OpenBook, sheet: str) -> str:
    """What the change log is called, whose own name another sheet may have had."""
    made = (name for name in opened.ledger.sheets_added if name.startswith(sheet))
    return sheet if opened.has(sheet) else next(made, sheet)


def _lines(opened: OpenBook) -> list[tuple[str, str]]:
    """What each line is about and says, the receipt's own sentence first."""
    ledger = opened.ledger
    told = [*(("Note", note) for note in ledger.notes), *(("Not done", note) for note in ledger.not_done)]
    rest = len(told) - _MOST_LINES
    more = [(told[-1][0], f"{rest:,} more, which the receipt names")] if rest > 0 else []
    return [("Receipt", _TO_COME), *told[:_MOST_LINES], *more]


def _row(log: AppendToSheet, when: dt.datetime | None, what: str, said: str) -> tuple[PatchValue, ...]:
    moment = when.replace(tzinfo=None, microsecond=0) if when else None
    told: dict[str, PatchValue] = {_WHEN: moment, _WHAT: what, _SAID: said}
    return tuple(told.get(header) for header in log.headers)


def _fill_in(opened: OpenBook, log: AppendToSheet, sentence: str) -> None:
    sheet = opened.sheet(log.sheet)
    for row in range(sheet.last_row, 0, -1):
        for column in range(1, sheet.last_column + 1):
            if sheet.value(row, column) == _TO_COME:
                sheet.put_plain(row, column, sentence, log.why, new=True)
                sheet.part.save()
                return
