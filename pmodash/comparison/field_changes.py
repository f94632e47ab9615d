"""Which fields of the contacts in both workbooks differ, from what to what."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pmodash.comparison.field_values import NAME_PARTS, comparable, differs, keeps, told
from pmodash.comparison.matching import Matches
from pmodash.comparison.person_keys import own_ids
from pmodash.findings import Finding
from pmodash.network.register import Register
from pmodash.vocabulary import CONTACT_FIELDS
from pmodash.workbook.field_names import field_label

COLUMNS = ("contact_id", "name", "field", "old", "new")


def fields_changed(earlier: Register, later: Register, matches: Matches) -> pd.DataFrame:
    """One row a contact and field that differs, as each workbook tells it, in the order of the later one's rows.

    A field that the later workbook does not keep at all is no change: see `fields_lost`. First and last names are
    looked at only where the whole name is the same.
    """
    changed = list(changed_fields(earlier, later, matches))
    rows = np.concatenate([places for _, places in changed]) if changed else np.array([], dtype=np.int64)
    fields = [field for field, places in changed for _ in places]
    before, after = told(earlier.contacts), told(later.contacts)
    olds = [before[field].array[places] for field, places in changed]
    news = [after[field].array[matches.later_of[places]] for field, places in changed]
    now = later.contacts.iloc[matches.later_of[rows]]
    frame = pd.DataFrame(
        {
            "contact_id": now["contact_id"].array,
            "name": now["name"].array,
            "field": pd.array(fields, dtype="str"),
            "old": _together(olds),
            "new": _together(news),
        }
    )
    rank = np.array([CONTACT_FIELDS.index(field) for field in fields], dtype=np.int64)
    order = np.lexsort((rank, matches.later_of[rows]))
    return frame.iloc[order].reset_index(drop=True)


def changed_fields(earlier: Register, later: Register, matches: Matches) -> Iterator[tuple[str, np.ndarray]]:
    """Each field with the positions, in the earlier workbook, of the contacts in whom it differs."""
    both = matches.both
    before = earlier.contacts.iloc[both].reset_index(drop=True)
    after = later.contacts.iloc[matches.later_of[both]].reset_index(drop=True)
    old, new = _with_own_ids(comparable(before), before), _with_own_ids(comparable(after), after)
    renamed = differs("name", old, new, before, after)
    for field in CONTACT_FIELDS:
        if not keeps(later, field) or (field in NAME_PARTS and not keeps(earlier, field)):
            continue
        apart = renamed if field == "name" else differs(field, old, new, before, after)
        if field == "contact_id":
            apart = apart & old[field].notna().to_numpy() & new[field].notna().to_numpy()
        if field in NAME_PARTS:
            apart = apart & (old["name"] == new["name"]).to_numpy()
        if apart.any():
            yield field, both[apart]


def fields_lost(earlier: Register, later: Register, matches: Matches) -> tuple[Finding, ...]:
    """A note for each field that the earlier workbook tells of contacts and the later one has no column for."""
    found = earlier.contacts.iloc[matches.both]
    return tuple(
        Finding(
            "note",
            "field-not-in-later",
            found=f"the later workbook does not keep {field_label(field)}",
            expected=f"the earlier one tells it of {count:,}",
            remedy="These are not counted as changes. If a column was not recognised, correct it on the Upload page",
        )
        for field in CONTACT_FIELDS
        if field not in NAME_PARTS
        and keeps(earlier, field)
        and not keeps(later, field)
        and (count := _tells(found[field]))
    )


def _tells(values: pd.Series) -> int:
    return int(values.sum() if values.dtype == bool else values.notna().sum())


def _with_own_ids(values: pd.DataFrame, contacts: pd.DataFrame) -> pd.DataFrame:
    return values.assign(contact_id=own_ids(contacts))


def _together(parts: list[pd.api.extensions.ExtensionArray]) -> pd.api.extensions.ExtensionArray:
    return pd.array([value for part in parts for value in part], dtype="str")
