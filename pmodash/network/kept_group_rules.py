"""The user's own rules for groups as the workbook keeps them, on a sheet that people may change by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pmodash.findings import Finding
from pmodash.network.group_rules import GroupRule
from pmodash.network.rule_texts import NoRule, checked_rule
from pmodash.network.scales import number_in
from pmodash.workbook.cells import Book
from pmodash.workbook.kept_sheets import RULES, RULES_HEADERS, kept_sheets
from pmodash.workbook.own_rows import own_rows

_REMEDY = "Correct the row, or delete it."
_IN_QUOTES = re.compile(r"['\"“”„‘’‚«»](.*)['\"“”‘’«»]")


@dataclass(frozen=True, slots=True)
class KeptGroupRules:
    """The rules in their order, the rows of the sheet that hold them or nothing, and what is wrong with the others."""

    rules: tuple[GroupRule, ...] = ()
    rows: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()


def kept_group_rules(book: Book) -> KeptGroupRules:
    """The rules by their order; a row without one stands behind the row above it. What is no rule is a finding."""
    name = kept_sheets(book).get(RULES, "")
    if not name:
        return KeptGroupRules()
    found: list[tuple[float, int, GroupRule]] = []
    findings: list[Finding] = []
    free: list[int] = []
    order = 0.0
    for row, (number, looks_at, text, group, words) in own_rows(book.sheet(name), RULES_HEADERS):
        told = number_in(number)
        order = order if told is None else told
        if not (looks_at or text or group):
            free.append(row)
            continue
        rule = _rule(looks_at, text, group, words)
        if isinstance(rule, NoRule):
            findings.append(_finding(name, row, f"{looks_at}: {text} → {group}", rule))
        else:
            found.append((order, row, rule))
    rows = tuple(sorted([*free, *(row for _, row, _ in found)]))
    ordered = sorted(found, key=lambda one: one[:2])
    return KeptGroupRules(tuple(rule for _, _, rule in ordered), rows, tuple(findings))


def _rule(looks_at: str, text: str, group: str, words: str) -> GroupRule | NoRule:
    """The rule of a row. Quotes around its text are left out where people put them there, not where it has them itself:
    then what the row says in words repeats the text as it stands.
    """
    rule = checked_rule(looks_at, text, group)
    quoted = _IN_QUOTES.fullmatch(text)
    if quoted is None or (isinstance(rule, GroupRule) and words.startswith(rule.condition)):
        return rule
    return checked_rule(looks_at, quoted[1], group)


def _finding(sheet: str, row: int, found: str, wrong: NoRule) -> Finding:
    expected = f"{wrong.expected}; {wrong.what}"
    return Finding("fix", "group-rule-unreadable", sheet, f"{row}:{row}", found[:80], expected, _REMEDY)
