"""What a contact's cells say, read once: each column's distinct texts and which rule words they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.phrases import Phrases, Words, quoted
from pmodash.network.rules import READABLE, RuleBook

Codes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]

MOST_WORDS_OF_A_TITLE = 6
_TEAM_WORDS = (
    "team", "department", "user", "customer", "client", "supplier", "vendor", "committee", "board", "community",
    "staff", "unit", "office", "ministry", "agency", "authority", "union", "media", "management", "government",
    "regulator", "company", "employee", "stakeholder", "commission", "club", "institute", "contractor", "resident",
    "owner", "corporation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cells:
    """One column: its distinct texts, each row's text (`codes`, -1 = blank) and the rule words of each text.

    `spans` has a row for each text and a last, empty one for blank; a column for each list of phrases. A zero
    says that the text holds none of the list; else it packs the first and last word of the phrase found.
    """

    texts: Sequence[str]
    codes: Codes
    spans: npt.NDArray[np.uint16]
    words: Words

    @property
    def long(self) -> Flags:
        """Which texts are sentences rather than titles; the last entry stands for blank cells."""
        return np.append(self.words.sizes > MOST_WORDS_OF_A_TITLE, False)

    def holds(self, number: int) -> Flags:
        """Which texts hold a phrase of a list; the last entry stands for blank cells."""
        found: Flags = self.spans[:, number] > 0
        return found

    def quote(self, code: int, number: int) -> str:
        """The text's own words that a list found in it: its longest phrase, the first of those."""
        packed = int(self.spans[code, number])
        return quoted(self.texts[code], (packed >> 8) - 1, packed & 0xFF)


def distinct(column: pd.Series[Any]) -> tuple[list[str], Codes]:
    """A text column's distinct texts and each row's number among them, -1 for blank."""
    codes, texts = pd.factorize(column)
    return texts.to_numpy(dtype=object).tolist(), codes


def read_cells(column: pd.Series[Any], phrases: Phrases) -> Cells:
    """A column's texts with the rule words that they hold."""
    texts, codes = distinct(column)
    words = phrases.words(texts)
    found = phrases.find(words)
    spans = np.zeros((len(texts) + 1, phrases.size), dtype=np.uint16)
    spans[found.texts, found.lists] = ((found.first + 1) << 8) | found.last
    return Cells(texts, codes, spans, words)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All readable columns of the contacts, and the rule book that they were read with."""

    cells: dict[str, Cells]
    book: RuleBook
    size: int

    def blank(self, field: str) -> Flags:
        """Which rows hold nothing in a column."""
        empty: Flags = self.cells[field].codes < 0
        return empty

    def holding(self, field: str, words: tuple[str, ...]) -> Flags:
        """Which rows hold any of the words in a column."""
        cells = self.cells[field]
        return cells.holds(self.book.numbers[words])[cells.codes]


def evidence_of(contacts: pd.DataFrame, domains: pd.Series[Any], book: RuleBook) -> Evidence:
    """The contacts' cells as the rules read them.

    `domains` are the contacts' e-mail domains, which stand in for an organisation that is blank. A name is
    read only where the job title is blank and the name is that of a role or a team ("Software team").
    """
    columns = {field: text_column(contacts, field) for field in READABLE}
    columns["organisation"] = columns["organisation"].where(columns["organisation"].notna(), domains)
    columns["name"] = _names_of_roles(columns["name"].where(columns["job_title"].isna()), book)
    cells = {field: read_cells(column, book.phrases) for field, column in columns.items()}
    cells["role"] = _without_prose(cells["role"], (cells["job_title"].codes >= 0) | (cells["name"].codes >= 0))
    return Evidence(cells, book, len(contacts))


def _without_prose(role: Cells, told: Flags) -> Cells:
    """A role told in a sentence ("Oversees data migration") counts only where no title or role's name is given."""
    return replace(role, codes=np.where(role.long[role.codes] & told, -1, role.codes))


def text_column(contacts: pd.DataFrame, field: str) -> pd.Series[Any]:
    """A column as text with blanks missing; all blank when the frame lacks it."""
    if field not in contacts.columns:
        return pd.Series(pd.NA, index=contacts.index, dtype="str")
    column = contacts[field]
    return column if column.dtype == "str" else column.astype("str").where(column.notna())


def _names_of_roles(names: pd.Series[Any], book: RuleBook) -> pd.Series[Any]:
    texts, codes = distinct(names)
    if not texts:
        return names
    words = book.phrases.words(texts)
    role = words.all_among(book.phrases.among(book.role_words))
    keep = role | words.any_among(book.phrases.among(_TEAM_WORDS))
    return names.where(np.append(keep, False)[codes])
