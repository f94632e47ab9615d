"""The occasion that an attendee list is of: its name and its day, and who of the list came."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pmodash.importing.export_kinds import Export, heading, words
from pmodash.workbook.cell_text import tidy
from pmodash.workbook.cells import CellValue, Sheet
from pmodash.workbook.dates import read_date

_DOTTED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\b")
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting, course or event. `assumed` says that day and month of its date could be the other way round."""

    title: str = ""
    day: dt.date | None = None
    assumed: bool = False


def occasion_of(export: Export) -> Occasion:
    """What the rows above an attendee list, or its own columns, say of the occasion."""
    sheet = export.book.sheets[0]
    titles = [*_above(export, "titles"), *_in_columns(sheet, "titles")]
    read = [read_date(value, _order(value)) for value in (*_above(export, "days"), *_in_columns(sheet, "days"))]
    days = [one for one in read if one.day]
    first = days[0] if days else None
    title = next((text for value in titles if (text := tidy(value))), "")
    return Occasion(title[:200], first.day if first else None, bool(first and first.trouble == "assumed"))


def _order(value: CellValue) -> str | None:
    """A text with a time of half a day is written where the month stands first, one with dots where the day does."""
    if not isinstance(value, str):
        return None
    return "mdy" if _HALF_DAY.search(value) else "dmy" if _DOTTED.match(value) else None


def _above(export: Export, name: str) -> Iterator[CellValue]:
    """The values that stand beside, or in a row of headings below, each known word above the list."""
    for number, row in enumerate(export.above):
        filled = [value for value in row if tidy(value)]
        below = export.above[number + 1] if number + 1 < len(export.above) else ()
        for place, value in enumerate(row):
            if heading(value) in words("attendance", name):
                beside = row[place + 1] if len(filled) == 2 and place + 1 < len(row) else None
                yield beside if tidy(beside) else below[place] if place < len(below) else None


def _in_columns(sheet: Sheet, name: str) -> Iterator[CellValue]:
    headings = list(map(heading, sheet.rows[0]))
    told = words("attendance", name) - words("attendance", "above_alone")
    known = [place for place, text in enumerate(headings) if text in told]
    for place in known:
        yield from (row[place] for row in sheet.rows[1:3])


def absent_rows(export: Export) -> dict[tuple[str, int], str]:
    """The rows of those who, by a column of their list, did not come, and what it says."""
    absent: dict[tuple[str, int], str] = {}
    for sheet in export.book.sheets:
        for place, name in enumerate(map(heading, sheet.rows[0])):
            if name in words("attendance", "came"):
                said = {number: row[place] for number, row in enumerate(sheet.rows[1:], sheet.first_row + 1)}
                not_there = _not_there(set(map(heading, said.values())))
                absent |= {(sheet.name, n): tidy(value) for n, value in said.items() if heading(value) in not_there}
            if name in words("attendance", "times"):
                came = [bool(tidy(row[place])) for row in sheet.rows[1:]]
                numbers = range(sheet.first_row + 1, sheet.last_row + 1) if any(came) else ()
                absent |= {(sheet.name, n): "not checked in" for n, was in zip(numbers, came, strict=False) if not was}
    return absent


def _not_there(said: set[str]) -> frozenset[str]:
    """What of a column's words says that somebody did not come: beside "Checked in", "Attending" was a wish."""
    there = said & words("attendance", "there")
    return words("attendance", "absent") | (words("attendance", "expected") if there else frozenset())


def without_remarks(names: pd.Series) -> pd.Series:
    """Names as a register has them: "(Guest)" and the like left out; of a device's name, the name behind it."""
    return pd.Series([_bare(name) if isinstance(name, str) else None for name in names], names.index, dtype="str")


def _bare(name: str) -> str:
    found = re.fullmatch(r"(?P<shown>[^()]*?)\s*\((?P<remark>[^()]*)\)\s*", name)
    if not found:
        return name
    first_word = heading(found["shown"]).partition(" ")[0]
    is_device = not first_word or first_word in words("attendance", "devices") or first_word.isdigit()
    if is_device and heading(found["remark"]) not in words("attendance", "remarks"):
        return found["remark"].strip() or name
    return found["shown"] or name
