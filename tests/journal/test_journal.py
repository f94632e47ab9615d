"""Undo, redo and the order of edits."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from small_network import register_of

from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, SetField
from pmodash.journal.journal import Journal

NOON = dt.datetime(2026, 11, 20, 12, 0)
PEOPLE = ({"name": "Ada Finch", "influence": "High"}, {"name": "Ben Okafor"}, {"name": "Cleo Marsh"})

keys = st.sampled_from([Key(row=2), Key(row=3), Key(row=4)])
edits = st.one_of(
    st.builds(
        SetField, keys, st.sampled_from(["notes", "influence", "department"]), st.sampled_from(["Low", "x", None])
    ),
    st.builds(
        LogTouchpoints,
        st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        st.sampled_from(["Workshop", "Phone call"]),
        st.lists(keys, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(MarkLeaver, keys, st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31))),
    st.builds(AddContact, st.text("abc", min_size=1).map(lambda name: (("name", name),))),
)
steps = st.lists(st.one_of(edits, st.just("undo"), st.just("redo")), max_size=25)


def played(moves: list[Edit | str]) -> Journal:
    journal = Journal()
    for number, move in enumerate(moves):
        if isinstance(move, str):
            journal = journal.undo() if move == "undo" else journal.redo()
        else:
            journal = journal.add(move, NOON + dt.timedelta(minutes=number))
    return journal


def model(moves: list[Edit | str]) -> tuple[list[Edit], list[Edit]]:
    done: list[Edit] = []
    undone: list[Edit] = []
    for move in moves:
        if move == "undo":
            undone += [done.pop()] if done else []
        elif move == "redo":
            done += [undone.pop()] if undone else []
        elif not isinstance(move, str):
            done.append(move)
            undone.clear()
    return done, undone


@given(steps)
def test_the_edits_in_force_are_those_made_and_not_taken_back(moves: list[Edit | str]) -> None:
    done, undone = model(moves)
    journal = played(moves)
    assert list(journal.edits) == done
    assert list(journal.undone) == undone[::-1]


@settings(max_examples=40, deadline=None)
@given(steps)
def test_any_undoing_and_redoing_equals_replaying_what_is_in_force(moves: list[Edit | str]) -> None:
    register = register_of(PEOPLE)
    done, _ = model(moves)
    after, replayed = apply(register, played(moves).edits), apply(register, done)
    pd.testing.assert_frame_equal(after.contacts, replayed.contacts)
    pd.testing.assert_frame_equal(after.touchpoints, replayed.touchpoints)


@given(st.lists(edits, max_size=8))
def test_undoing_all_and_redoing_all_gives_the_same_journal(made: list[Edit]) -> None:
    journal = played(list(made))
    back = journal
    for _ in made:
        back = back.undo()
    assert back.edits == ()
    for _ in made:
        back = back.redo()
    assert back == journal


def test_entries_tell_the_time_and_what_is_taken_back() -> None:
    first, second = SetField(Key(row=2), "notes", "a"), SetField(Key(row=3), "notes", "b")
    journal = Journal().add(first, NOON).add(second, NOON).undo()
    assert [(entry.edit, entry.at, entry.undone) for entry in journal.entries] == [
        (first, NOON, False),
        (second, NOON, True),
    ]
    assert [entry.edit for entry in journal.active] == [first]


def test_there_is_nothing_to_undo_or_redo_in_a_new_journal() -> None:
    journal = Journal()
    assert not journal.can_undo
    assert not journal.can_redo
    assert journal.undo() == journal.redo() == journal


def test_a_new_edit_after_an_undo_drops_what_was_undone() -> None:
    journal = (
        Journal().add(SetField(Key(row=2), "notes", "a"), NOON).undo().add(SetField(Key(row=2), "notes", "b"), NOON)
    )
    assert not journal.can_redo


def test_edits_made_together_are_undone_and_redone_as_one() -> None:
    first, second, third = (SetField(Key(row=2), "notes", text) for text in "abc")
    journal = Journal().add(first, NOON).add_together((second, third), NOON, "Import of people.csv")
    assert journal.undo().edits == (first,)
    assert journal.undo().undo().redo().redo().edits == (first, second, third)
    assert [made.together for made in journal.last_step] == ["Import of people.csv"] * 2


def test_two_imports_of_the_same_file_are_two_steps() -> None:
    edit = SetField(Key(row=2), "notes", "a")
    twice = Journal().add_together((edit,), NOON, "Import").add_together((edit,), NOON, "Import")
    assert len(twice.undo().edits) == 1


def test_only_whole_steps_stay_in_force() -> None:
    edits = [SetField(Key(row=2), "notes", text) for text in "abcd"]
    journal = Journal().add(edits[0], NOON).add_together(edits[1:], NOON, "Import")
    assert journal.up_to(2).edits == (edits[0],)
