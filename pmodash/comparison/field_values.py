"""The fields of contacts as they are compared: without what two spreadsheets write differently of the same thing."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from pmodash.network.levels import LEVEL_FIELDS
from pmodash.network.register import Register
from pmodash.vocabulary import CONTACT_FIELDS, DATE_FIELDS
from pmodash.workbook.cell_text import plain

NAME_PARTS = ("first_name", "last_name")
FLAG = "do_not_contact"
TEXT_FIELDS = tuple(name for name in CONTACT_FIELDS if name not in (*DATE_FIELDS, FLAG))


def comparable(contacts: pd.DataFrame) -> pd.DataFrame:
    """Every field as text, one column each, blank as missing: runs of blanks as one, days as ISO text."""
    columns = {name: _folded(contacts[name], _FOLDS.get(name, _one_line)) for name in TEXT_FIELDS}
    columns |= {name: day_texts(contacts[name]) for name in DATE_FIELDS}
    columns[FLAG] = _flags(contacts[FLAG])
    return pd.DataFrame({name: columns[name] for name in CONTACT_FIELDS})


def told(contacts: pd.DataFrame) -> pd.DataFrame:
    """Every field as text, as the workbook tells it; days as ISO text."""
    columns = {name: contacts[name] for name in TEXT_FIELDS}
    columns |= {name: day_texts(contacts[name]) for name in DATE_FIELDS}
    columns[FLAG] = _flags(contacts[FLAG])
    return pd.DataFrame({name: columns[name] for name in CONTACT_FIELDS})


def day_texts(days: pd.Series) -> pd.Series:
    """Days as ISO text, missing where blank."""
    texts = np.datetime_as_string(days.to_numpy(), unit="D").astype(object)
    texts[days.isna().to_numpy()] = None
    return pd.Series(pd.array(texts, dtype="str"), index=days.index)


def keeps(register: Register, field: str) -> bool:
    """Whether a workbook tells a field at all: in a column for it, or out of another one."""
    if any(table.of_field(field) for table in register.layout.of_role("contacts")):
        return True
    values = register.contacts[field]
    return bool(values.any() if field == FLAG else values.notna().any())


def differs(field: str, old: pd.DataFrame, new: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> np.ndarray:
    """Row by row, whether a field differs between two states of the same contacts.

    `old` and `new` are `comparable`, `before` and `after` the registers' own frames. Two words for one level are no
    difference, as H and High, but two numbers of a scale are; nor are two orders of the words of one name.
    """
    first, second = (frame[field].fillna("").to_numpy(dtype=object) for frame in (old, new))
    apart = np.asarray(first != second, dtype=bool)
    if field in LEVEL_FIELDS and apart.any():
        apart &= ~_same_level(field, before, after, first, second)
    if field == "name":
        where = np.flatnonzero(apart)
        apart[where] = [not _same_words(first[i], second[i]) for i in where]
    return apart


def _same_level(
    field: str, before: pd.DataFrame, after: pd.DataFrame, first: np.ndarray, second: np.ndarray
) -> np.ndarray:
    levels = [frame[LEVEL_FIELDS[field]].fillna("").to_numpy(dtype=object) for frame in (before, after)]
    same = np.asarray((levels[0] == levels[1]) & (levels[0] != ""), dtype=bool)
    where = np.flatnonzero(same)
    same[where] = [not (_is_number(first[i]) and _is_number(second[i])) for i in where]
    return same


def _is_number(text: str) -> bool:
    return text[:1].isdigit()


def _same_words(first: str, second: str) -> bool:
    """Whether two names differ only in the order of their words, as "Doe, Jane" and "Jane Doe"."""
    words = [sorted(name.replace(",", " ").split()) for name in (first, second)]
    return words[0] == words[1] and first != second


def _folded(texts: pd.Series, fold: Callable[[str], str]) -> pd.Series:
    codes, words = pd.factorize(texts)
    folded = pd.array([*(fold(str(word)) or None for word in words), None], dtype="str")
    return pd.Series(folded.take(codes), index=texts.index)


def _flags(values: pd.Series) -> pd.Series:
    return pd.Series(pd.array([None, "yes"], dtype="str").take(values.to_numpy().astype(np.intp)), index=values.index)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _digits(text: str) -> str:
    """A phone number by its digits, so that its spelling does not matter; another text as it is."""
    digits = "".join(letter for letter in text if letter.isdigit())
    return digits if len(digits) > 5 else _one_line(text)


_FOLDS: dict[str, Callable[[str], str]] = {"email": plain, "phone": _digits}
