"""Two people's copies of one workbook made one."""

from __future__ import annotations

import datetime as dt

from two_workbooks import AS_OF, compared, network, told

from pmodash.comparison.conflicts import BOTH, MINE, THEIRS, of_both
from pmodash.comparison.merging import Merging, merge_copies, that_can_be_made
from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, LogTouchpoints, MergeContacts, SetField
from pmodash.network.register import Register

FIELDS = "name email organisation job_title notes status"
ANN = ("Ann Lee", "ann@north.example", "North", "Clerk", "met in May", "Active")
BO = ("Bo Osei", "bo@north.example", "North", "Sponsor", None, "Active")
DAY, OTHER_DAY = "2026-11-02", "2026-11-09"
BASE = network(FIELDS, ANN, BO, log=[])


def ann(**changes: str | None) -> tuple[str | None, ...]:
    return tuple(changes.get(field, value) for field, value in zip(FIELDS.split(), ANN, strict=True))


def merged(found: Merging, choices: dict[int, str] | None = None) -> Register:
    return apply(found.mine, found.edits(choices or {}))


def of(register: Register, name: str, field: str) -> object:
    return register.contacts.loc[register.contacts["name"] == name, field].iloc[0]


def kinds(found: Merging) -> list[tuple[str, str]]:
    return [(conflict.kind, conflict.field) for conflict in found.conflicts]


def test_two_copies_that_changed_different_fields_have_both_changes() -> None:
    mine = network(FIELDS, ann(job_title="Head of Change"), BO, log=[])
    theirs = network(FIELDS, BO, ann(organisation="South"), log=[])
    found = merge_copies(BASE, mine, theirs)
    assert found.conflicts == ()
    after = merged(found)
    assert (of(after, "Ann Lee", "job_title"), of(after, "Ann Lee", "organisation")) == ("Head of Change", "South")


def test_what_they_did_not_change_stays_as_you_changed_it() -> None:
    mine = network(FIELDS, ann(job_title="Head of Change"), BO, log=[])
    assert merge_copies(BASE, mine, BASE).edits({}) == ()
    assert merge_copies(BASE, mine, mine).edits({}) == ()


def test_a_field_that_both_changed_is_yours_to_choose() -> None:
    mine, theirs = (network(FIELDS, ann(job_title=title), BO, log=[]) for title in ("Head", "Director"))
    found = merge_copies(BASE, mine, theirs)
    assert kinds(found) == [("changed in both", "job_title")]
    assert [of(merged(found, {1: choice}), "Ann Lee", "job_title") for choice in (MINE, THEIRS)] == ["Head", "Director"]


def test_notes_of_both_can_be_kept() -> None:
    mine, theirs = (
        network(FIELDS, ann(notes=f"met in May; {more}"), BO, log=[]) for more in ("likes tea", "has a dog")
    )
    found = merge_copies(BASE, mine, theirs)
    assert found.conflicts[0].choices == (MINE, THEIRS, BOTH)
    assert of(merged(found, {1: BOTH}), "Ann Lee", "notes") == "met in May; likes tea; has a dog"


def test_somebody_who_left_in_theirs_and_changed_in_yours_is_to_be_chosen() -> None:
    mine = network(FIELDS, ann(job_title="Head"), BO, log=[])
    theirs = network(FIELDS, ann(status="Left 2026-11-01"), BO, log=[])
    found = merge_copies(BASE, mine, theirs)
    assert kinds(found) == [("left in theirs, changed in yours", "status")]
    assert of(merged(found, {1: THEIRS}), "Ann Lee", "status") == "Left 2026-11-01"
    assert kinds(merge_copies(BASE, theirs, mine)) == [("left in yours, changed in theirs", "")]


def test_somebody_gone_from_theirs_is_never_deleted_and_is_marked_as_left_only_when_chosen() -> None:
    found = merge_copies(BASE, BASE, network(FIELDS, ANN, log=[]), AS_OF)
    assert kinds(found) == [("gone from theirs", "")]
    assert of(merged(found), "Bo Osei", "status") == "Active"
    assert of(merged(found, {1: THEIRS}), "Bo Osei", "status") == "Left 2026-11-20"


def test_somebody_gone_from_yours_and_changed_in_theirs_can_come_back_with_their_touchpoints() -> None:
    mine = network(FIELDS, ANN, log=[])
    theirs = network(FIELDS, ANN, (*BO[:3], "Chair", *BO[4:]), log=[(DAY, "Bo Osei", "Phone call")])
    found = merge_copies(BASE, mine, theirs)
    assert kinds(found) == [("gone from yours, changed in theirs", "")]
    assert merged(found).contacts["name"].tolist() == ["Ann Lee"]
    back = merged(found, {1: THEIRS})
    assert (of(back, "Bo Osei", "job_title"), len(back.touchpoints)) == ("Chair", 1)


