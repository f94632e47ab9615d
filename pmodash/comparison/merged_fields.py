"""What their copy changed of contacts, as edits of yours, and what must be chosen first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from pmodash.comparison.conflicts import (
    ADDED_IN_BOTH,
    BOTH,
    CHANGED_IN_BOTH,
    GONE_HERE,
    GONE_THERE,
    JOINABLE,
    LEFT_HERE,
    LEFT_THERE,
    MERGED_HERE,
    MINE,
    NOT_LISTED,
    THEIRS,
    Conflict,
    of_both,
)
from pmodash.comparison.copies import Copies
from pmodash.journal.edits import Edit, MarkLeaver, MergeContacts, SetField
from pmodash.workbook.field_names import field_label

Step = Edit | Conflict
_LATER_WINS = "last_touchpoint"
_OF_THE_ROW = ("contact_id", "name", "first_name", "last_name", "status")


def contact_steps(copies: Copies, as_of: dt.date | None, touched: frozenset[int]) -> Iterator[Step]:
    """The edits and conflicts of all contacts of the base; `touched` are those of theirs with new touchpoints."""
    yield from _merged_there(copies)
    for b in range(len(copies.base.contacts)):
        mine, theirs = int(copies.to_mine.later_of[b]), int(copies.to_theirs.later_of[b])
        if mine >= 0 and theirs >= 0:
            yield from _in_both(copies, b, mine, theirs)
        elif mine >= 0 and _merged_to(copies, b) < 0:
            yield from _gone_there(copies, b, mine, as_of)
        elif theirs >= 0 and b in copies.to_mine.merged_into:
            yield from _merged_here(copies, b, theirs)
        elif theirs >= 0 and (copies.there.get(b) or theirs in touched):
            about, said = str(copies.theirs.contacts["name"].iat[theirs]), copies.there.get(b, ())
            choices: dict[str, tuple[Edit, ...]] = {MINE: (), THEIRS: (copies.adding(theirs),)}
            what = _changed(said) if said else "new touchpoints"
            yield Conflict(GONE_HERE, about, "", about, NOT_LISTED, what, choices, coming=theirs)


def _in_both(copies: Copies, b: int, mine: int, theirs: int) -> Iterator[Step]:
    """A contact whom both copies have."""
    wanted = [field for field in copies.there.get(b, ()) if field in copies.apart.get(mine, ())]
    left_base, left_here, left_there = (bool(flags[i]) for flags, i in zip(copies.left, (b, mine, theirs), strict=True))
    if left_here and not left_base and not left_there:
        said = [field for field in wanted if field != "status"]
        if said:
            edits = tuple(copies.setting(mine, field, theirs) for field in said)
            name, what = copies.names_here[mine], _changed(said)
            yield Conflict(LEFT_HERE, name, "", name, "left", what, {MINE: (), THEIRS: edits})
        return
    for field in wanted:
        edit = copies.setting(mine, field, theirs)
        leaves = field == "status" and left_there and not left_base
        if field not in copies.here.get(b, ()):
            changed = copies.here.get(b) if leaves else None
            yield _conflict(copies, LEFT_THERE, field, (b, mine, theirs)) if changed else edit
        elif field == _LATER_WINS:
            if _text(copies, 2, field, theirs) > _text(copies, 1, field, mine):
                yield edit
        else:
            yield _conflict(copies, CHANGED_IN_BOTH, field, (b, mine, theirs))


def _merged_there(copies: Copies) -> Iterator[Step]:
    """The merges that their copy made, before all fields, so that what a merge notes is not noted twice."""
    for b in copies.to_theirs.merged_into:
        mine, here = int(copies.to_mine.later_of[b]), _merged_to(copies, b)
        if mine >= 0 and here >= 0:
            yield MergeContacts(copies.key(here), copies.key(mine))


def _merged_here(copies: Copies, b: int, theirs: int) -> Iterator[Step]:
    """A contact whom you merged into another, and theirs changed: whether the other takes the changes."""
    here = copies.to_mine.merged_into[b]
    said = [field for field in copies.there.get(b, ()) if field not in _OF_THE_ROW]
    if said:
        edits = tuple(_taking_in(copies, field, (b, here, theirs)) for field in said)
        was, name = str(copies.texts[0]["name"].iat[b]), copies.names_here[here]
        yield Conflict(MERGED_HERE, was, "", was, f"merged into {name}", _changed(said), {MINE: (), THEIRS: edits})


def _taking_in(copies: Copies, field: str, places: tuple[int, int, int]) -> SetField:
    """The edit that gives who remains what theirs says; notes and tags are joined, so that none of yours is lost."""
    if field not in JOINABLE:
        return copies.setting(places[1], field, places[2])
    base, mine, theirs = (_text(copies, i, field, place) for i, place in enumerate(places))
    return SetField(copies.key(places[1]), field, of_both(field, base, mine, theirs))


def _merged_to(copies: Copies, b: int) -> int:
    """Who of yours is the one into whom their copy merged somebody of the base; -1 where nobody is."""
    keeper = copies.to_theirs.merged_into.get(b, -1)
    return int(copies.across.earlier_of[keeper]) if keeper >= 0 else -1


def _gone_there(copies: Copies, b: int, mine: int, as_of: dt.date | None) -> Iterator[Step]:
    """A contact whom their copy no longer lists: for you to choose."""
    if not copies.left[1][mine]:
        key, name = copies.key(mine), copies.names_here[mine]
        leave: Edit = MarkLeaver(key, as_of) if as_of else SetField(key, "status", "Left")
        now = _changed(copies.here[b]) if b in copies.here else "as in the base"
        yield Conflict(GONE_THERE, name, "", name, now, NOT_LISTED, {MINE: (), THEIRS: (leave,)})


def _changed(fields: Sequence[str]) -> str:
    return f"changed: {', '.join(map(field_label, fields))}"


def new_steps(copies: Copies) -> Iterator[Step]:
    """The contacts that are new in their copy: added to yours, or compared with whom you added yourself."""
    for theirs in copies.to_theirs.new.tolist():
        mine = int(copies.across.earlier_of[theirs])
        if mine < 0:
            yield copies.adding(theirs)
            continue
        for field in copies.apart.get(mine, ()):
            text = _text(copies, 2, field, theirs)
            if not text or field == "contact_id":
                continue
            if not _text(copies, 1, field, mine):
                yield copies.setting(mine, field, theirs)
            else:
                yield _conflict(copies, ADDED_IN_BOTH, field, (-1, mine, theirs))


def _conflict(copies: Copies, kind: str, field: str, places: tuple[int, int, int]) -> Conflict:
    base, mine, theirs = (_text(copies, i, field, place) for i, place in enumerate(places))
    edits: dict[str, tuple[Edit, ...]] = {MINE: (), THEIRS: (copies.setting(places[1], field, places[2]),)}
    if field in JOINABLE:
        edits[BOTH] = (SetField(copies.key(places[1]), field, of_both(field, base, mine, theirs)),)
    return Conflict(kind, copies.names_here[places[1]], field, base, mine, theirs, edits)


def _text(copies: Copies, which: int, field: str, place: int) -> str:
    return str(copies.texts[which][field].iat[place]) if place >= 0 else ""
