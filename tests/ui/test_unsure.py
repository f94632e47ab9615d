"""What the Upload page asks about: what was read without certainty, with its values, reasons and answers."""

from __future__ import annotations

import pytest

from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.ui.check_queue import accept_label, what_to_check
from pmodash.ui.unsure import Doubt, accepted, answered, doubts_of
from pmodash.workbook.cells import Book
from pmodash.workbook.reading import read
from pmodash.workbook.tables import Corrections, SheetCorrection
from pmodash.workbook.understanding import understand

PEOPLE = """Name,Email,Organisation,Job title,Power,Rank of interest,Last contact,Primary contribution
Ann Lee,ann@x.example,Northwind,Director,1,A,05/06/2026,Money
Bo Diaz,bo@x.example,Northwind,Manager,2,B,07/08/2026,Time
Cy Poe,cy@x.example,Northwind,Clerk,5,C,01/02/2026,Help
"""
TICKS = """Name,Email,Unaware,Resistant,Neutral,Supportive,Leading
Ann Lee,ann@x.example,X,,,,
Bo Diaz,bo@x.example,,,X,,
Cy Poe,cy@x.example,,,,X,
"""
CERTAIN = """Name,Email,Organisation,Job title,Last contact
Ann Lee,ann@x.example,Northwind,Director,2026-06-05
Bo Diaz,bo@x.example,Northwind,Manager,2026-06-06
"""


def opened(text: str, corrections: Corrections | None = None) -> tuple[Book, Register]:
    book = read(text.encode(), "people.csv")
    return book, build(book, understand(book, corrections or Corrections()))


def doubts(text: str, corrections: Corrections | None = None) -> dict[str, Doubt]:
    book, register = opened(text, corrections)
    return {"".join(one.letters): one for one in doubts_of(book, register.layout, register.findings)}


def test_a_workbook_without_doubt_asks_nothing() -> None:
    assert doubts(CERTAIN) == {}


def test_a_scale_is_asked_for_with_what_its_values_would_mean_either_way() -> None:
    power = doubts(PEOPLE)["E"]
    assert (power.kind, power.value, power.samples) == ("scale", "rising", "1, 2, 5")
    assert power.choices == {"rising": "1–2 Low, 5 High", "falling": "1–2 High, 5 Low"}
    assert power.reading == "1–2 Low, 5 High"


def test_letters_are_asked_for_too() -> None:
    interest = doubts(PEOPLE)["F"]
    assert (interest.kind, interest.value) == ("scale", "falling")
    assert interest.choices["falling"] == "A High, B Medium, C Low"


def test_an_open_date_order_is_asked_for_with_a_date_of_the_column() -> None:
    order = doubts(PEOPLE)["G"]
    assert (order.kind, order.value) == ("date_order", "dmy")
    assert order.choices == {"dmy": "Day first: 05/06 is 5 June", "mdy": "Month first: 05/06 is 6 May"}


def test_a_field_that_is_unsure_is_asked_for_with_its_values_and_why() -> None:
    role = doubts(PEOPLE)["H"]
    assert (role.kind, role.value, role.samples) == ("field", "role", "Money | Time | Help")
    assert (role.reading, list(role.choices)) == ("Role (65% sure)", ["role", ""])
    assert "known word" in role.why
    assert "department" in role.others


def test_columns_that_are_ticked_are_one_question() -> None:
    (ticks,) = doubts(TICKS).values()
    assert ticks.letters == ("C", "D", "E", "F", "G")
    assert ticks.reading.endswith("one column each for Unaware, Resistant, Neutral, Supportive, Leading")


@pytest.mark.parametrize("text", [PEOPLE, TICKS])
def test_what_is_accepted_as_read_is_asked_no_more_and_changes_no_contact(text: str) -> None:
    said = accepted(Corrections(), doubts(text).values())
    assert doubts(text, said) == {}
    before, after = opened(text)[1], opened(text, said)[1]
    assert after.contacts.equals(before.contacts)
    assert [c.field for c in after.layout.tables[0].columns] == [c.field for c in before.layout.tables[0].columns]


