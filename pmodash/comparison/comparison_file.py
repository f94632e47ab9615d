"""A comparison as a workbook: the five lines, then a sheet for each question; text in it is never a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from pmodash.analysis_json import plain
from pmodash.comparison.comparison import QUESTIONS, Comparison
from pmodash.comparison.five_lines import five_lines
from pmodash.workbook.cells import CellValue
from pmodash.workbook.field_names import field_label
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx

_DATES = ("date", "last_qualifying")
_WIDTH, _SUMMARY_WIDTH = 24.0, 110.0


def comparison_xlsx(found: Comparison) -> bytes:
    """The workbook. It is made in memory: no contact lies in a file on the way."""
    return plain_xlsx([_summary(found), *(_sheet(name, found.answers[name]) for name in QUESTIONS)])


def _summary(found: Comparison) -> PlainSheet:
    rows: list[tuple[CellValue, ...]] = [("What changed",), *((line,) for line in five_lines(found)), ()]
    rows += [(f"Status as of {found.later.as_of.isoformat()}",)]
    rows += [(f"Status of the earlier workbook as of {found.earlier.as_of.isoformat()}",)]
    rows += [(f"{finding.found}: {finding.expected}. {finding.remedy}.",) for finding in found.findings]
    return PlainSheet("Summary", rows, 1, (_SUMMARY_WIDTH,))


def _sheet(name: str, frame: pd.DataFrame) -> PlainSheet:
    header = [_heading(str(column)) for column in frame.columns]
    return PlainSheet(QUESTIONS[name], [header, *_rows(frame)], 1, (_WIDTH,) * len(header))


def _heading(column: str) -> str:
    """What a column is called; `name` is who it is about."""
    return "Contact" if column == "name" else field_label(column)


def _rows(frame: pd.DataFrame) -> Iterator[Sequence[CellValue]]:
    columns = [_values(str(name), frame[name]) for name in frame.columns]
    yield from zip(*columns, strict=True)


def _values(name: str, values: pd.Series) -> list[CellValue]:
    if name in _DATES:
        return [None if pd.isna(day) else day.date() for day in values]
    told: list[CellValue] = plain(values)
    return [field_label(str(field)) for field in told] if name == "field" else told
