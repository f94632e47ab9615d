"""Leavers: what a contact's status says about their being out of the active network, and since when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from pmodash.languages import spoken
from pmodash.network.evidence import read_cells
from pmodash.network.rules import rule_book
from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import plain

LEFT = "left"


@dataclass(frozen=True, slots=True)
class InactiveRule:
    """A way that a status puts a contact out of the active network, with examples that are tested."""

    why: str
    words: frozenset[str]
    matches: tuple[str, ...]
    misses: tuple[str, ...]

    def says(self, status: str) -> bool:
        """Whether a status is one of the words, or begins with one."""
        text = plain(status)
        return text in self.words or any(text.startswith(f"{word} ") for word in self.words)


@cache
def inactive_rules() -> tuple[InactiveRule, ...]:
    """The rules of data/inactive.toml, in order."""
    return tuple(
        InactiveRule(e["why"], _words(e["why"]), tuple(e["matches"]), tuple(e["misses"]))
        for e in read_data("inactive.toml")["statuses"]
    )


def _words(why: str) -> frozenset[str]:
    return frozenset(map(plain, spoken("inactive")[why]))


def leavers(status: pd.Series) -> pd.DataFrame:
    """What the statuses of contacts say of leaving. Index: that of `status`.

    Columns: `not_active` (why they are out of the active network: "left", or a reason of data/inactive.toml; blank for
    those who are in it, leavers whom the PMO keeps in touch with among them); `left_on` (datetime64[us], the date that
    a leaver's status names; blank = none). The words for leaving are those by which groups.classify moves leavers.
    """
    leaving = rule_book().leaver
    numbers = rule_book().numbers
    cells = read_cells(status, rule_book().phrases)
    left = cells.holds(numbers[leaving.words]) & ~cells.holds(numbers[leaving.unless])
    gone = left & ~cells.holds(numbers[leaving.keep_in_touch])
    whys = [LEFT if out else _inactive(text) for text, out in zip(cells.texts, gone, strict=False)]
    dates = [_date_in(text) if out else None for text, out in zip(cells.texts, left, strict=False)]
    return pd.DataFrame(
        {
            "not_active": pd.Series(np.array([*whys, None], dtype=object)[cells.codes], status.index, dtype="str"),
            "left_on": np.array([*dates, None], dtype="datetime64[us]")[cells.codes],
        },
        index=status.index,
    )


def _inactive(status: str) -> str | None:
    return next((rule.why for rule in inactive_rules() if rule.says(status)), None)


DATES = (
    (re.compile(r"\b\d{4}-\d{2}-\d{2}\b"), "%Y-%m-%d"),
    (re.compile(r"\b\d{1,2} [A-Z][a-z]{2} \d{4}\b"), "%d %b %Y"),
    (re.compile(r"\b\d{1,2} [A-Z][a-z]{3,8} \d{4}\b"), "%d %B %Y"),
)


def _date_in(status: str) -> dt.date | None:
    """The day that a status names in a form that can be read one way only."""
    for pattern, form in DATES:
        found = pattern.search(status)
        if found:
            try:
                return dt.datetime.strptime(found.group(), form).date()
            except ValueError:
                continue
    return None
