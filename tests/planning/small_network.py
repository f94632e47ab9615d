"""Small registers written in the test itself: contacts and touchpoints as dicts, everything not said left blank."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmodash.knowledge import Network
from pmodash.network.groups import Classified
from pmodash.network.home import Home
from pmodash.network.register import (
    CONTACT_COLUMNS,
    TOUCHPOINT_COLUMNS,
    UNSETTLED_COLUMNS,
    Register,
    check_contacts,
    check_touchpoints,
)
from pmodash.network.touchpoint_frames import no_touchpoints
from pmodash.planning.policy import policy_of
from pmodash.vocabulary import groups, vehicles
from pmodash.workbook.tables import Layout

AS_OF = dt.date(2026, 11, 22)
DATES = ("last_touchpoint", "next_touchpoint", "first_met")


def days_before(days: int, as_of: dt.date = AS_OF) -> dt.date:
    return as_of - dt.timedelta(days=days)


def contact(group: str | None = "Senior Leadership", **fields: Any) -> dict[str, Any]:
    """A contact in a group, with whatever else the test says of them."""
    return {"_group": group, **fields}


def hub(**fields: Any) -> dict[str, Any]:
    return {"_group": None, "_source": "Team Members", **fields}


def touch(
    who: int, days: int, vehicle: str | None = "One-to-one", as_of: dt.date = AS_OF, **fields: Any
) -> dict[str, Any]:
    """A touchpoint with the contact at that place, so many days before as-of; done unless said otherwise."""
    return {"contact": who, "date": days_before(days, as_of), "vehicle": vehicle, "done": True, **fields}


def register(
    contacts: Sequence[Mapping[str, Any]], touchpoints: Sequence[Mapping[str, Any]] = (), **kinds: Any
) -> Register:
    return Register(
        contacts=_contacts(contacts),
        touchpoints=_touchpoints(touchpoints, len(contacts)),
        unsettled=no_touchpoints(UNSETTLED_COLUMNS),
        left_out=pd.DataFrame({"sheet": [], "row": [], "why": []}),
        findings=(),
        layout=Layout(()),
        vehicles=kinds.pop("vehicles", vehicles()),
        has_touchpoint_sheet=bool(touchpoints),
        **kinds,
    )


def _contacts(contacts: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    places = range(len(contacts))
    fixed = {
        "contact_id": [entry.get("contact_id", f"C{place}") for place, entry in enumerate(contacts)],
        "name": [entry.get("name", f"Contact {place}") for place, entry in enumerate(contacts)],
        "sheet": [entry.get("sheet", "Register") for entry in contacts],
    }
    columns = {}
    for column in CONTACT_COLUMNS:
        values = fixed.get(column) or [entry.get(column) for entry in contacts]
        if column in DATES:
            columns[column] = _days(values)
        elif column == "do_not_contact":
            columns[column] = np.array([bool(value) for value in values], dtype=bool)
        elif column == "row":
            columns[column] = np.arange(2, len(contacts) + 2, dtype=np.int64)
        else:
            columns[column] = pd.array(values, dtype="str")
    return check_contacts(pd.DataFrame(columns, index=places))


def _days(values: Sequence[dt.date | None]) -> Any:
    return np.array([np.datetime64("NaT") if value is None else value for value in values], dtype="datetime64[us]")


def _touchpoints(touchpoints: Sequence[Mapping[str, Any]], contacts: int) -> pd.DataFrame:
    columns: dict[str, Any] = {}
    for column in TOUCHPOINT_COLUMNS:
        values = [entry.get(column, "Touchpoints" if column == "sheet" else None) for entry in touchpoints]
        if column == "contact":
            columns[column] = np.array(values, dtype=np.int64)
        elif column == "date":
            columns[column] = _days(values)
        elif column == "done":
            columns[column] = np.array(values, dtype=bool)
        elif column == "row":
            columns[column] = np.arange(2, len(touchpoints) + 2, dtype=np.int64)
        else:
            text = pd.array(values, dtype="str")
            columns[column] = text if column == "notes" else pd.Categorical(text)
    return check_touchpoints(pd.DataFrame(columns), contacts)


def classified(contacts: Sequence[Mapping[str, Any]]) -> Classified:
    """The groups as the test says them."""
    types = {group.name: group.network_type for group in groups()}
    of_group = [entry.get("_group") for entry in contacts]
    columns = {
        "group": of_group,
        "source": [entry.get("_source") for entry in contacts],
        "network_type": [
            entry.get("_type", types.get(str(group))) for entry, group in zip(contacts, of_group, strict=True)
        ],
        "rule": ["as the test says" if group else None for group in of_group],
        "words": of_group,
        "why": of_group,
        "relationship": [None] * len(contacts),
    }
    frame = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
    rules = pd.DataFrame({"rule": [], "fires": [], "decides": [], "group": []})
    return Classified(frame=frame.assign(confidence=1.0), rules=rules, findings=())


NOWHERE = Home(names=(), domains=(), why="", findings=())


def network(
    contacts: Sequence[Mapping[str, Any]], touchpoints: Sequence[Mapping[str, Any]] = (), **kinds: Any
) -> Network:
    """The network of a small register with its groups as the test says them."""
    known = register(contacts, touchpoints, **kinds)
    return Network(known, NOWHERE, classified(contacts), policy_of(known))


def standing(
    contacts: Sequence[Mapping[str, Any]],
    touchpoints: Sequence[Mapping[str, Any]] = (),
    as_of: dt.date = AS_OF,
    **kinds: Any,
) -> pd.DataFrame:
    return network(contacts, touchpoints, **kinds).standing(as_of)
