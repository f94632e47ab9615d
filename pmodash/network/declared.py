"""What a workbook's own group, source, network-type and status columns say, in whichever words they use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from pmodash.network.evidence import Codes, Evidence, Flags, distinct, text_column
from pmodash.network.phrases import Speller
from pmodash.network.rules import rule_book
from pmodash.network.votes import ABSTAINS, Ballot, Numbers, Small, outcome_of
from pmodash.vocabulary import HUB_SOURCE, group_names

ACQUAINTANCE = "Industry Acquaintances"
OUTSIDE_GROUPS = ("External Influencers", ACQUAINTANCE)
_TYPO_LIKENESS = 0.86
_LEAST_LETTERS_FOR_TYPO = 5
_MOST_VALUES_FOR_TYPOS = 300
_SURE, _SURE_OF_PART, _SURE_OF_TYPO = 0.99, 0.93, 0.85


@dataclass(frozen=True, slots=True)
class Declared:
    """A column of the workbook read as one of the product's own words.

    `texts` are the column's distinct texts, `codes` each row's text (-1 = blank), `meanings` what each text
    means ("" = not understood) and `confidence` how surely.
    """

    texts: list[str]
    codes: Codes
    meanings: list[str]
    confidence: list[float]

    def meaning(self) -> np.ndarray[Any, np.dtype[np.object_]]:
        """Each row's meaning, "" where the cell is blank or not understood."""
        found: np.ndarray[Any, np.dtype[np.object_]] = np.array([*self.meanings, ""], dtype=object)[self.codes]
        return found

    def sureness(self) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Each row's confidence, 0 where nothing was understood."""
        return np.array([*self.confidence, 0.0])[self.codes]

    def not_understood(self) -> list[str]:
        """The texts that mean none of the product's words."""
        return [text for text, meaning in zip(self.texts, self.meanings, strict=True) if not meaning]


class Sayings:
    """The words that a column may say, each with what it means."""

    def __init__(self, said: Mapping[str, tuple[str, ...]], speller: Speller) -> None:
        self.speller = speller
        self.exact = {tuple(speller.words(text)): name for name, texts in said.items() for text in (name, *texts)}
        self.joined = {" ".join(words): name for words, name in self.exact.items()}
        self.long = [joined for joined in self.joined if len(joined) >= _LEAST_LETTERS_FOR_TYPO]

    def meaning(self, text: str, typos: bool) -> tuple[str, float]:
        """What a cell means and how surely; ("", 0.0) when it says nothing known."""
        words = tuple(self.speller.words(text))
        while words and words[0].isdigit():
            words = words[1:]
        if not words:
            return "", 0.0
        if words in self.exact:
            return self.exact[words], _SURE
        parts = {self.exact[part] for part in _parts(words) if part in self.exact} - {HUB_SOURCE}
        if len(parts) == 1:
            return parts.pop(), _SURE_OF_PART
        joined = " ".join(words)
        if not typos or not _LEAST_LETTERS_FOR_TYPO <= len(joined) <= 60:
            return "", 0.0
        close = get_close_matches(joined, self.long, n=1, cutoff=_TYPO_LIKENESS)
        return (self.joined[close[0]], _SURE_OF_TYPO) if close else ("", 0.0)