def test_a_contact_that_both_added_is_one_and_what_only_theirs_tells_is_filled_in() -> None:
    mine = network(FIELDS, ANN, BO, ("Zoe Park", "zoe@west.example", None, "Buyer"), log=[])
    theirs = network(FIELDS, ANN, ("Zoe Park", "zoe@west.example", "West", "Chief buyer"), BO, log=[])
    found = merge_copies(BASE, mine, theirs)
    assert kinds(found) == [("added in both", "job_title")]
    after = merged(found, {1: THEIRS})
    assert after.contacts["name"].tolist() == ["Ann Lee", "Bo Osei", "Zoe Park"]
    assert (of(after, "Zoe Park", "organisation"), of(after, "Zoe Park", "job_title")) == ("West", "Chief buyer")


def test_contacts_added_in_either_copy_are_all_there_even_under_one_id() -> None:
    fields = "contact_id name email"
    rows = [(f"C{i}", f"Person {i}", f"p{i}@north.example") for i in range(4)]
    mine = network(fields, *rows, ("C9", "Max Quint", "max@west.example"))
    theirs = network(fields, *rows, ("C9", "Zoe Park", "zoe@west.example"))
    found = merge_copies(network(fields, *rows), mine, theirs)
    assert found.conflicts == ()
    assert merged(found).contacts["name"].tolist()[4:] == ["Max Quint", "Zoe Park"]


def test_touchpoints_of_both_are_kept_and_the_same_one_logged_in_both_counts_once() -> None:
    both, ours, theirs_alone = (
        (DAY, "Ann Lee", "Phone call", "Kit"),
        (DAY, "Bo Osei", "Workshop"),
        (OTHER_DAY, "Ann Lee", "Workshop"),
    )
    mine = network(FIELDS, ANN, BO, log=[both, ours])
    theirs = network(FIELDS, BO, ANN, log=[theirs_alone, both])
    after = merged(merge_copies(BASE, mine, theirs))
    assert len(after.touchpoints) == 3
    assert merge_copies(BASE, after, theirs).edits({}) == ()


def test_a_new_contact_of_theirs_comes_with_their_touchpoints() -> None:
    theirs = network(FIELDS, ANN, BO, ("Zoe Park", "zoe@west.example"), log=[(DAY, "Zoe Park", "Phone call")])
    after = merged(merge_copies(BASE, BASE, theirs))
    place = after.contacts["name"].tolist().index("Zoe Park")
    assert after.touchpoints["contact"].tolist() == [place]


def test_a_plan_that_they_carried_out_is_done_and_it_is_said_that_the_plan_stays() -> None:
    planned = network(FIELDS, ANN, BO, log=[(DAY, "Ann Lee", "Phone call", "", "Planned")])
    theirs = network(FIELDS, ANN, BO, log=[(DAY, "Ann Lee", "Phone call", "", "Done")])
    found = merge_copies(planned, planned, theirs)
    assert merged(found).touchpoints["done"].tolist() == [False, True] and found.carried_out == 1


def test_a_last_contact_date_that_both_moved_is_the_later_one() -> None:
    fields = "name last_touchpoint:ymd"
    base, mine, theirs = (network(fields, ("Ann", day)) for day in ("2026-01-01", DAY, OTHER_DAY))
    found = merge_copies(base, mine, theirs)
    assert found.conflicts == ()
    assert merged(found).contacts["last_touchpoint"].iloc[0].date() == dt.date(2026, 11, 9)
    assert merge_copies(base, theirs, mine).edits({}) == ()


def test_a_merge_made_twice_changes_nothing_the_second_time() -> None:
    theirs = network(
        FIELDS, ann(job_title="Head"), BO, ("Zoe Park", "zoe@west.example"), log=[(DAY, "Ann Lee", "Workshop")]
    )
    once = merged(merge_copies(BASE, BASE, theirs))
    assert merge_copies(BASE, once, theirs).edits({}) == ()
    assert told(compared(once, theirs), "fields_changed", "field") == []


