"""What a redaction puts in place of a network's people, organisations and other words, column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.redaction.groups_only import members_as_two
from pmodash.redaction.people_labels import numbered, told_apart
from pmodash.redaction.text_redaction import TextRedaction
from pmodash.redaction.wording import product_words, wording

Flags = npt.NDArray[np.bool_]
MOST_WORDS = 4
MOST_LETTERS = 40


@dataclass(frozen=True, eq=False)
class Veil:
    """Whom it hides and how.

    `whom` tells which contacts are hidden, `all_of_it` whether everybody and every text is. `names` are the contacts'
    names as shown, `ids` their ids and `numbers` their running numbers; `owners` and `organisations` map each
    of these as the workbook writes it. `text` finds people in texts. Where it is `coarse`, nothing of a single person
    is left; `another` tells which touchpoints of the log come from another member than the first of the contact's.
    """

    whom: Flags
    all_of_it: bool
    names: npt.NDArray[np.object_]
    ids: npt.NDArray[np.object_]
    numbers: npt.NDArray[np.int64]
    owners: Mapping[str, str]
    organisations: Mapping[str, str]
    text: TextRedaction
    sheets: Mapping[str, str] = field(default_factory=dict)
    vehicles: Mapping[str, str] = field(default_factory=dict)
    coarse: bool = False
    another: Flags = field(default_factory=lambda: np.zeros(0, dtype=bool))

    @cached_property
    def nouns(self) -> Mapping[str, str]:
        """What a label of each kind of text begins with."""
        found: Mapping[str, str] = wording()["nouns"]
        return found

    def category(self, texts: Iterable[Any], noun: str) -> dict[str, str]:
        """The words of a category: kept where they are few and name nobody, else numbered."""
        distinct = list(dict.fromkeys(str(text) for text in texts))
        labels = numbered(distinct, self.nouns[noun])
        return told_apart({text: text if self.keeps(text) else labels[text] for text in distinct})

    def keeps(self, text: str) -> bool:
        """Whether a word of a category may be seen as it is."""
        short = not self.all_of_it or (len(text.split()) <= MOST_WORDS and len(text) <= MOST_LETTERS)
        return text in product_words() or (short and not self.text.names(text))

    def free(self, text: str) -> str:
        """A text that somebody typed: nothing of it where all is hidden, else with those hidden replaced."""
        return str(wording()["hidden"]) if self.all_of_it else self.text.of(text)

    def said(self, text: str) -> str:
        """A sentence that quotes the workbook: nothing of it where all is hidden."""
        return "" if self.all_of_it else self.text.of(text)

    def members(self, by: pd.Series[Any]) -> pd.Series[Any]:
        """The PMO members by whom touchpoints are."""
        if self.coarse:
            words = wording()["groups_only"]
            another = self.another if len(self.another) == len(by) else np.zeros(len(by), dtype=bool)
            return members_as_two(by, another, words["owner"], words["other_owner"])
        return mapped(by, self.owners)

    def organisation(self, name: str) -> str:
        """An organisation as shown: its label, unless it may be named and its name is nobody's who is hidden."""
        return self.organisations[name] if self.all_of_it or self.text.names(name) else name

    def sheet(self, name: str) -> str:
        """A sheet's name as shown."""
        return self.sheets.get(name, self.nouns["sheet"]) if name else ""


def mapped(column: pd.Series[Any], found: Mapping[str, str] | Callable[[str], str]) -> pd.Series[Any]:
    """A text column or a column of categories with each distinct text replaced, blanks as they were."""
    of = found.__getitem__ if isinstance(found, Mapping) else found
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = told_apart_by_place([of(str(name)) for name in column.cat.categories])
        return column.cat.rename_categories(names)
    codes, texts = pd.factorize(column)
    shown = pd.array([*(of(str(text)) for text in texts), None], dtype="str")
    return pd.Series(shown.take(codes), index=column.index)


def told_apart_by_place(labels: list[str]) -> list[str]:
    """The labels of categories, the second of a kind numbered, since categories must differ."""
    return list(told_apart({f"{place}": label for place, label in enumerate(labels)}).values())
