"""Whom the user's own rules for groups fit, and how they vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.network.evidence import Flags, distinct, read_cells, text_column
from pmodash.network.group_rules import GroupRule
from pmodash.network.phrases import Phrases
from pmodash.network.rule_texts import text_key
from pmodash.network.rules import rule_book
from pmodash.network.votes import ABSTAINS, Ballot, outcome_of

_SURE = 0.99
_COLUMN = {"department": "department", "organisation": "organisation", "domain": "email"}
_PREFIX = "your-rule-"


def own_rule_name(number: int) -> str:
    """The name under which the user's rule of that place, from 0, votes."""
    return f"{_PREFIX}{number + 1}"


def own_rule_number(name: object) -> int | None:
    """The place, from 0, of the user's rule that votes under a name; None for another rule's."""
    text = name if isinstance(name, str) else ""
    return int(text.removeprefix(_PREFIX)) - 1 if text.startswith(_PREFIX) else None


def own_ballots(rules: Sequence[GroupRule], contacts: pd.DataFrame) -> list[Ballot]:
    """Each rule's votes, in the order of the rules."""
    no_field = np.full(len(contacts), ABSTAINS, dtype=np.int8)
    ballots = []
    for number, (rule, fit) in enumerate(zip(rules, fits(rules, contacts), strict=True)):
        votes = np.where(fit, np.int8(outcome_of(rule.group)), np.int8(ABSTAINS))
        because = f"Your rule: {rule.condition}."
        name = own_rule_name(number)
        ballots.append(Ballot(name, votes, _SURE, no_field, general=True, because=because, words=rule.text))
    return ballots


def fits(rules: Sequence[GroupRule], contacts: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which contacts (columns) each rule (rows) fits, each distinct text looked at once.

    A job title stands for itself, or the role where there is none. Capitals, accents and spaces never matter, nor does
    an organisation's legal form; words in a title are found in any spelling and number that the product's own rules
    know; a domain takes in those below it.
    """
    found = np.zeros((len(rules), len(contacts)), dtype=bool)
    for looks_at in {rule.looks_at for rule in rules}:
        numbers = [number for number, rule in enumerate(rules) if rule.looks_at == looks_at]
        texts = [rules[number].text for number in numbers]
        column = looked_at(contacts, looks_at)
        if looks_at == "title_word":
            found[numbers] = _holding(column, texts)
        else:
            found[numbers] = _equal(column, looks_at, texts)
    return found


def looked_at(contacts: pd.DataFrame, looks_at: str) -> pd.Series[Any]:
    """The cells that a rule looks at: one text a contact, missing where it is blank."""
    if looks_at in _COLUMN:
        return text_column(contacts, _COLUMN[looks_at])
    title = text_column(contacts, "job_title")
    return title.where(title.notna(), text_column(contacts, "role"))


def _equal(column: pd.Series[Any], looks_at: str, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    cells, codes = distinct(column)
    if looks_at == "domain":
        cells = [cell.rpartition("@")[2] if "@" in cell else "" for cell in cells]
    key_of = {cell: text_key(looks_at, cell) for cell in dict.fromkeys(cells)}
    keys = [key_of[cell] for cell in cells]
    wanted = [text_key(looks_at, text) for text in texts]
    flags = np.array([[*(_same(looks_at, key, one) for key in keys), False] for one in wanted], dtype=bool)
    return flags[:, codes]


def _same(looks_at: str, key: str, wanted: str) -> bool:
    return key == wanted or (looks_at == "domain" and key.endswith(f".{wanted}"))


def _holding(column: pd.Series[Any], texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    phrases = Phrases([[text.strip("^$ ")] for text in texts], rule_book().speller)
    cells = read_cells(column, phrases)
    held: list[Flags] = [cells.holds(number)[cells.codes] for number in range(len(texts))]
    return np.stack(held)
