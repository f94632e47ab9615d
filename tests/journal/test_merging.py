"""Merging two rows of one person, taking that back at once or when the workbook comes back, and telling two apart."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pandas as pd
import pytest

from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, MergeContacts, SetApart, SetField, UnmergeContacts
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.journal.updating import UpdateOptions, download
from pmodash.network.people.apart import places_apart
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

HEADERS = ("Name", "Email", "Organisation", "Job title", "Phone", "Influence", "Last contact", "Status", "Notes")
DAY = dt.date(2026, 3, 2)
ANN = ("Ann Smith", "ann@north.org", "Northwind", "Planner", None, "High", DAY, "Active", "Sponsor")
SMYTH = (
    "Ann Smyth",
    None,
    "Northwind Ltd",
    "Lead planner",
    "020 7946 0123",
    "Low",
    DAY.replace(day=9),
    "On leave",
    None,
)
BEN = ("Ben Okafor", "ben@north.org", "Northwind", "Analyst", None, "Low", None, "Active", None)
LOG = [
    ("Date", "Contact", "Vehicle"),
    (dt.date(2026, 3, 2), "Ann Smith", "Phone call"),
    (dt.date(2026, 3, 9), "Ann Smyth", "One-to-one"),
    (dt.date(2026, 3, 9), "Ben Okafor", "One-to-one"),
]
FIRST, SECOND = Key(row=2, sheet="Register"), Key(row=3, sheet="Register")
MERGE = MergeContacts(FIRST, SECOND)
WHEN = dt.datetime(2026, 11, 20, 12, 0)


def workbook(*people: Sequence[Any]) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Register"
    for row in (HEADERS, *(people or (ANN, SMYTH, BEN))):
        book["Register"].append(row)
    log = book.create_sheet("Contact log")
    for row in LOG:
        log.append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def register_of(data: bytes) -> Register:
    book = read(data, "r.xlsx")
    return build(book, understand(book))


def written(data: bytes, *edits: Edit) -> tuple[bytes, tuple[str, ...]]:
    """The workbook with the edits in it, as it is downloaded, and the notes of its receipt."""
    done = download(data, "r.xlsx", register_of(data), edits, UpdateOptions(times=[WHEN] * len(edits)))
    return done.data, done.receipt.notes


def contact(register: Register, name: str) -> dict[str, Any]:
    found = register.contacts[register.contacts["name"] == name]
    assert len(found) == 1
    return {key: value for key, value in found.iloc[0].items() if not pd.isna(value)}


def values(data: bytes, sheet: str = "Register") -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True)
    return [tuple(value.date() if isinstance(value, dt.datetime) else value for value in row) for row in rows]


def resorted(data: bytes) -> bytes:
    """The workbook with the rows of its register turned about, as after a sort."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows = [[cell.value for cell in row] for row in book["Register"].iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            book["Register"].cell(number, column).value = value
    return saved(book)


def row_of(data: bytes, name: str) -> Key:
    number = next(number for number, row in enumerate(values(data), 1) if row[0] == name)
    return Key(row=number, sheet="Register")


def assert_as_before(register: Register, before: Register) -> None:
    """All contacts, touchpoints and rows left out are as before any edit."""
    pd.testing.assert_frame_equal(register.contacts, before.contacts)
    columns = ["contact", "date", "vehicle", "sheet", "row"]
    pd.testing.assert_frame_equal(register.touchpoints[columns], before.touchpoints[columns], check_categorical=False)
    assert register.left_out.values.tolist() == before.left_out.values.tolist()
    assert dict(register.merged) == dict(before.merged)


def test_the_values_that_lose_go_into_the_notes_of_the_one_kept() -> None:
    kept = contact(apply(register_of(workbook()), [MERGE]), "Ann Smith")
    lost = (
        "organisation Northwind Ltd; job title Lead planner; influence Low; last contact 2 March 2026; status On leave"
    )
    assert kept["notes"] == f"Sponsor; Also: {lost} (merged from Ann Smyth)"
    assert kept["phone"] == "020 7946 0123"


