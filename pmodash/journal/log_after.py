"""The touchpoints after a replay: what was logged, what merges joined, and what is settled now of the old log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmodash.journal.draft import Draft, Touch
from pmodash.journal.keys import KEYED_FIELDS
from pmodash.network.contact_finder import ContactFinder
from pmodash.network.register import TOUCHPOINT_COLUMNS
from pmodash.network.touchpoint_frames import in_order, settled, together

_CATEGORIES = ("vehicle", "event", "by", "direction", "sheet")


@dataclass(frozen=True, slots=True)
class LogAfter:
    """The touchpoints and those unsettled, as `Register` has them; `settled` are the rows that count only now."""

    touchpoints: pd.DataFrame
    unsettled: pd.DataFrame
    settled: frozenset[tuple[str, int]] = frozenset()


def log_after(draft: Draft, finder: ContactFinder) -> LogAfter:
    """The log as it would be read from the workbook that holds the edits; `finder` knows the contacts after them."""
    touchpoints, unsettled = draft.register.touchpoints, draft.register.unsettled
    if draft.touches:
        touchpoints = together([touchpoints, _logged(draft.touches)])
    if draft.merged:
        touchpoints = touchpoints.assign(contact=positions_after(draft)[touchpoints["contact"].to_numpy()])
    if not draft.merged and draft.changes.keys().isdisjoint(KEYED_FIELDS):
        return LogAfter(touchpoints, unsettled)
    found, unsettled = settled(unsettled, finder)
    if not len(found) and not draft.merged:
        return LogAfter(touchpoints, unsettled)
    if len(found):
        sheets = [table.sheet for table in draft.register.layout.of_role("touchpoints")]
        touchpoints = in_order(together([touchpoints, found]), sheets)
    once = ~touchpoints.duplicated(["contact", "sheet", "row"])
    rows = zip(found["sheet"].tolist(), found["row"].tolist(), strict=True)
    return LogAfter(touchpoints[once].reset_index(drop=True), unsettled, frozenset(rows))


def positions_after(draft: Draft) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Each contact's position once those merged away are gone: theirs is that of the one who remains."""
    kept = np.delete(np.arange(draft.count), sorted(draft.merged))
    position = np.full(draft.count, -1, dtype=np.int64)
    position[kept] = np.arange(len(kept))
    for drop, keep in draft.merged.items():
        position[drop] = position[keep]
    return position


def _logged(touches: Sequence[Touch]) -> pd.DataFrame:
    """The logged touchpoints, each with the contact's position before any merge."""
    told = {
        "contact": np.array([touch.position for touch in touches], dtype=np.int64),
        "date": np.array([touch.date for touch in touches], dtype="datetime64[us]"),
        "done": np.array([touch.done for touch in touches], dtype=bool),
        "notes": _texts([touch.notes for touch in touches]),
        "row": np.array([touch.row for touch in touches], dtype=np.int64),
        **{name: _category([getattr(touch, name, None) for touch in touches]) for name in _CATEGORIES},
    }
    return pd.DataFrame({name: told[name] for name in TOUCHPOINT_COLUMNS})


def _category(words: list[str | None]) -> pd.Categorical:
    return pd.Categorical(_texts(words), categories=_texts(list(dict.fromkeys(filter(None, words)))))


def _texts(words: Sequence[str | None]) -> pd.api.extensions.ExtensionArray:
    return pd.array(words, dtype="str")
