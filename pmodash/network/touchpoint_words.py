"""The words of a touchpoint log: which rows are done, planned or cancelled, and which vehicles they used."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.findings import Finding
from pmodash.languages import spoken
from pmodash.network.levels import says_nothing
from pmodash.network.table_rows import TableRows
from pmodash.network.vehicle_words import VehicleWords
from pmodash.workbook.cell_text import plain
from pmodash.workbook.tables import Column

MOST_FINDINGS = 30

Places = npt.NDArray[np.int32]


def field_words(rows: TableRows, field: str) -> tuple[list[str], Places]:
    """A field's distinct texts ("" where it says nothing) and which of them each row holds.

    Of several columns for the field the surest one that is not blank speaks.
    """
    columns = rows.table.of_field(field)
    if not columns:
        return [""], np.zeros(len(rows), dtype=np.int32)
    if len(columns) == 1:
        words, places = rows.words(columns[0])
    else:
        told = rows.texts(columns[0])
        for column in columns[1:]:
            told = told.fillna(rows.texts(column))
        codes, distinct = pd.factorize(told.fillna(""))
        words, places = [str(word) for word in distinct], codes.astype(np.int32)
    return ["" if len(word) < 24 and says_nothing(word) else word for word in words], places


def categories(words: Sequence[str | None], places: Places) -> pd.Categorical:
    """The words as a category for each row, missing where the word is "" or None."""
    names = list(dict.fromkeys(word for word in words if word))
    number = {name: i for i, name in enumerate(names)}
    codes = np.array([number.get(word or "", -1) for word in words], dtype=np.int32)
    return pd.Categorical.from_codes(codes[places], categories=pd.Index(names, dtype="str"))


def states(rows: TableRows) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """For each row whether it was done, and whether it was cancelled."""
    column = next(iter(rows.table.of_field("state")), None)
    words, places = field_words(rows, "state")
    told = np.array([state_of(word, column.header if column else "") for word in words], dtype=object)
    return (told == "done")[places], (told == "cancelled")[places]


def state_of(text: str, heading: str = "") -> str:
    """What a state cell says: "done", "planned" or "cancelled"; blank and unknown words are done."""
    word, head = plain(text), plain(heading)
    if word in _list("no"):
        return "cancelled" if _has(head, "attended_headings") else "done" if _asks_planned(head) else "planned"
    if word in _list("yes"):
        return "planned" if _asks_planned(head) else "done"
    starts = [" ".join(word.split()[:length]) for length in range(4, 0, -1)]
    for state in ("cancelled", "planned"):
        if any(start.strip(".,;:()!") in _list(state) for start in (word, *starts)):
            return state
    return "done"


def _asks_planned(heading: str) -> bool:
    return _has(heading, "planned_headings") and not any(word in heading for word in ("done", "actual", "/", " or "))


def _has(heading: str, name: str) -> bool:
    return any(word in heading for word in _list(name))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(map(plain, spoken("state")[name]))


def known_vehicles(words: Sequence[str], register: VehicleWords) -> list[str]:
    """The register's name for each word, and the word itself where the register does not know it."""
    return [(register.name_of(word) or word) if word else "" for word in words]


def vehicle_findings(
    rows: TableRows, words: Sequence[str], places: Places, register: VehicleWords, used: npt.NDArray[np.bool_]
) -> list[Finding]:
    """A finding for each word in the used rows that is no vehicle of the register."""
    counts = np.bincount(places[used], minlength=len(words))
    unknown = sorted(
        (word, int(count))
        for word, count in zip(words, counts, strict=True)
        if word and count and not register.name_of(word)
    )
    column: Column | None = next(iter(rows.table.of_field("vehicle")), None)
    letter = column.column if column else ""
    expected = "a vehicle of the vehicle register"
    remedy = "It counts as a vehicle of its own, one at a time; correct the word or add it to a vehicles sheet."
    findings = [
        Finding("note", "vehicle-unknown", rows.sheet.name, letter, f"{word[:60]} ({count}×)", expected, remedy)
        for word, count in unknown[:MOST_FINDINGS]
    ]
    rest = len(unknown) - len(findings)
    if rest > 0:
        more = f"and {rest} more words"
        findings.append(Finding("note", "vehicle-unknown", rows.sheet.name, letter, more, expected, remedy))
    return findings
