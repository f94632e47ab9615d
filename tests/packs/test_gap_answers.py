"""What comes back: filled cells become edits, whatever was done to the file; nothing is overwritten unasked."""

from __future__ import annotations

import datetime as dt

import pytest

from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, SetField
from pmodash.packs.gap_answers import MEANWHILE, TWO_ANSWERS, edits_of, gap_answers
from pmodash.packs.gap_reading import NOT_ASKED
from tests.packs.round_robin import AS_OF, ROWS, answered, filled, register_of, set_in, sheets_of

INFLUENCE, LAST, EMAIL, OWNER = (
    ("Ann Lee", "influence"), ("Bo Osei", "last_touchpoint"), ("Cy Roe", "email"), ("Di Poe", "owner"),
)  # fmt: skip
ALL = {INFLUENCE: "High", LAST: dt.date(2026, 6, 7), EMAIL: "cy@south.example", OWNER: "B. Mora"}


@pytest.fixture(scope="module")
def register():
    return register_of(*ROWS)


@pytest.fixture(scope="module")
def sheets(register):
    return sheets_of(register)


def kinds(found):
    return [problem.kind for problem in found.problems]


def test_every_filled_cell_is_an_edit_of_a_blank(register, sheets):
    found = answered(register, filled(sheets, ALL))
    assert set_in(found, register) == ALL
    edits = edits_of(found, register)
    assert all(edit.was is None and edit.check_was for edit in edits)
    after = apply(register, edits).contacts
    assert after["owner"].tolist() == ["A. Khan", "A. Khan", "B. Mora", "B. Mora"]
    assert found.made_by == "Gaps filled by A. Khan, B. Mora and those without an owner"


def test_sheets_that_nobody_filled_change_nothing(register, sheets):
    found = answered(register, sheets)
    assert (found.sets, found.choices, found.problems) == ((), (), ())


@pytest.mark.parametrize("word", ["n/a", " ", "TBC", "-"])
def test_a_word_that_says_nothing_is_no_answer(register, sheets, word):
    found = answered(register, filled(sheets, {EMAIL: word, OWNER: word, LAST: word}))
    assert (found.sets, found.problems) == ((), ())


def test_what_was_filled_meanwhile_is_to_be_chosen_and_not_overwritten(register, sheets):
    now = apply(register, [SetField(Key(row=5, sheet="people"), "owner", "C. Diaz")])
    found = answered(now, filled(sheets, ALL))
    assert OWNER not in set_in(found, now)
    assert [(a.ours, a.value, a.why) for a in found.choices] == [("C. Diaz", "B. Mora", MEANWHILE)]
    assert edits_of(found, now, {0})[-1].value == "B. Mora" and edits_of(found, now, {0})[-1].was == "C. Diaz"


def test_what_the_workbook_holds_already_is_counted_and_not_made_again(register, sheets):
    data = filled(sheets, ALL)
    now = apply(register, edits_of(answered(register, data), register))
    again = answered(now, data)
    assert (again.sets, again.choices, again.already) == ((), (), 4)


def test_a_grey_cell_that_was_filled_is_offered_and_not_taken(register, sheets):
    found = answered(register, filled(sheets, {("Bo Osei", "influence"): "Low"}))
    assert found.sets == ()
    assert [(a.ours, a.value, a.why) for a in found.choices] == [("High", "Low", NOT_ASKED)]


def test_words_that_are_no_day_are_not_overwritten_unasked():
    register = register_of(*ROWS[:1], ROWS[1] + "last spring")
    found = answered(register, filled(sheets_of(register), {LAST: dt.date(2026, 6, 7)}))
    assert (found.sets, [(a.ours, a.why) for a in found.choices]) == (
        (),
        [(None, "in place of 'last spring', which is no day")],
    )


def test_two_answers_for_one_cell_are_to_be_chosen_and_the_first_ticked_counts(register, sheets):
    found = answered(register, filled(sheets, {OWNER: "B. Mora"}), filled(sheets, {OWNER: "A. Khan"}))
    assert [(a.value, a.why) for a in found.choices] == [("B. Mora", TWO_ANSWERS), ("A. Khan", TWO_ANSWERS)]
    assert [edit.value for edit in edits_of(found, register, {0, 1})] == ["B. Mora"]


def test_the_same_answer_in_two_files_of_one_name_is_one_edit(register, sheets):
    data = filled(sheets, {OWNER: "B. Mora"})
    found = gap_answers([("gaps.xlsx", data), ("gaps.xlsx", data)], register, AS_OF)
    assert len(found.sets) == 1 and found.choices == ()


