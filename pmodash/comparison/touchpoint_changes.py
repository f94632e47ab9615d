"""Which touchpoints one log has and another has not, whatever the order of their rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pmodash.comparison.matching import Matches
from pmodash.network.register import Register
from pmodash.workbook.cell_text import plain

Places = npt.NDArray[np.int64]
WORDS = ("vehicle", "event", "by")
COLUMNS = ("contact_id", "name", "date", "vehicle", "event", "by", "state")
_EXACT = ("person", "day", "vehicle", "event", "by", "done")
_LOOSE = ("person", "day", "vehicle")


@dataclass(frozen=True, slots=True)
class TouchpointPairs:
    """The same touchpoints of two logs: row `first[i]` of the one is row `second[i]` of the other; each once."""

    first: Places
    second: Places

    def without(self, count: int, second: bool) -> Places:
        """The rows of a log of `count` rows that the other has not."""
        return _others(count, self.second if second else self.first)


def _others(count: int, places: Places) -> Places:
    left = np.ones(count, dtype=bool)
    left[places] = False
    return np.flatnonzero(left)


def touchpoint_pairs(earlier: Register, later: Register, matches: Matches) -> TouchpointPairs:
    """The touchpoints that both logs have.

    First by contact, date, vehicle, event, PMO member and state; then, among those left, by contact, date and vehicle
    where the events and members do not speak against it: a plan that was carried out is one touchpoint.
    """
    ours, theirs = _keys(earlier, later, matches)
    pairs = _paired(ours, theirs, _EXACT)
    rest = [_others(len(frame), places) for frame, places in zip((ours, theirs), pairs, strict=True)]
    more = _paired(ours.iloc[rest[0]], theirs.iloc[rest[1]], _LOOSE)
    met = [values.iloc[places].reset_index(drop=True) for values, places in zip((ours, theirs), more, strict=True)]
    fits = np.logical_and.reduce([_compatible(met[0][name], met[1][name]) for name in ("event", "by")])
    return TouchpointPairs(*(np.concatenate([known, new[fits]]) for known, new in zip(pairs, more, strict=True)))


def _compatible(first: pd.Series, second: pd.Series) -> np.ndarray:
    return np.asarray((first == second) | (first < 0) | (second < 0), dtype=bool)


def _keys(earlier: Register, later: Register, matches: Matches) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both logs as numbers: persons by their place in the later workbook, others after them."""
    merged = np.array([matches.merged_into.get(i, -1) for i in range(len(matches.later_of))], dtype=np.int64)
    own = np.where(matches.later_of >= 0, matches.later_of, merged)
    person = np.where(own >= 0, own, matches.later_count + np.arange(len(own)))
    words = {name: _codes(earlier.touchpoints[name], later.touchpoints[name]) for name in WORDS}
    frames = []
    for side, (register, persons) in enumerate(((earlier, person), (later, np.arange(matches.later_count)))):
        log = register.touchpoints
        columns = {
            "person": persons[log["contact"].to_numpy()] if len(log) else np.array([], dtype=np.int64),
            "day": log["date"].to_numpy().astype("datetime64[D]").astype(np.int64),
            "done": log["done"].to_numpy().astype(np.int64),
        }
        frames.append(pd.DataFrame(columns | {name: codes[side] for name, codes in words.items()}))
    return frames[0], frames[1]


def _codes(first: pd.Series, second: pd.Series) -> tuple[Places, Places]:
    """Two columns of words under one numbering, without capitals and accents; -1 for a blank."""
    numbers: dict[str, int] = {}
    found = []
    for column in (first, second):
        codes = [numbers.setdefault(plain(str(word)), len(numbers)) for word in column.cat.categories]
        found.append(np.array([*codes, -1], dtype=np.int64)[column.cat.codes.to_numpy()])
    return found[0], found[1]


def _paired(ours: pd.DataFrame, theirs: pd.DataFrame, by: tuple[str, ...]) -> tuple[Places, Places]:
    """The rows of both that are alike in `by`: the first of each kind with the first, the second with the second."""
    both = pd.concat([ours, theirs])[list(by)]
    kind = both.groupby(list(by), sort=False).ngroup().to_numpy()
    split = len(ours)
    number = [pd.Series(part).groupby(part).cumcount().to_numpy() for part in (kind[:split], kind[split:])]
    widest = max((int(part.max(initial=0)) for part in number), default=0) + 1
    keys = [part * widest + turn for part, turn in zip((kind[:split], kind[split:]), number, strict=True)]
    places = pd.Index(keys[1]).get_indexer(pd.Index(keys[0]))
    met = places >= 0
    return ours.index.to_numpy()[met], theirs.index.to_numpy()[places[met]]


def touchpoints_only(earlier: Register, later: Register, pairs: TouchpointPairs, added: bool) -> pd.DataFrame:
    """The touchpoints of the later log that the earlier has not (`added`), or the other way round: COLUMNS.

    One of a contact whom only one of the two lists is in both logs where the other names that contact too.
    """
    register = later if added else earlier
    if not later.has_touchpoint_sheet and not added:
        return touchpoint_rows(register, np.array([], dtype=np.int64))
    rows = pairs.without(len(register.touchpoints), second=added)
    return touchpoint_rows(register, rows[~_named_in(earlier if added else later, register, rows)])


def _named_in(other: Register, register: Register, rows: Places) -> np.ndarray:
    """Which touchpoints another log has of somebody whom its workbook does not list as a contact."""
    words = other.unsettled[["vehicle", "named"]].astype("str").fillna("").map(plain)
    there = set(zip(other.unsettled["date"].tolist(), words["vehicle"].tolist(), words["named"].tolist(), strict=True))
    if not there:
        return np.zeros(len(rows), dtype=bool)
    log = register.touchpoints.iloc[rows]
    days, vehicles = log["date"].tolist(), log["vehicle"].astype("str").fillna("").map(plain).tolist()
    who = register.contacts.iloc[log["contact"].to_numpy()][["contact_id", "name", "email"]].fillna("").map(plain)
    told = zip(days, vehicles, who.to_numpy().tolist(), strict=True)
    return np.array([any((day, vehicle, one) in there for one in names) for day, vehicle, names in told], dtype=bool)


def touchpoints_changed(earlier: Register, later: Register, pairs: TouchpointPairs) -> pd.DataFrame:
    """The touchpoints that were planned in one log and are done in the other: COLUMNS without state, `from`, `to`."""
    was = earlier.touchpoints["done"].to_numpy()[pairs.first]
    now = later.touchpoints["done"].to_numpy()[pairs.second]
    frame = touchpoint_rows(later, pairs.second[was != now])
    before = pd.array(np.where(frame["state"] == "done", "planned", "done").tolist(), dtype="str")
    return frame.rename(columns={"state": "to"}).assign(**{"from": before})[[*COLUMNS[:-1], "from", "to"]]


def touchpoint_rows(register: Register, rows: Places) -> pd.DataFrame:
    """Touchpoints as they are listed, with whom they reached, in the order of their dates."""
    log = register.touchpoints.iloc[np.sort(rows)].sort_values("date", kind="stable")
    who = register.contacts.iloc[log["contact"].to_numpy()]
    state = pd.array(np.where(log["done"], "done", "planned").tolist(), dtype="str")
    columns = {"contact_id": who["contact_id"].array, "name": who["name"].array, "date": log["date"].array}
    words = {name: log[name].astype("str").array for name in WORDS}
    return pd.DataFrame({**columns, **words, "state": state})
