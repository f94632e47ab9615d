"""Un-merging where it is hard: namesakes, chains, edits between, formulas, locked cells, logs that name the dropped."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Protection

from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, LogTouchpoints, MergeContacts, SetField, UnmergeContacts
from pmodash.journal.updating import UpdateOptions, download, update
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.receipt import Written
from pmodash.workbook.understanding import understand

HEADERS = ("Name", "Email", "Job title", "Phone", "Last contact", "Status", "Notes")
JULY, MAY = dt.date(2026, 7, 1), dt.date(2026, 5, 1)
ANN = ("Ann Lee", "ann@north.example", "Planner", None, MAY, "Active", None)
LEE = ("A. Lee", None, None, "020 7946 0123", JULY, "On leave", "Sponsor")
TWIN = ("A. Lee", None, "Director", "020 7946 0999", None, None, None)
PEOPLE = (ANN, LEE, TWIN)
DAY = dt.date(2026, 11, 20)
WHEN = dt.datetime(2026, 11, 20, 12, 0)


def workbook(*people: tuple[Any, ...], log: tuple[tuple[Any, ...], ...] = ()) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Register"
    for row in (HEADERS, *(people or PEOPLE)):
        book["Register"].append(row)
    sheet = book.create_sheet("Contact log")
    for row in (("Date", "Contact", "Vehicle"), *log):
        sheet.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def register_of(data: bytes) -> Register:
    book = read(data, "r.xlsx")
    return build(book, understand(book))


def written(data: bytes, *edits: Edit, leave: bool = False) -> Written:
    return download(
        data, "r.xlsx", register_of(data), edits, UpdateOptions(times=[WHEN] * len(edits), leave_guarded=leave)
    )


def rows(data: bytes, sheet: str = "Register") -> list[tuple[Any, ...]]:
    cells = openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True)
    return [tuple(value.date() if isinstance(value, dt.datetime) else value for value in row) for row in cells]


def resorted(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    turned = [[cell.value for cell in row] for row in book["Register"].iter_rows(min_row=2)][::-1]
    for number, row in enumerate(turned, 2):
        for column, value in enumerate(row, 1):
            book["Register"].cell(number, column).value = value
    return saved(book)


def key(row: int) -> Key:
    return Key(row=row, sheet="Register")


def merged(keep: int, drop: int) -> MergeContacts:
    return MergeContacts(key(keep), key(drop))


def apart(row: int) -> UnmergeContacts:
    return UnmergeContacts(key(row))


def reached(register: Register) -> list[int]:
    """The rows of the contacts whom the touchpoints reach."""
    found: list[int] = register.contacts["row"].iloc[register.touchpoints["contact"]].tolist()
    return found


@pytest.mark.parametrize("order", [(3, 4), (4, 3)])
def test_two_namesakes_merged_into_one_come_apart_after_a_sort(order: tuple[int, int]) -> None:
    data = saved(workbook())
    both = resorted(written(data, merged(2, 3), merged(2, 4)).data)
    again = written(both, *(apart({3: 3, 4: 2}[row]) for row in order))
    assert again.receipt.notes == ()
    assert rows(again.data) == rows(resorted(data))


def test_one_of_two_namesakes_comes_apart_and_what_the_other_gave_stays() -> None:
    data = saved(workbook())
    again = written(written(data, merged(2, 3), merged(2, 4)).data, apart(3))
    assert rows(again.data) == rows(written(data, merged(2, 4)).data)


@pytest.mark.parametrize("order", [(4, 3), (3, 4)])
def test_a_chain_comes_apart_after_a_download_from_either_end(order: tuple[int, int]) -> None:
    data = saved(workbook())
    chain = written(data, merged(3, 4), merged(2, 3)).data
    again = written(chain, *map(apart, order))
    assert again.receipt.notes == ()
    assert rows(again.data) == rows(data)


def test_the_first_of_a_chain_comes_out_of_both_whom_it_went_into() -> None:
    data = saved(workbook())
    chain = written(data, merged(3, 4), merged(2, 3)).data
    assert rows(written(chain, apart(4)).data) == rows(written(data, merged(2, 3)).data)


def test_what_was_set_between_two_merges_stays_when_both_are_taken_back() -> None:
    data = saved(workbook())
    edits = [merged(2, 3), SetField(key(2), "job_title", "Chair"), merged(2, 4), apart(3), apart(4)]
    assert rows(written(data, *edits).data)[1] == (*ANN[:2], "Chair", *ANN[3:])


def test_what_was_typed_in_the_workbook_between_two_merges_stays_and_is_told_of() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(saved(workbook()), merged(2, 3)).data))
    book["Register"]["D2"] = "030 1111"
    again = written(written(saved(book), merged(2, 4)).data, apart(3), apart(4))
    assert rows(again.data)[1] == (*ANN[:3], "030 1111", *ANN[4:])
    assert again.receipt.notes == ("The phone of Ann Lee was changed after the merge and stays: 030 1111.",)


def test_an_edit_of_the_same_number_and_day_in_another_update_is_not_taken_back() -> None:
    data = saved(workbook())
    for edit in (SetField(key(2), "job_title", "Chair"), merged(2, 3), apart(3)):
        data = update(data, "r.xlsx", [edit], UpdateOptions(as_of=DAY)).data
    assert rows(data)[1] == (*ANN[:2], "Chair", *ANN[3:])


def test_a_touchpoint_logged_before_the_merge_in_one_session_is_the_dropped_ones_again() -> None:
    edits = [LogTouchpoints(DAY, "Phone call", (key(3),)), merged(2, 3)]
    data = written(saved(workbook(ANN, LEE)), *edits).data
    assert reached(register_of(data)) == [2]
    assert reached(register_of(written(data, apart(3)).data)) == [3]


def test_a_touchpoint_of_the_kept_one_stays_theirs_when_a_namesake_is_a_contact_again() -> None:
    edits = [merged(2, 3), LogTouchpoints(DAY, "Phone call", (key(2),))]
    data = written(saved(workbook(LEE, TWIN)), *edits).data
    assert reached(register_of(written(data, apart(3)).data)) == [2]


def test_rows_of_the_log_keep_their_names_when_the_kept_one_takes_the_dropped_ones_name() -> None:
    before = saved(workbook(ANN, LEE, log=((MAY, "Ann Lee", "Phone call"), (JULY, "A. Lee", "Phone call"))))
    data = written(before, MergeContacts(key(2), key(3), (("name", "drop"),))).data
    assert reached(register_of(data)) == [2, 2]
    assert reached(register_of(written(data, apart(3)).data)) == [2, 3]


def test_renaming_the_kept_one_later_leaves_the_rows_of_the_dropped_one_alone() -> None:
    before = saved(workbook(ANN, LEE, log=((MAY, "Ann Lee", "Phone call"), (JULY, "A. Lee", "Phone call"))))
    data = written(written(before, merged(2, 3)).data, SetField(key(2), "name", "Ann Leigh")).data
    assert reached(register_of(data)) == [2, 2]
    again = register_of(written(data, apart(3)).data)
    assert (reached(again), again.contacts["name"].tolist()) == ([2, 3], ["Ann Leigh", "A. Lee"])


def test_a_formula_that_was_left_stays_when_the_merge_is_taken_back() -> None:
    book = workbook()
    book["Register"]["D2"] = '=IF(1=2,"030","")'
    data = saved(book)
    together = written(data, merged(2, 3), leave=True)
    again = written(together.data, apart(3), leave=True)
    assert together.receipt.edits_not_done == (1,)
    assert rows(again.data) == rows(data)


def test_cells_of_a_protected_sheet_that_may_be_written_come_apart_and_the_locked_stay() -> None:
    book = workbook()
    for row in book["Register"].iter_rows():
        for cell in row:
            cell.protection = Protection(locked=cell.column == 4)
    book["Register"].protection.sheet = True
    data = saved(book)
    together = written(data, merged(2, 3), leave=True).data
    assert rows(together)[1][3] is None
    assert rows(together)[2][5] == "Merged into Register!2 Ann Lee"
    assert rows(written(together, apart(3), leave=True).data) == rows(data)


def test_a_contact_merged_again_comes_apart_as_it_was_before_the_second_merge() -> None:
    data = saved(workbook())
    edits = [merged(2, 3), apart(3), SetField(key(3), "phone", "030 1111"), merged(2, 3)]
    again = written(written(data, *edits).data, apart(3))
    assert rows(again.data) == [HEADERS, ANN, (*LEE[:3], "030 1111", *LEE[4:]), TWIN]


def test_the_dropped_one_is_found_by_name_in_the_middle_of_a_chain() -> None:
    register = register_of(saved(workbook(ANN, LEE, ("Al Lee", *TWIN[1:]))))
    edits = [merged(3, 4), merged(2, 3), UnmergeContacts(Key(name="Al Lee"))]
    after = apply(register, edits)
    assert after.contacts["name"].tolist() == ["Ann Lee", "Al Lee"]
    assert after.merged == {("Register", 3): "Register!2"}