def test_each_field_takes_the_value_that_was_chosen() -> None:
    choice = MergeContacts(FIRST, SECOND, (("job_title", "drop"), ("influence", "keep")), (("organisation", "NW"),))
    kept = contact(apply(register_of(workbook()), [choice]), "Ann Smith")
    assert (kept["job_title"], kept["influence"], kept["organisation"]) == ("Lead planner", "High", "NW")
    assert "organisation Northwind; organisation Northwind Ltd; job title Planner" in kept["notes"]


def test_the_name_of_the_other_can_be_chosen_and_the_own_one_is_noted() -> None:
    kept = contact(apply(register_of(workbook()), [MergeContacts(FIRST, SECOND, (("name", "drop"),))]), "Ann Smyth")
    assert "Also: name Ann Smith;" in kept["notes"]


@pytest.mark.parametrize("fields", [(("contact_id", "drop"),), (("phone", "both"),), (("shoe_size", "keep"),)])
def test_a_choice_that_cannot_be_is_refused(fields: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(RefusedEditError, match="edit 1"):
        apply(register_of(workbook()), [MergeContacts(FIRST, SECOND, fields)])


def test_the_row_merged_away_stays_in_the_workbook_and_touchpoints_follow() -> None:
    data, notes = written(workbook(), MERGE)
    assert notes == ()
    assert values(data)[2] == (*SMYTH[:7], "Merged into Register!2 Ann Smith", None)
    assert values(data, "Contact log") == LOG
    register = register_of(data)
    assert register.touchpoints["contact"].tolist() == [0, 0, 1]


def test_unmerging_in_the_same_session_restores_both() -> None:
    before = register_of(workbook())
    assert_as_before(apply(before, [MERGE, UnmergeContacts(SECOND)]), before)


def test_a_merge_that_was_taken_back_leaves_the_cells_as_they_were() -> None:
    data, _ = written(workbook(), MERGE, UnmergeContacts(SECOND))
    assert values(data) == values(workbook())


def test_unmerging_after_a_download_restores_both() -> None:
    merged, _ = written(workbook(), MERGE)
    after = apply(register_of(merged), [UnmergeContacts(SECOND)])
    assert_as_before(after, register_of(workbook()))
    again, notes = written(merged, UnmergeContacts(SECOND))
    assert notes == ()
    assert values(again) == values(workbook())
    assert_as_before(register_of(again), register_of(workbook()))


def test_unmerging_restores_both_when_the_rows_were_sorted_since() -> None:
    merged = resorted(written(workbook(), MERGE)[0])
    again, notes = written(merged, UnmergeContacts(row_of(merged, "Ann Smyth")))
    assert notes == ()
    assert values(again) == values(resorted(workbook()))


def test_unmerging_restores_both_of_one_name_and_what_their_log_left_open() -> None:
    twins = (ANN, ("Ann Smith", *SMYTH[1:]), BEN)
    merged, _ = written(workbook(*twins), MERGE)
    again, notes = written(merged, UnmergeContacts(SECOND))
    assert notes == ()
    assert values(again) == values(workbook(*twins))
    assert_as_before(register_of(again), register_of(workbook(*twins)))


def test_unmerging_restores_levels_that_were_blank() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Register"
    for row in (
        ("Name", "Influence", "Interest", "Status"),
        ("Ann Smith", None, None, "Active"),
        ("Ann Smyth", "High", "Low", "Active"),
    ):
        book["Register"].append(row)
    merged, _ = written(saved(book), MERGE)
    again, notes = written(merged, UnmergeContacts(SECOND))
    assert notes == ()
    assert values(again) == values(saved(book))


def test_a_value_changed_after_the_merge_stays_and_is_told_of() -> None:
    merged, _ = written(workbook(), MERGE)
    later, _ = written(merged, SetField(FIRST, "phone", "030 1111 2222"))
    again, notes = written(later, UnmergeContacts(SECOND))
    assert contact(register_of(again), "Ann Smith")["phone"] == "030 1111 2222"
    assert contact(register_of(again), "Ann Smyth")["phone"] == "020 7946 0123"
    assert notes == ("The phone of Ann Smith was changed after the merge and stays: 030 1111 2222.",)


def test_without_the_log_of_changes_the_row_comes_back_and_the_rest_is_told_of() -> None:
    merged, _ = written(workbook(), MERGE)
    book = openpyxl.load_workbook(io.BytesIO(merged))
    del book["PMO change log"]
    again, notes = written(saved(book), UnmergeContacts(SECOND))
    assert "Ann Smyth" in register_of(again).contacts["name"].tolist()
    assert notes == ("What Ann Smyth was before the merge is not in the log of changes any more.",)


def test_a_second_merge_can_be_taken_back_alone() -> None:
    merged, _ = written(workbook(), MERGE)
    third = Key(row=4, sheet="Register")
    again, _ = written(merged, MergeContacts(FIRST, third))
    back, _ = written(again, UnmergeContacts(third))
    assert values(back) == values(merged)


def test_one_who_was_not_merged_cannot_be_unmerged() -> None:
    with pytest.raises(RefusedEditError, match="edit 1: 'row 4' is nobody merged into another"):
        apply(register_of(workbook()), [UnmergeContacts(Key(row=4, sheet="Register"))])


def apart(register: Register) -> list[tuple[int, int]]:
    return [(min(pair), max(pair)) for pair in places_apart(register.contacts, register.apart).values()]


def test_two_told_apart_are_so_when_the_workbook_comes_back_sorted_anew() -> None:
    data, notes = written(workbook(), SetApart((FIRST, SECOND)))
    assert notes == ()
    assert apart(register_of(data)) == [(0, 1)]
    assert apart(register_of(resorted(data))) == [(1, 2)]
    assert [finding.kind for finding in register_of(data).findings if "unreadable" in finding.kind] == []


def test_what_was_told_apart_can_be_taken_back_later() -> None:
    data, _ = written(workbook(), SetApart((FIRST, SECOND)))
    again, _ = written(data, SetApart((SECOND, FIRST), may_be_one=True))
    assert apart(register_of(again)) == []


def test_two_that_nothing_tells_apart_cannot_be_said_to_be_two_people() -> None:
    nobody = ("Ann Lee", None, "Northwind", *([None] * 6))
    with pytest.raises(RefusedEditError, match="nothing tells 'Ann Lee' from others"):
        apply(register_of(workbook(nobody, nobody)), [SetApart((FIRST, SECOND))])


@pytest.mark.parametrize(
    "edit",
    [
        MergeContacts(FIRST, SECOND, (("phone", "drop"),), (("email", "a@b.org"),)),
        MergeContacts(FIRST, SECOND),
        UnmergeContacts(SECOND),
        SetApart((FIRST, SECOND)),
        SetApart((FIRST, SECOND), may_be_one=True),
    ],
)
def test_the_edits_are_read_as_they_are_written(edit: Edit) -> None:
    assert edits_from_json(edits_as_json([edit])) == (edit,)


def test_notes_and_tags_are_kept_though_they_are_parts_of_others() -> None:
    rows = (*ANN[:8], "Owes us 500"), (*SMYTH[:8], "Owes us 50")
    kept = contact(apply(register_of(workbook(*rows)), [MERGE]), "Ann Smith")
    assert kept["notes"].startswith("Owes us 500; Owes us 50; Also: ")


def test_a_chosen_status_that_says_what_a_merge_says_is_refused() -> None:
    edit = MergeContacts(FIRST, SECOND, values=(("status", "Merged into Ben Okafor"),))
    with pytest.raises(RefusedEditError, match="says that the contact was merged"):
        apply(register_of(workbook()), [edit])
