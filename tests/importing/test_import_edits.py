"""What an import does to the register, and what it leaves alone."""

import datetime as dt

import pandas as pd

from pmodash.analysis import Analysis
from pmodash.importing.choices import KEEP_IN_TOUCH, OUT, STAYS, Event, follow_ups
from pmodash.importing.preview import Question
from pmodash.importing.proposals import Completeness
from pmodash.journal.edits import AddContact, LogTouchpoints, MarkLeaver, SetField
from pmodash.network.reading_register import build
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand
from tests.importing.lists import AS_OF, chosen, compared, connections, imported, other, register, value

ADA = "C1,Ada Finch,ada@north.example,North Ltd,PMO Lead,,Kit Vale,Senior Leadership,,Old friend,"
BEN = "C2,Ben Okafor,ben@south.example,South plc,,,Lou Wren,,,,yes"
GUESTS = "Topic,Town hall\nDate,2026-11-20\n\nName,Email,Join Time\n"


def test_new_people_get_the_source_of_the_list_and_the_day_they_were_met():
    after, _ = imported(compared(register(ADA), connections("Cleo,Marsh,,,East,Lead,12 Mar 2021")))
    assert value(after, "Cleo Marsh", "source") == "Industry Acquaintances"
    assert value(after, "Cleo Marsh", "first_met") == pd.Timestamp("2021-03-12")


def test_new_people_without_a_day_are_met_on_the_day_of_the_event_or_of_the_import():
    after, _ = imported(compared(register(ADA), other(GUESTS + "Cleo Marsh,cleo@east.example,10:00\n")))
    assert value(after, "Cleo Marsh", "first_met") == pd.Timestamp("2026-11-20")
    after, _ = imported(compared(register(ADA), other("Name,Company\nCleo Marsh,East\n")))
    assert value(after, "Cleo Marsh", "first_met") == pd.Timestamp(AS_OF)


def test_blanks_are_filled_and_no_value_is_overwritten():
    theirs = other("Name,Email,Phone,Job title\nAda Finch,ada@north.example,+44 1,Director\n")
    found = compared(register(ADA), theirs)
    assert [(one.field, one.kind) for one in found.differences] == [("phone", "fills"), ("job_title", "differs")]
    after, done = imported(found)
    assert (value(after, "Ada Finch", "phone"), value(after, "Ada Finch", "job_title")) == ("+44 1", "PMO Lead")
    assert all(isinstance(edit, SetField) and edit.check_was for edit in done.edits)


def test_a_value_that_was_chosen_is_taken_over():
    found = compared(register(ADA), other("Name,Email,Job title\nAda Finch,ada@north.example,Director\n"))
    after, _ = imported(found, chosen(found, taken=frozenset({(0, "job_title")})))
    assert value(after, "Ada Finch", "job_title") == "Director"


def test_a_blank_empties_a_field_only_when_that_is_asked_for():
    theirs = other("Name,Email,Job title,Phone\nAda Finch,ada@north.example,,+44 1\n")
    after, _ = imported(compared(register(ADA), theirs))
    assert value(after, "Ada Finch", "job_title") == "PMO Lead"
    after, _ = imported(compared(register(ADA), theirs, Question(blanks_too=True)))
    assert value(after, "Ada Finch", "job_title") is None
    assert value(after, "Ada Finch", "notes") == "Old friend"  # the list has no such column


def test_a_do_not_contact_is_taken_over_and_never_unset_by_a_blank():
    theirs = other("Name,Email,Do not contact\nAda Finch,ada@north.example,yes\nBen Okafor,ben@south.example,\n")
    after, _ = imported(compared(register(ADA, BEN), theirs, Question(blanks_too=True)))
    assert bool(value(after, "Ada Finch", "do_not_contact")) and bool(value(after, "Ben Okafor", "do_not_contact"))


def test_the_unsure_are_left_until_they_are_decided():
    found = compared(register("C1,Ada Finch,,,,,,,,,"), other("Name,Company,Phone\nAda Finch,North,+44 1\n"))
    assert imported(found)[1].edits == ()
    after, _ = imported(found, chosen(found, decided={0: 0}))
    assert value(after, "Ada Finch", "phone") == "+44 1" and len(after.contacts) == 1
    after, _ = imported(found, chosen(found, decided={0: None}))
    assert len(after.contacts) == 2


