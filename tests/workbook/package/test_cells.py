"""What a cell holds after a value was put in it, as every reader sees it."""

from __future__ import annotations

import datetime as dt
import io
import math

import openpyxl
import pytest
from made_packages import BOOK, book_xml, edited, parts, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.package.cell_markup import cell_markup, day_serial, has_formula
from pmodash.workbook.patches import Patch, PatchValue, SetCell
from pmodash.workbook.reading import read

TEXTS = (
    "plain", "=1+1", "+44 20", "-5", "@SUM(A1)", "#N/A", "TRUE", "007", "2026-11-20", "1e5",
    " before", "after ", "two  blanks", "line\nbreak", "tab\tinside", "carriage\rreturn", "\nfirst", "last\n",
    "_x0041_", "_x000D_", "_x005F_", "_X0041_", "_x0041", "a\x01b\x1f", "\x00",
    "<b>&amp;</b>", "]]>", '"quoted" & \'single\'', "日本語", "Zoë", "👩‍💻 🎉", "\u200eleft", "\u00a0hard\u00a0",
)  # fmt: skip


def put(values: tuple[PatchValue, ...], before_sheets: str = "") -> bytes:
    """A workbook with the values in column A, one a row."""
    data = zipped(parts(**{BOOK: book_xml(before_sheets=before_sheets)}))
    patches: list[Patch] = [SetCell("People", row, 1, value, "edit 1") for row, value in enumerate(values, 1)]
    return edited(data, patches)


def test_every_text_is_read_back_as_it_was() -> None:
    sheet = read(put(TEXTS), "r.xlsx").sheet("People")
    assert [sheet.value(row, 1) for row in range(1, len(TEXTS) + 1)] == list(TEXTS)


def test_no_text_is_anything_but_text_to_openpyxl() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(put(TEXTS)))["People"]
    assert {cell.data_type for (cell,) in sheet.iter_rows()} == {"s"}


def test_half_a_letter_does_not_break_the_workbook() -> None:
    assert isinstance(read(put(("a\ud800b",)), "r.xlsx").sheet("People").value(1, 1), str)


@pytest.mark.parametrize("text", [" a", "a ", "a\nb", "a  b", "\ta"])
def test_blanks_and_breaks_are_marked_to_be_kept(text: str) -> None:
    assert b'<t xml:space="preserve">' in cell_markup(1, 1, text, "", b"", False)


@pytest.mark.parametrize(
    ("value", "markup"),
    [
        (True, b'<c r="B3" s="2" t="b"><v>1</v></c>'),
        (False, b'<c r="B3" s="2" t="b"><v>0</v></c>'),
        (12, b'<c r="B3" s="2"><v>12</v></c>'),
        (-0.1, b'<c r="B3" s="2"><v>-0.1</v></c>'),
        (1e22, b'<c r="B3" s="2"><v>1e+22</v></c>'),
        (None, b'<c r="B3" s="2"/>'),
        ("x", b'<c r="B3" s="2" t="inlineStr"><is><t>x</t></is></c>'),
        ("", b'<c r="B3" s="2" t="inlineStr"><is><t></t></is></c>'),
    ],
)
def test_a_value_is_written_as_what_it_is(value: PatchValue, markup: bytes) -> None:
    assert cell_markup(3, 2, value, "2", b"", False) == markup


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 10**400])
def test_a_number_that_no_cell_can_hold_is_refused_with_the_cell_named(value: float) -> None:
    with pytest.raises(RefusedWriteError, match="B3 would hold a number that Excel cannot store"):
        cell_markup(3, 2, value, "", b"", False)


@pytest.mark.parametrize(
    ("day", "serial", "serial_of_1904"),
    [
        (dt.date(2026, 11, 20), "46346", "44884"),
        (dt.datetime(2026, 11, 20, 12), "46346.5", "44884.5"),
        (dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC), "46346.5", "44884.5"),
        (dt.date(1904, 1, 1), "1462", "0"),
        (dt.date(1903, 12, 31), "1461", ""),
        (dt.date(1900, 3, 1), "61", ""),
        (dt.date(1900, 2, 28), "", ""),
        (dt.date(9999, 12, 31), "2958465", "2957003"),
    ],
)
def test_a_day_is_its_number_in_the_workbooks_own_days(day: dt.date, serial: str, serial_of_1904: str) -> None:
    assert (day_serial(day, False), day_serial(day, True)) == (serial, serial_of_1904)


def test_a_day_before_the_first_is_written_as_text() -> None:
    assert b"<t>1899-12-31</t>" in cell_markup(1, 1, dt.date(1899, 12, 31), "", b"", False)


@pytest.mark.parametrize("before_sheets", ["", '<workbookPr date1904="1"/>', '<workbookPr date1904="true"/>'])
def test_days_and_moments_are_read_back_as_they_were(before_sheets: str) -> None:
    values = (dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, 9, 30, 15), dt.date(1904, 1, 2), dt.date(1888, 1, 1))
    sheet = read(put(values, before_sheets), "r.xlsx").sheet("People")
    assert [sheet.value(row, 1) for row in range(1, 5)] == [*values[:3], "1888-01-01"]


@pytest.mark.parametrize(
    ("cell", "is_one"),
    [
        (b'<c r="A1"><f>B1</f><v>1</v></c>', True),
        (b'<c r="A1"><f t="shared" si="0"/></c>', True),
        (b'<x:c r="A1"><x:f>B1</x:f></x:c>', True),
        (b'<c r="A1" t="inlineStr"><is><t>=f(x)</t></is></c>', False),
        (b'<c r="A1"><v>1</v></c>', False),
        (b"", False),
    ],
)
def test_a_cell_with_a_formula_is_told_from_one_without(cell: bytes, is_one: bool) -> None:
    assert has_formula(cell) is is_one
