"""Any sequence of edits on any workbook: the result equals a simple model, and all else equals what was there."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import openpyxl
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_packages import unzipped, zipped
from openpyxl.utils.escape import unescape
from varied_books import HEADER, PEOPLE, varied_book

from pmodash.workbook.cells import Book, Sheet
from pmodash.workbook.patches import AppendRow, AppendToSheet, Cell, Patch, PatchValue, PutColumn, SetCell
from pmodash.workbook.reading import read
from pmodash.workbook.writing import write

PEOPLE_PART, OTHER_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
FORMULAS = len(HEADER)
LOG_HEADERS = ("When", "What", "Done")

text = st.text(st.characters(codec="utf-8", exclude_characters="\r\ufffe\uffff"), max_size=12) | st.sampled_from(
    ["=1+1", "_x0041_", " x ", "a\nb", "👩‍💻", "007", "<a>&", "a@b.example"]
)
number = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_nan=False).map(lambda told: round(told, 4) + 0.0)
day = st.dates(dt.date(1900, 3, 1), dt.date(2100, 1, 1))
value = st.none() | text.filter(lambda told: told.strip() != "") | number | day
set_cell = st.tuples(st.just("set"), st.integers(2, 9), st.integers(1, FORMULAS - 1), value)
row = st.tuples(st.just("row"), st.lists(value, min_size=FORMULAS - 1, max_size=FORMULAS - 1))
log_row = st.tuples(st.just("log"), day, text.filter(lambda told: told.strip() != ""), st.booleans())
column = st.tuples(st.just("column"), st.sampled_from(["Status", "Next due"]), value)
edits = st.lists(st.one_of(set_cell, row, log_row, column), min_size=1, max_size=8)


def as_made(sheet: bytes) -> bytes:
    return sheet


def without_addresses(sheet: bytes) -> bytes:
    """Rows 1 to 3, which have no gaps, without the addresses that may be left out."""
    begin, end = sheet.index(b"<row"), sheet.index(b'<row r="4"')
    return sheet[:begin] + re.sub(rb' r="[A-Z]*\d+"', b"", sheet[begin:end]) + sheet[end:]


def out_of_order(sheet: bytes) -> bytes:
    rows = re.findall(rb"<row .*?</row>", sheet)
    return sheet.replace(rows[1], b"").replace(rows[3], rows[3] + rows[1])


def under_a_prefix(sheet: bytes) -> bytes:
    named = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet)
    return named.replace(b"xmlns=", b"xmlns:x=")


def in_wide_letters(sheet: bytes) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + sheet.decode()).encode("utf-16")


SHAPES: tuple[Callable[[bytes], bytes], ...] = (
    as_made,
    without_addresses,
    out_of_order,
    under_a_prefix,
    in_wide_letters,
)


@cache
def workbook(shape: int, table: bool, notes: bool) -> tuple[bytes, Book]:
    files = unzipped(varied_book(table, notes))
    data = zipped({**files, PEOPLE_PART: SHAPES[shape](files[PEOPLE_PART])})
    return data, read(data, "r.xlsx")


@dataclass
class Model:
    """What the sheet of people, and the log, should hold: values by row and column."""

    people: dict[tuple[int, int], Any] = field(default_factory=dict)
    log: list[tuple[Any, ...]] = field(default_factory=list)
    last_row: int = len(PEOPLE) + 1
    headers: list[str] = field(default_factory=lambda: list(HEADER))

    def __post_init__(self) -> None:
        for number, line in enumerate((HEADER, *PEOPLE), 1):
            self.people.update({(number, place): told for place, told in enumerate(line, 1)})

    def patch(self, edit: tuple[Any, ...]) -> Patch:
        """The edit made in the model, and as the patch that makes it in the workbook."""
        kind, *told = edit
        return {"set": self._set, "row": self._row, "log": self._log, "column": self._column}[kind](*told)

    def _set(self, row: int, column: int, new: PatchValue) -> Patch:
        row = min(row, self.last_row)
        self.people[row, column] = new
        return SetCell("People", row, column, new, "an edit")

    def _row(self, values: list[PatchValue]) -> Patch:
        values = ["Someone", *values[1:]]
        self.last_row += 1
        self.people.update({(self.last_row, place): told for place, told in enumerate(values, 1)})
        self.people[self.last_row, FORMULAS] = f"=D{self.last_row}*2"
        cells = tuple(Cell(place, told) for place, told in enumerate(values, 1))
        return AppendRow("People", self.last_row, 1, 1, len(self.headers), cells, "a new contact")

    def _log(self, *values: PatchValue) -> Patch:
        self.log.append(values)
        return AppendToSheet("PMO log", LOG_HEADERS, (values,), "log")

    def _column(self, header: str, new: PatchValue) -> Patch:
        if header not in self.headers:
            self.headers.append(header)
        place, after = self.headers.index(header) + 1, len(self.headers) - 1
        self.people[1, place], self.people[2, place] = header, new
        return PutColumn("People", 1, after, 2, self.last_row, header, ((2, new),), "asked for", reuse=True)


def same(found: Any, wanted: Any) -> bool:
    """Whether a value read back is the one that was put in: 3.0 may be 3, a moment at midnight its day."""
    if isinstance(found, dt.datetime):
        found = found.date()
    kinds = {type(found), type(wanted)}
    return bool(found == wanted) and (len(kinds) == 1 or kinds == {int, float})


def shown(told: Any) -> Any:
    """A text as Excel shows it: openpyxl leaves the escapes of a text that stands in its cell."""
    return unescape(told) if isinstance(told, str) else told


def cells_of(sheet: Sheet) -> tuple[Any, ...]:
    return sheet.name, sheet.first_row, sheet.first_column, [*map(repr, sheet.rows)]


def check_values(model: Model, value_of: Callable[[str, int, int], Any], formulas: bool) -> None:
    for (number, place), wanted in model.people.items():
        if formulas or place != FORMULAS or number == 1:
            assert same(value_of("People", number, place), wanted), (number, place, wanted)
    for number, line in enumerate(model.log, 4):
        for place, wanted in enumerate(line, 1):
            assert same(value_of("PMO log", number, place), wanted), (number, place, wanted)


def check_the_rest(model: Model, before: openpyxl.Workbook, after: openpyxl.Workbook, table: bool) -> None:
    """Looks of the cells that were there, and what covers the table."""
    old, new = before["People"], after["People"]
    for number in range(1, len(PEOPLE) + 2):
        for place in (1, 2, 4, 5):
            one, other = old.cell(number, place), new.cell(number, place)
            assert [repr(one.font), repr(one.protection)] == [repr(other.font), repr(other.protection)]
    reach = f"A1:{openpyxl.utils.get_column_letter(len(model.headers))}{model.last_row}"
    covered = next(iter(new.tables.values())).ref if table else new.auto_filter.ref
    assert covered == reach
    assert [str(each.sqref) for each in new.conditional_formatting] == [f"D2:D{model.last_row}"]
    assert [str(each.sqref) for each in new.data_validations.dataValidation] == [f"D2:D{model.last_row}"]
    assert str(after.defined_names["Everyone"].value) == "People!" + re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", reach)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    phases=[Phase.generate],
)
@given(st.integers(0, len(SHAPES) - 1), st.booleans(), st.booleans(), edits, edits)
def test_any_edits_in_two_downloads_give_what_a_simple_model_gives(
    shape: int, table: bool, notes: bool, first: list[Any], second: list[Any]
) -> None:
    data, before = workbook(shape, table, notes)
    model = Model()
    once = write(data, "r.xlsx", [model.patch(edit) for edit in first], before)
    twice = write(once.data, "r.xlsx", [model.patch(edit) for edit in second], once.book)
    assert twice.book is not None
    again = twice.book
    assert [cells_of(sheet) for sheet in again.sheets] == [
        cells_of(sheet) for sheet in read(twice.data, "r.xlsx").sheets
    ]
    check_values(model, lambda sheet, row, column: again.sheet(sheet).value(row, column), formulas=False)
    opened = openpyxl.load_workbook(io.BytesIO(twice.data))
    check_values(model, lambda sheet, row, column: shown(opened[sheet].cell(row, column).value), formulas=True)
    check_the_rest(model, openpyxl.load_workbook(io.BytesIO(data)), opened, table)
    untouched = set(unzipped(data)) - {
        PEOPLE_PART, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml", "xl/styles.xml",
        "xl/tables/table1.xml", "xl/worksheets/_rels/sheet1.xml.rels", "docProps/app.xml",
    }  # fmt: skip
    files = unzipped(twice.data)
    assert {name: files[name] for name in untouched} == {name: unzipped(data)[name] for name in untouched}
    assert OTHER_PART in untouched
