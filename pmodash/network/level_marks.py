"""Levels that are ticked in a column each: which of them a mark in a row stands for, the current or the desired one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from pmodash.findings import Finding
from pmodash.network.carried_rows import CarriedRows, Positions
from pmodash.network.contact_fields import marked_level
from pmodash.network.levels import ENGAGEMENT_FIELDS, word_list
from pmodash.network.table_rows import Mask, TableRows
from pmodash.workbook.cell_text import plain
from pmodash.workbook.tables import Column

MOST_FINDINGS = 20

_BETWEEN_SIDES = re.compile(r"[,;&+|/\s]+")

Words = npt.NDArray[np.object_]


@dataclass(slots=True)
class MarkedLevels:
    """For each level field the ticked level of every row and the heading of its column; None where none is ticked."""

    levels: dict[str, Words] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    twice: dict[str, list[int]] = field(default_factory=dict)


def marked_levels(rows: TableRows, carried: CarriedRows) -> MarkedLevels:
    """The levels that the table's marker columns tell, brought to each contact's own row."""
    marked = MarkedLevels()
    for column in rows.table.columns:
        level = marked_level(column)
        if level is None:
            continue
        for name, chosen in _ticked(rows, column, carried, marked.findings).items():
            _put(marked, name, chosen, level, " ".join(column.header.split()) or level, carried.root)
    for name, positions in marked.twice.items():
        marked.findings += [_twice_finding(rows, name, position) for position in positions[:MOST_FINDINGS]]
    return marked


def _ticked(rows: TableRows, column: Column, carried: CarriedRows, findings: list[Finding]) -> dict[str, Mask]:
    """Which rows the column's marks put at its level, for each field that they speak of."""
    words, places = rows.words(column)
    meant = np.array([_sides(word) for word in words], dtype=object)
    said = meant[places]
    findings += [
        _unknown_finding(rows, column, words[number], int(np.flatnonzero(places == number)[0]))
        for number in np.flatnonzero(meant == "?").tolist()
    ]
    own = str(column.field)
    if own not in ENGAGEMENT_FIELDS:
        return {own: (said != "") & (said != "?")}
    plain_mark = said == "mark"
    wanted = plain_mark & ((carried.label == "desired") | (own == "engagement_desired"))
    current = (plain_mark & ~wanted) | (said == "current") | (said == "both")
    desired = wanted | (said == "desired") | (said == "both")
    return {"engagement_current": current, "engagement_desired": desired}


def _sides(word: str) -> str:
    """What one mark says: "mark" (the level, no more), "current", "desired", "both", "" (nothing) or "?"."""
    text = plain(word)
    if not text or text in word_list("sides", "none"):
        return ""
    if text in word_list("sides", "mark"):
        return "mark"
    whole = _side(text.replace("-", " "))
    if whole:
        return whole
    parts = ["c", "d"] if text in ("cd", "dc") else [part for part in _BETWEEN_SIDES.split(text) if part]
    sides = {_side(part) for part in parts}
    return "?" if "" in sides or not sides else "both" if len(sides) == 2 else sides.pop()


def _side(text: str) -> str:
    return next((side for side in ("current", "desired") if text in word_list("sides", side)), "")


def _put(marked: MarkedLevels, name: str, chosen: Mask, level: str, word: str, root: Positions) -> None:
    """Note a level for the chosen rows' contacts; the first level ticked for a contact stays."""
    if not chosen.any():
        return
    levels = marked.levels.setdefault(name, np.full(len(chosen), None, dtype=object))
    words = marked.words.setdefault(name, np.full(len(chosen), None, dtype=object))
    for place in dict.fromkeys(root[chosen].tolist()):
        if levels[place] is None:
            levels[place], words[place] = level, word
        elif levels[place] != level and place not in marked.twice.setdefault(name, []):
            marked.twice[name].append(place)


def _unknown_finding(rows: TableRows, column: Column, word: str, position: int) -> Finding:
    return Finding(
        "note",
        "level-unknown",
        rows.sheet.name,
        rows.address(position, column),
        word,
        "a mark such as X, or C for the current and D for the desired level",
        "Write C, D or C,D; this mark was passed over.",
    )


def _twice_finding(rows: TableRows, name: str, position: int) -> Finding:
    side = "desired" if name == "engagement_desired" else "current"
    return Finding(
        "note",
        "level-ambiguous",
        rows.sheet.name,
        f"{rows.rows[position]}:{rows.rows[position]}",
        f"more than one {side} level",
        f"one {side} level",
        "The first one marked was taken; mark the current level with C and the desired one with D.",
    )
