"""The cells of the story's tables are the same words wherever they are shown."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from pmodash.figures.theme import LIGHT
from pmodash.packs.printed_tables import printed_table
from pmodash.packs.report_tables import sortable
from pmodash.packs.slide_tables import texts_of
from pmodash.story.cell_words import cell_words
from pmodash.story.story import Table
from pmodash.ui.present_words import _table

CELLS = {
    (10.25, "number"): "10.25",
    (10.125, "number"): "10.13",
    (1.005, "number"): "1.01",
    (10.0, "number"): "10",
    (1000, "number"): "1,000",
    (12345.5, "number"): "12,345.5",
    (0, "number"): "0",
    (23 / 40, "share"): "58 %",
    (0.001, "share"): "<1 %",
    (dt.date(2026, 11, 2), "date"): "2 Nov 2026",
    ("Ann Lee", "text"): "Ann Lee",
    ("every 14", "number"): "every 14",
}
TABLE = Table(
    "All", tuple(map(str, range(len(CELLS)))), tuple(kind for _, kind in CELLS), (tuple(c for c, _ in CELLS),)
)


@pytest.mark.parametrize(("cell", "kind", "words"), [(*asked, words) for asked, words in CELLS.items()])
def test_a_cell_is_read_with_the_digits_that_say_something(cell: object, kind: str, words: str) -> None:
    assert cell_words(cell, kind) == words  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", [None, float("nan")])
def test_what_is_not_known_is_blank(cell: float | None) -> None:
    assert cell_words(cell, "number") == ""


def test_slides_report_pdf_and_screen_have_the_same_digits() -> None:
    told = list(CELLS.values())
    screen = _table(TABLE, LIGHT)
    report = re.findall(r"<td[^>]*>(.*?)</td>", str(sortable(TABLE, "all")))
    assert texts_of(TABLE, 1) == [told] == printed_table(TABLE, 1)["rows"]
    assert screen is not None and screen["rows"] == [told]
    assert [cell.replace("&lt;", "<") for cell in report] == told
