"""The register with edits in it, as it would be read from the workbook that holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from pmodash.journal.apart_edits import apart_after
from pmodash.journal.draft import Draft
from pmodash.journal.edits import Edit
from pmodash.journal.log_after import log_after, positions_after
from pmodash.journal.merging import merged_places, merged_rows
from pmodash.journal.replaying import replay
from pmodash.journal.values import FLAG_FIELDS, as_kept
from pmodash.network.levels import LEVEL_FIELDS, level_beside
from pmodash.network.means_and_intervals import both_told
from pmodash.network.merged_contacts import without
from pmodash.network.register import CONTACT_COLUMNS, TO_THEMSELF, Register, left_out_frame
from pmodash.network.row_reasons import why_merged
from pmodash.vocabulary import DATE_FIELDS
from pmodash.workbook.placement import pushed_down, with_rows
from pmodash.workbook.tables import Layout


def apply(
    register: Register, edits: Sequence[Edit], as_of: dt.date | None = None, home: tuple[str, ...] | None = None
) -> Register:
    """The register with the edits made to it, in order; the register given stays as it is.

    RefusedEditError names the first edit that cannot be made, by its number, and then none is made. The edits
    do not depend on the as-of date: a touchpoint logged for a later day is there on every date.
    """
    return applied(replay(register, edits, home)) if edits else register


def applied(draft: Draft) -> Register:
    """The register that a replay has come to.

    Contacts merged away are listed as left out, with their reason; their links are those of the contact kept, and
    rows that linked no others than the two are left out too.
    """
    register = draft.register
    kept = without(_contacts(draft), draft.merged)
    log, links = log_after(draft, kept.finder), _links(draft)
    return replace(
        register,
        contacts=kept.frame,
        touchpoints=log.touchpoints,
        unsettled=log.unsettled,
        links=links[links["first"] != links["second"]].drop_duplicates(ignore_index=True),
        left_out=_left_out(draft, log.settled, links),
        gone=_gone(draft, kept.gone),
        merged={place: str(draft.value(keep, "contact_id")) for place, keep in merged_rows(draft).items()},
        merged_into=merged_places(draft),
        layout=_layout(draft),
        has_touchpoint_sheet=register.has_touchpoint_sheet or bool(draft.touches),
        policy=_policy(draft),
        source_groups=draft.source_groups,
        apart=apart_after(draft),
        group_rules=draft.group_rules,
        story=draft.story,
    )


def _gone(draft: Draft, gone: pd.DataFrame) -> pd.DataFrame:
    """Those merged away in the workbook, by whom they stand for now, and those whom the edits merged."""
    before = draft.register.gone
    stands_for = positions_after(draft)[before["stands_for"].to_numpy()]
    return pd.concat([before.assign(stands_for=stands_for), gone], ignore_index=True)


def _layout(draft: Draft) -> Layout:
    layout = with_rows(draft.register.layout, "contacts", list(draft.added.values()))
    return with_rows(layout, "touchpoints", [touch.site for touch in draft.touches])


def _contacts(draft: Draft) -> pd.DataFrame:
    frame = draft.register.contacts
    if draft.added:
        frame = pd.concat([frame, _added(draft)], ignore_index=True)
    changes = dict(draft.changes)
    columns = {name: _with_values(frame[name], name, changed) for name, changed in changes.items()}
    frame = frame.assign(**columns)
    if in_one_cell := sorted({*changes.get("vehicle", ()), *changes.get("cadence", ())}):
        frame = _with_both_told(frame, in_one_cell)
    levels = {
        column: _with_levels(frame, name, changes[name]) for name, column in LEVEL_FIELDS.items() if name in changes
    }
    return frame.assign(**levels) if levels else frame


def _with_both_told(frame: pd.DataFrame, positions: list[int]) -> pd.DataFrame:
    """The frame with what a changed cell of these contacts says both of how often and by what means."""
    told = both_told({name: frame[name].iloc[positions] for name in ("vehicle", "cadence")})
    return frame.assign(**{name: _with_texts(frame[name], positions, texts) for name, texts in told.items()})


def _with_texts(column: pd.Series[Any], positions: list[int], texts: pd.Series[Any]) -> pd.Series[Any]:
    column = column.copy()
    column.iloc[positions] = texts.array
    return column


def _added(draft: Draft) -> pd.DataFrame:
    """The new contacts with nothing but their place; their values are among the changes."""
    sites = list(draft.added.values())
    blank = draft.register.contacts.iloc[:0].reindex(range(len(sites)))
    blank = blank.astype(draft.register.contacts.dtypes.drop(["row", *FLAG_FIELDS]).to_dict())
    return blank.assign(
        sheet=pd.Series([site.sheet for site in sites], dtype="str"),
        row=np.array([site.row for site in sites], dtype=np.int64),
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


def _links(draft: Draft) -> pd.DataFrame:
    """The recorded links with the contacts' positions as they are now; those of merged ones are the remaining one's."""
    links = draft.register.links
    if not draft.merged:
        return links
    position = positions_after(draft)
    return links.assign(**{end: position[links[end].to_numpy()] for end in ("first", "second")})


def _left_out(draft: Draft, settled: Iterable[tuple[str, int]], links: pd.DataFrame) -> pd.DataFrame:
    """The rows left out: without those that hold a record now, with those of contacts merged away and of links that
    have the same contact at each end since.
    """
    before, sites = draft.register.left_out, draft.new_sites
    pushed = pushed_down(sites)
    reasons: dict[tuple[str, int], str] = {}
    for sheet, row, why in zip(before["sheet"], before["row"], before["why"], strict=True):
        table, count = pushed.get(sheet, (None, 0))
        reasons[sheet, row + count if table is not None and row >= table.foot else row] = why
    for place in [*settled, *((site.sheet, site.row) for site in sites)]:
        reasons.pop(place, None)
    for place, keep in merged_rows(draft).items():
        reasons[place] = why_merged(str(draft.value(keep, "contact_id")), draft.name(keep))
    return left_out_frame(reasons | _idle(links))


def _idle(links: pd.DataFrame) -> dict[tuple[str, int], str]:
    """The rows of links that tie no two contacts."""
    places = list(zip(links["sheet"].tolist(), links["row"].tolist(), strict=True))
    ties = (links["first"] != links["second"]).tolist()
    of_two = {place for place, two in zip(places, ties, strict=True) if two}
    return {place: TO_THEMSELF for place in places if place not in of_two}


def _policy(draft: Draft) -> Mapping[str, Mapping[str, float | bool]]:
    policy = {group: dict(values) for group, values in draft.register.policy.items()}
    for (group, name), value in draft.policy.items():
        policy.setdefault(group, {})[name] = value
    return policy
