"""Labels of people stay theirs, whatever happens to others."""

import datetime as dt
import itertools

import pytest

from pmodash.analysis import Analysis
from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, MergeContacts, SetField
from pmodash.redaction.redacting import redacted
from pmodash.redaction.redaction import NAMES_HIDDEN, OFF, Redaction
from pmodash.selection import Selection
from tests.planning.small_network import AS_OF, contact, hub, network, register, touch

HIDDEN = Redaction(NAMES_HIDDEN)
FOUR = ("Ada Finch", "Ben Okafor", "Cleo Marsh", "Dee Park")
LEADERS = {"job_title": "Chief Executive"}


def labels_of(people, rows=(), **selection):
    return hidden(people, rows, **selection).everyone["name"].tolist()


def hidden(people, rows=(), selection=None, as_of=AS_OF):
    analysis = Analysis.on_network(network(people, rows), as_of, selection=selection)
    return redacted(analysis, HIDDEN).analysis


def labels_by_name(register):
    found = redacted(Analysis.of(register, AS_OF), HIDDEN).analysis
    return dict(zip(register.contacts["name"], found.everyone["name"], strict=True))


def four(**fields):
    return [contact(name=name, contact_id=f"K{place}", **fields) for place, name in enumerate(FOUR, start=8)]


def test_a_label_is_the_code_of_the_group_and_a_number_of_their_own():
    people = [contact(), contact("Wider Business"), hub(), contact(None)]
    assert labels_of(people) == ["SL-15", "WB-35", "PMO-31", "NG-78"]


def test_contacts_with_ids_are_counted_by_them_in_their_natural_order():
    assert labels_of([contact(contact_id=key) for key in ("S10", "S9", "S2")]) == ["SL-31", "SL-35", "SL-15"]


def test_the_order_of_a_workbook_cannot_be_read_from_its_labels():
    numbers = [int(label[-3:]) for label in labels_of([contact(contact_id=f"C{n}") for n in range(300)])]
    assert len(set(numbers)) == 300 and sum(a < b for a, b in itertools.pairwise(numbers)) < 200
    assert sum(number == place for place, number in enumerate(numbers, start=1)) < 10


def test_sorting_a_workbook_with_ids_changes_no_label():
    assert labels_of(four()[::-1]) == labels_of(four())[::-1]


def test_contacts_without_ids_are_counted_where_they_stand():
    people = [contact(contact_id=f"Register!{row}") for row in (2, 3, 4)]
    assert labels_of(people) == ["SL-15", "SL-35", "SL-31"]


def test_a_contact_added_below_changes_no_label_before():
    assert labels_of(four())[:3] == labels_of(four()[:3])


def test_another_contacts_group_changes_no_label():
    moved = four()
    moved[0]["_group"] = "Wider Business"
    assert labels_of(moved) == ["WB-15", *labels_of(four())[1:]]


def test_another_day_and_another_selection_change_no_label():
    rows = [touch(place, 10) for place in range(4)]
    before = labels_of(four(), rows)
    assert labels_of(four(), rows, as_of=AS_OF - dt.timedelta(days=90)) == before
    narrowed = hidden(four(owner="Kit Vale"), rows, selection=Selection(owner=("Kit Vale",)))
    assert narrowed.standing["name"].tolist() == before


def test_merging_two_contacts_changes_no_others_label():
    known = register(four(**LEADERS))
    after = apply(known, [MergeContacts(Key(contact_id="K8"), Key(contact_id="K9"))])
    before = labels_by_name(known)
    assert labels_by_name(after) == {name: before[name] for name in FOUR if name != "Ben Okafor"}


def test_an_edit_and_a_new_contact_change_no_others_label():
    known = register(four(**LEADERS))
    after = apply(known, [SetField(Key(contact_id="K8"), "job_title", "Supplier"), SetField(Key(contact_id="K9"),
                  "name", "Zed Zulu")])  # fmt: skip
    assert labels_by_name(after)["Cleo Marsh"] == labels_by_name(known)["Cleo Marsh"]


def test_numbers_are_as_wide_as_the_last():
    assert labels_of([contact()] * 1 + [contact(contact_id=f"X{n}") for n in range(120)])[0] == "SL-015"


def test_an_owner_who_is_a_contact_has_the_contacts_label():
    people = [contact(name="Kit Vale", owner="Zoe Lind"), contact(owner="kit  vale"), contact(owner="Zoe Lind")]
    assert hidden(people).everyone["owner"].tolist() == ["PMO-A", "SL-15", "PMO-A"]


def test_spellings_of_one_owner_stay_two_owners():
    people = [contact(owner="Zoe Lind"), contact(owner="zoe lind"), contact(owner="Max Orr")]
    assert hidden(people).everyone["owner"].tolist() == ["PMO-A", "PMO-A (2)", "PMO-B"]


def test_who_a_touchpoint_is_by_has_the_owners_label():
    found = hidden([contact(owner="Zoe Lind")], [touch(0, 3, by="Zoe Lind"), touch(0, 4, by="Max Orr")])
    assert found.touchpoints["by"].tolist() == ["PMO-A", "PMO-B"]


def test_critics_alone_are_hidden_where_names_are_shown():
    people = [
        contact(name="Ada Finch", current_level="Resistant", notes="Cross", organisation="Acme"),
        contact(name="Ben Okafor", notes="Told by Ada Finch; Ada is cross", organisation="Acme"),
    ]
    rows = [touch(0, 3, notes="Shouted"), touch(1, 3, notes="Wept over Finch"), touch(1, 4)]
    found = redacted(Analysis.on_network(network(people, rows), AS_OF), Redaction(OFF, critics_shown=False)).analysis
    contacts = found.network.register.contacts
    assert contacts["name"].tolist() == ["SL-15", "Ben Okafor"]
    assert contacts["notes"].tolist() == ["hidden", "Told by SL-15; SL-15 is cross"]
    notes = found.network.register.touchpoints["notes"]
    assert notes.dropna().tolist() == ["hidden", "hidden"] and notes.isna().sum() == 1


@pytest.mark.parametrize("count", [0, 1])
def test_a_network_of_nobody_or_one_can_be_redacted(count):
    assert len(hidden([contact()] * count).everyone) == count
