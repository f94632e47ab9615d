"""The user's own rules for groups, edited: at once in the groups, and in the workbook when it comes back."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from pmodash.analysis import Analysis
from pmodash.findings import RefusedEditError
from pmodash.journal.applying import apply
from pmodash.journal.describing import describe, describe_all
from pmodash.journal.edits import Edit, SetRules
from pmodash.journal.edits_json import edits_as_json, edits_from_json
from pmodash.journal.journal import Journal
from pmodash.journal.rereading import reread_notes
from pmodash.journal.updating import UpdateOptions, download
from pmodash.network.group_rules import GroupRule, group_choices
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.reading import read
from pmodash.workbook.understanding import understand

DELIVERY, LEADERSHIP, BUSINESS, INFLUENCERS, ACQUAINTANCES, HUB = group_choices()
AS_OF = dt.date(2026, 11, 20)
PEOPLE = [
    ("Name", "Email", "Job title", "Department"),
    ("Ada Finch", "ada@larkfield.example", "Benefits Lead", "HR"),
    ("Ben Okafor", "ben@larkfield.example", "Clerk", "HR"),
]
LEAD = GroupRule("title", "Benefits Lead", DELIVERY)
PEOPLE_TEAM = GroupRule("department", "HR", LEADERSHIP)
HEADERS = ("Order", "Looks at", "Text", "Group")


def book_of(*more: tuple[str, Sequence[Sequence[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("Register", PEOPLE), *more):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def register_of(data: bytes, name: str = "r.xlsx") -> Register:
    book = read(data, name)
    return build(book, understand(book))


def written_over(data: bytes, *rules: GroupRule) -> bytes:
    return download(data, "r.xlsx", register_of(data), [SetRules(rules)]).data


def kept(data: bytes, sheet: str = "PMO group rules") -> list[tuple[Any, ...]]:
    rows = openpyxl.load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True)
    return [row[:4] for row in list(rows)[3:]]


def groups(register: Register) -> list[str]:
    return [str(group) for group in Analysis.of(register, AS_OF).standing["group"]]


def test_the_groups_follow_the_rules_at_once_and_the_register_given_stays() -> None:
    register = register_of(book_of())
    assert groups(apply(register, [SetRules((LEAD, PEOPLE_TEAM))])) == [DELIVERY, LEADERSHIP]
    assert register.group_rules == ()


def test_the_rules_are_kept_on_a_sheet_that_people_can_read_and_read_back_from_it() -> None:
    data = written_over(book_of(), LEAD, GroupRule("title_word", "=clerk", HUB))
    assert kept(data) == [
        (1, "Job title is exactly", "Benefits Lead", DELIVERY), (2, "Job title contains", "=clerk", "Team Members"),
    ]  # fmt: skip
    again = register_of(data)
    assert again.group_rules == (LEAD, GroupRule("title_word", "=clerk", HUB))
    assert len(again.contacts) == 2 and again.findings == register_of(book_of()).findings


def test_fewer_rules_in_another_order_take_the_place_of_those_kept() -> None:
    three = written_over(book_of(), LEAD, PEOPLE_TEAM, GroupRule("domain", "larkfield.example", BUSINESS))
    again = register_of(three)
    result = download(three, "r.xlsx", again, [SetRules((PEOPLE_TEAM, LEAD))])
    assert kept(result.data)[:2] == [
        (1, "Department is", "HR", LEADERSHIP),
        (2, "Job title is exactly", "Benefits Lead", DELIVERY),
    ]
    assert register_of(result.data).group_rules == (PEOPLE_TEAM, LEAD) and result.receipt.notes == ()


def test_all_rules_can_be_taken_away() -> None:
    data = written_over(written_over(book_of(), LEAD, PEOPLE_TEAM))
    assert register_of(data).group_rules == ()
    assert register_of(written_over(data, LEAD)).group_rules == (LEAD,)


def by_hand(*rows: tuple[Any, ...]) -> bytes:
    return book_of(("PMO group rules", [HEADERS, *rows]))


def test_a_sheet_written_by_hand_is_read_forgivingly() -> None:
    data = by_hand(
        (2, "department", " hr ", "SL"), (), (1, "JOB TITLE", "“Benefits Lead”", "delivery"),
        (None, "email", "x@y.example", "hub"),
    )  # fmt: skip
    assert register_of(data).group_rules == (
        LEAD, GroupRule("domain", "x@y.example", HUB), GroupRule("department", "hr", LEADERSHIP),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ((1, "title", "Clerk", "Freinds"), "there is no group 'Freinds'"),
        ((1, "shoe size", "Clerk", "SL"), "a rule cannot look at 'shoe size'"),
        ((1, "title", None, "SL"), "a rule has no text to look for"),
    ],
)
def test_what_cannot_be_understood_is_a_finding_and_stays_in_its_row(row: tuple[Any, ...], why: str) -> None:
    data = by_hand(row, (2, "Department is", "HR", LEADERSHIP))
    register = register_of(data)
    (finding,) = [finding for finding in register.findings if finding.kind == "group-rule-unreadable"]
    assert finding.expected.endswith(why) and (finding.sheet, finding.cell) == ("PMO group rules", "2:2")
    assert register.group_rules == (PEOPLE_TEAM,)
    after = written_over(data, LEAD, PEOPLE_TEAM)
    rows = list(openpyxl.load_workbook(io.BytesIO(after))["PMO group rules"].iter_rows(values_only=True, max_col=4))
    assert rows[1] == row and register_of(after).group_rules == (LEAD, PEOPLE_TEAM)


def test_a_sheet_of_that_name_that_is_somebody_elses_is_left_alone() -> None:
    data = book_of(("PMO group rules", [("Notes",), ("Ask Kit first",)]))
    assert register_of(data).group_rules == ()
    after = written_over(data, LEAD)
    assert register_of(after).group_rules == (LEAD,)
    assert openpyxl.load_workbook(io.BytesIO(after))["PMO group rules"]["A1"].value == "Notes"


def test_the_edit_is_read_and_written_as_json() -> None:
    edits: list[Edit] = [SetRules((LEAD, PEOPLE_TEAM))]
    assert edits_from_json(json.loads(json.dumps(edits_as_json(edits)))) == tuple(edits)


@pytest.mark.parametrize(
    "entry",
    [
        {"edit": "set_rules"},
        {"edit": "set_rules", "rules": {}},
        {"edit": "set_rules", "rules": ["title"]},
        {"edit": "set_rules", "rules": [{"looks_at": "title", "text": "Clerk"}]},
        {"edit": "set_rules", "rules": [{"looks_at": "title", "text": ["x"], "group": "SL"}]},
    ],
)
def test_an_edit_in_another_form_is_refused_by_its_number(entry: dict[str, Any]) -> None:
    with pytest.raises(RefusedEditError, match="edit 1: "):
        edits_from_json([entry])


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (GroupRule("title", "Clerk", "Friends"), "edit 1: there is no group 'Friends'"),
        (GroupRule("shoes", "Clerk", DELIVERY), "edit 1: a rule cannot look at 'shoes'"),
        (GroupRule("title_word", "?!", DELIVERY), "edit 1: a rule has no text to look for"),
        (GroupRule("title", "x" * 201, DELIVERY), "edit 1: a rule's text is longer than 200 characters"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_one_sentence(rule: GroupRule, sentence: str) -> None:
    with pytest.raises(RefusedEditError) as refused:
        apply(register_of(book_of()), [SetRules((rule,))])
    assert refused.value.what == sentence


def test_group_and_what_is_looked_at_may_be_said_in_other_words() -> None:
    after = apply(register_of(book_of()), [SetRules((GroupRule("dept", "HR", "SL"),))])
    assert after.group_rules == (PEOPLE_TEAM,)


def test_undoing_gives_the_rules_before_and_redoing_the_new_ones() -> None:
    register = register_of(book_of())
    journal = Journal().add(SetRules((LEAD,)), dt.datetime(2026, 11, 20))
    assert apply(register, journal.undo().edits).group_rules == ()
    assert apply(register, journal.undo().redo().edits).group_rules == (LEAD,)


def test_the_edit_is_told_by_what_it_changed() -> None:
    register = register_of(book_of())
    added = ("Rule for groups", "", "title is exactly 'Benefits Lead' → Delivery Teams & Managers")
    assert describe(SetRules((LEAD,)), register)[1:] == added[1:]
    told = describe_all([SetRules((LEAD,)), SetRules((LEAD, PEOPLE_TEAM)), SetRules((PEOPLE_TEAM, LEAD))], register)
    assert told[0] == added
    title, department = "title is exactly 'Benefits Lead'", "department is 'HR'"
    assert told[2][1:] == (f"1. {title}; 2. {department}", f"1. {department}; 2. {title}")


def test_the_change_log_says_which_rule_came_and_where_it_is_kept() -> None:
    at = dt.datetime(2026, 11, 20, 9, 30)
    data = book_of()
    result = download(data, "r.xlsx", register_of(data), [SetRules((LEAD,))], UpdateOptions(times=[at]))
    row = list(openpyxl.load_workbook(io.BytesIO(result.data))["PMO change log"].iter_rows(values_only=True))[3]
    new = "title is exactly 'Benefits Lead' → Delivery Teams & Managers"
    assert row == (at, 1, "Your rules for groups", "Group rule", None, new, "PMO group rules")


def test_rules_read_again_otherwise_are_told() -> None:
    register = register_of(book_of())
    (note,) = reread_notes(apply(register, [SetRules((LEAD,))]), register)
    assert note.startswith("Your rules for groups read otherwise")


def test_a_text_table_goes_out_as_a_workbook_that_keeps_the_rules() -> None:
    text = "\n".join(",".join(row) for row in PEOPLE).encode()
    register = register_of(text, "r.csv")
    result = download(text, "r.csv", register, [SetRules((LEAD,))])
    assert register_of(result.data, result.name).group_rules == (LEAD,)
    as_text = download(text, "r.csv", register, [SetRules((LEAD,))], UpdateOptions(as_text=True))
    assert any("your rules for groups" in note for note in as_text.receipt.notes)


@pytest.mark.parametrize("text", ["O'", '"quoted"', "'quoted'", "“Head” of “HR”", '"', "'"])
def test_quotes_that_belong_to_the_text_of_a_rule_come_back(text: str) -> None:
    rule = GroupRule("title", text, DELIVERY)
    result = download(book_of(), "r.xlsx", register_of(book_of()), [SetRules((rule,))])
    assert register_of(result.data).group_rules == (rule,) and result.receipt.notes == ()
    assert register_of(written_over(result.data, PEOPLE_TEAM, rule)).group_rules == (PEOPLE_TEAM, rule)
