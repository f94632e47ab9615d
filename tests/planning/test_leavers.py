"""What a status says about being out of the active network."""

import pandas as pd
import pytest

from pmodash.planning.leavers import inactive_rules, leavers

EXAMPLES = [
    (rule, text, fits)
    for rule in inactive_rules()
    for fits in (True, False)
    for text in (rule.matches if fits else rule.misses)
]


@pytest.mark.parametrize("rule, text, fits", EXAMPLES, ids=[f"{rule.why}: {text}" for rule, text, _ in EXAMPLES])
def test_a_rule_takes_its_examples_and_no_others(rule, text, fits):
    found = leavers(pd.Series([text], dtype="str"))["not_active"].iloc[0]
    assert (found == rule.why) == fits


STATUSES = [
    ("Left 2026-03-01", "left", "2026-03-01"),
    ("Left on 3 March 2026", "left", "2026-03-03"),
    ("left 3 Mar 2026", "left", "2026-03-03"),
    ("Left 2026-13-45", "left", None),
    ("Left 03/04/2026", "left", None),  # one day or another: not guessed
    ("Leaver", "left", None),
    ("Left 2026-03-01, keep in touch", None, "2026-03-01"),
    ("Active since 2026-03-01", None, None),
    ("Left message 2026-03-01", None, None),
    (None, None, None),
]


@pytest.mark.parametrize("status, why, on", STATUSES)
def test_a_leaver_is_known_by_their_status_and_the_day_only_when_plain(status, why, on):
    row = leavers(pd.Series([status], dtype="str")).iloc[0]
    assert (None if pd.isna(row["not_active"]) else row["not_active"]) == why
    assert (None if pd.isna(row["left_on"]) else str(row["left_on"].date())) == on


def test_no_statuses_give_no_rows():
    assert len(leavers(pd.Series([], dtype="str"))) == 0
