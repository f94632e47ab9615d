"""What comes back: filled cells become edits, whatever was done to the file; nothing is overwritten unasked."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from pmodash.journal.applying import apply
from pmodash.journal.edits import Key, MergeContacts, SetField
from pmodash.packs.gap_answers import TWO_ANSWERS, edits_of, gap_answers
from pmodash.packs.gap_reading import MEANWHILE, NOT_ASKED, NOT_COUNTED
from pmodash.vocabulary import HUB_SOURCE
from tests.packs.round_robin import (
    AS_OF,
    HEADER,
    ROWS,
    answered,
    filled,
    saved,
    set_in,
    sheets_of,
    with_edits,
    workbook_in,
    workbook_of,
)

INFLUENCE, LAST, EMAIL, OWNER = (
    ("Ann Lee", "influence"), ("Bo Osei", "last_touchpoint"), ("Cy Roe", "email"), ("Di Poe", "owner"),
)  # fmt: skip
ALL = {INFLUENCE: "High", LAST: dt.date(2026, 6, 7), EMAIL: "cy@south.example", OWNER: "B. Mora"}


@pytest.fixture(scope="module")
def people():
    return workbook_of(*ROWS)


@pytest.fixture(scope="module")
def sheets(people):
    return sheets_of(people)


def kinds(found):
    return [problem.kind for problem in found.problems]


def test_every_filled_cell_is_an_edit_of_a_blank(people, sheets):
    found = answered(people, filled(sheets, ALL))
    assert set_in(found, people) == ALL
    edits = edits_of(found, people.register)
    assert all(edit.was is None and edit.check_was for edit in edits)
    after = apply(people.register, edits).contacts
    assert after["owner"].tolist() == ["A. Khan", "A. Khan", "B. Mora", "B. Mora"]
    assert found.made_by == "Gaps filled by A. Khan, B. Mora and those without an owner"


def test_sheets_that_nobody_filled_change_nothing(people, sheets):
    found = answered(people, sheets)
    assert (found.sets, found.choices, found.problems) == ((), (), ())


@pytest.mark.parametrize("word", ["n/a", " ", "TBC", "-"])
def test_a_word_that_says_nothing_is_no_answer(people, sheets, word):
    found = answered(people, filled(sheets, {EMAIL: word, OWNER: word, LAST: word}))
    assert (found.sets, found.problems) == ((), ())


def test_what_was_filled_meanwhile_is_to_be_chosen_and_not_overwritten(people, sheets):
    now = with_edits(people, SetField(Key(row=5, sheet="people"), "owner", "C. Diaz"))
    found = answered(now, filled(sheets, ALL))
    assert OWNER not in set_in(found, now)
    assert [(a.ours, a.value, a.why) for a in found.choices] == [("C. Diaz", "B. Mora", MEANWHILE)]
    assert (
        edits_of(found, now.register, {0})[-1].value == "B. Mora"
        and edits_of(found, now.register, {0})[-1].was == "C. Diaz"
    )


def test_what_the_workbook_holds_already_is_counted_and_not_made_again(people, sheets):
    data = filled(sheets, ALL)
    now = with_edits(people, *edits_of(answered(people, data), people.register))
    again = answered(now, data)
    assert (again.sets, again.choices, again.already) == ((), (), 4)


def test_a_grey_cell_that_was_filled_is_offered_and_not_taken(people, sheets):
    found = answered(people, filled(sheets, {("Bo Osei", "influence"): "Low"}))
    assert found.sets == ()
    assert [(a.ours, a.value, a.why) for a in found.choices] == [("High", "Low", NOT_ASKED)]


def test_what_an_owner_corrected_of_whom_a_row_is_about_is_offered_and_not_taken(people, sheets):
    def change(book):
        book["B. Mora"]["D5"] = "Head of Data"

    found = answered(people, filled(sheets, {}, change))
    assert found.sets == ()
    assert [(a.field, a.ours, a.value, a.why) for a in found.choices] == [
        ("job_title", "Analyst", "Head of Data", NOT_ASKED)
    ]


def test_a_formula_without_a_result_is_told(people, sheets):
    def change(book):
        book["No owner"]["E5"] = '=HYPERLINK("x")'

    found = answered(people, filled(sheets, {}, change))
    assert [(p.cell, p.found) for p in found.problems] == [("E5", "a formula without a result")]


def test_the_hub_is_an_answer_for_a_group_and_offered_in_the_sheet():
    people = workbook_of("1,Ann Lee,,,Xyzzy,A. Khan,Low,Low,Neutral,Neutral,30/10/2026")
    found = answered(people, filled(sheets_of(people), {("Ann Lee", "group"): "team members"}))
    assert set_in(found, people) == {("Ann Lee", "group"): HUB_SOURCE}


def test_only_owners_whose_sheets_held_an_answer_are_named(people, sheets):
    assert answered(people, filled(sheets, {EMAIL: "cy@south.example"})).made_by == "Gaps filled by B. Mora"


def test_words_that_are_no_day_are_not_overwritten_unasked():
    people = workbook_of(*ROWS[:1], ROWS[1] + "last spring")
    found = answered(people, filled(sheets_of(people), {LAST: dt.date(2026, 6, 7)}))
    assert (found.sets, [(a.ours, a.why) for a in found.choices]) == (
        (),
        [(None, "in place of 'last spring'")],
    )


def test_two_answers_for_one_cell_are_to_be_chosen_and_the_first_ticked_counts(people, sheets):
    found = answered(people, filled(sheets, {OWNER: "B. Mora"}), filled(sheets, {OWNER: "A. Khan"}))
    assert [(a.value, a.why) for a in found.choices] == [("B. Mora", TWO_ANSWERS), ("A. Khan", TWO_ANSWERS)]
    assert [edit.value for edit in edits_of(found, people.register, {0, 1})] == ["B. Mora"]


def test_the_same_answer_in_two_files_of_one_name_is_one_edit(people, sheets):
    data = filled(sheets, {OWNER: "B. Mora"})
    found = gap_answers([("gaps.xlsx", data), ("gaps.xlsx", data)], people, AS_OF)
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
def test_what_cannot_be_read_is_told_with_its_sheet_and_cell(people, sheets, where, value, expected):
    found = answered(people, filled(sheets, {**ALL, where: value}))
    (problem,) = found.problems
    assert problem.kind == "gap-value-unreadable" and expected in problem.expected
    assert problem.sheet.startswith("0.xlsx: ") and problem.cell[-1].isdigit()
    assert len(found.sets) == 3


@pytest.mark.parametrize(
    ("last", "days"),
    [
        ("31/10/2026", [dt.date(2026, 7, 6)]),
        ("10/31/2026", [dt.date(2026, 6, 7)]),
        ("", []),
        ("07/08/2026", []),
        ("last spring", []),
    ],
    ids=["day first", "month first", "not settled", "only assumed", "only words"],
)
def test_a_day_typed_as_text_is_read_in_the_order_of_the_register(last, days):
    rows = [row.replace("31/10/2026", last).replace("30/10/2026", last).replace("29/10/2026", last) for row in ROWS]
    people = workbook_of(*rows)
    found = answered(people, filled(sheets_of(people), {LAST: "06/07/2026"}))
    assert [answer.value for answer in found.sets] == days
    assert found.problems == () and len(found.either) == (0 if days else 1)


@pytest.mark.parametrize(("order", "day"), [("dmy", dt.date(2026, 7, 6)), ("mdy", dt.date(2026, 6, 7))])
def test_a_day_that_nothing_settles_is_listed_and_read_as_the_user_says(order, day):
    people = workbook_of("1,Ann Lee,,North,Project Manager,A. Khan,Low,Low,Neutral,Supportive,")
    data = filled(sheets_of(people), {("Ann Lee", "last_touchpoint"): "06/07/2026"})
    asked = answered(people, data)
    assert (asked.sets, [(one.text, one.days) for one in asked.either]) == (
        (),
        [("06/07/2026", (dt.date(2026, 7, 6), dt.date(2026, 6, 7)))],
    )
    told = answered(people, data, order=order)
    assert set_in(told, people) == {("Ann Lee", "last_touchpoint"): day} and len(told.either) == 1


def test_the_days_of_an_owners_own_sheet_settle_each_other_and_one_that_reads_one_way_is_never_refused():
    rows = [f"{n},P{n} Lee,p{n}@n.example,North,Analyst,A. Khan,Low,Low,Neutral,Neutral," for n in (1, 2)]
    rows.append("3,Q Lee,q@n.example,North,Analyst,A. Khan,Low,Low,Neutral,Neutral,31/10/2026")
    people = workbook_of(*rows)
    values = {("P1 Lee", "last_touchpoint"): "06/07/2026", ("P2 Lee", "last_touchpoint"): "06/27/2026"}
    found = answered(people, filled(sheets_of(people), values))
    assert set(set_in(found, people).values()) == {dt.date(2026, 6, 7), dt.date(2026, 6, 27)}


@pytest.mark.parametrize("words", ["TBC", "ask her boss"])
def test_every_cell_that_is_not_blank_is_asked_about_however_many_there_are(words):
    rows = [f"{n},P{n} Lee,p{n}@n.example,North,Analyst,A. Khan,Low,Low,Neutral,Neutral,{words}" for n in range(120)]
    people = workbook_of(*rows)
    values = {(f"P{n} Lee", "last_touchpoint"): dt.date(2026, 6, 7) for n in range(120)}
    found = answered(people, filled(sheets_of(people), values))
    assert (len(found.sets), {answer.why for answer in found.choices}) == (0, {f"in place of {words!r}"})


def test_words_in_the_row_that_another_sheet_keeps_of_them_are_asked_about_too():
    book = openpyxl.Workbook()
    register, plan = book.active, book.create_sheet("Communications plan")
    for row in (
        ["ID", "Name", "E-mail", "Job title"],
        [1, "Ann Lee", "ann@n.example", "Analyst"],
        [2, "Bo Osei", "", "Analyst"],
    ):
        register.append(row)
    for row in (
        ["ID", "Name", "Channel", "Last contact"],
        [1, "Ann Lee", "Phone", dt.date(2026, 10, 1)],
        [2, "Bo Osei", "Phone", "last spring"],
    ):
        plan.append(row)
    people = workbook_in(saved(book), "people.xlsx")
    found = answered(people, filled(sheets_of(people), {LAST: dt.date(2026, 6, 7)}))
    assert (found.sets, [answer.why for answer in found.choices]) == ((), ["in place of 'last spring'"])


@pytest.mark.parametrize(
    ("field", "value", "why"), [("status", "Left", "left"), ("do_not_contact", True, "not to be contacted")]
)
def test_an_answer_for_somebody_who_counts_no_more_is_to_be_chosen(people, sheets, field, value, why):
    now = with_edits(people, SetField(Key(row=5, sheet="people"), field, value))
    found = answered(now, filled(sheets, {OWNER: "B. Mora"}))
    assert (found.sets, [answer.why for answer in found.choices]) == ((), [f"{NOT_COUNTED}: {why}"])


@pytest.mark.parametrize("again", [False, True], ids=["in this session", "in the workbook that came again"])
def test_an_answer_for_somebody_merged_away_goes_to_who_stands_for_them(again):
    first, second = (
        f"{row},North,Analyst,A. Khan,Low,Low,Neutral,Neutral,30/10/2026" for row in ("1,Ann Lee,", "2,Anne Lee,")
    )
    header = HEADER + ",Status"
    people = workbook_of(f"{first},Active", f"{second},Active", ROWS[3], header=header)
    data = filled(sheets_of(people), {("Anne Lee", "email"): "anne@north.example"})
    if again:
        now = workbook_of(f"{second},Merged into 1 Ann Lee", f"{first},Active", ROWS[3], header=header)
    else:
        now = with_edits(people, MergeContacts(Key(contact_id="1"), Key(contact_id="2")))
    found = answered(now, data)
    assert set_in(found, now) == {("Ann Lee", "email"): "anne@north.example"} and found.problems == ()


def test_rows_that_were_sorted_deleted_or_moved_in_the_sheet_are_known_by_their_key(people, sheets):
    def change(book):
        sheet = book["A. Khan"]
        rows = [[cell.value for cell in sheet[row]] for row in (5, 6)]
        for row, values in zip((6, 5), rows, strict=True):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column).value = value
        book["B. Mora"].delete_rows(5)

    found = answered(people, filled(sheets, ALL, change))
    assert set_in(found, people) == {key: value for key, value in ALL.items() if key != EMAIL}


def test_a_column_that_an_owner_added_is_told_and_disturbs_nothing(people, sheets):
    def change(book):
        sheet = book["A. Khan"]
        sheet.insert_cols(5)
        sheet["E4"], sheet["E5"] = "My remarks", "ask her boss"

    found = answered(people, filled(sheets, ALL, change))
    assert set_in(found, people) == ALL
    assert [(p.kind, p.severity, p.cell) for p in found.problems] == [("gap-column-added", "note", "E")]


def test_contacts_whose_rows_moved_in_the_workbook_are_found_by_id_address_or_name(sheets):
    moved = workbook_of(*[row[1:] for row in (",9,New One,,,,,,,,,"[1:], *(f"x{row}" for row in reversed(ROWS)))])
    assert moved.register.contacts["name"].tolist()[-1] == "Ann Lee"
    assert set_in(answered(moved, filled(sheets, ALL)), moved) == ALL


def test_an_id_that_was_given_to_another_person_is_not_believed(sheets):
    renumbered = workbook_of(*(f"{number}{row[1:]}" for number, row in enumerate(reversed(ROWS), 1)))
    assert set_in(answered(renumbered, filled(sheets, ALL)), renumbered) == ALL


def test_a_contact_who_is_gone_or_has_a_namesake_is_listed(sheets):
    twins = ("8,Di Poe,,East,Analyst,,Low,Low,Neutral,Neutral,", "9,Di Poe,,West,Analyst,,Low,Low,Neutral,Neutral,")
    fewer = workbook_of(*ROWS[:2], *twins)
    found = answered(fewer, filled(sheets, ALL))
    assert set_in(found, fewer) == {INFLUENCE: "High", LAST: dt.date(2026, 6, 7)}
    assert [(p.kind, p.found) for p in found.problems] == [
        ("gap-contact-not-found", "Cy Roe"),
        ("gap-contact-not-found", "Di Poe"),
    ]


def test_a_row_that_lost_its_key_is_found_by_its_name_and_offered(people, sheets):
    def change(book):
        book["No owner"]["A5"] = None

    found = answered(people, filled(sheets, {OWNER: "B. Mora"}, change))
    assert [(a.value, a.why) for a in found.choices] == [("B. Mora", NOT_ASKED)]


@pytest.mark.parametrize("data", [b"", b"no workbook", b"Name,Owner\nAnn,Kim\n"])
def test_a_file_that_is_none_of_ours_is_a_problem_and_the_others_are_read(people, sheets, data):
    found = answered(people, data, filled(sheets, ALL))
    assert set_in(found, people) == ALL
    assert kinds(found)[0] in ("gap-file-unreadable", "gap-file-unknown")


def test_a_file_with_a_password_says_what_to_do(people, sheets):
    held = io.BytesIO()
    OOXMLFile(io.BytesIO(sheets)).encrypt("secret", held)
    (problem,) = answered(people, held.getvalue()).problems
    assert problem.found == "a file with a password" and "save it without one" in problem.remedy


def test_a_formula_typed_as_text_stays_text(people, sheets):
    def change(book):
        cell = book["No owner"]["E5"]
        cell.value, cell.data_type = "=1+1", "s"

    found = answered(people, filled(sheets, {}, change))
    assert set_in(found, people) == {OWNER: "=1+1"}


def test_a_cell_that_the_workbook_cannot_take_is_told_and_the_others_are_set():
    header = "Name,E-mail,Company,Job title,Relationship owner,Unaware,Neutral,Leading"
    people = workbook_of(
        "Ann Lee,,North,Analyst,A. Khan,,,", "Bo Osei,bo@north.example,North,Analyst,A. Khan,,x,", header=header
    )
    values = {("Ann Lee", "engagement_current"): "Supportive", ("Ann Lee", "email"): "ann@north.example"}
    found = answered(people, filled(sheets_of(people), values))
    assert set_in(found, people) == {("Ann Lee", "email"): "ann@north.example"}
    assert kinds(found) == ["gap-not-filled"]


def test_a_sheet_copied_into_another_workbook_is_still_known(people, sheets):
    def change(book):
        for title in book.sheetnames:
            if title != "B. Mora":
                del book[title]
        book["B. Mora"].title = "Copy of mine"
        book.create_sheet("Other", 0)["A1"] = "hello"

    assert set_in(answered(people, filled(sheets, ALL, change)), people) == {EMAIL: "cy@south.example"}
