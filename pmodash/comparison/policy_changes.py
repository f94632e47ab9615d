"""What of the cadence policy, of which source leads to which group, and of the user's rules for groups is another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmodash.journal.group_rule_edits import RULE_FIELD, WHOSE_RULES, rule_differences
from pmodash.network.register import Register
from pmodash.network.source_groups import THE_HUB, source_table
from pmodash.planning.policy import GROUP_FIELDS, LIMIT_FIELDS, Policy, policy_of
from pmodash.vocabulary import ALL, group_names

SOURCE_GROUP = "group_of_source"
COLUMNS = ("group", "field", "old", "new")


def policy_values(register: Register) -> dict[tuple[str, str], Any]:
    """Every number of the policy in force, by group and field, and the group of each source."""
    policy = policy_of(register)
    sources = {(source, SOURCE_GROUP): group for source, group in source_table(register.source_groups).items()}
    return dict(_numbers(policy)) | sources


def _numbers(policy: Policy) -> Iterator[tuple[tuple[str, str], Any]]:
    for group in group_names():
        for field in GROUP_FIELDS:
            yield (group, field), getattr(policy.of(group), field)
    for field in LIMIT_FIELDS:
        yield (ALL, field), getattr(policy, field)


def policy_changed(earlier: Register, later: Register) -> pd.DataFrame:
    """One row a value that differs: COLUMNS; for a source, `group` is its name and the values are groups; a rule
    for groups is told in words.
    """
    before, after = policy_values(earlier), policy_values(later)
    rows = [
        (*key, policy_text(before.get(key)), policy_text(after[key])) for key in after if after[key] != before.get(key)
    ]
    rules = rule_differences(earlier.group_rules, later.group_rules)
    rows += [(WHOSE_RULES, RULE_FIELD, old or "", new or "") for old, new in rules]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def policy_text(value: Any) -> str:
    """A value of the policy as it is listed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value or THE_HUB
    return "" if value is None else f"{value:g}"
