"""What two copies of one workbook say of the whole of it: policy, sources, rules for groups, who is not the same."""

from __future__ import annotations

from dataclasses import replace

from two_workbooks import AS_OF, network

from pmodash.comparison.conflicts import THEIRS
from pmodash.comparison.merging import Merging, merge_copies
from pmodash.journal.applying import apply
from pmodash.journal.edits import Edit, Key, SetApart, SetPolicy, SetRules, SetSource
from pmodash.journal.updating import UpdateOptions, update
from pmodash.network.group_rules import GroupRule
from pmodash.network.reading_register import build
from pmodash.network.register import Register
from pmodash.workbook.plain_xlsx import PlainSheet, plain_xlsx
from pmodash.workbook.reading import read_own
from pmodash.workbook.understanding import understand

FIELDS = "name email organisation job_title"
ANN, BO = ("Ann Lee", "ann@north.example", "North", "Clerk"), ("Bo Osei", "bo@north.example", "North", "Sponsor")
BASE = network(FIELDS, ANN, BO)
CLERK, SPONSOR = GroupRule("title", "Clerk", "Senior Leadership"), GroupRule("title", "Sponsor", "Wider Business")
NORTH = GroupRule("organisation", "North", "External Influencers")


def with_edits(register: Register, *edits: Edit) -> Register:
    return apply(register, edits)


def merged(found: Merging, choices: dict[int, str] | None = None) -> Register:
    return apply(found.mine, found.edits(choices or {}))


def kinds(found: Merging) -> list[tuple[str, str]]:
    return [(conflict.kind, conflict.field) for conflict in found.conflicts]


def read_again(data: bytes) -> Register:
    book = read_own(data, "copy.xlsx")
    return build(book, understand(book))


def test_rules_for_groups_that_only_theirs_has_come_as_they_stand_there() -> None:
    theirs = with_edits(BASE, SetRules((CLERK, SPONSOR)))
    after = merged(merge_copies(BASE, BASE, theirs))
    assert after.group_rules == (CLERK, SPONSOR)
    assert merge_copies(BASE, after, theirs).edits({}) == ()
    assert merged(merge_copies(theirs, theirs, BASE)).group_rules == ()


def test_rules_that_each_copy_made_are_all_in_force_and_yours_keep_their_order() -> None:
    mine, theirs = with_edits(BASE, SetRules((SPONSOR,))), with_edits(BASE, SetRules((CLERK, NORTH)))
    found = merge_copies(BASE, mine, theirs)
    assert found.conflicts == () and merged(found).group_rules == (SPONSOR, CLERK, NORTH)
    both = with_edits(BASE, SetRules((SPONSOR, NORTH)))
    assert merged(merge_copies(BASE, both, theirs)).group_rules == (SPONSOR, CLERK, NORTH)


def test_a_rule_that_both_changed_otherwise_is_yours_to_choose() -> None:
    base = with_edits(BASE, SetRules((CLERK,)))
    mine = with_edits(BASE, SetRules((replace(CLERK, group="Wider Business"),)))
    theirs = with_edits(BASE, SetRules((NORTH, replace(CLERK, group="External Influencers"))))
    found = merge_copies(base, mine, theirs)
    assert kinds(found) == [("rules for groups changed in both", "")]
    assert found.conflicts[0].theirs == "title is exactly 'Clerk' → External Influencers"
    assert [rule.group for rule in merged(found).group_rules] == ["External Influencers", "Wider Business"]
    assert [rule.group for rule in merged(found, {1: THEIRS}).group_rules] == ["External Influencers"] * 2


def test_two_whom_their_copy_says_are_not_the_same_are_told_apart_in_yours_and_may_be_one_again() -> None:
    theirs = with_edits(BASE, SetApart((Key(name="Ann Lee"), Key(name="Bo Osei"))))
    after = merged(merge_copies(BASE, network(FIELDS, BO, ANN), theirs))
    assert after.apart == theirs.apart != frozenset()
    assert merge_copies(BASE, after, theirs).edits({}) == ()
    assert merged(merge_copies(theirs, after, BASE)).apart == frozenset()


def test_policy_and_sources_of_theirs_come_too_and_what_both_changed_is_to_be_chosen() -> None:
    policy, source = SetPolicy("Senior Leadership", "maximum", 50.0), SetSource("Stakeholders", "Senior Leadership")
    theirs = with_edits(BASE, policy, source)
    assert set(merge_copies(BASE, BASE, theirs).edits({})) == {policy, source}
    mine = with_edits(BASE, SetPolicy("Senior Leadership", "maximum", 70.0))
    assert kinds(merge_copies(BASE, mine, theirs)) == [("policy changed in both", "maximum")]


def test_a_copy_without_the_sheets_that_keep_policy_rules_and_pairs_takes_none_of_them_away() -> None:
    rows = [("Name", "Email", "Job title"), ("Ann Lee", "ann@n.example", "Clerk"), ("Bo Osei", "bo@n.example", "Chair")]
    plain = plain_xlsx([PlainSheet("Register", rows, 1, ())])
    pair = SetApart((Key(name="Ann Lee"), Key(name="Bo Osei")))
    settings = [SetRules((CLERK,)), pair, SetPolicy("Senior Leadership", "maximum", 50.0)]
    base = read_again(update(plain, "base.xlsx", settings, UpdateOptions(as_of=AS_OF)).data)
    assert merge_copies(base, base, read_again(plain)).edits({}) == ()
    brought = merge_copies(read_again(plain), read_again(plain), base).edits({})
    assert brought[:2] == (settings[2], settings[0]) and isinstance(brought[2], SetApart)
