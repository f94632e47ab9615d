"""Whatever stands in the cells, a workbook is understood without fail and no row of a table is lost."""

from __future__ import annotations

import datetime as dt

from drawn_sheets import laid_out
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.workbook.cells import Area, Sheet

WORDS = ("Name", "Email", "Role", "Influence", "Date", "Stakeholder", "a@x.org", "High", "Total", "X", "Note:", "C,D")
CELLS = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-5, 50_000),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
)
AREAS = st.builds(lambda r, c, h, w: Area(r, c, r + h, c + w), *[st.integers(1, 8)] * 2, *[st.integers(0, 3)] * 2)


@st.composite
def sheets(draw) -> Sheet:
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 14))
    rows = [tuple(draw(CELLS) for _ in range(width)) for _ in range(height)]
    first = draw(st.integers(1, 3))
    return Sheet("Sheet1", rows, first, first, merged=tuple(draw(st.lists(AREAS, max_size=4))))


@given(sheets())
@settings(max_examples=250, deadline=None)
def test_every_row_of_a_table_is_a_record_or_left_out_or_carries_on(sheet):
    for table in laid_out(sheet).tables:
        if table.role == "other":
            continue
        numbers = [column.number for column in table.columns]
        with_text = [
            row
            for row in range(table.first_row, table.last_row + 1)
            if any(str(value).strip() for n in numbers if (value := sheet.value(row, n)) is not None)
        ]
        assert table.rows == len(with_text) - len(table.left_out) - len(table.continuation)
        assert set(table.left_out) | set(table.continuation) <= set(with_text)
        assert not set(table.left_out) & set(table.continuation)
        assert all(0 <= column.confidence <= 1 for column in table.columns)
        assert len(set(numbers)) == len(numbers)
