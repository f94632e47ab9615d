"""A merge taken back: the contact merged away stands for itself again, and the other is what the rest has made it.

What both were before the merge is told by all changes since, read backwards; the edits that remain are then made again
on that, without the merge that is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pmodash.findings import RefusedEditError
from pmodash.journal.change_history import change_history, is_same
from pmodash.journal.draft import Change, Draft
from pmodash.journal.edits import Edit, Key, UnmergeContacts
from pmodash.journal.keys import KEYED_FIELDS
from pmodash.journal.merging import mark_again
from pmodash.journal.rewinding import Put, Rewound, merges_in, rewind
from pmodash.journal.values import FieldValue, in_words
from pmodash.network.register import Register
from pmodash.workbook.cell_text import plain, tidy
from pmodash.workbook.placement import HEADERS

_SEVERAL = ("notes", "tags")


def with_merged(register: Register, edits: Sequence[Edit]) -> tuple[Register, dict[int, int]]:
    """The register in which those merged away are contacts again, if an edit takes a merge back, and whom each was
    merged into: position → position. Until that edit they are merged away as before.
    """
    if register.restoring is None or not any(isinstance(edit, UnmergeContacts) for edit in edits):
        return register, {}
    whole = register.restoring()
    places = zip(whole.contacts["sheet"].tolist(), whole.contacts["row"].tolist(), strict=True)
    position = {place: i for i, place in enumerate(places)}
    into = {position[drop]: position[keep] for drop, keep in whole.merged_into.items()}
    layout, findings, ids = register.layout, register.findings, register.merged_ids
    return replace(whole, layout=layout, findings=findings, merged_ids=ids, merged_into={}), into


def unmerge(draft: Draft, edit: UnmergeContacts) -> None:
    """Take a merge back. A value that was changed since stays, and a note says so."""
    drop = _find(draft, edit.contact)
    keep = draft.merged_into[drop]
    history = change_history(draft)
    merges = merges_in(history, draft.merged_into)
    if drop not in merges.active:
        draft.notes.append(f"What {draft.name(drop)} was before the merge is not in the log of changes any more.")
        draft.unmerge(drop)
        draft.put(drop, "status", None)
        return
    family, recorded = _family(draft, drop), len(draft.record)
    raw = {(name, p): values[p] for name, values in draft.changes.items() for p in family & values.keys()}
    before = rewind(draft, history, merges, drop, family)
    draft.unmerge(drop)
    for step in before.steps:
        step.make(draft)
    mark_again(draft)
    changed = _record_once(draft, recorded, raw, drop)
    _tell_what_stays(draft, keep, before, changed)


def _find(draft: Draft, key: Key) -> int:
    """The position of the contact merged away whom a key means."""
    found = [position for position in draft.merged if _is_meant(draft, position, key)]
    if len(found) == 1:
        return found[0]
    meant = key.name or key.contact_id or key.email or f"row {key.row}"
    why = "nobody merged into another" if not found else "several who were merged into others"
    raise RefusedEditError(f"{meant!r} is {why}", "give the sheet and row of one whose status is Merged into …")


def _is_meant(draft: Draft, position: int, key: Key) -> bool:
    sheet, row = draft.place(position)
    if key.row is not None:
        return key.row == row and key.sheet in (None, sheet)
    asked = [(name, wanted) for name in KEYED_FIELDS if (wanted := getattr(key, name)) is not None]
    return bool(asked) and all(plain(wanted) == plain(tidy(draft.value(position, name))) for name, wanted in asked)


def _family(draft: Draft, position: int) -> set[int]:
    """All whom merges tie to a contact, over however many others."""
    ends: dict[int, set[int]] = {}
    for drop, end in draft.merged.items():
        ends.setdefault(end, {end}).add(drop)
    return ends[draft.merged[position]]


def _record_once(
    draft: Draft, start: int, raw: dict[tuple[str, int], FieldValue], drop: int
) -> dict[tuple[int, str], FieldValue]:
    """Tell in the record what un-merging changed in the end, not how it came to that; give back what fields held."""
    held: dict[tuple[int, str], FieldValue] = {}
    names: dict[int, str] = {}
    for change in draft.record[start:]:
        if change.position is not None:
            names.setdefault(change.position, change.contact)
            held.setdefault((change.position, change.field), change.old)
    del draft.record[start:]
    for position, field in sorted(held, key=lambda one: (one[0] != drop, one[0], one[1] == "name")):
        old, new = held[position, field], draft.value(position, field)
        if old != new:
            draft.record.append(Change(draft.number, position, names[position], field, old, new))
        elif (field, position) in raw:
            draft.changes[field][position] = raw[field, position]
        else:
            del draft.changes[field][position]
    return {key: old for key, old in held.items() if old != draft.value(*key)}


def _tell_what_stays(draft: Draft, keep: int, before: Rewound, changed: Iterable[tuple[int, str]]) -> None:
    """A note for each field that the merge had changed and somebody after it."""
    since = {step.field for step in before.steps if isinstance(step, Put) and step.position == keep}
    for field, old in before.given.items():
        now = draft.value(keep, field)
        if field in since and (keep, field) not in changed and not is_same(field, old, now):
            label = HEADERS.get(field, field).lower()
            verbs = ("were", "stay") if field in _SEVERAL else ("was", "stays")
            shown = in_words(now) or "blank"
            told = f"The {label} of {draft.name(keep)} {verbs[0]} changed after the merge and {verbs[1]}: {shown}."
            draft.notes.append(told)
