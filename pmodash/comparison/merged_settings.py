"""What their copy changed of what holds for all: the policy, sources, rules for groups, and who is not the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from pmodash.comparison.conflicts import MINE, POLICY, RULES_CHANGED, THEIRS, Conflict
from pmodash.comparison.copies import Copies
from pmodash.comparison.merged_fields import Step
from pmodash.comparison.policy_changes import SOURCE_GROUP, policy_text, policy_values
from pmodash.journal.edits import Edit, Key, SetApart, SetPolicy, SetRules, SetSource
from pmodash.journal.group_rule_edits import WHOSE_RULES, in_words
from pmodash.network.group_rules import GroupRule
from pmodash.network.people.apart import places_apart
from pmodash.network.register import Register
from pmodash.network.rule_texts import asks_for
from pmodash.workbook.kept_sheets import RULES, SETTINGS

Rules = dict[tuple[str, str], GroupRule]


def policy_steps(copies: Copies) -> Iterator[Step]:
    """The numbers of the policy, and the groups of sources, that are another in their copy. What it no longer tells,
    since the sheet for it is gone, stays as in yours.
    """
    base, mine, theirs = (policy_values(register) for register in (copies.base, copies.mine, copies.theirs))
    for (group, field), value in theirs.items():
        old, now = base.get((group, field)), mine.get((group, field))
        if value in (old, now) or (copies.lost_there(SETTINGS) and not _tells(copies.theirs, group, field)):
            continue
        edit: Edit = SetSource(group, value) if field == SOURCE_GROUP else SetPolicy(group, field, value)
        if now == old:
            yield edit
        else:
            texts = policy_text(old), policy_text(now), policy_text(value)
            yield Conflict(POLICY, group, field, *texts, {MINE: (), THEIRS: (edit,)})


def rule_steps(copies: Copies) -> Iterator[Step]:
    """The rules for groups of both copies. Those that both changed otherwise are chosen together: rules are one list.

    Where your copy left the rules as they were, theirs come as they are, with their order.
    """
    base, mine, theirs = (register.group_rules for register in (copies.base, copies.mine, copies.theirs))
    if theirs in (base, mine) or copies.lost_there(RULES):
        return
    if mine == base:
        yield SetRules(theirs)
        return
    states = [{asks_for(rule): rule for rule in reversed(rules)} for rules in (base, mine, theirs)]
    said = {key: {rules.get(key) for rules in states} for key in {**states[0], **states[2]}}
    torn = [key for key, rules in said.items() if len(rules) == len(states)]
    after = {prefer: _merged_rules(states, prefer, torn) for prefer in (MINE, THEIRS)}
    if after[MINE] != mine:
        yield SetRules(after[MINE])
    if torn:
        was, now, there = ("; ".join(in_words(rules[key]) for key in torn if key in rules) for rules in states)
        yield Conflict(RULES_CHANGED, WHOSE_RULES, "", was, now, there, {MINE: (), THEIRS: (SetRules(after[THEIRS]),)})


def _tells(register: Register, group: str, field: str) -> bool:
    return group in register.source_groups if field == SOURCE_GROUP else field in register.policy.get(group, {})


def _merged_rules(states: Sequence[Rules], prefer: str, torn: Sequence[tuple[str, str]]) -> tuple[GroupRule, ...]:
    """Your rules in their order with what theirs changed; a new one stands before one that follows it in theirs."""
    before, ours, theirs = states
    changed = [key for key in {**before, **theirs} if theirs.get(key) != before.get(key)]
    taken = [key for key in changed if prefer == THEIRS or key not in torn]
    order, theirs_in_order = list(reversed(ours)), list(reversed(theirs))
    for key in [key for key in reversed(theirs_in_order) if key in taken and key not in ours]:
        behind = theirs_in_order[theirs_in_order.index(key) + 1 :]
        order.insert(next((order.index(other) for other in behind if other in order), len(order)), key)
    rules = {**ours, **{key: theirs.get(key) for key in taken}}
    return tuple(rule for key in order if (rule := rules[key]) is not None)


def apart_steps(copies: Copies, keys: Mapping[int, Key]) -> Iterator[Step]:
    """The pairs that their copy says are two people, and those of which it says so no more; `keys` are by whom of yours
    somebody of theirs is meant.
    """
    base, mine, theirs = (_pairs_apart(register) for register in (copies.base, copies.mine, copies.theirs))
    known = {_pair(copies.to_theirs.later_of[list(pair)]) for pair in base}
    have = {_pair(copies.across.later_of[list(pair)]) for pair in mine}
    for one, other in sorted(theirs - known - have):
        if one in keys and other in keys:
            yield SetApart((keys[one], keys[other]))
    if not copies.lost_there(SETTINGS):
        gone = (copies.base.apart & copies.mine.apart) - copies.theirs.apart
        for one, other in sorted(places_apart(copies.mine.contacts, gone).values()):
            yield SetApart((copies.key(one), copies.key(other)), may_be_one=True)


def _pairs_apart(register: Register) -> set[tuple[int, int]]:
    return {_pair(np.array(places)) for places in places_apart(register.contacts, register.apart).values()}


def _pair(places: np.ndarray) -> tuple[int, int]:
    return int(places.min()), int(places.max())