def test_an_edit_that_your_copy_cannot_take_is_told_and_the_others_are_made() -> None:
    fields = "name engagement_current=Leading engagement_current=Supportive notes"
    mine = network(fields, ("Ann", "x", "", "a"))
    base = network("name engagement_current notes", ("Ann", "Leading", "a"))
    theirs = network("name engagement_current notes", ("Ann", "Resistant", "b"))
    found = merge_copies(base, mine, theirs)
    made, refused = that_can_be_made(mine, found.edits({}))
    assert [edit.field for edit in made] == ["notes"]
    assert len(refused) == 1 and "engagement_current cannot be 'Resistant'" in refused[0].why


def test_two_whom_their_copy_merged_are_one_and_what_was_noted_is_said_once() -> None:
    twin = ("Ann K. Lee", "lee@west.example", "West", "Buyer", "met in June", "Active")
    base = network(FIELDS, ANN, twin, log=[])
    theirs = apply(base, [MergeContacts(Key(name="Ann Lee"), Key(name="Ann K. Lee"))])
    for mine in (base, network(FIELDS, twin, ann(job_title="Head"), log=[])):
        after = merged(merge_copies(base, mine, theirs))
        assert after.merged and str(of(after, "Ann Lee", "notes")).count("merged from") == 1
        assert str(of(after, "Ann Lee", "notes")).count("met in June") == 1


def test_a_last_contact_date_that_their_touchpoints_bring_by_themselves_is_no_edit_of_its_own() -> None:
    fields = "name last_touchpoint:ymd"
    base = network(fields, ("Ann", "2026-01-01"), ("Bo", "2026-01-01"), log=[])
    theirs = network(fields, ("Ann", DAY), ("Bo", OTHER_DAY), log=[(DAY, "Ann", "Phone call"), (DAY, "Bo", "Workshop")])
    found = merge_copies(base, base, theirs)
    assert [edit.contact.row for edit in found.edits({}) if isinstance(edit, SetField)] == [3]
    assert merge_copies(base, merged(found), theirs).edits({}) == ()
    broadcast = network(fields, ("Ann", DAY), ("Bo", "2026-01-01"), log=[(DAY, "Ann", "Newsletter")])
    assert [type(edit) for edit in merge_copies(base, base, broadcast).edits({})] == [SetField, LogTouchpoints]


def test_what_theirs_changed_of_somebody_whom_you_merged_is_to_be_chosen_and_what_they_logged_is_the_others() -> None:
    twin = ("Ann K. Lee", "lee@west.example", "West", "Buyer", None, "Active")
    base = network(FIELDS, ANN, twin, log=[])
    mine = apply(base, [MergeContacts(Key(name="Ann Lee"), Key(name="Ann K. Lee"))])
    changed = (*twin[:3], "Head buyer", "has a dog", "Active")
    theirs = network(FIELDS, ANN, changed, log=[(DAY, "Ann K. Lee", "Workshop")])
    found = merge_copies(base, mine, theirs)
    assert kinds(found) == [("merged in yours, changed in theirs", "")]
    after = merged(found, {1: THEIRS})
    assert after.contacts["name"].tolist() == ["Ann Lee"] and after.touchpoints["contact"].tolist() == [0]
    assert (of(merged(found), "Ann Lee", "job_title"), of(after, "Ann Lee", "job_title")) == ("Clerk", "Head buyer")
    assert str(of(after, "Ann Lee", "notes")).startswith("met in May") and "has a dog" in str(
        of(after, "Ann Lee", "notes")
    )


def test_both_of_two_texts_keeps_each_entry_that_is_no_part_of_a_word() -> None:
    assert of_both("tags", "", "smart", "art") == "smart; art"
    assert of_both("notes", "note", "note; a", "notebook; a") == "note; a; notebook"
    assert of_both("notes", "met in May", "met in May\nlikes tea", "met in May; has a dog") == (
        "met in May\nlikes tea\nhas a dog"
    )


def test_a_namesake_who_comes_back_brings_their_own_touchpoints() -> None:
    twins = ("Ann Lee", "ann@west.example", "West", "Clerk", None, "Active"), (*ANN[:3], "Clerk", None, "Active")
    base = network(FIELDS, *twins, BO, log=[])
    theirs = network(
        f"contact_id {FIELDS}",
        ("A1", *twins[0]),
        ("A2", *twins[1][:3], "Head"),
        ("A3", *BO),
        log=[(DAY, "A2", "Workshop")],
    )
    mine = network(FIELDS, twins[0], BO, log=[])
    found = merge_copies(base, mine, theirs)
    assert kinds(found) == [("gone from yours, changed in theirs", "")]
    after = merged(found, {1: THEIRS})
    assert after.contacts["email"].iloc[after.touchpoints["contact"].tolist()].tolist() == ["ann@north.example"]
