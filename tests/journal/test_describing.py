"""Edits in plain words."""

from __future__ import annotations

import pytest
from small_network import day, register_of

from pmodash.journal.describing import describe, describe_all
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

PEOPLE = (
    {"name": "Ada Finch", "job_title": "Change Lead", "notes": "Sponsor"},
    {"name": "Ben Okafor", "last_touchpoint": day("2026-10-01"), "notes": "Calls"},
    {"name": "Cleo Marsh"},
    {"name": "Dee Park"},
)
ALL = tuple(Key(row=row) for row in (2, 3, 4, 5))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (SetField(Key(row=2), "job_title", "Head"), ("Job title of Ada Finch", "Change Lead", "Head")),
        (SetField(Key(row=2), "do_not_contact", True), ("Do not contact of Ada Finch", "no", "yes")),
        (
            SetField(Key(row=3), "last_touchpoint", day("2026-11-02")),
            ("Last contact of Ben Okafor", "1 October 2026", "2 November 2026"),
        ),
        (
            LogTouchpoints(day("2026-11-20"), "Phone call", (Key(name="Ben Okafor"),)),
            (
                "Phone call on 20 November 2026 logged for Ben Okafor",
                "1 October 2026",
                "Phone call on 20 November 2026",
            ),
        ),
        (
            LogTouchpoints(day("2026-12-01"), "Workshop", ALL, event="Planning", state="planned"),
            (
                "Workshop (Planning) on 1 December 2026 planned for 4 contacts",
                "",
                "Workshop on 1 December 2026, planned",
            ),
        ),
        (
            AddContact((("name", "Eve Lund"), ("influence", "High"))),
            ("New contact: Eve Lund", "", "Name: Eve Lund; Influence: High"),
        ),
        (
            MarkLeaver(Key(row=2), day("2026-11-20")),
            ("Ada Finch left on 20 November 2026", "", "Left 20 November 2026"),
        ),
        (SetPolicy("Senior Leadership", "ideal", 21), ("Policy of Senior Leadership: Ideal gap", "30", "21")),
        (SetPolicy("All", "fatigue_touchpoints", 5), ("Policy: Most touchpoints in 30 days", "8", "5")),
        (
            SetSource("customers - sponsors", "WB"),
            ("Group of the source customers - sponsors", "Senior Leadership", "Wider Business"),
        ),
        (SetSource("Neighbours", "WB"), ("Group of the source Neighbours", "", "WB")),
        (SetField(Key(name="Nobody"), "notes", "x"), ("Notes of Nobody", "", "x")),
    ],
)
def test_an_edit_is_told_with_its_old_and_new_value(edit: Edit, told: tuple[str, str, str]) -> None:
    assert describe(edit, register_of(PEOPLE)) == told


def test_a_merge_tells_both_names_and_what_was_taken_over() -> None:
    what, old, new = describe(MergeContacts(Key(row=2), Key(row=3)), register_of(PEOPLE))
    assert what == "Ben Okafor merged into Ada Finch"
    assert "Notes: Sponsor; Calls" in new
    assert "Notes: Sponsor" in old


def test_a_list_of_edits_is_told_each_over_those_before_it() -> None:
    edits = [SetField(Key(row=2), "job_title", "Head"), SetField(Key(row=2), "job_title", "Director")]
    assert describe_all(edits, register_of(PEOPLE))[1] == ("Job title of Ada Finch", "Head", "Director")


def test_an_edit_that_changes_nothing_is_told_all_the_same() -> None:
    assert describe(SetField(Key(row=2), "job_title", "Change Lead"), register_of(PEOPLE)) == (
        "Job title of Ada Finch",
        "",
        "",
    )
