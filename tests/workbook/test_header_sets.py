"""Headers of common templates and exports, in ten languages, read as the fields that `header_sets.txt` says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_sheets import laid_out
from hypothesis import given, settings
from hypothesis import strategies as st

from pmodash.workbook.cells import Sheet, column_letter
from pmodash.workbook.column_words import LIST_ROLES, role_words
from pmodash.workbook.tables import Column

HeaderSet = tuple[str, str, list[tuple[str, list[str | None]]]]


def header_sets() -> Iterator[HeaderSet]:
    found: HeaderSet | None = None
    for line in Path(__file__).with_name("header_sets.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            if found:
                yield found
            role, name = line[1:-1].split(": ", 1)
            found = (role, name, [])
        elif found and " = " in line:
            header, answers = line.rsplit(" = ", 1)
            found[2].append((header, [None if a.strip() == "-" else a.strip() for a in answers.split(",")]))
    if found:
        yield found


SETS = list(header_sets())


def understood_as(column: Column) -> str | None:
    """The field of a column; of one that gave way to a surer one, the field that it is offered as."""
    return column.offered if "is surer to hold" in column.why else column.field


@pytest.mark.parametrize(("role", "name", "columns"), SETS, ids=[name for _, name, _ in SETS])
def test_every_header_of_the_set_is_read_rightly(role, name, columns):
    (table,) = laid_out(Sheet("Sheet1", [tuple(header for header, _ in columns)])).tables
    fields = {column.column: understood_as(column) for column in table.columns}
    wrong = [
        (header, fields.get(column_letter(i)), right)
        for i, (header, right) in enumerate(columns, 1)
        if fields.get(column_letter(i)) not in right
    ]
    assert (table.role, wrong) == (role, [])


@given(st.sampled_from([s for s in SETS if s[0] == "contacts"]), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_columns_does_not_matter(chosen, random):
    _, _, columns = chosen
    distinct = list({header: (header, right) for header, right in columns}.values())
    (table,) = laid_out(Sheet("Sheet1", [tuple(header for header, _ in distinct)])).tables
    before = {column.header: column.field for column in table.columns}
    random.shuffle(distinct)
    tables = laid_out(Sheet("Sheet1", [tuple(header for header, _ in distinct)])).tables
    after = {column.header: column.field for column in tables[0].columns}
    unsettled = {h for h in before if before[h] in ("name", None) or after.get(h) in ("name", None)}
    assert {h: f for h, f in before.items() if h not in unsettled} == {
        h: f for h, f in after.items() if h not in unsettled
    }


@given(
    st.sampled_from([s for s in SETS if s[0] == "contacts" and len(s[2]) >= 4]),
    st.lists(st.sampled_from(["Stakeholder register 2026", "", "Prepared for the board"]), max_size=4),
)
@settings(max_examples=60, deadline=None)
def test_titles_above_do_not_change_what_the_columns_hold(chosen, titles):
    _, _, columns = chosen
    header = tuple(text for text, _ in columns)
    above = [(title or None, *[None] * (len(header) - 1)) for title in titles]
    (plain,) = laid_out(Sheet("Sheet1", [header])).tables
    tables = laid_out(Sheet("Sheet1", [*above, header])).tables
    assert tables[0].header_row == len(above) + 1
    assert [c.field for c in tables[0].columns] == [c.field for c in plain.columns]


@pytest.mark.parametrize("role", LIST_ROLES)
def test_the_known_words_of_a_role_do_not_contradict_each_other(role):
    assert role_words(role).candidates
