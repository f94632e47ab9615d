"""The contacts as they may be seen: labels for people and organisations, and no word that tells who they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmodash.planning.cadence import cadence_days
from pmodash.planning.leavers import LEFT, inactive_rules, leavers
from pmodash.redaction.people_labels import numbered
from pmodash.redaction.veil import Veil, mapped
from pmodash.redaction.wording import wording

OF_THE_PERSON = ("name", "first_name", "last_name", "email")
FREE = ("phone", "role", "relationship", "location", "linkedin", "tags", "notes")
NUMBERED = ("job_title", "department")
CATEGORIES = (
    "source",
    "group",
    "network_type",
    "influence",
    "interest",
    "engagement_current",
    "engagement_desired",
)


def hidden_contacts(contacts: pd.DataFrame, veil: Veil) -> pd.DataFrame:
    """The contacts with the same blanks, dates and levels, so that every measure stays as it was."""
    names = pd.Series(veil.names, contacts.index, dtype="str")
    hidden: dict[str, pd.Series[Any]] = {
        **{field: names.where(contacts[field].notna()) for field in OF_THE_PERSON},
        "contact_id": pd.Series(veil.ids, contacts.index, dtype="str"),
        **{field: mapped(contacts[field], lambda _: str(wording()["hidden"])) for field in FREE},
        **{field: mapped(contacts[field], _numbered(contacts[field], veil, field)) for field in NUMBERED},
        **{
            field: mapped(contacts[field], veil.category(contacts[field].dropna().unique(), field))
            for field in CATEGORIES
        },
        "organisation": mapped(contacts["organisation"], veil.organisations),
        "owner": mapped(contacts["owner"], veil.owners),
        "vehicle": mapped(contacts["vehicle"], veil.vehicles),
        "status": mapped(contacts["status"], _statuses(contacts["status"], veil)),
        "cadence": mapped(contacts["cadence"], _cadences(contacts["cadence"], veil)),
        "sheet": mapped(contacts["sheet"], veil.sheet),
        "row": pd.Series(veil.numbers, contacts.index) if veil.all_of_it else contacts["row"],
    }
    if veil.all_of_it:
        return contacts.assign(**hidden)
    return contacts.assign(**{field: _some(contacts, hidden[field], veil, field) for field in hidden})


def _some(contacts: pd.DataFrame, hidden: pd.Series[Any], veil: Veil, field: str) -> pd.Series[Any]:
    """The column of those hidden; the others' own words, with nobody hidden named in them."""
    shown = hidden
    if field in (*FREE, *NUMBERED, *OF_THE_PERSON):
        shown = mapped(contacts[field], veil.text.of)
    elif field == "organisation":
        shown = mapped(contacts[field], veil.organisation)
    elif field == "row":
        shown = contacts[field]
    return hidden.where(veil.whom, shown).astype(contacts[field].dtype)


def _numbered(column: pd.Series[Any], veil: Veil, field: str) -> Mapping[str, str]:
    if veil.coarse:
        return dict.fromkeys(map(str, column.dropna().unique()), str(wording()["hidden"]))
    order = np.argsort(veil.numbers, kind="stable")
    return numbered(map(str, column.iloc[order].dropna().unique()), veil.nouns[field])


def _statuses(column: pd.Series[Any], veil: Veil) -> Mapping[str, str]:
    """Each status, or one that says as much of leaving and no more."""
    texts = pd.Series(column.dropna().unique(), dtype="str")
    said = leavers(texts)
    words = {rule.why: rule.matches[0] for rule in inactive_rules()}
    words |= {LEFT: wording()["statuses"]["left"]}
    found = {}
    for text, why, day in zip(texts, said["not_active"], said["left_on"], strict=True):
        neutral = words[why] if isinstance(why, str) else wording()["statuses"]["active"]
        dated = f"{neutral} {day:%Y-%m-%d}" if why == LEFT and not pd.isna(day) else neutral
        found[text] = text if veil.keeps(text) else dated
    return found


def _cadences(column: pd.Series[Any], veil: Veil) -> Mapping[str, str]:
    """Each cadence, or the days that it asks for."""
    texts = pd.Series(column.dropna().unique(), dtype="str")
    read = cadence_days(texts)
    found = {}
    for text, days, kind in zip(texts, read["days"], read["kind"], strict=True):
        neutral = "not understood" if kind == "unknown" else "ad hoc"
        dated = neutral if pd.isna(days) else f"every {days} days"
        found[text] = text if veil.keeps(text) else dated
    return found
