"""Somebody merged away is the contact who stands for them, and comes in no second time."""

from __future__ import annotations

from pmodash.importing.choices import Event
from pmodash.importing.matching import NEW, SAME
from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, LogTouchpoints, MergeContacts
from tests.importing.lists import AS_OF, chosen, compared, imported, other, register

ANNA = "S-1,Anna Smith,anna@acme.example,Acme,Programme director"
FAY = "S-2,Fay Nunn,fay@old.example,Old Co,Analyst,,,,Merged into S-1 Anna Smith"


def test_somebody_merged_away_in_the_workbook_is_the_one_who_stands_for_them():
    found = compared(register(ANNA, FAY), other("Name,Email\nFay Nunn,fay@old.example\n"))
    assert [(one.grade, one.places) for one in found.matches] == [(SAME, (0,))]
    assert "Fay Nunn, who was merged into this contact" in found.matches[0].why


def test_somebody_merged_away_by_an_edit_is_the_one_who_stands_for_them():
    ours = register("S-0,Zoe Last,zoe@z.example", "S-2,Fay Nunn,fay@old.example", ANNA)
    merged = apply(ours, [MergeContacts(Key(contact_id="S-1"), Key(contact_id="S-2"))])
    found = compared(merged, other("Name,Email\nFay Nunn,fay@old.example\n"))
    assert [(one.grade, one.places) for one in found.matches] == [(SAME, (1,))]


def test_what_the_merged_row_says_already_is_no_difference_and_no_move():
    found = compared(register(ANNA, FAY), other("Name,Email,Company\nFay Nunn,fay@old.example,Old Co\n"))
    assert found.differences == () and found.proposals == ()


def test_what_neither_says_is_a_difference():
    found = compared(register(ANNA, FAY), other("Name,Email,Job title,Phone\nFay Nunn,fay@old.example,Head,12345\n"))
    assert [(one.field, one.kind) for one in found.differences] == [("phone", "fills"), ("job_title", "differs")]


def test_both_in_one_list_are_one_contact_reached_once():
    guests = "Topic,Town hall\nDate,2026-11-20\n\nName,Email,Join Time\nAnna Smith,anna@acme.example,10:00\n"
    found = compared(register(ANNA, FAY), other(guests + "Fay Nunn,fay@old.example,10:05\n"))
    _, done = imported(found, chosen(found, event=Event("Town hall", AS_OF)))
    logged = [edit for edit in done.edits if isinstance(edit, LogTouchpoints)]
    assert [len(edit.contacts) for edit in logged] == [1] and done.not_done == ()


def test_the_bounced_address_of_one_merged_away_says_nothing_of_the_other():
    found = compared(register(ANNA, FAY), other("Bounced addresses\nfay@old.example\n"))
    assert found.proposals == () and found.rows(NEW) == ()


def test_chains_of_merges_end_with_the_last():
    ours = register(ANNA, FAY, "S-3,Kay Dunn,kay@k.example,Old Co,,,,,Merged into S-2 Fay Nunn")
    found = compared(ours, other("Name,Email\nKay Dunn,kay@k.example\n"))
    assert found.matches[0].places == (0,)
