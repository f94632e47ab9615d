"""What their copy logged since the base, as touchpoints to be logged in yours."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from pmodash.comparison.conflicts import THEIRS, Conflict
from pmodash.comparison.copies import Copies
from pmodash.comparison.touchpoint_changes import touchpoint_pairs
from pmodash.journal.edits import Edit, Key, LogTouchpoints, SetField
from pmodash.network.register import Register
from pmodash.workbook.cell_text import plain
from pmodash.workbook.placement import contact_sites


@dataclass(frozen=True, eq=False, slots=True)
class NewTouchpoints:
    """`rows` of their log are new since the base, or carried out since, and yours has them not; `carried_out` of them
    are plans in yours. `lost` of the base are no longer in theirs.
    """

    rows: np.ndarray
    carried_out: int
    lost: int


def new_touchpoints(copies: Copies) -> NewTouchpoints:
    """What their log has that is new."""
    log = copies.theirs.touchpoints
    before = touchpoint_pairs(copies.base, copies.theirs, copies.to_theirs)
    beside = touchpoint_pairs(copies.mine, copies.theirs, copies.across)
    done = log["done"].to_numpy()
    known = np.zeros(len(log), dtype=bool)
    known[before.second] = copies.base.touchpoints["done"].to_numpy()[before.first] | ~done[before.second]
    have = np.zeros(len(log), dtype=bool)
    have[beside.second] = copies.mine.touchpoints["done"].to_numpy()[beside.first] | ~done[beside.second]
    lost = len(before.without(len(copies.base.touchpoints), second=False)) if copies.theirs.has_touchpoint_sheet else 0
    new = np.flatnonzero(~known & ~have)
    return NewTouchpoints(new, int(np.isin(new, beside.second).sum()), lost)


def keys_of_theirs(copies: Copies) -> dict[int, Key]:
    """By which key of yours each contact of theirs is meant: whom you merged into another by that one, who is to be
    added by an address or a name that is theirs alone, else by the row that they will get.
    """
    here = copies.across.earlier_of
    keys = {t: copies.key(int(m)) for t, m in enumerate(here.tolist()) if m >= 0}
    keys |= {int(copies.to_theirs.later_of[b]): copies.key(m) for b, m in copies.to_mine.merged_into.items()}
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


def logged(theirs: Register, rows: np.ndarray, keys: Mapping[int, Key]) -> Iterator[LogTouchpoints]:
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


def with_touchpoints(copies: Copies, conflict: Conflict, rows: np.ndarray) -> Conflict:
    """Somebody who would be added again by a choice brings the touchpoints that their copy logged for them."""
    if conflict.coming < 0:
        return conflict
    logs = tuple(logged(copies.theirs, rows, {conflict.coming: _key_of_coming(copies, conflict.coming)}))
    return replace(conflict, edits=dict(conflict.edits) | {THEIRS: (*conflict.edits[THEIRS], *logs)})


def _key_of_coming(copies: Copies, place: int) -> Key:
    """By what somebody is known who may be added again: the address where nobody of yours has it, else the name."""
    email, name = (str(copies.texts[2][field].iat[place]) for field in ("email", "name"))
    free = email and plain(email) not in map(plain, _texts(copies, "email"))
    return Key(email=email) if free else Key(name=name)


def that_no_log_says(steps: Iterable[Edit], logs: Iterable[LogTouchpoints], register: Register) -> Iterator[Edit]:
    """The edits without those of a last-contact date that the touchpoints to be logged bring by themselves."""
    broadcasts = {vehicle.name for vehicle in register.vehicles if vehicle.broadcast}
    last: dict[Key, dt.date] = {}
    for log in logs:
        if log.state == "done" and log.vehicle not in broadcasts:
            last |= {key: max(log.date, last.get(key, log.date)) for key in log.contacts}
    return (step for step in steps if not (isinstance(step, SetField) and _is_said(step, last)))


def _is_said(step: SetField, last: Mapping[Key, dt.date]) -> bool:
    day = last.get(step.contact)
    return step.field == "last_touchpoint" and isinstance(step.value, dt.date) and day is not None and step.value <= day
