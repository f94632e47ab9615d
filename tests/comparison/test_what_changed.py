"""What changed between two workbooks, question by question, and in five lines."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
from two_workbooks import AS_OF, FIELDS, compared, network, told

from pmodash.comparison.comparison import QUESTIONS
from pmodash.comparison.comparison_file import comparison_xlsx
from pmodash.comparison.comparison_json import comparison_json, comparison_lines
from pmodash.comparison.five_lines import five_lines
from pmodash.journal.applying import apply
from pmodash.journal.edits import AddContact, Key, LogTouchpoints, MarkLeaver, SetField, SetPolicy, SetRules
from pmodash.journal.updating import UpdateOptions, update
from pmodash.network.group_rules import GroupRule
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.reading import read_own
from pmodash.workbook.understanding import understand

LEVELS = "name organisation influence engagement_current status"
OLD, RECENT = "2025-01-10", "2026-11-18"


def test_who_is_marked_as_left_has_left_and_who_is_marked_so_no_longer_has_joined() -> None:
    earlier = network(LEVELS, ("Ann", "North", "", "", "Active"), ("Bo", "North", "", "", "Left"))
    later = network(LEVELS, ("Ann", "North", "", "", "Left 2026-11-01"), ("Bo", "North", "", "", "Active"))
    found = compared(earlier, later)
    assert told(found, "left", "name", "how") == [("Ann", "marked as left")]
    assert told(found, "joined", "name", "how") == [("Bo", "active again")]


def test_a_moved_group_is_told_with_what_decides_now() -> None:
    earlier = network(FIELDS, ("C1", "Ann", "", "North", "Project manager"), ("C2", "Bo", "", "North", "Clerk"))
    later = network(FIELDS, ("C1", "Ann", "", "North", "Chief executive"), ("C2", "Bo", "", "North", "Clerk"))
    moved = told(compared(earlier, later), "moved_group", "name", "from", "to", "why")
    assert moved[0][:3] == ("Ann", "Delivery Teams & Managers", "Senior Leadership")
    assert len(moved) == 1 and "Chief executive" in moved[0][3]


def test_a_level_moves_up_and_down_and_another_word_for_it_is_no_move() -> None:
    earlier = network(LEVELS, ("Ann", "N", "High", "Neutral"), ("Bo", "N", "Low", "Leading"), ("Cy", "N", "H", ""))
    later = network(LEVELS, ("Ann", "N", "H", "Supportive"), ("Bo", "N", "Medium", "Neutral"), ("Cy", "N", "High", ""))
    found = compared(earlier, later)
    assert told(found, "level_moved", "name", "field", "from", "to", "way") == [
        ("Bo", "influence", "Low", "Medium", "up"),
        ("Ann", "engagement_current", "Neutral", "Supportive", "up"),
        ("Bo", "engagement_current", "Leading", "Neutral", "down"),
    ]
    assert "Cy" not in told(found, "fields_changed", "name")


def test_a_level_told_for_the_first_time_comes_from_none() -> None:
    found = compared(network(LEVELS, ("Ann", "N", "")), network(LEVELS, ("Ann", "N", "High")))
    assert told(found, "level_moved", "from", "to", "way") == [(None, "High", "first told")]


def test_a_touchpoint_recovers_and_a_touchpoint_taken_away_makes_overdue() -> None:
    rows = (("C1", "Ann", "", "North", "Clerk"), ("C2", "Bo", "", "North", "Clerk"))
    earlier = network(FIELDS, *rows, log=[(OLD, "C1", "Phone call"), (RECENT, "C2", "Phone call")])
    later = network(FIELDS, *rows, log=[(RECENT, "C1", "Phone call"), (OLD, "C2", "Phone call")])
    found = compared(earlier, later)
    assert told(found, "recovered", "name", "from", "to") == [("Ann", "Dormant", "On track")]
    assert told(found, "became_overdue", "name", "from", "to") == [("Bo", "On track", "Dormant")]


def test_time_that_went_by_counts_only_where_the_earlier_day_is_told() -> None:
    workbook = network(FIELDS, ("C1", "Ann", "", "North", "Clerk"), log=[("2026-01-10", "C1", "Phone call")])
    assert compared(workbook, workbook).nothing_changed
    found = compared(workbook, workbook, earlier_as_of=dt.date(2026, 1, 20))
    assert told(found, "became_overdue", "name", "from") == [("Ann", "On track")]


def test_a_field_is_told_as_each_workbook_has_it_and_spaces_and_the_spelling_of_a_number_do_not_matter() -> None:
    fields = "name email phone notes first_met:ymd"
    earlier = network(fields, ("Ann", "a@n.example", "+44 20 7946 0000", "met  in\nMay", "2026-05-01"))
    later = network(fields, ("Ann", "A@n.example", "(44) 207 946-0000", "met in May", "2026-06-01"))
    assert told(compared(earlier, later), "fields_changed", "field", "old", "new") == [
        ("first_met", "2026-05-01", "2026-06-01")
    ]


def test_a_column_that_the_later_workbook_lacks_is_said_once_and_is_no_change() -> None:
    found = compared(network("name notes", ("Ann", "x"), ("Bo", "y")), network("name", ("Ann",), ("Bo",)))
    assert found.nothing_changed
    assert [(f.kind, f.found, f.expected) for f in found.findings] == [
        ("field-not-in-later", "the later workbook does not keep Notes", "the earlier one tells it of 2")
    ]


def test_a_log_that_the_later_workbook_lacks_is_said_once_and_is_no_change() -> None:
    found = compared(network("name", ("Ann",), log=[(OLD, "Ann", "Phone call")]), network("name", ("Ann",)))
    assert told(found, "touchpoints_removed", "name") == []
    assert [finding.kind for finding in found.findings] == ["log-not-in-later"]


def test_touchpoints_are_known_again_in_any_order_and_each_counts() -> None:
    call = (RECENT, "Ann", "Phone call", "Kit")
    calls = [call, call, (OLD, "Ann", "Workshop", "Kit")]
    found = compared(network("name", ("Ann",), log=calls), network("name", ("Ann",), log=[calls[2], calls[0]]))
    assert told(found, "touchpoints_removed", "vehicle", "by") == [("Phone call", "Kit")]
    assert told(found, "touchpoints_added", "vehicle") == []


def test_a_plan_carried_out_is_one_touchpoint_that_changed() -> None:
    earlier = network("name", ("Ann",), log=[(RECENT, "Ann", "Phone call", "", "Planned")])
    later = network("name", ("Ann",), log=[(RECENT, "Ann", "Phone call", "Kit", "Done")])
    found = compared(earlier, later)
    assert told(found, "touchpoints_changed", "from", "to") == [("planned", "done")]
    assert told(found, "touchpoints_added", "name") == told(found, "touchpoints_removed", "name") == []


def register_in(data: bytes) -> Register:
    book = read_own(data, "register.xlsx")
    return build(book, understand(book))


def test_the_sheets_that_the_product_keeps_for_itself_are_no_change() -> None:
    rows = [["Name", "Email", "Company", "Job title"], ["Ann Lee", "ann@north.example", "North", "Project manager"]]
    rows += [[f"Person {i}", f"p{i}@north.example", "North", "Clerk"] for i in range(6)]
    data = plain_xlsx([PlainSheet("Register", rows)])
    ann = Key(email="ann@north.example")
    edits = (
        SetField(ann, "job_title", "Head of Change"),
        AddContact((("name", "Zoe Park"), ("email", "zoe@west.example"))),
        LogTouchpoints(dt.date(2026, 11, 18), "Phone call", (ann,)),
        MarkLeaver(Key(name="Person 1"), dt.date(2026, 11, 1)),
        SetPolicy("Senior Leadership", "maximum", 70),
    )
    written = update(data, "register.xlsx", edits, UpdateOptions(as_of=AS_OF))
    found = compared(register_in(data), register_in(written.data))
    assert told(found, "joined", "name") == ["Zoe Park"]
    assert told(found, "left", "name") == ["Person 1"]
    assert told(found, "fields_changed", "field", "new") == [
        ("job_title", "Head of Change"),
        ("status", "Left 2026-11-01"),
    ]
    assert told(found, "touchpoints_added", "name", "vehicle") == [("Ann Lee", "Phone call")]
    assert told(found, "policy_changed", "field", "old", "new") == [("maximum", "45", "70")]


CHANGED = (
    network(FIELDS, ("C1", "Ann Secret", "", "North", "Clerk"), ("C2", "=1+2", "", "North", "Clerk"), log=[]),
    network(
        FIELDS,
        ("C1", "Ann Secret", "", "North", "Chief executive"),
        ("C3", "=cmd|x", "", "North", "Clerk"),
        log=[(RECENT, "C1", "Phone call")],
    ),
)


def test_five_lines_say_what_changed_first_and_name_nobody() -> None:
    lines = five_lines(compared(*CHANGED))
    assert len(lines) == 5
    assert lines[0] == "Nobody became overdue and 1 recovered: coverage was 0 % and is 50 %."
    assert lines[1] == "1 contact joined and 1 left: 2 contacts, as before."
    assert lines[-1].startswith("Nobody's influence")
    assert not any("Secret" in line or "cmd" in line for line in lines)


def test_nothing_changed_is_said_so() -> None:
    found = compared(CHANGED[0], CHANGED[0])
    assert comparison_lines(found).startswith("Nothing changed between the two. Status as of 2026-11-20.")
    assert five_lines(found)[4] == "No touchpoint was added."


def test_the_json_has_the_keys_that_other_programs_rest_on() -> None:
    told_as = comparison_json(compared(*CHANGED))
    assert {"as_of", "earlier_as_of", "matched_by", "summary", "findings", *QUESTIONS} <= told_as.keys()
    assert told_as["fields_changed"][0] == {
        "contact_id": "C1", "name": "Ann Secret", "field": "job_title", "old": "Clerk", "new": "Chief executive",
    }  # fmt: skip


def test_the_workbook_of_a_comparison_has_a_sheet_for_each_question_and_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(compared(*CHANGED))))
    assert book.sheetnames == ["Summary", *QUESTIONS.values()]
    names = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value in ("=cmd|x", "=1+2")]
    assert len(names) == 2 and {cell.data_type for cell in names} <= {"s"}


def test_each_workbook_is_judged_by_its_own_rules_for_groups_and_another_rule_is_told() -> None:
    plain = network(FIELDS, ("C1", "Ann", "", "North", "Widget person"), ("C2", "Bo", "", "North", "Clerk"))
    rule = GroupRule("title", "Widget person", "Senior Leadership")
    ruled = apply(plain, [SetRules((rule,))])
    assert compared(ruled, ruled).nothing_changed
    found = compared(ruled, plain)
    assert told(found, "moved_group", "name", "from") == [("Ann", "Senior Leadership")]
    assert told(found, "policy_changed", "group", "field", "old", "new") == [
        ("Your rules for groups", "group_rule", "title is exactly 'Widget person' → Senior Leadership", "")
    ]


def test_touchpoints_of_somebody_no_longer_listed_are_not_removed_while_the_log_still_names_them() -> None:
    log = [(RECENT, "Ann", "Phone call"), (OLD, "Bo", "Workshop"), (RECENT, "Bo", "Phone call")]
    both, one = ("Ann", "North"), ("Bo", "North")
    earlier = network("name organisation", both, one, log=log)
    later = network("name organisation", both, log=log[:2])
    assert told(compared(earlier, later), "touchpoints_removed", "name", "vehicle") == [("Bo", "Phone call")]
    assert told(compared(later, earlier), "touchpoints_added", "name", "vehicle") == [("Bo", "Phone call")]


def test_no_field_is_said_to_have_changed_most_where_none_did() -> None:
    earlier = network(FIELDS, ("C1", "Ann", "", "North", "Clerk"), ("C2", "Bo", "", "North", "Clerk"))
    later = network(FIELDS, ("C1", "Ann", "", "South", "Clerk"), ("C2", "Bo", "", "North", "Head of North"))
    assert any("2 fields changed on 2 contacts." in line for line in five_lines(compared(earlier, later)))
