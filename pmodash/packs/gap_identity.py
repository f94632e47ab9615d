"""What a contact is known by in a sheet of gaps, so that people of one name are told apart when it comes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import pandas as pd

from pmodash.network.contact_names import sorted_key
from pmodash.vocabulary import read_data
from pmodash.workbook.cell_text import plain
from pmodash.workbook.safe_text import cell_text

Marks = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How far somebody is the one a row was sent out about: `points` for and against, and fields filled since."""

    points: int
    filled_since: int


@cache
def _known_by() -> dict[str, tuple[int, int]]:
    """The fields that tell who somebody is, each with what it says for them and against: see `data/gaps.toml`."""
    return {entry["field"]: (entry["same"], entry["other"]) for entry in read_data("gaps.toml")["known_by"]}


def mark_of(field: str, text: object) -> str:
    """A short mark of a text, the same for spellings of one thing; it does not tell the text. Blank for none."""
    held = cell_text(text) if isinstance(text, str) else ""
    folded = sorted_key(held) if field == "name" else plain(held)
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest() if folded else ""


def marks_of(contacts: pd.DataFrame) -> list[Marks]:
    """The marks of every contact, in order: field → mark, blank where they have nothing there."""
    columns = {field: [mark_of(field, text) for text in contacts[field]] for field in _known_by()}
    return [dict(zip(columns, marks, strict=True)) for marks in zip(*columns.values(), strict=True)]


def keys_of(contacts: pd.DataFrame) -> list[Marks]:
    """The marks that the key of each contact's row holds.

    Blanks tell nothing of somebody whom another contact is like in everything, and are left out.
    """
    found = marks_of(contacts)
    count = Counter(tuple(marks.values()) for marks in found)
    alone = [count[tuple(marks.values())] == 1 for marks in found]
    return [
        {field: mark for field, mark in marks.items() if mark or by_itself}
        for marks, by_itself in zip(found, alone, strict=True)
    ]


def likeness(sent: Marks, now: Marks) -> Likeness:
    """How far the marks of a contact are those of a key."""
    points = filled_since = 0
    for field, (same, other) in _known_by().items():
        if sent.get(field):
            points += same if now[field] == sent[field] else -other
        elif field in sent and now[field]:
            filled_since += 1
    return Likeness(points, filled_since)
