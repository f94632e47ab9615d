"""Whom a row was sent out about, where people of one name stand in a workbook whose ids only tell rows."""

from __future__ import annotations

import pytest

from pmodash.packs.gap_matching import ANOTHER, RENAMED
from tests.packs.round_robin import answered, filled, set_in, sheets_of, workbook_of

HEADER = "Name,E-mail,Company,Job title,Relationship owner,Influence,Interest,Last contact"
CHIEF = "Anna Smith,,Acme,Chief Executive,A. Khan,,Low,2026-10-01"
ANALYST = "Anna Smith,,Beta,Analyst,A. Khan,,Low,2026-10-01"
BOB = "Bob Jones,bob@x.example,Acme,Developer,A. Khan,Low,Low,2026-10-01"
NEW = "Eve New,eve@x.example,Acme,Developer,A. Khan,Low,Low,2026-10-01"


def people(*rows):
    return workbook_of(*rows, header=HEADER)


def sent(change=lambda book: None):
    """The sheets of gaps, with an answer for the chief executive alone."""

    def fill(book):
        sheet = book["A. Khan"]
        column = next(cell.column for cell in sheet[3] if cell.value == "ask influence")
        row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 4).value == "Chief Executive")
        sheet.cell(row, column).value = "High"
        change(book)

    return filled(sheets_of(people(CHIEF, BOB, ANALYST)), {}, fill)


def organisations(found, workbook):
    return [workbook.register.contacts["organisation"].iloc[answer.position] for answer in found]


@pytest.mark.parametrize(
    "rows",
    [
        (CHIEF, BOB, ANALYST),
        (ANALYST, BOB, CHIEF),
        (NEW, ANALYST, CHIEF, BOB),
        (ANALYST, BOB, CHIEF.replace("Chief Executive", "Chair")),
        (ANALYST, BOB, CHIEF.replace(",,Acme", ",anna@acme.example,Acme")),
    ],
    ids=["as it was", "sorted anew", "one more", "with a new title", "with an address since"],
)
def test_the_answer_goes_to_the_namesake_whom_it_is_about(rows):
    now = people(*rows)
    found = answered(now, sent())
    assert organisations(found.sets, now) == ["Acme"] and found.choices == ()


@pytest.mark.parametrize(
    "rows",
    [
        (ANALYST, BOB, CHIEF.replace("Acme", "Beta").replace("Chief Executive", "Analyst")),
        (ANALYST.replace("Beta", ""), BOB, CHIEF.replace("Acme", "").replace("Chief Executive", "Analyst")),
    ],
    ids=["alike now", "without organisations now"],
)
def test_namesakes_whom_nothing_tells_apart_any_more_are_listed(rows):
    found = answered(people(*rows), sent())
    assert (found.sets, found.choices) == ((), ())
    assert [problem.kind for problem in found.problems] == ["gap-contact-not-found"]


def test_a_namesake_who_is_left_alone_is_taken_only_when_a_person_says_so():
    now = people(ANALYST, BOB)
    found = answered(now, sent())
    assert (found.sets, [answer.why for answer in found.choices]) == ((), [ANOTHER])


def test_twins_whom_nothing_told_apart_when_the_sheet_went_out_are_listed_though_one_has_an_address_since():
    twin = CHIEF.replace("Acme", "Beta").replace("Chief Executive", "Analyst")
    data = filled(sheets_of(people(twin, ANALYST, BOB)), {("Anna Smith", "influence"): "High"})
    now = people(twin.replace(",,Beta", ",anna@beta.example,Beta"), ANALYST, BOB)
    found = answered(now, data)
    assert (found.sets, found.choices, len(found.problems)) == ((), (), 2)


def test_numbers_that_were_given_anew_after_a_sort_decide_nothing_between_namesakes():
    header = "ID," + HEADER
    before, after = (
        [f"{number},{row}" for number, row in enumerate(rows, 1)]
        for rows in ((CHIEF, BOB, ANALYST), (ANALYST, BOB, CHIEF))
    )
    data = filled(sheets_of(workbook_of(*before, header=header)), {("Anna Smith", "influence"): "High"})
    found = answered(workbook_of(*after, header=header), data)
    assert (found.sets, found.choices, len(found.problems)) == ((), (), 2)


def test_ids_of_their_own_tell_twins_apart_wherever_they_stand():
    header, rows = "ID," + HEADER, [f"S-{n},Anna Smith,,,,A. Khan,,Low,2026-10-01" for n in (1, 2)]
    data = sheets_of(workbook_of(*rows, header=header))

    def first_only(book):
        sheet = book["A. Khan"]
        column = next(cell.column for cell in sheet[3] if cell.value == "ask influence")
        row = next(row for row in range(5, sheet.max_row + 1) if '"S-1"' in str(sheet.cell(row, 1).value))
        sheet.cell(row, column).value = "High"

    now = workbook_of(*reversed(rows), header=header)
    (answer,) = answered(now, filled(data, {}, first_only)).sets
    assert now.register.contacts["contact_id"].iloc[answer.position] == "S-1"


def test_a_row_whose_name_was_typed_over_is_asked_about():
    def change(book):
        sheet = book["A. Khan"]
        row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 4).value == "Chief Executive")
        sheet.cell(row, 2).value = "Bob Jones"

    now = people(CHIEF, BOB, ANALYST)
    found = answered(now, sent(change))
    assert set_in(found, now) == {}
    assert [(answer.field, answer.why) for answer in found.choices] == [("name", RENAMED), ("influence", RENAMED)]


def test_what_tells_people_apart_is_not_written_out_in_the_sheets():
    header = HEADER + ",Phone"
    workbook = workbook_of(f"{CHIEF},+44 20 7946 0000", header=header)

    def look(book):
        texts = [str(cell.value) for sheet in book for row in sheet for cell in row]
        assert not any("7946" in text for text in texts)

    filled(sheets_of(workbook), {}, look)
