"""The texts of the user's own rules for groups, as they are compared, and in which order rules stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmodash.network.group_rules import LOOKS_AT, GroupRule, group_choices, group_named, labels_of_looks, look_called
from pmodash.network.home import organisation_key
from pmodash.network.phrases import folded
from pmodash.network.rules import rule_book
from pmodash.workbook.cell_text import tidy

LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class NoRule:
    """What is wrong with what should be a rule, and what is expected in its place."""

    what: str
    expected: str


def text_key(looks_at: str, text: str) -> str:
    """The text of a rule as it is compared with what contacts' cells hold; blank where it asks for nothing."""
    if looks_at == "organisation":
        return organisation_key(text)
    if looks_at == "domain":
        return folded(text).rpartition("@")[2].strip(".*")
    if looks_at == "title_word":
        return " ".join(rule_book().speller.words(text))
    return folded(text)


def asks_for(rule: GroupRule) -> tuple[str, str]:
    """What two rules have alike that ask for the same, however they spell it."""
    return rule.looks_at, text_key(rule.looks_at, rule.text)


def placed(rules: Sequence[GroupRule], new: GroupRule) -> int:
    """Where a new rule goes: in the place of one that asks for the same, else before all as general or more so."""
    same = next((number for number, rule in enumerate(rules) if asks_for(rule) == asks_for(new)), None)
    if same is not None:
        return same
    rank = LOOKS_AT.index(new.looks_at)
    return next((number for number, rule in enumerate(rules) if LOOKS_AT.index(rule.looks_at) >= rank), len(rules))


def with_rule(rules: Sequence[GroupRule], new: GroupRule) -> tuple[GroupRule, ...]:
    """The rules with a new one in its place."""
    place = placed(rules, new)
    rest = [rule for rule in rules if asks_for(rule) != asks_for(new)]
    return (*rest[:place], new, *rest[place:])


def checked_rule(looks_at: str, text: str, group: str) -> GroupRule | NoRule:
    """The rule that three cells say, or what is wrong with them."""
    look = look_called(looks_at)
    if look is None:
        return NoRule(f"a rule cannot look at {looks_at!r}", f"one of {', '.join(labels_of_looks())}")
    words = " ".join(tidy(text).split())
    if not text_key(look, words):
        return NoRule("a rule has no text to look for", "a word at least")
    if len(words) > LONGEST_TEXT:
        return NoRule(f"a rule's text is longer than {LONGEST_TEXT} characters", "a shorter text")
    named = group_named(group)
    if named is None:
        return NoRule(f"there is no group {group!r}", f"one of {', '.join(group_choices())}")
    return GroupRule(look, words, named)