def test_text_that_looks_like_a_formula_stays_text():
    after, _ = imported(compared(register(ADA), connections("Cleo,Marsh,,,=1+1,@lead,12 Mar 2021")))
    assert value(after, "Cleo Marsh", "organisation") == "=1+1"


def test_another_address_of_a_new_contact_goes_into_the_notes():
    theirs = other("Name,Email,Other email\nCleo Marsh,cleo@east.example,cleo@home.example\n")
    after, _ = imported(compared(register(ADA), theirs))
    assert value(after, "Cleo Marsh", "notes") == "Other e-mail: cleo@home.example"


def test_a_field_that_a_list_beside_another_has_no_room_for_is_left_out_and_told():
    book = read(
        b"Name,Job title,Email,,,Stakeholder,Organisation,Influence\n"
        b"Ada Finch,Analyst,ada@north.example,,,Union,Trade body,High\n"
        b"Ben Okafor,Analyst,ben@south.example,,,Council,Public body,High\n",
        "beside.csv",
    )
    beside = build(book, understand(book))
    theirs = other("Name,Email,Phone\nAda Finch,ada@north.example,+44 1\n")
    after, done = imported(compared(beside, theirs))
    assert value(after, "Ada Finch", "phone") is None
    assert len(done.not_done) == 1 and "side by side" in done.not_done[0]


def test_one_whom_the_workbook_refuses_is_left_out_and_the_others_imported():
    theirs = other("Name,Company,Email\ncleo@east.example and dee@east.example,East,\nDee Park,West,dee@west.example\n")
    after, done = imported(compared(register(ADA), theirs))
    assert after.contacts["name"].tolist() == ["Ada Finch", "Dee Park"]
    assert len(done.not_done) == 1


def test_a_mover_becomes_an_acquaintance_with_the_new_place_and_the_old_in_the_notes():
    theirs = other("Name,LinkedIn,Email,Company,Job title\nAda Finch,,ada@north.example,East GmbH,Director\n")
    found = compared(register(ADA), theirs)
    (proposed,) = found.proposals
    assert (proposed.what, proposed.why) == ("moved", "now at East GmbH, before at North Ltd")
    assert imported(found)[1].edits == ()
    after, done = imported(found, chosen(found, accepted={0: KEEP_IN_TOUCH}))
    assert value(after, "Ada Finch", "organisation") == "East GmbH"
    assert value(after, "Ada Finch", "notes") == (
        "Old friend\nUntil 25 November 2026: PMO Lead, North Ltd, ada@north.example"
    )
    standing = Analysis.of(after, AS_OF).everyone
    assert standing["group"].tolist() == ["Industry Acquaintances"] and standing["counted"].tolist() == [True]
    assert isinstance(done.edits[-1], MarkLeaver)


def test_a_mover_may_stay_in_the_group_or_go_out_of_the_network():
    found = compared(register(ADA), other("Name,Email,Company\nAda Finch,ada@north.example,East GmbH\n"))
    after, _ = imported(found, chosen(found, accepted={0: STAYS}))
    assert Analysis.of(after, AS_OF).everyone["group"].tolist() == ["Senior Leadership"]
    after, _ = imported(found, chosen(found, accepted={0: OUT}))
    assert Analysis.of(after, AS_OF).everyone["counted"].tolist() == [False]


def test_another_domain_is_a_move_unless_the_organisation_is_the_same():
    ours = register(ADA)
    moved = other("ID,Name,Email\nC1,Ada Finch,ada@east.example\n")
    assert [one.what for one in compared(ours, moved).proposals] == ["moved"]
    rebranded = other("ID,Name,Email,Organisation\nC1,Ada Finch,ada@north-group.example,North Ltd\n")
    assert compared(ours, rebranded).proposals == ()
    within = other("ID,Name,Email\nC1,Ada Finch,ada@mail.north.example\n")
    assert compared(ours, within).proposals == ()


