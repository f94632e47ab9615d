"""Two people's copies of one workbook made one: what theirs changed since the base, as edits of yours."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pmodash.comparison.conflicts import GONE_HERE, MINE, POLICY, THEIRS, Conflict, numbered
from pmodash.comparison.copies import Copies
from pmodash.comparison.merged_fields import Step, contact_steps, new_steps
from pmodash.comparison.policy_changes import SOURCE_GROUP, policy_text, policy_values
from pmodash.comparison.touchpoint_changes import touchpoint_pairs
from pmodash.findings import RefusedEditError
from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetPolicy, SetSource
from pmodash.journal.replaying import replay
from pmodash.network.register import Register
from pmodash.workbook.cell_text import plain
from pmodash.workbook.placement import contact_sites

_OCCASION = ("date", "vehicle", "event", "by", "notes", "done")


@dataclass(frozen=True, eq=False)
class Merging:
    """What their copy brings into yours: the edits that need no choice, the conflicts, and what stays otherwise.

    `touchpoints_kept` counts those of the base that their copy no longer has: they stay in yours.
    """

    mine: Register
    steps: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]
    logs: tuple[LogTouchpoints, ...]
    touchpoints_kept: int = 0

    def edits(self, choices: Mapping[int, str]) -> tuple[Edit, ...]:
        """All edits, with what was chosen for each conflict by its number; one not chosen stays as in yours."""
        chosen = (conflict.edits[choices.get(conflict.number, MINE)] for conflict in self.conflicts)
        return (*self.steps, *self.logs, *(edit for edits in chosen for edit in edits))


@dataclass(frozen=True, slots=True)
class NotDone:
    """An edit that your copy cannot take, and why."""

    edit: Edit
    why: str


def merge_copies(base: Register, mine: Register, theirs: Register, as_of: dt.date | None = None) -> Merging:
    """What their copy changed, added and logged since the base, as edits of yours.

    Nothing that you did is undone: a field that both changed to different values, somebody who left in one copy and was
    changed in the other, and somebody whom their copy lists no more are for you to choose. The same touchpoint logged
    in both is there once. Somebody whom both added is one contact.
    """
    copies = Copies(base, mine, theirs)
    rows, kept = _new_touchpoints(copies)
    touched = frozenset(theirs.touchpoints["contact"].to_numpy()[rows].tolist())
    found = [*contact_steps(copies, as_of, touched), *new_steps(copies), *_policy_steps(copies)]
    edits = [step for step in found if not isinstance(step, Conflict)]
    keys = _keys(copies)
    conflicts = [_with_touchpoints(copies, step, rows) for step in found if isinstance(step, Conflict)]
    return Merging(mine, tuple(edits), numbered(conflicts), tuple(_logs(theirs, rows, keys)), kept)


def that_can_be_made(mine: Register, edits: Iterable[Edit]) -> tuple[tuple[Edit, ...], tuple[NotDone, ...]]:
    """The edits that your copy takes, and those that it does not with the reason, as for a column that is not there."""
    kept, refused = list(edits), []
    while True:
        try:
            replay(mine, kept)
        except RefusedEditError as refusal:
            refused.append(NotDone(kept.pop(refusal.number - 1), refusal.why))
        else:
            return tuple(kept), tuple(refused)


def _new_touchpoints(copies: Copies) -> tuple[np.ndarray, int]:
    """The rows of their log that are new since the base, or carried out since, and that yours has not; and how many of
    the base theirs lacks.
    """
    log = copies.theirs.touchpoints
    before = touchpoint_pairs(copies.base, copies.theirs, copies.to_theirs)
    beside = touchpoint_pairs(copies.mine, copies.theirs, copies.across)
    done = log["done"].to_numpy()
    known = np.zeros(len(log), dtype=bool)
    known[before.second] = copies.base.touchpoints["done"].to_numpy()[before.first] | ~done[before.second]
    have = np.zeros(len(log), dtype=bool)
    have[beside.second] = copies.mine.touchpoints["done"].to_numpy()[beside.first] | ~done[beside.second]
    lost = len(before.without(len(copies.base.touchpoints), second=False)) if copies.theirs.has_touchpoint_sheet else 0
    return np.flatnonzero(~known & ~have), lost


def _keys(copies: Copies) -> dict[int, Key]:
    """By which key of yours each contact of theirs is meant; those to be added by an address or a name that is theirs
    alone, else by the row that they will get.
    """
    here = copies.across.earlier_of
    keys = {t: copies.key(int(m)) for t, m in enumerate(here.tolist()) if m >= 0}
    sites = contact_sites(copies.mine.layout)
    taken = [Counter(map(plain, _texts(copies, name))) for name in ("email", "name")]
    for number, t in enumerate(t for t in copies.to_theirs.new.tolist() if here[t] < 0):
        email, name = (str(copies.texts[2][field].iat[t]) for field in ("email", "name"))
        site = sites.of(number)
        if email and taken[0][plain(email)] == 1:
            keys[t] = Key(email=email)
        elif taken[1][plain(name)] == 1:
            keys[t] = Key(name=name)
        else:
            keys[t] = Key(row=site.row, sheet=site.sheet)
    return keys


def _texts(copies: Copies, field: str) -> list[str]:
    """A field of all contacts that there will be: those of yours, and those new in theirs."""
    new = [t for t in copies.to_theirs.new.tolist() if copies.across.earlier_of[t] < 0]
    return [*copies.texts[1][field].tolist(), *copies.texts[2][field].iloc[new].tolist()]


def _logs(theirs: Register, rows: np.ndarray, keys: Mapping[int, Key]) -> Iterator[LogTouchpoints]:
    """The touchpoints as occasions, each with all whom it reached; one without a vehicle cannot be logged."""
    log = theirs.touchpoints.iloc[rows]
    texts = [log[name].astype("str").fillna("").tolist() for name in ("vehicle", "event", "by", "notes")]
    days = [day.date() for day in log["date"]]
    occasions: dict[tuple[dt.date, str, str, str, str, bool], list[Key]] = {}
    for contact, done, *told in zip(log["contact"].tolist(), log["done"].tolist(), days, *texts, strict=True):
        if contact in keys and told[1]:
            occasions.setdefault((told[0], told[1], told[2], told[3], told[4], done), []).append(keys[contact])
    for (day, vehicle, event, by, notes, done), who in occasions.items():
        for few in _each_once(who):
            yield LogTouchpoints(day, vehicle, few, by, event, notes, "done" if done else "planned")


def _each_once(who: list[Key]) -> list[tuple[Key, ...]]:
    """The contacts in as few lists as hold nobody twice, since one edit logs one touchpoint for each."""
    times = Counter(who)
    return [tuple(key for key in times if times[key] > turn) for turn in range(max(times.values()))]


def _with_touchpoints(copies: Copies, conflict: Conflict, rows: np.ndarray) -> Conflict:
    """Somebody who would be added again by a choice brings the touchpoints that their copy logged for them."""
    if conflict.kind != GONE_HERE:
        return conflict
    place = copies.theirs.contacts["name"].tolist().index(conflict.about)
    logs = tuple(_logs(copies.theirs, rows, {place: Key(name=conflict.about)}))
    return replace(conflict, edits=dict(conflict.edits) | {THEIRS: (*conflict.edits[THEIRS], *logs)})


def _policy_steps(copies: Copies) -> Iterator[Step]:
    base, mine, theirs = (policy_values(register) for register in (copies.base, copies.mine, copies.theirs))
    for (group, field), value in theirs.items():
        old, now = base.get((group, field)), mine.get((group, field))
        if value in (old, now):
            continue
        edit: Edit = SetSource(group, value) if field == SOURCE_GROUP else SetPolicy(group, field, value)
        if now == old:
            yield edit
        else:
            texts = policy_text(old), policy_text(now), policy_text(value)
            yield Conflict(POLICY, group, field, *texts, {MINE: (), THEIRS: (edit,)})
