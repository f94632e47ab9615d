"""Any sequence of edits, undo and redo: the workbook holds what a simple model holds, and all undone the first bytes.

PMODASH_EXAMPLES=1000 tries that many sequences.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import openpyxl
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from small_workbooks import LOG_HEADERS, LOGGED, Make, contacts, workbook
from test_round_trip import register_of, touches

from pmodash.journal.applying import apply
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
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download
from pmodash.journal.values import in_words
from pmodash.network.register import Register
from pmodash.workbook.own_names import HEADER_ROW

ASKED = os.environ.get("PMODASH_EXAMPLES")
TRIED = settings(max_examples=int(ASKED or 60), derandomize=not ASKED, deadline=None)
NOON = dt.datetime(2026, 11, 20, 12, 0)
OWN_SHEETS = ("PMO change log", "PMO settings")
Row = dict[str, Any]
LABELS = {"email": "email", "job_title": "job title", "influence": "influence", "last_touchpoint": "last contact"} | {
    "status": "status"
}

number = st.integers(0, 30)
day = st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))
words = st.sampled_from(
    ["Head of Change", "=1+1", "007", "Årsmøte; x", "two\nlines", "a <b> &amp; c", "👩‍💻", "_x0041_"]
)
sets = st.one_of(
    st.tuples(st.sampled_from(["job_title", "notes"]), words | st.none()),
    st.tuples(st.just("influence"), st.sampled_from(["High", "Medium", "Low"])),
    st.tuples(st.just("last_touchpoint"), day),
)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("set"), number, sets),
        st.tuples(
            st.just("log"),
            st.lists(number, min_size=1, max_size=3),
            day,
            st.sampled_from(["Workshop", "Phone call"]),
            st.sampled_from(["", "Launch"]),
            st.booleans(),
        ),
        st.tuples(st.just("add"), st.sampled_from(["Low", None]), words),
        st.tuples(st.just("leave"), number, day, st.booleans()),
        st.tuples(st.just("merge"), number, number),
        st.tuples(st.just("policy"), st.sampled_from(["Senior Leadership", "Wider Business"]), st.integers(6, 9)),
        st.tuples(st.just("source"), st.booleans()),
        st.just(("undo",)),
        st.just(("redo",)),
    ),
    min_size=1,
    max_size=14,
)
makes = st.builds(Make, *[st.booleans()] * 5)


@dataclass
class Model:
    """What the sheets should hold, worked out from the edits in the plainest way."""

    make: Make
    people: list[Row] = field(default_factory=list)
    log: list[tuple[Any, ...]] = field(default_factory=list)
    merged: dict[int, int] = field(default_factory=dict)
    settings: dict[tuple[str, str], Any] = field(default_factory=dict)

    @classmethod
    def of(cls, make: Make, edits: Sequence[Edit]) -> Model:
        model = cls(make, contacts(make), [LOGGED] if make.log else [])
        for edit in edits:
            model.take(edit)
        for drop, keep in model.merged.items():
            told = model.people[keep].get("contact_id") or f"Register!{make.header_row + 1 + keep}"
            model.people[drop]["status"] = f"Merged into {told} {model.people[keep]['name']}"
        return model

    def key(self, chosen: int) -> Key:
        """One of the contacts that were not merged away."""
        there = [place for place in range(len(self.people)) if place not in self.merged]
        return Key(row=self.make.header_row + 1 + there[chosen % len(there)], sheet="Register")

    def place(self, key: Key) -> int:
        return (key.row or 0) - self.make.header_row - 1

    def take(self, edit: Edit) -> None:
        if isinstance(edit, SetField):
            self.people[self.place(edit.contact)][edit.field] = edit.value
        elif isinstance(edit, AddContact):
            self.people.append(dict(edit.fields))
        elif isinstance(edit, MarkLeaver):
            told = f"Left {edit.on}" + (", keep in touch" if edit.keep_in_touch else "")
            self.people[self.place(edit.contact)]["status"] = told
        elif isinstance(edit, LogTouchpoints):
            self._log(edit)
        elif isinstance(edit, MergeContacts):
            self._merge(self.place(edit.keep), self.place(edit.drop))
        elif isinstance(edit, SetPolicy):
            self.settings[edit.group, edit.field] = edit.value
        else:
            self.settings[edit.source, "group_of_source"] = edit.group

    def _log(self, edit: LogTouchpoints) -> None:
        for key in dict.fromkeys(edit.contacts):
            person = self.people[self.place(key)]
            state = "Done" if edit.state == "done" else "Planned"
            self.log.append((edit.date, person["name"], edit.vehicle, edit.event or None, edit.by, state, None))
            last = person.get("last_touchpoint")
            if edit.state == "done" and (last is None or last < edit.date):
                person["last_touchpoint"] = edit.date

    def _merge(self, keep: int, drop: int) -> None:
        mine, theirs = self.people[keep], self.people[drop]
        before = dict(mine)
        for name in ("job_title", "email", "influence"):
            mine[name] = mine.get(name) or theirs.get(name)
        notes = [row["notes"] for row in (mine, theirs) if row.get("notes")]
        mine["notes"] = "; ".join(notes if len(notes) < 2 or notes[1] not in notes[0] else notes[:1]) or None
        days = [row["last_touchpoint"] for row in (mine, theirs) if row.get("last_touchpoint")]
        mine["last_touchpoint"] = max(days, default=None)
        lost = "; ".join(
            f"{label} {in_words(value)}"
            for name, label in LABELS.items()
            for value in dict.fromkeys((before.get(name), theirs.get(name)))
            if value and in_words(value).casefold() != in_words(mine.get(name)).casefold()
        )
        if lost:
            said = f"Also: {lost} (merged from {theirs['name']})"
            mine["notes"] = f"{mine['notes']}; {said}" if mine["notes"] else said
        self.merged[drop] = keep

    def register(self) -> dict[tuple[int, int], Any]:
        """The cells of the register below its headers that are not blank."""
        cells: dict[tuple[int, int], Any] = {}
        for row, person in enumerate(self.people, self.make.header_row + 1):
            cells |= {(row, column): person.get(name) for column, name in enumerate(self.make.fields, 1)}
            if self.make.formula:
                cells[row, self.make.formula_column] = self.make.formula_of(row)
        return {place: told for place, told in cells.items() if told is not None}


def edit_of(move: tuple[Any, ...], model: Model, count: int) -> Edit | None:
    kind, *told = move
    if kind == "set":
        return SetField(model.key(told[0]), *told[1])
    if kind == "log":
        keys = tuple(model.key(chosen) for chosen in told[0])
        return LogTouchpoints(told[1], told[2], keys, "Kit Vale", told[3], state="done" if told[4] else "planned")
    if kind == "add":
        fields = {"name": f"Ivy Moss{'abcdefghijklmn'[count]}", "influence": told[0], "job_title": told[1]}
        return AddContact(tuple((name, value) for name, value in fields.items() if value is not None))
    if kind == "leave":
        return MarkLeaver(model.key(told[0]), told[1], told[2])
    if kind == "merge":
        keep, drop = model.key(told[0]), model.key(told[1])
        return MergeContacts(keep, drop) if keep != drop else None
    if kind == "policy":
        return SetPolicy(told[0], "ideal", told[1])
    return SetSource("Team Members", "Wider Business" if told[0] else "Senior Leadership")


def played(make: Make, made: Sequence[tuple[Any, ...]]) -> Journal:
    journal = Journal()
    for count, move in enumerate(made):
        if move[0] in ("undo", "redo"):
            journal = journal.undo() if move[0] == "undo" else journal.redo()
        elif edit := edit_of(move, Model.of(make, journal.edits), count):
            journal = journal.add(edit, NOON + dt.timedelta(minutes=count))
    return journal


@cache
def read_once(make: Make) -> Register:
    return register_of(workbook(make))


def cells_of(book: openpyxl.Workbook, name: str, below: int) -> dict[tuple[int, int], Any]:
    """The cells under a row that are not blank."""
    cells = [cell for line in book[name].iter_rows(min_row=below + 1) for cell in line if cell.value is not None]
    return {(cell.row, cell.column): shown(cell.value) for cell in cells}


def shown(told: Any) -> Any:
    """A value as Excel shows it: a moment at midnight is its day, and openpyxl leaves escapes in a text."""
    if isinstance(told, dt.datetime):
        return told.date()
    return unescape(told) if isinstance(told, str) else told


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def check_cells(model: Model, before: bytes, after: bytes) -> None:
    make, old, new = model.make, parts(before), parts(after)
    book, first = openpyxl.load_workbook(io.BytesIO(after)), openpyxl.load_workbook(io.BytesIO(before))
    assert cells_of(book, "Register", make.header_row) == model.register()
    log, top = ("Contact log", 1) if make.log else ("Touchpoints", HEADER_ROW)
    if model.log:
        wanted = {(row, n): told for row, line in enumerate(model.log, top + 1) for n, told in enumerate(line, 1)}
        assert cells_of(book, log, top) == {place: told for place, told in wanted.items() if told is not None}
        assert [cell.value for cell in book[log][top]] == list(LOG_HEADERS)
    head = list(first["Register"].iter_rows(max_row=make.header_row, values_only=True))
    assert list(book["Register"].iter_rows(max_row=make.header_row, values_only=True)) == head
    if make.table:
        end = make.header_row + len(model.people)
        assert next(iter(book["Register"].tables.values())).ref.endswith(str(end))
    same = [name for name, content in new.items() if old.get(name) == content]
    budget = f"xl/worksheets/sheet{3 if make.log else 2}.xml"
    assert budget in same and "xl/theme/theme1.xml" in same


def check_settings(model: Model, after: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(after))
    sheet = book["PMO settings"] if "PMO settings" in book.sheetnames else None
    rows = sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True) if sheet else ()
    assert {(group, name): told for group, name, told, _ in rows} == model.settings


@settings(TRIED, suppress_health_check=[HealthCheck.too_slow])
@given(makes, moves)
def test_any_edits_undone_and_redone_give_what_a_simple_model_gives(make: Make, made: list[tuple[Any, ...]]) -> None:
    data, register, journal = workbook(make), read_once(make), played(make, made)
    written = download(data, "r.xlsx", register, journal.edits, UpdateOptions(times=journal.times))
    model = Model.of(make, journal.edits)
    check_cells(model, data, written.data)
    check_settings(model, written.data)
    expected, again = apply(register, journal.edits), register_of(written.data)
    assert written.receipt.notes == reread_notes(expected, again) == ()
    pd.testing.assert_frame_equal(touches(expected), touches(again), check_categorical=False)
    assert (again.policy, again.merged) == (expected.policy, expected.merged)
    while journal.can_undo:
        journal = journal.undo()
    assert download(data, "r.xlsx", register, journal.edits, UpdateOptions(times=journal.times)).data == data