def test_the_same_name_at_another_organisation_is_a_move_that_is_asked_about():
    found = compared(register(ADA), connections("Ada,Finch,,,East GmbH,Director,12 Mar 2021"))
    assert [(one.what, one.sure) for one in found.proposals] == [("moved", False)]
    after, _ = imported(found, chosen(found, decided={0: 0}, accepted={0: KEEP_IN_TOUCH}))
    assert value(after, "Ada Finch", "organisation") == "East GmbH"


def test_a_bounced_address_proposes_that_they_left_and_adds_nobody():
    theirs = other("Email,Status\nada@north.example,Undeliverable\nzoe@west.example,Delivered\n")
    found = compared(register(ADA, BEN), theirs)
    assert [(one.what, one.place) for one in found.proposals] == [("left", 0)]
    assert imported(found)[1].edits == ()


def test_who_is_missing_from_a_complete_list_may_have_left():
    theirs = other("Name,Email\nBen Okafor,ben@south.example\n")
    assert compared(register(ADA, BEN), theirs).proposals == ()
    (one,) = compared(register(ADA, BEN), theirs, Question(complete=Completeness(True))).proposals
    assert (one.what, one.place, one.why) == ("left", 0, "not in the complete list")


def test_who_left_already_is_not_proposed_again():
    gone = ADA.replace("Senior Leadership,,", "Senior Leadership,Left 2026-01-02,")
    theirs = other("Name,Email\nBen Okafor,ben@south.example\n")
    assert compared(register(gone, BEN), theirs, Question(complete=Completeness(True))).proposals == ()


def test_one_not_to_be_contacted_is_not_kept_in_touch_with_when_they_leave():
    theirs = other("Name,Email\nAda Finch,ada@north.example\n")
    found = compared(register(ADA, BEN), theirs, Question(complete=Completeness(True)))
    after, _ = imported(found, chosen(found, accepted={1: KEEP_IN_TOUCH}))
    assert bool(value(after, "Ben Okafor", "do_not_contact"))
    assert not Analysis.of(after, AS_OF).everyone.loc[1, "counted"]


def test_an_event_is_logged_for_all_who_came_and_follow_ups_are_planned_by_owner():
    theirs = other(
        GUESTS + "Ada Finch,ada@north.example,10:00\nBen Okafor,ben@south.example,10:00\nCleo Marsh,,10:00\n"
    )
    found = compared(register(ADA, BEN), theirs)
    event = Event("Town hall", dt.date(2026, 11, 20), "Town hall", "Kit Vale", follow_ups())
    after, done = imported(found, chosen(found, event=event))
    logs = [edit for edit in done.edits if isinstance(edit, LogTouchpoints)]
    assert [(log.state, log.vehicle, len(log.contacts)) for log in logs] == [
        ("done", "Town hall", 3),
        ("planned", "Personal email", 2),
        ("planned", "LinkedIn message", 1),
        ("planned", "One-to-one", 1),
    ]
    assert all(log.date >= AS_OF for log in logs[1:])
    names = after.contacts["name"].to_numpy()[after.touchpoints["contact"].to_numpy()].tolist()
    assert names.count("Cleo Marsh") == 4 and names.count("Ben Okafor") == 1  # not to be contacted: no follow-up


def test_those_who_did_not_come_are_neither_added_nor_logged():
    theirs = other(
        "Name,Email,Attendee Status\nAda Finch,ada@north.example,Not attending\nCleo Marsh,c@e.example,No show\n"
    )
    found = compared(register(ADA), theirs)
    done = imported(found, chosen(found, event=Event("Town hall", AS_OF)))[1]
    assert not any(isinstance(edit, AddContact | LogTouchpoints) for edit in done.edits)


def test_an_import_made_again_changes_nothing():
    theirs = connections(
        "Cleo,Marsh,https://www.linkedin.com/in/cleo,,East,Lead,12 Mar 2021", "Ada,Finch,,,North,Lead,"
    )
    after, _ = imported(compared(register(ADA), theirs))
    again = compared(after, theirs)
    assert imported(again)[1].edits == ()
