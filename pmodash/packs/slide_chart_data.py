"""The figures of a chart as PowerPoint keeps them: in the chart and in the workbook embedded beside it."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

from pmodash.figures.labels import shortened
from pmodash.measures.sentences.wording import percent
from pmodash.packs.slide_text import clean
from pmodash.story.story import Chart, Series

# Words of a user are words in the embedded workbook too, whatever they begin with.
_AS_WORDS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_NAME = 40
_MADE = dt.datetime(2000, 1, 1)


class _Words(CategoryWorkbookWriter):
    @contextmanager
    def _open_worksheet(self, xlsx_file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
        workbook = Workbook(xlsx_file, _AS_WORDS)
        workbook.set_properties({"created": _MADE})
        yield workbook, workbook.add_worksheet()
        workbook.close()


class _Figures(CategoryChartData):
    @property
    def _workbook_writer(self) -> Any:
        writer: Any = _Words
        return writer(self)


def figures_of(chart: Chart, labels: list[str]) -> Any:
    """The chart's own figures under these labels; what is not known stays empty."""
    make: Any = _Figures
    data = make(number_format=number_format(chart.unit))
    data.categories = labels
    for series in chart.series:
        data.add_series(series_name(series), series.values)
    return data


def series_name(series: Series) -> str:
    """What stands in the key for one colour."""
    return shortened(clean(series.name), LONGEST_NAME) or "–"


def number_format(unit: str) -> str:
    """How a figure of this unit is written, as a number format of a spreadsheet."""
    return r"0\ %" if unit == "share" else "#,##0"


def written(value: float, unit: str) -> str:
    """A figure of this unit as it stands on the slide."""
    return percent(value) if unit == "share" else f"{value:,.0f}"
