"""An id for every contact: its own where that names it alone, else the place of its row."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmodash.findings import Finding
from pmodash.network.merged_contacts import is_marked

MOST_FINDINGS = 50
MOST_ROWS_NAMED = 10


def with_ids(frame: pd.DataFrame, table: pd.Series) -> tuple[pd.DataFrame, list[Finding]]:
    """The contacts with a unique id each: their own where it is theirs alone, else "Sheet!row".

    `table` tells which table each contact comes from. An id that stands twice in a table names nobody and is
    left for both, with a finding; one that another table uses again stays with the first table. A contact merged into
    another keeps an id that nobody else has.
    """
    merged = is_marked(frame["status"])
    own = frame["contact_id"].mask(merged)
    twice = own.notna() & pd.DataFrame({"table": table, "id": own}).duplicated(keep=False)
    ids = own.mask(twice | own.mask(twice).duplicated())
    theirs = frame["contact_id"].where(merged)
    ids = ids.fillna(theirs.mask(theirs.isin(own) | theirs.duplicated()))
    places = frame["sheet"] + "!" + frame["row"].astype("str")
    whole = ids.fillna(places)
    if whole.duplicated().any():
        whole = _made_unique(ids, places)
    return frame.assign(contact_id=whole), _findings(frame, twice)


def _made_unique(ids: pd.Series, places: pd.Series) -> pd.Series:
    taken = set(ids.dropna())
    unique = ids.tolist()
    for i in np.flatnonzero(ids.isna()).tolist():
        candidate, turn = str(places[i]), 2
        while candidate in taken:
            candidate, turn = f"{places[i]}#{turn}", turn + 1
        taken.add(candidate)
        unique[i] = candidate
    return pd.Series(unique, index=ids.index, dtype="str")


def _findings(frame: pd.DataFrame, twice: pd.Series) -> list[Finding]:
    rows_of: dict[tuple[str, str], list[int]] = {}
    columns = frame.loc[twice, ["sheet", "contact_id", "row"]]
    for sheet, own, row in columns.itertuples(index=False, name=None):
        rows_of.setdefault((sheet, own), []).append(row)
    return [
        Finding(
            "fix",
            "id-duplicate",
            sheet,
            ", ".join(f"{row}:{row}" for row in rows[:MOST_ROWS_NAMED]),
            own,
            "an id for one contact only",
            "Give each contact its own id; until then touchpoints with this id cannot be matched.",
        )
        for (sheet, own), rows in list(rows_of.items())[:MOST_FINDINGS]
    ]
