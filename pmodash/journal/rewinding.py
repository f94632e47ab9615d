"""Contacts as they were before a merge, and what was done to them since, to be done again without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pmodash.journal.change_history import PastChange, is_same
from pmodash.journal.draft import Draft
from pmodash.journal.merging import CHOSEN_FIELDS, DROP, KEEP, LOST, Choices, Fields, fields_of, join, joined
from pmodash.journal.values import FieldValue


@dataclass(frozen=True, slots=True)
class Put:
    """A value that was put in a field, by an edit or in Excel."""

    position: int
    field: str
    value: FieldValue

    def make(self, draft: Draft) -> None:
        """Put it there again."""
        draft.put(self.position, self.field, self.value)


@dataclass(frozen=True, slots=True)
class Join:
    """A merge that remains, with what was chosen in it."""

    keep: int
    drop: int
    choices: Choices

    def make(self, draft: Draft) -> None:
        """Give the one who stays what it gives now."""
        join(draft, self.keep, self.drop, self.choices)


Step = Put | Join


@dataclass(frozen=True, slots=True)
class MergesInHistory:
    """Which edits merged and un-merged: `active` has the one that merged each contact who is merged away now, `ended`
    the pairs of an edit that merged and the one that took it back.
    """

    active: Mapping[int, int]
    ended: Sequence[tuple[int, int]]

    def first(self, drop: int) -> int:
        """The edit from which on all is done again: the merge, or one before it that was taken back only after it."""
        first = self.active[drop]
        for merged, unmerged in sorted(self.ended, reverse=True):
            first = merged if merged < first < unmerged else first
        return first


@dataclass(frozen=True, slots=True)
class Rewound:
    """What is to be done again, in its order, and what the fields that the merge changed of the kept one held then."""

    steps: Sequence[Step]
    given: Mapping[str, FieldValue]


def merges_in(history: Sequence[PastChange], merged_into: Mapping[int, int]) -> MergesInHistory:
    """The merges that a history tells of."""
    active: dict[int, int] = {}
    ended: list[tuple[int, int]] = []
    for change in history:
        if change.merges:
            active[change.position] = change.edit
        elif change.unmerges and change.position in active:
            ended.append((active.pop(change.position), change.edit))
    return MergesInHistory({drop: edit for drop, edit in active.items() if drop in merged_into}, ended)


def rewind(
    draft: Draft, history: Sequence[PastChange], merges: MergesInHistory, drop: int, family: set[int]
) -> Rewound:
    """Bring the contacts of a family to before the merge of one of them."""
    first, keep = merges.first(drop), draft.merged_into[drop]
    drops = {edit: one for one, edit in merges.active.items() if one in family}
    over = {edit for pair in merges.ended for edit in pair}
    steps: list[Step] = []
    given: dict[str, FieldValue] = {}
    later = [change for change in history if change.edit >= first and change.position in family]
    for edit, changes in groupby(reversed(later), key=lambda change: change.edit):
        lines, one = list(changes), drops.get(edit)
        if one is None:
            steps += _undone(draft, lines, set() if edit not in over else family)
            continue
        into = draft.merged_into[one]
        after = fields_of(draft, into)
        puts = list(_undone(draft, lines, {one, into}))
        by_hand = {put.field for put in puts if put.position == into}
        after |= {line.field: line.new for line in lines[::-1] if line.position == into and line.field in by_hand}
        steps += puts
        if one != drop:
            steps.append(_join(draft, into, one, after))
        else:
            given = {line.field: line.old for line in lines if line.position == keep}
    return Rewound(steps[::-1], given)


def _undone(draft: Draft, lines: Sequence[PastChange], passed: set[int]) -> Iterator[Put]:
    """Take an edit's changes back, the last first, and give them to be made again, but for those of `passed`.

    A field that holds something else than the edit left there was changed by hand since, and will be again.
    """
    for line in lines:
        now = draft.value(line.position, line.field)
        if not is_same(line.field, now, line.new):
            yield Put(line.position, line.field, now)
        remarks = is_same("status", line.old, line.new) if line.field == "status" else False
        if line.position not in passed and not remarks:
            yield Put(line.position, line.field, line.new)
        draft.put(line.position, line.field, line.old)


def _join(draft: Draft, keep: int, drop: int, after: Fields) -> Join:
    """A merge with what was chosen in it, as the fields were before and after tell."""
    mine, theirs = fields_of(draft, keep), fields_of(draft, drop)
    fields: dict[str, str] = {}
    values: dict[str, FieldValue] = {}
    for name in CHOSEN_FIELDS:
        both = joined(name, mine[name], theirs[name])
        if _made(name, both, after[name]):
            continue
        if _made(name, mine[name], after[name]):
            fields[name] = KEEP
        elif _made(name, theirs[name], after[name]):
            fields[name] = DROP
        else:
            values[name] = after[name]
    return Join(keep, drop, Choices(fields, values))


def _made(name: str, value: FieldValue, after: FieldValue) -> bool:
    """Whether a field got a value in a merge; the notes have what was lost behind it."""
    if is_same(name, value, after):
        return True
    return name == "notes" and str(after or "").startswith(f"{value}; {LOST}" if value else LOST)
