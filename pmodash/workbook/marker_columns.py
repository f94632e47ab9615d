"""Columns headed by an answer (Unaware … Leading; Email, Phone) in which a mark says that it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from pmodash.languages import spoken
from pmodash.vocabulary import LEVELS
from pmodash.workbook.cell_text import plain
from pmodash.workbook.column_matching import match
from pmodash.workbook.footer_rows import is_footer
from pmodash.workbook.header_text import key
from pmodash.workbook.legend_rows import explains_steps
from pmodash.workbook.paired_words import says_wanted
from pmodash.workbook.tables import Column
from pmodash.workbook.value_look import Look

LEAST_LEVELS = 3
MARKED = 0.6
ROW_PAIR = "current or desired"
_GRADE_KEYS = ("high", "medium", "low", "h", "m", "l")


LEVEL_LETTERS = {level[0]: level for level in LEVELS}


def are_level_letters(headers: Sequence[str]) -> bool:
    """Whether the five levels head columns by their first letters: U, R, N, S, L."""
    return set(LEVEL_LETTERS) <= {header.strip().upper() for header in headers}


class Headed(Protocol):
    """What a marker column is told by: its header, the band above and the look of its values."""

    @property
    def header(self) -> str: ...
    @property
    def band(self) -> str: ...
    @property
    def look(self) -> Look: ...


def marked(columns: Sequence[Column], headings: Sequence[Headed], role: str) -> list[Column]:
    """The columns with marker columns given the field of their answer, and the answer as `meaning`."""
    levels = [match(heading.header, role).level for heading in headings]
    if are_level_letters([heading.header for heading in headings]):
        levels = [
            level or LEVEL_LETTERS.get(heading.header.strip().upper(), "")
            for level, heading in zip(levels, headings, strict=True)
        ]
    enough = sum(1 for level in levels if level) >= LEAST_LEVELS
    found = []
    for column, heading, level in zip(columns, headings, levels, strict=True):
        if level and enough and _may_be_marks(heading.look):
            found.append(_level_column(column, heading, level))
        else:
            found.append(_answer_column(column, heading))
    return found


def _may_be_marks(look: Look) -> bool:
    below = [word for word in look.words if is_footer(word) or explains_steps(word)]
    return len(below) == len(look.words) or look.share("mark", "small", "yes_no") * look.n >= MARKED * (
        look.n - len(below)
    )


def _level_column(column: Column, heading: Headed, level: str) -> Column:
    field = "engagement_desired" if says_wanted(heading.band) else "engagement_current"
    why = f"header '{' '.join(column.header.split())}' is the engagement level {level}; marks stand in such columns"
    return replace(column, field=field, confidence=0.78, why=why, meaning=level, offered=None)


def _answer_column(column: Column, heading: Headed) -> Column:
    look = heading.look
    marks = look.n > 0 and look.share("mark", "yes_no") >= 0.8 and look.share("email", "phone") == 0
    header = " ".join(column.header.split())
    if column.field in ("email", "phone") and (marks or look.share("cadence") >= MARKED):
        why = f"header '{header}' is a means of contact; its values are marks, not addresses"
        return replace(column, field="vehicle", confidence=0.6, why=why, meaning=header)
    if column.field == "relationship" and key(header) in ("internal", "external") and (marks or look.n == 0):
        return replace(column, meaning=header.capitalize())
    if key(header) in _GRADE_KEYS and heading.band and (marks or look.n == 0):
        field = match(heading.band, "contacts").field
        if field in ("influence", "interest"):
            why = f"'{header}' under '{heading.band}': a mark says the grade"
            return replace(column, field=field, confidence=0.65, why=why, meaning=header, offered=None)
    if look.n >= 2 and look.share("pair") >= 0.8 and (not header or _has_both_sides(look)):
        why = "tells which row is the current and which the desired level"
        return replace(column, field=None, offered=None, why=why, meaning=ROW_PAIR)
    return column


def _has_both_sides(look: Look) -> bool:
    return all(set(look.words) & set(map(plain, spoken("sides")[side])) for side in ("current", "desired"))


def is_row_pair(column: Column) -> bool:
    """Whether a column tells the current from the desired level among the rows of one contact."""
    return column.meaning == ROW_PAIR
