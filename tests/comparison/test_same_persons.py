"""Who of one workbook is who in another."""

from __future__ import annotations

import pytest
from two_workbooks import FIELDS, compared, network, told

from pmodash.comparison.matching import match

ANN = ("C1", "Ann Lee", "ann@north.example", "North", "Project manager")
BO = ("C2", "Bo Osei", "bo@north.example", "North", "Sponsor")
CY = ("C3", "Cy Marsh", "cy@south.example", "South", "Consultant")


def test_rows_sorted_anew_and_put_in_between_change_nothing_else() -> None:
    found = compared(network(FIELDS, ANN, BO), network(FIELDS, CY, BO, ANN))
    assert told(found, "joined", "name") == ["Cy Marsh"]
    assert told(found, "left", "name") == []
    assert told(found, "fields_changed", "name") == []


def test_an_own_id_tells_a_person_whose_name_and_address_are_others() -> None:
    married = ("C1", "Ann Okafor", "ann.okafor@north.example", "North", "Project manager")
    found = compared(network(FIELDS, ANN, BO, CY), network(FIELDS, CY, BO, married))
    assert found.matches.matched_by == {"id": 3}
    assert told(found, "fields_changed", "field", "old", "new") == [
        ("name", "Ann Lee", "Ann Okafor"),
        ("email", "ann@north.example", "ann.okafor@north.example"),
    ]


def test_an_id_given_to_somebody_else_is_no_person_renamed() -> None:
    other = ("C1", "Zed Quint", "zed@west.example", "West", "Analyst")
    found = compared(network(FIELDS, ANN, BO, CY), network(FIELDS, other, BO, CY))
    assert (told(found, "joined", "name"), told(found, "left", "name")) == (["Zed Quint"], ["Ann Lee"])


def test_ids_that_only_number_the_rows_tell_nobody() -> None:
    earlier = network(FIELDS, ("1", *ANN[1:]), ("2", *BO[1:]), ("3", *CY[1:]))
    later = network(FIELDS, ("1", *CY[1:]), ("2", *ANN[1:]), ("3", *BO[1:]))
    found = compared(earlier, later)
    assert found.matches.matched_by == {"e-mail": 3}
    assert set(told(found, "fields_changed", "field")) == {"contact_id"}


def test_without_ids_and_addresses_name_and_organisation_tell_a_person() -> None:
    fields = "name organisation"
    earlier = network(fields, ("Jo Park", "North Ltd"), ("Jo Park", "South"))
    later = network(fields, ("Jo Park", "South"), ("Park, Jo", "North"))
    assert compared(earlier, later).matches.matched_by == {"name and organisation": 2}


def test_a_name_that_nobody_else_has_tells_a_person_who_moved() -> None:
    later = network(FIELDS, BO, ("", "Ann Lee", "a.lee@west.example", "West", "Director"))
    found = compared(network(FIELDS, ANN, BO), later)
    assert told(found, "joined", "name") == []
    assert ("organisation", "North", "West") in told(found, "fields_changed", "field", "old", "new")


def test_two_persons_of_one_name_and_different_ids_are_two() -> None:
    earlier = network(FIELDS, ANN, BO, CY)
    later = network(FIELDS, BO, CY, ("C9", "Ann Lee", "ann.lee@west.example", "West", "Director"))
    found = compared(earlier, later)
    assert (told(found, "joined", "contact_id"), told(found, "left", "contact_id")) == (["C9"], ["C1"])


def test_a_person_renamed_in_the_same_row_is_one_person() -> None:
    fields = "name phone organisation job_title"
    earlier = network(fields, ("Ann Lee", "0123 456 789", "North", "Manager"), ("Bo", "", "North", "Sponsor"))
    later = network(fields, ("Nan Okafor", "0123456789", "North", "Manager"), ("Bo", "", "North", "Sponsor"))
    found = compared(earlier, later)
    assert found.matches.matched_by == {"name and organisation": 1, "place": 1}
    assert told(found, "fields_changed", "field", "new") == [("name", "Nan Okafor")]


def test_who_follows_in_the_same_row_and_post_is_another_person() -> None:
    fields = "name organisation job_title owner"
    earlier = network(fields, ("Ann Lee", "North", "Manager", "Kit"), ("Bo Osei", "North", "Sponsor", "Kit"))
    later = network(fields, ("Max Quint", "North", "Manager", "Kit"), ("Bo Osei", "North", "Sponsor", "Kit"))
    found = compared(earlier, later)
    assert (told(found, "joined", "name"), told(found, "left", "name")) == (["Max Quint"], ["Ann Lee"])


def test_another_layout_of_the_same_people_changes_nothing() -> None:
    earlier = network(
        "name email influence last_touchpoint:ymd", ("Ann Lee", "ann@north.example", "High", "2026-11-02")
    )
    later = network(
        "email first_name last_name influence last_touchpoint:dmy organisation=",
        ("ANN@north.example", "Ann", "Lee", "H", "02/11/2026"),
        sheet="Export",
    )
    assert compared(earlier, later).nothing_changed


def test_somebody_merged_into_another_has_left_to_them_and_brought_their_touchpoints() -> None:
    fields, log = "contact_id name email status", [("2026-11-02", "C2", "Phone call", "", "")]
    earlier = network(fields, ("C1", "Ann Lee", "ann@north.example"), ("C2", "A. Lee", "al@north.example"), log=log)
    later = network(
        fields,
        ("C1", "Ann Lee", "ann@north.example"),
        ("C2", "A. Lee", "al@north.example", "Merged into C1 Ann Lee"),
        log=log,
    )
    found = compared(earlier, later)
    assert told(found, "left", "name", "how") == [("A. Lee", "merged into Ann Lee")]
    assert told(found, "touchpoints_removed", "name") == told(found, "touchpoints_added", "name") == []


def test_a_name_with_a_slip_of_the_pen_in_another_row_is_the_same_person() -> None:
    earlier = network(FIELDS, ("", "Cressida Okafor", "", "North", "Buyer"), BO)
    later = network(FIELDS, BO, ("", "Cresida Okafor", "", "North", "Buyer"))
    found = compared(earlier, later)
    assert (told(found, "joined", "name"), told(found, "left", "name")) == ([], [])


@pytest.mark.parametrize(("count", "expected"), [(50, 1), (2_001, 0)])
def test_large_lists_of_other_people_are_not_searched_for_slips_in_typing(count: int, expected: int) -> None:
    ours = [(f"Person A{i}", f"a{i}@north.example", "North") for i in range(count)]
    theirs = [(f"Other B{i}", f"b{i}@south.example", "South") for i in range(count)]
    fields = "name email organisation"
    earlier = network(fields, *ours, ("Margarethe Oduya", "m.oduya@west.example", "West"))
    later = network(fields, *theirs, ("Margarete Oduya", "m.oduya@west-group.example", "West"))
    assert len(match(earlier, later).both) == expected