def _parts(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The runs of two words or more in a cell, and its first word when a cell is written "SL - Senior …"."""
    if len(words) > 8:
        return []
    size = len(words)
    runs = [words[i:j] for i in range(size) for j in range(i + 2, size + 1)]
    return [run for run in runs if run != words]


def read_declared(column: pd.Series[Any], sayings: Sayings) -> Declared:
    """A column read by the words that it may say; a column of hundreds of texts is read without typing slips."""
    texts, codes = distinct(column)
    typos = len(texts) <= _MOST_VALUES_FOR_TYPOS
    found = [sayings.meaning(text, typos) for text in texts]
    return Declared(texts, codes, [meaning for meaning, _ in found], [sure for _, sure in found])


@cache
def _sayings(*columns: str) -> Sayings:
    """The product's own words for one or several kinds of column taken together."""
    book = rule_book()
    said: dict[str, tuple[str, ...]] = {}
    for column in columns:
        for name, texts in book.says[column].items():
            said[name] = (*said.get(name, ()), *texts)
    return Sayings(said, book.speller)


def source_said(text: str) -> str:
    """The one of the six sources that a text names in so many words, "" when it names none."""
    meaning, sure = _sayings("source").meaning(text, typos=False)
    return meaning if sure == _SURE else ""


def group_said(text: str) -> str:
    """The group, or the source, that a text names in so many words, "" when it names none."""
    meaning, sure = _sayings("group", "source").meaning(text, typos=False)
    return meaning if sure == _SURE else ""


def read_columns(contacts: pd.DataFrame, evidence: Evidence) -> dict[str, Declared]:
    """The group, source and network-type columns, read.

    "External" in a group column is a group only where the column does not also say "Internal".
    """
    inside = next(rule for rule in evidence.book.sides if rule.name == "group-says-inside")
    tells_sides = evidence.cells["group"].holds(evidence.book.numbers[inside.words]).any()
    for_group = _sayings("group", "source") if tells_sides else _sayings("group", "source", "outside_group")
    return {
        "group": read_declared(text_column(contacts, "group"), for_group),
        "source": read_declared(text_column(contacts, "source"), _sayings("source")),
        "network_type": read_declared(text_column(contacts, "network_type"), _sayings("network_type")),
    }


def declared_ballots(
    told: Mapping[str, Declared], evidence: Evidence, leads: Mapping[str, str], own: Sequence[Ballot]
) -> list[Ballot]:
    """The votes of the workbook's own columns and rules: a leaver's first, then the group's, then the user's own rules'
    (`own`), then the source's.

    `leads` says what each source brings (see `source_groups.outcomes`); a group column may name a source too.
    """
    group, source = told["group"], told["source"]
    named = [meaning if meaning in group_names() else leads.get(meaning, "") for meaning in group.meanings]
    by_group = _numbers(named)[group.codes]
    outside = np.isin(by_group, [outcome_of(name) for name in OUTSIDE_GROUPS])
    left = np.where(has_left(evidence) & ~outside, np.int8(outcome_of(ACQUAINTANCE)), np.int8(ABSTAINS))
    by_source = _numbers(_brought(source, leads, evidence.book.speller))[source.codes]
    return [
        _declared_ballot("leaver", left, 0.97),
        _declared_ballot("group-column", by_group, group.sureness()),
        *own,
        _declared_ballot("source-column", by_source, np.where(source.sureness() > 0, source.sureness() * 0.93, 0.93)),
    ]


def _declared_ballot(name: str, votes: Small, confidence: float | Numbers) -> Ballot:
    return Ballot(name, votes, confidence, np.full(len(votes), ABSTAINS, dtype=np.int8), general=True)


def _numbers(meanings: Sequence[str]) -> Small:
    found: Small = np.array([*(outcome_of(meaning) for meaning in meanings), ABSTAINS], dtype=np.int8)
    return found


def _brought(source: Declared, leads: Mapping[str, str], speller: Speller) -> list[str]:
    """What each source brings: by its own words where the workbook's table has them, else by what they mean."""
    own = {tuple(speller.words(name)): outcome for name, outcome in leads.items()}
    pairs = zip(source.texts, source.meanings, strict=True)
    return [own.get(tuple(speller.words(text)), leads.get(meaning, "")) for text, meaning in pairs]


def has_left(evidence: Evidence) -> Flags:
    """Whose status says that they have left, whether or not the PMO keeps in touch with them."""
    leaver = evidence.book.leaver
    return evidence.holding("status", leaver.words) & ~evidence.holding("status", leaver.unless)
