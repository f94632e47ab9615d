"""A user's work as text and back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmodash.findings import Refusal
from pmodash.journal.edits import (
    AddContact,
    Edit,
    Key,
    LogTouchpoints,
    MarkLeaver,
    MergeContacts,
    SetField,
    SetPolicy,
    SetSource,
)
from pmodash.journal.journal import Journal
from pmodash.journal.kept_work import KeptWork, kept_work
from pmodash.workbook.tables import Corrections, SheetCorrection

words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
days = st.dates(dt.date(2000, 1, 1), dt.date(2060, 1, 1))
keys = st.one_of(
    st.builds(Key, row=st.integers(1, 10**6), sheet=words),
    st.builds(Key, contact_id=words),
    st.builds(Key, email=words),
    st.builds(Key, name=words),
)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(SetField, contact=keys, field=st.just("notes"), value=words, was=words, check_was=st.just(True)),
    st.builds(SetField, contact=keys, field=st.just("first_met"), value=st.none() | days),
    st.builds(SetField, keys, st.just("do_not_contact"), st.booleans(), st.booleans(), st.just(True)),
    st.builds(LogTouchpoints, days, words, st.lists(keys, min_size=1, max_size=3).map(tuple), words, words, words),
    st.builds(AddContact, st.tuples(st.tuples(st.just("name"), words))),
    st.builds(MarkLeaver, keys, days, st.booleans()),
    st.builds(MergeContacts, keys, keys),
    st.builds(SetPolicy, words, words, st.integers(0, 400) | st.booleans()),
    st.builds(SetSource, words, words | st.just("")),
)


def played(steps: list[tuple[list[Edit], dt.datetime, str]], undone: int) -> Journal:
    journal = Journal()
    for step in steps:
        journal = journal.add_together(*step)
    for _ in range(undone):
        journal = journal.undo()
    return journal


times = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2060, 1, 1)).map(lambda at: at.replace(microsecond=0))
made_together = st.tuples(st.lists(edits, min_size=1, max_size=3), times, words)
journals = st.tuples(st.lists(made_together, max_size=4), st.integers(0, 4)).map(lambda told: played(*told))
corrections = st.lists(st.builds(SheetCorrection, words, header_row=st.none() | st.integers(1, 99)), max_size=1).map(
    lambda sheets: Corrections(tuple(sheets))
)
homes = st.none() | st.lists(words, max_size=2).map(tuple)
works = st.builds(
    KeptWork,
    name=words,
    digest=words,
    sample=st.booleans(),
    corrections=corrections,
    home=homes,
    window=st.none() | st.integers(1, 36_500),
    journal=journals,
    saved=st.lists(edits, max_size=3).map(tuple),
    kept=st.tuples(corrections, homes),
)
WORK = KeptWork("register.xlsx", "abc")


@given(works)
def test_work_comes_back_as_it_was_undone_edits_and_times_included(work: KeptWork) -> None:
    again = kept_work(work.as_text())
    assert again == work
    assert again.as_text() == work.as_text()


def test_neither_password_nor_date_is_kept() -> None:
    assert not {"password", "as_of"} & set(json.loads(WORK.as_text()))


@pytest.mark.parametrize(
    "text",
    ["", "7", "[]", "null", "{}", "[" * 100_000, "{"],
)
def test_what_is_no_work_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(Refusal, match=r"the copy (is damaged|was made by another version)"):
        kept_work(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 7),
        ("digest", None),
        ("sample", "yes"),
        ("home", "Northwind"),
        ("home", [3]),
        ("kept", {"corrections": {"sheets": []}, "home": "Northwind"}),
        ("kept", {"corrections": [], "home": None}),
        ("window", 0),
        ("window", True),
        ("in_force", 1),
        ("in_force", -1),
        ("times", ["soon"]),
        ("times", ["2026-11-20T09:00:00"]),
        ("edits", {}),
        ("saved", [{"edit": "dance"}]),
        ("corrections", {"sheets": [{"sheet": "A", "role": "cooks"}]}),
    ],
)
def test_work_with_one_value_that_cannot_be_is_refused(name: str, value: object) -> None:
    with pytest.raises(Refusal):
        kept_work(json.dumps(json.loads(WORK.as_text()) | {name: value}))


def test_work_in_another_form_is_said_to_be_of_another_version() -> None:
    with pytest.raises(Refusal, match="another version"):
        kept_work(json.dumps(json.loads(WORK.as_text()) | {"format": 2}))


def test_a_copy_made_before_corrections_were_kept_in_workbooks_comes_back() -> None:
    told = json.loads(WORK.as_text())
    del told["kept"]
    assert kept_work(json.dumps(told)) == WORK


def test_another_edit_gives_another_text() -> None:
    edit = MarkLeaver(Key(row=2), dt.date(2026, 11, 20))
    assert replace(WORK, journal=Journal().add(edit, dt.datetime(2026, 11, 20, 9))).as_text() != WORK.as_text()


def test_the_fields_of_a_new_contact_come_back_in_their_order() -> None:
    edit = AddContact((("phone", "1"), ("name", "Ann Lee"), ("email", "ann@north.example")))
    work = replace(WORK, journal=Journal().add(edit, dt.datetime(2026, 11, 20, 9)))
    assert kept_work(work.as_text()).journal.edits == (edit,)
