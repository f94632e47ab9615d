"""The cells of a column as tidy text: as a person reads them, without stray blanks."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.workbook.cells import Cells, CellValue

BLANKS = (
    " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u200c\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
LONGEST_SILENT_WORD = 24
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
ERROR_TEXTS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!", "#CALC!")
)
_LETTERS_WITHOUT_DECOMPOSITION = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def tidy(value: CellValue) -> str:
    """One cell as text: 12.0 is "12", a day is ISO, TRUE stays TRUE; blank and error cells are ""."""
    if isinstance(value, str):
        text = value.strip()
        if text and (text[0] in INVISIBLE or text[-1] in INVISIBLE):
            text = text.strip(BLANKS)
        return "" if text[:1] == "#" and text in ERROR_TEXTS else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    return _time_text(value)


def _number_text(value: float) -> str:
    if not math.isfinite(value):
        return ""
    whole = int(value)
    return str(whole) if whole == value else repr(value)


def _time_text(value: dt.date | dt.time | dt.timedelta) -> str:
    if isinstance(value, dt.datetime):
        at_midnight = value.time() == dt.time()
        return value.date().isoformat() if at_midnight else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def texts(cells: Cells, silent: frozenset[str] = frozenset()) -> pd.Series[str]:
    """The cells as `str`, one row a cell in their order, missing where blank (see `tidy`).

    Words that are in `silent` (in lower case) say nothing and are blank too; in a column of signs, which holds a
    "+", minus signs speak.
    """
    words: list[Any] = list(cells.distinct)
    if pd.api.types.infer_dtype(words, skipna=True) != "string":
        words = [tidy(value) for value in words]
    distinct = pd.Series(words, dtype="str").str.strip(BLANKS)
    empty = {word.strip(BLANKS) for word in words if word and (word[0] == "#" or len(word) < LONGEST_SILENT_WORD)}
    empty = {word for word in empty if word in ERROR_TEXTS or word.lower() in silent} if silent else empty & ERROR_TEXTS
    signs = {"-", "--"} if "+" in words else set()
    distinct = distinct.mask(distinct.isin(["", *(empty - signs)]))
    return distinct.take(cells.places).reset_index(drop=True)


def spread(words: Sequence[str | None], places: npt.NDArray[np.integer]) -> pd.Series[str]:
    """For each place the word that stands there, as `str`; missing where the word is "" or None, or place is -1."""
    distinct = pd.array([word or None for word in words], dtype="str")
    return pd.Series(distinct.take(places.astype(np.intp), allow_fill=True))


def plain(text: str) -> str:
    """A text for comparing: lower case, without accents, runs of blanks as one, none at the ends."""
    folded = text.casefold()
    if folded.isascii():
        return " ".join(folded.split())
    parts = unicodedata.normalize("NFKD", folded.translate(_LETTERS_WITHOUT_DECOMPOSITION)).casefold()
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return " ".join(bare.split()).strip(BLANKS)
