"""The influence, interest and engagement of contacts as levels, beside the user's own words, with what was assumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.carried_rows import CarriedRows
from pmodash.network.contact_fields import Fields, marked_level
from pmodash.network.level_columns import LevelsRead, Told, read_levels
from pmodash.network.level_marks import marked_levels
from pmodash.network.levels import GRADE_FIELDS, LEVEL_FIELDS
from pmodash.network.scales import FALLING
from pmodash.network.table_rows import TableRows
from pmodash.network.two_facts import apart
from pmodash.network.words_beside import labels_beside
from pmodash.vocabulary import GRADES, LEVELS
from pmodash.workbook.tables import Column

MOST_WORD_FINDINGS = 20


@dataclass(slots=True)
class ContactLevels:
    """`levels` by level column and the texts of `words` by field (index as the rows'), and what was noticed.

    `scales` tells, for each column letter of numbers or letters, whether they are rising or falling.
    """

    levels: Fields = field(default_factory=dict)
    words: Fields = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    scales: dict[str, str] = field(default_factory=dict)


def contact_levels(rows: TableRows, fields: Fields, carried: CarriedRows, legend: Sequence[str] = ()) -> ContactLevels:
    """The levels of the rows' contacts, whether written as words, numbers or letters or ticked in columns.

    The `legend` are the texts in which their scales may be explained.
    """
    found = ContactLevels()
    nothing = pd.Series([None] * len(rows), dtype="str")
    told: Fields = dict.fromkeys(LEVEL_FIELDS, nothing)
    for name in LEVEL_FIELDS:
        column = _column_of(rows, name)
        if fields[name].isna().all():
            continue
        about = _told(rows, column, name, legend)
        for part_name, texts in apart(fields[name], name, about.heading).items():
            read = read_levels(texts, part_name, about)
            told[part_name] = told[part_name].fillna(read.levels)
            found.findings += _findings(rows, column, part_name, texts, read)
            if column and read.direction:
                found.scales.setdefault(column.column, read.direction)
    marked = marked_levels(rows, carried)
    found.findings += marked.findings
    for name, level_column in LEVEL_FIELDS.items():
        ticked = pd.Series(marked.levels.get(name, np.full(len(rows), None, dtype=object)), dtype="str")
        found.levels[level_column] = ticked.fillna(told[name])
        if name in marked.words:
            found.words[name] = pd.Series(marked.words[name], dtype="str").fillna(fields[name])
    return found


def _column_of(rows: TableRows, name: str) -> Column | None:
    return next((column for column in rows.table.of_field(name) if not marked_level(column)), None)


def _told(rows: TableRows, column: Column | None, name: str, legend: Sequence[str]) -> Told:
    if column is None:
        return Told(legend=legend)
    return Told(column.header, legend, labels_beside(rows, column, name), column.scale)


def _findings(
    rows: TableRows, column: Column | None, name: str, texts: pd.Series[str], read: LevelsRead
) -> list[Finding]:
    sheet, letter = rows.sheet.name, column.column if column else ""
    expected = ", ".join(GRADES if name in GRADE_FIELDS else LEVELS)
    found = _word_findings(rows, column, texts, read, expected)
    if read.assumed:
        strongest = "first letter" if read.direction == FALLING else "highest number"
        remedy = "Say on the Upload page which end is the strongest, or in the heading, such as “(1 = high)”."
        assumed = f"the {strongest} is the strongest"
        found.append(Finding("note", "scale-assumed", sheet, letter, read.assumed, assumed, remedy))
    return found


def _word_findings(
    rows: TableRows, column: Column | None, texts: pd.Series[str], read: LevelsRead, expected: str
) -> list[Finding]:
    """A finding for each word without a level; one for the whole column where most of its texts are no levels."""
    sheet, letter = rows.sheet.name, column.column if column else ""
    without = texts.notna() & read.levels.isna()
    if len(read.unknown) > 3 and without.sum() > texts.notna().sum() / 2:
        found = f"{len(read.unknown)} different texts, such as “{read.unknown[0][:60]}”"
        remedy = "The texts are kept; add a column with levels if the contacts are to stand in the grid."
        return [Finding("note", "level-unknown", sheet, letter, found, expected, remedy)]
    remedy = "Write one of these levels, or change the word; the contact counts as of unknown level."
    shown = [
        Finding("fix", "level-unknown", sheet, _first_cell(rows, column, texts, word), word[:80], expected, remedy)
        for word in read.unknown[:MOST_WORD_FINDINGS]
    ]
    rest = len(read.unknown) - len(shown)
    if rest > 0:
        shown.append(Finding("fix", "level-unknown", sheet, letter, f"and {rest} more words", expected, remedy))
    return shown


def _first_cell(rows: TableRows, column: Column | None, texts: pd.Series[str], word: str) -> str:
    return rows.address(int((texts == word).to_numpy().argmax()), column) if column else ""
