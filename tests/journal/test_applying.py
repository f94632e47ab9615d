"""What edits make of a register."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from small_network import contact, day, register_of

from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Edit, Key, LogTouchpoints, MarkLeaver, MergeContacts, SetField, SetPolicy
from pmodash.network.register import LINK_COLUMNS, Register

ADA = {"name": "Ada Finch", "email": "ada@larkfield.example", "job_title": "Change Lead", "influence": "High"}
BEN = {
    "name": "Ben Okafor",
    "email": "ben@larkfield.example",
    "last_touchpoint": day("2026-10-01"),
    "notes": "Prefers calls",
}
CLEO = {"name": "Cleo Marsh", "group": "Senior Leadership", "engagement_current": "Neutral"}
NAMED_TWICE = ({"name": "Sam Reed"}, {"name": "sam  reed"})


def named(name: str) -> Key:
    return Key(name=name)


def logged(vehicle: str, *names: str, on: str = "2026-11-20", **more: Any) -> LogTouchpoints:
    return LogTouchpoints(day(on), vehicle, tuple(named(name) for name in names), **more)


def test_no_edits_give_the_register_itself() -> None:
    register = register_of([ADA])
    assert apply(register, ()) is register


def test_a_set_changes_one_field_of_one_contact_and_nothing_else() -> None:
    register = register_of([ADA, BEN])
    after = apply(register, [SetField(named("Ada Finch"), "job_title", "Head of Change")])
    assert contact(after, "Ada Finch")["job_title"] == "Head of Change"
    pd.testing.assert_frame_equal(after.contacts.drop(columns="job_title"), register.contacts.drop(columns="job_title"))


def test_the_register_given_stays_as_it_was() -> None:
    register = register_of([ADA, BEN], [(1, day("2026-10-01"), "Phone call", None, True)])
    contacts, touchpoints = register.contacts.copy(deep=True), register.touchpoints.copy(deep=True)
    apply(
        register,
        [SetField(named("Ada Finch"), "influence", "Low"), MergeContacts(named("Ada Finch"), named("Ben Okafor"))],
    )
    pd.testing.assert_frame_equal(register.contacts, contacts)
    pd.testing.assert_frame_equal(register.touchpoints, touchpoints)


@pytest.mark.parametrize(
    ("field", "word", "column", "level"),
    [
        ("influence", "medium", "influence_level", "Medium"),
        ("interest", "H", "interest_level", "High"),
        ("engagement_current", "Resistant", "current_level", "Resistant"),
        ("engagement_desired", "supportive", "desired_level", "Supportive"),
        ("influence", None, "influence_level", None),
    ],
)
def test_a_level_follows_the_word_that_was_set(field: str, word: str | None, column: str, level: str | None) -> None:
    after = apply(register_of([ADA]), [SetField(named("Ada Finch"), field, word)])
    assert contact(after, "Ada Finch")[field] == word
    assert contact(after, "Ada Finch")[column] == level


def test_line_breaks_are_of_one_kind_and_a_long_number_keeps_its_digits() -> None:
    edits = [SetField(Key(row=2), "notes", "one\r\ntwo\rthree"), SetField(Key(row=2), "phone", 440123456789012345)]
    ada = contact(apply(register_of([ADA]), edits), "Ada Finch")
    assert (ada["notes"], ada["phone"]) == ("one\ntwo\nthree", "440123456789012345")


def test_a_value_is_made_tidy_and_blank_text_is_blank() -> None:
    edits = [SetField(named("Ada Finch"), "department", "  Finance "), SetField(named("Ada Finch"), "job_title", "  ")]
    after = contact(apply(register_of([ADA]), edits), "Ada Finch")
    assert (after["department"], after["job_title"]) == ("Finance", None)


@pytest.mark.parametrize(
    "key",
    [
        Key(row=3, sheet="Register"), Key(row=3), Key(contact_id="Register!3"),
        Key(email="BEN@larkfield.example"), Key(name="ben okafor "),
    ],
)  # fmt: skip
def test_a_contact_is_found_by_row_id_email_or_name(key: Key) -> None:
    after = apply(register_of([ADA, BEN]), [SetField(key, "department", "Risk")])
    assert contact(after, "Ben Okafor")["department"] == "Risk"


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (SetField(Key(name="Sam Reed"), "notes", "x"), "edit 2: two contacts are named 'Sam Reed'.*Register row 3"),
        (SetField(Key(name="Nobody"), "notes", "x"), "edit 2: no contact is named 'Nobody'"),
        (SetField(Key(row=40, sheet="Register"), "notes", "x"), "edit 2: no contact stands in row 40 of the sheet"),
        (SetField(Key(email="x@y.example"), "notes", "x"), "edit 2: no contact has the e-mail address"),
        (SetField(Key(), "notes", "x"), "edit 2: a contact's key is empty"),
        (SetField(Key(row=2), "shoe_size", "x"), "edit 2: there is no field 'shoe_size'"),
        (SetField(Key(row=2), "name", ""), "edit 2: 'Sam Reed' cannot go without a name"),
        (SetField(Key(row=2), "first_met", "soon"), "edit 2: first_met cannot be 'soon'"),
        (SetField(Key(row=2), "first_met", dt.date(26, 1, 1)), "edit 2: first_met cannot be 0026-01-01"),
        (SetField(Key(row=2), "do_not_contact", "perhaps"), "edit 2: do_not_contact cannot be 'perhaps'"),
        (SetField(Key(row=2), "notes", True), "edit 2: notes cannot be true"),
        (SetField(Key(row=2), "notes", "x" * 40_000), "edit 2: notes is 40,000 characters long"),
        (SetField(Key(row=2), "notes", "half \ud800"), "edit 2: notes holds a character that no workbook can hold"),
        (SetField(Key(row=2), "status", "Merged into sam  reed"), "edit 2: the status .* says that the contact"),
        (SetField(Key(row=2), "contact_id", "Register!3"), "edit 2: the id 'Register!3' belongs to 'sam  reed'"),
        (SetField(Key(row=2), "notes", "x", "y", True), "edit 2: the notes of 'Sam Reed' is blank, not 'y'"),
        (logged("", "Nobody"), "edit 2: a touchpoint lacks its vehicle"),
        (LogTouchpoints(day("2026-11-20"), "Phone call", ()), "edit 2: the touchpoint reaches nobody"),
        (LogTouchpoints(day("2026-11-20"), "Call", (Key(row=2),), state="maybe"), "the state cannot be 'maybe'"),
        (LogTouchpoints(day("2026-11-20"), "Call", (Key(row=2),), notes="x" * 40_000), "edit 2: notes is 40,000"),
        (AddContact((("name", "dee@x.example"),)), "edit 2: name cannot be 'dee@x.example'"),
        (AddContact((("job_title", "Chair"),)), "edit 2: the new contact has no name"),
        (AddContact((("name", "A"), ("contact_id", "Register!2"))), "edit 2: the id 'Register!2' belongs to 'Sam"),
        (MergeContacts(Key(row=2), Key(row=2)), "edit 2: 'Sam Reed' cannot be merged with itself"),
        (SetPolicy("Everybody", "ideal", 10), "edit 2: there is no group 'Everybody'"),
        (SetPolicy("Wider Business", "ideal", 0), "edit 2: ideal cannot be 0"),
    ],
)  # fmt: skip
def test_an_edit_that_cannot_be_made_refuses_the_whole_by_its_number(edit: Edit, sentence: str) -> None:
    with pytest.raises(RefusedEditError, match=sentence):
        apply(register_of(NAMED_TWICE), [SetField(Key(row=2), "department", "Risk"), edit])


def test_was_lets_the_edit_through_when_the_field_holds_it() -> None:
    edit = SetField(named("Ada Finch"), "job_title", "Head of Change", was="Change Lead", check_was=True)
    assert contact(apply(register_of([ADA]), [edit]), "Ada Finch")["job_title"] == "Head of Change"


def test_a_logged_touchpoint_is_in_the_log_and_moves_the_last_contact() -> None:
    after = apply(register_of([ADA, BEN]), [logged("1:1", "Ada Finch", "Ben Okafor", event="Catch up", by="A. Khan")])
    rows = after.touchpoints
    assert rows[["contact", "vehicle", "event", "by", "done", "sheet", "row"]].values.tolist() == [
        [0, "One-to-one", "Catch up", "A. Khan", True, "Log", 2],
        [1, "One-to-one", "Catch up", "A. Khan", True, "Log", 3],
    ]
    assert contact(after, "Ada Finch")["last_touchpoint"] == pd.Timestamp("2026-11-20")
    assert contact(after, "Ben Okafor")["last_touchpoint"] == pd.Timestamp("2026-11-20")


@pytest.mark.parametrize(
    "edit",
    [
        logged("Phone call", "Ben Okafor", on="2026-09-01"),
        logged("Phone call", "Ben Okafor", state="planned"),
        logged("Newsletter", "Ben Okafor"),
    ],
)
def test_an_earlier_a_planned_or_a_not_qualifying_touchpoint_leaves_the_last_contact(edit: LogTouchpoints) -> None:
    ben = BEN | {"group": "Senior Leadership"}
    after = apply(register_of([ADA, ben]), [edit])
    assert len(after.touchpoints) == 1
    assert contact(after, "Ben Okafor")["last_touchpoint"] == pd.Timestamp("2026-10-01")


def test_a_broadcast_moves_the_last_contact_where_the_policy_accepts_it() -> None:
    ben = BEN | {"group": "Wider Business"}
    after = apply(register_of([ADA, ben]), [logged("Newsletter", "Ben Okafor")])
    assert contact(after, "Ben Okafor")["last_touchpoint"] == pd.Timestamp("2026-11-20")


def test_an_edited_policy_decides_whether_a_broadcast_counts() -> None:
    ben = BEN | {"group": "Wider Business"}
    edits = [SetPolicy("Wider Business", "broadcast_qualifies", False), logged("Newsletter", "Ben Okafor")]
    assert contact(apply(register_of([ADA, ben]), edits), "Ben Okafor")["last_touchpoint"] == pd.Timestamp("2026-10-01")


def test_a_contact_named_twice_in_one_event_is_reached_once() -> None:
    edit = LogTouchpoints(day("2026-11-20"), "Workshop", (Key(name="Ada Finch"), Key(row=2)))
    assert len(apply(register_of([ADA]), [edit]).touchpoints) == 1


def test_a_new_contact_stands_below_the_last_and_can_be_edited_at_once() -> None:
    edits = [
        AddContact((("name", "Dee Park"), ("influence", "High"))),
        SetField(Key(row=4, sheet="Register"), "interest", "Low"),
    ]
    dee = contact(apply(register_of([ADA, BEN]), edits), "Dee Park")
    assert (dee["contact_id"], dee["sheet"], dee["row"]) == ("Register!4", "Register", 4)
    assert (dee["influence_level"], dee["interest_level"], dee["do_not_contact"]) == ("High", "Low", False)


def test_a_new_contact_goes_to_a_sheet_of_its_own_when_something_stands_below_the_register() -> None:
    after = apply(register_of([ADA], clear_below=False), [AddContact((("name", "Dee Park"),))])
    assert (contact(after, "Dee Park")["sheet"], contact(after, "Dee Park")["row"]) == ("PMO contacts", 4)


def test_a_new_contact_may_be_named_by_first_and_last_name() -> None:
    after = apply(register_of([ADA]), [AddContact((("first_name", "Dee"), ("last_name", "Park")))])
    assert contact(after, "Dee Park")["first_name"] == "Dee"


def test_a_leaver_keeps_everything_and_is_marked() -> None:
    edits = [
        MarkLeaver(named("Ada Finch"), day("2026-11-20")),
        MarkLeaver(named("Ben Okafor"), day("2026-11-01"), True),
    ]
    after = apply(register_of([ADA, BEN]), edits)
    assert contact(after, "Ada Finch")["status"] == "Left 2026-11-20"
    assert contact(after, "Ben Okafor")["status"] == "Left 2026-11-01, keep in touch"
    assert contact(after, "Ada Finch")["job_title"] == "Change Lead"


def test_a_merge_fills_the_blanks_and_keeps_the_notes_of_both() -> None:
    ada = ADA | {"notes": "Sponsor", "last_touchpoint": day("2026-09-01")}
    after = apply(register_of([ada, BEN]), [MergeContacts(named("Ada Finch"), named("Ben Okafor"))])
    kept = contact(after, "Ada Finch")
    lost = "email ben@larkfield.example; last contact 1 September 2026"
    assert kept["notes"] == f"Sponsor; Prefers calls; Also: {lost} (merged from Ben Okafor)"
    assert kept["last_touchpoint"] == pd.Timestamp("2026-10-01")
    assert kept["email"] == "ada@larkfield.example"
    assert len(after.contacts) == 1


def test_touchpoints_follow_a_merge_and_the_other_row_is_left_out_with_its_reason() -> None:
    touches = [(1, day("2026-10-01"), "Phone call", None, True), (2, day("2026-10-02"), "Workshop", None, True)]
    after = apply(register_of([ADA, BEN, CLEO], touches), [MergeContacts(named("Ada Finch"), named("Ben Okafor"))])
    assert after.touchpoints["contact"].tolist() == [0, 1]
    assert after.contacts["name"].tolist() == ["Ada Finch", "Cleo Marsh"]
    assert after.left_out.values.tolist() == [["Register", 3, "merged into Register!2 Ada Finch"]]


def test_a_contact_merged_away_is_found_no_more() -> None:
    merge = MergeContacts(named("Ada Finch"), named("Ben Okafor"))
    with pytest.raises(RefusedEditError, match="edit 2: no contact is named 'Ben Okafor'"):
        apply(register_of([ADA, BEN]), [merge, SetField(named("Ben Okafor"), "notes", "x")])


def linked(*pairs: tuple[int, int]) -> Register:
    """Ada, Ben and Cleo, with a link a row from row 2 of the sheet "Links" on."""
    first, second = ([pair[end] for pair in pairs] for end in (0, 1))
    frame = pd.DataFrame({"first": first, "second": second, "sheet": "Links", "row": range(2, len(pairs) + 2)})
    return replace(register_of([ADA, BEN, CLEO]), links=frame.assign(since=pd.NaT)[list(LINK_COLUMNS)])


def test_links_follow_a_merge_and_one_between_the_two_is_left_out() -> None:
    after = apply(linked((0, 1), (2, 0), (1, 2)), [MergeContacts(named("Ada Finch"), named("Ben Okafor"))])
    assert after.links[["first", "second", "row"]].values.tolist() == [[1, 0, 3], [0, 1, 4]]
    assert after.left_out[["sheet", "row", "why"]].values.tolist()[-1] == ["Links", 2, "links a contact to itself"]


def test_a_new_contact_leaves_the_links_as_they_are() -> None:
    register = linked((0, 1), (2, 0))
    after = apply(register, [AddContact((("name", "Ivy Moss"),))])
    pd.testing.assert_frame_equal(after.links, register.links)


def test_touchpoints_follow_a_chain_of_merges() -> None:
    touches = [(0, day("2026-10-01"), "Phone call", None, True)]
    edits = [
        MergeContacts(named("Ben Okafor"), named("Ada Finch")),
        MergeContacts(named("Cleo Marsh"), named("Ben Okafor")),
    ]
    after = apply(register_of([ADA, BEN, CLEO], touches), edits)
    assert after.contacts["name"].tolist() == ["Cleo Marsh"]
    assert after.touchpoints["contact"].tolist() == [0]


def test_the_policy_of_the_workbook_takes_the_edited_numbers() -> None:
    after = apply(
        register_of([ADA]), [SetPolicy("Senior Leadership", "ideal", 21), SetPolicy("All", "fatigue_touchpoints", 5)]
    )
    assert after.policy == {"Senior Leadership": {"ideal": 21}, "All": {"fatigue_touchpoints": 5}}


def test_a_contact_can_be_found_by_the_name_an_earlier_edit_gave() -> None:
    edits = [SetField(named("Ada Finch"), "name", "Ada Winslow"), SetField(named("Ada Winslow"), "department", "Risk")]
    assert contact(apply(register_of([ADA]), edits), "Ada Winslow")["department"] == "Risk"


def test_edits_in_two_steps_give_what_they_give_in_one() -> None:
    first: list[Edit] = [AddContact((("name", "Dee Park"),)), logged("Workshop", "Ada Finch")]
    second: list[Edit] = [
        AddContact((("name", "Eve Lund"),)),
        logged("Workshop", "Dee Park"),
        logged("Survey", "Ben Okafor"),
    ]
    register = register_of([ADA, BEN])
    one, two = apply(register, first + second), apply(apply(register, first), second)
    pd.testing.assert_frame_equal(one.contacts, two.contacts)
    pd.testing.assert_frame_equal(one.touchpoints, two.touchpoints)


def test_a_cadence_that_names_a_vehicle_says_both() -> None:
    after = apply(register_of([ADA, BEN]), [SetField(named("Ada Finch"), "cadence", "Weekly, phone call")])
    assert after.contacts.loc[0, ["cadence", "vehicle"]].tolist() == ["Weekly, phone call", "phone call"]
    assert after.contacts["vehicle"].isna().tolist() == [False, True]