@pytest.mark.parametrize(
    ("where", "value", "expected"),
    [
        (INFLUENCE, "purple", "one of High, Medium, Low"),
        (LAST, "soon", "a day such as"),
        (LAST, "31/31/2026", "a day such as"),
        (LAST, dt.date(2027, 1, 3), "a later one is a plan"),
        (EMAIL, "cy at south", "an address such as"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_sheet_and_cell(register, sheets, where, value, expected):
    found = answered(register, filled(sheets, {**ALL, where: value}))
    (problem,) = found.problems
    assert problem.kind == "gap-value-unreadable" and expected in problem.expected
    assert problem.sheet.startswith("0.xlsx: ") and problem.cell[-1].isdigit()
    assert len(found.sets) == 3


@pytest.mark.parametrize(
    ("last", "days"),
    [("31/10/2026", [dt.date(2026, 7, 6)]), ("10/31/2026", [dt.date(2026, 6, 7)]), ("", [])],
    ids=["day first", "month first", "not settled"],
)
def test_a_day_typed_as_text_is_read_in_the_order_of_the_register(last, days):
    rows = [row.replace("31/10/2026", last).replace("30/10/2026", last).replace("29/10/2026", last) for row in ROWS]
    register = register_of(*rows)
    found = answered(register, filled(sheets_of(register), {LAST: "06/07/2026"}))
    assert [answer.value for answer in found.sets] == days
    assert kinds(found) == ([] if days else ["gap-value-unreadable"])


def test_rows_that_were_sorted_deleted_or_moved_in_the_sheet_are_known_by_their_key(register, sheets):
    def change(book):
        sheet = book["A. Khan"]
        rows = [[cell.value for cell in sheet[row]] for row in (5, 6)]
        for row, values in zip((6, 5), rows, strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        book["B. Mora"].delete_rows(5)

    found = answered(register, filled(sheets, ALL, change))
    assert set_in(found, register) == {key: value for key, value in ALL.items() if key != EMAIL}


def test_a_column_that_an_owner_added_is_told_and_disturbs_nothing(register, sheets):
    def change(book):
        sheet = book["A. Khan"]
        sheet.insert_cols(5)
        sheet["E4"], sheet["E5"] = "My remarks", "ask her boss"

    found = answered(register, filled(sheets, ALL, change))
    assert set_in(found, register) == ALL
    assert [(p.kind, p.severity, p.cell) for p in found.problems] == [("gap-column-added", "note", "E")]


def test_contacts_whose_rows_moved_in_the_workbook_are_found_by_id_address_or_name(sheets):
    moved = register_of(*[row[1:] for row in (",9,New One,,,,,,,,,"[1:], *(f"x{row}" for row in reversed(ROWS)))])
    assert moved.contacts["name"].tolist()[-1] == "Ann Lee"
    assert set_in(answered(moved, filled(sheets, ALL)), moved) == ALL


def test_an_id_that_was_given_to_another_person_is_not_believed(sheets):
    renumbered = register_of(*(f"{number}{row[1:]}" for number, row in enumerate(reversed(ROWS), 1)))
    assert set_in(answered(renumbered, filled(sheets, ALL)), renumbered) == ALL


def test_a_contact_who_is_gone_or_has_a_namesake_is_listed(sheets):
    twins = ("8,Di Poe,,East,Analyst,,Low,Low,Neutral,Neutral,", "9,Di Poe,,West,Analyst,,Low,Low,Neutral,Neutral,")
    fewer = register_of(*ROWS[:2], *twins)
    found = answered(fewer, filled(sheets, ALL))
    assert set_in(found, fewer) == {INFLUENCE: "High", LAST: dt.date(2026, 6, 7)}
    assert [(p.kind, p.found) for p in found.problems] == [
        ("gap-contact-not-found", "Cy Roe"),
        ("gap-contact-not-found", "Di Poe"),
    ]


def test_a_row_that_lost_its_key_is_found_by_its_name_and_offered(register, sheets):
    def change(book):
        book["No owner"]["A5"] = None

    found = answered(register, filled(sheets, {OWNER: "B. Mora"}, change))
    assert [(a.value, a.why) for a in found.choices] == [("B. Mora", NOT_ASKED)]


@pytest.mark.parametrize("data", [b"", b"no workbook", b"Name,Owner\nAnn,Kim\n"])
def test_a_file_that_is_none_of_ours_is_a_problem_and_the_others_are_read(register, sheets, data):
    found = answered(register, data, filled(sheets, ALL))
    assert set_in(found, register) == ALL
    assert kinds(found)[0] in ("gap-file-unreadable", "gap-file-unknown")


def test_a_formula_typed_as_text_stays_text(register, sheets):
    def change(book):
        cell = book["No owner"]["E5"]
        cell.value, cell.data_type = "=1+1", "s"

    found = answered(register, filled(sheets, {}, change))
    assert set_in(found, register) == {OWNER: "=1+1"}


def test_a_cell_that_the_workbook_cannot_take_is_told_and_the_others_are_set():
    header = "Name,E-mail,Company,Job title,Relationship owner,Unaware,Neutral,Leading"
    register = register_of(
        "Ann Lee,,North,Analyst,A. Khan,,,", "Bo Osei,bo@north.example,North,Analyst,A. Khan,,x,", header=header
    )
    values = {("Ann Lee", "engagement_current"): "Supportive", ("Ann Lee", "email"): "ann@north.example"}
    found = answered(register, filled(sheets_of(register), values))
    assert set_in(found, register) == {("Ann Lee", "email"): "ann@north.example"}
    assert kinds(found) == ["gap-not-filled"]


def test_a_sheet_copied_into_another_workbook_is_still_known(register, sheets):
    def change(book):
        for title in book.sheetnames:
            if title != "B. Mora":
                del book[title]
        book["B. Mora"].title = "Copy of mine"
        book.create_sheet("Other", 0)["A1"] = "hello"

    assert set_in(answered(register, filled(sheets, ALL, change)), register) == {EMAIL: "cy@south.example"}
