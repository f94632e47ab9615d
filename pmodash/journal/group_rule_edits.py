"""What an edit of the user's own rules for groups does to a register's draft, and where the workbook keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pmodash.findings import RefusedEditError
from pmodash.journal.draft import Change, Draft
from pmodash.journal.edits import SetRules
from pmodash.network.group_rules import GroupRule, label_of_look
from pmodash.network.rule_texts import NoRule, checked_rule
from pmodash.workbook.kept_sheets import RULES, RULES_HEADERS, own_sheet
from pmodash.workbook.patches import AppendToSheet

RULE_FIELD = "group_rule"
MOST_RULES = 200
WHOSE_RULES = "Your rules for groups"


def set_rules(draft: Draft, edit: SetRules) -> None:
    """Other rules than before, or the same in another order."""
    if len(edit.rules) > MOST_RULES:
        raise RefusedEditError(f"{len(edit.rules)} rules are too many", f"give no more than {MOST_RULES}")
    before, after = draft.group_rules, tuple(_checked(rule) for rule in edit.rules)
    draft.group_rules = after
    for old, new in rule_differences(before, after):
        draft.record.append(Change(draft.number, None, WHOSE_RULES, RULE_FIELD, old, new))


def _checked(rule: GroupRule) -> GroupRule:
    found = checked_rule(rule.looks_at, rule.text, rule.group)
    if isinstance(found, NoRule):
        raise RefusedEditError(found.what, f"give {found.expected}")
    return found


def rule_differences(
    before: Sequence[GroupRule], after: Sequence[GroupRule]
) -> Iterable[tuple[str | None, str | None]]:
    """The rules taken away, added and changed, each as it was and as it is; then both orders, where that changed."""
    gone = [rule for rule in before if rule not in after]
    new = [rule for rule in after if rule not in before]
    in_place = len(gone) == len(new)
    for old in gone:
        same = (rule for rule in new if in_place or (rule.looks_at, rule.text) == (old.looks_at, old.text))
        now = next(same, None)
        if now is not None:
            new.remove(now)
        yield in_words(old), in_words(now) if now else None
    yield from ((None, in_words(rule)) for rule in new)
    kept = [rule for rule in before if rule in after], [rule for rule in after if rule in before]
    if kept[0] != kept[1]:
        yield _order(*kept), _order(*reversed(kept))


def _order(rules: Sequence[GroupRule], others: Sequence[GroupRule]) -> str:
    """The rules that stand in other places than in the other order, each with its number."""
    numbered = list(enumerate(rules, 1))
    moved = [(number, rule) for number, rule in numbered if others[number - 1 : number] != [rule]]
    return "; ".join(f"{number}. {rule.condition}" for number, rule in moved)


def in_words(rule: GroupRule) -> str:
    """A rule as a sentence without its end: "title is exactly 'Benefits Lead' → Delivery Teams & Managers"."""
    return f"{rule.condition} → {rule.group}"


def rule_sheet(draft: Draft) -> Iterable[AppendToSheet]:
    """The rules on their own sheet, in the rows of those that were there; rows that were not understood stay."""
    if draft.group_rules == draft.register.group_rules:
        return
    rows = tuple(
        (number, label_of_look(rule.looks_at), rule.text, rule.group, in_words(rule))
        for number, rule in enumerate(draft.group_rules, 1)
    )
    sheet = own_sheet(draft.register.layout, RULES)
    yield AppendToSheet(sheet, RULES_HEADERS, rows, "your rules for groups were edited", over=draft.register.rule_rows)
