"""What an import would do, before it is done: who is new, who is there already and what changed, who is unsure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pmodash.importing.differences import Difference, Value, columns_of_values, differences
from pmodash.importing.matching import SAME, Match
from pmodash.importing.merged_away import match_with_merged, without_known
from pmodash.importing.other_file import OtherFile, as_bounced
from pmodash.importing.proposals import MOVED, NOT_COMPLETE, Completeness, Proposal, proposals
from pmodash.journal.edits import Key
from pmodash.network.register import Register
from pmodash.vocabulary import CONTACT_FIELDS

NOT_TAKEN_OVER = ("contact_id", "first_name", "last_name", "status")


@dataclass(frozen=True, slots=True)
class Question:
    """What the user says of the other file before it is compared.

    `key` decides who is the same; `blanks_too` lets its blanks empty fields; `complete` says whether it lists everyone
    who is still there; `bounced` that messages to all its addresses came back.
    """

    key: str = "auto"
    blanks_too: bool = False
    complete: Completeness = NOT_COMPLETE
    bounced: bool = False


AS_USUAL = Question()


@dataclass(frozen=True, slots=True)
class Preview:
    """A workbook's contacts beside the people of another file.

    Positions in `other.people` are rows, in the workbook's contacts places; `by_row` has the differences by row,
    `values` what the file says by field and row, `places` the sheet and row of each contact, `keys` its surest key.
    A row that bounced is neither new nor the same: it is only proposed as having left.
    """

    register: Register
    other: OtherFile
    matches: tuple[Match, ...]
    differences: tuple[Difference, ...]
    by_row: Mapping[int, tuple[Difference, ...]]
    proposals: tuple[Proposal, ...]
    values: Mapping[str, list[Value]]
    places: tuple[tuple[str, int], ...]
    keys: tuple[Key, ...]

    def rows(self, grade: str) -> tuple[int, ...]:
        """The rows of one grade, in the order of the other file."""
        bounced = self.other.people["bounced"].notna().tolist()
        return tuple(row for row, one in enumerate(self.matches) if one.grade == grade and not bounced[row])

    @property
    def passed_over(self) -> dict[tuple[str, int], str]:
        """The rows that come to nothing, and why: those left out, and bounced addresses of nobody in the workbook."""
        people, proposed = self.other.people, {one.row for one in self.proposals}
        known = {row for row, one in enumerate(self.matches) if one.places} | proposed
        rows = [row for row, why in enumerate(people["bounced"]) if isinstance(why, str) and row not in known]
        at = zip(people["sheet"].iloc[rows].tolist(), people["row"].iloc[rows].tolist(), strict=True)
        return {**self.other.left_out, **dict.fromkeys(at, "bounced, and nobody in your workbook has the address")}

    @property
    def moving(self) -> dict[int, Proposal]:
        """The proposals that somebody moved, by their row in the other file."""
        return {one.row: one for one in self.proposals if one.what == MOVED and one.row is not None}

    def changes(self, row: int) -> tuple[Difference, ...]:
        """What the other file says otherwise of the person in a row."""
        return self.by_row.get(row, ())

    def told(self, row: int) -> dict[str, Value]:
        """What the other file says of the person in a row, blanks left out."""
        return {field: texts[row] for field, texts in self.values.items() if texts[row] is not None}


def preview(register: Register, other: OtherFile, question: Question = AS_USUAL) -> Preview:
    """The other file's people compared with the workbook's contacts."""
    other = as_bounced(other) if question.bounced else other
    contacts = register.contacts
    matches = match_with_merged(contacts, register.gone, other, question.key)
    same = {row: one.places[0] for row, one in enumerate(matches) if one.grade == SAME}
    differ = differences(contacts, other, same, question.blanks_too)
    differ = without_known(differ, matches, register.gone, other)
    proposed = proposals(contacts, other, matches, differ, question.complete)
    values = columns_of_values(other.people, [name for name in CONTACT_FIELDS if name not in NOT_TAKEN_OVER])
    by_row = {row: tuple(each) for row, each in groupby(differ, key=lambda one: one.row)}
    places = tuple(zip(contacts["sheet"].tolist(), contacts["row"].tolist(), strict=True))
    return Preview(register, other, matches, differ, by_row, proposed, values, places, _keys(register, places))


def _keys(register: Register, places: Sequence[tuple[str, int]]) -> tuple[Key, ...]:
    """The surest key of each contact: sheet and row, or the id where two stand in one row."""
    times = Counter(places)
    told = zip(places, register.contacts["contact_id"].tolist(), strict=True)
    return tuple(Key(contact_id=one) if times[at] > 1 else Key(row=at[1], sheet=at[0]) for at, one in told)
