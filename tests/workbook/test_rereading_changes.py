"""Of a written workbook only the rows that differ are read; the cells are those that reading all of it gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from edited_books import REGISTER, book_of, bytes_of
from hypothesis import given
from hypothesis import strategies as st
from made_files import MAIN, package_parts, relations, zipped

from pmodash.findings import RefusedWriteError
from pmodash.workbook.cells import Book, Cells, CellValue, ColumnRows, Sheet
from pmodash.workbook.changed_rows import NotComparableError, changed_rows
from pmodash.workbook.comparing import read_again
from pmodash.workbook.part_comparing import PartChanges, refuse_parts_beside
from pmodash.workbook.patched_sheets import with_cells
from pmodash.workbook.patches import PatchValue
from pmodash.workbook.reading import read, read_own
from pmodash.workbook.receipt import Ledger

ROWS = {1: "Ann", 2: "Ben", 5: "Cleo", 9: "Dan"}


def part(rows: Mapping[int, str], after: str = "", numbered: bool = True) -> bytes:
    number = ' r="{0}"' if numbered else ""
    told = "".join(f"<row{number}><c><v>{{1}}</v></c></row>".format(n, text) for n, text in rows.items())
    return f"<worksheet><sheetData>{told}</sheetData>{after}</worksheet>".encode()


@pytest.mark.parametrize(
    ("new", "numbers"),
    [
        (ROWS, set()),
        ({**ROWS, 2: "Bea"}, {2}),
        ({**ROWS, 1: "Amy", 9: "Dee"}, {1, 9}),
        ({1: "Ann", 2: "Ben", 3: "Bob", 5: "Cleo", 9: "Dan"}, {3}),
        ({**ROWS, 10: "Eve", 11: "Fay"}, {10, 11}),
        ({1: "Ann", 5: "Cleo", 9: "Dan"}, {2}),
        ({1: "Ann"}, {2, 5, 9}),
        ({}, {1, 2, 5, 9}),
        ({1: "Ann", 2: "Ben", 6: "Cleo", 10: "Dan"}, {5, 6, 9, 10}),
    ],
)
def test_the_rows_that_differ_are_found(new: dict[int, str], numbers: set[int]) -> None:
    found = changed_rows(part(ROWS), part(new, "<mergeCells/>"))
    assert found.numbers == numbers
    assert found.before == part({n: told for n, told in ROWS.items() if n in numbers})
    assert found.after == part({n: told for n, told in new.items() if n in numbers}, "<mergeCells/>")


@given(
    st.dictionaries(st.integers(1, 30), st.sampled_from("abc")),
    st.dictionaries(st.integers(1, 30), st.sampled_from("abc")),
)
def test_the_rows_found_are_those_that_differ(old: dict[int, str], new: dict[int, str]) -> None:
    old, new = dict(sorted(old.items())), dict(sorted(new.items()))
    wanted = {number for number in old.keys() | new.keys() if old.get(number) != new.get(number)}
    assert changed_rows(part(old), part(new)).numbers == wanted


@pytest.mark.parametrize(
    "new",
    [
        part(ROWS, numbered=False),
        part(ROWS, "<!-- a comment -->"),
        b"<worksheet/>",
        part(ROWS).replace(b'<row r="5">', b"<row>"),
    ],
    ids=["no numbers", "a comment", "no rows", "one row without a number"],
)
def test_rows_that_cannot_be_told_apart_are_read_whole(new: bytes) -> None:
    with pytest.raises(NotComparableError):
        changed_rows(part(ROWS), new)


cell = st.none() | st.integers(0, 3) | st.booleans() | st.sampled_from(["a", "b", "1"]) | st.just(dt.date(2026, 1, 2))
grid = st.lists(st.lists(cell, min_size=3, max_size=3), max_size=4)
places = st.tuples(st.integers(1, 9), st.integers(1, 6))


def sheet_of(cells: Mapping[tuple[int, int], CellValue]) -> Sheet:
    """The slow way: a sheet built from its cells alone."""
    filled = {place: value for place, value in cells.items() if value is not None}
    if not filled:
        return Sheet("S", ColumnRows(()))
    rows, columns = [row for row, _ in filled], [column for _, column in filled]
    down, across = range(min(rows), max(rows) + 1), range(min(columns), max(columns) + 1)
    told = tuple(Cells.of(filled.get((row, column)) for row in down) for column in across)
    return Sheet("S", ColumnRows(told), min(rows), min(columns))


def plain(sheet: Sheet) -> tuple[Any, ...]:
    columns = [[*map(repr, column)] for column in getattr(sheet.rows, "columns", ())]
    return (sheet.first_row, sheet.first_column, columns) if columns else ()


@given(st.dictionaries(places, cell, max_size=8), st.dictionaries(places, cell, max_size=8))
def test_cells_put_over_others_give_the_sheet_that_they_make(
    old: dict[tuple[int, int], CellValue], new: dict[tuple[int, int], CellValue]
) -> None:
    assert plain(with_cells(sheet_of(old), new)) == plain(sheet_of({**old, **new}))


def register() -> tuple[bytes, Book]:
    data = bytes_of(book_of({"Register": REGISTER}))
    return data, read(data, "r.xlsx")


def changed(address: str, value: object) -> bytes:
    book = book_of({"Register": REGISTER})
    book["Register"][address] = value
    return bytes_of(book)


def touched(value: PatchValue) -> Ledger:
    return Ledger(touched={("Register", 2, 2): value})


def test_a_cell_that_holds_what_was_meant_is_read() -> None:
    data, book = register()
    again = read_again(book, data, changed("B2", "Head"), "r.xlsx", touched("Head"))
    assert again.sheet("Register").value(2, 2) == "Head"


def test_a_cell_that_holds_something_else_than_was_meant_is_refused() -> None:
    data, book = register()
    with pytest.raises(RefusedWriteError, match="Register!B2 would not have held"):
        read_again(book, data, changed("B2", "Heat"), "r.xlsx", touched("Head"))


def test_a_cell_that_changed_unasked_is_refused() -> None:
    data, book = register()
    with pytest.raises(RefusedWriteError, match="Register!C3 would have changed"):
        read_again(book, data, changed("C3", "Elsewhere"), "r.xlsx", Ledger())


def test_a_style_that_means_something_else_is_noticed() -> None:
    """A number format that changes under untouched cells makes other values of them: so all are read."""
    rows = '<row r="1"><c r="A1" s="1"><v>45000</v></c></row>'
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>{{}}</cellXfs></styleSheet>'
    plain_look, day_look = '<xf numFmtId="0"/>', '<xf numFmtId="14"/>'
    links = relations(rId1=("worksheet", "worksheets/sheet1.xml"), rId2=("styles", "styles.xml"))
    files = {**package_parts(rows), "xl/_rels/workbook.xml.rels": links}
    before = zipped({**files, "xl/styles.xml": styles.format(plain_look * 2)})
    after = zipped({**files, "xl/styles.xml": styles.format(plain_look + day_look)})
    with pytest.raises(RefusedWriteError, match="A1 would have changed"):
        read_again(read(before, "r.xlsx"), before, after, "r.xlsx", Ledger())


BESIDE = "<pageSetup orientation='landscape'/>"


def people(row: str, beside: str = BESIDE, of_row: str = "") -> bytes:
    files = package_parts("")
    told = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"{of_row}>{row}</row></sheetData>{beside}</worksheet>'
    return zipped({**files, "xl/worksheets/sheet1.xml": told})


CELLS = '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>'


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (people(CELLS.replace('<c r="B1">', '<c r="B1" s="0">')), "People!B1 would have changed"),
        (people(CELLS.replace("<v>2</v>", "<f>1+1</f><v>2</v>")), "People!B1 would have changed"),
        (people(CELLS.replace('<c r="B1"><v>2</v></c>', "")), "People!B1 would have changed"),
        (people(CELLS, ""), "another pageSetup"),
        (people(CELLS, f"{BESIDE}<colBreaks/>"), "another colBreaks"),
        (people(CELLS, f"<autoFilter/>{BESIDE}"), "another autoFilter"),
        (people(CELLS, of_row=' hidden="1"'), "row 1 of the sheet 'People' would have changed"),
        (people(f"{CELLS}<extLst/>"), "row 1 of the sheet 'People' would have changed"),
    ],
    ids=["a look", "a formula", "a cell", "the page's setting", "a break", "a filter", "a hidden row", "beside cells"],
)
def test_what_no_value_tells_must_be_as_it_was_too(after: bytes, said: str) -> None:
    before = people(CELLS)
    with pytest.raises(RefusedWriteError, match=said):
        read_again(read(before, "p.xlsx"), before, after, "p.xlsx", Ledger())


def test_a_day_is_read_as_one_where_a_look_of_its_own_has_the_same_number() -> None:
    """A look that depends on values numbers its formats for itself: format 164 there is none of the cells'."""
    rows = '<row r="1"><c r="A1" s="1"><v>46346</v></c></row>'
    formats = '<numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    looks = '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
    dependent = '<dxfs><dxf><numFmt numFmtId="164" formatCode="&quot;Good&quot;"/></dxf></dxfs>'
    links = relations(rId1=("worksheet", "worksheets/sheet1.xml"), rId2=("styles", "styles.xml"))
    styles = f'<styleSheet xmlns="{MAIN}">{formats}{looks}{dependent}</styleSheet>'
    data = zipped({**package_parts(rows), "xl/_rels/workbook.xml.rels": links, "xl/styles.xml": styles})
    assert read_own(data, "p.xlsx").sheets[0].value(1, 1) == dt.date(2026, 11, 20)


def test_a_part_that_changed_though_no_edit_concerns_it_is_refused_by_name() -> None:
    changes = PartChanges(changed=("xl/Workbook.xml", "xl/theme/theme1.xml"))
    with pytest.raises(RefusedWriteError, match=r"the part xl/theme/theme1\.xml"):
        refuse_parts_beside(changes, {"xl/workbook.xml"})