def test_an_answer_is_a_correction_and_leaves_the_other_questions() -> None:
    open_ones = doubts(PEOPLE)
    said = answered(Corrections(), open_ones["E"], "falling")
    assert said == Corrections((SheetCorrection("people", scales={"E": "falling"}),))
    assert list(doubts(PEOPLE, said)) == [letter for letter in open_ones if letter != "E"]
    assert opened(PEOPLE, said)[1].contacts["influence_level"].tolist() == ["High", "High", "Low"]


def test_an_answer_about_a_scale_confirms_the_field_where_that_is_unsure() -> None:
    interest = doubts(PEOPLE)["F"]
    assert interest.field == "interest"
    said = answered(Corrections(), interest, "rising").of_sheet("people")
    assert (said.scales, said.fields) == ({"F": "rising"}, {"F": "interest"})
    assert answered(Corrections(), interest, "").of_sheet("people").fields == {"F": None}


def test_a_column_that_is_not_used_is_asked_for_no_more() -> None:
    said = answered(Corrections(), doubts(PEOPLE)["H"], "")
    assert "H" not in doubts(PEOPLE, said)


def test_a_sheet_of_unsure_role_is_asked_for_and_may_be_left_unread() -> None:
    text = "Stakeholder,Remarks\nAnn Lee,x\nBo Diaz,y\n"
    sheet = doubts(text)[""]
    assert (sheet.kind, sheet.value, sheet.reading) == ("role", "contacts", "Contacts")
    assert "" not in doubts(text, answered(Corrections(), sheet, "contacts"))
    assert len(opened(text, answered(Corrections(), sheet, "other"))[1].contacts) == 0


def test_the_heading_counts_what_is_to_be_checked() -> None:
    found = doubts(PEOPLE)
    columns = [doubt for doubt in found.values() if doubt.letters]
    assert what_to_check(columns, False) == "Check these 4 columns"
    assert what_to_check(columns[:1], True) == "Check 1 column and your own organisation"
    assert what_to_check((), True) == "Check your own organisation"


def test_the_button_says_how_many_it_accepts() -> None:
    said = [accept_label(1, False), accept_label(1, True), accept_label(3, False), accept_label(3, True)]
    assert said == [
        "Accept it as read",
        "Accept the other one as read",
        "Accept all 3 as read",
        "Accept the other 3 as read",
    ]


def test_a_field_too_unsure_to_be_taken_is_offered_and_left_unless_it_is_chosen() -> None:
    text = "Name,Email,URL\nAnn Lee,ann@x.example,https://x.example/a\nBo Diaz,bo@x.example,https://x.example/b\n"
    offer = doubts(text)["C"]
    assert (offer.value, list(offer.choices)) == ("", ["linkedin", ""])
    assert offer.reading == "(not used); it may be LinkedIn"
    left = accepted(Corrections(), [offer])
    assert left.of_sheet("people").fields == {"C": None}
    assert "C" not in doubts(text, left)
    taken = answered(Corrections(), offer, "linkedin")
    assert opened(text, taken)[1].contacts["linkedin"].notna().all()


def test_ticked_levels_of_pairs_of_rows_are_named_current_and_desired() -> None:
    people = [("Name", "State", "Unaware", "Resistant", "Neutral", "Supportive", "Leading")]
    for name in ("Ada Ash", "Bo Diaz", "Cy Poe", "Di Roe"):
        people += [(name, "Current", "", "X", "", "", ""), ("", "Desired", "", "", "", "X", "")]
    found = doubts("\n".join(",".join(row) for row in people))
    (ticks,) = [doubt for letters, doubt in found.items() if len(letters) > 1]
    assert ticks.reading.startswith("Engagement level, current and desired (a row each)")
