"""The register with edits in it, as it would be read from the workbook that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit
from pmodash.journal.replaying import replay
from pmodash.journal.values import FLAG_FIELDS, as_kept
from pmodash.network.levels import LEVEL_FIELDS, level_beside
from pmodash.network.merged_contacts import why_merged, without
from pmodash.network.register import CONTACT_COLUMNS, TOUCHPOINT_COLUMNS, Register
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.placement import with_rows

_CATEGORIES = ("vehicle", "event", "by", "direction", "sheet")


def apply(
    register: Register, edits: Sequence[Edit], as_of: dt.date | None = None, home: tuple[str, ...] = ()
) -> Register:
    """The register with the edits made to it, in order; the register given stays as it is.

    RefusedEditError names the first edit that cannot be made, by its number, and then none is made. The edits
    do not depend on the as-of date: a touchpoint logged for a later day is there on every date.
    """
    return applied(replay(register, edits, home)) if edits else register


def applied(draft: Draft) -> Register:
    """The register that a replay has come to. Contacts merged away are listed as left out, with their reason."""
    register = draft.register
    kept = without(_contacts(draft), draft.merged)
    return replace(
        register,
        contacts=kept.frame,
        touchpoints=_touchpoints(draft),
        left_out=_left_out(draft),
        merged={place: str(draft.value(keep, "contact_id")) for place, keep in draft.merged_rows().items()},
        layout=with_rows(
            register.layout, [(draft.contact_site, len(draft.added)), (draft.touchpoint_site, len(draft.touches))]
        ),
        has_touchpoint_sheet=register.has_touchpoint_sheet or bool(draft.touches),
        policy=_policy(draft),
    )


def _contacts(draft: Draft) -> pd.DataFrame:
    frame = draft.register.contacts
    if draft.added:
        frame = pd.concat([frame, _added(draft)], ignore_index=True)
    changes = dict(draft.changes)
    columns = {name: _with_values(frame[name], name, changed) for name, changed in changes.items()}
    frame = frame.assign(**columns)
    levels = {
        column: _with_levels(frame, name, changes[name]) for name, column in LEVEL_FIELDS.items() if name in changes
    }
    return frame.assign(**levels) if levels else frame


def _added(draft: Draft) -> pd.DataFrame:
    """The new contacts with nothing but their place; their values are among the changes."""
    places = list(draft.added.values())
    blank = draft.register.contacts.iloc[:0].reindex(range(len(places)))
    blank = blank.astype(draft.register.contacts.dtypes.drop(["row", *FLAG_FIELDS]).to_dict())
    return blank.assign(
        sheet=pd.Series([sheet for sheet, _ in places], dtype="str"),
        row=np.array([row for _, row in places], dtype=np.int64),
        **dict.fromkeys(FLAG_FIELDS, False),
    )[list(CONTACT_COLUMNS)]


def _with_values(column: pd.Series[Any], name: str, changed: Mapping[int, Any]) -> pd.Series[Any]:
    values = [as_kept(name, value) for value in changed.values()]
    column = column.copy()
    if name in DATE_FIELDS:
        column.iloc[list(changed)] = np.array(values, dtype="datetime64[us]")
    elif name in FLAG_FIELDS:
        column.iloc[list(changed)] = np.array(values, dtype=bool)
    else:
        column.iloc[list(changed)] = _texts(values)
    return column


def _texts(values: Any) -> Any:
    return pd.array(values, dtype="str")


def _with_levels(frame: pd.DataFrame, name: str, changed: Iterable[int]) -> pd.Series[Any]:
    """The mapped level of each changed cell, as the other cells of the column that hold the same word have it."""
    positions = list(changed)
    others = frame[[name, LEVEL_FIELDS[name]]].drop(index=positions)
    known: dict[str, str | None] = {}
    for word in frame[name].iloc[positions].dropna().unique():
        known[word] = level_beside(others, name, word)
    column = frame[LEVEL_FIELDS[name]].copy()
    found = [None if pd.isna(word) else known[word] for word in frame[name].iloc[positions]]
    column.iloc[positions] = _texts(found)
    return column


def _touchpoints(draft: Draft) -> pd.DataFrame:
    frame = _logged(draft)
    if not draft.merged:
        return frame
    kept = np.delete(np.arange(draft.count), sorted(draft.merged))
    new_position = np.full(draft.count, -1, dtype=np.int64)
    new_position[kept] = np.arange(len(kept))
    for drop, keep in draft.merged.items():
        new_position[drop] = new_position[keep]
    frame = frame.assign(contact=new_position[frame["contact"].to_numpy()])
    return frame[~frame.duplicated(["contact", "sheet", "row"])].reset_index(drop=True)


def _logged(draft: Draft) -> pd.DataFrame:
    """The touchpoints with those that were logged, each with the contact as numbered before any merge."""
    frame = draft.register.touchpoints
    if not draft.touches:
        return frame
    touches = draft.touches
    new: dict[str, Any] = {
        "contact": np.array([touch.position for touch in touches], dtype=np.int64),
        "date": np.array([touch.date for touch in touches], dtype="datetime64[us]"),
        "done": np.array([touch.done for touch in touches], dtype=bool),
        "notes": _texts([touch.notes for touch in touches]),
        "row": np.array([touch.row for touch in touches], dtype=np.int64),
    }
    columns = {}
    for name in TOUCHPOINT_COLUMNS:
        if name in _CATEGORIES:
            texts = [getattr(touch, name, None) for touch in touches]
            columns[name] = _more(frame[name], texts)
        else:
            columns[name] = pd.concat([frame[name], pd.Series(new[name])], ignore_index=True)
    return pd.DataFrame(columns)


def _more(column: pd.Series[Any], texts: Sequence[str | None]) -> pd.Series[Any]:
    """A column of categories with more texts at its end."""
    fresh = pd.Categorical(_texts(texts), categories=_texts(list(dict.fromkeys(filter(None, texts)))))
    both: Any = [column, pd.Series(fresh)]
    return pd.Series(union_categoricals(both))


def _left_out(draft: Draft) -> pd.DataFrame:
    """The rows left out, with those of contacts merged away, each by what the contact who remains is called now."""
    left_out = draft.register.left_out
    merged = draft.merged_rows()
    if not merged:
        return left_out
    whys = {place: why_merged(str(draft.value(keep, "contact_id")), draft.name(keep)) for place, keep in merged.items()}
    known = list(zip(left_out["sheet"].tolist(), left_out["row"].tolist(), strict=True))
    told = [whys.pop(place, why) for place, why in zip(known, left_out["why"].tolist(), strict=True)]
    rows = {"sheet": [sheet for sheet, _ in whys], "row": [row for _, row in whys], "why": list(whys.values())}
    return pd.concat([left_out.assign(why=_texts(told)), pd.DataFrame(rows)], ignore_index=True)


def _policy(draft: Draft) -> Mapping[str, Mapping[str, float | bool]]:
    policy = {group: dict(values) for group, values in draft.register.policy.items()}
    for (group, name), value in draft.policy.items():
        policy.setdefault(group, {})[name] = value
    return policy
