"""What the standing tells a PMO manager to mend."""

import dataclasses

import pytest

from pmodash.planning.standing_findings import stand_findings
from pmodash.workbook.tables import Column, Layout, Table
from tests.planning.small_network import AS_OF, contact, days_before, hub, network, touch

REACHED = [touch(0, 3)]


def findings(people, log=(), **kinds):
    known = network(people, log, **kinds)
    return stand_findings(known.register, known.standing(AS_OF), AS_OF)


def test_a_network_in_order_has_no_findings():
    assert findings([contact(cadence="weekly", last_touchpoint=days_before(3)), hub()], [touch(0, 3)]) == ()


@pytest.mark.parametrize(
    "people, found",
    [
        ([contact(None, name="Ann")], "Ann"),
        ([contact(None, name="Ann"), contact(None, name="Bo")], "2 contacts: Ann, Bo"),
        ([contact(None, name=f"P{i}") for i in range(7)], "7 contacts: P0, P1, P2, P3, P4, …"),
    ],
)
def test_contacts_with_no_group_are_named_once_for_the_sheet(people, found):
    (finding,) = findings(people, REACHED)
    assert (finding.kind, finding.sheet, finding.found) == ("no-group", "Register", found)
    assert "Wider Business policy" in finding.remedy


def test_the_hub_and_those_who_do_not_count_need_no_group():
    assert findings([hub(), contact(None, do_not_contact=True)]) == ()


def test_a_cadence_not_understood_is_found_with_its_words():
    (finding,) = findings([contact(cadence="when the moon is full")], REACHED)
    assert (finding.kind, finding.found) == ("cadence-not-understood", "when the moon is full")


def test_ad_hoc_is_understood():
    assert findings([contact(cadence="Ad hoc"), contact(cadence="ad-hoc")], REACHED) == ()


def test_a_workbook_that_tells_of_no_contact_says_how_to_mend_it():
    (finding,) = findings([contact(), contact()])
    assert (finding.severity, finding.kind, finding.sheet) == ("fix", "no-contact-dates", "Register")
    assert "which column holds the last contact" in finding.remedy


@pytest.mark.parametrize(
    "people, log", [([contact(last_touchpoint=days_before(900))], ()), ([contact()], REACHED), ([hub()], ())]
)
def test_one_date_or_nobody_who_counts_is_no_lack_of_dates(people, log):
    assert "no-contact-dates" not in [finding.kind for finding in findings(people, log)]


def test_a_last_contact_to_come_is_found_where_it_stands():
    people = [contact(last_touchpoint=days_before(-30))]
    known = network(people)
    column = Column("F", "Last contact", "last_touchpoint", 1.0, "header")
    table = Table("Register", "contacts", 1.0, 1, 2, 2, (column,))
    register = dataclasses.replace(known.register, layout=Layout((table,)))
    (finding,) = stand_findings(register, known.standing(AS_OF), AS_OF)
    assert (finding.kind, finding.cell, finding.found) == ("last-contact-in-future", "F2", "22 December 2026")


def test_touchpoints_marked_done_after_the_day_are_noted():
    (finding,) = findings([contact()], [touch(0, -3), touch(0, -4)])
    assert (finding.severity, finding.kind) == ("note", "done-after-as-of")
    assert finding.found == "2 touchpoints marked done after 22 November 2026"
