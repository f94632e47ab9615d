"""EDITS.json read strictly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_network import day

from pmodash.findings import RefusedEditError
from pmodash.journal.edits import (
    AddContact,
    Key,
    LogTouchpoints,
    MarkLeaver,
    MergeContacts,
    SetField,
    SetPolicy,
    SetSource,
)
from pmodash.journal.edits_json import edits_as_json, edits_from_json

EVERY_KIND = """[
 {"edit": "set", "contact": {"row": 12, "sheet": "Register"}, "field": "job_title", "value": "Head", "was": "Lead"},
 {"edit": "set", "contact": {"email": "a@b.example"}, "field": "first_met", "value": "2026-02-03"},
 {"edit": "log", "date": "2026-11-20", "vehicle": "Town hall", "by": "A. Khan", "contacts": [{"name": "Ada"}],
  "event": "November", "notes": "Full", "state": "planned"},
 {"edit": "add", "fields": {"name": "Dee Park", "do_not_contact": true, "influence": 4}},
 {"edit": "leave", "contact": {"contact_id": "C1"}, "on": "2026-11-20", "keep_in_touch": true},
 {"edit": "merge", "keep": {"row": 3}, "drop": {"row": 4}},
 {"edit": "set_policy", "group": "Senior Leadership", "field": "ideal", "value": 21},
 {"edit": "set_source", "source": "Customers – Sponsors", "group": "Wider Business"}
]"""


def test_every_kind_of_edit_is_read() -> None:
    assert edits_from_json(json.loads(EVERY_KIND)) == (
        SetField(Key(row=12, sheet="Register"), "job_title", "Head", "Lead", True),
        SetField(Key(email="a@b.example"), "first_met", day("2026-02-03")),
        LogTouchpoints(day("2026-11-20"), "Town hall", (Key(name="Ada"),), "A. Khan", "November", "Full", "planned"),
        AddContact((("name", "Dee Park"), ("do_not_contact", True), ("influence", 4))),
        MarkLeaver(Key(contact_id="C1"), day("2026-11-20"), True),
        MergeContacts(Key(row=3), Key(row=4)),
        SetPolicy("Senior Leadership", "ideal", 21),
        SetSource("Customers – Sponsors", "Wider Business"),
    )


def test_edits_written_and_read_again_are_the_same() -> None:
    edits = edits_from_json(json.loads(EVERY_KIND))
    assert edits_from_json(json.loads(json.dumps(edits_as_json(edits)))) == edits


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ([], "it is no object"),
        ({}, "there is no edit None"),
        ({"edit": "delete"}, "there is no edit 'delete'"),
        ({"edit": "set", "contact": {"row": 1}, "field": "notes"}, "it lacks value"),
        ({"edit": "set", "contact": {"row": 1}, "field": "notes", "value": "x", "wass": 1}, "it has no place for wass"),
        ({"edit": "set", "contact": {"row": 1}, "field": "shoe", "value": "x"}, "there is no field 'shoe'"),
        ({"edit": "set", "contact": {"row": 1}, "field": "notes", "value": [1]}, "notes cannot be"),
        ({"edit": "set", "contact": {"row": 1}, "field": "notes", "value": {"a": 1}}, "notes cannot be"),
        ({"edit": "set", "contact": {"row": 1}, "field": "first_met", "value": "3/2/26"}, "first_met cannot be"),
        ({"edit": "set", "contact": {"row": 1}, "field": "notes", "value": float("nan")}, "notes cannot be nan"),
        ({"edit": "set", "contact": {"row": 0}, "field": "notes", "value": "x"}, "a row cannot be 0"),
        ({"edit": "set", "contact": {"row": "2"}, "field": "notes", "value": "x"}, "a row cannot be '2'"),
        ({"edit": "set", "contact": {"row": True}, "field": "notes", "value": "x"}, "a row cannot be True"),
        ({"edit": "set", "contact": "Ada", "field": "notes", "value": "x"}, "a contact's key is no object"),
        ({"edit": "set", "contact": {"row": 1, "name": "x"}, "field": "tags", "value": "x"}, "key cannot have"),
        ({"edit": "set", "contact": {"sheet": "A"}, "field": "notes", "value": "x"}, "a contact's key cannot have"),
        ({"edit": "log", "date": "soon", "vehicle": "x", "contacts": []}, "date cannot be 'soon'"),
        ({"edit": "log", "date": 4, "vehicle": "x", "contacts": []}, "date cannot be 4"),
        ({"edit": "log", "date": "2026-11-20", "vehicle": ["x"], "contacts": []}, "vehicle cannot be"),
        ({"edit": "log", "date": "2026-11-20", "vehicle": "x", "contacts": "all"}, "contacts is no list"),
        ({"edit": "add", "fields": []}, "fields is no object"),
        ({"edit": "leave", "contact": {"row": 1}, "on": "2026-11-20", "keep_in_touch": "y"}, "keep_in_touch cannot be"),
        ({"edit": "set_policy", "group": "All", "field": "window_days", "value": "90"}, "value cannot be '90'"),
        ({"edit": "set_source", "source": "Stakeholders"}, "it lacks group"),
        ({"edit": "set_source", "source": "Stakeholders", "group": ["WB"]}, "group cannot be"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_by_number(entry: Any, sentence: str) -> None:
    good = {"edit": "leave", "contact": {"row": 1}, "on": "2026-11-20"}
    with pytest.raises(RefusedEditError, match=f"edit 2: .*{sentence}"):
        edits_from_json([good, entry])


def test_no_group_for_a_source_is_the_hub() -> None:
    assert edits_from_json([{"edit": "set_source", "source": "Team Members", "group": None}]) == (
        SetSource("Team Members", ""),
    )


@pytest.mark.parametrize("answer", [None, {}, "x", 3])
def test_edits_that_are_no_list_are_refused(answer: object) -> None:
    with pytest.raises(RefusedEditError, match="the edits are no list"):
        edits_from_json(answer)


NAMES = st.sampled_from(["edit", "contact", "field", "value", "row", "name"]) | st.text()
PLAIN = st.none() | st.booleans() | st.floats() | st.text()


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(NAMES, inner)))
def test_any_json_is_read_or_refused_and_nothing_else(answer: object) -> None:
    try:
        edits_from_json([answer])
    except RefusedEditError as refused:
        assert refused.what.startswith("edit 1")
