"""What two copies of one workbook say differently of the same thing, and what each choice would do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pmodash.journal.edits import Edit

MINE, THEIRS, BOTH = "mine", "theirs", "both"
JOINABLE = ("notes", "tags")
_BETWEEN = re.compile(r"[;\n]")

CHANGED_IN_BOTH = "changed in both"
ADDED_IN_BOTH = "added in both"
LEFT_THERE = "left in theirs, changed in yours"
LEFT_HERE = "left in yours, changed in theirs"
MERGED_HERE = "merged in yours, changed in theirs"
GONE_THERE = "gone from theirs"
GONE_HERE = "gone from yours, changed in theirs"
NOT_LISTED = "not in the list"
POLICY = "policy changed in both"
RULES_CHANGED = "rules for groups changed in both"
STORY_CHANGED = "story for the meeting changed in both"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing to be chosen: what the base, your copy and their copy say, and the edits that each choice makes.

    `about` is the contact, or the group of a policy; `field` is blank where the whole contact is meant. `coming` is the
    position in theirs of somebody who would be added.
    """

    kind: str
    about: str
    field: str
    base: str
    mine: str
    theirs: str
    edits: Mapping[str, tuple[Edit, ...]]
    number: int = 0
    coming: int = -1

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(self.edits)

    def as_json(self) -> dict[str, object]:
        """The conflict with the keys that the command line prints."""
        told = {name: getattr(self, name) for name in ("number", "kind", "about", "field", "base", "mine", "theirs")}
        return told | {"choices": list(self.choices)}


def numbered(conflicts: list[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts, numbered from 1."""
    return tuple(replace(conflict, number=number) for number, conflict in enumerate(conflicts, 1))


def of_both(field: str, base: str, mine: str, theirs: str) -> str:
    """Notes or tags of both copies as one text: yours, then what theirs has that neither base nor yours has."""
    said = {_plain(part) for part in _parts(base) + _parts(mine)}
    more = [part for part in _parts(theirs) if _plain(part) not in said]
    between = "\n" if "\n" in mine + theirs else "; "
    return between.join([mine, *more] if mine else more)


def _parts(text: str) -> list[str]:
    return [part for part in map(str.strip, _BETWEEN.split(text)) if part]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
