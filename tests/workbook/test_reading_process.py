"""The process that parses: what it imports, how values travel, and the columns that come out."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.workbook.cells import Cells, ColumnRows, Sheet
from pmodash.workbook.child_process import _import_roots
from pmodash.workbook.packed_sheets import unpacked
from pmodash.workbook.parsing.answers import sheet_answer
from pmodash.workbook.parsing.column_store import ColumnStore

values = st.one_of(
    st.text(max_size=5),
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-5, max_value=5),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
tables = st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(values, min_size=n, max_size=n), max_size=12))


def there_and_back(store: ColumnStore) -> Sheet:
    return unpacked(sheet_answer(store, (0, 0), {"name": "S"}))


def as_read(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" and isinstance(value, str) else value


@given(tables)
def test_every_value_arrives_as_what_it_was(rows: list[list[Any]]) -> None:
    store = ColumnStore()
    store.extend(rows)
    sheet = there_and_back(store)
    found = [[sheet.value(i, j) for j in range(1, len(row) + 1)] for i, row in enumerate(rows, 1)]
    expected = [[as_read(value) for value in row] for row in rows]
    assert found == expected
    assert [[type(v) for v in row] for row in found] == [[type(v) for v in row] for row in expected]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), values), max_size=20))
def test_cells_put_one_by_one_stand_where_they_were_put(cells: list[tuple[int, int, Any]]) -> None:
    store = ColumnStore()
    for i, j, value in cells:
        store.put(i, j, value)
    sheet = there_and_back(store)
    last = {(i, j): value for i, j, value in cells}
    for i, j in itertools.product(range(10), range(6)):
        assert sheet.value(i + 1, j + 1) == as_read(last.get((i, j), ""))


def test_room_is_made_above_and_to_the_left() -> None:
    store = ColumnStore()
    store.extend([["Ann"]])
    assert store.widen((4, 3), (2, 1)) == (2, 1)
    store.put(0, 0, "#N/A")
    sheet = unpacked(sheet_answer(store, (2, 1), {"name": "S"}))
    assert sheet.value(3, 2) == "#N/A" and sheet.value(5, 4) == "Ann"


@given(st.lists(values, max_size=30))
def test_a_column_of_plain_values_gives_them_back(plain: list[Any]) -> None:
    cells = Cells.of(plain)
    assert list(cells) == plain and [cells[i] for i in range(len(plain))] == plain
    assert [type(cell) for cell in cells[1:]] == [type(value) for value in plain[1:]]


def test_a_sheet_of_row_tuples_and_a_sheet_kept_by_column_answer_alike() -> None:
    rows = [("Name", "Role"), ("Ann", None), ("Bob", "Lead")]
    kept = ColumnRows(tuple(Cells.of(column) for column in zip(*rows, strict=True)))
    for sheet in (Sheet("S", rows, first_row=3), Sheet("S", kept, first_row=3)):
        assert list(sheet.rows) == rows and sheet.rows[1:] == rows[1:] and tuple(sheet.rows[-1]) == rows[-1]
        assert list(sheet.column(2)) == ["Role", None, "Lead"] and list(sheet.column(9)) == [None] * 3
        assert list(sheet.row(4)) == ["Ann", None] and list(sheet.row(99)) == [None, None]
        assert (sheet.last_row, sheet.width, sheet.value(5, 1)) == (5, 2, "Bob")
        assert sheet.column(1).places.dtype == np.int32


def test_the_parsing_process_imports_neither_pandas_nor_numpy() -> None:
    code = (
        "import sys; sys.path += sys.argv[1:]; from pmodash.workbook.parsing import child; import python_calamine;"
        "print(*sorted(sys.modules))"
    )
    command = [sys.executable, "-I", "-S", "-c", code, *_import_roots()]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "python_calamine" in loaded
    assert not {"pandas", "numpy", "openpyxl", "streamlit", "msoffcrypto"} & set(loaded)


@pytest.mark.parametrize("value", [dt.datetime(2026, 3, 4, 5, 6, 7, 8), dt.date(2026, 3, 4), dt.time(1, 2, 3, 4)])
def test_dates_travel_to_the_last_microsecond(value: Any) -> None:
    store = ColumnStore()
    store.extend([[value]])
    assert there_and_back(store).value(1, 1) == value
